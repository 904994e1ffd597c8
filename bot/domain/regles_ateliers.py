"""The rules of one atelier: those of its relais, and what it changes of them. Defaults stand in reglages.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import jour_ferie, to_paris, to_utc
from bot.domain.reglages import Reglages

PREFIXE: Final = "atelier_"
ABSENCES_MOIS: Final = 6
OUVRES: Final = range(5)


@dataclass(frozen=True, slots=True)
class Regles:
    """What they mean is said once, in `Reglages`, under the same names."""

    ouverture_jours: int
    fermeture_jours: int
    fermeture_heure: time
    max_par_mois: int
    priorite_nouvelles: bool
    priorite_commune: bool
    priorite_jours: int
    annulation_heures: int
    absences_max: int
    offre_heures: int
    charte: bool
    charte_mois: int
    parents: bool
    droit_image: bool

    @classmethod
    def of(cls, reglages: Reglages, change: Mapping[str, int | str | bool] | None = None) -> Regles:
        """The relais's own, with what one atelier changes; an hour is written « 16:00 »."""
        regles = cls(**{name: getattr(reglages, PREFIXE + name) for name in NOMS})
        known = {name: value for name, value in (change or {}).items() if name in NOMS}
        return replace(regles, **{name: _read(name, value) for name, value in known.items()})  # type: ignore[arg-type]

    def closes(self, debut: datetime) -> datetime:
        """When registration closes for an atelier that begins then; never after its beginning."""
        if self.fermeture_jours == 0:
            return debut
        day = to_paris(debut).date()
        for _ in range(self.fermeture_jours):
            day = _working_day_before(day)
        return min(debut, to_utc(day, self.fermeture_heure))

    def opens(self, debut: datetime) -> datetime | None:
        """When it opens; None: with the announcement."""
        if self.ouverture_jours == 0:
            return None
        return to_utc(to_paris(debut).date() - timedelta(days=self.ouverture_jours), time(8))

    def priority_ends(self, annonce_le: datetime | None) -> datetime | None:
        """Until when some are first; None when nobody is."""
        if annonce_le is None or not (self.priorite_nouvelles or self.priorite_commune):
            return None
        return annonce_le + timedelta(days=self.priorite_jours)

    def may_still_cancel(self, debut: datetime, now: datetime) -> bool:
        """Whether one gives one's place back by a tap."""
        return now < debut - timedelta(hours=self.annulation_heures)


NOMS: Final = tuple(field.name for field in fields(Regles))


def regles_of(reglages: Reglages, atelier: Atelier) -> Regles:
    """Those of one atelier."""
    return Regles.of(reglages, atelier.regles)


def with_dates(atelier: Atelier, reglages: Reglages) -> Atelier:
    """The same, its registration opening and closing as its rules say."""
    regles = regles_of(reglages, atelier)
    return replace(atelier, ouverture_le=regles.opens(atelier.debut), fermeture_le=regles.closes(atelier.debut))


def _read(name: str, value: int | str | bool) -> int | bool | time:
    return time.fromisoformat(str(value)) if name == "fermeture_heure" else value  # type: ignore[return-value]


def _working_day_before(day: date) -> date:
    before = day - timedelta(days=1)
    while before.weekday() not in OUVRES or jour_ferie(before) is not None:
        before -= timedelta(days=1)
    return before


CHOIX: Final[Mapping[str, tuple[int | str | bool, ...]]] = {
    "ouverture_jours": (0, 7, 14, 30),
    "fermeture_jours": (0, 1, 2, 3, 7),
    "fermeture_heure": ("12:00", "14:00", "16:00", "18:00"),
    "max_par_mois": (0, 1, 2, 4, 8),
    "priorite_nouvelles": (False, True),
    "priorite_commune": (False, True),
    "priorite_jours": (2, 3, 5, 7),
    "annulation_heures": (0, 24, 48, 72),
    "absences_max": (0, 2, 3, 4),
    "offre_heures": (4, 12, 24, 48),
    "droit_image": (False, True),
}
"""What a tap gives to each rule that one atelier may change, in turn. The others are the relais's, or a column."""


def with_next(atelier: Atelier, nom: str, reglages: Reglages, now: datetime | None = None) -> Atelier:
    """That rule with its next value; what is the relais's own again is not written.

    `now`: a value that would end the list at once is passed over, for a tap goes through it on the way to another.
    """
    choix, usual = CHOIX[nom], _plain(getattr(Regles.of(reglages), nom))
    known = _plain(getattr(regles_of(reglages, atelier), nom))
    first = choix.index(known) + 1 if known in choix else 0
    rest = {name: value for name, value in atelier.regles.items() if name != nom}
    for value in (*choix[first:], *choix[:first]):
        changed = replace(atelier, regles=rest if value == usual else rest | {nom: value})
        closes = regles_of(reglages, changed).closes(atelier.debut)
        if now is None or not nom.startswith("fermeture") or closes > now:
            return changed
    return atelier


def _plain(value: int | bool | time) -> int | str | bool:
    return value.isoformat("minutes") if isinstance(value, time) else value
