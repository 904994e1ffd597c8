"""A month of a year: how we know a child's age without knowing its birthday. Never a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Mois:
    """`Mois(2026, 3)` is March 2026; written « 2026-03 »."""

    annee: int
    mois: int

    def __post_init__(self) -> None:
        if not 1 <= self.mois <= 12:
            raise ValueError(f"no month {self.mois}")

    def __str__(self) -> str:
        return f"{self.annee:04d}-{self.mois:02d}"

    @classmethod
    def parse(cls, text: str) -> Mois:
        """Reads « 2026-03 »; ValueError otherwise."""
        annee, mois = text.split("-")
        return cls(int(annee), int(mois))

    @classmethod
    def of(cls, day: date) -> Mois:
        """The month of a day."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> Mois:
        """This month, moved by a number of months (negative: back)."""
        index = self.annee * 12 + self.mois - 1 + months
        return Mois(index // 12, index % 12 + 1)

    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.annee, self.mois, 1)

    def months_until(self, day: date) -> int:
        """Whole months from this month to that day's (an age in months when this is a birth month)."""
        return (day.year - self.annee) * 12 + day.month - self.mois
