"""An assistant maternel as the relais knows her: agrément, places, what she accepts. Never what she is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.domain.semaine import Grille

Statut = Literal["independant", "mam", "creche_familiale"]
Profession = Literal["assistant_maternel", "garde_a_domicile"]
Restriction = Literal["temps_partiel", "periscolaire"]
EtatPlace = Literal["libre", "occupee", "gelee", "inconnue"]
Source = Literal["bot", "telephone", "visite", "courriel", "import"]
MomentPrefere = Literal["matin", "sieste", "soir"]


@dataclass(frozen=True, slots=True)
class Agrement:
    """The authorisation of the département: facts that only an import or an animatrice changes."""

    numero: str | None = None
    places: int | None = None
    fin: date | None = None


@dataclass(frozen=True, slots=True)
class Heures:
    """The exact hours of one day (0 = lundi); an end not after the beginning means that the night is crossed."""

    jour: int
    de: time
    a: time


@dataclass(frozen=True, slots=True)
class Place:
    """One seat of an agrément.

    Ages are months, both included; `grille` None means « not said », hence nothing is excluded by it.
    `libre_le` counts only when `etat` is « libre »; `jusqu_au`, the last day that it is surely taken or frozen, only
    when it is not. `confirmee_le` is the day of the last news about it, told by `source`; `animateur_id` None: by
    herself or by a file. Ages and restriction are facts of the agrément, unless she said them: then she may change
    them. `horaires`: for the days on which she was more exact than the moments of the grid.
    """

    rang: int
    etat: EtatPlace = "inconnue"
    libre_le: date | None = None
    age_min: int | None = None
    age_max: int | None = None
    restriction: Restriction | None = None
    grille: Grille | None = None
    confirmee_le: datetime | None = None
    source: Source | None = None
    jusqu_au: date | None = None
    horaires: tuple[Heures, ...] = ()
    ages_dits: bool = False
    restriction_dite: bool = False
    animateur_id: int | None = None

    def is_fresh(self, now: datetime, fraicheur_jours: int) -> bool:
        """News older than the setting (120 days) is no longer shown nor matched as known."""
        return self.confirmee_le is not None and now - self.confirmee_le <= timedelta(days=fraicheur_jours)


@dataclass(frozen=True, slots=True)
class Accepte:
    """What a professional says she accepts; None = never said. Atypique: before 7 h, after 20 h, week-end (Caf)."""

    periscolaire: bool | None = None
    horaires_atypiques: bool | None = None
    besoin_imprevu: bool | None = None
    accueil_adapte: bool | None = None
    depannage: bool | None = None  # somebody else's child for some days: shown, never matched


@dataclass(frozen=True, slots=True)
class AssistantMaternel:
    """One entry of a relais's directory. `id` 0 = not stored yet; `commune` is an INSEE code; `telephone` is E.164.

    `mam` names the house she shares, when she does, and `mam_id` is that house once stored: it takes one slot of a
    wave, however many work there. A carer at the family's home has neither agrément nor places.
    """

    id: int
    nom: str
    prenom: str
    commune: str
    statut: Statut = "independant"
    mam: str | None = None
    adresse: str | None = None
    telephone: str | None = None
    email: str | None = None
    agrement: Agrement = field(default_factory=Agrement)
    accepte: Accepte = field(default_factory=Accepte)
    ecoles: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    telegram_id: int | None = None
    en_pause_jusqu_au: date | None = None
    ne_plus_diffuser: bool = False
    en_activite: bool | None = None  # agréée but not working (a quarter of them): known only when a file says so
    soir_et_week_end: bool = False
    sollicite_le: datetime | None = None
    moment_prefere: MomentPrefere | None = None
    mam_id: int | None = None
    profession: Profession = "assistant_maternel"

    @property
    def maison(self) -> str | None:
        """Her MAM: by its number once stored, else by its name."""
        if self.mam_id is not None:
            return f"mam {self.mam_id}"
        return self.mam if self.statut == "mam" else None

    @property
    def is_garde_a_domicile(self) -> bool:
        """She goes to the family's home: no request for an assistant maternel concerns her."""
        return self.profession == "garde_a_domicile"

    def is_paused(self, today: date) -> bool:
        """A pause stops every message up to its last day, included."""
        return self.en_pause_jusqu_au is not None and today <= self.en_pause_jusqu_au
