"""A copy made under load is whole; putting one back changes nothing when it cannot serve."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from store.backup import BackupError, copy_online, verify
from store.database import Database
from store.lock import locked
from store.migrate import migrate


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation whose bot does not run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    path = tmp_path / "data" / "relais.db"
    path.parent.mkdir()
    migrate(path)
    return path


def people(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as sql:
        return [prenom for (prenom,) in sql.execute("SELECT prenom FROM compte ORDER BY id")]


def add(path: Path, prenom: str, number: int) -> None:
    with closing(sqlite3.connect(path)) as sql, sql:
        sql.execute("INSERT INTO compte (telegram_id, prenom, created_at) VALUES (?, ?, '')", (number, prenom))


async def write_pairs(path: Path, stop: asyncio.Event) -> int:
    """Two rows a transaction: a torn copy would hold an odd number."""
    database, written = Database(path), 0
    await database.open()
    while not stop.is_set():
        async with database.writing() as sql:
            for _ in range(2):
                written += 1
                await sql.run(
                    "INSERT INTO compte (telegram_id, prenom, created_at) VALUES (:n, 'P', '')", {"n": written}
                )
    await database.close()
    return written


async def test_a_copy_made_while_the_bot_writes_is_whole(database: Path, tmp_path: Path) -> None:
    stop = asyncio.Event()
    writer = asyncio.create_task(write_pairs(database, stop))
    counts = [0]
    for n in range(5):
        async with asyncio.timeout(20):  # each copy comes after something was written, however busy the machine
            while len(people(database)) <= counts[-1]:
                await asyncio.sleep(0.01)
        copy = tmp_path / f"copie-{n}.db"
        await asyncio.to_thread(copy_online, database, copy)
        assert verify(copy) >= 1
        counts.append(len(people(copy)))
    stop.set()
    written = await writer
    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert 0 < counts[1] < counts[-1] <= written
    assert len(people(database)) == written


def test_what_was_saved_comes_back_and_the_replaced_file_is_kept(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(database, "Avant", 1)
    assert main(["backup"]) == 0
    (copy,) = (database.parent / "sauvegardes").glob("relais-*.db")
    assert str(copy) in capsys.readouterr().out
    add(database, "Après", 2)
    assert main(["restore", str(copy)]) == 0
    assert people(database) == ["Avant"]
    (aside,) = database.parent.glob("relais.remplacee-*.db")
    assert people(aside) == ["Avant", "Après"]
    assert str(aside) in capsys.readouterr().out


def test_what_was_only_in_the_journal_of_writes_is_kept_aside_too(database: Path) -> None:
    assert main(["backup"]) == 0
    (copy,) = (database.parent / "sauvegardes").glob("relais-*.db")
    sql = sqlite3.connect(database)  # killed with its -wal: closing it would empty it
    sql.execute("PRAGMA wal_autocheckpoint = 0")
    sql.execute("INSERT INTO compte (telegram_id, prenom, created_at) VALUES (1, 'Dans le WAL', '')")
    sql.commit()
    killed = database.parent / "tue"
    killed.mkdir()
    for file in database.parent.glob("relais.db*"):
        shutil.copy(file, killed)
    sql.close()
    for file in killed.iterdir():
        shutil.copy(file, database.parent)
    assert main(["restore", str(copy)]) == 0
    assert people(database) == []
    (aside,) = database.parent.glob("relais.remplacee-*.db")
    assert people(aside) == ["Dans le WAL"]


def test_nothing_is_put_back_while_a_bot_runs(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backup"])
    (copy,) = (database.parent / "sauvegardes").glob("relais-*.db")
    with locked(database):
        assert main(["restore", str(copy)]) == 2
    assert "Un robot tourne déjà" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["absent", "text", "foreign", "damaged", "newer"])
def test_a_file_that_cannot_serve_changes_nothing(
    kind: str, database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(database, "Toujours là", 1)
    file = tmp_path / "sauvegarde.db"
    match kind:
        case "text":
            file.write_text("bonjour\n" * 1000)
        case "foreign":
            with closing(sqlite3.connect(file)) as sql:
                sql.execute("CREATE TABLE autre (x)")
        case "damaged":
            copy_online(database, file)
            data = bytearray(file.read_bytes())
            data[4096:] = bytes(len(data) - 4096)
            file.write_bytes(data)
        case "newer":
            copy_online(database, file)
            with closing(sqlite3.connect(file)) as sql:
                sql.execute("PRAGMA user_version = 9999")
    before = database.read_bytes()
    assert main(["restore", str(file)]) == 1
    assert "Rien n'a été changé" in capsys.readouterr().out
    assert database.read_bytes() == before
    assert people(database) == ["Toujours là"]
    assert not list(database.parent.glob("relais.remplacee-*"))


def test_only_the_newest_copies_are_kept_and_other_files_are_left_alone(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"relais-2020-01-0{day}-030000.db").write_bytes(b"")
    (folder / "a-moi.db").write_bytes(b"")
    assert main(["backup", str(folder), "--garder", "3"]) == 0
    kept = sorted(file.name for file in folder.iterdir())
    assert len(kept) == 4
    assert kept[:3] == ["a-moi.db", "relais-2020-01-04-030000.db", "relais-2020-01-05-030000.db"]


def test_there_is_nothing_to_save_before_the_first_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "vide"))
    assert main(["backup"]) == 1
    assert "il n'y a pas de base de données" in capsys.readouterr().out
    with pytest.raises(BackupError):
        verify(tmp_path / "vide" / "relais.db")
