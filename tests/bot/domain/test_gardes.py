"""A carer at home: one message says when she is free, and the rule of her trade reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.gardes import Garde, Offre, judge_garde, read_offre
from bot.domain.semaine import Moment, grille_of
from bot.domain.verdicts import Admise, Exclue
from tests.bot.domain.cas import NOW, assistant, criteres

TODAY = date(2026, 10, 13)
SANA = assistant(id=7, profession="garde_a_domicile")
LIBRE = Garde(etat="libre", confirmee_le=NOW, accord_le=NOW, validee_le=NOW)


@pytest.mark.parametrize(
    ("text", "offre"),
    [
        ("disponible", Offre("libre")),
        ("Je suis libre à partir du 4 janvier", Offre("libre", date(2027, 1, 4))),
        ("libre à partir de janvier, le lundi matin", Offre("libre", date(2027, 1, 1), grille_of([0], [Moment.MATIN]))),
        ("mercredi après l'école", Offre("libre", None, grille_of([2], [Moment.APRES_ECOLE]))),
        ("plus disponible", Offre("occupee")),
        ("Complet", Offre("occupee")),
        ("bonjour", None),
        ("combien dois-je demander ?", None),
    ],
)
def test_one_message_says_it(text: str, offre: Offre | None) -> None:
    assert read_offre(text, TODAY) == offre


def test_who_is_free_may_be_asked_and_the_children_go_together() -> None:
    assert judge_garde(criteres(), SANA, LIBRE) == Admise("place_connue")
    assert judge_garde(criteres(), SANA, replace(LIBRE, etat=None)) == Admise("a_confirmer")


@pytest.mark.parametrize(
    ("garde", "raison"),
    [
        (replace(LIBRE, accord_le=None), "sans_accord"),
        (replace(LIBRE, demandee_le=NOW, validee_le=None), "sans_accord"),
        (replace(LIBRE, communes=("00000",)), "trop_loin"),
        (replace(LIBRE, etat="occupee"), "complet"),
    ],
)
def test_what_keeps_a_request_from_her(garde: Garde, raison: str) -> None:
    assert judge_garde(criteres(), SANA, garde) == Exclue(raison)  # type: ignore[arg-type]


def test_who_is_hidden_or_on_pause_is_not_asked() -> None:
    assert judge_garde(criteres(), replace(SANA, ne_plus_diffuser=True), LIBRE) == Exclue("ne_plus_diffuser")
    assert judge_garde(criteres(), replace(SANA, en_pause_jusqu_au=date(2030, 1, 1)), LIBRE) == Exclue("en_pause")
