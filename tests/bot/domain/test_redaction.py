"""What an animatrice writes: what fits, what is kindly refused, what is asked next."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.dialogues import Corrige, Repondu
from bot.domain.montants import Montant, read_montant
from bot.domain.redaction import (
    list_formulations,
    next_champ,
    parse_formulations,
    parse_relecture,
    parse_source,
    parse_titre,
)
from bot.domain.relecture import is_warning_due, next_review

TODAY = date(2026, 10, 13)


def test_a_new_page_is_asked_in_order_and_what_is_known_is_not() -> None:
    assert next_champ({}) == "titre"
    assert next_champ({"titre": "A", "texte": "B", "formulations": ["c"], "public": "tous"}) == "sujet"
    assert next_champ({"titre": "A", "texte": "B", "formulations": ["c"], "public": "tous", "sujet": "mam"}) is None


def test_a_title_is_also_a_button() -> None:
    assert parse_titre("  La   période\nd'essai ") == Repondu("La période d'essai")
    assert parse_titre("x" * 45) == Repondu("x" * 45)
    assert parse_titre("x" * 46) == Corrige("titre_long", nombre=46)
    assert parse_titre(" ") == Corrige("vide")


def test_wordings_are_one_a_line_and_name_nobody() -> None:
    assert parse_formulations("- le bus ?\n\n• le bus ?\nà quelle heure") == Repondu(["le bus ?", "à quelle heure"])
    for personal in ("appelez 06 39 98 00 01", "écrivez à camille@exemple.fr", "mon numéro 0639980001"):
        assert parse_formulations(personal) == Corrige("formulation_personnelle", dit=personal)
    assert parse_formulations("x" * 201) == Corrige("formulation_longue", dit="x" * 60)
    assert list_formulations(["le 06 39 98 00 01", "x" * 300, " le  bus ", "le bus"]) == ["le bus"]


def test_a_review_is_some_months_or_a_date_to_come() -> None:
    assert parse_relecture("6", TODAY) == Repondu("2027-04-14")
    assert parse_relecture("1er mars 2027", TODAY) == Repondu("2027-03-01")
    assert isinstance(parse_relecture("hier", TODAY), Corrige)
    assert isinstance(parse_relecture("13/10/2026", TODAY), Corrige)
    assert isinstance(parse_relecture("je ne sais pas", TODAY), Corrige)


def test_a_source_is_a_name_and_perhaps_an_address() -> None:
    site = {"titre": "Site de la mairie", "adresse": "https://www.exemple.fr/rpe"}
    assert parse_source("Site de la mairie : https://www.exemple.fr/rpe.") == Repondu(site)
    assert parse_source("https://www.exemple.fr/a") == Repondu(
        {"titre": "www.exemple.fr", "adresse": "https://www.exemple.fr/a"}
    )
    assert parse_source("Règlement 2026") == Repondu({"titre": "Règlement 2026", "adresse": ""})
    assert parse_source("le site http://exemple.fr") == Corrige("source_http")
    assert parse_source(" ") == Corrige("vide")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4,25", Montant("4.25", None)),
        ("4,25 €", Montant("4.25", None)),
        ("3 500", Montant("3500", None)),
        ("4.35 depuis le 1er janvier 2027", Montant("4.35", date(2027, 1, 1))),
        ("12 % à partir du 01/06/2026", Montant("12", date(2026, 6, 1))),
        ("beaucoup", None),
        ("", None),
        ("4,25 depuis toujours", None),
    ],
)
def test_an_amount_is_read_with_its_date(text: str, read: Montant | None) -> None:
    assert read_montant(text, TODAY, words=False) == read


def test_a_legal_date_is_words() -> None:
    assert read_montant(" 1er  juin ", TODAY, words=True) == Montant("1er juin", None)
    assert read_montant("x" * 61, TODAY, words=True) is None


def test_a_late_page_is_told_twice() -> None:
    due = date(2026, 10, 1)
    assert not is_warning_due(due, 0, due, 30)
    assert is_warning_due(due, 0, date(2026, 10, 2), 30)
    assert not is_warning_due(due, 1, date(2026, 10, 15), 30)
    assert is_warning_due(due, 1, date(2026, 10, 16), 30)
    assert not is_warning_due(due, 2, date(2027, 10, 16), 30)


def test_reread_today_the_next_review_comes_as_long_after() -> None:
    assert next_review(date(2026, 1, 1), date(2026, 4, 1), TODAY) == date(2027, 1, 11)
    assert next_review(date(2026, 1, 1), date(2026, 1, 2), TODAY) == date(2026, 11, 12)
    assert next_review(date(2020, 1, 1), date(2026, 1, 2), TODAY) == date(2027, 10, 14)
    assert next_review(date(2026, 1, 1), date(2026, 1, 1), TODAY) == date(2027, 4, 13)
