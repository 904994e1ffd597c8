"""What a use case works with: one transaction, one instant, the letters it writes. Sends nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.outbox import Lane, Letter
from content.render import render
from store.database import Database
from store.unit import Tx


@dataclass(slots=True)
class Unit:
    """One transaction at one instant. What is written here is committed together, or not at all."""

    tx: Tx
    now: datetime
    relais: Any = ()
    letters: list[Letter] = field(default_factory=list)

    def write(self, key: str, chat_id: int, template: str, /, *, lane: Lane = Lane.ALERT, **options: Any) -> None:
        """A letter to somebody. `options` are those of Letter; everything else is for the template (`data`)."""
        data = options.pop("data", {})
        options.setdefault("not_before", self.now)
        body = render(template, **data).body()
        self.letters.append(Letter(key=key, chat_id=chat_id, body=body, lane=lane, **options))

    async def flush(self) -> list[Letter]:
        """Writes the letters in the outbox; gives those that are new, with their id."""
        if not self.letters:
            return []
        written = {key: id_ for id_, key in await self.tx.letters.add(self.letters)}
        new = [replace(letter, id=written[letter.key]) for letter in self.letters if letter.key in written]
        self.letters.clear()
        return new


class Service:
    """Opens units for whoever has no transaction of its own: the clock, the worker, the postman, the command line."""

    def __init__(self, database: Database, now: Callable[[], datetime], relais: Any = ()) -> None:
        self.database = database
        self.now = now
        self.relais = relais
        self.on_letters: Callable[[Sequence[Letter]], None] = lambda _: None

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """One transaction; its letters leave after the commit."""
        async with self.database.writing() as sql:
            unit = Unit(Tx(sql), self.now(), self.relais)
            yield unit
            letters = await unit.flush()
        if letters:
            self.on_letters(letters)
