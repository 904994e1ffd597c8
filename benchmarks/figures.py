"""What a bench gives: a figure and what it should reach. Measures nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `better` says on which side of the bound it should be."""

    what: str
    value: float
    unit: str
    bound: float
    better: Literal["high", "low"]
    note: str = ""

    @property
    def is_reached(self) -> bool:
        """The bound itself counts as reached."""
        return self.value >= self.bound if self.better == "high" else self.value <= self.bound


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table."""
    lines = ["| what | measured | to reach | | note |", "|---|---|---|---|---|"]
    for f in figures:
        sign = "≥" if f.better == "high" else "≤"
        verdict = "yes" if f.is_reached else "**NO**"
        measured, bound = _plain(f.value), _plain(f.bound)
        lines.append(f"| {f.what} | {measured} {f.unit} | {sign} {bound} {f.unit} | {verdict} | {f.note} |")
    return "\n".join(lines)


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) or value >= 100 else f"{value:.2f}"


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return quantiles(values, n=20)[-1]
