"""Brings a database file to today's shape, before anything else opens it. Never run while a bot is running."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = Path(__file__).parent / "schema.sql"


class MigrationError(Exception):
    """The file cannot be brought to today's shape; nothing was changed."""


def migrate(path: Path, migrations: Path = MIGRATIONS) -> list[str]:
    """Applies what is missing, all or nothing; a copy of the file is kept beside it first. Gives the names applied."""
    steps = sorted(migrations.glob("[0-9]*.sql"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        done = _version(connection)
        if done > len(steps):
            raise MigrationError(f"la base est plus récente ({done}) que ce programme ({len(steps)})")
        todo = steps[done:]
        if todo and done:
            _copy(connection, path.with_suffix(f".avant-{todo[0].stem}.db"))
        if todo:
            # With foreign keys on, rebuilding a parent table would delete its children.
            connection.execute("PRAGMA foreign_keys = OFF")
            _apply(connection, todo, len(steps))
    return [step.stem for step in todo]


def is_current(path: Path, migrations: Path = MIGRATIONS) -> bool:
    """Whether the file exists and needs nothing; reads only."""
    if not path.is_file():
        return False
    with closing(sqlite3.connect(path)) as connection:
        done: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return done == len(list(migrations.glob("[0-9]*.sql")))


def schema(connection: sqlite3.Connection) -> str:
    """What the migrations give, as text."""
    rows = connection.execute(
        """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
           ORDER BY tbl_name, type DESC, name"""
    )
    return "\n\n".join(f"{sql};" for (sql,) in rows) + "\n"


def _version(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise MigrationError(f"DATABASE_URL : une base SQLite était attendue ({error})") from error


def _apply(connection: sqlite3.Connection, todo: list[Path], version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in todo:
            for statement in _statements(step.read_text("utf-8")):
                connection.execute(statement)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise MigrationError(f"des liens cassés après la migration : {broken[:3]}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in statement.splitlines()):
        raise MigrationError(f"une instruction sans « ; » à la fin : {statement.strip()}")


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
