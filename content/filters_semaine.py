"""How months, days of the week, lengths and lists are written in French. Never a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import Any

from bot.domain.mois import Mois
from bot.domain.semaine import jours_of
from content.filters import JOURS, MOIS, en_heure


def en_mois(value: Mois | date | str) -> str:
    """« mars 2026 »; also reads « 2026-03 »."""
    month = Mois.parse(value) if isinstance(value, str) else value if isinstance(value, Mois) else Mois.of(value)
    return f"{MOIS[month.mois - 1]} {month.annee}"


def nom_du_mois(month: int) -> str:
    """« mars », for 3."""
    return MOIS[month - 1]


def en_liste(words: Iterable[str], mot: str = "et") -> str:
    """« a », « a et b », « a, b et c »."""
    known = list(words)
    return f" {mot} ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else "".join(known)


def en_jours(days: Iterable[int]) -> str:
    """« du lundi au vendredi », « lundi, mardi et jeudi », for 0 to 6."""
    known = sorted(days)
    if len(known) > 2 and known == list(range(known[0], known[-1] + 1)):
        return f"du {JOURS[known[0]]} au {JOURS[known[-1]]}"
    return en_liste(JOURS[day] for day in known)


def en_duree(hours: float) -> str:
    """« 42 h 30 », « 50 h », for a number of hours."""
    minutes = round(hours * 60)
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes % 60 else f"{minutes // 60} h"


def en_heure_dite(value: str) -> str:
    """« 7 h 30 », for « 07:30 »."""
    return en_heure(time.fromisoformat(value))


def en_delai(days: int) -> str:
    """« un an », « 90 jours »."""
    return "un an" if days in (365, 366) else f"{days} jours"


def toggle(chosen: str, mark: str) -> str:
    """The marks chosen, with this one added or taken out, in order: what a button of several choices carries."""
    return "".join(sorted(set(chosen) ^ set(mark)))


def in_rows(items: Sequence[Any], width: int) -> list[Sequence[Any]]:
    """Rows of that many buttons."""
    return [items[n : n + width] for n in range(0, len(items), width)]


FILTERS_SEMAINE: dict[str, Callable[..., Any]] = {
    "mois": en_mois,
    "nom_du_mois": nom_du_mois,
    "liste": en_liste,
    "jours": en_jours,
    "duree": en_duree,
    "heure_dite": en_heure_dite,
    "delai": en_delai,
    "jours_de_grille": jours_of,
    "bascule": toggle,
    "rangees": in_rows,
}
