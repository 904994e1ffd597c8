"""No table may hold a person without « Mes données » knowing of it, and erasing her must empty them all."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.database import Database
from store.donnees import OTHERWISE, SECTIONS
from store.migrate import migrate
from store.unit import Tx

POINTS_TO_SOMEBODY = {"compte_id", "telegram_id", "famille_id", "chat_id", "demande_id", "animateur_id", "used_by"}


def tables(path: Path) -> dict[str, set[str]]:
    with closing(sqlite3.connect(path)) as sql:
        names = [name for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: {row[1] for row in sql.execute(f"PRAGMA table_info({name})")}
            for name in names
            if not name.startswith("sqlite_")
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "relais.db"
    migrate(file)
    return file


def test_every_table_that_points_to_a_person_is_shown_or_has_a_reason_not_to_be(path: Path) -> None:
    shown = {name for sql in SECTIONS.values() for name in re.findall(r"(?:FROM|JOIN) (\w+)", sql)}
    pointing = {name for name, columns in tables(path).items() if columns & POINTS_TO_SOMEBODY}
    assert pointing - shown - set(OTHERWISE) == set()
    assert set(OTHERWISE) <= set(tables(path))


async def test_erasing_an_account_works_whatever_points_to_it(path: Path) -> None:
    database = Database(path)
    await database.open()
    try:
        async with database.writing() as sql:
            (slug,) = (await Tx(sql).relais.know(["ici"])).values()
            await sql.run("INSERT INTO compte (id, telegram_id, prenom, created_at) VALUES (1, 7, 'Anne', '')")
            await sql.run(
                """INSERT INTO animateur (id, relais_id, compte_id, nom, created_at, revoked_at)
                   VALUES (1, :r, 1, 'Anne', '', '')""",
                {"r": slug},
            )
            await sql.run(
                """INSERT INTO invitation (relais_id, empreinte, pour, animateur_id, created_at, expires_at, used_by)
                   VALUES (:r, 'x', 'equipe', 1, '', '', 1)""",
                {"r": slug},
            )
            await sql.run(
                """INSERT INTO import_annuaire (relais_id, animateur_id, chat_id, file_id, nom, etat, created_at)
                   VALUES (:r, 1, 7, 'f', 'n', 'abandonne', '')""",
                {"r": slug},
            )
            await Tx(sql).donnees.erase_compte(1, 7)
        async with database.reading() as sql:
            for table in ("compte", "animateur", "invitation", "import_annuaire"):
                assert await sql.value(f"SELECT count(*) FROM {table}") == 0
    finally:
        await database.close()
