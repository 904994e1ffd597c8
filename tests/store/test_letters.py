"""The outbox: written once, due in order, taken back while there is time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.outbox import Delivered, Lane, Letter, Rejected, Settled, Unreachable
from store.comptes import Comptes
from store.database import Database, Sql
from store.letters import Letters

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
CAMILLE, NADIA = 101, 102


@pytest.fixture
async def sql(database: Database) -> AsyncIterator[Sql]:
    async with database.writing() as sql:
        for chat_id in (CAMILLE, NADIA):
            await sql.run("INSERT INTO compte (telegram_id, prenom, created_at) VALUES (:id, 'x', '')", {"id": chat_id})
        yield sql


def _letter(key: str, chat_id: int = CAMILLE, **known: Any) -> Letter:
    return Letter(key, chat_id, {"text": key}, known.pop("not_before", NOW), known.pop("lane", Lane.ALERT), **known)


async def _due(sql: Sql, lane: Lane = Lane.ALERT, now: datetime = NOW, **options: Any) -> list[str]:
    return [letter.key for letter in await Letters(sql).list_due(lane, now, 100, **options)]


async def _state(sql: Sql, key: str) -> Any:
    return await sql.value("SELECT state FROM letter WHERE key = :key", {"key": key})


async def _add(sql: Sql, *letters: Letter) -> list[Letter]:
    ids = {key: id_ for id_, key in await Letters(sql).add(letters)}
    return [replace(letter, id=ids.get(letter.key, 0)) for letter in letters]


async def test_what_is_written_twice_is_written_once(sql: Sql) -> None:
    assert len(await Letters(sql).add([_letter("a"), _letter("b")])) == 2
    assert [key for _, key in await Letters(sql).add([_letter("b"), _letter("c")])] == ["c"]


async def test_letters_are_due_in_the_order_of_their_hour(sql: Sql) -> None:
    late = NOW + timedelta(hours=1)
    await _add(sql, _letter("later", not_before=late), _letter("a"), _letter("b"), _letter("bulk", lane=Lane.BULK))
    assert await _due(sql) == ["a", "b"]
    assert await _due(sql, now=late) == ["a", "b", "later"]
    assert await _due(sql, Lane.BULK) == ["bulk"]


async def test_a_chat_that_has_enough_in_hand_is_left_out(sql: Sql) -> None:
    await _add(sql, _letter("a"), _letter("b", NADIA))
    assert await _due(sql, without=[CAMILLE]) == ["b"]


async def test_letters_of_somebody_unreachable_wait_and_do_not_count_as_late(sql: Sql) -> None:
    await _add(sql, _letter("a"))
    await sql.run("UPDATE compte SET unreachable_at = :at", {"at": "2026"})
    assert await _due(sql) == []
    assert await Letters(sql).oldest_due(NOW) is None
    await sql.run("UPDATE compte SET unreachable_at = NULL")
    assert await _due(sql) == ["a"]
    assert await Letters(sql).oldest_due(NOW) == NOW


async def test_an_edit_waits_until_its_letter_is_sent(sql: Sql) -> None:
    (first,) = await _add(sql, _letter("first"))
    await _add(sql, _letter("edit", method="edit", edits="first"))
    assert await _due(sql) == ["first"]
    await Letters(sql).settle_delivered([Settled(first, Delivered(77), NOW)])
    (edit,) = await Letters(sql).list_due(Lane.ALERT, NOW, 10)
    assert (edit.key, edit.body["message_id"], edit.rewrites) == ("edit", 77, "#77")


async def test_an_edit_whose_letter_never_left_leaves_as_a_new_one(sql: Sql) -> None:
    (first,) = await _add(sql, _letter("first"))
    await _add(sql, _letter("edit", method="edit", edits="first"))
    await Letters(sql).settle(Settled(first, Rejected("?"), NOW))
    (edit,) = await Letters(sql).list_due(Lane.ALERT, NOW, 10)
    assert "message_id" not in edit.body


async def test_only_the_newest_edit_stays(sql: Sql) -> None:
    await _add(sql, _letter("old", method="edit", edits="gone"), _letter("new", method="edit", edits="gone"))
    assert await _due(sql) == ["new"]


async def test_the_same_edit_written_again_by_a_tick_that_runs_twice_is_not_lost(sql: Sql) -> None:
    await _add(sql, _letter("edit", method="edit", edits="gone"))
    await _add(sql, _letter("edit", method="edit", edits="gone"))
    assert await _due(sql) == ["edit"]


async def test_a_letter_is_claimed_once(sql: Sql) -> None:
    (letter,) = await _add(sql, _letter("a", lane=Lane.BULK))
    assert await Letters(sql).claim([letter.id]) == {letter.id}
    assert await Letters(sql).claim([letter.id]) == set()


async def test_after_a_crash_a_claimed_announcement_goes_once_more_never_a_third_time(sql: Sql) -> None:
    (letter,) = await _add(sql, _letter("a", lane=Lane.BULK))
    await Letters(sql).claim([letter.id])
    await Letters(sql).release_claimed(NOW)
    assert await _state(sql, "a") == "queued"
    await Letters(sql).claim([letter.id])
    await Letters(sql).release_claimed(NOW)
    assert await _state(sql, "a") == "uncertain"


async def test_stop_takes_back_what_nobody_asked_for_even_when_it_is_about_to_be_tried_again(sql: Sql) -> None:
    waiting, flying, answer = await _add(
        sql, _letter("waiting", genre="automatique"), _letter("flying", genre="proposition"), _letter("answer")
    )
    await Letters(sql).claim([flying.id])
    await Letters(sql).cancel_automatic(CAMILLE)
    await Letters(sql).settle(Settled(flying, "held", NOW))  # Telegram said « later »
    assert [await _state(sql, key) for key in ("waiting", "flying", "answer")] == ["expired", "expired", "queued"]
    assert await Letters(sql).claim([waiting.id, flying.id, answer.id]) == {answer.id}


async def test_what_was_taken_back_too_late_is_known_as_sent(sql: Sql) -> None:
    (letter,) = await _add(sql, _letter("proposition:7:envoi:3"))
    await Letters(sql).claim([letter.id])
    await Letters(sql).cancel("proposition:7:")
    await Letters(sql).settle_delivered([Settled(letter, Delivered(5), NOW)])
    assert await _state(sql, letter.key) == "sent"


async def test_taking_back_by_prefix_spares_the_neighbours(sql: Sql) -> None:
    await _add(sql, _letter("demande:7:a"), _letter("demande:7:é"), _letter("demande:70:a"), _letter("demande:8:a"))
    await Letters(sql).cancel("demande:7:")
    assert await _due(sql) == ["demande:70:a", "demande:8:a"]


async def test_a_settled_letter_loses_its_text_unless_the_person_could_not_be_reached(sql: Sql) -> None:
    sent, refused, away = await _add(sql, _letter("sent"), _letter("refused"), _letter("away"))
    await Letters(sql).settle_delivered([Settled(sent, Delivered(1), NOW)])
    await Letters(sql).settle(Settled(refused, Rejected("?"), NOW))
    await Letters(sql).settle(Settled(away, Unreachable("blocked"), NOW))
    kept = await sql.rows("SELECT key FROM letter WHERE body IS NOT NULL")
    assert [row[0] for row in kept] == ["away"]
    assert await Letters(sql).find_key(CAMILLE, 1) == "sent"


async def test_everything_that_will_not_leave_is_forgotten_in_the_end(sql: Sql) -> None:
    old, *_ = await _add(sql, _letter("sent"), _letter("edit1", method="edit", edits="x"), _letter("taken:back"))
    await _add(sql, _letter("edit2", method="edit", edits="x", not_before=NOW + timedelta(days=90)))
    await Letters(sql).cancel("taken:")
    await Letters(sql).settle_delivered([Settled(old, Delivered(1), NOW)])
    await Letters(sql).forget_settled(NOW + timedelta(days=60))
    assert [row[0] for row in await sql.rows("SELECT key FROM letter")] == ["edit2"]


async def test_what_waits_for_somebody_who_never_comes_back_is_forgotten_too(sql: Sql) -> None:
    await _add(sql, _letter("waits"), _letter("later", not_before=NOW + timedelta(days=90)))
    await Letters(sql).forget_settled(NOW + timedelta(days=60))
    assert [row[0] for row in await sql.rows("SELECT key FROM letter")] == ["later"]


async def test_what_is_taken_back_does_not_leave_when_she_comes_back(sql: Sql) -> None:
    asked, reminded = await _add(sql, _letter("proposition:7:demande"), _letter("reminder", genre="automatique"))
    for letter in (asked, reminded):
        await Letters(sql).settle(Settled(letter, Unreachable("blocked"), NOW))
    await Letters(sql).cancel("proposition:7:")
    await Letters(sql).cancel_automatic(CAMILLE)
    await Comptes(sql).mark_reachable(CAMILLE)
    assert await _due(sql) == []


async def test_a_group_that_moves_is_followed(sql: Sql) -> None:
    await _add(sql, _letter("a", -5), _letter("b", -5))
    await Letters(sql).move(-5, -1005)
    assert {letter.chat_id for letter in await Letters(sql).list_due(Lane.ALERT, NOW, 10)} == {-1005}
