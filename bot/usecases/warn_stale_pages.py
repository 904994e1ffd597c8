"""Tick: pages past their review are told to the team, twice and no more; one message for all of them."""

from __future__ import annotations

from bot.domain.calendrier import next_allowed
from bot.domain.relais import Relais
from bot.domain.relecture import is_warning_due
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit
from content.reponses.pages import Page
from store.pages import Avertie

NOMMEES = 6  # the others are counted


async def warn_stale_pages(service: Service) -> None:
    """Each relais in its own transaction."""
    for relais in service.territoire.territoire.relais:
        async with service.unit() as unit:
            await _warn(unit, relais)


async def _warn(unit: Unit, relais: Relais) -> None:
    relais_id = unit.territoire.id_of(relais.slug)
    averties = await unit.tx.pages.list_averties(relais_id)
    due = [page for page in await _served(unit, relais) if _is_due(unit, relais, page, averties.get(page.id))]
    if not due:
        return
    for page in due:
        before = averties.get(page.id)
        fois = before.fois + 1 if before and before.a_reverifier_le == page.a_reverifier_le else 1
        await unit.tx.pages.note_avertie(relais_id, Avertie(page.id, page.a_reverifier_le, fois), unit.now)
    await tell_staff_from(
        unit,
        relais_id,
        f"reponses:{relais_id}:a_relire:{unit.today.isoformat()}",
        "reponses/equipe_a_relire",
        next_allowed(unit.now, relais.reglages),
        pages=due[:NOMMEES],
        autres=max(0, len(due) - NOMMEES),
        delai=relais.reglages.delai_reverification_jours,
    )


def _is_due(unit: Unit, relais: Relais, page: Page, before: Avertie | None) -> bool:
    told = before.fois if before and before.a_reverifier_le == page.a_reverifier_le else 0
    return is_warning_due(page.a_reverifier_le, told, unit.today, relais.reglages.delai_reverification_jours)


async def _served(unit: Unit, relais: Relais) -> list[Page]:
    connues = await unit.savoir.current(unit)
    pages = connues.list_pages(relais.slug)
    return [p for p in pages if p.is_valid(unit.today) and not connues.is_retiree(relais.slug, p.id)]
