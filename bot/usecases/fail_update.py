"""What somebody did could not be treated: set aside with a reference, which she and her relais are given."""

from __future__ import annotations

import logging

from bot.domain.inbox import Incoming
from bot.domain.outbox import Lane
from bot.usecases.report_failure import report_failure
from bot.usecases.unit import Unit
from store.database import UnavailableError

log = logging.getLogger(__name__)


async def fail_update(
    unit: Unit, incoming: Incoming, telegram_id: int | None, reference: str, *, set_aside: bool
) -> None:
    """Being unable to say it must not bring the update back for ever: the words have a savepoint of their own."""
    await unit.tx.inbox.failed(incoming.update_id, reference, unit.now, set_aside=set_aside)
    unit.tx.sql.soon("SAVEPOINT sorry")
    try:
        if incoming.chat_id:
            key = f"update:{incoming.update_id}:panne"
            unit.write(key, incoming.chat_id, "erreurs/panne", lane=Lane.ANSWER, data={"reference": reference})
        await report_failure(unit, telegram_id, reference)
    except UnavailableError:
        raise
    except Exception:
        log.exception("nobody could be told of %s", reference)
        unit.tx.sql.soon("ROLLBACK TO sorry")
        unit.letters.clear()
        unit.tasks.clear()
