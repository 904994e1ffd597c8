"""A request as the relais follows it: the search, and where it stands. Never the family's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.demandes import Besoin, Etat, Flou, Mode, Pour
from bot.domain.verdicts import Cercle

Canal = Literal["messagerie", "telephone", "guichet", "mail"]
Issue = Literal["trouve_ici", "trouve_ailleurs", "abandonnee", "sans_solution", "delai_passe", "close_par_relais"]
OUVERTES: tuple[Etat, ...] = ("a_valider", "active", "transmise")


@dataclass(frozen=True, slots=True)
class DemandeAccueil:
    """« Demande n° {id} ». The `…_le` that end the life of a step are instants at which a tick looks at it again.

    `canal`: how it came; `notee_par`: the animatrice who wrote it down, None when the family did.
    """

    id: int
    relais_id: int
    famille_id: int
    etat: Etat
    modes: tuple[Mode, ...]
    besoin: Besoin
    remarque: str | None = None
    remarque_etat: Literal["a_relire", "acceptee", "refusee"] | None = None
    peut_etre_appelee: bool = False
    passe_par_animatrice: bool = False
    pour: Pour = "mon_enfant"
    flou: frozenset[Flou] = frozenset()
    version: int = 1
    cercle: Cercle | None = None
    cercle_le: datetime | None = None
    vague_le: datetime | None = None
    reponse_le: datetime | None = None
    repondu_le: datetime | None = None
    confirmation_le: datetime | None = None
    active_jusqu_au: date | None = None
    envoyee_le: datetime | None = None
    arretee_le: datetime | None = None
    close_le: datetime | None = None
    issue: Issue | None = None
    canal: Canal = "messagerie"
    notee_par: int | None = None

    @property
    def is_open(self) -> bool:
        """Still looked after."""
        return self.etat in OUVERTES
