"""One running bot on one database. Other commands work beside it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class LockedError(Exception):
    """Somebody else holds this database."""


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Held by `run` and `restore` only; released by the system even after kill -9."""
    with _open(database.with_suffix(".lock")) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise LockedError(
                "Un robot tourne déjà sur cette base de données : arrêtez-le d'abord, ou donnez un autre DATABASE_URL."
            ) from error
        yield


def _open(lock: Path) -> IO[str]:
    try:
        return lock.open("w")
    except OSError as error:
        raise LockedError(f"DATABASE_URL : un dossier où écrire était attendu ({lock.parent}).") from error
