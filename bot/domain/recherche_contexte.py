"""What reading an answer of a search needs to know. Never who is searching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.communes import RepertoireCommunes
from bot.domain.territoire import Territoire


@dataclass(frozen=True, slots=True)
class ContexteRecherche:
    """The day in Paris, and the communes of the installation."""

    today: date
    territoire: Territoire
    communes: RepertoireCommunes
