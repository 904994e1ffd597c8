"""Writes down what became of the letters sent. Until that is committed nothing of it is forgotten."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.domain.outbox import Delivered, Letter, Moved, Result, Settled, Unreachable
from bot.usecases.mark_unreachable import mark_unreachable
from bot.usecases.move_group import move_group
from store.database import UnavailableError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.usecases.unit import Unit

log = logging.getLogger(__name__)


class Settlements:
    """What waits to be written; `written` is told once it is committed."""

    def __init__(self, written: Callable[[list[Settled]], None]) -> None:
        self._waiting: list[Settled] = []
        self._written = written

    def __len__(self) -> int:
        return len(self._waiting)

    def note(self, letter: Letter, outcome: Result, at: datetime) -> None:
        """This became of that letter."""
        self._waiting.append(Settled(letter, outcome, at))

    async def settle(self, unit: Unit) -> None:
        """Inside anybody's transaction: the fewer commits, the better."""
        settled = list(self._waiting)
        if not settled:
            return
        await unit.tx.letters.settle_delivered(settled)
        for one in settled:
            if not isinstance(one.outcome, Delivered):
                await _settle_other(unit, one)
        unit.tx.sql.after_commit(lambda: self._forget(settled))

    def _forget(self, settled: list[Settled]) -> None:
        del self._waiting[: len(settled)]
        self._written(settled)


async def _settle_other(unit: Unit, one: Settled) -> None:
    """A bug of ours in what follows a refusal is undone, and must not stop everybody's letters."""
    await unit.tx.letters.settle(one)
    before = len(unit.letters)
    unit.tx.sql.soon("SAVEPOINT follows")
    try:
        match one.outcome:
            case Unreachable(reason):
                await mark_unreachable(unit, one.letter, reason)
            case Moved(chat_id):
                await move_group(unit, one.letter.chat_id, chat_id)
    except UnavailableError:
        raise
    except Exception:
        log.exception("after letter %s", one.letter.key)
        unit.tx.sql.soon("ROLLBACK TO follows")
        del unit.letters[before:]
    unit.tx.sql.soon("RELEASE follows")
