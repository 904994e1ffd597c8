"""Reads the month of a birth or an arrival: « mars 2026 », « 03/2026 », « 3 mois ». Keeps the month, never the day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.domain.calendrier_francais import MOIS_PAR_NOM, MOT_MOIS, MOT_NOMBRE, full_year, number
from bot.domain.demandes import AGE_MAX_ANS
from bot.domain.lecture import plain
from bot.domain.mois import Mois
from bot.domain.saisie import ANNEES_AU_PLUS, INCOMPRIS, Lu, NeSaitPas, Refuse, says_unknown

_AVANT = re.compile(
    r"^(?:(?:nee?s?|ne\(e\)|il|elle|a|prevue?|attendue?|arrivee|naissance|terme|pour|vers|le|la|du|de|des|d|en|est|mon|ma"
    r"|fils|fille|bebe|enfant|debut|mi|fin|courant|dans|depuis|age|agee?|presque|environ|bientot|deja)\b[ :,-]*)+"
)
_CHIFFRES = re.compile(r"(?:(\d{1,2})[/. -]+)?(\d{1,2})[/. -]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?")
_MOT = re.compile(rf"(?:(\d{{1,2}})(?:er)? ?)?({MOT_MOIS})\.?(?: (\d{{4}}|\d{{2}}))?")
_AGE = re.compile(
    rf"(?:(\d{{1,2}}|{MOT_NOMBRE}) ?ans?)?(?: ?(?:et )?(?:(\d{{1,3}}|{MOT_NOMBRE}) ?mois|(demie?)))?(?: et (demie?))?"
)
JOURS_AU_PLUS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEMAINES = re.compile(rf"(\d{{1,2}}|{MOT_NOMBRE}) ?semaines?")
_DANS = re.compile(r"\bdans\b")
_ENCEINTE = re.compile(rf"\benceinte de (\d|{MOT_NOMBRE}) mois")

Lecture = Lu[Mois] | NeSaitPas | Refuse


def parse_mois(text: str, today: date, *, attendu: bool = False) -> Lecture:
    """The month of a birth, or of an arrival to come (`attendu`, where « dans 3 mois » looks ahead).

    A month without a year is the nearest on the right side of today. Twelve years and more is too old.
    """
    words = plain(text).strip(" .!,")
    if says_unknown(words):
        return NeSaitPas()
    found = _read_age(words, today, attendu) or _read(_AVANT.sub("", words), Mois.of(today), attendu)
    if isinstance(found, Refuse):
        return found
    return _check(found, today, attendu)


def _check(found: Mois, today: date, attendu: bool) -> Lecture:
    age = found.months_until(today)
    if attendu and age > 0:
        return Refuse("dans_le_passe", found.first_day())
    if attendu and -age > 12 * ANNEES_AU_PLUS:
        return Refuse("trop_loin", found.first_day())
    if age < 0 and not attendu:
        return Refuse("pas_encore_ne", found.first_day())
    return Refuse("trop_agee", found.first_day()) if age >= 12 * (AGE_MAX_ANS + 1) else Lu(found)


def _read_age(words: str, today: date, attendu: bool) -> Mois | None:
    """An age, or for a child to come a delay: « dans 3 mois », « enceinte de 5 mois »."""
    now = Mois.of(today)
    if attendu and (match := _ENCEINTE.search(words)):
        return now.plus(9 - (number(match[1]) or 0))
    if attendu and not _DANS.search(words):
        return None
    words = _AVANT.sub("", words)
    if match := _SEMAINES.fullmatch(words):
        weeks = timedelta(weeks=number(match[1]) or 0)
        return Mois.of(today + weeks if attendu else today - weeks)
    match = _AGE.fullmatch(words)
    if not words or match is None:
        return None
    return now.plus(_months(match) if attendu else -_months(match))


def _read(words: str, now: Mois, attendu: bool) -> Mois | Refuse:
    if match := _ISO.fullmatch(words):
        return _mois(int(match[1]), int(match[2]))
    if match := _CHIFFRES.fullmatch(words):
        if match[1] and not _is_day(match[1], int(match[2])):
            return Refuse("date_impossible")
        return _plausible(full_year(match[3]), int(match[2]), len(match[3]) == 2, now)
    if match := _MOT.fullmatch(words):
        month = MOIS_PAR_NOM[match[2]]
        if match[1] and not _is_day(match[1], month):
            return Refuse("date_impossible", dernier_jour=JOURS_AU_PLUS[month - 1])
        return _mois(full_year(match[3]), month) if match[3] else _nearest(month, now, attendu)
    return INCOMPRIS


def _is_day(day: str, month: int) -> bool:
    """The day is never kept, but « 30 février » is a slip: better asked again."""
    return not 1 <= month <= 12 or 1 <= int(day) <= JOURS_AU_PLUS[month - 1]


def _months(match: re.Match[str]) -> int:
    """« 2 ans et demi » is 30, « 1 an et 4 mois » 16, « 18 mois » 18."""
    years, months = number(match[1] or "0") or 0, number(match[2] or "0") or 0
    half = (match[3] or match[4]) is not None
    return years * 12 + months + (6 if half and match[1] else 0)


def _nearest(month: int, now: Mois, attendu: bool) -> Mois:
    this_year = Mois(now.annee, month)
    if attendu:
        return this_year if this_year >= now else this_year.plus(12)
    return this_year if this_year <= now else this_year.plus(-12)


def _mois(annee: int, mois: int) -> Mois | Refuse:
    return Mois(annee, mois) if 1 <= mois <= 12 and annee >= 1 else Refuse("date_impossible")


def _plausible(annee: int, mois: int, short: bool, now: Mois) -> Mois | Refuse:
    """« 03/04 » is a day without a year rather than a child of 2004: asked again, not corrected."""
    if short and not now.annee - AGE_MAX_ANS - 1 <= annee <= now.annee + ANNEES_AU_PLUS:
        return INCOMPRIS
    return _mois(annee, mois)
