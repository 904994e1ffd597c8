"""Every button of the team is in the journal's table, and leaves what it should."""

from __future__ import annotations

import pytest

from bot.domain.journal import Consigne
from content.buttons import TAPS
from handlers.consignes import RULES, consigne_of_tap, consigne_of_words, line_of

OF_THE_TEAM = sorted(code for code in TAPS if code.split(":")[0] in ("an", "cv") and code != "an")


@pytest.mark.parametrize("code", OF_THE_TEAM)
def test_every_button_of_the_team_has_its_line(code: str) -> None:
    line = line_of(code.replace("<n>", "7").replace("<mot>", "mot"))
    assert line is not None, f"« {code} »: say in handlers/consignes.py what it leaves in the journal"


def test_no_line_is_left_behind() -> None:
    taps = [code.replace("<n>", "7").replace("<mot>", "mot").split(":") for code in TAPS]
    heads = {":".join(words[:2]) for words in taps} | {words[0] for words in taps}
    assert [line for line in RULES if ":".join(line.split(":")[:2]).removesuffix(":<n>") not in heads] == []


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("an:d:12", Consigne("lecture", "demande", 12)),
        ("an:x:12:trop_loin:0", Consigne("lecture", "demande", 12)),
        ("an:rq:12", Consigne("lecture", "demande", 12)),
        ("an:rq:12:oui", Consigne("changement", "demande", 12)),
        ("an:stop:12:oui", Consigne("changement", "demande", 12)),
        ("an:am", None),
        ("an:am:40", Consigne("lecture", "professionnelle", 40)),
        ("an:am:40:pl", Consigne("lecture", "professionnelle", 40)),
        ("an:am:40:masquer:oui", Consigne("changement", "professionnelle", 40)),
        ("an:am:40:delier", Consigne("lecture", "professionnelle", 40)),
        ("an:am:40:delier:oui", Consigne("changement", "professionnelle", 40)),
        ("an:al:0:40", Consigne("lecture", "professionnelle", 40)),
        ("an:al:0:40:ok", Consigne("changement", "professionnelle", 40)),
        ("an:apx:0:pdf", Consigne("copie", "liste")),
        ("cv:voir:3", Consigne("lecture", "conversation", 3)),
        ("cv:clore:3", Consigne("changement", "conversation", 3)),
        ("an", None),
        ("an:vu", None),
        ("an:vc:3:tout", None),
        ("an:vc:3:tout:silencieuses:0", Consigne("lecture", "liste")),
    ],
)
def test_what_a_button_leaves(code: str, left: Consigne | None) -> None:
    assert consigne_of_tap(code) == left


def test_what_a_typed_answer_leaves() -> None:
    assert consigne_of_words("tel", ("214",)) == Consigne("changement", "demande", 214)
    assert consigne_of_words("", ()) is None
