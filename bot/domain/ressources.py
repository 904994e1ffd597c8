"""A malle that is lent for days, a room that is booked by the slot: each slot is an atelier with its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final, Literal

from bot.domain.ateliers import Atelier, Public
from bot.domain.calendrier import is_quiet_day, to_paris, to_utc

Sorte = Literal["malle", "salle"]
Creneau = tuple[datetime, datetime]
PUBLICS: Final[dict[Sorte, tuple[Public, ...]]] = {
    "malle": ("assistant_maternel", "garde_a_domicile"),
    "salle": ("assistant_maternel", "garde_a_domicile", "parent"),
}
# A slot is no meeting: no priority, no monthly cap, no closing before it begins.
REGLES: Final = MappingProxyType({
    "ouverture_jours": 0, "fermeture_jours": 0, "max_par_mois": 0, "priorite_nouvelles": False,
    "priorite_commune": False, "annulation_heures": 0, "absences_max": 0, "droit_image": False,
})  # fmt: skip
SEMAINES: Final = 10  # how far ahead something is booked
CHOIX: Final[dict[str, tuple[int | None, ...]]] = {
    "jours": (7, 14, 21, 28, 42),
    "minutes": (15, 20, 30, 45, 60),
    "adultes": (1, 2, 3, 4, 6),
    "enfants": (None, 1, 2, 3, 4),
    "de": (8, 9, 10, 13, 14),
    "a": (12, 16, 17, 18, 19),
}


@dataclass(frozen=True, slots=True)
class Ressource:
    """`duree`: days of a loan, minutes of a slot. `de`, `a`: the hours of a room, on working days."""

    id: int
    relais_id: int
    sorte: Sorte
    nom: str
    duree: int
    description: str | None = None
    lieu: str | None = None
    places_adultes: int = 1
    enfants_par_adulte: int | None = None
    charte: bool = False
    texte_charte: str | None = None
    de: time = time(9)
    a: time = time(17)
    retiree_le: datetime | None = None

    @property
    def cle_charte(self) -> str:
        """Under which its charter is accepted."""
        return f"ressource:{self.id}"


def list_slots(r: Ressource, jour: date) -> list[Creneau]:
    """Those of a room on one day, one after the other; none on a day when nobody is there."""
    if is_quiet_day(jour) or jour.weekday() > 4:
        return []
    found, debut, end = [], to_utc(jour, r.de), to_utc(jour, r.a)
    while debut + timedelta(minutes=r.duree) <= end:
        found.append((debut, debut + timedelta(minutes=r.duree)))
        debut += timedelta(minutes=r.duree)
    return found


def loan_from(r: Ressource, jour: date) -> Creneau:
    """A loan that begins on that day at the opening hour, and ends on its last day at the closing hour."""
    last = jour + timedelta(days=r.duree - 1)
    while is_quiet_day(last) or last.weekday() > 4:
        last -= timedelta(days=1)
    return to_utc(jour, r.de), to_utc(max(last, jour), r.a)


def list_loans(r: Ressource, taken: Iterable[Creneau], today: date, most: int = 6) -> list[Creneau]:
    """When it can be fetched: the first working day that is free, then each Monday that is. Never two at once."""
    busy, days = list(taken), list(_working_days(today))
    free = [day for day in days if not any(overlaps(loan_from(r, day), other) for other in busy)]
    return [loan_from(r, day) for day in free if day == free[0] or day.weekday() == 0][:most]


def list_days(today: date, many: int = 10) -> list[date]:
    """The next working days, today included."""
    return [day for _, day in zip(range(many), _working_days(today - timedelta(days=1)), strict=False)]


def overlaps(one: Creneau, other: Creneau) -> bool:
    """They share a moment."""
    return one[0] < other[1] and other[0] < one[1]


def is_offered(r: Ressource, creneau: Creneau, today: date) -> bool:
    """A Tap is untrusted: only slots that its screen could show."""
    jour = to_paris(creneau[0]).date()
    if jour < today or jour > today + timedelta(weeks=SEMAINES) or is_quiet_day(jour) or jour.weekday() > 4:
        return False
    return creneau == loan_from(r, jour) if r.sorte == "malle" else creneau in list_slots(r, jour)


def slot_of(r: Ressource, creneau: Creneau, now: datetime) -> Atelier:
    """The slot as an atelier: announced, with its places and no children beyond what its room bears."""
    enfants = 0 if r.sorte == "malle" else r.enfants_par_adulte and r.enfants_par_adulte * r.places_adultes
    return Atelier(
        id=0, relais_id=r.relais_id, genre="pret" if r.sorte == "malle" else "salle", titre=r.nom,
        debut=creneau[0], fin=creneau[1], fermeture_le=creneau[0], publics=PUBLICS[r.sorte],
        places_adultes=r.places_adultes if r.sorte == "salle" else 1, places_enfants=enfants,
        enfants_par_adulte=r.enfants_par_adulte, description=r.description, lieu=r.lieu, charte=r.charte,
        regles=REGLES, etat="annonce", ressource_id=r.id, annonce_le=now,
    )  # fmt: skip


def _working_days(after: date) -> Iterator[date]:
    day = after
    for _ in range(SEMAINES * 7):
        day += timedelta(days=1)
        if day.weekday() < 5 and not is_quiet_day(day):
            yield day
