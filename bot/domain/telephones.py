"""The digits of a phone number in what somebody typed to find a person. Reads no whole number: see annuaire."""

from __future__ import annotations

import re

CHIFFRES_MIN = 6  # fewer digits name nobody
LONGUEUR_NATIONALE = 9


def digits_of(text: str) -> str | None:
    """The digits that may belong to a number, without the prefix of the country; None when words were typed."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < CHIFFRES_MIN or re.search(r"[A-Za-zÀ-ÿ]", text):
        return None
    return re.sub(r"^(0033|33|0)", "", digits)[-LONGUEUR_NATIONALE:]
