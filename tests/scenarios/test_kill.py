"""kill -9 while it receives, treats and sends: nothing is lost, and little is said twice."""

from __future__ import annotations

from benchmarks.arret_brutal import IN_FLIGHT, kill_again_and_again


async def test_killed_four_times_in_a_burst_it_loses_nothing() -> None:
    outcome = await kill_again_and_again(updates=400, letters=200, kills=4)
    assert (outcome.lost, outcome.treated_twice) == (0, 0)
    assert outcome.sent_twice <= 4 * IN_FLIGHT
