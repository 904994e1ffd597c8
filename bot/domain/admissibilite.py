"""The rule, whole: in which circle a professional may be asked, or for which one reason not. Never a score."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.assistants import AssistantMaternel
from bot.domain.criteres import Candidat, Criteres, EnfantVoulu
from bot.domain.fratrie import seats_all
from bot.domain.lecture import plain
from bot.domain.obstacles import find_obstacle
from bot.domain.places import Lien, lien
from bot.domain.verdicts import A_CONFIRMER, CERCLES_OF_LIEN, OF_LIEN, PARTIEL, PAS_ASSEZ, PLACE_CONNUE, Doute, Verdict


def judge(criteres: Criteres, candidat: Candidat) -> Verdict:
    """The rule, whole: one request, one professional."""
    return find_obstacle(criteres, candidat) or _judge_places(criteres, candidat.assistant)


def doutes(criteres: Criteres, assistant: AssistantMaternel) -> Iterator[Doute]:
    """What this request needs and she never said: she is asked, nothing is shown as known."""
    accepte = assistant.accepte
    if accepte.periscolaire is None and any(enfant.scolaire for enfant in criteres.enfants):
        yield "periscolaire"
    if criteres.atypique and accepte.horaires_atypiques is None:
        yield "atypiques"
    if criteres.recherche.besoin.imprevu and accepte.besoin_imprevu is None:
        yield "imprevu"
    if criteres.ecole is not None and all(plain(ecole) != criteres.ecole for ecole in assistant.ecoles):
        yield "ecole"


def unknown_places(criteres: Criteres, assistant: AssistantMaternel) -> int:
    """Places of the agrément of which nothing is written: any child may be asked for there.

    Without any place listed nor counted, nothing is known at all, and she may have enough.
    """
    if assistant.agrement.places is not None:
        return max(0, assistant.agrement.places - len(assistant.places))
    return 0 if assistant.places else len(criteres.enfants)


def _judge_places(criteres: Criteres, assistant: AssistantMaternel) -> Verdict:
    """The circle of the children who can go to her, together or, when the family accepts it, apart."""
    if not assistant.places:
        return _judge_unknown(criteres, assistant)
    tableau = tableau_of(criteres, assistant)
    verdict = OF_LIEN[max(tableau[0])] if len(criteres.enfants) == 1 else _judge_fratrie(criteres, tableau)
    if verdict is PLACE_CONNUE and any(True for _ in doutes(criteres, assistant)):
        return A_CONFIRMER
    return verdict


def _judge_unknown(criteres: Criteres, assistant: AssistantMaternel) -> Verdict:
    """Nothing was ever said of her places, as on a directory's first day: only their number can exclude her."""
    wanted = 1 if criteres.recherche.besoin.separes else len(criteres.enfants)
    return A_CONFIRMER if unknown_places(criteres, assistant) >= wanted else PAS_ASSEZ


def enfants_accueillis(criteres: Criteres, assistant: AssistantMaternel) -> tuple[EnfantVoulu, ...]:
    """The children she does not refuse: not those who go to school, when she takes nobody before and after it."""
    return criteres.sans_scolaires if assistant.accepte.periscolaire is False else criteres.enfants


def tableau_of(criteres: Criteres, assistant: AssistantMaternel) -> list[list[Lien]]:
    """For each child she does not refuse, one link per place, the unknown places last."""
    inconnues = [Lien.PEUT_ETRE] * unknown_places(criteres, assistant)
    return [
        [lien(criteres, enfant, place) for place in assistant.places] + inconnues
        for enfant in enfants_accueillis(criteres, assistant)
    ]


def _judge_fratrie(criteres: Criteres, tableau: list[list[Lien]]) -> Verdict:
    meilleurs = [max(liens) for liens in tableau]
    worst = min(meilleurs)
    if len(tableau) == len(criteres.enfants):
        for minimum, verdict in CERCLES_OF_LIEN:
            if worst >= minimum and seats_all(masks(tableau, minimum)):
                return verdict
    if criteres.recherche.besoin.separes:
        return _judge_apart(meilleurs)
    return PAS_ASSEZ if worst > 0 else OF_LIEN[worst]


def _judge_apart(meilleurs: list[Lien]) -> Verdict:
    """One child is enough: « partiel » when a fresh place can take one, « à confirmer » when she must be asked."""
    best = max(meilleurs)
    return PARTIEL if best is Lien.OUI or Lien.PARTIEL in meilleurs else OF_LIEN[best]


def masks(tableau: list[list[Lien]], minimum: Lien) -> list[int]:
    """For each child, the places that answer at least so well, as bits."""
    found = []
    for liens in tableau:
        mask = 0
        for number, link in enumerate(liens):
            if link >= minimum:
                mask |= 1 << number
        found.append(mask)
    return found
