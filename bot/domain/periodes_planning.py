"""A week or a month of the planning, as its button carries it. Reads no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.domain.calendrier import to_utc
from bot.domain.mois import Mois

Sorte = Literal["s", "m"]


@dataclass(frozen=True, slots=True)
class PeriodePlanning:
    """`sorte` « s » is a week from its Monday, « m » a month; `premier` its first day."""

    sorte: Sorte
    premier: date

    @classmethod
    def week_of(cls, day: date) -> PeriodePlanning:
        """The week in which that day is."""
        return cls("s", day - timedelta(days=day.weekday()))

    @classmethod
    def month_of(cls, day: date) -> PeriodePlanning:
        """The month in which that day is."""
        return cls("m", day.replace(day=1))

    @classmethod
    def read(cls, sorte: str, code: int) -> PeriodePlanning | None:
        """What a button carries; None when it is no day."""
        day = read_day(code)
        if day is None:
            return None
        return cls.month_of(day) if sorte == "m" else cls.week_of(day)

    @property
    def code(self) -> int:
        """« 20261116 »."""
        return day_code(self.premier)

    @property
    def apres(self) -> PeriodePlanning:
        """The next one."""
        return PeriodePlanning(self.sorte, self.fin)

    @property
    def avant(self) -> PeriodePlanning:
        """The one before."""
        day = self.premier - timedelta(days=1)
        return self.week_of(day) if self.sorte == "s" else self.month_of(day)

    @property
    def fin(self) -> date:
        """The day after its last one."""
        if self.sorte == "s":
            return self.premier + timedelta(days=7)
        return Mois.of(self.premier).plus(1).first_day()

    @property
    def dernier(self) -> date:
        """Its last day."""
        return self.fin - timedelta(days=1)

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first instant, and the first one after it (UTC)."""
        return to_utc(self.premier, time()), to_utc(self.fin, time())


def day_code(day: date) -> int:
    """« 20261116 »."""
    return day.year * 10000 + day.month * 100 + day.day


def read_day(code: int) -> date | None:
    """The day that a button carries; None when it is none, or nobody's."""
    try:
        day = date(code // 10000, code // 100 % 100, code % 100)
    except (ValueError, OverflowError):
        return None
    return day if 2020 <= day.year <= 2100 else None
