"""Who calls, as an animatrice types it with one hand: name and number in any order, or no number."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from bot.domain.alphabet import cut_by_letter
from bot.domain.communes import RepertoireCommunes
from bot.domain.dialogues import Corrige, Repondu
from bot.domain.moules import MOULES
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_dictee import famille_of, parse_canal, parse_connue, parse_numero, parse_qui
from bot.relais import EXEMPLES, load_relais

TERRITOIRE: Final = load_relais(EXEMPLES)
CONTEXT: Final = ContexteRecherche(date(2026, 10, 13), TERRITOIRE, RepertoireCommunes.of(TERRITOIRE.relais))
NUMERO: Final = "+33639980005"


@pytest.mark.parametrize(
    ("typed", "prenom", "telephone"),
    [
        ("Nadia 06 39 98 00 05", "Nadia", NUMERO),
        ("06 39 98 00 05 Nadia", "Nadia", NUMERO),
        ("nadia, 06.39.98.00.05", "Nadia", NUMERO),
        ("Nadia:0639980005", "Nadia", NUMERO),
        ("+33 6 39 98 00 05 Nadia", "Nadia", NUMERO),
        ("Nadia +33639980005", "Nadia", NUMERO),
        ("Nadia (06-39-98-00-05)", "Nadia", NUMERO),
        ("Marie-Ange", "Marie-Ange", None),
        ("  élodie  ", "Élodie", None),
        ("N'Deye 06 39 98 00 05", "N'Deye", NUMERO),
        ("je m'appelle Sonia, 06 39 98 00 05", "Sonia", NUMERO),
        ("Bonjour, c'est Sonia 06 39 98 00 05", "Sonia", NUMERO),
        ("elle s’appelle Anne-Lise, pas de Telegram", "Anne-Lise", None),
        ("Mme Exemple 06 39 98 00 05", "Exemple", NUMERO),
        ("Sonia 06 39 98 00 05 je cherche de 8 h à 17 h 30", "Sonia", NUMERO),
    ],
)
def test_name_and_number_in_any_order(typed: str, prenom: str, telephone: str | None) -> None:
    assert parse_qui(typed, {}, CONTEXT) == Repondu({"prenom": prenom, "telephone": telephone})


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("06 39 98 00 05", "prenom"), ("…", "prenom"), ("", "prenom"), ("Nadia 06 39 98", "numero_illisible"),
        ("Nadia 00 00 00 00 00", "numero_illisible"), ("Nadia " * 12, "trop_long"),
        ("je cherche une nounou à Lillers", "prenom"),
    ],
)  # fmt: skip
def test_what_is_no_family_is_corrected(typed: str, code: str) -> None:
    read = parse_qui(typed, {}, CONTEXT)
    assert isinstance(read, Corrige)
    assert read.code == code


def test_a_number_may_be_missing_but_not_wrong() -> None:
    assert parse_numero("06 39 98 00 05", {}, CONTEXT) == Repondu(NUMERO)
    assert parse_numero("pas de numéro", {}, CONTEXT) == Repondu(None)
    assert parse_numero("06 39", {}, CONTEXT) == Corrige("numero_illisible")
    assert parse_numero("bonjour", {}, CONTEXT) == Corrige("numero_illisible")


def test_only_a_family_that_was_shown_can_be_chosen() -> None:
    said: dict[str, Any] = {"connues": [12, 13]}
    assert parse_connue("12", said, CONTEXT) == Repondu(12)
    assert parse_connue("autre", said, CONTEXT) == Repondu("autre")
    assert parse_connue("99", said, CONTEXT) == Corrige("bouton")
    assert famille_of({"connue": 12}) == 12
    assert famille_of({"connue": "autre"}) is None


def test_the_way_it_came() -> None:
    assert parse_canal("guichet", {}, CONTEXT) == Repondu("guichet")
    assert parse_canal("messagerie", {}, CONTEXT) == Corrige("bouton")


def test_a_dictated_form_asks_what_a_parent_is_asked() -> None:
    """One form: a question added for parents is asked on the phone too."""
    ours, theirs = ([step.name for step in MOULES[kind].etapes] for kind in ("dictee", "recherche"))
    assert set(theirs) <= set(ours)
    assert ours[:4] == ["canal", "qui", "telephone", "connue"]
    assert [name for name in ours if name in theirs and name != "telephone"] == [n for n in theirs if n != "telephone"]


def test_every_commune_is_behind_a_letter_and_no_screen_is_long() -> None:
    for relais in TERRITOIRE.relais:
        communes = relais.communes_at(CONTEXT.today)
        tranches = cut_by_letter(communes)
        assert sorted(c.nom for t in tranches for c in t.noms) == sorted(c.nom for c in communes)
        assert all(len(tranche.noms) <= 12 for tranche in tranches)
