"""Forgets what only served for a while: updates and tasks after 3 days, letters and files 60, changes 100."""

from __future__ import annotations

from datetime import timedelta

from bot.usecases.unit import Service

INBOX_DAYS = 3
CHANGES_DAYS = 100  # a button of the weekly word looks at 92 days
LETTER_DAYS = 60  # a reply to an older message is still found by the number written in it


async def purge_technical_rows(service: Service) -> None:
    """Each table in its own transaction."""
    async with service.unit() as unit:
        await unit.tx.inbox.forget_treated(unit.now - timedelta(days=INBOX_DAYS))
        await unit.tx.tasks.forget_settled(unit.now - timedelta(days=INBOX_DAYS))
    async with service.unit() as unit:
        await unit.tx.changements.forget(unit.now - timedelta(days=CHANGES_DAYS))
    async with service.unit() as unit:
        await unit.tx.letters.forget_settled(unit.now - timedelta(days=LETTER_DAYS))
        await unit.tx.imports_planning.forget(unit.now - timedelta(days=LETTER_DAYS))
