"""What keeps a request from a professional before any of her places is looked at. Never « accueil adapté »."""

from __future__ import annotations

from bot.domain.assistants import AssistantMaternel
from bot.domain.criteres import Candidat, Criteres
from bot.domain.verdicts import Exclue

AUTRE_METIER = Exclue("autre_metier")
ELLE_MEME, ECARTEE, NE_PLUS_DIFFUSER = Exclue("elle_meme"), Exclue("ecartee_par_animatrice"), Exclue("ne_plus_diffuser")
CRECHE_FAMILIALE, EN_PAUSE, TROP_LOIN = Exclue("creche_familiale"), Exclue("en_pause"), Exclue("trop_loin")
AGREMENT_EXPIRE, REFUSE_PERISCOLAIRE = Exclue("agrement_expire"), Exclue("n_accepte_pas_periscolaire")
REFUSE_ATYPIQUES, REFUSE_IMPREVU = Exclue("n_accepte_pas_atypiques"), Exclue("n_accepte_pas_imprevu")


def find_obstacle(criteres: Criteres, candidat: Candidat) -> Exclue | None:
    """The first obstacle in the order in which an animatrice would say it: the person, then what she accepts."""
    assistant = candidat.assistant
    return (
        (AUTRE_METIER if assistant.is_garde_a_domicile else None)
        or find_refusal_of_relais(criteres, assistant)
        or _of_her_own(criteres, assistant)
        or (TROP_LOIN if candidat.distance_km > criteres.recherche.besoin.rayon_km else None)
        or _of_what_she_accepts(criteres, assistant)
    )


def find_refusal_of_relais(criteres: Criteres, assistant: AssistantMaternel) -> Exclue | None:
    """Her own request, or what the relais decided about her, whatever her trade."""
    if _is_herself(criteres, assistant):
        return ELLE_MEME
    if assistant.id in criteres.recherche.ecartees:
        return ECARTEE
    return NE_PLUS_DIFFUSER if assistant.ne_plus_diffuser else None


def _of_her_own(criteres: Criteres, assistant: AssistantMaternel) -> Exclue | None:
    if assistant.statut == "creche_familiale":
        return CRECHE_FAMILIALE
    if assistant.is_paused(criteres.today):
        return EN_PAUSE
    fin = assistant.agrement.fin
    return AGREMENT_EXPIRE if fin is not None and fin < criteres.debut else None


def _of_what_she_accepts(criteres: Criteres, assistant: AssistantMaternel) -> Exclue | None:
    """Only an explicit no counts; what she never said makes a question, not an exclusion."""
    accepte = assistant.accepte
    if accepte.periscolaire is False and _needs_school_hours(criteres):
        return REFUSE_PERISCOLAIRE
    if accepte.horaires_atypiques is False and criteres.atypique:
        return REFUSE_ATYPIQUES
    return REFUSE_IMPREVU if accepte.besoin_imprevu is False and criteres.recherche.besoin.imprevu else None


def _is_herself(criteres: Criteres, assistant: AssistantMaternel) -> bool:
    recherche = criteres.recherche
    if recherche.telegram_id is not None and assistant.telegram_id == recherche.telegram_id:
        return True
    return recherche.telephone is not None and assistant.telephone == recherche.telephone


def _needs_school_hours(criteres: Criteres) -> bool:
    """The children cannot go to anybody without hours before and after school."""
    others = len(criteres.sans_scolaires)
    return others == 0 or (others < len(criteres.enfants) and not criteres.recherche.besoin.separes)
