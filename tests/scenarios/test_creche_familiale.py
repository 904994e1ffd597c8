"""Who is employed by a crèche familiale is never asked: the structure receives the families."""

from __future__ import annotations

from dataclasses import replace

from tests.bureau import forge
from tests.quartier import UN_BEBE, add_animatrice, add_assistant, libre, propositions_of, soon, submit
from tests.world import Town

MAINVILLIERS = "28229"


async def test_nobody_is_asked_and_everybody_reads_why(ville: Town) -> None:
    noa, camille, employee = ville.person("Noa"), ville.person("Camille"), ville.person("Inès")
    await add_animatrice(ville, noa, "mainvilliers")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, employee, place, slug="mainvilliers", commune=MAINVILLIERS, statut="creche_familiale")
    besoin = replace(UN_BEBE, commune=MAINVILLIERS)
    numero = await submit(ville, camille, besoin, slug="mainvilliers")
    await soon(ville)
    assert await propositions_of(ville, numero) == []
    assert "crèche familiale" in camille.screen()
    assert "c'est elle qui reçoit les familles" in camille.screen()
    await forge(ville, noa, f"an:x:{numero}:creche_familiale:0")
    assert "c'est la structure qui reçoit les familles" in noa.last.text
    noa.press("Famille orientée")
    await ville.quiet()
