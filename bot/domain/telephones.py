"""A phone number as people say it, brought to the one form that is kept (E.164). Never guesses a missing digit."""

from __future__ import annotations

import re

import phonenumbers

REGION = "FR"
CHIFFRES_MIN = 6  # fewer digits name nobody
LONGUEUR_NATIONALE = 9


def parse_telephone(text: str) -> str | None:
    """« 06 39 98 01 00 » becomes « +33639980100 »; None when it cannot be a number."""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def digits_of(text: str) -> str | None:
    """The digits that may belong to a number, without the prefix of the country; None when words were typed."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < CHIFFRES_MIN or re.search(r"[A-Za-zÀ-ÿ]", text):
        return None
    return re.sub(r"^(0033|33|0)", "", digits)[-LONGUEUR_NATIONALE:]
