"""A phone number as people say it, brought to the one form that is kept (E.164). Never guesses a missing digit."""

from __future__ import annotations

import re

import phonenumbers

REGION = "FR"
FICTION = "+3363998"  # 06 39 98 never rings: the Arcep keeps it for fiction, so the plainly fictitious people use it
CHIFFRES_MIN = 6  # fewer digits name nobody
LONGUEUR_NATIONALE = 9


def parse_telephone(text: str) -> str | None:
    """« 06 39 98 01 00 » becomes « +33639980100 »; None when it cannot be a number."""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    fictif = e164.startswith(FICTION) and len(e164) == len("+33639980000")
    return e164 if fictif or phonenumbers.is_valid_number(number) else None


def digits_of(text: str) -> str | None:
    """The digits that may belong to a number, without the prefix of the country; None when words were typed."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < CHIFFRES_MIN or re.search(r"[A-Za-zÀ-ÿ]", text):
        return None
    return re.sub(r"^(0033|33|0)", "", digits)[-LONGUEUR_NATIONALE:]
