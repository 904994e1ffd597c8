"""Settings: an empty variable is unset, a secret may lie in a file, and a mistake is one French sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config import Settings, SettingsError, load_settings

TOKEN = "123456:AbC-dEf_1234"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env, and no variable of this machine."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("TELEGRAM_TOKEN_FILE", "WEBHOOK_SECRET_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "TELEGRAM_TOKEN manque"),
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN manque"),
        ({"TELEGRAM_TOKEN": "hello"}, "TELEGRAM_TOKEN : le jeton donné par @BotFather était attendu"),
        ({"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": "api.telegram.org"}, "TELEGRAM_API_URL : une adresse"),
        ({"TELEGRAM_TOKEN": TOKEN, "DATABASE_URL": "postgres://x"}, "DATABASE_URL : sqlite:///"),
        ({"TELEGRAM_TOKEN": TOKEN, "WEBHOOK_PORT": "many"}, "WEBHOOK_PORT : un nombre entier était attendu"),
        ({"TELEGRAM_TOKEN": TOKEN, "SIMULATOR_PORT": "70000"}, "SIMULATOR_PORT : un numéro de port"),
        ({"TELEGRAM_TOKEN": TOKEN, "WEBHOOK_URL": "https://x.org/h"}, "WEBHOOK_SECRET : avec WEBHOOK_URL"),
        ({"TELEGRAM_TOKEN": TOKEN, "HTTP_CLIENT": "curl"}, "HTTP_CLIENT : aiohttp ou httpx était attendu"),
        ({"TELEGRAM_TOKEN": TOKEN, "LETTERS_PER_SECOND": "0"}, "LETTERS_PER_SECOND : un nombre"),
        ({"TELEGRAM_TOKEN": TOKEN, "BOT_CLOCK_FILE": "nowhere"}, "BOT_CLOCK_FILE : une date et une heure ISO"),
        ({"TELEGRAM_TOKEN": TOKEN, "BOT_CLOCK_FILE": "naive"}, "BOT_CLOCK_FILE : la date de naive n'a pas de décalage"),
        ({"TELEGRAM_TOKEN_FILE": "nowhere"}, "TELEGRAM_TOKEN_FILE : un fichier lisible était attendu"),
        ({"TELEGRAM_TOKEN": TOKEN, "DATA_DIR": "naive"}, "DATA_DIR : un dossier où écrire était attendu"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_clear_sentence(
    given: dict[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("naive").write_text("2026-10-13T10:00:00", "utf-8")
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith(sentence)
    assert "\n" not in said


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert load_settings() == Settings()


def test_a_secret_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", "utf-8")
    monkeypatch.setenv("TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    assert load_settings().token() == TOKEN


def test_settings_may_stand_in_a_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\nWEBHOOK_PORT=\n", "utf-8")
    assert load_settings().token() == TOKEN
    assert load_settings().webhook_port == 8443


def test_the_file_address_is_that_of_the_api_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/bot")
    assert load_settings().telegram_file_url == "http://127.0.0.1:8081/file/bot"


@pytest.mark.parametrize("token", ["1:a", "123456:AbC-dEf_1234"])
def test_a_token_is_digits_a_colon_and_letters(token: str) -> None:
    assert Settings(telegram_token=token).token() == token


@pytest.mark.parametrize("token", ["1:", ":a", "1:a b", "x1:a", "1:a:b", "1:a\n"])
def test_anything_else_is_no_token(token: str) -> None:
    with pytest.raises(SettingsError):
        Settings(telegram_token=token).token()


def test_a_secret_file_may_be_named_in_the_env_file_too(tmp_path: Path) -> None:
    (tmp_path / "jeton").write_text(f"{TOKEN}\n", "utf-8")
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN_FILE=jeton\n", "utf-8")
    assert load_settings().token() == TOKEN
