"""Under which of the Caf's labels a question is counted: its subject says it. Labels are printed as they are."""

from __future__ import annotations

from typing import Final, Literal

from bot.domain.libelles_caf import RECHERCHE

PublicCompte = Literal["famille", "assistant_maternel"]

EMPLOI: Final = "rôle d'employeur ou contrat de travail"
PARENTALITE: Final = "accompagnement à la parentalité"
AUTRES: Final = "autres sujets : médiation"
METIER: Final = "exercice du métier"
DISPONIBILITE: Final = "disponibilité d'accueil"
FONCTIONNEMENT: Final = "fonctionnement du Rpe"
STATUT: Final = "statut (droit du travail)"
PEDAGOGIE: Final = "informations pédagogiques"
FORMATION: Final = "autres formations continues"
# Not one of the Caf's: nobody knows yet what the question was about. The team's answer gives it its label.
NON_CLASSE: Final = "non classé"

LIBELLES: Final[dict[PublicCompte, tuple[str, ...]]] = {
    "famille": (RECHERCHE, EMPLOI, PARENTALITE, AUTRES),
    "assistant_maternel": (METIER, DISPONIBILITE, FONCTIONNEMENT, STATUT, PEDAGOGIE, FORMATION),
}
# subject → (asked by a family, asked by a professional)
MOTIFS: Final[dict[str, tuple[str, str]]] = {
    "recherche-am": (RECHERCHE, DISPONIBILITE),
    "liste-am": (RECHERCHE, DISPONIBILITE),
    "guichet-unique": (RECHERCHE, FONCTIONNEMENT),
    "demande-accueil": (RECHERCHE, DISPONIBILITE),
    "choisir-mode-accueil": (RECHERCHE, METIER),
    "premier-rdv-am": (RECHERCHE, METIER),
    "monenfant-parent": (RECHERCHE, DISPONIBILITE),
    "monenfant-am": (RECHERCHE, DISPONIBILITE),
    "engagement-reciproque": (EMPLOI, STATUT),
    "garde-partagee": (RECHERCHE, STATUT),
    "accueil-occasionnel": (RECHERCHE, DISPONIBILITE),
    "accueil-urgence": (RECHERCHE, DISPONIBILITE),
    "horaires-atypiques": (RECHERCHE, METIER),
    "handicap": (RECHERCHE, METIER),
    "insertion-emploi": (RECHERCHE, METIER),
    "periscolaire": (RECHERCHE, METIER),
    "creche-inscription": (RECHERCHE, METIER),
    "creche-attribution": (RECHERCHE, METIER),
    "creche-tarif": (RECHERCHE, METIER),
    "micro-creche": (RECHERCHE, METIER),
    "creche-absences": (RECHERCHE, METIER),
    "employeur-demarches": (EMPLOI, STATUT),
    "contrat-travail": (EMPLOI, STATUT),
    "periode-essai-adaptation": (EMPLOI, STATUT),
    "mensualisation": (EMPLOI, STATUT),
    "tarif-salaire": (EMPLOI, STATUT),
    "indemnites-entretien-repas": (EMPLOI, STATUT),
    "heures-comp-retards": (EMPLOI, STATUT),
    "conges-payes": (EMPLOI, STATUT),
    "jours-feries": (EMPLOI, STATUT),
    "enfant-malade": (EMPLOI, STATUT),
    "arret-maladie": (EMPLOI, STATUT),
    "maternite-am": (EMPLOI, STATUT),
    "avenant": (EMPLOI, STATUT),
    "rupture-preavis": (EMPLOI, STATUT),
    "indemnite-rupture": (EMPLOI, STATUT),
    "demission-am": (EMPLOI, STATUT),
    "impayes-litige": (EMPLOI, STATUT),
    "remplacement-cdd": (EMPLOI, STATUT),
    "cmg-droits": (EMPLOI, STATUT),
    "cmg-reforme-2025": (EMPLOI, STATUT),
    "parents-separes": (EMPLOI, STATUT),
    "pajemploi-declaration": (EMPLOI, STATUT),
    "pajemploi-plus": (EMPLOI, STATUT),
    "credit-impot": (EMPLOI, STATUT),
    "agrement-obtenir": (AUTRES, METIER),
    "agrement-capacite": (RECHERCHE, METIER),
    "agrement-renouvellement": (RECHERCHE, METIER),
    "formation-am": (EMPLOI, FORMATION),
    "am-chomage": (EMPLOI, STATUT),
    "am-impots": (EMPLOI, STATUT),
    "mam": (RECHERCHE, METIER),
    "sante-medicaments": (PARENTALITE, METIER),
    "transport-assurance": (EMPLOI, METIER),
    "pratiques-educatives": (PARENTALITE, PEDAGOGIE),
    "separation-pleurs": (PARENTALITE, PEDAGOGIE),
    "ateliers-rpe": (PARENTALITE, FONCTIONNEMENT),
    "permanences-contact": (AUTRES, FONCTIONNEMENT),
    "rgpd-donnees": (AUTRES, FONCTIONNEMENT),
    "inquietude-pratiques": (AUTRES, METIER),
    "plateformes-privees": (EMPLOI, STATUT),
    "epuisement-am": (AUTRES, METIER),
    "charte-nationale": (PARENTALITE, PEDAGOGIE),
    "laicite": (AUTRES, METIER),
    "fin-contrat-6-ans": (EMPLOI, STATUT),
    "entree-ecole": (PARENTALITE, PEDAGOGIE),
    "deuil-separation-violence": (PARENTALITE, METIER),
    "petite-enfance-porteurs-projet": (AUTRES, METIER),
}


def motif_of(sujet: str | None, public: PublicCompte) -> str:
    """The Caf's label of a question on that subject."""
    if sujet is None or sujet not in MOTIFS:
        return NON_CLASSE
    famille, professionnelle = MOTIFS[sujet]
    return famille if public == "famille" else professionnelle
