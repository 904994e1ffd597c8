"""What people ask the relais about: the closed list of subjects. A page has exactly one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sujet:
    """`libelle` is read by the team; the answer of a local subject changes from one relais to the next."""

    libelle: str
    local: bool = False


# A human answers, whatever the pages say.
SANS_PAGE: Final = frozenset({"deuil-separation-violence"})
SUJETS: Final[dict[str, Sujet]] = {
    "recherche-am": Sujet("Trouver un assistant maternel ayant une place"),
    "liste-am": Sujet("Obtenir la liste ou les disponibilités des assistants maternels"),
    "guichet-unique": Sujet("Rôle du relais, à qui s'adresser, gratuité, territoire"),
    "demande-accueil": Sujet("Demande d'accueil : déposer, suivre, modifier, annuler", local=True),
    "choisir-mode-accueil": Sujet("Comparer crèche, assistant maternel, MAM, micro-crèche, crèche familiale/parentale"),
    "premier-rdv-am": Sujet("Préparer le premier entretien"),
    "monenfant-parent": Sujet("monenfant.fr : recherche et demande en ligne d'un parent"),
    "monenfant-am": Sujet("monenfant.fr : compte et disponibilités du professionnel"),
    "engagement-reciproque": Sujet("Réserver une place avant contrat, désistement"),
    "garde-partagee": Sujet("Garde à domicile et garde partagée"),
    "accueil-occasionnel": Sujet("Halte-garderie, quelques heures, sans condition d'emploi", local=True),
    "accueil-urgence": Sujet("Nounou absente, besoin immédiat de garde"),
    "horaires-atypiques": Sujet("Nuit, tôt, tard, week-end, 3x8"),
    "handicap": Sujet("Enfant en situation de handicap ou maladie chronique"),
    "insertion-emploi": Sujet("Chômage, RSA, formation, entretien"),
    "periscolaire": Sujet("Avant/après l'école, mercredi, vacances"),
    "creche-inscription": Sujet("Crèche : préinscription, pièces, moment", local=True),
    "creche-attribution": Sujet("Crèche : commission, critères, refus, liste d'attente", local=True),
    "creche-tarif": Sujet("Crèche : ce que cela coûte"),
    "micro-creche": Sujet("Micro-crèche : tarif, facture, préavis"),
    "creche-absences": Sujet("Crèche : maladie, fièvre, jours facturés"),
    "employeur-demarches": Sujet("Devenir employeur"),
    "contrat-travail": Sujet("Contrat écrit, CDI/CDD, modèle"),
    "periode-essai-adaptation": Sujet("Essai et adaptation"),
    "mensualisation": Sujet("Mensualisation : année complète, incomplète, planning irrégulier"),
    "tarif-salaire": Sujet("Tarif horaire, augmentation, minimum, plafond"),
    "indemnites-entretien-repas": Sujet("Entretien, repas, kilomètres"),
    "heures-comp-retards": Sujet("Heures complémentaires, retards"),
    "conges-payes": Sujet("Congés payés : acquisition, dates, paiement"),
    "jours-feries": Sujet("Jours fériés"),
    "enfant-malade": Sujet("Absence maladie de l'enfant, refus d'accueil"),
    "arret-maladie": Sujet("Assistant maternel malade"),
    "maternite-am": Sujet("Grossesse et maternité du professionnel"),
    "avenant": Sujet("Modifier le contrat"),
    "rupture-preavis": Sujet("Retrait de l'enfant, préavis"),
    "indemnite-rupture": Sujet("Indemnité, solde, documents"),
    "demission-am": Sujet("Démission de l'assistant maternel"),
    "impayes-litige": Sujet("Salaire impayé, conflit"),
    "remplacement-cdd": Sujet("CDD de remplacement"),
    "cmg-droits": Sujet("Droit au CMG"),
    "cmg-reforme-2025": Sujet("Réforme du CMG de septembre 2025"),
    "parents-separes": Sujet("Résidence alternée"),
    "pajemploi-declaration": Sujet("Pajemploi : déclarer, corriger, bulletins"),
    "pajemploi-plus": Sujet("Pajemploi+"),
    "credit-impot": Sujet("Crédit d'impôt hors domicile"),
    "agrement-obtenir": Sujet("Devenir assistant maternel"),
    "agrement-capacite": Sujet("Agrément : nombre d'enfants, dépassement"),
    "agrement-renouvellement": Sujet("Agrément : renouvellement, visite, modification"),
    "formation-am": Sujet("Formation du professionnel"),
    "am-chomage": Sujet("Perte d'un contrat, France Travail"),
    "am-impots": Sujet("Déclaration de revenus du professionnel"),
    "mam": Sujet("Créer ou rejoindre une MAM, y confier un enfant"),
    "sante-medicaments": Sujet("Médicaments, ordonnance, vaccins"),
    "transport-assurance": Sujet("Voiture, assurance, accident"),
    "pratiques-educatives": Sujet("Écrans, sommeil, repas, sorties"),
    "separation-pleurs": Sujet("Pleurs, adaptation difficile"),
    "ateliers-rpe": Sujet("Ateliers / matinées d'éveil", local=True),
    "permanences-contact": Sujet("Permanences du relais : horaires, lieu, rendez-vous", local=True),
    "rgpd-donnees": Sujet("Données personnelles"),
    "inquietude-pratiques": Sujet("Inquiétude sur un accueil"),
    "plateformes-privees": Sujet("Des chiffres différents sur un site privé"),
    "epuisement-am": Sujet("Épuisement du professionnel"),
    "charte-nationale": Sujet("Charte nationale pour l'accueil du jeune enfant"),
    "laicite": Sujet("Laïcité"),
    "fin-contrat-6-ans": Sujet("Fin du contrat ou hausse des charges aux 6 ans de l'enfant"),
    "entree-ecole": Sujet("Entrée à l'école, passerelle, classes de moins de 3 ans"),
    "deuil-separation-violence": Sujet("Deuil, séparation, violence : un humain"),
    "petite-enfance-porteurs-projet": Sujet("Ouvrir une crèche ou une micro-crèche"),
}
