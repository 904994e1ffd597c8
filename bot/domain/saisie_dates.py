"""Reads a date as people type it: « lundi 4 janvier », « début janvier », « dès que possible ». Never guesses."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.domain.calendrier_francais import (
    JOUR_PAR_NOM,
    MOIS_PAR_NOM,
    MOT_JOUR,
    MOT_MOIS,
    MOT_NOMBRE,
    PARTIES_DU_MOIS,
    full_year,
    number,
)
from bot.domain.lecture import plain
from bot.domain.mois import Mois
from bot.domain.saisie import ANNEES_AU_PLUS, INCOMPRIS, Lu, NeSaitPas, Refuse, says_unknown

_TOUT_DE_SUITE = re.compile(
    r"(?:pour |des )?(?:des que possible|maintenant|tout de suite|(?:au|le) plus (?:vite|tot)(?: possible)?"
    r"|immediat\w*|aujourd hui)(?: svp| merci| s il vous plait| si possible)?"
)
_AVANT = re.compile(
    r"^(?:(?:a partir|a compter|pour|vers|le|la|du|de|des|d|a|au|aux|en|l|debutant|environ|courant de)\b[ ,]*)+"
)
_CHIFFRES = re.compile(r"(\d{1,2})[/. -]+(\d{1,2})(?:[/. -]+(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MOT = re.compile(rf"(?:({MOT_JOUR}) )?(\d{{1,2}})(?:er)? ?({MOT_MOIS})\.?(?: (\d{{4}}|\d{{2}}))?")
_MOIS = re.compile(rf"(?:({'|'.join(PARTIES_DU_MOIS)})[ -](?:de |d )?)?({MOT_MOIS})\.?(?: (\d{{4}}|\d{{2}}))?")
_JOUR = re.compile(rf"({MOT_JOUR})(?: (prochain|qui vient))?")
_DANS = re.compile(rf"(?:dans|d ici) (?:environ )?(\d{{1,3}}|{MOT_NOMBRE}) (jours?|semaines?|mois|ans?|annees?)")
_RENTREE = re.compile(r"rentree(?: scolaire)?(?: de septembre)?(?: (\d{4}))?")
_RELATIFS = {"demain": 1, "apres-demain": 2, "apres demain": 2}

Lecture = Lu[date] | NeSaitPas | Refuse


def parse_date(text: str, today: date, pas_avant: date | None = None) -> Lecture:
    """A day from `pas_avant` (today) to three years ahead; a date without a year is the next one."""
    words = plain(text).strip(" .!,")
    if says_unknown(words):
        return NeSaitPas()
    found = _read(_AVANT.sub("", words), today) if not _TOUT_DE_SUITE.fullmatch(words) else today
    if isinstance(found, Refuse):
        return found
    if found < (pas_avant or today):
        return Refuse("dans_le_passe", found)
    if found > _plus_months(today, 12 * ANNEES_AU_PLUS):
        return Refuse("trop_loin", found)
    return Lu(found)


def _read(words: str, today: date) -> date | Refuse:
    for pattern, reader in _READERS:
        match = pattern.fullmatch(words)
        if match:
            return reader(match, today)
    return today + timedelta(days=_RELATIFS[words]) if words in _RELATIFS else INCOMPRIS


def _read_iso(match: re.Match[str], today: date) -> date | Refuse:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _read_chiffres(match: re.Match[str], today: date) -> date | Refuse:
    return _with_or_without_year(match[3], int(match[2]), int(match[1]), today)


def _read_mot(match: re.Match[str], today: date) -> date | Refuse:
    found = _with_or_without_year(match[4], MOIS_PAR_NOM[match[3]], int(match[2]), today)
    if isinstance(found, date) and match[1] and JOUR_PAR_NOM[match[1]] != found.weekday():
        return Refuse("autre_jour_de_semaine", found)
    return found


def _read_mois(match: re.Match[str], today: date) -> date | Refuse:
    """A month alone is its first day; in the month under way, today."""
    month, day = MOIS_PAR_NOM[match[2]], PARTIES_DU_MOIS.get(match[1] or "debut", 1)
    if month == today.month and match[3] in {None, str(today.year), f"{today.year % 100:02d}"}:
        return max(today, today.replace(day=day))
    return _with_or_without_year(match[3], month, day, today)


def _read_jour(match: re.Match[str], today: date) -> date | Refuse:
    """The next one, never today."""
    return today + timedelta(days=(JOUR_PAR_NOM[match[1]] - today.weekday() - 1) % 7 + 1)


def _read_dans(match: re.Match[str], today: date) -> date | Refuse:
    n = number(match[1]) or 0
    if match[2].startswith("jour"):
        return today + timedelta(days=n)
    if match[2].startswith("semaine"):
        return today + timedelta(weeks=n)
    return _plus_months(today, n if match[2] == "mois" else 12 * n)


def _read_prochain(match: re.Match[str], today: date) -> date | Refuse:
    """« la semaine prochaine » is its Monday, « le mois prochain » its first day."""
    if match[1] == "semaine":
        return today + timedelta(days=7 - today.weekday())
    return Mois.of(today).plus(1).first_day()


def _read_rentree(match: re.Match[str], today: date) -> date | Refuse:
    return _with_or_without_year(match[1], 9, 1, today)


_READERS = (
    (_ISO, _read_iso),
    (_CHIFFRES, _read_chiffres),
    (_MOT, _read_mot),
    (_MOIS, _read_mois),
    (_JOUR, _read_jour),
    (_DANS, _read_dans),
    (re.compile(r"(semaine|mois) (?:prochaine?|qui vient)"), _read_prochain),
    (_RENTREE, _read_rentree),
)


def _with_or_without_year(year: str | None, month: int, day: int, today: date) -> date | Refuse:
    """Without a year, the next such day from today on; 29 February waits for a leap year only when it was named."""
    if year is not None:
        return _day(full_year(year), month, day)
    this_year = _day(today.year, month, day)
    if isinstance(this_year, date) and this_year >= today:
        return this_year
    return _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | Refuse:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return Refuse("date_impossible")
    last = monthrange(year, month)[1]
    return date(year, month, day) if 1 <= day <= last else Refuse("date_impossible", dernier_jour=last)


def _plus_months(day: date, months: int) -> date:
    month = Mois.of(day).plus(months)
    return month.first_day().replace(day=min(day.day, monthrange(month.annee, month.mois)[1]))
