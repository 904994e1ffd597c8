"""Days and moments as relais write them (« LMJV », « lun-ven », « avant l'école »), as a Grille. Never a date."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from bot.domain.annuaire.texte import plain
from bot.domain.semaine import JOURS, Grille, Moment, grille_of, moments_between

_JOUR: Final = (
    r"(?:lundis?|lun|lu|mardis?|mar|ma|mercredis?|merc|mer|me|jeudis?|jeu|je|vendredis?|vend|ven|ve|samedis?|sam|sa"
    r"|dimanches?|dim|di)\.?"
)
_RANG: Final = {"lu": 0, "ma": 1, "me": 2, "je": 3, "ve": 4, "sa": 5, "di": 6}
_SUITE = re.compile(rf"(?:\bdu )?\b({_JOUR}) ?(?:-|a|au|>|/) ?({_JOUR})(?![a-z])")
_UN_JOUR = re.compile(rf"(?:\b(?:le|les|ou|et) )?\b({_JOUR})(?![a-z])")
_SAUF = re.compile(rf"\b(?:sauf|hors|pas)(?: de| le| les)?((?:(?:[ ,/]|\bet\b|\bou\b|\ble\b)+{_JOUR}(?![a-z]))+)")
_LETTRES = re.compile(r"(?<![a-z])l?m?m?j?v?s?d?(?![a-z])")
_LETTRES_SEPAREES = re.compile(r"(?<![a-z])l(?:[ ,/.-]+[mjvsd](?![a-z'])){1,6}")
_OUVRES: Final = frozenset(range(5))
_MOTS: Final = (
    (re.compile(r"\bweek[ -]?ends?\b|\bwe\b"), frozenset({5, 6})),
    (
        re.compile(
            r"\b(?:toute )?la semaine\b|\bsemaine\b|\btous les jours\b|\btemps plein\b|\bt(?:\.|emps )?complet\b"
        ),
        _OUVRES,
    ),
    (re.compile(r"\b7 ?j(?:ours)? ?/ ?7\b"), frozenset(JOURS)),
)
_JOURNEE: Final = frozenset(set(Moment) - {Moment.NUIT})
_MOMENTS: Final = (
    (r"\b(?:avant et apres|avant[ /-]+apres) (?:l'|la )?(?:ecole|classe)\b", {Moment.AVANT_ECOLE, Moment.APRES_ECOLE}),
    (r"\bavant (?:l'|la )?(?:ecole|classe)\b", {Moment.AVANT_ECOLE}),
    (r"\bapres (?:l'|la )?(?:ecole|classe)\b|\bsorties? (?:d'|de l')ecole\b", {Moment.APRES_ECOLE}),
    (r"\bapres[ -]midis?\b|\bapm\b|\baprem\b", {Moment.APRES_MIDI}),
    (r"\bmatins?\b|\bmatinees?\b", {Moment.MATIN}),
    (r"\bmidis?\b|\bcantine\b|\bpause meridienne\b", {Moment.MIDI}),
    (r"\bsoirs?\b|\bsoirees?\b", {Moment.APRES_ECOLE}),
    (r"\bnuits?\b", {Moment.NUIT}),
    (r"\bjournees?(?: entieres?| completes?)?\b", _JOURNEE),
)
_HEURES = re.compile(r"(?:\bde )?(?<!\d)(\d{1,2}) ?[h:] ?(\d{2})? ?(?:-|a|/) ?(\d{1,2}) ?[h:] ?(\d{2})?(?!\d)")


def take_grille(text: str) -> tuple[Grille | None, str]:
    """The days and moments of a plain text and what is left; days alone hold every moment, moments alone every day."""
    moments, rest = _take_moments(text)
    jours, rest = _take_jours(rest)
    if not jours and not moments:
        return None, text
    return grille_of(jours or JOURS, moments or Moment), rest


def parse_grille(text: str) -> Grille | None:
    """The days or moments of a cell that holds nothing else; None when they cannot be read."""
    grille, rest = take_grille(plain(text))
    return grille if not re.sub(r"\b(?:et|le|les|ou|uniquement|seulement|que|en)\b|\W", "", rest) else None


def _take_moments(text: str) -> tuple[set[Moment], str]:
    moments: set[Moment] = set()
    while (hours := _HEURES.search(text)) is not None:
        between = _between(*hours.groups())
        if between is None:
            break
        moments |= between
        text = _without(text, hours)
    for form, meant in _MOMENTS:
        text, count = re.subn(form, " ", text)
        if count:
            moments |= meant
    return moments, text


def _between(h1: str, m1: str | None, h2: str, m2: str | None) -> frozenset[Moment] | None:
    hours = (int(h1), int(m1 or 0), int(h2) % 24, int(m2 or 0))
    if hours[0] > 23 or int(h2) > 24 or hours[1] > 59 or hours[3] > 59:
        return None
    return moments_between(time(*hours[:2]), time(*hours[2:]))


def _take_jours(text: str) -> tuple[set[int], str]:
    jours: set[int] = set()
    sauf, text = _take_sauf(text)
    while (suite := _SUITE.search(text)) is not None:
        jours |= _from_to(_rang(suite[1]), _rang(suite[2]))
        text = _without(text, suite)
    for form, meant in _MOTS:
        text, count = form.subn(" ", text)
        if count:
            jours |= meant
    while (one := _UN_JOUR.search(text)) is not None:
        jours.add(_rang(one[1]))
        text = _without(text, one)
    text = _LETTRES_SEPAREES.sub(lambda m: re.sub(r"[^a-z]", "", m[0]), text)
    letters = next((m for m in _LETTRES.finditer(text) if len(m[0]) >= 2 and _of_letters(m[0])), None)
    if letters is not None:
        jours |= _of_letters(letters[0])
        text = _without(text, letters)
    return (jours or set(_OUVRES) if sauf else jours) - sauf, text


def _take_sauf(text: str) -> tuple[set[int], str]:
    match = _SAUF.search(text)
    if match is None:
        return set(), text
    return {_rang(one[1]) for one in _UN_JOUR.finditer(match[1])}, _without(text, match)


def _of_letters(letters: str) -> set[int]:
    """« LMJV »: a single M after L is mardi, as it is written everywhere; an M without L could be either: unread."""
    if "m" in letters and "mm" not in letters and not letters.startswith("l"):
        return set()
    rest = letters.replace("mm", "12", 1).replace("m", "1")
    return {int(c) if c.isdigit() else {"l": 0, "j": 3, "v": 4, "s": 5, "d": 6}[c] for c in rest}


def _from_to(first: int, last: int) -> set[int]:
    return set(range(first, last + 1)) if first <= last else set(range(first, 7)) | set(range(last + 1))


def _rang(name: str) -> int:
    return _RANG[name[:2]]


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
