"""Who plays in the demonstration."""

from __future__ import annotations

from bot.distribution import CAMILLE
from bot.domain.annuaire.telephones import parse_telephones
from bot.exemples.annuaire_fictif import generate


def test_the_parent_s_number_is_nobody_s_in_the_directory() -> None:
    cells = generate().decode("cp1252").replace("\r\n", ";").split(";")
    numbers = {parse_telephones(cell).choisi() for cell in cells}
    assert "+33639980016" in numbers, "the directory's numbers are read"
    assert CAMILLE.telephone not in numbers
