"""The answers to a survey as one picture and as sheets: their columns and words. Hides nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from bot.domain.sondages import Resultats
from content.filters import en_jour

LIGNE_MAX = 46  # signs beside a bar


def answers_picture(results: Resultats) -> dict[str, Any]:
    """For « barres.png »: one bar an answer, question after question."""
    categories, valeurs = [], []
    asked = [one for one in results.questions if one.question.choix and not one.trop_peu]
    for one in asked:
        before = f"{one.question.rang + 1}. " if len(asked) > 1 else ""
        for choix, nombre in zip(one.question.choix, one.nombres, strict=True):
            categories.append(before + shorten(choix, LIGNE_MAX, placeholder="…"))
            valeurs.append(nombre)
    people = f"{results.participants} personne{'s' if results.participants > 1 else ''}"
    return {
        "titre": shorten(results.sondage.titre, 60, placeholder="…"),
        "sous_titre": f"{people} · jusqu'au {en_jour(results.sondage.fin)}",
        "categories": categories,
        "series": [{"nom": "Réponses", "valeurs": valeurs}],
        "fins": [str(n) if n == 0 else "" for n in valeurs],
        "vide": "Seulement des réponses écrites : elles sont dans le tableur.",
    }


def answers_sheet(results: Resultats, named: Sequence[tuple[str, int, list[int], str | None]]) -> dict[str, Any]:
    """For « liste.xlsx »: sums, words, and each answer when answers carry names."""
    sums = [
        [one.question.rang + 1, one.question.texte, choix, nombre]
        for one in results.questions
        if not one.trop_peu
        for choix, nombre in zip(one.question.choix, one.nombres, strict=True)
    ]
    words = [[one.question.rang + 1, one.question.texte, said] for one in results.questions for said in one.remarques]
    sheets: list[dict[str, Any]] = [
        {"titre": "Réponses", "colonnes": ["N°", "Question", "Réponse", "Nombre"], "lignes": sums},
        {"titre": "Mots libres", "colonnes": ["N°", "Question", "Réponse"], "lignes": words},
    ]
    if named:
        questions = {one.question.rang: one.question for one in results.questions}
        lines = [
            [qui, rang + 1, questions[rang].texte, texte or ", ".join(questions[rang].choix[n] for n in choix)]
            for qui, rang, choix, texte in named
        ]
        colonnes = ["Qui", "N°", "Question", "Réponse"]
        sheets.append({"titre": "Par personne", "colonnes": colonnes, "lignes": lines})
    return {"feuilles": sheets}
