"""The register is counted by the days of Paris, without what was undone; old words were made one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from store.database import Database
from store.migrate import MIGRATIONS, migrate
from store.unit import Tx

MINUIT_PASSE = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)  # 0 h 30 on 1 November in Paris


async def test_a_contact_belongs_to_its_day_in_paris(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        (home,) = (await tx.relais.know(["ici"])).values()
        for le in (MINUIT_PASSE, datetime(2026, 10, 31, 22, 30, tzinfo=UTC)):
            await tx.contacts.add(home, le, "famille", "recherche d'un mode d'accueil", "mail", [])
        october = await tx.registre.count(home, date(2026, 10, 1), date(2026, 11, 1))
        november = await tx.registre.count(home, date(2026, 11, 1), date(2026, 12, 1))
    assert (october.count(), november.count()) == (1, 1)


async def test_what_is_undone_is_kept_and_not_counted(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        (home,) = (await tx.relais.know(["ici"])).values()
        first = await tx.contacts.add(home, MINUIT_PASSE, "partenaire", "action commune", "visio", [])
        await tx.contacts.save(first, annule_le=MINUIT_PASSE)
        days = date(2026, 11, 1), date(2026, 12, 1)
        assert (await tx.registre.count(home, *days)).count() == 0
        assert [one.id for one in await tx.registre.list_all(home, *days)] == [first]


async def test_one_screen_gives_one_contact(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        (home,) = (await tx.relais.know(["ici"])).values()
        made = [
            await tx.contacts.add(home, MINUIT_PASSE, "famille", motif, "téléphone", [], ecran="3:77")
            for motif in ("recherche d'un mode d'accueil", "accompagnement à la parentalité")
        ]
        assert made[0] == made[1]
        assert await sql.value("SELECT motif FROM contact") == "recherche d'un mode d'accueil"


def test_contacts_written_with_other_words_are_counted_with_those_of_today(tmp_path: Path) -> None:
    path, before = tmp_path / "relais.db", tmp_path / "avant"
    before.mkdir()
    for step in sorted(MIGRATIONS.glob("[0-9]*.sql")):
        if step.name < "0013":
            (before / step.name).write_text(step.read_text("utf-8"), "utf-8")
    migrate(path, before)
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("INSERT INTO relais (slug) VALUES ('ici')")
        sql.execute(
            """INSERT INTO contact (relais_id, le, public, motif, canal) VALUES
               (1, '2026-10-01T08:00:00.000000Z', 'assistant_maternel', 'exercice du métier', 'bot'),
               (1, '2026-10-01T08:00:00.000000Z', 'assistant maternel', 'disponibilité d''accueil', 'courriel')"""
        )
        sql.commit()
        script = next(MIGRATIONS.glob("0013*.sql")).read_text("utf-8")
        sql.executescript(script)
        rows = sql.execute("SELECT public, canal FROM contact ORDER BY id").fetchall()
    assert rows == [("assistant maternel", "messagerie"), ("assistant maternel", "mail")]
