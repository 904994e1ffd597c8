"""A request goes to its circles, one after the other."""

from __future__ import annotations

from tests.quartier import (
    add_assistant,
    libre,
    soon,
    submit,
)
from tests.world import Town


async def test_a_known_place_is_asked_first_and_the_family_reads_it(ville: Town) -> None:
    camille, alix, dominique = ville.person("Camille"), ville.person("Alix"), ville.person("Dominique")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    await add_assistant(ville, dominique)
    numero = await submit(ville, camille)
    await soon(ville)
    letter = await alix.wait_for(f"Demande n° {numero}")
    assert "né en septembre 2026" in letter.text
    assert "une place que vous avez déclarée" in letter.text
    assert letter.buttons == [["Cette demande m'intéresse"], ["Pas cette fois"]]
    assert "Camille" not in letter.text
    assert dominique.received == []
    told = await camille.wait_for("est partie")
    assert "Dans tous les cas, vous aurez une réponse le vendredi 23 octobre 2026 au plus tard." in told.text
