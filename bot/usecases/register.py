"""A place is taken, or a rank on the list: one transaction decides, in the order of arrival. Tapped twice is once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.ateliers import Atelier, EtatInscription, Inscription
from bot.domain.droit_inscription import must_wait
from bot.domain.inscriptions import Attend, Inscrite
from bot.domain.personnes import Personne
from bot.domain.tranches import Compte, ages_of, only
from bot.usecases.give_places import give_places, places_now, tell_seuil
from bot.usecases.open_inscription import CharteALire, Choix, Refuse, open_inscription
from bot.usecases.tell_inscrite import tell_organiser
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Enregistree:
    """Where she stands now. `rang`: her rank on the waiting list; `attend`: what else she waits for."""

    atelier: Atelier
    inscrite: Inscrite
    rang: int = 0
    attend: Attend | None = None
    changee: bool = False


@dataclass(frozen=True, slots=True)
class PasTantDEnfants:
    """Her registration stays as it was: so many children's places are not left."""

    atelier: Atelier
    libres: int
    deja: Inscrite


Resultat = Enregistree | PasTantDEnfants | CharteALire | Refuse | Literal["illisible"] | None


async def register(unit: Unit, personne: Personne, atelier_id: int, compte: Compte) -> Resultat:
    """« Je confirme », with so many children of each bracket; or other children than before."""
    choix = await open_inscription(unit, personne, atelier_id, remember=False)
    if not isinstance(choix, Choix):
        return choix
    if sum(compte) > choix.most or not only(compte, choix.tranches):
        return "illisible"
    if choix.deja is not None and _has_lapsed(unit, choix.atelier, choix.deja):
        await give_places(unit, choix.atelier)
        return await register(unit, personne, atelier_id, compte)
    if choix.deja is not None:
        return await _change(unit, choix, choix.deja, compte)
    return await _add(unit, choix, compte)


async def _add(unit: Unit, choix: Choix, compte: Compte) -> Enregistree:
    atelier, qui = choix.atelier, choix.qui
    place = unit.territoire.get(atelier.relais_id).lieu(atelier.lieu or "")
    attend = must_wait(atelier, choix.histoire, choix.regles, place.commune if place else None, unit.now)
    has_room = attend is None and (await places_now(unit, atelier, choix.places)).has_room_for(sum(compte))
    etat: EtatInscription = "inscrite" if has_room else "en_attente"
    number = await unit.tx.inscriptions.add(
        atelier.relais_id, atelier.id, etat, ages_of(compte), unit.now,
        assistant_id=qui.assistant_id, famille_id=qui.famille_id, attend=attend,
        accord_parents=qui.public != "parent" and sum(compte) > 0,
    )  # fmt: skip
    if has_room:
        await tell_seuil(unit, atelier)
    if attend == "equipe":
        await _ask_team(unit, atelier, number)
    new = Inscription(number, atelier.relais_id, atelier.id, etat, enfants=tuple(ages_of(compte)))
    rang = 0 if has_room else 1 + await unit.tx.inscriptions.count_ahead(atelier.id, number)
    return Enregistree(atelier, Inscrite(new, "", public=qui.public, attend=attend), rang, attend)


async def _ask_team(unit: Unit, atelier: Atelier, number: int) -> None:
    one = await unit.tx.inscriptions.find(atelier.relais_id, number)
    assert one is not None
    event = f"demande:{number}"
    await tell_organiser(unit, atelier, event, "inscriptions/equipe_demande", qui=one.qui, id=number)


def _has_lapsed(unit: Unit, atelier: Atelier, deja: Inscrite) -> bool:
    """Her offer, or the whole list, has just ended, and the clock did not say so yet."""
    until = deja.inscription.repondre_avant
    ended = unit.now >= atelier.fermeture_le or (until is not None and unit.now >= until)
    return atelier.etat == "annonce" and deja.inscription.etat != "inscrite" and ended


async def _change(unit: Unit, choix: Choix, deja: Inscrite, compte: Compte) -> Enregistree | PasTantDEnfants | Refuse:
    """Fewer children free their places; more must find theirs. Who waits keeps her rank."""
    atelier = choix.atelier
    if atelier.etat == "annule" or atelier.is_over(unit.now):
        return Refuse(atelier, "annule" if atelier.etat == "annule" else "passe")
    holds = deja.inscription.etat != "en_attente"
    more = sum(compte) > deja.enfants
    left = (await places_now(unit, atelier, choix.places) if holds and more else choix.places).enfants_libres
    if holds and left is not None and sum(compte) > deja.enfants + left:
        return PasTantDEnfants(atelier, left, deja)
    await unit.tx.inscriptions.set_children(deja.id, ages_of(compte), choix.qui.public != "parent" and sum(compte) > 0)
    await give_places(unit, atelier)
    standing = await _standing(unit, atelier, deja.id)
    return Enregistree(standing.atelier, standing.inscrite, standing.rang, standing.attend, changee=True)


async def _standing(unit: Unit, atelier: Atelier, number: int) -> Enregistree:
    one = await unit.tx.inscriptions.find(atelier.relais_id, number)
    assert one is not None
    waits = one.inscription.etat == "en_attente"
    rang = 1 + await unit.tx.inscriptions.count_ahead(atelier.id, number) if waits else 0
    return Enregistree(atelier, one, rang, one.attend)
