"""Phone numbers out of a cell, as E.164; what is not a number that can ring is given back apart. Never a call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import phonenumbers

# 06 39 98 xx xx never rings: the Arcep keeps it for fiction (numbering plan), so the plainly fictitious people use it.
FICTION: Final = "+3363998"
_FRANCAIS = re.compile(r"(?<![\d+])(?:(?:\+|00) ?33[ .]*\(?0?\)?|0)[ .]*[1-9](?:[ ./_-]*\d{2}){4}(?!\d)")
_AUTRE = re.compile(r"(?:\+|00)?\d(?:[ ./_()-]*\d){4,}")


@dataclass(frozen=True, slots=True)
class Telephones:
    """The numbers of a cell in their order, and the pieces that look like one but are wrong."""

    valides: tuple[str, ...]
    faux: tuple[str, ...]

    def choisi(self) -> str | None:
        """The mobile first (it is the one that messages), else the first number."""
        return next((n for n in self.valides if n.startswith(("+336", "+337"))), next(iter(self.valides), None))


def parse_telephones(text: str) -> Telephones:
    """Reads one or several numbers; 9 digits are a number whose leading 0 was eaten by the spreadsheet."""
    written = re.sub(r"\.0$", "", " ".join(text.split()))
    found = _FRANCAIS.findall(written)
    pieces = _AUTRE.findall(_FRANCAIS.sub(";", written))
    valides = [number for piece in (*found, *pieces) if (number := _e164(piece)) is not None]
    faux = [piece.strip() for piece in (*found, *pieces) if _e164(piece) is None] if valides else [written]
    return Telephones(tuple(dict.fromkeys(valides)), tuple(faux))


def _e164(piece: str) -> str | None:
    try:
        number = phonenumbers.parse(piece.replace("(0)", ""), "FR")
    except phonenumbers.NumberParseException:
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    fictif = e164.startswith(FICTION) and len(e164) == 12
    return e164 if fictif or phonenumbers.is_valid_number(number) else None
