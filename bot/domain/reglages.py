"""The settings of one relais, each with the default that the service ships; they never hold what a person said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Reglages:
    """How one relais wants its searches relayed. Every field can be set in `[reglages]` of its territory file."""

    rayon_km: int = 10
    """Radius around the commune where the family searches, when it says nothing else."""
    max_sollicites: int = 15
    """How many professionals of one circle are asked at once."""
    interesses_suffisants: int = 3
    """With that many interested, the next circle is not asked."""
    delai_cercle_jours: int = 3
    """Days before the next circle is asked."""
    delai_imprevu_jours_ouverts: int = 1
    """The same for a besoin imprévu, in days on which the relais is open."""
    relances_max: int = 2
    """Reminders sent to a professional who did not answer; 0 to 2."""
    relance_apres_jours: int = 3
    """Days before a reminder; never fewer than three."""
    proposition_expire_jours: int = 10
    """Days after which a proposal without an answer expires, counted from its real sending."""
    reponse_famille_jours: int = 10
    """Days after which the family gets an answer, whatever it is."""
    suivi_contact_jours: int = 5
    """Days after a contact was given before « Avez-vous pu vous parler ? »."""
    demande_active_apres_debut_jours: int = 30
    """Days a request stays active after the start date that was wanted."""
    confirmation_semaines: int = 6
    """Weeks between two « votre recherche est-elle toujours d'actualité ? »."""
    fraicheur_jours: int = 120
    """Days during which an availability is believed without asking again."""
    prevenir_fraicheur_jours: int = 14
    """Days before that end at which the professional is told, once; 0: never."""
    demandes_ouvertes_max: int = 3
    """Open requests that one family may have at the same time."""
    premiere_demande_validee: bool = True
    """An animatrice approves the first request of an account before it leaves."""
    plafond_automatique_semaine: int = 3
    """Automatic messages to one person in seven days, proposals and awaited answers excepted."""
    plafond_propositions_semaine: int = 5
    """Proposals to one professional in seven days."""
    appels_en_attente_max: int = 20
    """With that many calls still to be made, the next circle of an ordinary request waits."""
    campagnes_legales: bool = True
    """A campaign of its own before each legal date, on 15 May and on 15 November."""
    campagne_duree_jours: int = 21
    """Days that a campaign lasts, when nothing else is said."""
    campagne_etalement_jours: int = 2
    """Open days over which the letters of a campaign are spread."""
    campagne_repos_jours: int = 14
    """Who gave news of her places fewer days ago is not asked again."""
    bilan_hebdomadaire: bool = True
    """The team reads each week what changed among the professionals, when something did."""
    silence_avant: time = time(8)
    """Paris time before which nothing automatic leaves."""
    silence_apres: time = time(20)
    """Paris time from which nothing automatic leaves any more."""
    imprevu_de: time = time(7)
    """The same for « prévenez-moi aussi le soir et le week-end », every day of the week."""
    imprevu_a: time = time(21)
    """End of that wider window."""
    rappel_conversation_heures: int = 3
    """Open hours after which a conversation without an answer is recalled to the team, in the evening."""
    reclamation_jours_ouvres: int = 10
    """Working days, Monday to Friday without public holidays, within which a complaint is answered."""
    conservation_jours: int = 365
    """Days that a closed request and what belongs to it are kept before they are erased."""
    conservation_questions_jours: int = 30
    """Days that the words of a question asked of the bot are kept."""
    delai_reverification_jours: int = 30
    """Days during which a page past its review is still served as certain."""
    conservation_journal_jours: int = 365
    """Days that the journal of readings and changes is kept."""


BORNES: Final[Mapping[str, tuple[int, int]]] = MappingProxyType({
    "rayon_km": (1, 50),
    "max_sollicites": (1, 100),
    "interesses_suffisants": (1, 20),
    "delai_cercle_jours": (1, 30),
    "delai_imprevu_jours_ouverts": (1, 5),
    "relances_max": (0, 2),
    "relance_apres_jours": (3, 30),
    "proposition_expire_jours": (3, 60),
    "reponse_famille_jours": (1, 30),
    "suivi_contact_jours": (1, 60),
    "demande_active_apres_debut_jours": (0, 365),
    "confirmation_semaines": (1, 26),
    "fraicheur_jours": (7, 366),
    "prevenir_fraicheur_jours": (0, 60),
    "demandes_ouvertes_max": (1, 10),
    "plafond_automatique_semaine": (1, 21),
    "plafond_propositions_semaine": (1, 50),
    "appels_en_attente_max": (1, 500),
    "campagne_duree_jours": (10, 60),
    "campagne_etalement_jours": (1, 10),
    "campagne_repos_jours": (1, 90),
    "rappel_conversation_heures": (1, 40),
    "reclamation_jours_ouvres": (1, 40),
    "conservation_jours": (30, 1096),
    "conservation_questions_jours": (1, 90),
    "delai_reverification_jours": (0, 180),
    "conservation_journal_jours": (30, 1096),
})  # fmt: skip
"""Least and most that each number may be."""

PLAGES: Final[Mapping[str, tuple[time, time]]] = MappingProxyType({
    "silence_avant": (time(7), time(12)),
    "silence_apres": (time(14), time(21)),
    "imprevu_de": (time(6), time(12)),
    "imprevu_a": (time(14), time(22)),
})  # fmt: skip
"""Earliest and latest that each hour may be: no setting makes the service write at night."""
