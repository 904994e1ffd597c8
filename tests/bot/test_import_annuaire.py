"""The directory's file through the command line: report, confirmation, nothing twice, nobody deleted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.exemples.annuaire_fictif import generate


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "annuaire.csv").write_bytes(generate())
    return tmp_path


def count(home: Path) -> int:
    with sqlite3.connect(home / "data" / "relais.db") as connection:
        return int(connection.execute("SELECT count(*) FROM assistant_maternel").fetchone()[0])


IMPORT = ["import-annuaire", "annuaire.csv", "--relais", "artois-lys-romane"]


def test_the_report_comes_first_and_nothing_is_written_without_a_yes(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(IMPORT) == 0
    said = capsys.readouterr().out
    assert "Nouvelles fiches : 178" in said
    assert "ligne " in said
    assert "Ajoutez --yes" in said
    assert count(home) == 0


def test_importing_twice_changes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*IMPORT, "--yes"]) == 0
    assert count(home) == 178
    assert main([*IMPORT, "--yes"]) == 0
    said = capsys.readouterr().out
    assert "Fiches inchangées : 178" in said
    assert count(home) == 178


def test_what_a_file_tells_is_news_of_a_file_once(home: Path) -> None:
    (home / "annuaire.csv").write_text("Nom;Prénom;Commune;Dispo\nFictive;Iris;Lillers;libre\n", "utf-8")
    main([*IMPORT, "--yes"])
    main([*IMPORT, "--yes"])
    (home / "annuaire.csv").write_text("Nom;Prénom;Commune;Téléphone\nFictive;Iris;Lillers;0639980101\n", "utf-8")
    main([*IMPORT, "--yes"])
    with sqlite3.connect(home / "data" / "relais.db") as connection:
        news = connection.execute("SELECT genre, source, animateur_id FROM place_mise_a_jour ORDER BY id").fetchall()
    assert news == [("place", "import", None), ("profil", "import", None)]


def test_a_dry_run_writes_nothing_even_with_yes(home: Path) -> None:
    assert main([*IMPORT, "--dry-run", "--yes"]) == 0
    assert count(home) == 0


def test_nobody_is_deleted_by_a_shorter_file(home: Path) -> None:
    main([*IMPORT, "--yes"])
    (home / "annuaire.csv").write_text("Nom;Prénom;Commune\nFictive-Nouvelle;Iris;lillers\n", "utf-8")
    assert main([*IMPORT, "--yes"]) == 0
    assert count(home) == 179


def test_a_file_that_is_no_table_is_refused_in_one_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "annuaire.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert main(IMPORT) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import-annuaire", "absent.csv", "--relais", "oignies"], "FICHIER"),
        (["import-annuaire", "annuaire.csv"], "--relais"),
        (["import-annuaire", "annuaire.csv", "--relais", "nulle-part"], "nulle-part"),
    ],
)
def test_a_wrong_argument_is_one_sentence_and_status_2(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_carers_at_home_are_of_another_trade_and_imported_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (
        "Nom;Prénom;Commune;Statut;Téléphone\n"
        "Exemple;Sana;Lillers;Garde d'enfants à domicile;0639980131\n"
        "Exemple;Sana;Lillers;à domicile;0639980131\n"
        "Fictive;Iris;Lillers;MAM Les Lutins;0639980132\n"
        "Fictive;Nour;Lillers;MAM les lutins;0639980133\n"
    )
    (home / "annuaire.csv").write_text(lines, "utf-8")
    assert main([*IMPORT, "--yes"]) == 0
    before = count(home)
    assert main([*IMPORT, "--yes"]) == 0
    assert count(home) == before
    with sqlite3.connect(home / "data" / "relais.db") as connection:
        trades = connection.execute("SELECT prenom, profession FROM assistant_maternel ORDER BY id").fetchall()
        assert connection.execute("SELECT nom, commune FROM mam").fetchall() == [("Les Lutins", "62516")]
        assert connection.execute("SELECT count(*) FROM garde_a_domicile").fetchone() == (1,)
    assert ("Sana", "garde_a_domicile") in trades
