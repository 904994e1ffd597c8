"""The serial loop: a few updates, a savepoint each, one commit. Never waits for the network."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.domain.inbox import Incoming
from bot.domain.outbox import Letter
from bot.domain.personnes import Personne
from bot.usecases.deliver_letters import Postman
from bot.usecases.fail_update import fail_update
from bot.usecases.mark_reachable import mark_reachable
from bot.usecases.take_suspects import CRASHES, list_left_over, take_suspects, was_in_hand
from bot.usecases.unit import Service, Unit
from handlers.context import Turn, turn
from handlers.incoming import Raw, is_reachable, prenom_of, tap_of, user_id_of
from handlers.journal_equipe import note_turn
from store.database import UnavailableError
from store.unit import Tx

log = logging.getLogger(__name__)
AT_ONCE = 16
WAIT = 1.0  # seconds, when the database is unavailable
NOBODY = Personne(0, 0, "")
TOASTS_AT_ONCE = 40  # beyond, Telegram is too slow for them to be of use
Toast = Callable[[str, str | None], Coroutine[Any, Any, None]]


class SuspectError(Exception):
    """This update was in hand at three crashes."""


class UnhandledError(Exception):
    """No feature took this update."""


@dataclass(slots=True)
class Batch:
    """What one commit brings: updates treated, letters and toasts that may then leave."""

    done: list[int] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    toasts: list[tuple[str, str | None]] = field(default_factory=list)
    has_asked: bool = False


class Dispatcher:
    """Takes the inbox, one update of each chat at a time."""

    def __init__(
        self, service: Service, application: Application[Any, Any, Any, Any, Any, Any], postman: Postman, toast: Toast
    ) -> None:
        self._service = service
        self._application = application
        self._postman = postman
        self._toast = toast
        self._wake = asyncio.Event()
        self._left_over: set[int] | None = None
        self._toasts: set[asyncio.Task[None]] = set()
        self.idle = False

    def wake(self) -> None:
        """Something arrived."""
        self.idle = False
        self._wake.set()

    async def run(self) -> None:
        """Treats updates until cancelled. A database locked or full is waited for; nothing is lost meanwhile."""
        try:
            while True:
                self._wake.clear()
                try:
                    busy = await self.treat_some()
                except UnavailableError as error:
                    log.error("database unavailable: %s", error)
                    await asyncio.sleep(WAIT)
                    continue
                if not busy:
                    self.idle = not self._wake.is_set()
                    await self._wake.wait()
        finally:
            for toast in self._toasts:
                toast.cancel()

    async def treat_some(self) -> bool:
        """One batch, one commit; False when nothing waited."""
        if self._left_over is None:
            self._left_over = await list_left_over(self._service)
        suspects = await take_suspects(self._service, self._left_over, AT_ONCE) if self._left_over else []
        batch = Batch()
        async with self._service.database.writing() as sql:
            tx = Tx(sql)
            updates = suspects or await tx.inbox.list_next(AT_ONCE)
            if not updates:
                return False
            now = self._service.now()
            for incoming in updates:
                await self._treat(Unit(tx, now, self._service.territoire, self._service.savoir), incoming, batch)
            await tx.inbox.done(batch.done, now)
            unit = Unit(tx, now, self._service.territoire, self._service.savoir)
            await self._postman.settle(unit)
            batch.letters += await unit.flush()
            batch.has_asked |= unit.has_asked
        self._leave(updates, batch)
        return True

    def _leave(self, updates: Sequence[Incoming], batch: Batch) -> None:
        """Committed: nothing can be lost any more, and what was said may leave."""
        if self._left_over:
            self._left_over.difference_update(i.update_id for i in updates)
        self._service.on_letters(batch.letters)
        if batch.has_asked:
            self._service.on_tasks()
        for query_id, text in batch.toasts[: TOASTS_AT_ONCE - len(self._toasts)]:
            task = asyncio.create_task(self._toast(query_id, text))
            self._toasts.add(task)
            task.add_done_callback(self._toasts.discard)

    async def _treat(self, unit: Unit, incoming: Incoming, batch: Batch) -> None:
        sql = unit.tx.sql
        raw: Raw = json.loads(incoming.body)
        toast = None
        sql.soon("SAVEPOINT one")
        try:
            if was_in_hand(incoming) >= CRASHES:
                raise SuspectError
            toast = await self._turn(unit, incoming.chat_id, raw)
            letters = await unit.flush()
            batch.done.append(incoming.update_id)
        except UnavailableError:
            raise
        except Exception as error:
            sql.soon("ROLLBACK TO one")
            unit.letters.clear()
            unit.tasks.clear()
            letters = await _fail(unit, incoming, raw, error)
        sql.soon("RELEASE one")
        batch.letters += letters
        batch.has_asked |= unit.has_asked
        if query_id := tap_of(raw):
            batch.toasts.append((query_id, toast))

    async def _turn(self, unit: Unit, chat_id: int, raw: Raw) -> str | None:
        """Gives the update to its feature; gives back the toast."""
        update = Update.de_json(raw, self._application.bot)
        user_id = user_id_of(raw)
        # Nobody we could name (an anonymous administrator): only what happens to a group matters then.
        personne = await unit.tx.personnes.meet(user_id, prenom_of(raw), unit.now) if user_id else NOBODY
        if personne.is_unreachable and is_reachable(raw):
            await mark_reachable(unit, personne.telegram_id)
        equipe = await unit.tx.equipes.find_of_chat(chat_id) if chat_id < 0 else None
        this = Turn(unit, update, chat_id, personne, equipe)
        token = turn.set(this)
        try:
            await self._application.process_update(update)
        finally:
            turn.reset(token)
        if this.error is not None:
            raise this.error
        if not this.handled:
            raise UnhandledError
        await note_turn(this)
        return this.toast


async def _fail(unit: Unit, incoming: Incoming, raw: Raw, error: Exception) -> list[Letter]:
    reference = secrets.token_hex(3).upper()
    log.error("update %s failed, reference %s", incoming.update_id, reference, exc_info=error)
    await fail_update(unit, incoming, user_id_of(raw), reference, set_aside=isinstance(error, SuspectError))
    return await unit.flush()
