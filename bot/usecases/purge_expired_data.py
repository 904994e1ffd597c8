"""Purge by default: what has served is erased when its time has come, and the figures stay the same."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.questions import TEXTE_SERT
from bot.domain.reglages import Reglages
from bot.usecases.end_campaigns import forget_people
from bot.usecases.leave_ateliers import purge_inscriptions
from bot.usecases.unit import Service

DIALOGUE_JOURS = 60  # a form left half-filled
AT_ONCE = 100


async def purge_expired_data(service: Service) -> None:
    """Each relais with its own delay (conservation_jours); one item a transaction."""
    for relais in service.territoire.territoire.relais:
        relais_id = service.territoire.id_of(relais.slug)
        before = service.now() - timedelta(days=relais.reglages.conservation_jours)
        await _purge_demandes(service, relais_id, before)
        await _purge_familles(service, relais_id, before)
        await _purge_campagnes(service, relais_id, before)
        async with service.unit() as unit:
            await unit.tx.donnees.erase_old_conversations(relais_id, before)
            await unit.tx.reclamations.erase_old(relais_id, before)
            kept = timedelta(days=relais.reglages.conservation_journal_jours)
            await unit.tx.journal.forget(relais_id, unit.now - kept)
            await unit.tx.annonces.forget_old(relais_id, before)
            await unit.tx.reponses_sondage.forget_names(relais_id, before)
            await unit.tx.idees.forget_old(relais_id, before.date())
    await _purge_questions(service)
    await purge_inscriptions(service)
    await _purge_accounts(service)
    await empty_journal(service)


async def empty_journal(service: Service) -> None:
    """What was erased leaves the journal of writes as well."""
    await service.database.empty_journal()


async def _purge_demandes(service: Service, relais_id: int, before: datetime) -> None:
    while True:
        async with service.unit() as unit:
            numbers = await unit.tx.donnees.list_expired_demandes(relais_id, before, AT_ONCE)
        for number in numbers:
            async with service.unit() as unit:
                await unit.tx.donnees.erase_demande(number)
        if len(numbers) < AT_ONCE:
            return


async def _purge_campagnes(service: Service, relais_id: int, before: datetime) -> None:
    """Of a campaign, the figures stay; a draft that was never launched goes like a half-filled form."""
    async with service.unit() as unit:
        await unit.tx.campagnes.forget_drafts(unit.now - timedelta(days=DIALOGUE_JOURS))
        expired = await unit.tx.campagnes.list_expired(relais_id, before, AT_ONCE)
    for campagne in expired:
        async with service.unit() as unit:
            await forget_people(unit, campagne)


async def _purge_familles(service: Service, relais_id: int, before: datetime) -> None:
    while True:
        async with service.unit() as unit:
            numbers = await unit.tx.donnees.list_idle_familles(relais_id, before, AT_ONCE)
        for number in numbers:
            async with service.unit() as unit:
                await unit.tx.donnees.erase_famille(number)
        if len(numbers) < AT_ONCE:
            return


async def _purge_questions(service: Service) -> None:
    """The words of questions: soon where the answer was good, later where the team may still write one."""
    async with service.unit() as unit:
        await unit.tx.questions.erase_words(unit.now - TEXTE_SERT)
        delays: dict[int | None, int] = {None: Reglages().conservation_questions_jours}
        for relais in service.territoire.territoire.relais:
            delays[service.territoire.id_of(relais.slug)] = relais.reglages.conservation_questions_jours
        for relais_id, days in delays.items():
            await unit.tx.questions.erase_old(relais_id, unit.now - timedelta(days=days))


async def _purge_accounts(service: Service) -> None:
    longest = max(relais.reglages.conservation_jours for relais in service.territoire.territoire.relais)
    async with service.unit() as unit:
        await unit.tx.donnees.erase_old_dialogues(unit.now - timedelta(days=DIALOGUE_JOURS))
        await unit.tx.sondages.forget_drafts(unit.now - timedelta(days=DIALOGUE_JOURS))
        await unit.tx.annonces.forget_drafts(unit.now - timedelta(days=DIALOGUE_JOURS))
        await unit.tx.donnees.erase_strangers(unit.now - timedelta(days=longest))
        await unit.tx.donnees.erase_letters_to_nobody()
