"""What a campaign is called when nobody has given it a name."""

from __future__ import annotations

from datetime import date

from bot.domain.campagnes import Origine
from content.filters import MOIS


def nom_de_campagne(origine: Origine, debut: date, fin: date) -> str:
    """« Campagne d'octobre 2026 », « Déclaration du 1er décembre 2026 »."""
    if origine == "legale":
        due = date(fin.year, fin.month + 1, 1)
        return f"Déclaration du 1er {MOIS[due.month - 1]} {due.year}"
    mois = MOIS[debut.month - 1]
    return f"Campagne {'d' + chr(39) if mois[0] in 'ao' else 'de '}{mois} {debut.year}"
