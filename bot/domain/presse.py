"""A need that nobody can answer in time: tonight, tomorrow, a night, a week-end. Never says that it cannot be met."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final, Literal

from bot.domain.demandes import Besoin
from bot.domain.lecture import plain

Presse = Literal["bientot", "nuit", "week_end"]
NUIT_DES: Final = time(22)
NUIT_JUSQU: Final = time(5)
WEEK_END: Final = frozenset({5, 6})
_DITS: Final[tuple[tuple[Presse, re.Pattern[str]], ...]] = (
    (
        "bientot",
        re.compile(
            r"\b(?:ce soir|cet aprem|cet apres midi|ce midi|ce matin|aujourd hui|demain|tout a l heure|tout de suite"
            r"|immediat\w*|dans l heure|dans une heure|maintenant)\b"
        ),
    ),
    ("nuit", re.compile(r"\b(?:nuits?|nocturne|de nuit)\b")),
    ("week_end", re.compile(r"\b(?:week ?ends?|samedis?|dimanches?)\b")),
)


def presse_of(besoin: Besoin, today: date) -> Presse | None:
    """What makes a search so, the nearest first; None for an ordinary one."""
    if besoin.a_partir_du is not None and besoin.a_partir_du <= today + timedelta(days=1):
        return "bientot"
    h = besoin.horaires
    if h is not None and (h.depart < h.arrivee or h.arrivee < NUIT_JUSQU or h.depart > NUIT_DES):
        return "nuit"
    return "week_end" if besoin.jours is not None and besoin.jours & WEEK_END else None


def read_presse(text: str) -> Presse | None:
    """The same, in a sentence."""
    words = " ".join(re.sub(r"[^\w ]", " ", plain(text)).split())
    return next((presse for presse, said in _DITS if said.search(words)), None)
