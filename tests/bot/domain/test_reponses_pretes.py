"""A ready reply is filled with what is known, and invents nothing."""

from __future__ import annotations

import pytest

from bot.domain.reponses_pretes import ReponsePrete, Retiree, fill, offered, read_reply

LIVREES = [ReponsePrete("a", "A", "un"), ReponsePrete("b", "B", "deux")]


def test_a_hole_that_nothing_fills_stays_visible_and_is_named_once() -> None:
    done = fill("Bonjour {Prénom}, à {commune} ou {commune}.", {"prénom": "Camille", "commune": None})
    assert done.texte == "Bonjour Camille, à [commune] ou [commune]."
    assert done.manquent == ("commune",)


def test_a_first_name_that_looks_like_a_hole_is_only_a_name() -> None:
    assert fill("{prénom}", {"prénom": "{commune}", "commune": "Lillers"}).texte == "{commune}"


def test_a_relais_rewrites_withdraws_and_adds() -> None:
    mine: list[ReponsePrete | Retiree] = [
        ReponsePrete("b", "B", "autre"),
        Retiree("a"),
        ReponsePrete("r7", "C", "trois"),
    ]
    assert offered(LIVREES, mine) == [mine[0], mine[2]]
    assert offered(LIVREES, []) == LIVREES


@pytest.mark.parametrize(
    ("typed", "refus"),
    [
        ("Un titre seul", "vide"),
        ("Titre\n   ", "vide"),
        ("T" * 41 + "\ntexte", "titre"),
        ("Titre](menu)\ntexte", "titre"),
        ("Titre\n" + "x" * 1501, "trop_long"),
        ("Titre\nBonjour {nom de l'enfant}", "trou"),
    ],
)
def test_what_cannot_be_a_reply_is_refused(typed: str, refus: str) -> None:
    assert read_reply(typed) == refus


def test_a_title_and_a_text_make_one() -> None:
    assert read_reply(" Vacances \n\nBonjour { Prénom },\nfermé.") == ReponsePrete(
        "", "Vacances", "Bonjour { Prénom },\nfermé."
    )
