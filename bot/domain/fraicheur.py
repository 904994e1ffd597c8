"""How old the news of a place are: believed, then grey, then forgotten. Never what they say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final, Literal

from bot.domain.assistants import Place
from bot.domain.calendrier import to_paris

Fraicheur = Literal["inconnue", "fraiche", "ancienne", "oubliee"]
OUBLIEE_APRES: Final = 2  # news twice as old as what is believed are not shown any more, even in grey


def fraicheur(place: Place, now: datetime, fraicheur_jours: int) -> Fraicheur:
    """« ancienne » is shown as an old piece of news, « oubliée » as if nothing had ever been said."""
    if place.confirmee_le is None or place.etat == "inconnue":
        return "inconnue"
    if place.is_fresh(now, fraicheur_jours):
        return "fraiche"
    return "ancienne" if place.is_fresh(now, OUBLIEE_APRES * fraicheur_jours) else "oubliee"


def last_day(places: Iterable[Place], now: datetime, fraicheur_jours: int) -> date | None:
    """The last day on which all that is believed today still is; None when nothing is."""
    news = [p.confirmee_le for p in places if p.confirmee_le and fraicheur(p, now, fraicheur_jours) == "fraiche"]
    return to_paris(min(news) + timedelta(days=fraicheur_jours)).date() if news else None
