"""The call list as a sheet and as paper to fill in by hand: its columns and words. Sorts nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
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
    "1. Une place libre, ou bientôt ?",
    "2. À partir de quand, quel âge, quels jours ?",
    "3. Qu'acceptez-vous ?",
)
PLACES = ("rien n'a changé", "une place", "plus de place")
ACCEPTE = ("avant et après l'école", "horaires atypiques", "besoins imprévus")
FINS = ("pas de réponse", "faux numéro", "plus d'appel", "rappeler le :")
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
        who = [f"{ligne.prenom} {ligne.nom}".strip(), communes.get(ligne.commune, ligne.commune), _numero(ligne)]
        known = with_capital(en_bref(ligne, resumes.get(ligne.cible.id), now)) if asked else ""
        why = "\n".join(with_capital(one) for one in en_raisons(ligne, communes))
        rows.append([
            "\n".join(who), why, known, _boxes(PLACES) if asked else _boxes(("c'est dit",)), "",
            _boxes(ACCEPTE) if asked else "", _boxes(FINS),
        ])  # fmt: skip
    return {
        "titre": TITRE,
        "sous_titre": f"{relais} · {en_jour(today)}",
        "pied": f"{relais} · à détruire quand les réponses sont notées",
        "colonnes": ["Qui", "Pourquoi", "Ce que l'on sait", *QUESTIONS, "Sinon"],
        "largeurs": [17, 19, 18, 14, 22, 16, 14],
        "lignes": rows,
        "vide": "Personne à appeler.",
        "paysage": True,
    }


def _numero(ligne: LigneAppel) -> str:
    if ligne.numero is not None:
        return en_telephone(ligne.numero)
    return "numéro à corriger" if ligne.telephone else "pas de numéro"


def _boxes(words: Sequence[str]) -> str:
    return "\n".join(f"{CASE} {word}" for word in words)


def _day(instant: datetime | None) -> str | None:
    return None if instant is None else to_paris(instant).date().isoformat()
