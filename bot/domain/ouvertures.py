"""When a relais is open, when it opens next, and delays counted in open time; it promises no hour that is not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.calendrier import jour_ferie, to_paris, to_utc
from bot.domain.relais import DemiJournee, Permanence, Relais

JOURS_OUVRES = range(5)  # Monday to Friday: what a relais without known permanences is believed to work
HORIZON = timedelta(days=366)  # a relais closed for longer than that has no next opening
HEURES_PRESUMEES: dict[DemiJournee | None, tuple[time, time]] = {
    None: (time(9), time(17)),
    "matin": (time(9), time(12)),
    "apres_midi": (time(14), time(17)),
}  # to count delays only: never shown


@dataclass(frozen=True, slots=True)
class Ouverture:
    """A stretch of open time, in UTC. Unless `heures_connues`, only the day (and `demi_journee`) may be promised."""

    debut: datetime
    fin: datetime
    heures_connues: bool
    demi_journee: DemiJournee | None = None
    lieux: tuple[str, ...] = ()  # Lieu.cle
    sur_rendez_vous: bool = False

    @property
    def jour(self) -> date:
        """The day in Paris."""
        return to_paris(self.debut).date()


def openings_on(relais: Relais, day: date) -> tuple[Ouverture, ...]:
    """The open stretches of one Paris day, in order; permanences that overlap or follow each other are one stretch."""
    if is_closed(relais, day):
        return ()
    permanences = _permanences_on(relais, day)
    merged: list[Ouverture] = []
    for ouverture in sorted((_ouverture(p, day) for p in permanences), key=lambda o: (o.debut, o.fin)):
        if merged and ouverture.debut <= merged[-1].fin:
            merged[-1] = _union(merged[-1], ouverture)
        else:
            merged.append(ouverture)
    return tuple(merged)


def is_closed(relais: Relais, day: date) -> bool:
    """A public holiday, or a day on which the relais said that it is closed."""
    return jour_ferie(day) is not None or any(f.du <= day <= f.au for f in relais.fermetures)


def is_open_day(relais: Relais, day: date) -> bool:
    """Whether somebody is there at some time of that day."""
    return bool(openings_on(relais, day))


def is_open(relais: Relais, now: datetime) -> bool:
    """Whether somebody is there now; a presumption when the hours are not known."""
    return any(o.debut <= now < o.fin for o in openings_on(relais, to_paris(now).date()))


def next_opening(relais: Relais, now: datetime) -> Ouverture | None:
    """The opening in progress, else the next one; None when the relais is closed for more than a year."""
    return next(_openings_from(relais, now), None)


def add_open_hours(relais: Relais, now: datetime, hours: float) -> datetime:
    """The instant at which the relais has been open for that many hours since `now` (UTC).

    A relais that does not open for so long within a year counts plain hours: a delay always ends.
    """
    left = timedelta(hours=hours)
    for ouverture in _openings_from(relais, now):
        start = max(ouverture.debut, now)
        if left <= ouverture.fin - start:
            return (start + left).astimezone(UTC)
        left -= ouverture.fin - start
    return (now + timedelta(hours=hours)).astimezone(UTC)


def add_open_days(relais: Relais, now: datetime, days: int) -> datetime:
    """The instant `days` open days later, at the same Paris time of day (UTC).

    Said on a day when nobody is there, the delay starts when the relais opens next: from Saturday evening, with a
    permanence on Tuesday at 13 h 30, one open day ends on Wednesday at 13 h 30.
    """
    local = to_paris(now)
    if days > 0 and not is_open_day(relais, local.date()):
        ouverture = next_opening(relais, now)
        local = to_paris(ouverture.debut) if ouverture else local
    day = local.date()
    for _ in range(days):
        day = _next_open_day(relais, day)
    return to_utc(day, local.time()) if days > 0 else now.astimezone(UTC)


def _next_open_day(relais: Relais, day: date) -> date:
    after = (day + timedelta(days=n) for n in range(1, HORIZON.days + 1))
    return next((other for other in after if is_open_day(relais, other)), day + timedelta(days=1))


def _openings_from(relais: Relais, now: datetime) -> Iterator[Ouverture]:
    today = to_paris(now).date()
    for n in range(HORIZON.days + 1):
        for ouverture in openings_on(relais, today + timedelta(days=n)):
            if ouverture.fin > now:
                yield ouverture


def _permanences_on(relais: Relais, day: date) -> tuple[Permanence, ...]:
    if not relais.permanences:
        return (Permanence(day.weekday()),) if day.weekday() in JOURS_OUVRES else ()
    of_day = tuple(p for p in relais.permanences if p.jour == day.weekday())
    return tuple(p for p in of_day if p.debut) or of_day  # known hours win over a bare day


def _ouverture(permanence: Permanence, day: date) -> Ouverture:
    debut, fin = HEURES_PRESUMEES[permanence.demi_journee]
    connues = permanence.debut is not None and permanence.fin is not None
    return Ouverture(
        debut=to_utc(day, permanence.debut or debut),
        fin=to_utc(day, permanence.fin or fin),
        heures_connues=connues,
        demi_journee=permanence.demi_journee,
        lieux=(permanence.lieu,) if permanence.lieu else (),
        sur_rendez_vous=permanence.sur_rendez_vous,
    )


def _union(one: Ouverture, other: Ouverture) -> Ouverture:
    return Ouverture(
        debut=one.debut,
        fin=max(one.fin, other.fin),
        heures_connues=one.heures_connues,
        demi_journee=one.demi_journee if one.demi_journee == other.demi_journee else None,
        lieux=tuple(dict.fromkeys(one.lieux + other.lieux)),
        sur_rendez_vous=one.sur_rendez_vous and other.sur_rendez_vous,
    )
