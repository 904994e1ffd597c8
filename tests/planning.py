"""Ateliers in stories: an animatrice at her planning, drafts put straight into the store, people registered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import to_utc
from bot.domain.regles_ateliers import with_dates
from bot.simulator.phone import Phone
from tests.campagne import animatrice
from tests.quartier import SLUG, relais_id
from tests.world import Town

NOVEMBRE = date(2026, 11, 17)  # a Tuesday of school


async def open_planning(ville: Town, phone: Phone) -> None:
    """« Ateliers » on the board."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.answer()
    phone.press("Ateliers")
    await phone.wait_for("Ateliers, semaine", fresh=True)


async def nadia_at_work(ville: Town) -> Phone:
    """An animatrice with her planning open."""
    nadia = await animatrice(ville)
    await open_planning(ville, nadia)
    return nadia


async def put(ville: Town, jour: date = NOVEMBRE, slug: str = SLUG, **changes: Any) -> Atelier:
    """An atelier, announced unless said otherwise."""
    async with ville.bot.service.unit() as unit:
        home = relais_id(ville, slug)
        de, a = changes.pop("de", time(9, 15)), changes.pop("a", time(11, 30))
        debut = to_utc(jour, de)
        base = Atelier(
            0, home, "eveil", "Peinture à doigts", debut, to_utc(jour, a), debut, lieu="lillers", etat="annonce",
            annonce_le=unit.now,
        )  # fmt: skip
        made = with_dates(replace(base, **changes), unit.territoire.get(home).reglages)
        return await unit.tx.ateliers.add(made, unit.now)


async def register(ville: Town, atelier: Atelier, assistant_id: int | None = None, etat: str = "inscrite") -> None:
    """Somebody has a place; without an entry, a guest."""
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            """INSERT INTO inscription (relais_id, atelier_id, assistant_maternel_id, invite, enfants, etat, created_at)
               VALUES (:r, :a, :who, :invite, '[12]', :etat, '')""",
            {"r": atelier.relais_id, "a": atelier.id, "who": assistant_id, "etat": etat,
             "invite": None if assistant_id else "Camille d'Essai"},
        )  # fmt: skip


async def ateliers_of(ville: Town) -> list[Atelier]:
    """All of the relais, in the order in which they were made."""
    async with ville.bot.service.unit() as unit:
        return await unit.tx.ateliers.list_where("relais_id = :of ORDER BY id", {"of": relais_id(ville)})
