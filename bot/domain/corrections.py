"""« Mon prénom est … », « mon numéro est … »: what somebody corrects about herself, in her own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.annuaire.telephones import parse_telephones

PRENOM_MAX: Final = 60
_DIT: Final = re.compile(
    r"\s*(?:bonjour[ ,!]*)?mon\s+(?P<quoi>pr[ée]nom|num[ée]ro(?:\s+de\s+t[ée]l[ée]phone)?|t[ée]l[ée]phone)"
    r"\s*(?:est|c['’]est|:)\s*(?:le\s+)?(?P<valeur>.+?)[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Prenom:
    """A first name."""

    valeur: str


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number, E.164."""

    valeur: str


@dataclass(frozen=True, slots=True)
class Illisible:
    """It was a correction, and not one that can be kept."""


Correction = Prenom | Telephone | Illisible


def read_correction(said: str) -> Correction | None:
    """None when the sentence corrects nothing."""
    found = _DIT.fullmatch(said)
    if found is None:
        return None
    valeur = " ".join(found["valeur"].split())
    if found["quoi"].lower().startswith("pr"):
        known = len(valeur) <= PRENOM_MAX and re.fullmatch(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*", valeur)
        return Prenom(valeur) if known else Illisible()
    number = parse_telephones(valeur).choisi()
    return Telephone(number) if number else Illisible()
