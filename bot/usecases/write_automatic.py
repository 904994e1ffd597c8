"""A letter that nobody asked for: it waits for quiet hours, counts in the weekly cap, obeys STOP and a pause."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.ecoute import first_moment, refuses
from bot.domain.outbox import Genre, Lane
from bot.domain.plafond import SEMAINE, first_within_cap
from bot.domain.sujets import Sujet
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
    pour_famille: bool = False,
    a_son_moment: bool = True,
    until: datetime | None = None,
    lane: Lane = Lane.BULK,
    sujet: Sujet | None = None,
    **data: Any,
) -> bool:
    """Writes the letter for the first allowed instant; False when the person said STOP or has had enough this week.

    A professional's pause holds everything back, and the hours she prefers are waited for (`a_son_moment`), unless the
    letter is for the family that she also is (`pour_famille`). `soir_et_week_end`: what cannot wait, for who wants to
    be told in the evening and at the week-end. `sujet`: what it is about, for who wants to hear of it.
    """
    reglages = unit.territoire.get(relais_id).reglages
    ecoute = await unit.tx.comptes.read_ecoute(chat_id, relais_id)
    leaves = first_moment(
        ecoute, reglages, unit.now, soir_et_week_end=soir_et_week_end, a_son_moment=a_son_moment and not pour_famille
    )
    if refuses(ecoute, leaves, sujet=sujet, pour_famille=pour_famille) or (until is not None and until <= leaves):
        return False
    cap = reglages.plafond_propositions_semaine if genre == "proposition" else reglages.plafond_automatique_semaine
    written = await unit.tx.departs.list_times([chat_id], genre, leaves - SEMAINE)
    about_to_be = [one.not_before for one in unit.letters if one.chat_id == chat_id and one.genre == genre]
    if first_within_cap(leaves, written.get(chat_id, []) + about_to_be, cap) > leaves:
        return False
    unit.write(
        key, chat_id, template, relais_id=relais_id, genre=genre, not_before=leaves, until=until, lane=lane, data=data
    )
    return True
