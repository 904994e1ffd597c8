"""Reads where a family searches and for whom: a commune, months of birth or arrival. Never a name, never a day."""

from __future__ import annotations

import re

from bot.domain.communes import Choix, Inconnue, NonCouverte, Reconnue
from bot.domain.dialogues import Corrige, Hesite, Lecture, Repondu, Reponses, understood
from bot.domain.lecture import plain
from bot.domain.mois import Mois
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.saisie import Lu, Refuse
from bot.domain.saisie_mois import parse_mois

_A_VENIR = re.compile(r"\b(?:prevue?|attendue?|attends|enceinte|dans|terme|naitra|arrivera|adoption|a naitre)\b")
_BOUTON_MOIS = re.compile(r"[na]\d{4}-\d{2}")


def parse_commune(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """An INSEE code; a button says « #62516 », since a bare number is a postal code."""
    if text.startswith("#"):
        insee = text[1:]
        covered = context.territoire.covering(insee, context.today)
        return Repondu(insee) if covered else Corrige("commune_inconnue")
    match context.communes.recognise(text, context.today):
        case Reconnue(candidat):
            return Repondu(candidat.commune.insee)
        case Choix(candidats, autres):
            return Hesite(candidats, autres)
        case NonCouverte(candidat):
            return Corrige("commune_non_couverte", candidat.commune.depuis, dit=candidat.commune.nom)
        case Inconnue():
            return Corrige("commune_inconnue", dit=text[:60])


def parse_enfant(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """« 2026-03 » for a child who is born, « +2027-02 » for a birth or an arrival to come."""
    if _BOUTON_MOIS.fullmatch(text):
        return _read_month(text[1:], context, attendu=text[0] == "a")
    if _A_VENIR.search(plain(text)):
        return _read_month(text, context, attendu=True)
    born = parse_mois(text, context.today)
    if isinstance(born, Refuse) and born.code == "pas_encore_ne":
        return _read_month(text, context, attendu=True)
    return understood(born, needed="mois_necessaire")


def _read_month(text: str, context: ContexteRecherche, *, attendu: bool) -> Lecture:
    read = parse_mois(text, context.today, attendu=attendu)
    if attendu and isinstance(read, Lu):
        return Repondu(f"+{read.valeur}")
    return understood(read, needed="mois_necessaire")


def list_enfants(reponses: Reponses) -> list[tuple[Mois, bool]]:
    """The children said so far: month, still to come."""
    said = [reponses["enfant_1"]] if "enfant_1" in reponses else []
    for n in (2, 3):
        if reponses.get(f"autre_{n - 1}") != "oui" or f"enfant_{n}" not in reponses:
            break
        said.append(reponses[f"enfant_{n}"])
    return [(Mois.parse(one.removeprefix("+")), one.startswith("+")) for one in said]
