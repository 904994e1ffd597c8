"""Who is in the team's group, and whether anything about people may be written there. Asks nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Probleme = Literal["pas_administrateur", "etrangers", "vide", "robot_parti", "acces_retire"]


@dataclass(frozen=True, slots=True)
class Presence:
    """What Telegram says of a group: how many people besides the bot, how many of them are known animatrices."""

    membres: int
    connues: int
    administrateur: bool
    forum: bool


def judge(presence: Presence) -> Probleme | None:
    """None when only known animatrices are there and the bot sees everybody who enters (it is administrator)."""
    if not presence.administrateur:
        return "pas_administrateur"
    if presence.membres != presence.connues:
        return "etrangers"
    return "vide" if presence.connues == 0 else None
