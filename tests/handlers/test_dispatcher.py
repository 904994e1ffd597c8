"""The serial loop: one chat in order, one failure alone, nothing acknowledged lost."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.domain.outbox import Letter
from bot.simulator.phone import Phone
from handlers.context import Context
from store.database import Sql
from tests.world import MARDI_10_H, Town

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def first(ville: Town, word: str, callback: Callback) -> None:
    """A feature of the test, before all others."""
    ville.bot.application.handlers[0].insert(0, MessageHandler(filters.Regex(f"^{word}$"), callback))


async def boum(update: Update, context: Context) -> None:
    """Writes, speaks, then breaks."""
    await context.unit.tx.sql.run("UPDATE compte SET prenom = 'half done'")
    context.show("erreurs/bouton_perime")
    raise ZeroDivisionError


async def rows(ville: Town, query: str) -> list[tuple[Any, ...]]:
    async with ville.bot.service.unit() as unit:
        return [tuple(row) for row in await unit.tx.sql.rows(query)]


def texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.received]


async def test_a_feature_that_breaks_is_undone_and_said_with_a_reference_and_the_others_go_on(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    first(ville, "boum", boum)
    camille.send("/start"), nadia.send("/start")
    await ville.quiet()
    camille.send("boum"), nadia.send("/start"), camille.send("/start")
    await ville.quiet()
    ((state, reference),) = await rows(ville, "SELECT state, reference FROM inbox WHERE state <> 'done'")
    assert state == "failed"
    assert reference in texts(camille)[1]
    assert [text.split()[0] for text in (texts(camille)[2], *texts(nadia))] == ["Bonjour"] * 3
    assert await rows(ville, "SELECT prenom FROM compte ORDER BY prenom") == [("Camille",), ("Nadia",)]


async def test_a_broken_tap_ends_its_little_clock_too(ville: Town) -> None:
    camille = ville.person("Camille")
    ville.bot.application.handlers[0].insert(0, CallbackQueryHandler(boum))
    camille.send("/start")
    await camille.answer()
    camille.press("Mes données")
    await ville.quiet()
    answered = [call for call in ville.telegram.calls if call.method == "answerCallbackQuery"]
    assert [call.error for call in answered] == [""]


async def test_a_letter_that_cannot_be_written_is_the_fault_of_its_update_alone(ville: Town) -> None:
    async def unwritable(update: Update, context: Context) -> None:
        context.unit.letters.append(Letter("k", 1, {"not json": object()}, context.unit.now))

    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    first(ville, "boum", unwritable)
    camille.send("boum"), nadia.send("/start")
    await ville.quiet()
    assert "référence" in texts(camille)[0]
    assert texts(nadia)[0].startswith("Bonjour")


async def test_being_unable_to_apologise_does_not_stop_the_bot(ville: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.usecases.fail_update.report_failure", broken)
    camille = ville.person("Camille")
    first(ville, "boum", boum)
    camille.send("boum"), camille.send("/start")
    assert (await camille.wait_for("Bonjour")).text
    assert await rows(ville, "SELECT state FROM inbox ORDER BY update_id") == [("failed",), ("done",)]


async def test_an_update_that_cannot_be_read_does_not_stop_the_others(ville: Town) -> None:
    camille = ville.person("Camille")
    ville.telegram.bot.push("message", {"from": {"id": 3, "first_name": "?"}, "chat": "nonsense", "text": 5})
    ville.telegram.bot.push("message", {"message_id": "x", "date": "never", "from": camille.user.json()})
    ville.telegram.bot.push("callback_query", {"id": "1", "from": {"id": "x"}})
    ville.telegram.bot.push("message", [])  # type: ignore[arg-type]
    camille.send("/start")
    assert (await camille.wait_for("Bonjour")).text
    await ville.quiet()
    assert len(await rows(ville, "SELECT 1 FROM inbox WHERE state IN ('failed', 'done')")) == 5


async def test_half_a_surrogate_pair_in_a_name_does_not_stop_the_others(ville: Town) -> None:
    camille, odd = ville.person("Camille"), ville.person("\ud83d")
    odd.send("/start"), camille.send("/start")
    await camille.wait_for("Bonjour")


async def test_one_chat_is_treated_in_order(ville: Town) -> None:
    said: list[str] = []

    async def note(update: Update, context: Context) -> None:
        said.append(f"{update.effective_user.first_name} {update.effective_message.text}")  # type: ignore[union-attr]
        await asyncio.sleep(0)

    people = [ville.person(f"P{n}") for n in range(5)]
    ville.bot.application.handlers[0].insert(0, MessageHandler(filters.ALL, note))
    for n in range(20):
        for phone in people:
            phone.send(str(n))
    await ville.quiet()
    for phone in people:
        assert [text for text in said if text.startswith(phone.name)] == [f"{phone.name} {n}" for n in range(20)]


async def test_somebody_who_writes_without_end_delays_nobody(ville: Town) -> None:
    said: list[str] = []

    async def note(update: Update, context: Context) -> None:
        said.append(update.effective_user.first_name)  # type: ignore[union-attr]

    ville.bot.application.handlers[0].insert(0, MessageHandler(filters.ALL, note))
    spammer, camille = ville.person("Spam"), ville.person("Camille")
    for n in range(90):
        spammer.send(str(n))
    camille.send("bonjour")
    await ville.quiet()
    assert said.index("Camille") < 5


async def test_a_group_is_treated_like_a_chat_of_its_own(ville: Town) -> None:
    nadia = ville.person("Nadia")
    group = ville.telegram.group("Équipe", [nadia])
    first(ville, "boum", boum)
    group.promote_bot()
    group.send(nadia, "bonjour")
    await ville.quiet()
    assert not group.received
    group.send(nadia, "boum")
    assert "référence" in (await group.wait_for("référence")).text


async def test_a_locked_database_leaves_everything_queued_and_is_waited_for(
    ville: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = 3
    rows_of = Sql.rows

    async def locked(self: Sql, sql: str, params: Any = None) -> Any:
        nonlocal failures
        if failures and sql.startswith("UPDATE inbox SET state = 'done'"):
            failures -= 1
            from store.database import UnavailableError

            raise UnavailableError("database is locked")
        return await rows_of(self, sql, params)

    monkeypatch.setattr(Sql, "rows", locked)
    monkeypatch.setattr("handlers.dispatcher.WAIT", 0.01)
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.wait_for("Bonjour")
    await ville.quiet()
    assert failures == 0
    assert len(camille.received) == 1
    assert await rows(ville, "SELECT state, attempts FROM inbox") == [("done", 0)]


async def test_a_disk_that_is_full_while_updates_arrive_loses_none(
    ville: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.receiver.PATIENCE", (0.01,))
    fetch, failures = sqlite3.Connection.execute, 3
    from store import database

    def full(connection: Any, statement: str, params: Any, before: Any) -> Any:
        nonlocal failures
        if failures and statement.startswith("INSERT INTO inbox"):
            failures -= 1
            raise sqlite3.OperationalError("database or disk is full")
        return original(connection, statement, params, before)

    original = database._fetch
    monkeypatch.setattr(database, "_fetch", full)
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.wait_for("Bonjour")
    assert failures == 0
    assert fetch is sqlite3.Connection.execute


async def test_somebody_who_comes_back_gets_what_waited(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    camille.block()
    await ville.quiet()
    for key in ("nouvelle", "autre"):
        await ville.post(key, camille)
        await ville.quiet()
    assert len(camille.received) == 1
    camille.unblock()
    await ville.quiet()
    assert len(camille.received) == 3


async def test_a_tap_costs_at_most_eight_statements(ville: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    await ville.quiet()
    taps: list[int] = []
    treat = ville.bot.dispatcher._treat

    async def counted(unit: Any, incoming: Any, batch: Any) -> None:
        before = unit.tx.sql.statements
        await treat(unit, incoming, batch)
        taps.append(unit.tx.sql.statements - before)

    monkeypatch.setattr(ville.bot.dispatcher, "_treat", counted)
    camille.press("Mes demandes")
    await ville.quiet()
    assert len(taps) == 1
    assert taps[0] <= 8


class Crashes:
    """Runs the dispatcher until an update kills the process, as a segmentation fault would."""

    def __init__(self, ville: Town) -> None:
        self.ville = ville

    async def crash(self, word: str) -> None:
        hit = asyncio.Event()

        async def dies(update: Update, context: Context) -> None:
            hit.set()
            await asyncio.sleep(3600)

        first(self.ville, word, dies)
        async with asyncio.timeout(5):
            await hit.wait()
        await self.ville.stop_bot()


async def test_an_update_in_hand_at_three_crashes_is_set_aside_alone(ville: Town) -> None:
    camille = ville.person("Camille")
    neighbours = [ville.person(f"P{n}") for n in range(5)]
    await ville.stop_bot()
    for phone in neighbours[:2]:
        phone.send("/start")
    camille.send("poison")
    for phone in neighbours[2:]:
        phone.send("/start")
    for _ in range(4):  # the first time nobody knows yet what it may be
        await ville.start_bot()
        await Crashes(ville).crash("poison")
    await ville.start_bot()
    await ville.quiet()
    assert await rows(ville, "SELECT state, attempts FROM inbox WHERE state <> 'done'") == [("set_aside", 4)]
    assert "référence" in camille.last.text
    assert all(phone.last.text.startswith("Bonjour") for phone in neighbours)
    assert ville.now() >= MARDI_10_H
