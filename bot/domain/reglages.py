"""The settings of one relais, each with the default that the service ships; they never hold what a person said."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
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
    atelier_places: int = 8
    """Adults that a new atelier has room for, unless it says otherwise."""
    atelier_ouverture_jours: int = 0
    """Days before an atelier from which one may register; 0: as soon as it is announced."""
    atelier_fermeture_jours: int = 1
    """Working days before it on which registration closes (a Friday, for a Monday); 0: when it begins."""
    atelier_fermeture_heure: time = time(16)
    """The hour at which it closes, that day."""
    atelier_max_par_mois: int = 0
    """Ateliers that one person may register for in a month; 0: as many as she likes."""
    atelier_priorite_nouvelles: bool = False
    """Those who never came are first, for the days of `atelier_priorite_jours`."""
    atelier_priorite_commune: bool = False
    """Those of the commune where it is held are first, for the same days."""
    atelier_priorite_jours: int = 3
    """Days after the announcement during which a priority lasts, when there is one."""
    atelier_annulation_heures: int = 0
    """Hours before an atelier after which a place is no longer given back by a tap; 0: until it begins."""
    atelier_absences_max: int = 0
    """With that many absences without a word in six months, a registration waits for the team; 0: nothing follows."""
    atelier_offre_heures: int = 24
    """Hours during which a freed place is kept for the next one of the waiting list."""
    atelier_charte: bool = False
    """The relais's charter (`charte_ateliers`) is asked for at the first registration."""
    atelier_charte_mois: int = 12
    """Months after which it is asked for again."""
    atelier_parents: bool = False
    """Parents are admitted to a new atelier, unless it says otherwise."""
    atelier_droit_image: bool = False
    """One is asked whether pictures may be taken."""
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
    "atelier_places": (1, 200),
    "atelier_ouverture_jours": (0, 90),
    "atelier_fermeture_jours": (0, 15),
    "atelier_max_par_mois": (0, 31),
    "atelier_priorite_jours": (1, 15),
    "atelier_annulation_heures": (0, 168),
    "atelier_absences_max": (0, 10),
    "atelier_offre_heures": (1, 72),
    "atelier_charte_mois": (1, 36),
    "rappel_conversation_heures": (1, 40),
    "reclamation_jours_ouvres": (1, 40),
    "conservation_jours": (30, 1096),
    "conservation_questions_jours": (1, 90),
    "delai_reverification_jours": (0, 180),
    "conservation_journal_jours": (30, 1096),
})  # fmt: skip
"""Least and most that each number may be."""

PLAGES: Final[Mapping[str, tuple[time, time]]] = MappingProxyType({
    "atelier_fermeture_heure": (time(8), time(20)),
    "silence_avant": (time(7), time(12)),
    "silence_apres": (time(14), time(21)),
    "imprevu_de": (time(6), time(12)),
    "imprevu_a": (time(14), time(22)),
})  # fmt: skip
"""Earliest and latest that each hour may be: no setting makes the service write at night."""

OUI_NON: Final = tuple(field.name for field in fields(Reglages) if field.type is bool)
"""The settings that are yes or no."""
