"""kill -9 while it receives, treats and sends: nothing is lost, and little is said twice."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kills import kill_again_and_again


async def test_killed_four_times_in_a_burst_it_loses_nothing(tmp_path: Path) -> None:
    outcome = await kill_again_and_again(tmp_path, kills=4, updates=400, letters=200)
    assert (outcome.lost_updates, outcome.lost_letters, outcome.treated_twice) == (0, 0, 0)
    assert outcome.sent_twice <= 16 * outcome.kills
    assert outcome.most_sent_twice_by_a_letter <= 2
