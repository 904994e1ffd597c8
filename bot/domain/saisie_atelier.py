"""What is typed of an atelier: « 9 h 15 - 11 h 30 », « de 18 mois à 3 ans », « 8 adultes et 12 enfants ». No guess."""

from __future__ import annotations

import re
from datetime import time

from bot.domain.lecture import plain
from bot.domain.saisie import Lu
from bot.domain.saisie_heures import parse_heure

Creneau = tuple[time, time]
Ages = tuple[int | None, int | None]

_ENTRE = re.compile(r"\s*(?:-|–|—|/|>|→|\ba\b|\bau\b|\bjusqu a\b|\bet\b)\s*")
_AVANT = re.compile(r"^(?:de|des|entre|du)\s+")
_TOUS = re.compile(r"(?:tous?(?: les)?(?: ages?)?|sans limite|peu importe|)")
_AGE = r"(\d{1,2}(?:[.,]5)?)\s*(ans?|mois|m|a)?"
_ENTRE_AGES = re.compile(rf"(?:de |entre )?{_AGE}\s*(?:-|–|a|et|/)\s*{_AGE}")
_DES = re.compile(rf"(?:des|a partir de|plus de|\+ ?de|\+) ?{_AGE}|{_AGE} et (?:plus|\+)")
_JUSQU = re.compile(rf"(?:jusqu a|moins de|avant|- ?de) ?{_AGE}")
_PLACES = re.compile(r"(\d{1,3})\D*(?:(\d{1,3})\D*)?")


def parse_creneau(text: str) -> Creneau | None:
    """A beginning and an end; None when it is not two hours."""
    words = _AVANT.sub("", plain(text).strip(" .,"))
    parts = [part for part in _ENTRE.split(words) if part]
    if len(parts) != 2:
        return None
    hours = [parse_heure(part) for part in parts]
    if not isinstance(hours[0], Lu) or not isinstance(hours[1], Lu):
        return None
    return hours[0].valeur, hours[1].valeur


def parse_ages(text: str) -> Ages | None:
    """Months, both included; (None, None) is everybody; None when it was not understood."""
    words = plain(text).strip(" .,")
    if _TOUS.fullmatch(words):
        return None, None
    if match := _ENTRE_AGES.fullmatch(words):
        unit = match[4] or "ans"
        return _months(match[1], match[2] or unit), _months(match[3], unit)
    if match := _DES.fullmatch(words):
        return _months(match[1] or match[3], match[2] or match[4] or "ans"), None
    if match := _JUSQU.fullmatch(words):
        return None, _months(match[1], match[2] or "ans")
    return None


def parse_places(text: str) -> tuple[int, int | None] | None:
    """Adults, then children when they are said."""
    match = _PLACES.fullmatch(plain(text).strip())
    return None if match is None else (int(match[1]), int(match[2]) if match[2] else None)


def _months(value: str, unit: str) -> int:
    number = float(value.replace(",", "."))
    return round(number if unit.startswith("m") else number * 12)
