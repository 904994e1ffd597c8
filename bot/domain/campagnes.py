"""A campaign: whom a relais asks, from when to when, and what it may still become. Never who answered what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.domain.public import ETATS_CONNUS as ETATS_CONNUS
from bot.domain.public import EtatConnu as EtatConnu
from bot.domain.public import Public as Public

Origine = Literal["animatrice", "territoire", "legale"]
EtatCampagne = Literal["brouillon", "programmee", "en_cours", "terminee", "arretee", "annulee"]
VIVANTES: frozenset[EtatCampagne] = frozenset({"programmee", "en_cours"})
NOM_MAX = 60


@dataclass(frozen=True, slots=True)
class CampagnePrevue:
    """What a territory file plans, year after year: the first working day of some months, or some days (month, day)."""

    nom: str | None = None
    mois: tuple[int, ...] = ()
    jours: tuple[tuple[int, int], ...] = ()
    duree_jours: int | None = None
    public: Public = field(default_factory=Public)


@dataclass(frozen=True, slots=True)
class Campagne:
    """One campaign of one relais. `cle` names the planned day it stands for; None when an animatrice made it."""

    id: int
    relais_id: int
    origine: Origine
    nom: str
    debut: date
    fin: date
    public: Public = field(default_factory=Public)
    etat: EtatCampagne = "brouillon"
    cle: str | None = None
    animateur_id: int | None = None
    curseur: int | None = None
    ouverte_le: datetime | None = None
    annoncee_le: datetime | None = None
    close_le: datetime | None = None

    @property
    def is_legale(self) -> bool:
        """One of the two dates of the law: everybody who must declare is asked, whatever her rhythm."""
        return self.origine == "legale"

    @property
    def is_ready(self) -> bool:
        """Everybody of the directory has been looked at."""
        return self.ouverte_le is not None and self.curseur is None

    def may_change(self) -> bool:
        """Its name, its days and its public are still open: nobody has been written to."""
        return self.etat in ("brouillon", "programmee")


def letter_key(campagne_id: int, assistant_id: int, numero: int | None = None) -> str:
    """The key of somebody's letter of that number; of all her letters of this campaign, as a prefix, without one."""
    return f"campagne:{campagne_id}:{assistant_id}:{'' if numero is None else numero}"
