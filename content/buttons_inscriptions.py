"""The Taps of a place in an atelier: to take it, to give it back."""

from __future__ import annotations

from typing import Final

# The button under an announcement: « at:i:<id of the atelier> ».
INSCRIRE: Final = "at:i:"

TAPS_INSCRIPTIONS: Final[dict[str, str]] = {}


def inscrire(atelier_id: int) -> str:
    """« Je m'inscris » for that atelier."""
    return f"{INSCRIRE}{atelier_id}"
