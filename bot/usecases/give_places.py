"""Freed places go to the waiting list, in order, each with a deadline. Doing it twice gives nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.ateliers import Atelier, Places, places_of
from bot.domain.echeances_atelier import waiting_list_ends
from bot.domain.inscriptions import (
    TROP_TARD,
    Attente,
    Inscrite,
    capacite_of,
    next_offers,
    offer_until,
    seuil_reached,
)
from bot.domain.regles_ateliers import Regles, regles_of
from bot.usecases.situation import daytime
from bot.usecases.tell_inscrite import tell_inscrite, tell_organiser
from bot.usecases.unit import Unit


async def give_places(unit: Unit, atelier: Atelier) -> int:
    """Ends the offers that are over, then offers what is free; the evening before, ends the list. Gives how many."""
    if atelier.etat != "annonce":
        return 0
    relais = unit.territoire.get(atelier.relais_id)
    ends = waiting_list_ends(atelier, relais.reglages)
    if unit.now >= ends:
        await _close_list(unit, atelier, ends)
        return 0
    regles = regles_of(relais.reglages, atelier)
    live = await _end_offers(unit, atelier, await unit.tx.inscriptions.list_live(atelier.id))
    held = [one.enfants for one in live if one.inscription.etat != "en_attente"]
    waiting = _waiting(unit, atelier, live, regles)
    chosen = {a.id for a in next_offers(capacite_of(atelier), held, [Attente(one.id, one.enfants) for one in waiting])}
    offered = 0
    for one in waiting:
        if one.attend == "priorite":
            await _end_priority(unit, atelier, one, has_place=one.id in chosen)
        elif one.id in chosen:
            offered += await _offer(unit, atelier, one, offer_until(daytime(unit, relais), ends, regles.offre_heures))
    return offered


async def places_now(unit: Unit, atelier: Atelier, places: Places) -> Places:
    """Those who wait come first, where something is left for them: a larger room, an offer that has just ended."""
    if places.is_full or not places.compte.en_attente:
        return places
    await give_places(unit, atelier)
    return places_of(atelier, (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id])


async def tell_seuil(unit: Unit, atelier: Atelier) -> None:
    """The organiser learns once that half, four fifths, all of the places are taken. Of a slot, nobody cares."""
    if atelier.ressource_id is not None:
        return
    prises = (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id].inscrites
    seuil = seuil_reached(prises, atelier.places_adultes, atelier.seuil_annonce)
    if seuil is not None and await unit.tx.inscriptions_dues.announce_seuil(atelier.id, seuil):
        await tell_organiser(unit, atelier, f"seuil:{seuil}", "inscriptions/equipe_seuil", seuil=seuil, prises=prises)


def _waiting(unit: Unit, atelier: Atelier, live: Sequence[Inscrite], regles: Regles) -> list[Inscrite]:
    """Those whose turn may come: others are first while a priority lasts, and the team speaks first with some."""
    ends = regles.priority_ends(atelier.annonce_le)
    others_first = ends is not None and unit.now < ends
    held_back = {"equipe", "priorite"} if others_first else {"equipe"}
    return [one for one in live if one.inscription.etat == "en_attente" and one.attend not in held_back]


async def _end_offers(unit: Unit, atelier: Atelier, live: Sequence[Inscrite]) -> list[Inscrite]:
    """Who did not answer in time gives way to the next."""
    left = []
    for one in live:
        until = one.inscription.repondre_avant
        if until is None or unit.now < until:
            left.append(one)
        elif await unit.tx.inscriptions.move_on(one.id, ["proposee"], "expiree", unit.now):
            fermee = unit.now >= atelier.fermeture_le
            await tell_inscrite(unit, atelier, one, "offre_finie", "inscriptions/offre_finie", fermee=fermee)
    return left


async def _offer(unit: Unit, atelier: Atelier, one: Inscrite, until: datetime | None) -> bool:
    """False when she would have no time to answer."""
    if until is None or not await unit.tx.inscriptions.move_on(
        one.id, ["en_attente"], "proposee", unit.now, until=until
    ):
        return False
    await tell_inscrite(unit, atelier, one, "offre", "inscriptions/offre", until=until, enfants=one.enfants)
    return True


async def _end_priority(unit: Unit, atelier: Atelier, one: Inscrite, *, has_place: bool) -> None:
    """The days of the others are over: what she asked for is hers, or she waits for a place like everybody."""
    if has_place and await unit.tx.inscriptions.move_on(one.id, ["en_attente"], "inscrite", unit.now):
        await tell_inscrite(unit, atelier, one, "promue", "inscriptions/promue", enfants=one.enfants)
        await tell_seuil(unit, atelier)
        return
    await unit.tx.inscriptions.wait(one.id)
    rang = 1 + await unit.tx.inscriptions.count_ahead(atelier.id, one.id)
    await tell_inscrite(unit, atelier, one, "rang", "inscriptions/toujours_en_attente", rang=rang)


async def _close_list(unit: Unit, atelier: Atelier, ended: datetime) -> None:
    """Nobody is asked any more: those who had no place are told, on that very evening as far as it is not too late."""
    at_once = unit.now < ended + TROP_TARD
    for one in await unit.tx.inscriptions.list_live(atelier.id):
        if await unit.tx.inscriptions.move_on(one.id, ["en_attente", "proposee"], "expiree", unit.now):
            kept = one.inscription.etat == "proposee"
            await tell_inscrite(
                unit, atelier, one, "sans_place", "inscriptions/sans_place", at_once=at_once, gardee=kept
            )
