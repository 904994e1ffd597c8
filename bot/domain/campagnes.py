"""A campaign: whom a relais asks, from when to when, and what it may still become. Never who answered what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

Origine = Literal["animatrice", "territoire", "legale"]
EtatCampagne = Literal["brouillon", "programmee", "en_cours", "terminee", "arretee", "annulee"]
EtatConnu = Literal["libre", "complete", "inconnue"]  # what the relais knows of her places, news too old left aside
ETATS_CONNUS: tuple[EtatConnu, ...] = get_args(EtatConnu)
VIVANTES: frozenset[EtatCampagne] = frozenset({"programmee", "en_cours"})
NOM_MAX = 60


@dataclass(frozen=True, slots=True)
class Public:
    """Whom it is for; what is empty limits nothing. `communes` are INSEE codes."""

    communes: frozenset[str] = frozenset()
    etats: frozenset[EtatConnu] = frozenset()
    sans_nouvelles_jours: int | None = None

    @property
    def is_everybody(self) -> bool:
        """No limit at all."""
        return not self.communes and not self.etats and self.sans_nouvelles_jours is None

    def toggle_etat(self, etat: EtatConnu) -> Public:
        """With that state, or without it."""
        return replace(self, etats=self.etats ^ {etat})

    def toggle_communes(self, communes: Iterable[str]) -> Public:
        """With these communes; without them when all of them were in."""
        some = frozenset(communes)
        return replace(self, communes=self.communes - some if some <= self.communes else self.communes | some)

    def without_news_for(self, jours: int | None) -> Public:
        """Only those of whom nothing was heard for so many days; None: everybody."""
        return replace(self, sans_nouvelles_jours=jours)

    def to_plain(self) -> dict[str, Any]:
        """As it is written down."""
        return {
            "communes": sorted(self.communes),
            "etats": sorted(self.etats),
            "sans_nouvelles_jours": self.sans_nouvelles_jours,
        }

    @classmethod
    def of_plain(cls, said: Mapping[str, Any]) -> Public:
        """As it was written down."""
        return cls(frozenset(said["communes"]), frozenset(said["etats"]), said["sans_nouvelles_jours"])


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
