"""What is typed in the chat becomes a page as its writer saw it, or is refused in her words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content.brouillon import faults, is_too_long, page_of, to_markdown, to_typed
from content.reponses.baremes import Baremes
from content.reponses.mise_en_page import to_html
from content.reponses_locales import EtatLocal, imprint
from tests.savoir import MINIMUM, PAGES

TODAY = date(2026, 10, 13)
BAREMES = Baremes((MINIMUM,))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Une ligne.\nUne autre.", "Une ligne.\nUne autre."),
        ("Une idée.\n\nUne autre.", "Une idée.\n\nUne autre."),
        ("Il faut :\n- un carnet\n• une photo\nVoilà.", "Il faut :\n• un carnet\n• une photo\n\nVoilà."),
        ("1. d'abord\n2) ensuite", "1. d'abord\n2. ensuite"),
        ("C'est **important** & <3", "C'est <b>important</b> &amp; &lt;3"),
        ("   en retrait", "en retrait"),
    ],
)
def test_a_line_is_a_line(typed: str, shown: str) -> None:
    markdown = to_markdown(typed)
    assert to_html(markdown, BAREMES, TODAY).html == shown
    assert faults(markdown, BAREMES) == []


def test_a_text_given_back_is_the_one_that_was_typed() -> None:
    typed = "Une ligne.\nUne autre.\n\nIl faut :\n\n- un carnet\n- une photo"
    assert to_typed(to_markdown(typed)) == typed
    assert to_markdown(to_typed(to_markdown(typed))) == to_markdown(typed)


@pytest.mark.parametrize("typed", ["# Un titre", "_penché_", "`code`", "{inconnu}", "{am_minimum", "[x](http://a.fr)"])
def test_what_cannot_be_shown_is_said(typed: str) -> None:
    assert faults(to_markdown(typed), BAREMES)


def test_1200_letters_are_the_most() -> None:
    assert not is_too_long("x" * 1200)
    assert is_too_long("x" * 1201)


def test_a_state_comes_back_from_its_row_as_it_was() -> None:
    etat = EtatLocal(PAGES[0], True, ("le bus",), TODAY, date(2027, 1, 1), imprint(PAGES[0]))
    assert EtatLocal.of_json(etat.to_json()) == etat
    assert EtatLocal.of_json(EtatLocal().to_json()) == EtatLocal()


def test_a_reread_counts_for_the_words_that_were_reread() -> None:
    page = PAGES[0]
    reread = EtatLocal(verifie_le=TODAY, a_reverifier_le=date(2027, 1, 1), empreinte=imprint(page))
    seen = reread.apply(page, "oignies")
    assert seen is not None
    assert (seen.verifie_le, seen.portee) == (TODAY, "oignies")
    rewritten = replace(page, texte="Autre chose.")
    assert (reread.apply(rewritten, "oignies") or page).verifie_le == page.verifie_le
    newer = replace(page, verifie_le=date(2026, 12, 1))
    assert (reread.apply(newer, "oignies") or page).verifie_le == date(2026, 12, 1)


def test_a_correction_keeps_what_was_not_written() -> None:
    page = page_of({"texte": "Autre."}, PAGES[0], PAGES[0].id, "oignies", "Le relais", TODAY)
    assert page == replace(PAGES[0], texte="Autre.", portee="oignies", verifie_le=TODAY)
    fresh = page_of({"titre": "T", "texte": "t"}, None, "oignies/r1", "oignies", "Le relais", TODAY)
    assert (fresh.sources[0].titre, fresh.actions[0].genre) == ("Le relais", "appeler")
