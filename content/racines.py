"""The roots of what somebody typed, synonyms brought together: what two questions have in common. Reads no page."""

from __future__ import annotations

from content.reponses.mots import read, words


def comparable(text: str) -> str:
    """The same words whatever the capitals, accents, signs and phone spelling."""
    return " ".join(words(text))


def roots_of(text: str) -> frozenset[str]:
    """« ma nounou est malade » and « assmat malade » share theirs; small words say nothing."""
    return frozenset(mot.racine for mot in read(text) if not mot.vide)
