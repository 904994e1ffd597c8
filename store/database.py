"""Connections, transactions and pragmas: the only door to SQLite. No word of the trade in here."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
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


class Sql:
    """Statements on one connection. Each is a single hop to the database's thread (execute, fetch and close)."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self.statements = 0

    async def rows(self, sql: str, params: Params | None = None) -> list[Row]:
        """All the rows of a statement with named parameters; also for INSERT … RETURNING."""
        self.statements += 1
        return list(await self._connection.execute_fetchall(sql, params or {}))

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


Unavailable = sqlite3.OperationalError  # locked, disk full: not the fault of what was being done


class Database:
    """One file: one writer behind one lock, and readers that cannot write."""

    def __init__(self, path: Path, readers: int = 1) -> None:
        self.path = path
        self._lock = asyncio.Lock()
        self._readers = readers
        self._writer: aiosqlite.Connection | None = None
        self._idle: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._opened: list[aiosqlite.Connection] = []

    async def open(self) -> None:
        """Opens the connections; the file must have been migrated."""
        self._writer = await self._connect()
        for _ in range(self._readers):
            reader = await self._connect()
            await reader.execute_fetchall("PRAGMA query_only = ON")
            self._idle.put_nowait(reader)

    async def close(self) -> None:
        """Closes everything: an aiosqlite connection left open hangs the exit."""
        if self._writer is not None:
            await self._writer.execute_fetchall("PRAGMA optimize")
        for connection in self._opened:
            await connection.close()
        self._opened.clear()
        self._writer = None

    async def empty_journal(self) -> None:
        """Brings the journal of writes into the file and empties it: what was erased leaves the disk there too."""
        if self._writer is None:
            raise RuntimeError("the database is not open")
        async with self._lock:
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Sql]:
        """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when anything is raised, cancellation included."""
        if self._writer is None:
            raise RuntimeError("the database is not open")
        async with self._lock:
            try:
                await self._writer.execute_fetchall("BEGIN IMMEDIATE")
                yield Sql(self._writer)
                await self._writer.execute_fetchall("COMMIT")
            except BaseException:
                await asyncio.shield(self._roll_back(self._writer))
                raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Sql]:
        """A consistent view on a connection that refuses to write."""
        connection = await self._idle.get()
        try:
            await connection.execute_fetchall("BEGIN")
            yield Sql(connection)
        finally:
            await asyncio.shield(self._roll_back(connection))
            self._idle.put_nowait(connection)

    async def _connect(self) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(self.path, isolation_level=None)
        self._opened.append(connection)
        connection.row_factory = sqlite3.Row
        for pragma in PRAGMAS:
            await connection.execute_fetchall(pragma)
        return connection

    @staticmethod
    async def _roll_back(connection: aiosqlite.Connection) -> None:
        if connection.in_transaction:
            await connection.execute_fetchall("ROLLBACK")
