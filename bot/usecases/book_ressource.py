"""A malle or a room, seen and booked: the slot becomes an atelier, and « Je m'inscris » does the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.ateliers import Places, places_of
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.personnes import Personne
from bot.domain.ressources import (
    PUBLICS,
    Creneau,
    Ressource,
    is_offered,
    list_days,
    list_loans,
    list_slots,
    loan_from,
    overlaps,
    slot_of,
)
from bot.usecases.choose_relais import relais_of
from bot.usecases.participant import publics_of
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Libre:
    """One slot that can be chosen; `places` None: nobody looked at it yet, all are left."""

    creneau: Creneau
    places: Places | None = None

    @property
    def code(self) -> str:
        """Its beginning in Paris, as its button says it."""
        return f"{to_paris(self.creneau[0]):%Y%m%d%H%M}"

    @property
    def is_full(self) -> bool:
        """One may still wait for it."""
        return self.places is not None and self.places.is_full


@dataclass(frozen=True, slots=True)
class Vue:
    """A resource, the days of a room, and what can be chosen. `sortie_jusqu_au`: a malle that is out."""

    ressource: Ressource
    jours: tuple[date, ...]
    jour: date | None
    libres: tuple[Libre, ...]
    sortie_jusqu_au: date | None = None


def home_of(unit: Unit, personne: Personne) -> int | None:
    """The relais whose things she borrows."""
    return personne.assistant_relais_id or personne.animateur_relais_id or relais_of(unit, personne)


async def list_ressources(unit: Unit, personne: Personne) -> list[Ressource]:
    """Those that somebody like her may have."""
    home = home_of(unit, personne)
    if home is None:
        return []
    publics = set(publics_of(personne, home))
    team = personne.animateur_relais_id == home
    return [r for r in await unit.tx.ressources.list_of(home) if team or publics & set(PUBLICS[r.sorte])]


async def see_ressource(unit: Unit, personne: Personne, ressource_id: int, jour: date | None = None) -> Vue | None:
    """When it is free; None when it is not hers to see."""
    r = next((one for one in await list_ressources(unit, personne) if one.id == ressource_id), None)
    if r is None:
        return None
    taken = await unit.tx.ressources.list_taken(r.id, unit.now)
    if r.sorte == "malle":
        out = max((to_paris(fin).date() for debut, fin in taken if debut <= unit.now), default=None)
        return Vue(r, (), None, tuple(Libre(one) for one in list_loans(r, taken, unit.today)), out)
    days = [day for day in list_days(unit.today) if any(debut > unit.now for debut, _ in list_slots(r, day))]
    chosen = jour if jour in days else (days[0] if days else None)
    slots = [one for one in list_slots(r, chosen) if one[0] > unit.now] if chosen else []
    return Vue(r, tuple(days), chosen, tuple([await _libre(unit, r, one) for one in slots]))


async def open_slot(unit: Unit, personne: Personne, ressource_id: int, debut: datetime) -> int | None:
    """The atelier that this slot is, made now if nobody looked at it before; None when it is not to be had."""
    r = next((one for one in await list_ressources(unit, personne) if one.id == ressource_id), None)
    if r is None:
        return None
    known = await unit.tx.ressources.find_slot(r.id, debut)
    if known is not None:
        return known
    creneau = _creneau(r, debut)
    taken = await unit.tx.ressources.list_taken(r.id, unit.now)
    late = debut <= unit.now
    if late or not is_offered(r, creneau, unit.today) or any(overlaps(creneau, other) for other in taken):
        return None
    return (await unit.tx.ateliers.add(slot_of(r, creneau, unit.now), unit.now)).id


def instant_of(code: str) -> datetime | None:
    """« 202610221000 », in Paris; None when it is no instant."""
    try:
        said = datetime.strptime(code, "%Y%m%d%H%M")  # noqa: DTZ007 - Paris time, made aware below
    except ValueError:
        return None
    if not 2020 <= said.year <= 2100:
        return None
    return to_utc(said.date(), time(said.hour, said.minute))


def _creneau(r: Ressource, debut: datetime) -> Creneau:
    jour = to_paris(debut).date()
    if r.sorte == "malle":
        return loan_from(r, jour)
    return next((one for one in list_slots(r, jour) if one[0] == debut), (debut, debut))


async def _libre(unit: Unit, r: Ressource, creneau: Creneau) -> Libre:
    known = await unit.tx.ressources.find_slot(r.id, creneau[0])
    if known is None:
        return Libre(creneau)
    atelier = await unit.tx.ateliers.get(known)
    return Libre(creneau, places_of(atelier, (await unit.tx.ateliers.comptes([known]))[known]))
