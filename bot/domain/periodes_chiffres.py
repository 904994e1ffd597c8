"""The stretch of time that figures are about: a week, a month, a civil year. Never a day to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from bot.domain.mois import Mois

Genre = Literal["s", "m", "a"]  # semaine, mois, année
GENRES: Final[dict[str, Genre]] = {"s": "s", "m": "m", "a": "a"}
CLE: Final = re.compile(r"([sma])(\d{4})(\d\d)(\d\d)")
DEPUIS: Final = 2000


@dataclass(frozen=True, slots=True)
class Periode:
    """From its first day to the one after its last."""

    genre: Genre
    du: date
    au: date

    @property
    def cle(self) -> str:
        """« m20261001 », as a button carries it."""
        return f"{self.genre}{self.du:%Y%m%d}"

    @property
    def dernier_jour(self) -> date:
        """The last one in it."""
        return self.au - timedelta(days=1)

    def before(self) -> Periode:
        """The one just before, of the same kind."""
        return periode_of(self.genre, self.du - timedelta(days=1))

    def after(self, today: date) -> Periode | None:
        """The one just after; None when it has not begun."""
        return periode_of(self.genre, self.au) if self.au <= today else None


def periode_of(genre: Genre, day: date) -> Periode:
    """The week, month or year of a day."""
    match genre:
        case "s":
            monday = day - timedelta(days=day.weekday())
            return Periode("s", monday, monday + timedelta(days=7))
        case "m":
            return Periode("m", day.replace(day=1), Mois.of(day).plus(1).first_day())
        case "a":
            return Periode("a", date(day.year, 1, 1), date(day.year + 1, 1, 1))


def read_periode(cle: str, today: date) -> Periode:
    """That of a button; this month when it cannot be read, is to come, or is older than any relais."""
    found = CLE.fullmatch(cle)
    if found:
        genre = GENRES[found[1]]
        try:
            day = date(int(found[2]), int(found[3]), int(found[4]))
        except ValueError:
            return periode_of("m", today)
        if day.year >= DEPUIS and day <= today:
            return periode_of(genre, day)
    return periode_of("m", today)
