"""Dates as relais type them: 01/09/26, « 1er sept. 2026 », « rentrée »; a doubt is no date. Never a clock."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.annuaire.texte import plain
from bot.domain.mois import Mois

_MOIS: Final = ("jan", "fev", "mar", "avr", "mai", "juin", "jui", "aou", "sep", "oct", "nov", "dec")
_NOM_DE_MOIS: Final = (
    r"(?P<nom>jan(?:v(?:ier)?)?|fev(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept?(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)"
)
_FORMES: Final = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<a>\d{4})-(?P<m>\d{1,2})-(?P<j>\d{1,2})(?!\d)(?:[ t]\d\d:\d\d(?::\d\d)?)?",
        r"(?<!\d)(?P<j>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<a>\d{4}|\d{2})(?!\d)",
        r"(?<![a-z\d])(?:(?P<j>\d{1,2})(?:er)? |(?P<part>debut|mi|fin|courant)[ -](?:de |d')?)?"
        + _NOM_DE_MOIS
        + r"\b\.?(?:[ -]*'?(?P<a>\d{4}|\d{2})(?!\d))?",
        r"\brentree(?: scolaire)?(?: de)?(?P<rentree>)(?: (?P<a>20\d{2}))?\b",
        r"(?<!\d)(?P<m>\d{1,2})[/.-](?P<a>20\d{2})(?!\d)",
        r"(?<!\d)(?P<a>20\d{2})-(?P<m>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<j>\d{1,2})/(?P<m>\d{2})(?!\d)",
    )
)
_RECUL_MAX: Final = 2  # months: « septembre » read in November is the last one, read in December the next one


def take_date(text: str, today: date, *, end_of_month: bool = False) -> tuple[date | None, str]:
    """The first date of a plain text and what is left of it; a month alone is its first day (or its last)."""
    for form in _FORMES:
        for match in form.finditer(text):
            day = _day(match, today, end_of_month)
            if day is not None:
                return day, f"{text[: match.start()]} {text[match.end() :]}"
    return None, text


def parse_date(text: str, today: date, *, end_of_month: bool = False) -> date | None:
    """The date of a cell that holds nothing else; None when it cannot be read."""
    written = plain(text)
    if re.fullmatch(r"[3-6]\d{4}", written):  # a date that lost its format: days since 1899-12-30
        return date(1899, 12, 30) + timedelta(days=int(written))
    day, rest = take_date(written, today, end_of_month=end_of_month)
    return (
        day
        if not re.sub(r"\b(?:le|au|du|a|partir|de|jusqu'au|lundi|mardi|mercredi|jeudi|vendredi)\b|[^\w]", "", rest)
        else None
    )


def _day(match: re.Match[str], today: date, end_of_month: bool) -> date | None:
    found = match.groupdict()
    if found.get("rentree") is not None:
        month = 9
    else:
        month = _MOIS.index(_stem(found["nom"])) + 1 if found.get("nom") else int(found["m"])
    year = _year(found.get("a"), month, today)
    if not 1 <= month <= 12 or not 1990 <= year <= 2100:
        return None
    last = monthrange(year, month)[1]
    parts = {"debut": 1, "mi": 15, "courant": 15, "fin": last, None: last if end_of_month else 1}
    day = int(found["j"]) if found.get("j") else parts[found.get("part")]
    return date(year, month, day) if 1 <= day <= last else None


def _stem(name: str) -> str:
    return "juin" if name == "juin" else name[:3]


def _year(written: str | None, month: int, today: date) -> int:
    """A year of two digits is of this century; no year means the occurrence that is nearest ahead, or just past."""
    if written:
        return int(written) + 2000 if len(written) == 2 else int(written)
    if not 1 <= month <= 12:
        return today.year
    return next(moved.annee for ahead in range(12) if (moved := Mois.of(today).plus(ahead - _RECUL_MAX)).mois == month)
