"""The planning of a week or a month: the team's, with drafts and conflicts; everybody's, for her own public."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ateliers import Atelier, Places, Public, places_of
from bot.domain.conflits import Conflit, find_conflits
from bot.domain.lieux_dits import rooms_by_use
from bot.domain.periodes_planning import PeriodePlanning
from bot.domain.personnes import Personne
from bot.domain.relais import Lieu, Relais
from bot.usecases.choose_relais import relais_of
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Ligne:
    """One atelier of the planning."""

    atelier: Atelier
    places: Places
    conflits: tuple[Conflit, ...] = ()


@dataclass(frozen=True, slots=True)
class Planning:
    """A period of it, by time."""

    relais: Relais
    relais_id: int
    periode: PeriodePlanning
    lignes: tuple[Ligne, ...]

    @property
    def brouillons(self) -> int:
        """Those that nobody was told of."""
        return sum(one.atelier.etat == "brouillon" for one in self.lignes)

    @property
    def a_verifier(self) -> int:
        """Those in whose way something stands."""
        return sum(bool(one.conflits) for one in self.lignes)


@dataclass(frozen=True, slots=True)
class Fiche:
    """One atelier as the team sees it. `suivants`: those of its series that come after it."""

    atelier: Atelier
    relais: Relais
    places: Places
    conflits: tuple[Conflit, ...]
    suivants: tuple[Atelier, ...]
    is_over: bool


async def find_atelier(unit: Unit, qui: Personne, atelier_id: int) -> Atelier | None:
    """The atelier of that id if it is her relais's: a Tap is untrusted."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.ateliers.find(qui.animateur_relais_id, atelier_id)


async def see_atelier(unit: Unit, qui: Personne, atelier_id: int) -> Fiche | None:
    """One atelier, with what stands in its way."""
    atelier = await find_atelier(unit, qui, atelier_id)
    if atelier is None:
        return None
    relais = unit.territoire.get(atelier.relais_id)
    others = await unit.tx.ateliers.list_overlapping(atelier.relais_id, atelier.debut, atelier.fin)
    comptes = await unit.tx.ateliers.comptes([atelier.id])
    serie = [] if atelier.serie is None else await unit.tx.ateliers.list_series(
        atelier.relais_id, atelier.serie, atelier.debut
    )  # fmt: skip
    return Fiche(
        atelier,
        relais,
        places_of(atelier, comptes[atelier.id]),
        () if atelier.etat == "annule" or atelier.is_over(unit.now) else find_conflits(atelier, others, relais),
        tuple(one for one in serie if one.id != atelier.id and one.etat != "annule"),
        atelier.is_over(unit.now),
    )


async def list_rooms(unit: Unit, fiche: Fiche) -> list[Lieu]:
    """Where it could be: the places most used first."""
    return rooms_by_use(fiche.relais, await unit.tx.ateliers.count_lieux(fiche.atelier.relais_id))


async def see_team_planning(unit: Unit, qui: Personne, periode: PeriodePlanning) -> Planning | None:
    """Everything that is planned, cancelled ones included; None for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    relais_id = qui.animateur_relais_id
    ateliers = await unit.tx.ateliers.list_between(relais_id, *periode.bounds, ("brouillon", "annonce", "annule"))
    relais = unit.territoire.get(relais_id)
    planned = [one for one in ateliers if not one.is_over(unit.now)]
    against = {one.id: find_conflits(one, planned, relais) for one in planned if one.etat != "annule"}
    return Planning(relais, relais_id, periode, await _lignes(unit, ateliers, against))


async def see_planning(unit: Unit, qui: Personne, periode: PeriodePlanning) -> Planning | None:
    """What her relais announced to people like her; None while her relais is not known."""
    relais_id = home_of(unit, qui)
    if relais_id is None:
        return None
    ateliers = await unit.tx.ateliers.list_between(relais_id, *periode.bounds, ("annonce", "annule"))
    publics = await publics_of(unit, qui, relais_id)
    shown = [one for one in ateliers if one.annonce_le is not None and one.is_shown_to(publics)]
    return Planning(unit.territoire.get(relais_id), relais_id, periode, await _lignes(unit, shown, {}))


async def see_announced(unit: Unit, qui: Personne, atelier_id: int) -> tuple[Ligne, Relais] | None:
    """One announced atelier that is for her; None otherwise."""
    relais_id = home_of(unit, qui)
    atelier = None if relais_id is None else await unit.tx.ateliers.find(relais_id, atelier_id)
    if atelier is None or relais_id is None or atelier.annonce_le is None:
        return None
    if not atelier.is_shown_to(await publics_of(unit, qui, relais_id)):
        return None
    (ligne,) = await _lignes(unit, [atelier], {})
    return ligne, unit.territoire.get(relais_id)


async def list_coming(unit: Unit, qui: Personne) -> list[Atelier]:
    """Everything announced to people like her from today on, cancelled ones included: what an agenda shows."""
    relais_id = home_of(unit, qui)
    if relais_id is None:
        return []
    later = unit.now.replace(year=unit.now.year + 2, day=1)
    found = await unit.tx.ateliers.list_between(relais_id, unit.now, later, ("annonce", "annule"))
    publics = await publics_of(unit, qui, relais_id)
    return [one for one in found if one.annonce_le is not None and one.is_shown_to(publics)]


def home_of(unit: Unit, qui: Personne) -> int | None:
    """Whose planning she reads: the relais of her entry, else the one she talks with, else her own team's."""
    return qui.assistant_relais_id or relais_of(unit, qui) or qui.animateur_relais_id


async def publics_of(unit: Unit, qui: Personne, relais_id: int) -> tuple[Public, ...]:
    """What she is for that relais, perhaps a parent as well; the team sees what each public sees."""
    if qui.animateur_relais_id == relais_id:
        return ("assistant_maternel", "garde_a_domicile", "parent")
    if qui.assistant_maternel_id is not None and qui.assistant_relais_id == relais_id:
        hers: Public = "garde_a_domicile" if qui.is_garde_a_domicile else "assistant_maternel"
        famille = await unit.tx.familles.find_of_compte(relais_id, qui.compte_id)
        return (hers,) if famille is None else (hers, "parent")
    return ("parent",)


async def _lignes(unit: Unit, ateliers: list[Atelier], against: dict[int, tuple[Conflit, ...]]) -> tuple[Ligne, ...]:
    comptes = await unit.tx.ateliers.comptes([one.id for one in ateliers])
    return tuple(Ligne(one, places_of(one, comptes[one.id]), against.get(one.id, ())) for one in ateliers)
