"""Reads a day that is past, as people type it: « hier », « lundi », « 3 mars ». Never a day to come."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bot.domain.calendrier_francais import MOT_JOUR, MOT_MOIS
from bot.domain.lecture import plain
from bot.domain.registre import EN_ARRIERE, may_date
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date

RELATIFS: Final = {"aujourd hui": 0, "aujourd'hui": 0, "hier": 1, "avant hier": 2, "avant-hier": 2}
UN_JOUR: Final = re.compile(rf"\d|\b(?:{MOT_JOUR}|{MOT_MOIS})\b")
A_VENIR: Final = re.compile(r"\b(?:prochaine?|vient|dans|ici|demain)\b")
# parse_date reads the next such day: from a week ago, « lundi » is the last one; from a year ago, so is « 3 mars ».
DEPUIS: Final = (timedelta(days=8), timedelta(days=364), EN_ARRIERE)


def read_past_day(text: str, today: date) -> date | None:
    """The last such day, today at the latest; None when it is not read, or too old to be remembered."""
    words = re.sub(r"^(?:(?:le|ce|du) )+| (?:dernier|passe)$", "", plain(text).strip(" .!,"))
    if words in RELATIFS:
        return today - timedelta(days=RELATIFS[words])
    if A_VENIR.search(words) or not UN_JOUR.search(words):
        return None
    for since in DEPUIS:
        read = parse_date(words, today - since, today - EN_ARRIERE)
        if isinstance(read, Lu) and may_date(read.valeur, today):
            return read.valeur
    return None
