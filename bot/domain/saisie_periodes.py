"""Reads « du 1er au 15 août », « le 12 mars », « de mars à mai ». Never guesses a missing day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.domain.calendrier_francais import MOT_MOIS
from bot.domain.lecture import plain
from bot.domain.saisie import INCOMPRIS, Lu, NeSaitPas, Refuse
from bot.domain.saisie_dates import parse_date

_DEUX = re.compile(r"(?:du |de |d |des |a partir du |entre le )?(.+?) (?:jusqu au|jusqu a|au|a|et le|et) (.+)")
_JOUR_SEUL = re.compile(r"(?:[a-z]+di |dimanche )?(\d{1,2})(?:er)?")
_MOIS_SEUL = re.compile(rf"(?:fin )?(?:{MOT_MOIS})(?: \d{{4}})?")

Lecture = Lu[tuple[date, date]] | Refuse


def parse_periode(text: str, today: date) -> Lecture:
    """The first and the last day; one day alone is both."""
    words = plain(text).strip(" .!,")
    both = _DEUX.fullmatch(words)
    if both is None:
        day = _known(parse_date(words, today))
        return Lu((day, day)) if isinstance(day, date) else day
    first, last = both[1], both[2]
    end = _known(parse_date(last, today))
    if isinstance(end, Refuse):
        return end
    begin = (
        _day_before(end, int(alone[1])) if (alone := _JOUR_SEUL.fullmatch(first)) else _known(parse_date(first, today))
    )
    if isinstance(begin, Refuse):
        return begin
    if end < begin:  # « du 20 décembre au 3 janvier » said in June: the January after that December
        end = _known(parse_date(last, begin))
        if isinstance(end, Refuse):
            return end
    if _MOIS_SEUL.fullmatch(last):
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return Lu((begin, end)) if begin <= end else Refuse("incompris")


def _known(lu: Lu[date] | NeSaitPas | Refuse) -> date | Refuse:
    if isinstance(lu, Lu):
        return lu.valeur
    return lu if isinstance(lu, Refuse) else INCOMPRIS


def _day_before(end: date, day: int) -> date | Refuse:
    """« du 28 au 3 mars »: the 28th of the same month, or of the month before."""
    month = end if day <= end.day else end.replace(day=1) - timedelta(days=1)
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=day) if 1 <= day <= last else Refuse("date_impossible", dernier_jour=last)
