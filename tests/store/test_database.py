"""One writer behind one lock: nothing is lost, mixed up, or left half done."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import Database, Sql, UnavailableError


async def _counter(database: Database) -> None:
    async with database.writing() as sql:
        await sql.run("CREATE TABLE counter (n INTEGER NOT NULL) STRICT")
        await sql.run("INSERT INTO counter VALUES (0)")


async def _read(sql: Sql) -> int:
    return int(await sql.value("SELECT n FROM counter"))


async def _increment(database: Database) -> None:
    async with database.writing() as sql:
        n = await _read(sql)
        await asyncio.sleep(0)
        await sql.run("UPDATE counter SET n = :n", {"n": n + 1})


async def _break(database: Database, after: Callable[[], None] = lambda: None) -> None:
    async with database.writing() as sql:
        sql.after_commit(after)
        await sql.run("UPDATE counter SET n = 9")
        raise ZeroDivisionError


async def test_twenty_people_who_read_then_add_one_give_twenty(database: Database) -> None:
    await _counter(database)
    await asyncio.gather(*(_increment(database) for _ in range(20)))
    async with database.reading() as sql:
        assert await _read(sql) == 20


async def test_an_error_undoes_everything(database: Database) -> None:
    await _counter(database)
    with pytest.raises(ZeroDivisionError):
        await _break(database)
    async with database.reading() as sql:
        assert await _read(sql) == 0


@pytest.mark.parametrize("steps", range(8))
async def test_a_transaction_cancelled_anywhere_leaves_the_connection_usable(database: Database, steps: int) -> None:
    await _counter(database)
    task = asyncio.create_task(_increment(database))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    before = 0
    async with database.reading() as sql:
        before = await _read(sql)
    await asyncio.wait_for(_increment(database), 2)
    async with database.reading() as sql:
        assert await _read(sql) == before + 1


async def test_cancelled_while_begin_is_on_its_way_it_does_not_stay_inside_a_transaction(database: Database) -> None:
    await _counter(database)
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # our BEGIN now waits in the database's thread
    task = asyncio.create_task(_increment(database))
    await asyncio.sleep(0.05)
    task.cancel()
    other.execute("ROLLBACK")
    other.close()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.wait_for(_increment(database), 2)
    async with database.reading() as sql:
        assert await _read(sql) == 1


async def test_a_reader_sees_one_moment_and_cannot_write(database: Database) -> None:
    await _counter(database)
    async with database.reading() as sql:
        assert await _read(sql) == 0
        await _increment(database)
        assert await _read(sql) == 0
    with pytest.raises(UnavailableError):
        async with database.reading() as sql:
            await sql.run("UPDATE counter SET n = 5")


async def test_locked_by_somebody_else_is_not_our_fault(database: Database) -> None:
    async with database.writing() as sql:
        await sql.run("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError):
        async with database.writing() as sql:
            await sql.run("DELETE FROM tick")
    other.execute("ROLLBACK")
    other.close()
    async with database.writing() as sql:
        await sql.run("DELETE FROM tick")


async def test_a_statement_that_makes_no_sense_is_our_fault(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        async with database.writing() as sql:
            await sql.run("DELETE FROM nowhere")


async def test_what_follows_the_commit_is_done_after_it_and_only_if_it_happens(database: Database) -> None:
    await _counter(database)
    done: list[str] = []
    async with database.writing() as sql:
        sql.after_commit(lambda: done.append("kept"))
        await sql.run("UPDATE counter SET n = 1")
        assert done == []
    with pytest.raises(ZeroDivisionError):
        await _break(database, lambda: done.append("undone"))
    assert done == ["kept"]


async def test_a_transaction_that_is_over_refuses_statements(database: Database) -> None:
    await _counter(database)
    async with database.writing() as kept:
        await _read(kept)
    with pytest.raises(RuntimeError, match="over"):
        await _read(kept)


async def test_closing_waits_for_the_transaction_under_way(database: Database) -> None:
    await _counter(database)
    task = asyncio.create_task(_increment(database))
    await asyncio.sleep(0)
    await database.close()
    await task
    reopened = Database(database.path)
    await reopened.open()
    async with reopened.reading() as sql:
        assert await _read(sql) == 1
    await reopened.close()


async def test_a_file_that_cannot_be_opened_leaves_no_thread_behind(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"this is no database" * 100)
    broken = Database(tmp_path / "x.db")
    with pytest.raises(sqlite3.DatabaseError):
        await broken.open()
