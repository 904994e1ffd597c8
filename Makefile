# `make demo` shows the service; `make test` proves it. Everything lives in .venv; nothing else is touched.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo run test check lint types arch format bench eval backup schema lock

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	@test -d .venv || $(PYTHON) -m venv .venv
	@echo "Installing the locked dependencies…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch .venv/.ready

demo: setup          ## the whole service on a local Telegram, no token, no network
	@$(BIN)/python -m bot demo

run: setup           ## the real bot; settings from the environment or .env
	@$(BIN)/python -m bot run

test: setup
	$(BIN)/python -m pytest

check: lint types arch test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy bot handlers content scheduler store tests benchmarks

arch: setup
	$(BIN)/lint-imports --no-logo

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	$(BIN)/python -m benchmarks

eval: setup          ## how well questions find their pages; every mistake: make eval MORE=-v
	@$(BIN)/python -m benchmarks.evaluation $(MORE)

backup: setup
	@$(BIN)/python -m bot backup

schema:              ## store/schema.sql, after a change of store/migrations
	@$(BIN)/python -c "import sqlite3, tempfile, pathlib; from store import migrate as m; p = pathlib.Path(tempfile.mkdtemp()) / 'x.db'; m.migrate(p); m.SCHEMA.write_text(m.schema(sqlite3.connect(p)))"

lock: setup          ## after a change of pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url --no-header -o requirements.lock pyproject.toml
