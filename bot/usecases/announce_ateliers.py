"""« Annoncer »: drafts become known. One message tells of all of them, however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.ateliers import Atelier
from bot.domain.conflits import Conflit, find_conflits
from bot.domain.periodes_planning import PeriodePlanning
from bot.domain.personnes import Personne
from bot.usecases.run_annonces_ateliers import is_for
from bot.usecases.see_planning import find_atelier
from bot.usecases.unit import Unit
from store.annonces_ateliers import AnnonceAteliers as AnnonceAteliers

PERIODES = ("s", "m")


@dataclass(frozen=True, slots=True)
class Annonce:
    """What was announced; `passes`: drafts whose hour is over, which nobody is told of."""

    annonce_id: int | None
    ateliers: tuple[Atelier, ...]
    passes: int = 0


@dataclass(frozen=True, slots=True)
class AAnnoncer:
    """What would be announced, with what stands in the way, and to how many people at the most."""

    ateliers: tuple[Atelier, ...]
    conflits: tuple[tuple[Atelier, Conflit], ...]
    lectrices: int = 0


async def list_drafts_of(unit: Unit, qui: Personne, quoi: str, number: int) -> AAnnoncer | None:
    """The drafts of one atelier (« a »), of its series (« serie »), of a week (« s ») or a month (« m »)."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    drafts = [one for one in await _named(unit, qui, quoi, number) if one.etat == "brouillon"]
    against = []
    for one in drafts[:60]:
        relais = unit.territoire.get(one.relais_id)
        others = await unit.tx.ateliers.list_overlapping(one.relais_id, one.debut, one.fin)
        against += [(one, conflit) for conflit in find_conflits(one, others, relais)]
    groupes = await unit.tx.annonces_ateliers.count_lectrices(qui.animateur_relais_id, unit.today)
    lectrices = sum(one.nombre for one in groupes if any(is_for(a, one) for a in drafts))
    return AAnnoncer(tuple(drafts), tuple(against), lectrices)


async def announce_ateliers(unit: Unit, qui: Personne, quoi: str, number: int) -> Annonce | None:
    """Twice announces once: what is known already is left as it is."""
    found = await list_drafts_of(unit, qui, quoi, number)
    if found is None:
        return None
    coming = [one for one in found.ateliers if not one.is_over(unit.now)]
    told = [one for one in coming if await unit.tx.ateliers.set_etat(one.id, "brouillon", "annonce", unit.now)]
    annonce_id = None
    if told:
        annonce_id = await unit.tx.annonces_ateliers.add(told[0].relais_id, [one.id for one in told], unit.now)
    known = tuple(replace(one, etat="annonce", annonce_le=unit.now, annonce_id=annonce_id) for one in told)
    return Annonce(annonce_id, known, len(found.ateliers) - len(coming))


async def see_annonce(unit: Unit, qui: Personne, annonce_id: int) -> AnnonceAteliers | None:
    """How far it has gone, if it is her relais's."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.annonces_ateliers.find(qui.animateur_relais_id, annonce_id)


async def _named(unit: Unit, qui: Personne, quoi: str, number: int) -> Sequence[Atelier]:
    assert qui.animateur_relais_id is not None
    if quoi in PERIODES:
        periode = PeriodePlanning.read(quoi, number)
        if periode is None:
            return []
        return await unit.tx.ateliers.list_between(qui.animateur_relais_id, *periode.bounds, frozenset({"brouillon"}))
    atelier = await find_atelier(unit, qui, number)
    if atelier is None:
        return []
    if quoi == "a" or atelier.serie is None:
        return [atelier]
    return await unit.tx.ateliers.list_series(atelier.relais_id, atelier.serie, unit.now)
