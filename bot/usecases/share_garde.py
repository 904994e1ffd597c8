"""« Garde partagée »: two families find each other. Nothing is exchanged before both said yes; a no is never told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.discretion import may_be_same_child
from bot.domain.familles import Famille
from bot.domain.garde_partagee import EnCommun, compare
from bot.domain.personnes import Personne
from bot.domain.propositions import DEMANDE_OUVERTE
from bot.domain.relais import Relais, distance_km
from bot.usecases.each_due import each_due
from bot.usecases.situation import commune_name
from bot.usecases.tell_famille import tell_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic
from store.partages import Rapprochement, Reponse

MODE: Final = "garde_a_domicile"


@dataclass(frozen=True, slots=True)
class Voisine:
    """Another family's search, without anything that says who it is. `avec`: who it is, once both agreed."""

    pair: Rapprochement
    demande: DemandeAccueil
    commune: str
    commun: EnCommun
    ma_reponse: Reponse | None
    avec: Famille | None = None


@dataclass(frozen=True, slots=True)
class Partage:
    """Where a family stands. `voisines`: those it may still answer, or has agreed with."""

    demande: DemandeAccueil
    relais: Relais
    cherche: bool
    telephone: str | None
    voisines: tuple[Voisine, ...]


async def see_partage(unit: Unit, personne: Personne, demande_id: int) -> Partage | None:
    """For the family; None when the request is not its own, or not one for a carer at home."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None or MODE not in demande.modes:
        return None
    famille = await unit.tx.familles.get(demande.famille_id)
    pairs = [p for p in await unit.tx.partages.list_of(demande.id) if p.answer_of(demande.id) != "non"]
    found = [one for one in [await _voisine(unit, pair, demande) for pair in pairs] if one is not None]
    cherche = await unit.tx.partages.is_open(demande.id)
    return Partage(demande, unit.territoire.get(demande.relais_id), cherche, famille.telephone, tuple(found))


async def begin_partage(unit: Unit, personne: Personne, demande_id: int) -> Partage | None:
    """« Chercher une deuxième famille »: compared at once with those who search too."""
    partage = await see_partage(unit, personne, demande_id)
    if partage is None or partage.demande.etat not in DEMANDE_OUVERTE or partage.demande.passe_par_animatrice:
        return partage
    if not partage.cherche:
        await unit.tx.partages.open(partage.demande.relais_id, partage.demande.id, unit.now)
        await _pair_up(unit, (partage.demande.relais_id, partage.demande.id))
    return await see_partage(unit, personne, demande_id)


async def stop_partage(unit: Unit, personne: Personne, demande_id: int) -> Partage | None:
    """« Ne plus chercher »: nobody new is put before it."""
    if await see_partage(unit, personne, demande_id) is not None:
        await unit.tx.partages.close(demande_id, unit.now)
    return await see_partage(unit, personne, demande_id)


async def answer_partage(unit: Unit, personne: Personne, pair_id: int, *, yes: bool) -> int | None:
    """What one family says of another; gives its own request. The same answer twice changes nothing.

    A yes may become a no until both have said yes: then names have been given, and cannot be taken back.
    """
    pair = await unit.tx.partages.find(pair_id)
    mine = await _mine(unit, personne, pair) if pair is not None else None
    if pair is None or mine is None:
        return None
    other = await unit.tx.demandes.get(pair.other(mine.id))
    if pair.contact_le is None and mine.etat in DEMANDE_OUVERTE and other.etat in DEMANDE_OUVERTE:
        said = await unit.tx.partages.answer(pair, mine.id, "oui" if yes else "non")
        if said.is_both:
            await _introduce(unit, said, mine, other)
    return mine.id


async def match_partages(service: Service) -> None:
    """Each morning: searches that have changed, and letters that had to wait."""
    await each_due(service, lambda unit: unit.tx.partages.list_searching(), _pair_up)


async def _pair_up(unit: Unit, searching: tuple[int, int]) -> None:
    """Puts one search beside the others of its relais."""
    relais_id, demande_id = searching
    demande = await unit.tx.demandes.get(demande_id)
    if demande.etat not in DEMANDE_OUVERTE or demande.passe_par_animatrice:
        return
    for _, other_id in await unit.tx.partages.list_searching(relais_id):
        other = await unit.tx.demandes.get(other_id)
        if _may_meet(demande, other) and _common(unit, demande, other) is not None:
            await unit.tx.partages.add(relais_id, demande.id, other.id, unit.now)
    for pair in await unit.tx.partages.list_of(demande.id):
        for one in (pair.une, pair.autre):
            await _write(unit, pair, one)


async def _write(unit: Unit, pair: Rapprochement, demande_id: int) -> None:
    """One letter for each side of a pair, while it has not answered."""
    if pair.is_over or pair.answer_of(demande_id) is not None:
        return
    demande = await unit.tx.demandes.get(demande_id)
    famille = await unit.tx.familles.get(demande.famille_id)
    voisine = await _voisine(unit, pair, demande)
    if voisine is None or famille.telegram_id is None or demande.etat not in DEMANDE_OUVERTE:
        return
    await write_automatic(
        unit, f"demande:{demande.id}:partage:{pair.id}", famille.telegram_id, "metiers/partage_propose",
        relais_id=pair.relais_id, pour_famille=True, v=voisine, numero=demande.id,
    )  # fmt: skip


async def _introduce(unit: Unit, pair: Rapprochement, mine: DemandeAccueil, other: DemandeAccueil) -> None:
    """First names and numbers: now to who has just answered, at a decent hour to the other; the team reads it."""
    if not await unit.tx.partages.mark_met(pair.id, unit.now):
        return
    families = {d.id: await unit.tx.familles.get(d.famille_id) for d in (mine, other)}
    for one, with_ in ((mine, other), (other, mine)):
        event = f"partage:{pair.id}:accord"
        await tell_famille(
            unit, one, families[one.id], event, "metiers/partage_accord", at_once=one is mine, avec=families[with_.id],
            moi=families[one.id],
        )  # fmt: skip
    key = f"partage:{pair.id}:accord"
    await tell_staff(
        unit, pair.relais_id, key, "metiers/partage_equipe", une=pair.une, autre=pair.autre,
        sans_numero=[f.prenom for f in families.values() if f.telephone is None],
    )  # fmt: skip


async def _voisine(unit: Unit, pair: Rapprochement, demande: DemandeAccueil) -> Voisine | None:
    """The other side, while it still searches; None when it does not, or when they have nothing in common any more."""
    other = await unit.tx.demandes.get(pair.other(demande.id))
    commun = _common(unit, demande, other)
    mine = pair.answer_of(demande.id)
    if other.etat not in DEMANDE_OUVERTE or commun is None:
        return None
    if pair.contact_le is None and not _may_meet(demande, other):
        return None
    if mine is None and (pair.is_over or not await unit.tx.partages.is_open(other.id)):
        return None
    relais = unit.territoire.get(demande.relais_id)
    known = await unit.tx.familles.get(other.famille_id) if pair.contact_le is not None else None
    return Voisine(pair, other, commune_name(relais, other.besoin.commune), commun, mine, known)


def _may_meet(one: DemandeAccueil, other: DemandeAccueil) -> bool:
    """Two families, both relayed by themselves, and surely not the two parents of one child."""
    if one.famille_id == other.famille_id or one.passe_par_animatrice or other.passe_par_animatrice:
        return False
    return not may_be_same_child(one.besoin, other.besoin)


def _common(unit: Unit, one: DemandeAccueil, other: DemandeAccueil) -> EnCommun | None:
    relais = unit.territoire.get(one.relais_id)
    here, there = relais.commune(one.besoin.commune), relais.commune(other.besoin.commune)
    if here is None or there is None or one.relais_id != other.relais_id or MODE not in other.modes:
        return None
    return compare(one.besoin, other.besoin, distance_km(here, there))


async def _mine(unit: Unit, personne: Personne, pair: Rapprochement) -> DemandeAccueil | None:
    """Which of the two is this account's: a Tap is untrusted."""
    for numero in (pair.une, pair.autre):
        mine = await unit.tx.demandes.find_of_compte(personne.compte_id, numero)
        if mine is not None:
            return mine
    return None
