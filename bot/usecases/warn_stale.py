"""Some days before her news are no longer believed, a professional is told, once: never more often than she chose."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.fraicheur import last_day
from bot.domain.profils import may_be_asked
from bot.domain.reglages import Reglages
from bot.usecases.each_due import each_due
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic
from store.nouvelles_dues import Vieillissante

DEJA_QUESTIONNEE = timedelta(days=14)


async def warn_stale(service: Service) -> None:
    """Everybody whose oldest believed news end within the relais's delay."""
    await each_due(service, _list_due, _warn)


async def _list_due(unit: Unit) -> list[Vieillissante]:
    found: list[Vieillissante] = []
    for relais in unit.territoire.territoire.relais:
        bounds = _bounds(unit.now, relais.reglages)
        if bounds is not None:
            found += await unit.tx.nouvelles_dues.list_growing_old(unit.territoire.id_of(relais.slug), *bounds)
    return found


def _bounds(now: datetime, reglages: Reglages) -> tuple[datetime, datetime] | None:
    """Between these instants lie the news that are still believed, but not for long."""
    delai = min(reglages.prevenir_fraicheur_jours, reglages.fraicheur_jours - 1)
    begin = now - timedelta(days=reglages.fraicheur_jours)
    return (begin, begin + timedelta(days=delai)) if delai else None


async def _warn(unit: Unit, one: Vieillissante) -> None:
    assistant = await unit.tx.assistants.get(one.assistant)
    reglages = unit.territoire.get(one.relais_id).reglages
    end = last_day(assistant.places, unit.now, reglages.fraicheur_jours)
    if end is None or assistant.telegram_id is None or _is_asked_anyway(unit, one, assistant, reglages):
        return
    rythme = (await unit.tx.profils.get(assistant.id)).rythme_mois
    if not may_be_asked(rythme, assistant.places, unit.today):
        return
    key = f"fraicheur:{assistant.id}:{end.isoformat()}"
    if await write_automatic(
        unit, key, assistant.telegram_id, "pro/bientot_ancienne", relais_id=one.relais_id,
        prenom=assistant.prenom, dernier_jour=end, places=assistant.places, today=unit.today,
    ):  # fmt: skip
        await unit.tx.nouvelles_dues.mark_warned(assistant.id, unit.now)


def _is_asked_anyway(unit: Unit, one: Vieillissante, assistant: AssistantMaternel, reglages: Reglages) -> bool:
    """On pause, or a campaign has just asked her, or will before her news are too old."""
    soon = unit.today + timedelta(days=reglages.prevenir_fraicheur_jours)
    planned = one.question_prevue_le is not None and unit.today <= one.question_prevue_le <= soon
    asked = one.questionnee_le is not None and one.questionnee_le > unit.now - DEJA_QUESTIONNEE
    return planned or asked or assistant.is_paused(unit.today)
