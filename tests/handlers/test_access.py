"""One table says who may do what; nothing that exists is outside it."""

from __future__ import annotations

import re

import pytest
from telegram.ext import CallbackQueryHandler, CommandHandler

from content.buttons import RETIRED, TAPS
from handlers.access import COMMANDS, IN_GROUP, WAITS_FOR_WORDS, Role
from handlers.access import TAPS as ROLES
from handlers.application import FEATURES

HANDLERS = [handler for feature in FEATURES for handler in feature.handlers()]


@pytest.mark.parametrize("code", sorted(TAPS.keys() - RETIRED))
def test_every_tap_has_its_line_in_the_table(code: str) -> None:
    assert code.partition(":")[0] in ROLES, f"« {code} »: say in handlers/access.py for whom it is"


def test_every_button_that_is_handled_has_its_line_in_the_table() -> None:
    patterns = [str(h.pattern.pattern) for h in HANDLERS if isinstance(h, CallbackQueryHandler) and h.pattern]  # type: ignore[union-attr]
    words = {word for pattern in patterns for word in _first_words(pattern)}
    assert words <= ROLES.keys(), f"say in handlers/access.py for whom they are: {words - ROLES.keys()}"


def test_every_command_has_its_line_in_the_table() -> None:
    commands = {command for h in HANDLERS if isinstance(h, CommandHandler) for command in h.commands}
    assert commands <= COMMANDS.keys(), f"say in handlers/access.py for whom they are: {commands - COMMANDS.keys()}"


def test_what_a_group_may_do_is_for_the_team_only() -> None:
    assert {ROLES[word] for word in IN_GROUP} == {Role.ANIMATRICE}


@pytest.mark.parametrize(
    ("code", "waits"),
    [
        ("rech", True), ("re:r:commune:x", True), ("mo:reprendre", True), ("quest", True), ("/question", True),
        ("q:r:3", True), ("q:pa:3", True), ("dem:modif:3", True), ("dem:voisin:3:oignies", True),
        ("data:corriger", True), ("pf:ec:ecrire", True), ("pf:ag:fin", True), ("pf:pe:a", True),
        ("pro:jh:1:2:x:3", True),
        ("menu", False), ("/menu", False), ("/start", False), ("dems", False), ("dem:voir:3", False), ("data", False),
        ("q:p:contrat/avenant", False), ("q:t:3", False), ("pr:int:3", False), ("su:rdv:3", False), ("cp:ok:3", False),
        ("pf:ec", False), ("pf:ac:p:1", False), ("pro:ok", False), ("stop", False), ("parler", False),
        ("rechange", False),
    ],
)  # fmt: skip
def test_in_a_conversation_only_what_would_wait_for_words_waits(code: str, waits: bool) -> None:
    assert bool(WAITS_FOR_WORDS.match(code)) is waits


def _first_words(pattern: str) -> list[str]:
    """« ^(re|mo):r:… » begins with « re » or « mo », « ^(?:pf|an:pf:…): » with « pf » or « an »."""
    found = re.match(r"\^\\\+\?(?:\((?:\?:)?)?([a-z|:]+)", pattern)
    assert found, pattern
    return [code.partition(":")[0] for code in found[1].split("|")]
