"""Connections, transactions and pragmas: the only door to SQLite. No word of the trade in here."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiosqlite

Row = sqlite3.Row
Params = Mapping[str, Any]

PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only forgotten
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)


class UnavailableError(Exception):
    """Locked, disk full, unreadable: not the fault of what was being done, which may be tried again."""


class Connection(aiosqlite.Connection):
    """One connection and its thread. A call is one hop to that thread, whatever it carries: hops are what costs."""

    def __init__(self, path: Path) -> None:
        super().__init__(lambda: sqlite3.connect(path, isolation_level=None), 64)

    async def fetch(self, statement: str, params: Params, before: Sequence[str] = ()) -> list[Row]:
        """The rows of a statement; `before` are run first, in the same hop."""
        try:
            rows: list[Row] = await self._execute(  # type: ignore[no-untyped-call]
                _fetch, self._conn, statement, params, before
            )
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:  # no such table…: our bug
                raise
            raise UnavailableError(str(error)) from error
        return rows


def _fetch(connection: sqlite3.Connection, statement: str, params: Params, before: Sequence[str]) -> list[Row]:
    for one in before:
        connection.execute(one)
    return connection.execute(statement, params).fetchall()


class Sql:
    """Statements of one transaction, and what is to be done once it is committed."""

    def __init__(self, connection: Connection) -> None:
        self._connection: Connection | None = connection
        self._before: list[str] = []
        self._after_commit: list[Callable[[], None]] = []
        self.statements = 0

    async def rows(self, sql: str, params: Params | None = None) -> list[Row]:
        """All the rows of a statement with named parameters; also for INSERT … RETURNING."""
        if self._connection is None:
            raise RuntimeError("this transaction is over")
        self.statements += 1
        before, self._before = self._before, []
        return await self._connection.fetch(sql, params or {}, before)

    async def row(self, sql: str, params: Params | None = None) -> Row | None:
        """The first row, or None."""
        found = await self.rows(sql, params)
        return found[0] if found else None

    async def value(self, sql: str, params: Params | None = None) -> Any:
        """The first column of the first row, or None."""
        found = await self.row(sql, params)
        return None if found is None else found[0]

    async def run(self, sql: str, params: Params | None = None) -> None:
        """A statement whose rows do not matter."""
        await self.rows(sql, params)

    async def insert(self, table: str, values: Sequence[Mapping[str, Any]], tail: str = "") -> list[Row]:
        """Inserts rows of one shape in one statement; `tail` is ON CONFLICT … RETURNING …."""
        if not values:
            return []
        columns = list(values[0])
        holes = ", ".join(f"({', '.join(f':{c}{i}' for c in columns)})" for i in range(len(values)))
        params = {f"{c}{i}": row[c] for i, row in enumerate(values) for c in columns}
        return await self.rows(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {holes} {tail}", params)

    @staticmethod
    def holes(name: str, values: Iterable[Any]) -> tuple[str, dict[str, Any]]:
        """« :name0, :name1 » and its parameters, for IN (…)."""
        params = {f"{name}{i}": value for i, value in enumerate(values)}
        return ", ".join(f":{key}" for key in params), params

    def soon(self, sql: str) -> None:
        """Begins, marks or releases: leaves with the next statement, to spare a hop."""
        self._before.append(sql)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Done once this transaction is committed, and not at all when it is undone."""
        self._after_commit.append(call)

    async def commit(self) -> None:
        """The end, well; a transaction without a statement never began."""
        if self.statements:
            await self.rows("COMMIT")

    def end(self, *, committed: bool) -> None:
        """Nothing can be said any more in this transaction."""
        self._connection = None
        if committed:
            for call in self._after_commit:
                call()


class Database:
    """One file: one writer behind one lock, and readers that cannot write."""

    def __init__(self, path: Path, readers: int = 1) -> None:
        self.path = path
        self._lock = asyncio.Lock()
        self._readers = readers
        self._writer: Connection | None = None
        self._idle: asyncio.Queue[Connection] = asyncio.Queue()
        self._opened: list[Connection] = []

    async def open(self) -> None:
        """Opens the connections; the file must have been migrated."""
        try:
            self._writer = await self._connect()
            for _ in range(self._readers):
                reader = await self._connect()
                await reader.fetch("PRAGMA query_only = ON", {})
                self._idle.put_nowait(reader)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Closes everything, after the transaction under way: a connection left open hangs the exit."""
        async with self._lock:
            if self._writer is not None:
                with suppress(UnavailableError):
                    await self._writer.fetch("PRAGMA optimize", {})
            self._writer = None
            for connection in self._opened:
                await connection.close()
            self._opened.clear()

    async def empty_journal(self) -> None:
        """Brings the journal of writes into the file and empties it: what was erased leaves the disk there too."""
        if self._writer is None:
            raise RuntimeError("the database is not open")
        async with self._lock:
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Sql]:
        """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when anything is raised, cancellation included."""
        async with self._lock:
            if self._writer is None:
                raise RuntimeError("the database is not open")
            async with _transaction(self._writer, "BEGIN IMMEDIATE") as sql:
                yield sql
                await sql.commit()
            sql.end(committed=True)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Sql]:
        """A consistent view on a connection that refuses to write."""
        connection = await self._idle.get()
        try:
            async with _transaction(connection, "BEGIN") as sql:
                yield sql
                await sql.commit()
            sql.end(committed=True)
        finally:
            self._idle.put_nowait(connection)

    async def _connect(self) -> Connection:
        connection = Connection(self.path)
        await connection
        self._opened.append(connection)
        connection.row_factory = sqlite3.Row
        for pragma in PRAGMAS:
            await connection.fetch(pragma, {})
        return connection


@asynccontextmanager
async def _transaction(connection: Connection, begin: str) -> AsyncIterator[Sql]:
    """Undone when anything is raised. The ROLLBACK waits its turn behind a statement that was cancelled half-way."""
    sql = Sql(connection)
    sql.soon(begin)
    try:
        yield sql
    except BaseException:
        sql.end(committed=False)
        await asyncio.shield(connection.rollback())
        raise
