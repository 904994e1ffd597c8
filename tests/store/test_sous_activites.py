"""(A), (B), and the people behind them, year by year."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.assistants import AssistantMaternel
from bot.domain.mises_a_jour import Provenance
from bot.domain.sous_activite import LISTES, Indicateur
from store.database import Database
from store.unit import Tx

ELLE = Provenance("bot")
JUIN, OCTOBRE = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
REVEILLON = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)  # 2026 already in Paris


async def test_a_person_counts_once_a_year_and_stays_counted(database: Database) -> None:
    async with database.writing() as sql:
        tx = Tx(sql)
        ids = await tx.relais.know(["ici", "ailleurs"])
        home = ids["ici"]
        people = {
            nom: await tx.assistants.add(home, AssistantMaternel(0, "Exemple", nom, "62516"), JUIN)
            for nom in ("Anna", "Bea", "Cora", "Dina")
        }
        other = await tx.assistants.add(ids["ailleurs"], AssistantMaternel(0, "Exemple", "Odile", "62637"), JUIN)
        await tx.profils.report_sous_activite(ids["ailleurs"], other, ELLE, JUIN)
        for nom, le in (("Anna", JUIN), ("Bea", JUIN), ("Cora", datetime(2025, 3, 1, tzinfo=UTC)), ("Dina", REVEILLON)):
            await tx.profils.report_sous_activite(home, people[nom], ELLE, le)
        await tx.profils.mark_sous_activite(people["Anna"], "accompagnee_le", OCTOBRE)
        await tx.profils.mark_sous_activite(people["Anna"], "retiree_le", OCTOBRE)
        await tx.profils.report_sous_activite(home, people["Anna"], ELLE, OCTOBRE)  # again: the same person
        await tx.profils.mark_sous_activite(people["Dina"], "retiree_le", OCTOBRE)
        assert await tx.sous_activites.count(home, 2026) == Indicateur(2026, 3, 1, 1, 3)
        assert await tx.sous_activites.count(home, 2025) == Indicateur(2025, 1, 0, 0, 3)
        lists = {}
        for liste in LISTES:
            page = await tx.sous_activites.page(home, 2026, liste, 0, 10)
            lists[liste] = [one.prenom for one in page.lignes]
        assert lists == {
            "en_attente": ["Anna", "Bea", "Cora"],
            "signalees": ["Anna", "Bea", "Dina"],
            "accompagnees": ["Anna"],
            "retirees": ["Dina"],
        }


def test_the_rate_is_a_whole_number_or_nothing() -> None:
    assert Indicateur(2026, 3, 1).part == 33
    assert Indicateur(2026).part is None
