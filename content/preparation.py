"""The list of a first meeting (preparation.toml), the same for both sides. Knows nobody's ticks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "preparation.toml"


@dataclass(frozen=True, slots=True)
class Point:
    """Something to speak of. `cle` is « theme.point »; `court` fits on a button."""

    cle: str
    court: str
    dit: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Points that go together."""

    cle: str
    titre: str
    points: tuple[Point, ...]

    def count(self, coches: frozenset[str]) -> int:
        """How many of its points are ticked."""
        return sum(point.cle in coches for point in self.points)


@dataclass(frozen=True, slots=True)
class Liste:
    """The whole of it."""

    rappel: str
    themes: tuple[Theme, ...]

    def theme(self, cle: str) -> Theme | None:
        """The theme of that key."""
        return next((theme for theme in self.themes if theme.cle == cle), None)

    def holds(self, cle: str) -> bool:
        """Whether there is such a point: a Tap is untrusted, and a list may lose one."""
        return any(point.cle == cle for theme in self.themes for point in theme.points)


@cache
def read_liste() -> Liste:
    """The file."""
    said = tomllib.loads(FILE.read_text("utf-8"))
    return Liste(said["rappel"], tuple(_theme(one) for one in said["theme"]))


def paper(liste: Liste, pied: str) -> dict[str, Any]:
    """The same list, as the sheet of content/documents/preparation_pdf.py wants it."""
    themes = [{"titre": theme.titre, "points": [point.dit for point in theme.points]} for theme in liste.themes]
    return {"titre": "Préparer le premier entretien", "rappel": liste.rappel, "themes": themes, "pied": pied}


def _theme(one: dict[str, Any]) -> Theme:
    points = tuple(Point(f"{one['cle']}.{p['cle']}", p["court"], p["dit"]) for p in one["points"])
    return Theme(one["cle"], one["titre"], points)
