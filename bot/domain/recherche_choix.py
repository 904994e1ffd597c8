"""What the buttons of a search offer on a given day: months, years, dates. Never a choice made for the family."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.calendrier import first_working_day
from bot.domain.demandes import AGE_MAX_ANS
from bot.domain.mois import Mois

MOIS_OFFERTS, NAISSANCES_OFFERTES, FINS_OFFERTES = 6, 12, 3


def list_choices(today: date, debut: date | None, naissance: Mois | None = None) -> dict[str, Any]:
    """Everything the screens of a search may offer; nothing starts before the birth that is expected last."""
    now = Mois.of(today)
    first = max(now, naissance or now)
    return {
        "aujourd_hui": today,
        "annees": [today.year - n for n in range(AGE_MAX_ANS + 2)],
        "mois_a_venir": [now.plus(n) for n in range(NAISSANCES_OFFERTES)],
        "debuts": [_start(first.plus(n)) for n in range(1, MOIS_OFFERTS + 1)],
        "fins": _ends(max(debut or today, today)),
        "mois_de": lambda annee: list_months(int(annee), today) if str(annee).isdecimal() else [],
    }


def list_months(annee: int, today: date) -> list[Mois]:
    """The months of a birth year, up to today's."""
    months = (Mois(annee, n) for n in range(1, 13))
    return [month for month in months if month <= Mois.of(today)]


def _start(month: Mois) -> date:
    return first_working_day(month.annee, month.mois)


def _ends(after: date) -> list[date]:
    """The ends of the next school years."""
    ends = (date(after.year + n, 8, 31) for n in range(FINS_OFFERTES + 1))
    return [end for end in ends if end > after][:FINS_OFFERTES]
