"""Reads an hour as French people type it: « 7h30 », « sept heures et demie », « midi ». Never says whether it suits."""

from __future__ import annotations

import re
from datetime import time

from bot.domain.calendrier_francais import MOT_NOMBRE, number
from bot.domain.lecture import plain
from bot.domain.saisie import INCOMPRIS, Lu, NeSaitPas, Refuse, says_unknown

_AVANT = re.compile(r"^(?:(?:vers|a|des|de|avant|apres|environ|il est|jusqu a|jusqu)\b ?)+")
_APRES = re.compile(r"[ ,]*(?:environ|a peu pres|pile|max(?:imum)?|au plus tard)$")
_MOITIE = re.compile(r"(.*?) ?(?:du |de l |de la |le )?(matin|apres-midi|apres midi|soir|aprem)$")
_HEURE = re.compile(rf"(\d{{1,2}}|{MOT_NOMBRE}) ?(?:h|heures?|[:.,])(?: ?(\d{{1,2}})(?: ?(?:mn?|min|minutes?))?)?")
_SEULE = re.compile(r"(\d{1,2})")
_COLLEE = re.compile(r"(\d{1,2})(\d{2})")
_DITE = re.compile(
    rf"(\d{{1,2}}|{MOT_NOMBRE}|midi|minuit)(?: ?h| heures?)? ?"
    rf"(et demie?|et quart|moins le quart|trente|quinze|quarante-cinq|moins (?:{MOT_NOMBRE})|(?:{MOT_NOMBRE}))"
)
_MINUTES = {
    "et demi": 30,
    "et demie": 30,
    "et quart": 15,
    "moins le quart": -15,
    "trente": 30,
    "quarante-cinq": 45,
}
_NOMMEES = {"midi": 12, "minuit": 0}

Lecture = Lu[time] | NeSaitPas | Refuse


def parse_heure(text: str) -> Lecture:
    """An hour of the day; 24 h is midnight."""
    words = plain(text).strip(" .!,")
    if says_unknown(words):
        return NeSaitPas()
    words = _APRES.sub("", _AVANT.sub("", words))
    evening = False
    if half := _MOITIE.fullmatch(words):
        words, evening = half[1], half[2] != "matin"
    minutes = _minutes(words)
    if minutes is None:
        return INCOMPRIS
    return _time(minutes, evening)


def _minutes(words: str) -> int | None:
    """Minutes since midnight, or beyond the day when the hour is impossible; None when it is no hour."""
    if words in _NOMMEES:
        return _NOMMEES[words] * 60
    if match := _HEURE.fullmatch(words):
        return _count(number(match[1]), int(match[2] or 0))
    if match := _SEULE.fullmatch(words) or _COLLEE.fullmatch(words):
        return _count(int(match[1]), int(match[2]) if match.re is _COLLEE else 0)
    if match := _DITE.fullmatch(words):
        hour = _NOMMEES.get(match[1], number(match[1]))
        return None if hour is None else (hour * 60 + _said_minutes(match[2])) % (24 * 60)
    return None


def _count(hour: int | None, minutes: int) -> int | None:
    """An impossible minute makes an impossible hour, never the next one."""
    if hour is None:
        return None
    return hour * 60 + minutes if minutes < 60 else 99 * 60


def _said_minutes(words: str) -> int:
    if words in _MINUTES:
        return _MINUTES[words]
    if words.startswith("moins "):
        return -(number(words.removeprefix("moins ")) or 0)
    return number(words) or 0


def _time(minutes: int, evening: bool) -> Lecture:
    if evening and minutes < 12 * 60:
        minutes += 12 * 60
    if minutes == 24 * 60:
        minutes = 0
    if minutes > 24 * 60:
        return Refuse("heure_impossible")
    return Lu(time(minutes // 60, minutes % 60))
