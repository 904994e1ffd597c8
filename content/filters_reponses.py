"""What a button of an answer says and where it leads. Never a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.relais import Relais
from content.buttons import KEEP
from content.reponses.pages import Action
from content.themes import LOCAL, THEMES


def in_short(text: str, length: int) -> str:
    """The beginning of somebody's words, cut at a space: « Combien coûte… »."""
    words = " ".join(text.split())
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


FILTERS_REPONSES: dict[str, Callable[..., Any]] = {"raccourci": in_short, "cible": target_of, "theme": theme_name}
