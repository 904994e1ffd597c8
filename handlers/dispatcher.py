"""The serial loop: a few updates, a savepoint each, one commit. Never waits for the network."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.domain.inbox import Incoming
from bot.domain.outbox import Lane, Letter
from bot.domain.personnes import Personne
from bot.usecases.deliver_letters import Postman
from bot.usecases.mark_reachable import mark_reachable
from bot.usecases.report_failure import report_failure
from bot.usecases.unit import Service, Unit
from content.render import render
from handlers.context import Turn, turn
from handlers.incoming import Raw, is_reachable, prenom_of, tap_of, user_id_of
from store.database import UnavailableError
from store.unit import Tx

log = logging.getLogger(__name__)
AT_ONCE = 16
NOBODY = Personne(0, 0, "")
CRASHES = 3  # an update in hand at that many crashes is set aside
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
                    await asyncio.sleep(1.0)
                    continue
                if not busy:
                    self.idle = not self._wake.is_set()
                    await self._wake.wait()
        finally:
            for toast in self._toasts:
                toast.cancel()

    async def treat_some(self) -> bool:
        """One batch, one commit; False when nothing waited."""
        suspects = await self._take_suspects()
        batch = Batch()
        async with self._service.database.writing() as sql:
            tx = Tx(sql)
            updates = suspects or await tx.inbox.list_next(AT_ONCE)
            if not updates:
                return False
            now = self._service.now()
            for incoming in updates:
                await self._treat(Unit(tx, now, self._service.territoire), incoming, batch)
            await tx.inbox.done(batch.done, now)
            unit = Unit(tx, now, self._service.territoire)
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
            if incoming.attempts >= CRASHES:
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
            letters = await self._apologise(unit, incoming, error)
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
        return this.toast

    async def _apologise(self, unit: Unit, incoming: Incoming, error: Exception) -> list[Letter]:
        reference = secrets.token_hex(3).upper()
        log.error("update %s failed, reference %s", incoming.update_id, reference, exc_info=error)
        aside = isinstance(error, SuspectError)
        await unit.tx.inbox.failed(incoming.update_id, reference, unit.now, set_aside=aside)
        if incoming.chat_id:
            body = render("erreurs/panne", reference=reference).body()
            key = f"update:{incoming.update_id}:panne"
            unit.letters.append(Letter(key, incoming.chat_id, body, unit.now, Lane.ANSWER))
        await report_failure(unit, user_id_of(json.loads(incoming.body)), reference)
        return await unit.flush()

    async def _take_suspects(self) -> list[Incoming]:
        """What an earlier process left may be what stopped it: counted, and committed, before it is treated.

        Those that were already counted are treated alone, so that their neighbours are not counted with them.
        """
        if self._left_over is not None and not self._left_over:
            return []
        async with self._service.unit() as unit:
            if self._left_over is None:
                self._left_over = set(await unit.tx.inbox.list_left_over())
            next_ones = await unit.tx.inbox.list_next(AT_ONCE)
            suspects = [i for i in next_ones if i.update_id in self._left_over]
            alone = bool(suspects and suspects[0].attempts)
            suspects = suspects[:1] if alone else [i for i in suspects if not i.attempts]
            if suspects:
                await unit.tx.inbox.count_attempt([i.update_id for i in suspects])
        return [replace(i, attempts=i.attempts + 1) for i in suspects]
