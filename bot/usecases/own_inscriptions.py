"""« Mes inscriptions »: seen, cancelled, answered by her alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.ateliers import Atelier
from bot.domain.echeances_atelier import waiting_list_ends
from bot.domain.inscriptions import Inscrite, may_serve
from bot.domain.personnes import Personne
from bot.domain.regles_ateliers import regles_of
from bot.usecases.give_places import give_places, tell_seuil
from bot.usecases.tell_inscrite import tell_organiser
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Mienne:
    """One of hers, with its atelier; `rang` on the list; `rendable`: she gives it back by a tap.

    `servira`: given back now, somebody else may still take it.
    """

    inscrite: Inscrite
    atelier: Atelier
    rang: int
    rendable: bool
    droit_image: bool = False
    servira: bool = True


async def list_own(unit: Unit, personne: Personne) -> list[Mienne]:
    """Those to come, in every relais that knows her."""
    familles = [famille.id for famille in await unit.tx.familles.list_of_compte(personne.compte_id)]
    found = await unit.tx.inscriptions.list_own(personne.assistant_maternel_id, familles, unit.now)
    return [await _mienne(unit, one) for one in found]


async def find_own(unit: Unit, personne: Personne, inscription_id: int) -> Mienne | None:
    """One of hers, whatever became of it; nobody else's."""
    familles = [famille.id for famille in await unit.tx.familles.list_of_compte(personne.compte_id)]
    one = await unit.tx.inscriptions.find_own(inscription_id, personne.assistant_maternel_id, familles)
    return None if one is None else await _mienne(unit, one)


async def cancel_own(unit: Unit, personne: Personne, inscription_id: int) -> Mienne | Literal["trop_tard"] | None:
    """« Je ne viens plus »: her place goes to the next. Twice is once. Gives hers as it was before."""
    mine = await find_own(unit, personne, inscription_id)
    if mine is None:
        return None
    if not mine.inscrite.inscription.is_alive:
        return mine
    if not mine.rendable:
        return "trop_tard"
    if await unit.tx.inscriptions.move_on(inscription_id, ["inscrite", "en_attente", "proposee"], "annulee", unit.now):
        await _freed(unit, mine)
    return mine


async def _freed(unit: Unit, mine: Mienne) -> None:
    """Once registrations are closed, who leads it learns that she does not come, and whether somebody else may."""
    offered = await give_places(unit, mine.atelier)
    if mine.inscrite.inscription.etat == "inscrite" and unit.now >= mine.atelier.fermeture_le:
        await tell_organiser(
            unit, mine.atelier, f"desistement:{mine.inscrite.id}", "inscriptions/equipe_desistement",
            qui=mine.inscrite.qui, offered=offered,
        )  # fmt: skip


async def accept_offer(unit: Unit, personne: Personne, inscription_id: int) -> Mienne | Literal["plus_gardee"] | None:
    """« Je prends la place », while it is kept for her."""
    mine = await find_own(unit, personne, inscription_id)
    if mine is None:
        return None
    inscription = mine.inscrite.inscription
    if inscription.etat == "inscrite":
        return mine
    until = inscription.repondre_avant
    if mine.atelier.etat != "annonce" or until is None or unit.now >= until:
        await give_places(unit, mine.atelier)
        return "plus_gardee"
    await unit.tx.inscriptions.move_on(inscription_id, ["proposee"], "inscrite", unit.now)
    await tell_seuil(unit, mine.atelier)
    return await find_own(unit, personne, inscription_id)


async def refuse_offer(unit: Unit, personne: Personne, inscription_id: int) -> Mienne | None:
    """« Non merci »: the place is offered to the next one at once."""
    mine = await find_own(unit, personne, inscription_id)
    if mine is not None and await unit.tx.inscriptions.move_on(inscription_id, ["proposee"], "refusee", unit.now):
        await give_places(unit, mine.atelier)
    return mine


async def set_photos(unit: Unit, personne: Personne, inscription_id: int, *, accord: bool) -> Mienne | None:
    """A parent agrees to pictures of her own child at this atelier, or no longer. Nobody does it for her."""
    mine = await find_own(unit, personne, inscription_id)
    if mine is None or mine.inscrite.public != "parent":
        return mine
    await unit.tx.inscriptions.set_photos(inscription_id, unit.now if accord else None)
    return await find_own(unit, personne, inscription_id)


async def _mienne(unit: Unit, one: Inscrite) -> Mienne:
    atelier = await unit.tx.ateliers.get(one.inscription.atelier_id)
    reglages = unit.territoire.get(atelier.relais_id).reglages
    regles = regles_of(reglages, atelier)
    waits = one.inscription.etat == "en_attente"
    rang = 1 + await unit.tx.inscriptions.count_ahead(atelier.id, one.id) if waits else 0
    rendable = waits or one.inscription.etat == "proposee" or regles.may_still_cancel(atelier.debut, unit.now)
    return Mienne(
        one, atelier, rang, rendable and atelier.etat == "annonce" and not atelier.is_over(unit.now),
        regles.droit_image, may_serve(unit.now, waiting_list_ends(atelier, reglages)),
    )  # fmt: skip
