"""A week as a grid."""

from __future__ import annotations

from datetime import time

from bot.domain.semaine import Moment, grille_between, grille_of, jours_of


def test_a_day_of_care_touches_each_moment_it_crosses() -> None:
    assert grille_between(0, time(8, 30), time(16, 30)) == grille_of(
        {0}, {Moment.MATIN, Moment.MIDI, Moment.APRES_MIDI}
    )


def test_before_six_and_after_twenty_is_the_night_of_the_same_day() -> None:
    assert grille_between(2, time(5, 30), time(8, 0)) == grille_of({2}, {Moment.NUIT, Moment.AVANT_ECOLE})
    assert grille_between(2, time(19, 0), time(21, 0)) == grille_of({2}, {Moment.APRES_ECOLE, Moment.NUIT})


def test_the_morning_after_a_night_is_the_next_day_also_from_sunday_to_monday() -> None:
    assert grille_between(6, time(19, 0), time(7, 0)) == grille_of({6}, {Moment.APRES_ECOLE, Moment.NUIT}) | grille_of(
        {0}, {Moment.AVANT_ECOLE}
    )
    assert jours_of(grille_between(6, time(21, 0), time(5, 0))) == (6,)
