"""One spelling for the many ways of writing a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ecriture import compact, normalise, sounding


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("St-Venant", "saint venant"),
        ("Ste Marie", "sainte marie"),
        ("L'Isle-d'Abeau", "l isle d abeau"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Nœux-les-Mines", "noeux les mines"),
        ("Calonne/Lys", "calonne sur lys"),
        ("Lambres-lez-Aire", "lambres les aire"),
        ("ÉVIN", "evin"),
        ("Estaires", "estaires"),  # « st » inside a word stays
        ("62190", "62190"),
        ("!?", ""),
    ],
)
def test_names_are_brought_to_one_spelling(written: str, read: str) -> None:
    assert normalise(written) == read


def test_the_articles_that_people_forget_do_not_count() -> None:
    assert compact("Givenchy-lès-la-Bassée") == compact("givenchy les bassee")
    assert compact("Calonne-sur-la-Lys") == compact("Calonne/Lys")


def test_names_that_sound_alike_are_written_alike() -> None:
    assert sounding("robek") == sounding("Robecq") == "robec"
    assert sounding("lilers") == sounding("Lillers")
    assert sounding("Isbergues") != sounding("Lillers")


@given(st.text())
def test_a_spelling_once_made_does_not_change_any_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
