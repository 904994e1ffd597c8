"""The raw updates: the oldest of each chat, each once."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.inbox import Incoming
from store.database import Database
from store.inbox import Inbox

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)


def _update(update_id: int, chat_id: int) -> Incoming:
    return Incoming(update_id, chat_id, "{}")


async def test_an_update_that_comes_twice_is_kept_once(database: Database) -> None:
    async with database.writing() as sql:
        await Inbox(sql).add([_update(1, 10), _update(2, 10)], NOW)
        await Inbox(sql).done([1], NOW)
        await Inbox(sql).add([_update(1, 10), _update(2, 10)], NOW)
        assert [i.update_id for i in await Inbox(sql).list_next(16)] == [2]


@pytest.mark.parametrize("chats", [1, 3, 15, 16, 17, 40, 300])
async def test_the_next_ones_are_the_oldest_of_each_chat_oldest_first(database: Database, chats: int) -> None:
    rng = random.Random(chats)
    updates = [_update(n, rng.randrange(chats)) for n in range(1, 201)]
    first: dict[int, int] = {}
    for update in updates:
        first.setdefault(update.chat_id, update.update_id)
    async with database.writing() as sql:
        await Inbox(sql).add(updates, NOW)
        assert [i.update_id for i in await Inbox(sql).list_next(16)] == sorted(first.values())[:16]


async def test_somebody_who_writes_a_hundred_times_hides_nobody(database: Database) -> None:
    async with database.writing() as sql:
        await Inbox(sql).add([_update(n, 1) for n in range(1, 101)] + [_update(101, 2)], NOW)
        assert [i.chat_id for i in await Inbox(sql).list_next(16)] == [1, 2]


async def test_what_is_treated_loses_its_text_at_once_and_is_forgotten_later(database: Database) -> None:
    async with database.writing() as sql:
        inbox = Inbox(sql)
        await inbox.add([_update(1, 10), _update(2, 11), _update(3, 12)], NOW)
        await inbox.done([1], NOW)
        await inbox.failed(2, "ABC123", NOW + timedelta(days=2))
        assert await sql.value("SELECT body FROM inbox WHERE update_id = 1") is None
        await inbox.forget_treated(NOW + timedelta(days=1))
        left = await sql.rows("SELECT update_id FROM inbox ORDER BY update_id")
    assert [row[0] for row in left] == [2, 3]
