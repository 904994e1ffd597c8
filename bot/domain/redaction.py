"""What an animatrice writes of a page, one thing at a time: which is asked next, whether it fits. Never its layout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, Literal

from bot.domain.dialogues import Corrige, Lecture, Repondu, understood
from bot.domain.saisie_dates import parse_date

Champ = Literal["titre", "texte", "formulations", "sujet", "public", "relecture", "source", "facile"]
CHAMPS: Final[dict[str, Champ]] = {
    "titre": "titre",
    "texte": "texte",
    "formulations": "formulations",
    "sujet": "sujet",
    "public": "public",
    "relecture": "relecture",
    "source": "source",
    "facile": "facile",
}
D_ABORD: Final[tuple[Champ, ...]] = ("titre", "texte", "formulations", "sujet", "public")  # of a page not yet written
TITRE_MAX: Final = 45  # it is also the label of a button
FORMULATION_MIN, FORMULATION_MAX = 3, 200
FORMULATIONS_MAX: Final = 30
RELECTURES: Final = (3, 6, 12)  # months offered as buttons
_ADRESSE: Final = re.compile(r"https://[^\s<>\"]{3,400}")
_QUELQU_UN: Final = re.compile(r"@|\d[\d .-]{5,}\d")  # an address, a telephone: somebody, not a question


def next_champ(ecrits: Mapping[str, Any]) -> Champ | None:
    """The first thing a new page still needs; None when it can be read in full."""
    return next((champ for champ in D_ABORD if not ecrits.get(champ)), None)


def parse_titre(text: str) -> Lecture:
    """A few words: they are also a button."""
    words = " ".join(text.split())
    if not words:
        return Corrige("vide")
    return Repondu(words) if len(words) <= TITRE_MAX else Corrige("titre_long", nombre=len(words))


def parse_formulations(text: str) -> Lecture:
    """One way of asking a line; who asked never appears."""
    lines = [" ".join(line.lstrip("-•* ").split()) for line in text.splitlines()]
    lines = [line for line in dict.fromkeys(lines) if line]
    if not lines:
        return Corrige("vide")
    wrong = next((line for line in lines if not is_formulation(line)), None)
    if wrong is not None:
        return Corrige("formulation_personnelle" if _QUELQU_UN.search(wrong) else "formulation_longue", dit=wrong[:60])
    return Repondu(lines[:FORMULATIONS_MAX])


def is_formulation(text: str) -> bool:
    """A wording that may stand in a page for good: short, and without a telephone or an address in it."""
    return FORMULATION_MIN <= len(text) <= FORMULATION_MAX and _QUELQU_UN.search(text) is None


def list_formulations(textes: Sequence[str]) -> list[str]:
    """What people typed, as wordings of a page; what does not fit is left out."""
    lines = (" ".join(texte.split()) for texte in textes)
    return [line for line in dict.fromkeys(lines) if is_formulation(line)][:FORMULATIONS_MAX]


def parse_relecture(text: str, today: date) -> Lecture:
    """A number of months (a button), or a date to come."""
    if text.isdecimal() and int(text) in RELECTURES:
        return Repondu((today + timedelta(days=round(int(text) * 30.44))).isoformat())
    return understood(parse_date(text, today, today + timedelta(days=1)), needed="date_necessaire")


def parse_source(text: str) -> Lecture:
    """« Site de la mairie https://… », or the name of a document alone."""
    found = _ADRESSE.search(text)
    adresse = found[0].rstrip(".,;)") if found else ""
    named = _ADRESSE.sub(" ", text)
    titre = " ".join(named.split()).strip(" :-–(),.")
    if "http://" in text:
        return Corrige("source_http")
    if not titre and not adresse:
        return Corrige("vide")
    if len(titre) > 150:
        return Corrige("source_longue")
    return Repondu({"titre": titre or adresse.removeprefix("https://").partition("/")[0], "adresse": adresse})
