"""News are believed 120 days, grey as long again, then forgotten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.assistants import Place
from bot.domain.fraicheur import Fraicheur, fraicheur, last_day
from tests.bot.domain.cas import NOW, place


@pytest.mark.parametrize(
    ("news_days", "state"),
    [(0, "fraiche"), (120, "fraiche"), (121, "ancienne"), (240, "ancienne"), (241, "oubliee"), (None, "inconnue")],
)
def test_news_grow_old(news_days: int | None, state: Fraicheur) -> None:
    assert fraicheur(place(news_days=news_days), NOW, 120) == state


def test_a_place_of_which_nobody_knows_has_no_age() -> None:
    assert fraicheur(place("inconnue", news_days=300), NOW, 120) == "inconnue"


def test_the_last_day_is_that_of_the_oldest_news_that_are_believed() -> None:
    assert last_day([place(news_days=10), place(news_days=100), place(news_days=130)], NOW, 120) == date(2026, 11, 2)
    assert last_day([place(news_days=130), Place(1)], NOW, 120) is None


def test_the_last_day_is_a_day_in_paris() -> None:
    late = place(confirmee_le=NOW.replace(hour=22, minute=30))  # half past midnight in Paris
    assert last_day([late], NOW + timedelta(days=1), 1) == date(2026, 10, 15)
