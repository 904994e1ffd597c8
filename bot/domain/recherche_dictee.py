"""The same search, told to an animatrice who writes it down: who calls, by which way, and agreements said aloud."""

from __future__ import annotations

import re
from typing import Any, Final, get_args

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.demande_accueil import Canal
from bot.domain.dialogues import Corrige, Lecture, Repondu, Reponses, Step, always
from bot.domain.lecture import plain
from bot.domain.recherche import RECHERCHE
from bot.domain.recherche_comment import parse_accord, parse_oui_non
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_dite import read_search
from bot.domain.recherche_entendue import hear_caller
from bot.domain.recherche_qui import parse_commune

DICTES: Final[tuple[Canal, ...]] = get_args(Canal)[1:]
PRENOM_MAX: Final = 40
AUTRE: Final = "autre"  # « une autre famille »
_NUMERO: Final = re.compile(r"\+?\d(?:[ .\-/()]*\d)*")
_CHIFFRE: Final = re.compile(r"\d")
_LETTRE: Final = re.compile(r"[^\W\d_]")
_SANS: Final = re.compile(r"\b(?:sans|pas de|aucun|non|passer)\b")


def parse_canal(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """« Au téléphone », « au guichet », « par mail »."""
    words = plain(text)
    found = [canal for canal in DICTES if canal in words]
    return Repondu(found[0]) if len(found) == 1 else Corrige("bouton")


def parse_qui(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """A first name, and a phone number before or after it when there is one; or a sentence that says them."""
    heard = hear_caller(text)
    if not _LETTRE.search(heard.prenom):
        return Corrige("prenom")
    if len(heard.prenom) > PRENOM_MAX:
        return Corrige("trop_long", nombre=PRENOM_MAX)
    if heard.telephone is None and (heard.numeros or _CHIFFRE.search(heard.prenom)):
        return Corrige("numero_illisible")
    return Repondu({"prenom": heard.prenom, "telephone": heard.telephone})


def read_more(text: str, context: ContexteRecherche) -> dict[str, Any]:
    """What the same sentence says of the search: the answers by the name of their questions."""
    rest = hear_caller(text).reste
    return read_search(rest, context) if _LETTRE.search(rest) else {}


def parse_numero(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """The number alone; « pas de numéro » is an answer."""
    telephone = parse_telephones(text).choisi()
    if telephone is not None:
        return Repondu(telephone)
    return Repondu(None) if _SANS.search(plain(text)) and not _NUMERO.search(text) else Corrige("numero_illisible")


def parse_connue(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """One of the families that this number already names, or another one."""
    if text == AUTRE:
        return Repondu(AUTRE)
    return Repondu(int(text)) if text in map(str, reponses.get("connues", ())) else Corrige("bouton")


def famille_of(reponses: Reponses) -> int | None:
    """The family that it is, when it was known."""
    connue = reponses.get("connue")
    return connue if isinstance(connue, int) else None


def _known_number(reponses: Reponses, context: ContexteRecherche) -> bool:
    return bool(reponses.get("connues"))


_QUI: Final[tuple[Step[ContexteRecherche], ...]] = (
    Step("canal", "telephone/canal", parse_canal, always),
    Step("qui", "telephone/qui", parse_qui, always),
    Step("telephone", "telephone/numero", parse_numero, always),
    Step("connue", "telephone/connue", parse_connue, _known_number),
)
_A_VOIX_HAUTE: Final = {
    "commune": ("telephone/commune", parse_commune),
    "accord": ("telephone/accord", parse_accord),
    "appel": ("telephone/appel", parse_oui_non),
}


def _aloud(step: Step[ContexteRecherche]) -> Step[ContexteRecherche]:
    """The same question; the commune by its letters, an agreement read to the family, and noted."""
    ask, parse = _A_VOIX_HAUTE.get(step.name, (step.ask, step.parse))
    return Step(step.name, ask, parse, step.when)


DICTEE: Final[tuple[Step[ContexteRecherche], ...]] = (
    *_QUI,
    *(_aloud(step) for step in RECHERCHE if step.name != "telephone"),
)
DEPENDENTS_DICTEE: Final = {"telephone": ("appel",), "connue": ("accord", "appel")}
"""What is asked again once who calls has changed."""
