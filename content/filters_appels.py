"""Why somebody is to be phoned and what is known of her, in a few French words: on the screen and on paper alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from textwrap import shorten
from typing import Any

from bot.domain.assistants import Accepte
from bot.domain.filtres_appels import Motif
from bot.domain.lignes_appel import LigneAppel, Resultat
from bot.domain.profils import ACCUEILS, Accueil
from bot.domain.resume_places import Resume
from content.filters import en_jour
from content.filters_campagnes import en_resume, il_y_a
from content.filters_places import DIT
from content.filters_semaine import en_liste

CAMPAGNE: Mapping[str, str] = {
    "demande": "demande qu'on l'appelle",
    "sans_telegram": "pas sur Telegram",
    "bloquee": "ne reçoit plus nos messages",
    "stop": "ne veut plus de message du robot",
    "prefere_telephone": "préfère le téléphone",
    "silencieuse": "n'a pas répondu",
    "pas_ecrite": "le message n'a pas pu partir",
    "non_envoyee": "Telegram a refusé le message",
}
FILTRES: Mapping[Motif, str] = {
    "tout": "Tout le monde",
    "demandes": "Pour une demande",
    "campagne": "Pour une campagne",
    "appelez_moi": "Demandent un appel",
    "familles": "Familles à rappeler",
    "numeros": "Numéros à corriger",
}
RESULTATS: Mapping[Resultat, str] = {
    "inchange": "rien n'a changé",
    "place": "une place",
    "complet": "plus de place",
    "reponse": "réponse à une demande",
    "sans_reponse": "pas de réponse",
    "rappel": "à rappeler",
    "numero_faux": "faux numéro",
    "refus": "ne souhaite plus d'appel",
    "dit": "c'est dit",
}


def en_raisons(ligne: LigneAppel, communes: Mapping[str, str], demandes_au_plus: int = 5) -> list[str]:
    """« demande n° 12 à Lillers, à partir du lundi 4 janvier 2027 », « Campagne d'octobre : n'a pas répondu »…"""
    said = _demandes(ligne, communes, demandes_au_plus)
    if ligne.campagne is not None:
        said.append(f"{ligne.campagne.nom} : {CAMPAGNE.get(ligne.campagne.motif, 'à appeler')}")
    if ligne.a_prevenir:
        s = "s" if len(ligne.a_prevenir) > 1 else ""
        said.append(f"à prévenir, demande{s} n° {en_liste(map(str, ligne.a_prevenir))}")
    if ligne.is_unreachable and (ligne.campagne is None or ligne.campagne.motif != "bloquee"):
        said.append("ne reçoit plus nos messages")
    if ligne.numero is None:
        said.append("numéro à corriger" if ligne.telephone else "numéro à trouver")
    return said


def _demandes(ligne: LigneAppel, communes: Mapping[str, str], au_plus: int) -> list[str]:
    said = []
    for demande in ligne.demandes[:au_plus]:
        words = f"demande n° {demande.numero} à {communes.get(demande.commune, demande.commune)}"
        words = f"famille à rappeler, {words}" if ligne.cible.genre == "famille" else words
        words += ", besoin imprévu" if demande.imprevu else ""
        words += f", à partir du {en_jour(demande.a_partir_du)}" if demande.a_partir_du else ""
        said.append(words)
    if (more := len(ligne.demandes) - au_plus) > 0:
        said.append("une autre demande" if more == 1 else f"{more} autres demandes")
    return said


def en_nouvelles(ligne: LigneAppel, now: datetime) -> str:
    """« nouvelles il y a 14 semaines », « jamais de nouvelles »."""
    if ligne.nouvelle_le is None:
        return "jamais de nouvelles"
    return f"nouvelles {il_y_a(ligne.nouvelle_le, now)}"


def en_bref(ligne: LigneAppel, resume: Resume | None, now: datetime) -> str:
    """« 1 place libre, 2 places occupées (dit par téléphone le mardi 3 mars 2026) », or how long nothing was said."""
    if resume is None or not resume.is_known or resume.dite_le is None:
        return en_nouvelles(ligne, now)
    return f"{en_resume(resume)} ({DIT[ligne.source]} {en_jour(resume.dite_le)})"


def en_court(text: str, signs: int) -> str:
    """Cut at a word: eight lines of a list are one message."""
    return shorten(text, signs, placeholder=" …")


def list_unknown(accepte: Accepte) -> list[Accueil]:
    """What she was never heard to accept or refuse: worth asking while she is on the phone."""
    return [quoi for quoi in ACCUEILS if getattr(accepte, quoi) is None]


FILTERS_APPELS: dict[str, Callable[..., Any]] = {
    "raisons_d_appel": en_raisons,
    "en_bref": en_bref,
    "court": en_court,
    "accueils_inconnus": list_unknown,
    "filtre_d_appel": FILTRES.__getitem__,
    "resultat_d_appel": RESULTATS.__getitem__,
}
