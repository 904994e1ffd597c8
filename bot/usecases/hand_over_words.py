"""Words kept for a family of the phone: sent once it has Telegram, taken back if it was not the right person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.familles import Famille
from bot.usecases.follow_demandes import follow
from bot.usecases.unit import Unit
from content.render import render

ASKS = frozenset({"suivi", "confirmation", "interessee"})  # words that come with buttons of their own


async def send_waiting(unit: Unit, famille: Famille, demandes: Iterable[int], not_before: datetime) -> int:
    """What nobody has said yet, oldest first, with the buttons of each. What was said is not repeated."""
    if famille.telegram_id is None or famille.is_unreachable or famille.en_retrait:
        return 0
    sent = 0
    for numero in demandes:
        for evenement, texte in await unit.tx.a_dire.list_words(numero):
            kind, *numbers = evenement.split(":")
            unit.write(
                f"demande:{numero}:{evenement}:{unit.now:%Y%m%d%H%M%S}:famille", famille.telegram_id,
                "telephone/attendait", relais_id=famille.relais_id, not_before=not_before,
                data={
                    "texte": texte, "numero": numero, "quoi": kind if kind in ASKS else None,
                    "id": numbers[0] if numbers else None,
                },
            )  # fmt: skip
            sent += 1
        await unit.tx.a_dire.drop(numero, "", unit.now)
    return sent


async def take_back(unit: Unit, telegram_id: int, demandes: Iterable[int], since: datetime) -> None:
    """What was written to the wrong account leaves its screen; the right family is to hear where its request stands."""
    for numero in demandes:
        keys = await unit.tx.a_dire.list_written(telegram_id, numero, since)
        for key in keys:
            await unit.tx.letters.cancel(key)
            unit.write(f"{key}:retiree", telegram_id, "telephone/pas_pour_vous", method="edit", edits=key)
        demande = await unit.tx.demandes.get(numero)
        if keys and demande.is_open:
            suivie = await follow(unit, demande)
            texte = render("telephone/point", s=suivie, relais=suivie.relais).text
            await unit.tx.a_dire.add(numero, f"point:{unit.now:%Y%m%d%H%M%S}", texte, unit.now)
