"""Reads an amount as an animatrice types it: « 4,25 depuis le 1er janvier 2027 ». Knows no table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.lecture import plain
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date

_DEPUIS: Final = re.compile(r"\b(?:depuis|a partir|des|au|a compter)\b(.*)$", re.IGNORECASE)
_NOMBRE: Final = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d{1,4})?|-?\d+(?:[.,]\d{1,4})?")
DEPUIS_MIN: Final = date(2000, 1, 1)
TEXTE_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Montant:
    """`valeur` is written with a point, « 4.25 », unless it is words; `depuis` None: the same day as before."""

    valeur: str
    depuis: date | None


def read_montant(text: str, today: date, *, words: bool) -> Montant | None:
    """`words`: what is corrected is no number but a legal date, « 1er juin ». None when it cannot be read."""
    said = " ".join(text.split())
    found = None if words else _DEPUIS.search(plain(said))
    head = plain(said)[: found.start()] if found else said
    depuis: date | None = None
    if found:
        read = parse_date(found[1].strip(), today, DEPUIS_MIN)
        if not isinstance(read, Lu):
            return None
        depuis = read.valeur
    if words:
        return Montant(said, None) if 0 < len(said) <= TEXTE_MAX else None
    number = _NOMBRE.fullmatch(re.sub(r"(?:€|euros?|%|h|jours?)\s*$", "", head.strip(), flags=re.IGNORECASE).strip())
    if number is None:
        return None
    return Montant(re.sub(r"[ \u00a0\u202f]", "", number[0]).replace(",", "."), depuis)
