"""Reads when a family needs care: days, hours, dates, part of the year. Never says whether it can be found."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.domain.calendrier_francais import JOUR_PAR_NOM, MOIS_PAR_NOM, MOT_JOUR, MOT_MOIS, MOT_NOMBRE, number
from bot.domain.dialogues import Corrige, Lecture, Repondu, Reponses, understood
from bot.domain.lecture import plain
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.saisie import says_unknown
from bot.domain.saisie_dates import parse_date
from bot.domain.saisie_heures import parse_heure

VARIE = "varie"
SUR_DEUX = "s"
_CHANGE = re.compile(r"\b(?:chang\w*|varie\w*|variables?|irregulie\w*|postee?s?|roulement|planning)\b")
_PLAGE = re.compile(rf"({MOT_JOUR})s? (?:au|a) ({MOT_JOUR})")
_SEMAINE = re.compile(r"tous les jours|toute la semaine|temps plein|en semaine|semaine complete")
_FIN = re.compile(rf"\b(?:fin|fin de|fin d) ({MOT_MOIS})\b")
_NOMBRE = re.compile(rf"\b(\d{{1,2}}|{MOT_NOMBRE})\b")


def parse_debut(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """The first day, adaptation included: today or later."""
    return understood(parse_date(text, context.today))


def parse_jusqu_au(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """The last day: after the first one."""
    debut = reponses.get("debut")
    first = date.fromisoformat(debut) if debut else context.today
    read = understood(parse_date(_FIN.sub(_last_day, plain(text)), context.today, first + timedelta(days=1)))
    if isinstance(read, Corrige) and read.code == "dans_le_passe" and read.date and read.date >= context.today:
        return Corrige("fin_avant_debut", first)
    return read


def _last_day(match: re.Match[str]) -> str:
    """« fin juillet » ends on the 31st; the 28th of February every year."""
    return f"{monthrange(2027, MOIS_PAR_NOM[match[1]])[1]} {match[1]}"


def parse_jours(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """« 0134 » for Monday, Tuesday, Thursday and Friday; « varie »; with « s », one week out of two."""
    if re.fullmatch(r"(?:[0-6]*|varie)s?", text):
        return Repondu(text) if text.strip(SUR_DEUX) else Corrige("aucun_jour")
    words = plain(text)
    tail = SUR_DEUX if "sur deux" in words or "sur 2" in words else ""
    days = {JOUR_PAR_NOM[name] for name in re.findall(rf"({MOT_JOUR})", words)}
    for first, last in _PLAGE.findall(words):
        days |= set(range(JOUR_PAR_NOM[first], JOUR_PAR_NOM[last] + 1))
    if _SEMAINE.search(words):
        days |= set(range(5))
    if "week-end" in words or "weekend" in words:
        days |= {5, 6}
    if days:
        return Repondu("".join(map(str, sorted(days))) + tail)
    if _CHANGE.search(words):
        return Repondu(VARIE + tail)
    return Repondu(None) if says_unknown(words) else Corrige("jours_incompris")


def parse_arrivee(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """An hour, or « varie »: the earliest and latest are then asked."""
    return Repondu(VARIE) if _CHANGE.search(plain(text)) else _hour(text)


def parse_depart(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """An hour after the arrival; « 06:00n » confirms that the night is crossed."""
    return _later_than(reponses.get("arrivee"), text)


def parse_plus_tot(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """The earliest arrival, when hours change."""
    return _hour(text)


def parse_plus_tard(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """The latest departure, when hours change."""
    return _later_than(reponses.get("plus_tot"), text)


def parse_nb_jours(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """How many days in a week of care, 1 to 7."""
    words = plain(text)
    if says_unknown(words):
        return Repondu(None)
    found = _NOMBRE.search(words)
    days = number(found[1]) if found else None
    return Repondu(days) if days is not None and 1 <= days <= 7 else Corrige("nombre_de_jours")


def _hour(text: str) -> Lecture:
    return understood(parse_heure(text), lambda hour: hour.isoformat("minutes"))


def _later_than(first: str | None, text: str) -> Lecture:
    night = re.fullmatch(r"\d{2}:\d{2}n", text) is not None
    read = _hour(text.removesuffix("n") if night else text)
    if not isinstance(read, Repondu) or read.valeur is None or first is None or night:
        return read
    if read.valeur == first:
        return Corrige("meme_heure")
    return read if read.valeur > first else Corrige("depart_avant", dit=read.valeur)
