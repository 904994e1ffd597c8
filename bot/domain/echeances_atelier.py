"""When an atelier is spoken of by itself: the evening before, two days before, just after, the next day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import is_quiet_day, to_paris, to_utc
from bot.domain.reglages import Reglages

SOIR = time(18)
MATIN = time(9)
JOUR = timedelta(days=1)
APRES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Echeances:
    """None: there is no time left for it, or it makes no sense for this one."""

    rappel_le: datetime | None
    demi_vide_le: datetime | None
    presences_le: datetime | None
    avis_le: datetime | None


def echeances_of(atelier: Atelier, reglages: Reglages, now: datetime) -> Echeances:
    """Those of an atelier that is announced, or was just moved. A room or a loan is neither half empty nor rated."""
    resource = atelier.ressource_id is not None
    morning = to_utc(atelier.jour - 2 * JOUR, MATIN)
    return Echeances(
        rappel_le=_to_come(_evening_before(atelier, reglages), now),
        demi_vide_le=None if resource else _to_come(morning, now),
        presences_le=to_utc(to_paris(atelier.fin).date() + JOUR, MATIN),
        avis_le=None if resource else atelier.fin + APRES,
    )


def waiting_list_ends(atelier: Atelier, reglages: Reglages) -> datetime:
    """Until when a freed place is offered: the evening before, while one may still be written to.

    Registrations may be closed since days: who waits takes the place of somebody, the number of people is the same.
    """
    evening = to_utc(_day_before(atelier), reglages.silence_apres)
    return min(atelier.debut, max(atelier.fermeture_le, evening))


def _evening_before(atelier: Atelier, reglages: Reglages) -> datetime:
    return to_utc(_day_before(atelier), min(SOIR, time(max(reglages.silence_apres.hour - 1, 0))))


def _day_before(atelier: Atelier) -> date:
    """The last day before it on which one may write: Saturday for a Monday."""
    day = atelier.jour - JOUR
    while is_quiet_day(day):
        day -= JOUR
    return day


def _to_come(instant: datetime, now: datetime) -> datetime | None:
    return instant if instant > now else None
