"""What the clock does for ateliers: dates to reckon, offers that end, reminders, what is asked of who leads them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from bot.domain.ateliers import Atelier, places_of
from bot.domain.echeances_atelier import echeances_of
from bot.domain.inscriptions import Inscrite
from bot.domain.outbox import Lane, Letter
from bot.usecases.each_due import each_due
from bot.usecases.give_places import give_places
from bot.usecases.tell_inscrite import tell_inscrite, tell_organiser
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic
from store.inscriptions_dues import Echeance


async def plan_echeances(service: Service) -> None:
    """Announced, or moved: when its reminders are due."""

    async def treat(unit: Unit, atelier_id: int) -> None:
        atelier = await unit.tx.ateliers.get(atelier_id)
        reglages = unit.territoire.get(atelier.relais_id).reglages
        await unit.tx.inscriptions_dues.plan(atelier_id, echeances_of(atelier, reglages, unit.now))

    await each_due(service, lambda unit: unit.tx.inscriptions_dues.list_unplanned(unit.now), treat)


async def offer_freed_places(service: Service) -> None:
    """Offers that end, places that an atelier was given, priorities and registrations that are over."""

    async def treat(unit: Unit, atelier_id: int) -> None:
        await give_places(unit, await unit.tx.ateliers.get(atelier_id))

    await each_due(service, lambda unit: unit.tx.inscriptions_dues.list_with_waiting(), treat)


async def remind_inscrites(service: Service) -> None:
    """The evening before, with the address; nobody is reminded of a cancelled atelier."""
    await _each(service, "rappel_le", _remind)


async def warn_half_empty(service: Service) -> None:
    """Two days before, whoever leads it may still call somebody, or cancel in time."""
    await _each(service, "demi_vide_le", _warn)


async def ask_presences(service: Service) -> None:
    """The next day, of whoever leads it, when something is missing. What was lent or booked needs no roll call."""
    await _each(service, "presences_le", _ask_presences)


async def ask_avis(service: Service) -> None:
    """After it, one tap: how was it? Not of who is known to have stayed away."""
    await _each(service, "avis_le", _ask_avis)


async def _each(service: Service, what: Echeance, do: Callable[[Unit, Atelier], Awaitable[None]]) -> None:
    async def treat(unit: Unit, atelier_id: int) -> None:
        atelier = await unit.tx.ateliers.get(atelier_id)
        if atelier.etat == "annonce" and await unit.tx.inscriptions_dues.done(atelier_id, what):
            await do(unit, atelier)

    await each_due(service, partial(_due, what), treat)


async def _due(what: Echeance, unit: Unit) -> list[int]:
    return await unit.tx.inscriptions_dues.list_due(what, unit.now)


async def _remind(unit: Unit, atelier: Atelier) -> None:
    if atelier.is_over(unit.now):
        return
    for one in await unit.tx.inscriptions.list_live(atelier.id):
        if one.inscription.etat == "inscrite":
            await _remind_one(unit, atelier, one)


async def _remind_one(unit: Unit, atelier: Atelier, one: Inscrite) -> None:
    """She asked for it by registering: her pause and the weekly cap let it through, STOP and quiet hours do not."""
    if not one.joignable or one.telegram_id is None:
        await tell_inscrite(unit, atelier, one, "rappel", "inscriptions/rappel", enfants=one.enfants)
        return
    relais = unit.territoire.get(atelier.relais_id)
    lieu = relais.lieu(atelier.lieu or "")
    key = f"inscription:{one.id}:rappel:{atelier.version}"
    written = await write_automatic(
        unit, key, one.telegram_id, "inscriptions/rappel", relais_id=atelier.relais_id, genre="reponse",
        pour_famille=True, until=atelier.debut, lane=Lane.ALERT,
        a=atelier, relais=relais, lieu=lieu, enfants=one.enfants, id=one.id,
    )  # fmt: skip
    if written and lieu is not None and lieu.latitude is not None and lieu.longitude is not None:
        commune = relais.commune(lieu.commune)
        adresse = lieu.adresse or (commune.nom if commune else "")
        point = {"latitude": lieu.latitude, "longitude": lieu.longitude, "title": lieu.nom, "address": adresse}
        unit.letters.append(
            Letter(
                key=f"{key}:lieu",
                chat_id=one.telegram_id,
                body={"text": adresse, "venue": point},
                not_before=unit.letters[-1].not_before,
                lane=Lane.ALERT,
                relais_id=atelier.relais_id,
                until=atelier.debut,
            )
        )


async def _warn(unit: Unit, atelier: Atelier) -> None:
    places = places_of(atelier, (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id])
    if places.is_half_empty and not atelier.is_over(unit.now):
        await tell_organiser(unit, atelier, f"demi_vide:{atelier.version}", "inscriptions/equipe_demi_vide", p=places)


async def _ask_presences(unit: Unit, atelier: Atelier) -> None:
    if atelier.ressource_id is not None:
        await unit.tx.presences.all_came(atelier.id)
        return
    missing = await unit.tx.presences.count_missing(atelier.id)
    if missing:
        await tell_organiser(unit, atelier, "presences", "presences/a_noter", manquent=missing)


async def _ask_avis(unit: Unit, atelier: Atelier) -> None:
    for one in await unit.tx.inscriptions.list_live(atelier.id):
        away = one.inscription.presence in ("absente", "excusee")
        if one.inscription.etat == "inscrite" and not away and one.joignable and one.telegram_id and not one.avis:
            await write_automatic(
                unit, f"inscription:{one.id}:avis", one.telegram_id, "inscriptions/avis",
                relais_id=atelier.relais_id, pour_famille=one.public == "parent", a=atelier, id=one.id,
            )  # fmt: skip
