"""What an import would do, said in codes: the sentences are in content/templates/annuaire. Never a change by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.annuaire.synonymes import Champ
from bot.domain.assistants import AssistantMaternel, Place

RaisonRefus = Literal["nom_absent", "commune_absente", "commune_inconnue", "doublon"]
CodeAvertissement = Literal[
    "prenom_absent", "telephone_illisible", "second_telephone", "email_illisible", "statut_inconnu", "agrement_passe",
    "date_illisible", "places_illisibles", "reponse_illisible", "precision_perdue", "disponibilite_illisible",
    "ages_illisibles", "jours_illisibles", "moments_illisibles", "restriction_illisible", "places_en_trop",
    "formule_en_erreur", "nouvelle_plus_recente",
]  # fmt: skip
MotifDoublon = Literal["agrement", "telephone", "nom", "nom_proche"]
ChampFiche = Literal[
    "nom", "prenom", "commune", "statut", "mam", "adresse", "telephone", "email", "agrement_numero", "agrement_places",
    "agrement_fin", "periscolaire", "horaires_atypiques", "besoin_imprevu", "accueil_adapte", "ecoles", "en_activite",
    "ne_plus_diffuser", "place",
]  # fmt: skip
Valeur = str | int | bool | date | Place | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Refus:
    """A line that does not enter, its reason, what was written, and for a double the line that it repeats."""

    ligne: int
    raison: RaisonRefus
    valeur: str = ""
    autre_ligne: int | None = None
    motif: MotifDoublon | None = None


@dataclass(frozen=True, slots=True)
class Avertissement:
    """A cell that could not be taken as it is; the rest of the line is kept. `colonne` = its header in the file."""

    ligne: int
    code: CodeAvertissement
    colonne: str = ""
    valeur: str = ""


@dataclass(frozen=True, slots=True)
class Changement:
    """One thing that changes; `rang` when it is a seat."""

    champ: ChampFiche
    avant: Valeur
    apres: Valeur
    rang: int | None = None


@dataclass(frozen=True, slots=True)
class Nouvelle:
    """Somebody the directory did not know (`fiche.id` is 0)."""

    ligne: int
    fiche: AssistantMaternel


@dataclass(frozen=True, slots=True)
class Modifiee:
    """Somebody known, of whom the file says something else."""

    ligne: int
    avant: AssistantMaternel
    apres: AssistantMaternel
    changements: tuple[Changement, ...]


@dataclass(frozen=True, slots=True)
class Inchangee:
    """Somebody known, of whom the file says nothing new."""

    ligne: int
    fiche: AssistantMaternel


@dataclass(frozen=True, slots=True)
class Doublon:
    """Two entries that may be the same person: a human decides. `autre_ligne` None = it is not in the file."""

    motif: MotifDoublon
    ligne: int
    fiche: AssistantMaternel
    autre: AssistantMaternel
    autre_ligne: int | None


@dataclass(frozen=True, slots=True)
class SansTelephone:
    """Somebody whom nobody can call, once the file is imported."""

    ligne: int
    fiche: AssistantMaternel


@dataclass(frozen=True, slots=True)
class Rapport:
    """Everything an animatrice reads before she confirms; `absentes` are never deleted."""

    colonnes: tuple[tuple[str, Champ], ...]
    colonnes_ignorees: tuple[str, ...]
    feuille: str
    feuilles_ignorees: tuple[str, ...]
    lignes_passees: tuple[int, ...]
    nouvelles: tuple[Nouvelle, ...]
    modifiees: tuple[Modifiee, ...]
    inchangees: tuple[Inchangee, ...]
    refusees: tuple[Refus, ...]
    avertissements: tuple[Avertissement, ...]
    doublons: tuple[Doublon, ...]
    sans_telephone: tuple[SansTelephone, ...]
    absentes: tuple[AssistantMaternel, ...]

    @property
    def lignes_lues(self) -> int:
        """The lines that speak of somebody, refused ones included."""
        return len(self.nouvelles) + len(self.modifiees) + len(self.inchangees) + len(self.refusees)

    @property
    def a_enregistrer(self) -> tuple[AssistantMaternel, ...]:
        """The entries to write: the new ones (id 0) then the changed ones."""
        return (*(n.fiche for n in self.nouvelles), *(m.apres for m in self.modifiees))

    @property
    def changes_something(self) -> bool:
        """False when importing would write nothing: there is nothing to confirm."""
        return bool(self.nouvelles or self.modifiees)
