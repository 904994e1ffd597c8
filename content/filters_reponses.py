"""What a button of an answer says and where it leads. Never a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from bot.domain.relais import Relais
from content.buttons import KEEP
from content.reponses.montants import in_french, with_unit
from content.reponses.pages import Action
from content.reponses.sujets import SUJETS
from content.themes import LOCAL, THEMES


def in_short(text: str, length: int) -> str:
    """The beginning of somebody's words, cut at a space: « Combien coûte… »."""
    words = re.sub(r" \(([^()]*)\)", r", \1", " ".join(text.split()))  # a button holds no parentheses
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"


def target_of(action: Action, question_id: int) -> str:
    """Where an action of « Que faire » leads; the answer stays on the screen."""
    match action.genre:
        case "appeler":
            return f"{KEEP}q:tel"
        case "parler":
            return f"{KEEP}q:t:{question_id}"
        case "chercher":
            return f"{KEEP}rech"
        case "disponibilites":
            return f"{KEEP}pro"
        case "page":
            return f"{KEEP}q:p:{action.cible}"
        case "adresse":
            return action.cible


def theme_name(theme: str, relais: Relais | None) -> str:
    """« Le contrat »; the relais's own pages bear its name."""
    if theme == LOCAL:
        return relais.nom_court if relais else "Votre relais"
    return THEMES.get(theme, theme)


def subject_name(sujet: str) -> str:
    """As the team reads it."""
    return SUJETS[sujet].libelle if sujet in SUJETS else sujet


CHANGEMENTS: Final = {
    "ecrite": "réponse écrite", "corrigee": "texte corrigé", "verifiee": "vérifiée",
    "datee": "date de relecture changée", "retiree": "retirée", "remise": "remise en ligne",
    "nationale": "texte d'origine repris",
    "restauree": "version plus ancienne reprise", "formulation": "façons de demander ajoutées",
}  # fmt: skip
RAISONS: Final = {"inconnue": "sans réponse", "autre_chose": "« autre chose »", "pas_utile": "« pas utile »"}


def in_reasons(groupe: Any) -> str:
    """« 2 sans réponse, 1 « pas utile » », for a group of questions."""
    counts = ((groupe.count(code), words) for code, words in RAISONS.items())
    return ", ".join(f"{n} {words}" for n, words in counts if n)


def in_marks(page: Any) -> str:
    """What a title in a list of the team says beside itself."""
    if page.etat.retiree:
        return " (retirée)"
    if page.a_verifier:
        return " (à vérifier)"
    if page.retard:
        return " (à relire)"
    return {"du_relais": " (du relais)", "corrigee": " (corrigée)"}.get(page.origine, "")


def as_read(correction: Any) -> str:
    """The value an animatrice typed, with its unit."""
    try:
        valeur: Decimal | str = Decimal(correction.valeur)
    except InvalidOperation:
        valeur = correction.valeur
    return with_unit(replace(correction.vu.ligne, valeur=valeur))


FILTERS_REPONSES: dict[str, Callable[..., Any]] = {
    "raccourci": in_short,
    "cible": target_of,
    "theme": theme_name,
    "sujet": subject_name,
    "changement": CHANGEMENTS.__getitem__,
    "raisons": in_reasons,
    "marque": in_marks,
    "montant": with_unit,
    "montant_dit": as_read,
    "valeur": lambda ligne: in_french(ligne.valeur),
}
GLOBALS_REPONSES: dict[str, Callable[..., Any]] = {"tous_les_sujets": lambda: list(SUJETS)}
