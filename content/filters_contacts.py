"""How a contact is named: the Caf's labels as they are, the days as people say them. Never a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.mois import Mois
from bot.domain.periodes_chiffres import Periode
from bot.domain.registre import CODE_MOTIF, CODE_PUBLIC, MOTIFS, PUBLICS, THEMES, Contact
from content.filters import en_jour
from content.filters_semaine import en_mois
from content.filters_tableau import with_capital


def en_public(code: str) -> str:
    """« famille »."""
    return PUBLICS[code]


@dataclass(frozen=True, slots=True)
class Etiquette:
    """A label of ours on a button, brackets included: what people type loses them there (content/render.py)."""

    texte: str

    def __str__(self) -> str:
        return self.texte


def en_etiquette(code: str) -> Etiquette:
    """« Statut (droit du travail) », on a button."""
    return Etiquette(with_capital(MOTIFS[code]))


def en_raccourci(public: str, motif: str) -> Etiquette:
    """« Famille : recherche d'un mode d'accueil », on a button."""
    return Etiquette(f"{with_capital(PUBLICS[public])} : {MOTIFS[motif]}")


def en_theme(code: str) -> str:
    """« Le droit du travail »."""
    return THEMES[code][0]


def en_numero(day: date, today: date | None = None) -> int:
    """20261013: a day as a button carries it; 0 for `today`: a screen left open notes the day it is tapped."""
    return 0 if day == today else day.year * 10000 + day.month * 100 + day.day


def en_numero_du_jour(instant: datetime) -> int:
    """The same, of the day that it was in Paris."""
    return en_numero(to_paris(instant).date())


def en_jour_proche(value: date | datetime, today: date) -> str:
    """« aujourd'hui », « hier », else the whole date."""
    day = to_paris(value).date() if isinstance(value, datetime) else value
    return {0: "aujourd'hui", 1: "hier"}.get((today - day).days) or f"le {en_jour(day)}"


def en_periode(periode: Periode) -> str:
    """« semaine du lundi 12 octobre 2026 », « octobre 2026 », « année 2026 »."""
    match periode.genre:
        case "s":
            return f"semaine du {en_jour(periode.du)}"
        case "m":
            return en_mois(Mois.of(periode.du))
        case "a":
            return f"année {periode.du.year}"


def en_code_public(contact: Contact) -> str:
    """« f »."""
    return CODE_PUBLIC[contact.public]


FILTERS_CONTACTS: dict[str, Callable[..., Any]] = {
    "contact_public": en_public,
    "contact_motif": en_etiquette,
    "contact_raccourci": en_raccourci,
    "theme_entretien": en_theme,
    "numero_jour": en_numero,
    "numero_du_jour": en_numero_du_jour,
    "jour_proche": en_jour_proche,
    "code_public": en_code_public,
    "code_motif": CODE_MOTIF.get,
    "periode_chiffres": en_periode,
}
