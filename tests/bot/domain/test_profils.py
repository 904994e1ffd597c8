"""The rhythm that a professional chose is kept; what is over is not shown."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.profils import Periode, may_be_asked, to_come
from tests.bot.domain.cas import TODAY, place


@pytest.mark.parametrize(
    ("rythme", "news_days", "asked"),
    [
        (None, 1, True),
        (0, 300, False),
        (1, 19, False),
        (1, 20, True),
        (3, 106, True),
        (6, 106, False),
        (6, 170, True),
        (6, None, True),
    ],
)
def test_she_is_not_asked_more_often_than_she_chose(rythme: int | None, news_days: int | None, asked: bool) -> None:
    assert may_be_asked(rythme, [place(news_days=300), place(news_days=news_days)], TODAY) is asked


def test_periods_to_come_are_read_in_their_order() -> None:
    def period(number: int, du: date, au: date) -> Periode:
        return Periode(number, "absence", du, au, None, "bot")

    over, now = period(1, date(2026, 9, 1), date(2026, 10, 12)), period(2, date(2026, 10, 1), TODAY)
    later = period(3, date(2026, 10, 20), date(2026, 10, 21))
    assert to_come((later, over, now), TODAY) == (now, later)
