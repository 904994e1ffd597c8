"""The animatrice registers, moves or cancels for somebody who phoned, or who stands before her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.domain.ateliers import Atelier, Etat, places_of
from bot.domain.calendrier import to_paris
from bot.domain.inscriptions import Inscrite
from bot.domain.personnes import Personne
from bot.domain.tranches import ages_of, grown
from bot.usecases.give_places import give_places, places_now, tell_seuil
from bot.usecases.mark_presences import ENFANTS_MAX, has_begun
from bot.usecases.see_inscrits import find_atelier_of_team, find_inscrite
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.tell_inscrite import tell_inscrite
from bot.usecases.unit import Unit

AUTRES_DATES = timedelta(days=75)
NOM_MAX = 60
ANNONCES: tuple[Etat, ...] = ("annonce",)


@dataclass(frozen=True, slots=True)
class Notee:
    """Somebody was added: with a place, or on the waiting list."""

    atelier: Atelier
    inscrite: Inscrite
    deja: bool = False


async def book_assistant(
    unit: Unit, qui: Personne, atelier_id: int, assistant_id: int, enfants: int
) -> Notee | Literal["trop"] | None:
    """A professional of the directory. Once registered, nothing changes."""
    atelier = await find_atelier_of_team(unit, qui, atelier_id)
    fiche = await find_fiche(unit, qui, assistant_id)
    if atelier is None or fiche is None or atelier.etat != "annonce":
        return None
    deja = await unit.tx.inscriptions.find_live(atelier_id, assistant_id, None)
    if deja is not None:
        return Notee(atelier, deja, deja=True)
    ages = await _ages(unit, assistant_id, enfants)
    return await _book(unit, qui, atelier, ages, assistant_id=assistant_id)


async def book_guest(
    unit: Unit, qui: Personne, atelier_id: int, nom: str, enfants: int
) -> Notee | Literal["trop"] | None:
    """Somebody who is in no directory: a name, which is erased with the year."""
    atelier = await find_atelier_of_team(unit, qui, atelier_id)
    if atelier is None or atelier.etat != "annonce" or not nom.strip():
        return None
    return await _book(unit, qui, atelier, ages_of((0, min(enfants, ENFANTS_MAX), 0)), invite=nom.strip()[:NOM_MAX])


async def cancel_for(unit: Unit, qui: Personne, inscription_id: int) -> tuple[Inscrite, Atelier] | None:
    """Her place goes to the next; she reads it, or is told."""
    found = await find_inscrite(unit, qui, inscription_id)
    if found is None:
        return None
    one, atelier = found
    if await unit.tx.inscriptions.move_on(one.id, ["inscrite", "en_attente", "proposee"], "annulee", unit.now):
        if not atelier.is_over(unit.now):
            await tell_inscrite(unit, atelier, one, "annulee", "inscriptions/annulee_par_relais")
        await give_places(unit, atelier)
    return found


async def list_other_dates(unit: Unit, qui: Personne, inscription_id: int) -> list[Atelier] | None:
    """Where she could come instead: announced, of the same kind, for the same people."""
    found = await find_inscrite(unit, qui, inscription_id)
    if found is None:
        return None
    atelier = found[1]
    coming = await unit.tx.ateliers.list_between(atelier.relais_id, unit.now, unit.now + AUTRES_DATES, ANNONCES)
    return [
        one for one in coming if one.id != atelier.id and one.genre == atelier.genre and one.publics == atelier.publics
    ]


async def move_to_date(
    unit: Unit, qui: Personne, inscription_id: int, atelier_id: int
) -> Notee | Literal["trop"] | None:
    """The same person and children at another date: a place there or a rank, then hers here is freed."""
    found = await find_inscrite(unit, qui, inscription_id)
    target = await find_atelier_of_team(unit, qui, atelier_id)
    if found is None or target is None or target.etat != "annonce" or target.is_over(unit.now):
        return None
    one, old = found
    if old.is_over(unit.now):
        return None
    i = one.inscription
    deja = await unit.tx.inscriptions.find_live(atelier_id, i.assistant_maternel_id, i.famille_id)
    if deja is not None:
        return Notee(target, deja, deja=True)
    if not i.is_alive:
        return None
    notee = await _book(
        unit, qui, target, list(i.enfants),
        assistant_id=i.assistant_maternel_id, famille_id=i.famille_id, invite=i.invite, event="deplacee",
    )  # fmt: skip
    if isinstance(notee, Notee):
        await unit.tx.inscriptions.move_on(one.id, ["inscrite", "en_attente", "proposee"], "annulee", unit.now)
        await give_places(unit, old)
    return notee


async def answer_for(unit: Unit, qui: Personne, inscription_id: int, *, oui: bool) -> Atelier | None:
    """The team has spoken with somebody who waited for its word; or she answers an offer on the phone."""
    found = await find_inscrite(unit, qui, inscription_id)
    if found is None:
        return None
    one, atelier = found
    if atelier.etat != "annonce" or atelier.is_over(unit.now):
        return atelier
    if one.inscription.etat == "proposee":
        await unit.tx.inscriptions.move_on(one.id, ["proposee"], "inscrite" if oui else "refusee", unit.now)
        await tell_seuil(unit, atelier)
    elif one.attend == "equipe" and oui:
        await _accept(unit, atelier, one)
    elif one.attend == "equipe" and await unit.tx.inscriptions.move_on(one.id, ["en_attente"], "refusee", unit.now):
        await tell_inscrite(unit, atelier, one, "refusee", "inscriptions/pas_cette_fois")
    await give_places(unit, atelier)
    return atelier


async def _accept(unit: Unit, atelier: Atelier, one: Inscrite) -> None:
    places = places_of(atelier, (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id])
    if places.has_room_for(one.enfants) and await unit.tx.inscriptions.move_on(
        one.id, ["en_attente"], "inscrite", unit.now
    ):
        await tell_inscrite(unit, atelier, one, "promue", "inscriptions/promue", enfants=one.enfants)
        await tell_seuil(unit, atelier)
        return
    await unit.tx.inscriptions.wait(one.id)
    rang = 1 + await unit.tx.inscriptions.count_ahead(atelier.id, one.id)
    await tell_inscrite(unit, atelier, one, "rang", "inscriptions/toujours_en_attente", rang=rang)


async def _book(
    unit: Unit,
    qui: Personne,
    atelier: Atelier,
    ages: list[int],
    *,
    assistant_id: int | None = None,
    famille_id: int | None = None,
    invite: str | None = None,
    event: Literal["ajoutee", "deplacee"] = "ajoutee",
) -> Notee | Literal["trop"]:
    """Places count until registrations close; on the spot, whoever came is there."""
    if len(ages) > ENFANTS_MAX:
        return "trop"
    on_the_spot = has_begun(unit, atelier)
    known = places_of(atelier, (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id])
    places = await places_now(unit, atelier, known)
    has_room = unit.now >= atelier.fermeture_le or places.has_room_for(len(ages))
    number = await unit.tx.inscriptions.add(
        atelier.relais_id, atelier.id, "inscrite" if has_room else "en_attente", ages, unit.now,
        assistant_id=assistant_id, famille_id=famille_id, invite=invite, par_animateur_id=qui.animateur_id,
    )  # fmt: skip
    one = await unit.tx.inscriptions.find(atelier.relais_id, number)
    assert one is not None
    if on_the_spot and has_room:
        await unit.tx.presences.set(number, "presente", len(ages))
        one = await unit.tx.inscriptions.find(atelier.relais_id, number)
        assert one is not None
    else:
        await tell_inscrite(unit, atelier, one, event, f"inscriptions/{event}", one=one)
    if has_room:
        await tell_seuil(unit, atelier)
    return Notee(atelier, one)


async def _ages(unit: Unit, assistant_id: int, enfants: int) -> list[int]:
    """Those she said last time, when they are as many; otherwise nobody knows: the middle bracket."""
    said = await unit.tx.inscriptions.last_children(assistant_id, None)
    if said is not None and len(said[0]) == enfants:
        return grown(said[0], to_paris(said[1]).date(), unit.today)
    return ages_of((0, enfants, 0))
