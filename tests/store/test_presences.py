"""What the Caf counts of a year is the same before and after its people are erased."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.ateliers import Atelier
from bot.domain.comptes_ateliers import count_ateliers
from store.database import Database
from store.migrate import migrate
from store.unit import Tx

NOUVEL_AN, FIN = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
ANNEE_2026 = (NOUVEL_AN, datetime(2027, 1, 1, tzinfo=UTC))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "relais.db"
    migrate(path)
    found = Database(path)
    await found.open()
    yield found
    await found.close()


async def fill(tx: Tx) -> int:
    """Two years: a professional and a family who come each month, a guest who comes twice."""
    (home,) = (await tx.relais.know(["ici"])).values()
    await tx.sql.run(
        """INSERT INTO assistant_maternel (id, relais_id, nom, prenom, commune, created_at, updated_at)
           VALUES (1, :of, 'Exemple', 'Alix', '62516', '', '')""",
        {"of": home},
    )
    await tx.sql.run(
        "INSERT INTO famille (id, relais_id, prenom, created_at) VALUES (1, :of, 'Camille', '')", {"of": home}
    )
    for year in (2026, 2027):
        for month in range(1, 13):
            debut = datetime(year, month, 15, 8, tzinfo=UTC)
            one = await tx.ateliers.add(
                Atelier(0, home, "eveil", "Éveil", debut, debut + timedelta(hours=2), debut, etat="annonce"), debut
            )
            a = await tx.inscriptions.add(home, one.id, "inscrite", [9], debut, assistant_id=1)
            f = await tx.inscriptions.add(home, one.id, "inscrite", [27], debut, famille_id=1)
            await tx.presences.set(a, "presente", month % 4)
            await tx.presences.set(f, "presente" if month != 6 else "absente", 1)
            if month < 3:
                i = await tx.inscriptions.add(home, one.id, "inscrite", [], debut, invite="De passage")
                await tx.presences.set(i, "presente", 0)
    return home


async def test_a_year_is_purged_as_a_whole_and_counts_the_same(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        home = await fill(tx)
        period = (home, *ANNEE_2026, FIN)
        before = count_ateliers(await tx.presences.list_seances(*period), await tx.presences.list_venues(*period))
        await tx.presences.forget_before(home, ANNEE_2026[1])
        after = count_ateliers(await tx.presences.list_seances(*period), await tx.presences.list_venues(*period))
        assert after == before
        assert before.ensemble.differents == {"assistant_maternel": 1, "parent": 1, "invite": 2}
        assert before.ensemble.enfants == 4
        left = await sql.rows(
            "SELECT DISTINCT substr(t.debut, 1, 4) FROM inscription i JOIN atelier t ON t.id = i.atelier_id"
        )
        assert [row[0] for row in left] == ["2027"]


@pytest.mark.parametrize("table", ["famille", "assistant_maternel"])
async def test_whatever_deletes_somebody_her_presences_are_kept_without_her(database: Database, table: str) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        home = await fill(tx)
        period = (home, NOUVEL_AN, FIN, FIN)
        seances = await tx.presences.list_seances(*period)
        before = count_ateliers(seances, await tx.presences.list_venues(*period))
        await sql.run(f"DELETE FROM {table} WHERE id = 1")
        assert count_ateliers(seances, await tx.presences.list_venues(*period)) == before
