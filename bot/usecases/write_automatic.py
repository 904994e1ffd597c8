"""A letter that nobody asked for: it waits for quiet hours, counts in the weekly cap and obeys STOP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.calendrier import next_allowed
from bot.domain.outbox import Genre, Lane
from bot.domain.plafond import SEMAINE, first_within_cap
from bot.usecases.unit import Unit


async def write_automatic(
    unit: Unit,
    key: str,
    chat_id: int,
    template: str,
    /,
    *,
    relais_id: int,
    genre: Genre = "automatique",
    soir_et_week_end: bool = False,
    until: datetime | None = None,
    lane: Lane = Lane.BULK,
    **data: Any,
) -> bool:
    """Writes the letter for the first allowed instant; False when the person said STOP or has had enough this week.

    `soir_et_week_end`: this person also wants to be told in the evening and at the week-end.
    """
    reglages = unit.territoire.get(relais_id).reglages
    leaves = next_allowed(unit.now, reglages, always_daytime=soir_et_week_end)
    if await unit.tx.comptes.is_stopped(chat_id) or (until is not None and until <= leaves):
        return False
    cap = reglages.plafond_propositions_semaine if genre == "proposition" else reglages.plafond_automatique_semaine
    others = await unit.tx.departs.list_times([chat_id], genre, leaves - SEMAINE)
    if first_within_cap(leaves, others.get(chat_id, ()), cap) > leaves:
        return False
    unit.write(
        key, chat_id, template, relais_id=relais_id, genre=genre, not_before=leaves, until=until, lane=lane, data=data
    )
    return True
