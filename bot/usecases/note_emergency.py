"""An emergency message was shown: counted, and the team learns it, without anybody's name or words."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.choose_relais import relais_of
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Unit

EVERY_MINUTES = 10  # somebody in distress writes several times: the team reads it once


async def note_emergency(unit: Unit, personne: Personne, sorte: str, *, tell: bool = True) -> None:
    """Nothing when nobody knows which relais she talks with. Not `tell`: the team reads her words themselves."""
    relais_id = relais_of(unit, personne)
    if relais_id is None:
        return
    await unit.tx.urgences.count(relais_id, unit.today, sorte)
    if not tell:
        return
    then = unit.now.replace(minute=unit.now.minute // EVERY_MINUTES * EVERY_MINUTES, second=0, microsecond=0)
    await tell_staff_from(
        unit,
        relais_id,
        f"urgence:{relais_id}:{sorte}:{then.isoformat()}",
        "urgences/equipe",
        daytime(unit, unit.territoire.get(relais_id)),
        sorte=sorte,
        le=unit.now,
    )
