"""The seats of an agrément as written: « 4 », « 3 dont 1 périscolaire », « 4 (2 de - de 18 mois) ». Never news."""

from __future__ import annotations

import re

from bot.domain.annuaire.ages import take_ages
from bot.domain.annuaire.fiche import Capacite, Siege
from bot.domain.annuaire.offres import PLACES_MAX, take_restriction
from bot.domain.annuaire.texte import plain

_TOTAL = re.compile(r"^(?:agree?e? pour )?(\d{1,2})(?:\.0|,0)?(?: ?(?:places?|enfants?|pl\.?))?(?: maxi?(?:mum)?)?")
_PARTIE = re.compile(
    r"(\+)? ?(\d{1,2}) (?:places? |enfants? )?((?:(?!\+ ?\d{1,2} [a-z]|\bdont\b|\bet \d|, ?\d|; ?\d).)+)"
)
_SANS_SENS = re.compile(
    r"\b(?:dont|et|a|au|en|de|des|d|places?|enfants?|agee?s?|uniquement|accueils?|max|ans|l'|temps plein)\b|\W"
)


def parse_capacite(text: str) -> Capacite | None:
    """The seats in order, those with a limit last; None when the cell cannot be read.

    « dont 2 de moins de 18 mois » lets two seats take babies: the others begin at 18 months.
    « 3 + 1 périscolaire » are four seats.
    """
    written = plain(text).replace("(", " ").replace(")", " ")
    total = _TOTAL.match(" ".join(written.split()))
    if total is None:
        return None
    places, rest = (
        int(total[1]),
        " ".join(written.split())[total.end() :].strip(" :,;-" if "moins" in written else " :,;"),
    )
    every = _siege(rest)
    if every is not None and 1 <= places <= PLACES_MAX:
        return Capacite((every,) * places, detaillee=True)  # « 3 places de 0 à 3 ans »
    limited = _limited(rest)
    if limited is None:
        return None
    added, sieges = limited
    places += added
    if not 1 <= places <= PLACES_MAX or len(sieges) > places:
        return None
    return Capacite(_in_order(places, sieges), bool(sieges))


def _in_order(places: int, sieges: list[Siege]) -> tuple[Siege, ...]:
    """A « moins de … » is a ceiling on the number of the youngest: it limits the seats that it does not name."""
    young = [siege for siege in sieges if siege.age_max is not None and not siege.age_min and siege.restriction is None]
    others = [siege for siege in sieges if siege not in young]
    free = places - len(others)
    if not young:
        return (*(Siege() for _ in range(free)), *others)
    oldest = max(siege.age_max or 0 for siege in young) + 1
    return (*(Siege() if i < len(young) else Siege(age_min=oldest) for i in range(free)), *others)


def _limited(rest: str) -> tuple[int, list[Siege]] | None:
    """How many seats « + n … » adds, and the seats that are described; None when something cannot be read."""
    added, sieges = 0, list[Siege]()
    left = re.sub(r"^dont ", "", rest)
    for match in _PARTIE.finditer(left):
        count, siege = int(match[2]), _siege(match[3])
        if siege is None or count > PLACES_MAX:
            return None
        added += count if match[1] else 0
        sieges += [siege] * count
    return None if _SANS_SENS.sub("", _PARTIE.sub(" ", left)) else (added, sieges)


def _siege(text: str) -> Siege | None:
    restriction, rest = take_restriction(text)
    ages, rest = take_ages(rest)
    if _SANS_SENS.sub("", rest) or (restriction is None and ages is None):
        return None
    low, high = ages or (None, None)
    return Siege(low, high, restriction)
