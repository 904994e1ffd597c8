"""Why a professional was asked, or not, with the facts an animatrice wants to check. Never a second rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.admissibilite import doutes, enfants_accueillis, judge, masks, tableau_of
from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.criteres import Candidat, Criteres, EnfantVoulu
from bot.domain.fratrie import assign
from bot.domain.places import Lien, lien
from bot.domain.verdicts import Admise, Cercle, Doute, Verdict

AVerifier = Doute | Literal["disponibilite", "jours"]
_MINIMUM: dict[Cercle, Lien] = {"place_connue": Lien.OUI, "a_confirmer": Lien.PEUT_ETRE, "partiel": Lien.PARTIEL}


@dataclass(frozen=True, slots=True)
class PlaceVue:
    """One place before one child: how far it answers. Days are None when the place's grid is not known."""

    enfant: int
    place: Place
    lien: Lien
    retard_jours: int
    jours_couverts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Explication:
    """The verdict on one professional and its facts.

    `accueil`: which place for which child of the request, as {child: rank}; rank None is a place of which nothing is
    known. `a_verifier`: what she must be asked; her days at most, unless the circle is « à confirmer ».
    """

    candidat: Candidat
    verdict: Verdict
    vues: tuple[PlaceVue, ...]
    accueil: dict[int, int | None]
    a_verifier: tuple[AVerifier, ...]


def explain(criteres: Criteres, candidat: Candidat) -> Explication:
    """Everything that decided about her."""
    assistant = candidat.assistant
    verdict = judge(criteres, candidat)
    vues = tuple(_view(criteres, e, p) for e in enfants_accueillis(criteres, assistant) for p in assistant.places)
    if not isinstance(verdict, Admise):
        return Explication(candidat, verdict, vues, {}, ())
    accueil = _accueil(criteres, assistant, _MINIMUM[verdict.cercle])
    verifier = _a_verifier(criteres, assistant, vues) if verdict.cercle == "a_confirmer" else _jours(criteres, vues)
    return Explication(candidat, verdict, vues, accueil, verifier)


def _view(criteres: Criteres, enfant: EnfantVoulu, place: Place) -> PlaceVue:
    semaine, jours = enfant.semaine, None
    if place.grille is not None:
        jours = semaine.jours_couverts(semaine.within(place.grille, place.horaires))
    return PlaceVue(enfant.rang, place, lien(criteres, enfant, place), _retard(criteres.libre_avant, place), jours)


def _retard(libre_avant: date, place: Place) -> int:
    """Days between the wanted date and the place's, 0 when it is in time or not free."""
    if place.etat != "libre" or place.libre_le is None:
        return 0
    return max(0, (place.libre_le - libre_avant).days)


def _accueil(criteres: Criteres, assistant: AssistantMaternel, minimum: Lien) -> dict[int, int | None]:
    enfants = enfants_accueillis(criteres, assistant)
    found = assign(masks(tableau_of(criteres, assistant), minimum))
    rangs = [place.rang for place in assistant.places]
    return {enfants[e].rang: rangs[p] if p < len(rangs) else None for e, p in sorted(found.items())}


def _a_verifier(criteres: Criteres, assistant: AssistantMaternel, vues: tuple[PlaceVue, ...]) -> tuple[AVerifier, ...]:
    """Her availability, unless fresh places would do; then what she never said of her days and of what she accepts."""
    libres = {vue.enfant for vue in vues if vue.lien > 0 and is_known_free(criteres, vue.place)}
    found: list[AVerifier] = ["disponibilite"] if len(libres) < len(criteres.enfants) else []
    if not found:
        found += _jours(criteres, vues)
    return (*found, *doutes(criteres, assistant)) or ("disponibilite",)


def _jours(criteres: Criteres, vues: tuple[PlaceVue, ...]) -> tuple[AVerifier, ...]:
    """A free place whose days were never said, for a child who needs some."""
    wanted = any(enfant.semaine.jours for enfant in criteres.enfants)
    free = (vue.place for vue in vues if vue.lien is Lien.OUI)
    return ("jours",) if wanted and any(place.grille is None for place in free) else ()


def completing(criteres: Criteres, candidats: list[Candidat], manquants: frozenset[int]) -> list[Candidat]:
    """Once somebody offered a part: those who may take a day that it leaves; everybody, when none of them can."""
    if not manquants:
        return candidats
    return [c for c in candidats if _takes_one_of(criteres, c.assistant, manquants)] or candidats


def _takes_one_of(criteres: Criteres, assistant: AssistantMaternel, jours: frozenset[int]) -> bool:
    """A place whose days were never said may take any of them."""
    vues = (_view(criteres, e, p) for e in enfants_accueillis(criteres, assistant) for p in assistant.places)
    return any(vue.lien > 0 and (vue.jours_couverts is None or jours & set(vue.jours_couverts)) for vue in vues)


def is_known_free(criteres: Criteres, place: Place) -> bool:
    """Fresh news say that this place is free, now or at a date."""
    return place.etat == "libre" and place.confirmee_le is not None and place.confirmee_le >= criteres.fraiche_depuis
