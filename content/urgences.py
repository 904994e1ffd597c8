"""The numbers of an emergency (urgences.toml), and whether a human has signed them off. Calls nobody."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "urgences.toml"


@dataclass(frozen=True, slots=True)
class Numero:
    """One number, what is said of it, and where that comes from."""

    cle: str
    numero: str
    dit: str
    source: str
    adresse: str


@dataclass(frozen=True, slots=True)
class Urgences:
    """The file. `verifie_le` and `verifie_par` are written by a human only."""

    numeros: tuple[Numero, ...]
    verifie_le: date | None
    verifie_par: str | None

    @property
    def is_signed(self) -> bool:
        """Somebody says that she has checked every number."""
        return self.verifie_le is not None and bool(self.verifie_par)


def read_urgences(path: Path = FILE) -> Urgences:
    """The file as it stands."""
    said = tomllib.loads(path.read_text("utf-8"))
    numeros = tuple(_numero(one) for one in said["numero"])
    return Urgences(numeros, said.get("verifie_le"), said.get("verifie_par"))


@cache
def numero(cle: str) -> str:
    """« 15 » : what templates write, with what it is."""
    return _numeros()[cle].numero


@cache
def dit(cle: str) -> str:
    """« le Samu, pour une urgence vitale… »."""
    return _numeros()[cle].dit


@cache
def _numeros() -> dict[str, Numero]:
    return {one.cle: one for one in read_urgences().numeros}


def _numero(one: dict[str, Any]) -> Numero:
    source = one["source"]
    return Numero(one["cle"], one["numero"], one["dit"], source["titre"], source["adresse"])


GLOBALS_URGENCES: Final[dict[str, Callable[..., Any]]] = {"numero": numero, "dit": dit}
