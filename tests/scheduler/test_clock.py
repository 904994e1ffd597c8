"""The only reader of the time, and the file that moves it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.clock import Clock, ClockError
from tests.world import MARDI_10_H

SECOND = timedelta(seconds=1)


def _file(tmp_path: Path, text: str, age: float = 0.0) -> Path:
    path = tmp_path / "horloge"
    path.write_text(text, "utf-8")
    written = path.stat().st_mtime - age
    os.utime(path, (written, written))
    return path


def test_without_a_file_it_is_the_real_time() -> None:
    assert abs(Clock().now() - datetime.now(UTC)) < SECOND  # noqa: TID251 - it is what is tested
    assert Clock().now().tzinfo == UTC


def test_with_a_file_it_is_what_it_says_plus_its_age(tmp_path: Path) -> None:
    clock = Clock(_file(tmp_path, "2026-10-13T10:00:00+02:00\n", age=90))
    assert abs(clock.now() - (MARDI_10_H + timedelta(seconds=90))) < SECOND


def test_rewriting_the_file_moves_the_clock_at_once(tmp_path: Path) -> None:
    path = _file(tmp_path, "2026-10-13T10:00:00+02:00")
    clock = Clock(path)
    clock.now()
    path.write_text("2027-03-27T20:30:00+01:00", "utf-8")
    assert abs(clock.now() - datetime.fromisoformat("2027-03-27T20:30:00+01:00")) < SECOND


def test_it_may_go_back(tmp_path: Path) -> None:
    path = _file(tmp_path, "2026-10-13T10:00:00+02:00")
    clock = Clock(path)
    path.write_text("2020-02-29T10:00:00Z", "utf-8")
    assert abs(clock.now() - datetime(2020, 2, 29, 10, tzinfo=UTC)) < SECOND


@pytest.mark.parametrize("meanwhile", ["", "2026-10-", "2026-10-13T10:00:00", "demain"])
def test_a_file_being_rewritten_leaves_the_clock_going(tmp_path: Path, meanwhile: str) -> None:
    path = _file(tmp_path, "2026-10-13T10:00:00+02:00")
    clock = Clock(path)
    clock.allow_until(MARDI_10_H + timedelta(hours=1))
    path.write_text(meanwhile, "utf-8")
    assert abs(clock.now() - MARDI_10_H) < SECOND
    path.unlink()
    assert abs(clock.now() - MARDI_10_H) < SECOND


def test_nobody_reads_a_later_time_than_the_runner_allows(tmp_path: Path) -> None:
    path = _file(tmp_path, "2026-10-13T10:00:00+02:00")
    clock = Clock(path)
    clock.allow_until(MARDI_10_H + timedelta(minutes=30))
    path.write_text("2026-11-13T10:00:00+01:00", "utf-8")
    assert clock.now() == MARDI_10_H + timedelta(minutes=30)
    assert clock.reading() > MARDI_10_H + timedelta(days=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2026-10-13T10:00:00", "décalage horaire"), ("", "date et une heure"), ("mardi", "date et une")],
)
def test_a_file_that_cannot_serve_is_refused_at_once(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ClockError, match=words):
        Clock(_file(tmp_path, text))


def test_a_missing_file_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ClockError, match="horloge"):
        Clock(tmp_path / "horloge")
