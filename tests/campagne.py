"""A campaign in stories: made by an animatrice in her chat, lived by the clock."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import Any

from bot.domain.campagnes import Campagne
from bot.simulator.phone import Phone
from tests.quartier import SLUG, add_animatrice
from tests.world import Town


async def open_campaigns(ville: Town, phone: Phone) -> None:
    """« Campagnes » on the board of an animatrice."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.answer()
    phone.press("Campagnes")
    await phone.wait_for("Les campagnes", fresh=True)


async def launch(ville: Town, phone: Phone) -> int:
    """A campaign as it is offered, launched; gives its number."""
    await open_campaigns(ville, phone)
    phone.press("Nouvelle campagne")
    await phone.wait_for("Pas encore lancée", fresh=True)
    phone.press("Lancer maintenant")
    await phone.wait_for("Lancer maintenant ?", fresh=True)
    phone.press("Oui, lancer")
    await phone.wait_for("C'est lancé", fresh=True)
    async with ville.bot.service.unit() as unit:
        found = await unit.tx.campagnes.list_of_relais(unit.territoire.id_of(SLUG), 1)
        return found[0].id


async def animatrice(ville: Town, prenom: str = "Nadia", slug: str = SLUG) -> Phone:
    """Somebody of the team, with her board one tap away."""
    await awake(ville)
    phone = ville.person(prenom)
    await add_animatrice(ville, phone, slug)
    return phone


async def plan(ville: Town, debut: date, fin: date, slug: str = SLUG, **known: Any) -> Campagne:
    """A campaign as a territory file plans it."""
    await awake(ville)
    async with ville.bot.service.unit() as unit:
        base: dict[str, Any] = {"nom": "Campagne d'essai", "origine": "territoire", "etat": "programmee"} | known
        added = await unit.tx.campagnes.add(
            Campagne(0, unit.territoire.id_of(slug), debut=debut, fin=fin, **base), unit.now
        )
        assert added is not None
        return added


async def awake(ville: Town) -> None:
    """The bot's clock is running: a jump before that is not lived."""
    async with asyncio.timeout(10):
        while not ville.bot.runner._scheduler.running:
            await asyncio.sleep(0.001)


async def participations(ville: Town, campagne_id: int) -> dict[str, dict[str, Any]]:
    """By first name, where everybody stands."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows(
            """SELECT a.prenom, p.* FROM participation p JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
               WHERE p.campagne_id = :id""",
            {"id": campagne_id},
        )
        return {row["prenom"]: dict(row) for row in rows}


QUESTION = "Vos places ont-elles changé"


def asked(phone: Phone) -> int:
    """How many letters of a campaign are on her screen, reminders included."""
    return sum(QUESTION.casefold() in letter.text.casefold() for letter in phone.received)


async def moments(ville: Town, phone: Phone, keys: str = "campagne:%") -> list[datetime]:
    """When each automatic letter of that kind really left (UTC, in which a week is always as long)."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows(
            """SELECT settled_at FROM letter WHERE chat_id = :chat AND key LIKE :keys AND genre = 'automatique'
               AND state = 'sent' ORDER BY settled_at""",
            {"chat": phone.id, "keys": keys},
        )
        return [datetime.fromisoformat(row[0]) for row in rows]
