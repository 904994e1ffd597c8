"""The labels of the menu, typed instead of tapped; and the words that end a search. Whole messages only."""

from __future__ import annotations

import re
from typing import Final, Literal

from bot.domain.lecture import plain

Ecran = Literal["demandes", "donnees", "parler", "chercher", "menu", "fin"]
_MENU: Final[dict[str, Ecran]] = {
    "mes demandes": "demandes", "ma demande": "demandes", "mes donnees": "donnees", "parler au relais": "parler",
    "chercher un accueil": "chercher", "menu": "menu", "le menu": "menu", "annuler": "menu", "retour": "menu",
}  # fmt: skip
_FIN: Final = re.compile(r"j ?(?:arrete|abandonne)s?(?: (?:ma|mes|la|les) (?:recherche|demande)s?)?(?: svp| merci)?")


def read_menu(text: str) -> Ecran | None:
    """Which screen these words name; None for a sentence."""
    words = " ".join(re.findall(r"[a-z]+", plain(text)))
    return _MENU.get(words) or ("fin" if _FIN.fullmatch(words) else None)
