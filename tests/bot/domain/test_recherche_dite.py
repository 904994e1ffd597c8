"""A search told in one sentence fills in what is sure, and leaves the rest to be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.communes import RepertoireCommunes
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_dite import read_search
from bot.relais import EXEMPLES, load_relais

TERRITOIRE = load_relais(EXEMPLES)
CONTEXT = ContexteRecherche(date(2026, 10, 13), TERRITOIRE, RepertoireCommunes.of(TERRITOIRE.relais))
NOUNOU, CRECHE, DOMICILE = ["assistant_maternel"], ["collectif"], ["garde_a_domicile"]

SAID: list[tuple[str, dict[str, Any]]] = [
    (
        "slt je cherche une nounou pr janvier bb de 3 mois",
        {"enfant_1": "2026-07", "debut": "2027-01-01", "modes": NOUNOU},
    ),
    (
        "Bonjour, je recherche une assistante maternelle à Lillers à partir du 4 janvier 2027 pour mon fils de 14 mois",
        {"commune": "62516", "enfant_1": "2025-08", "debut": "2027-01-04", "modes": NOUNOU},
    ),
    ("je cherche une creche pour mon bébé né en mars 2026", {"enfant_1": "2026-03", "modes": CRECHE}),
    (
        "cherche nounou sur Saint-Venant, naissance prévue en février, pour la rentrée",
        {"commune": "62770", "enfant_1": "+2027-02", "debut": "2027-09-01", "modes": NOUNOU},
    ),
    (
        "recherche ass mat lundi mardi jeudi des que possible",
        {"debut": "2026-10-13", "jours": "013", "modes": NOUNOU},
    ),
    ("besoin d'une garde à domicile du lundi au vendredi", {"jours": "01234", "modes": DOMICILE}),
    ("je cherche une place en crèche ou chez une nounou", {"modes": ["assistant_maternel", "collectif"]}),
    ("je suis enceinte de 5 mois je cherche une assmat", {"enfant_1": "+2027-02", "modes": NOUNOU}),
    (
        "nounou lundi mardi de 8 h à 17 h 30",
        {"jours": "01", "arrivee": "08:00", "depart": "17:30", "modes": NOUNOU},
    ),
    ("cherche nounou fin aout", {"debut": "2027-08-25", "modes": NOUNOU}),
]


@pytest.mark.parametrize(("text", "found"), SAID, ids=[text[:30] for text, _ in SAID])
def test_what_was_said_is_filled_in(text: str, found: dict[str, Any]) -> None:
    assert read_search(text, CONTEXT) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("je cherche une nounou pour janvier ou février", "debut"),  # two dates
        ("nounou pour mes enfants de 2 ans et 4 mois et de 5 ans", "enfant_1"),  # two children
        ("nounou à Lillers ou Busnes", "commune"),
        ("il aura 3 mois en janvier, je cherche une nounou", "enfant_1"),  # his age then, not now
        ("je cherche une nounou depuis 3 mois", "enfant_1"),
        ("je cherche une solution", "modes"),
    ],
)
def test_a_doubt_is_left_to_the_form(text: str, name: str) -> None:
    assert name not in read_search(text, CONTEXT)


def test_any_text_is_read_without_harm() -> None:
    for text in ("", "   ", "🙂🙂", "0/0/0", "31/02", "9999 mois", "a" * 4096, "ans mois janvier" * 200):
        read_search(text, CONTEXT)
