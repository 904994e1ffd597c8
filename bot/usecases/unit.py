"""What a use case works with: one transaction, one instant, the letters it writes. Sends nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.outbox import Lane, Letter
from bot.domain.tasks import Task
from bot.domain.territoire import Territoire
from bot.usecases.connus import Connus
from bot.usecases.savoir import Connaissances, Savoir
from content.render import render
from store.database import Database
from store.unit import Tx


@dataclass(slots=True)
class Unit:
    """One transaction at one instant. What is written here is committed together, or not at all."""

    tx: Tx
    now: datetime
    territoire: Connus
    savoir: Savoir
    letters: list[Letter] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    has_asked: bool = False
    connues: Connaissances | None = None  # as this transaction sees the pages, once it looked
    pages_changed: bool = False

    def change_pages(self) -> None:
        """This transaction writes a page or an amount: what it knew of them is looked at again."""
        self.connues, self.pages_changed = None, True

    @property
    def today(self) -> date:
        """The day it is in Paris."""
        return to_paris(self.now).date()

    def write(self, key: str, chat_id: int, template: str, /, *, lane: Lane = Lane.ALERT, **options: Any) -> None:
        """A letter to somebody. `options` are those of Letter; `data` is for the template, `body` for the sender."""
        data = options.pop("data", {})
        options.setdefault("not_before", self.now)
        body = render(template, **data).body() | options.pop("body", {})
        self.letters.append(Letter(key=key, chat_id=chat_id, body=body, lane=lane, **options))

    def ask(self, key: str, kind: str, /, **body: Any) -> None:
        """Something slow to do outside this transaction, once it is committed: see handlers/tasks.py."""
        self.tasks.append(Task(key, kind, body, self.now))

    async def flush(self) -> list[Letter]:
        """Writes the tasks and the letters; gives the letters that are new, with their id."""
        if self.tasks:
            await self.tx.tasks.add(self.tasks)
            self.tasks.clear()
            self.has_asked = True
        if not self.letters:
            return []
        written = {key: id_ for id_, key in await self.tx.letters.add(self.letters)}
        new = [replace(letter, id=written[letter.key]) for letter in self.letters if letter.key in written]
        self.letters.clear()
        return new


class Service:
    """Opens units for whoever has no transaction of its own: the clock, the worker, the postman, the command line."""

    def __init__(self, database: Database, now: Callable[[], datetime], territoire: Territoire) -> None:
        self.database = database
        self.now = now
        self.territoire = Connus(territoire, {})
        self.savoir = Savoir()
        self.on_letters: Callable[[Sequence[Letter]], None] = lambda _: None
        self.on_tasks: Callable[[], None] = lambda: None

    async def open(self) -> None:
        """Opens the database and learns the number of each relais."""
        await self.database.open()
        async with self.database.writing() as sql:
            slugs = [relais.slug for relais in self.territoire.territoire.relais]
            self.territoire = Connus(self.territoire.territoire, await Tx(sql).relais.know(slugs))

    async def prepare(self) -> None:
        """Reads the pages now, so that the first question does not wait for it."""
        async with self.unit() as unit:
            connues = await self.savoir.current(unit)
        for slug in (None, *self.territoire.ids):
            connues.ask("où trouver de l'aide pour mon enfant", slug, None, unit.today)  # makes each relais's index

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """One transaction; its letters leave after the commit."""
        async with self.database.writing() as sql:
            unit = Unit(Tx(sql), self.now(), self.territoire, self.savoir)
            yield unit
            letters = await unit.flush()
        if letters:
            self.on_letters(letters)
        if unit.has_asked:
            self.on_tasks()
