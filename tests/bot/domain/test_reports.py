"""« Me rappeler plus tard »: only moments that are later, allowed, and before the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.calendrier import is_allowed, to_paris
from bot.domain.reglages import Reglages
from bot.domain.reports import list_reports

R = Reglages()
MARDI_10_H = datetime(2026, 10, 13, 8, tzinfo=UTC)
FIN = MARDI_10_H + timedelta(days=20)


def test_tonight_tomorrow_three_days_a_week() -> None:
    found = {one.quand: to_paris(one.le) for one in list_reports(MARDI_10_H, FIN, R, None)}
    assert [(quand, le.day, le.hour) for quand, le in found.items()] == [
        ("soir", 13, 18), ("demain", 14, 10), ("trois", 16, 10), ("semaine", 20, 10),
    ]  # fmt: skip


def test_in_the_evening_there_is_no_tonight() -> None:
    found = list_reports(MARDI_10_H + timedelta(hours=7), FIN, R, None)
    assert "soir" not in {one.quand for one in found}


def test_the_moment_she_prefers_is_kept_and_a_sunday_gives_way() -> None:
    friday_noon = datetime(2026, 10, 16, 10, tzinfo=UTC)
    for one in list_reports(friday_noon, FIN, R, "sieste"):
        assert is_allowed(one.le, R)
        assert one.quand == "soir" or to_paris(one.le).hour == 13


def test_nothing_is_offered_after_the_end() -> None:
    assert [one.quand for one in list_reports(MARDI_10_H, MARDI_10_H + timedelta(days=2), R, None)] == [
        "soir", "demain",
    ]  # fmt: skip
    assert list_reports(MARDI_10_H, MARDI_10_H + timedelta(hours=1), R, None) == []
