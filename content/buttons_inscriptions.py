"""The Taps of a place in an atelier: `at:i…` for whoever comes, `av:…` for what she thought of it."""

from __future__ import annotations

from typing import Final

# The button under an announcement: « at:i:<id of the atelier> ».
INSCRIRE: Final = "at:i:"

TAPS_INSCRIPTIONS: Final[dict[str, str]] = {
    "at:i:<n>": "I register for that atelier: who comes",
    "at:ia:<n>": "I accept the charter, then register for that atelier",
    "at:iq:<n>": "other children than last time, or than I had said",
    "at:in:<n>:<n>": "so many children come with me: of what ages",
    "at:ic:<n>:<n>:<n>:<n>": "I confirm for that atelier: so many under 18 months, under 3 years, older",
    "at:il": "my registrations",
    "at:iv:<n>": "one of my registrations",
    "at:ix:<n>": "I do not come any more: asked first",
    "at:ixo:<n>": "I do not come any more: sure",
    "at:io:<n>": "I take the freed place that I was offered",
    "at:iz:<n>": "no thank you: the freed place goes to the next one",
    "at:ip:<n>:<n>": "pictures of my child at that atelier: yes (1), no (0)",
    "av:<n>:<n>": "how it was, for that registration: 3 very good, 2 good, 1 could be better",
    "av:fin": "nothing to add to what I said of it",
}


def inscrire(atelier_id: int) -> str:
    """« Je m'inscris » for that atelier; nothing as long as nobody answers that Tap."""
    return f"{INSCRIRE}{atelier_id}" if TAPS_INSCRIPTIONS else ""
