"""A word to the family about its request: on Telegram, or through the team when it has none. Never about its child."""

from __future__ import annotations

from typing import Any

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from content.render import render


async def tell_famille(
    unit: Unit,
    demande: DemandeAccueil,
    famille: Famille,
    event: str,
    template: str,
    /,
    *,
    at_once: bool = False,
    **data: Any,
) -> None:
    """Writes once per `event` what the family waits for: `at_once`, or at the first hour that disturbs nobody.

    A family without Telegram is « à rappeler »: the team reads what to say, and the call list keeps it until it is
    said. So it does for one that has blocked the bot: its letter waits, somebody phones. One that is left in peace
    hears it from a human.
    """
    key, data = f"demande:{demande.id}:{event}", data | {"numero": demande.id, "pour": demande.pour}
    unread = famille.telegram_id is None or famille.en_retrait or famille.is_unreachable
    texte = render(template, **data | {"de_vive_voix": True}).text if unread else ""
    new = unread and await unit.tx.a_dire.add(demande.id, event, texte, unit.now)
    if famille.telegram_id is None or famille.en_retrait:
        if new:
            await tell_staff(
                unit, demande.relais_id, f"{key}:a_rappeler", "suivi/a_rappeler",
                numero=demande.id, famille=famille, texte=texte,
            )  # fmt: skip
        return
    leaves = unit.now if at_once else daytime(unit, unit.territoire.get(demande.relais_id))
    unit.write(
        f"{key}:famille", famille.telegram_id, template, relais_id=demande.relais_id, not_before=leaves, data=data
    )
