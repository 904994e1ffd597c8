"""The serial loop: a few updates, a savepoint each, one commit. Never waits for the network."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.domain.inbox import Incoming
from bot.domain.outbox import Lane, Letter
from bot.domain.personnes import Personne
from bot.usecases.deliver_letters import Postman
from bot.usecases.report_failure import report_failure
from bot.usecases.unit import Service, Unit
from content.render import render
from handlers.context import Turn, turn
from handlers.incoming import prenom_of, user_id_of
from store.database import Unavailable
from store.unit import Tx

log = logging.getLogger(__name__)
AT_ONCE = 16
NOBODY = Personne(0, 0, "")
CRASHES = 3  # an update in hand at that many crashes is set aside
Toast = Callable[[str, str | None], Coroutine[Any, Any, None]]


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
        self._left_over: set[int] = set()
        self._toasts: set[asyncio.Task[None]] = set()
        self.idle = False

    def wake(self) -> None:
        """Something arrived."""
        self.idle = False
        self._wake.set()

    async def run(self) -> None:
        """Treats updates until cancelled. A database locked or full is waited for; nothing is lost meanwhile."""
        async with self._service.unit() as unit:
            self._left_over = set(await unit.tx.inbox.list_left_over())
        while True:
            self._wake.clear()
            try:
                busy = await self.treat_some()
            except Unavailable as error:
                log.error("database unavailable: %s", error)
                await asyncio.sleep(1.0)
                continue
            if not busy:
                self.idle = not self._wake.is_set()
                await self._wake.wait()

    async def treat_some(self) -> bool:
        """One batch, one commit; False when nothing waited."""
        await self._mark_suspects()
        toasts: list[tuple[str, str | None]] = []
        letters: list[Letter] = []
        asked = False
        async with self._service.database.writing() as sql:
            tx = Tx(sql)
            batch = await tx.inbox.list_next(AT_ONCE)
            if not batch:
                return False
            now = self._service.now()
            done: list[int] = []
            for incoming in batch:
                unit = Unit(tx, now, self._service.territoire)
                await self._treat(unit, incoming, toasts, done)
                letters += await unit.flush()
                asked |= unit.has_asked
            await tx.inbox.done(done, now)
            unit = Unit(tx, now, self._service.territoire)
            await self._postman.settle(unit)
            letters += await unit.flush()
            asked |= unit.has_asked
        self._left_over.difference_update(i.update_id for i in batch)
        self._service.on_letters(letters)
        if asked:
            self._service.on_tasks()
        for query_id, text in toasts:
            task = asyncio.create_task(self._toast(query_id, text))
            self._toasts.add(task)
            task.add_done_callback(self._toasts.discard)
        return True

    async def _treat(
        self, unit: Unit, incoming: Incoming, toasts: list[tuple[str, str | None]], done: list[int]
    ) -> None:
        sql = unit.tx.sql
        await sql.run("SAVEPOINT one")
        try:
            if incoming.attempts >= CRASHES:
                raise RuntimeError("in hand at three crashes")
            this = await self._turn(unit, incoming)
            await sql.run("RELEASE one")
            done.append(incoming.update_id)
            if this.update.callback_query is not None:
                toasts.append((this.update.callback_query.id, this.toast))
        except Unavailable:
            raise
        except Exception as error:
            await sql.run("ROLLBACK TO one")
            await sql.run("RELEASE one")
            unit.letters.clear()
            unit.tasks.clear()
            await self._apologise(unit, incoming, error)

    async def _turn(self, unit: Unit, incoming: Incoming) -> Turn:
        raw = json.loads(incoming.body)
        update = Update.de_json(raw, self._application.bot)
        user_id = user_id_of(raw)
        # Nobody we could name (an anonymous administrator): only what happens to a group matters then.
        personne = await unit.tx.personnes.meet(user_id, prenom_of(raw), unit.now) if user_id else NOBODY
        this = Turn(unit, update, incoming.chat_id, personne)
        token = turn.set(this)
        try:
            await self._application.process_update(update)
        finally:
            turn.reset(token)
        if this.error is not None:
            raise this.error
        if not this.handled:
            raise RuntimeError("no feature took this update")
        return this

    async def _apologise(self, unit: Unit, incoming: Incoming, error: Exception) -> None:
        reference = secrets.token_hex(3).upper()
        log.error("update %s failed, reference %s", incoming.update_id, reference, exc_info=error)
        aside = incoming.attempts >= CRASHES
        await unit.tx.inbox.failed(incoming.update_id, reference, unit.now, set_aside=aside)
        body = render("erreurs/panne", reference=reference).body()
        key = f"update:{incoming.update_id}:panne"
        unit.letters.append(Letter(key, incoming.chat_id, body, unit.now, Lane.ANSWER))
        await report_failure(unit, user_id_of(json.loads(incoming.body)), reference)

    async def _mark_suspects(self) -> None:
        """What an earlier process left is counted before it is treated: it may be what stopped it."""
        if not self._left_over:
            return
        async with self._service.unit() as unit:
            batch = await unit.tx.inbox.list_next(AT_ONCE)
            suspects = [i.update_id for i in batch if i.update_id in self._left_over]
            if suspects:
                await unit.tx.inbox.count_attempt(suspects)
