"""Copies of the database file, made while the bot runs, and put back while it does not. Decides no name and no date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from store.migrate import MIGRATIONS

PAGES = 256  # copied at a time: the writer never waits long
SIDES = ("-wal", "-shm")


class BackupError(Exception):
    """The file cannot serve; the message says why."""


def copy_online(database: Path, target: Path) -> None:
    """A whole, checked copy of a database in use; `target` appears only once it is good."""
    if not database.is_file():
        raise BackupError(f"il n'y a pas de base de données dans {database}")
    draft = target.with_name(f".{target.name}.en-cours")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        verify(draft)
        _keep(draft, target)
    except sqlite3.Error as error:
        raise BackupError(f"la copie a échoué ({error})") from error
    finally:
        draft.unlink(missing_ok=True)


def verify(file: Path) -> int:
    """The version of a sound database of ours; BackupError otherwise."""
    if not file.is_file():
        raise BackupError(f"{file} n'existe pas")
    try:
        with closing(_read_only(file)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            ours = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('inbox', 'letter')")
            if found == "ok" and ours.fetchone()[0] == 2 and version:
                return version
    except sqlite3.Error as error:
        raise BackupError(f"{file} n'est pas une base de données lisible ({error})") from error
    raise BackupError(
        f"{file} est abîmé ({found})" if found != "ok" else f"{file} n'est pas une base de données de relais-bot"
    )


def replace_with(database: Path, copy: Path, aside: Path) -> None:
    """Puts a verified copy in the place of the database; the replaced file is kept as `aside`. Nobody may be using it.

    BackupError when the copy comes from a later program, and then nothing is changed.
    """
    known = len(list(MIGRATIONS.glob("[0-9]*.sql")))
    if (version := verify(copy)) > known:
        raise BackupError(f"{copy} vient d'un programme plus récent (version {version}, celui-ci connaît {known})")
    fresh = database.with_name(f".{database.name}.nouvelle")
    fresh.unlink(missing_ok=True)
    with closing(_read_only(copy)) as source, closing(sqlite3.connect(fresh)) as target:
        source.backup(target)
    for side in ("", *SIDES):
        beside = database.with_name(database.name + side)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + side))
    _keep(fresh, database)


def _keep(draft: Path, target: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
