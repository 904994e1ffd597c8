"""The questions of a search, in the order of a tired parent. Never tariff, employer, religion, origin nor health."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.domain.criteres import AGE_ECOLE_MOIS
from bot.domain.demandes import is_imprevu_possible
from bot.domain.depot import reaches_professionals
from bot.domain.dialogues import Reponses, Step, always, never
from bot.domain.recherche_comment import (
    parse_accord,
    parse_adapte,
    parse_ecole,
    parse_modes,
    parse_oui_non,
    parse_periode,
    parse_pour,
    parse_rayon,
    parse_remarque,
    parse_separes,
    parse_telephone,
    parse_trajet,
)
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_quand import (
    VARIE,
    parse_arrivee,
    parse_debut,
    parse_depart,
    parse_jours,
    parse_jusqu_au,
    parse_nb_jours,
    parse_plus_tard,
    parse_plus_tot,
)
from bot.domain.recherche_qui import list_enfants, parse_commune, parse_enfant

RECAP = "relire"  # not a question: everything is known, the family rereads and sends


def _another(n: int, reponses: Reponses) -> bool:
    return all(reponses.get(f"autre_{k}") == "oui" for k in range(1, n))


def _second(reponses: Reponses, context: ContexteRecherche) -> bool:
    return _another(2, reponses)


def _third(reponses: Reponses, context: ContexteRecherche) -> bool:
    return _another(3, reponses)


def _several(reponses: Reponses, context: ContexteRecherche) -> bool:
    return len(list_enfants(reponses)) > 1


def _fixed_hours(reponses: Reponses, context: ContexteRecherche) -> bool:
    return reponses.get("arrivee") not in (None, VARIE)


def _changing_hours(reponses: Reponses, context: ContexteRecherche) -> bool:
    return reponses.get("arrivee") == VARIE


def _changing_days(reponses: Reponses, context: ContexteRecherche) -> bool:
    """A number of days instead of their names; it says how many hours a week, hence is of no use without the hours."""
    jours = reponses.get("jours")
    varies = jours.startswith(VARIE) if jours else reponses.get("arrivee") == VARIE
    return varies and bool(reponses.get("depart") or reponses.get("plus_tard"))


def _of_school_age(reponses: Reponses, context: ContexteRecherche) -> bool:
    """A child old enough for school at the start, unless only Wednesdays and holidays are wanted."""
    debut = date.fromisoformat(reponses.get("debut") or context.today.isoformat())
    old = any(mois.months_until(debut) >= AGE_ECOLE_MOIS for mois, _ in list_enfants(reponses))
    return old and reponses.get("periode") != "mercredis_et_vacances"


def _has_school(reponses: Reponses, context: ContexteRecherche) -> bool:
    return bool(reponses.get("ecole")) and _of_school_age(reponses, context)


def _soon(reponses: Reponses, context: ContexteRecherche) -> bool:
    debut = reponses.get("debut")
    return debut is not None and is_imprevu_possible(date.fromisoformat(debut), context.today)


def _not_agreed(reponses: Reponses, context: ContexteRecherche) -> bool:
    return "relayer" not in reponses.get("acquis", ())


def _no_number(reponses: Reponses, context: ContexteRecherche) -> bool:
    return "telephone" not in reponses.get("acquis", ())


def _may_be_called(reponses: Reponses, context: ContexteRecherche) -> bool:
    """Only who gave a number, searches a professional who might call it, and did not agree for good before."""
    known = bool(reponses.get("telephone")) or not _no_number(reponses, context)
    asked_before = "etre_appelee" in reponses.get("acquis", ())
    return known and not asked_before and reaches_professionals(reponses.get("modes") or ())


RECHERCHE: tuple[Step[ContexteRecherche], ...] = (
    Step("commune", "recherche/commune", parse_commune, always),
    Step("enfant_1", "recherche/enfant", parse_enfant, always),
    Step("autre_1", "recherche/autre", parse_oui_non, always),
    Step("enfant_2", "recherche/enfant", parse_enfant, _second),
    Step("autre_2", "recherche/autre", parse_oui_non, _second),
    Step("enfant_3", "recherche/enfant", parse_enfant, _third),
    Step("separes", "recherche/separes", parse_separes, _several),
    Step("debut", "recherche/debut", parse_debut, always),
    Step("jours", "recherche/jours", parse_jours, always),
    Step("arrivee", "recherche/arrivee", parse_arrivee, always),
    Step("depart", "recherche/depart", parse_depart, _fixed_hours),
    Step("plus_tot", "recherche/plus_tot", parse_plus_tot, _changing_hours),
    Step("plus_tard", "recherche/plus_tard", parse_plus_tard, _changing_hours),
    Step("nb_jours", "recherche/nb_jours", parse_nb_jours, _changing_days),
    Step("periode", "recherche/periode", parse_periode, always),
    Step("ecole", "recherche/ecole", parse_ecole, _of_school_age),
    Step("trajet", "recherche/trajet", parse_trajet, _has_school),
    Step("modes", "recherche/modes", parse_modes, always),
    Step("imprevu", "recherche/imprevu", parse_oui_non, _soon),
    Step("adapte", "recherche/adapte", parse_adapte, always),
    Step("accord", "recherche/accord", parse_accord, _not_agreed),
    Step("telephone", "recherche/telephone", parse_telephone, _no_number),
    Step("appel", "recherche/appel", parse_oui_non, _may_be_called),
    Step("pour", "recherche/pour", parse_pour, never),
    Step("rayon", "recherche/rayon", parse_rayon, never),
    Step("jusqu_au", "recherche/jusqu_au", parse_jusqu_au, never),
    Step("relecture", "recherche/relecture", parse_oui_non, never),
    Step("remarque", "recherche/remarque", parse_remarque, never),
)

DEPENDENTS: Mapping[str, tuple[str, ...]] = {
    "enfant_1": ("autre_1", "enfant_2", "autre_2", "enfant_3", "separes"),
    "autre_1": ("enfant_2", "autre_2", "enfant_3", "separes"),
    "debut": ("imprevu",),
    "modes": ("accord",),
    "arrivee": ("depart", "plus_tot", "plus_tard", "nb_jours"),
    "plus_tot": ("plus_tard",),
    "ecole": ("trajet",),
    "telephone": ("appel",),
}
"""What is asked again once an answer has changed."""
