"""Two dates typed in one message: the usual ways to write them, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.saisie import Lu, Refuse
from bot.domain.saisie_periodes import parse_periode

TODAY = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("text", "du", "au"),
    [
        ("du 20 octobre au 3 novembre", date(2026, 10, 20), date(2026, 11, 3)),
        ("du 1er au 15 août", date(2027, 8, 1), date(2027, 8, 15)),
        ("Du lundi 1er au lundi 15 mars", date(2027, 3, 1), date(2027, 3, 15)),
        ("du 28 au 3 mars", date(2027, 2, 28), date(2027, 3, 3)),
        ("20/12/2026 au 03/01/2027", date(2026, 12, 20), date(2027, 1, 3)),
        ("du 20 décembre au 3 janvier", date(2026, 12, 20), date(2027, 1, 3)),
        ("de janvier à mars", date(2027, 1, 1), date(2027, 3, 31)),
        ("de novembre à fin décembre", date(2026, 11, 1), date(2026, 12, 31)),
        ("le 12 mars", date(2027, 3, 12), date(2027, 3, 12)),
        ("demain", date(2026, 10, 14), date(2026, 10, 14)),
        ("à partir du 2 novembre jusqu'au 6 novembre", date(2026, 11, 2), date(2026, 11, 6)),
    ],
)
def test_the_usual_ways_are_read(text: str, du: date, au: date) -> None:
    assert parse_periode(text, TODAY) == Lu((du, au))


@pytest.mark.parametrize("text", ["", "bientôt", "du 31 février au 3 mars", "au mois", "du 1er au", "je ne sais pas",
                                  "du 30 au 15 mars 2026", "du 1er janvier 2035 au 2 janvier 2035"])  # fmt: skip
def test_the_rest_is_asked_again(text: str) -> None:
    assert isinstance(parse_periode(text, TODAY), Refuse)
