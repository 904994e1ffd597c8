"""`ask`: one line in, one JSON object out, whatever is typed; needs no setting, and minds none."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.commandes.ask import LONGEST

KINDS = {"answer", "choices", "unknown", "emergency", "language", "smalltalk", "search"}


class Entry:
    """Standard input as bytes."""

    def __init__(self, said: bytes) -> None:
        self.buffer = io.BytesIO(said)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with settings that would stop any other command."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_API_URL", "nonsense")
    monkeypatch.setenv("WEBHOOK_PORT", "-1")
    monkeypatch.delenv("RELAIS_DIR", raising=False)
    yield tmp_path
    assert not list(tmp_path.iterdir()), "no folder, no database"


def ask(
    said: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", Entry(said))
    assert main(["ask", *words]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return [json.loads(line) for line in captured.out.splitlines()]


def test_one_object_out_for_each_line_in(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["préavis nounou ?", "", "   ", "slt je cherche une nounou pr janvier", "il ne respire plus", "bonjour",
             "hello, I need a nanny", "quel temps fera-t-il"]  # fmt: skip
    said = ask("\n".join(lines).encode(), monkeypatch, capsys, "--json")
    assert [one["q"] for one in said] == lines
    assert [one["kind"] for one in said[1:7]] == ["unknown", "unknown", "search", "emergency", "smalltalk", "language"]
    assert {one["kind"] for one in said} <= KINDS
    for one in said:
        assert set(one) == {"q", "kind", "pages"} | ({"lang"} if one["kind"] == "language" else set())
        assert bool(one["pages"]) == (one["kind"] in ("answer", "choices", "search"))
        assert len(one["pages"]) <= 3
        for page in one["pages"]:
            assert set(page) == {"page", "subject", "score"}
            assert 0 <= page["score"] <= 1
    assert said[0]["pages"][0]["subject"] == "rupture-preavis"
    assert said[6]["lang"] == "en"


def test_without_json_it_is_json_too(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(b"bonjour\n", monkeypatch, capsys) == ask(b"bonjour\n", monkeypatch, capsys, "--json")


@pytest.mark.parametrize(
    "said", [b"\xff\xfe\x00\x80\n", b"\x00\x00\n", b"a" * (3 * LONGEST) + b"\n", "🙂🙂\n".encode(), b"???\n", b'{"\n']
)
def test_whatever_is_typed(
    said: bytes, nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ask(said + b"bonjour\n", monkeypatch, capsys)
    assert len(answers) == 2
    assert answers[1]["kind"] == "smalltalk"


def test_no_line_in_no_line_out(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(b"", monkeypatch, capsys) == []


def test_a_relais_answers_with_its_own_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("RELAIS_DIR", raising=False)
    question = "qui décide de l'attribution des places en crèche ?\n".encode()
    there = ask(question, monkeypatch, capsys, "--relais", "mainvilliers")[0]
    elsewhere = ask(question, monkeypatch, capsys, "--relais", "oignies")[0]
    assert any(page["page"].startswith("mainvilliers/") for page in there["pages"])
    assert not any(page["page"].startswith("mainvilliers/") for page in elsewhere["pages"])


def test_an_unknown_relais_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("RELAIS_DIR", raising=False)
    monkeypatch.setattr(sys, "stdin", Entry(b"bonjour\n"))
    assert main(["ask", "--relais", "lyon"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "« lyon » trouvé" in captured.err


def test_each_answer_leaves_at_once_and_a_reader_may_go(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env={"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": ""},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"bonjour\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["kind"] == "smalltalk", "before the next question is known"
        process.stdout.close()
        process.stdin.write(b"bonjour\n" * 3)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
    assert not list(tmp_path.iterdir())
