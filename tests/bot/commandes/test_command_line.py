"""The command line is French throughout: help, mistakes, refusals; a mistake is one sentence and status 2."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import COMMANDES, main

ENGLISH = re.compile(r"\b(usage|show|help message|positional|optional|error|invalid|required|expected|argument is)\b")
NAMES = COMMANDES


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine counts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    for name in ("TELEGRAM_TOKEN", "DATABASE_URL", "RELAIS_DIR", "BOT_CLOCK_FILE"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str) -> int:
    """The status of a command."""
    try:
        return main(words)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize("words", [(), *[(name,) for name in NAMES], ("relais", "check")])
def test_help_is_french(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words, "--help") == 0
    said = capsys.readouterr().out
    assert said.startswith("utilisation : relais-bot")
    assert "afficher cette aide" in said
    assert "\noptions :" in said
    assert not ENGLISH.search(said.replace("--help", ""))


def test_every_command_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    said = capsys.readouterr().out
    assert all(re.search(rf"^ +{re.escape(name)}( |$)", said, re.MULTILINE) for name in NAMES)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "il manque COMMANDE"),
        (("danse",), "« danse » n'est pas une commande"),
        (("backup", "--garder"), "une valeur était attendue après --garder"),
        (("backup", "--garder", "0"), "--garder : un nombre entier à partir de 1 était attendu, « 0 » trouvé"),
        (("restore",), "il manque FICHIER"),
        (("run", "--vite"), "« --vite » n'est pas compris"),
        (("check", "--help=oui"), "-h/--help n'attend pas de valeur"),
        (("relais",), "il manque COMMANDE"),
    ],
)
def test_a_mistake_is_one_french_sentence_and_status_2(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert not ENGLISH.search(said.replace("--help", ""))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TELEGRAM_TOKEN", "", "TELEGRAM_TOKEN manque"),
        ("TELEGRAM_TOKEN", "abc", "TELEGRAM_TOKEN : le jeton"),
        ("BOT_CLOCK_FILE", "absent", "BOT_CLOCK_FILE : une date et une heure ISO étaient attendues dans absent"),
        ("WEBHOOK_PORT", "beaucoup", "WEBHOOK_PORT : un nombre entier était attendu, « beaucoup » trouvé"),
        ("DATABASE_URL", "postgres://x", "DATABASE_URL : sqlite:///chemin"),
        ("TELEGRAM_TOKEN_FILE", "absent", "TELEGRAM_TOKEN_FILE : un fichier lisible était attendu (absent)"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(
    name: str, value: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert run("run") == 2
    said = capsys.readouterr().err
    assert said.startswith(words)
    assert said.count("\n") == 1


def test_a_relais_folder_without_any_file_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RELAIS_DIR", str(tmp_path / "vide"))
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:abc")
    assert run("run") == 2
    assert capsys.readouterr().err.startswith("RELAIS_DIR : ")


def test_relais_check_names_the_file_the_key_and_what_was_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "oignies.toml").write_text('nom = 3\ndepartement = "62"\n', "utf-8")
    assert run("relais", "check", str(tmp_path)) == 1
    assert "oignies.toml : nom : " in capsys.readouterr().out


def test_relais_check_approves_the_shipped_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("relais", "check") == 0
    assert capsys.readouterr().out.count("en ordre") == 4
