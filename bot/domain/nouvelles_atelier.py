"""What of an atelier its registered people are told, and when. Writes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import next_allowed, to_paris
from bot.domain.reglages import Reglages

Nouvelle = Literal["jour", "heures", "lieu", "titre"]
PROCHE: Final = timedelta(hours=24)
ASSEZ_TOT: Final = timedelta(hours=2)  # read so long before it begins, it is read in time
RASSEMBLE: Final = timedelta(minutes=5)


def what_changed(avant: Atelier, apres: Atelier) -> tuple[Nouvelle, ...]:
    """What somebody who is coming must know; the rest is read in the planning."""
    hours = tuple((to_paris(one.debut).time(), to_paris(one.fin).time()) for one in (avant, apres))
    found: tuple[tuple[Nouvelle, bool], ...] = (
        ("jour", avant.jour != apres.jour),
        ("heures", hours[0] != hours[1]),
        ("lieu", (avant.lieu, avant.lieu_dit, avant.distance) != (apres.lieu, apres.lieu_dit, apres.distance)),
        ("titre", avant.titre != apres.titre),
    )
    return tuple(name for name, is_so in found if is_so)


def told_at(now: datetime, debut: datetime, reglages: Reglages, *, gathered: bool = False) -> datetime:
    """At an hour that disturbs nobody, unless it begins so soon that it could not wait.

    `gathered`: some minutes later, so that two changes made one after the other are one message.
    """
    soon = now + RASSEMBLE if gathered else now
    morning = next_allowed(soon, reglages)
    return soon if debut - now <= PROCHE and debut - morning < ASSEZ_TOT else morning
