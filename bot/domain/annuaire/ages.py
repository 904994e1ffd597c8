"""Ages as relais write them (« 0-3 ans », « + de 18 mois »), in months, both bounds included. Never a birthday."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.annuaire.texte import plain

AGE_MAX_MOIS: Final = 18 * 12
_N: Final = r"(\d{1,2})"
_ENTRE = re.compile(rf"(?:\bde |\bentre )?(?<!\d){_N} ?(mois|ans?)? ?(?:-|a|/|et) ?{_N} ?(mois|ans?)\b")
_MOINS = re.compile(rf"(?:\bmoins de|\bmoins d'|- de|-|<|\bjusqu'a|\bavant) ?{_N} ?(mois|ans?)\b")
_PLUS = re.compile(rf"(?:\bplus de|\bplus d'|\+ de|\+|>|\ba partir de|\bdes|\bapres) ?{_N} ?(mois|ans?)\b")
_ET_PLUS = re.compile(rf"(?<!\d){_N} ?(mois|ans?) ?(?:et \+|et plus|\+|ou plus|minimum|mini?)")
_TOUS = re.compile(r"\b(?:tous?|toute?s?) (?:les )?ages?\b")
Ages = tuple[int | None, int | None]


def take_ages(text: str) -> tuple[Ages | None, str]:
    """The first ages of a plain text and what is left. « 0-3 ans »: 0 to 36; « moins de 3 ans »: up to 35."""
    for form, read in ((_ENTRE, _between), (_ET_PLUS, _from), (_PLUS, _from), (_MOINS, _below)):
        match = form.search(text)
        if match is not None:
            low, high = read(match)
            if (low or 0) <= (AGE_MAX_MOIS if high is None else high) <= AGE_MAX_MOIS:
                return (low, high), f"{text[: match.start()]} {text[match.end() :]}"
    rest, count = _TOUS.subn(" ", text)
    return ((0, None), rest) if count else (None, text)


def parse_ages(text: str) -> Ages | None:
    """The ages of a cell that holds nothing else; None when they cannot be read."""
    written = plain(text)
    ages, rest = take_ages(written)
    if ages is None and (bare := re.fullmatch(r"(\d{1,2}) ?[-/a] ?(\d{1,2})", written)):
        low, high = (int(number) * 12 for number in bare.groups())  # a bare « 0-3 » is in years
        return (low, high) if low <= high <= AGE_MAX_MOIS else None
    return ages if not re.sub(r"\b(?:enfants?|ages?|de|les?|bebes?)\b|\W", "", rest) else None


def months(number: str, unit: str | None) -> int:
    """« 3 ans » is 36, « 18 mois » is 18."""
    return int(number) * (1 if unit and unit.startswith("m") else 12)


def _between(match: re.Match[str]) -> Ages:
    low, low_unit, high, high_unit = match.groups()
    return months(low, low_unit or high_unit), months(high, high_unit)


def _from(match: re.Match[str]) -> Ages:
    return months(match[1], match[2]), None


def _below(match: re.Match[str]) -> Ages:
    """« jusqu'à 3 ans » includes the third birthday, « moins de 3 ans » does not."""
    bound = months(match[1], match[2])
    return None, bound if match[0].startswith("jusqu") else bound - 1
