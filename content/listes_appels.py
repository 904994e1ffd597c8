"""The call list as a sheet and as paper to fill in by hand: its columns and words. Sorts nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from textwrap import shorten
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.lignes_appel import LigneAppel
from bot.domain.resume_places import Resume
from content.filters import en_jour, en_telephone
from content.filters_appels import en_bref, en_raisons
from content.filters_tableau import with_capital

CASE = "\u2610"  # an empty box
TITRE = "À appeler"
QUESTIONS = (
    "1. Une place libre, ou bientôt",
    "2. À partir de quand, quel âge, quels jours",
    "3. Ce qu'elle accepte",
)
PLACES = ("rien n'a changé", "une place", "plus de place")
ACCEPTE = ("avant et après l'école", "horaires atypiques", "besoins imprévus")
FINS = ("pas de réponse", "faux numéro", "plus d'appel", "rappeler le :")
FINS_FAMILLE = ("pas de réponse", "rappeler le :")
LIGNE_MAX = 120  # signs: a row higher than the sheet cannot be printed
DEMANDES = 2  # requests whose answer has its boxes
COLONNES = (
    "Ordre", "Nom", "Prénom", "Commune", "Téléphone", "Pourquoi", "Ce que l'on sait", "Dernières nouvelles",
    "Appels sans réponse", "Dernier appel", *QUESTIONS, "Rappeler le",
)  # fmt: skip
DATES = (7, 9)  # columns that hold a day


def call_sheet(
    lignes: Sequence[LigneAppel], resumes: Mapping[int, Resume], communes: Mapping[str, str], now: datetime
) -> dict[str, Any]:
    """For « liste.xlsx »: one line a person, the last columns to be filled in."""
    rows = []
    for rang, ligne in enumerate(lignes, start=1):
        known = en_bref(ligne, resumes.get(ligne.cible.id), now) if ligne.cible.genre == "assistant" else ""
        rows.append([
            rang, ligne.nom, ligne.prenom, communes.get(ligne.commune, ligne.commune), _numero(ligne),
            " ; ".join(en_raisons(ligne, communes)), known, _day(ligne.nouvelle_le), ligne.suivi.essais,
            _day(ligne.suivi.dernier_le), None, None, None, None,
        ])  # fmt: skip
    return {"titre": TITRE, "colonnes": list(COLONNES), "lignes": rows, "dates": list(DATES)}


def call_paper(
    lignes: Sequence[LigneAppel],
    resumes: Mapping[int, Resume],
    communes: Mapping[str, str],
    now: datetime,
    today: date,
    relais: str,
) -> dict[str, Any]:
    """For « liste.pdf »: boxes to tick, room to write."""
    rows = []
    for ligne in lignes:
        asked = ligne.cible.genre == "assistant"
        nom, commune = f"{ligne.prenom} {ligne.nom}".strip(), communes.get(ligne.commune, ligne.commune)
        who = [shorten(nom, LIGNE_MAX), shorten(commune, LIGNE_MAX), _numero(ligne)]
        known = with_capital(en_bref(ligne, resumes.get(ligne.cible.id), now)) if asked else ""
        why = "\n".join(shorten(with_capital(one), LIGNE_MAX) for one in en_raisons(ligne, communes, DEMANDES))
        rows.append([
            "\n".join(who), why, known, _boxes((*_answers(ligne), *PLACES) if asked else ("c'est dit",)), "",
            _boxes(ACCEPTE) if asked else "", _boxes(FINS if asked else FINS_FAMILLE),
        ])  # fmt: skip
    return {
        "titre": TITRE,
        "sous_titre": f"{relais} · {en_jour(today)}",
        "pied": f"{relais} · à détruire quand les réponses sont notées",
        "colonnes": ["Qui", "Pourquoi", "Ce que l'on sait", *QUESTIONS, "Sinon"],
        "largeurs": [17, 18, 18, 17, 20, 17, 14],
        "lignes": rows,
        "vide": "Personne à appeler.",
        "paysage": True,
    }


def _numero(ligne: LigneAppel) -> str:
    if ligne.numero is not None:
        return en_telephone(ligne.numero)
    return "numéro à corriger" if ligne.telephone else "pas de numéro"


def _answers(ligne: LigneAppel) -> list[str]:
    """The boxes of the requests that wait for her voice."""
    numbers = [demande.numero for demande in ligne.demandes[:DEMANDES]]
    return [f"n° {numero} : {word}" for numero in numbers for word in ("intéressée", "pas cette fois")]


def _boxes(words: Sequence[str]) -> str:
    return "\n".join(f"{CASE} {word}" for word in words)


def _day(instant: datetime | None) -> str | None:
    return None if instant is None else to_paris(instant).date().isoformat()
