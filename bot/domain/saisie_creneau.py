"""Reads hours typed in one go: « 7h30-18h », « de 7 h 30 à 18 h ». Never says whether they suit."""

from __future__ import annotations

import re
from datetime import time

from bot.domain.lecture import plain
from bot.domain.saisie import Lu
from bot.domain.saisie_heures import parse_heure

_ENTRE = re.compile(r" ?[-\u2013\u2014\u2192] ?| jusqu[' ]a | a | et ")
_AVANT = re.compile(r"^(?:de|entre) ")


def parse_creneau(text: str) -> tuple[time, time] | None:
    """From when until when; None when it is not two hours. « Sept heures et demie » is one."""
    words = _AVANT.sub("", plain(text).strip(" .!,"))
    for between in _ENTRE.finditer(words):
        de, a = parse_heure(words[: between.start()]), parse_heure(words[between.end() :])
        if isinstance(de, Lu) and isinstance(a, Lu) and de.valeur != a.valeur:
            return de.valeur, a.valeur
    return None
