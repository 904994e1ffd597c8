"""The little word before a name."""

from __future__ import annotations

import pytest

from content.filters_noms import en_de


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Arnica", "d'Arnica"),
        ("Élise", "d'Élise"),
        ("Hélène", "d'Hélène"),
        ("Nadia", "de Nadia"),
        ("Yasmine", "de Yasmine"),
        ("Yves", "d'Yves"),
        ("Lillers", "de Lillers"),
    ],
)
def test_de_is_elided_as_it_is_said(nom: str, dit: str) -> None:
    assert en_de(nom) == dit
