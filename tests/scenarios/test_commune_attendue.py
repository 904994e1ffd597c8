"""« Dans quelle commune ? » waits: a short sentence is answered, and what was wanted first is not lost."""

from __future__ import annotations

from tests.equipe import animatrice
from tests.world import Town


async def test_a_short_sentence_is_no_commune_and_the_first_wish_still_waits(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    camille.press("Parler au relais")
    await camille.wait_for("Dans quelle commune")
    await ville.quiet()
    before = len(camille.received)
    camille.send("je bosse de nuit")
    await camille.answer()
    await ville.quiet()
    assert "connais pas cette commune" not in "".join(m.text for m in camille.received[before:])
    camille.send("Lillers")
    await camille.wait_for("Vous parlez au", fresh=True)


async def test_a_name_that_nobody_knows_is_still_asked_again(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    camille.press("Parler au relais")
    await camille.wait_for("Dans quelle commune")
    camille.send("Jeville")
    assert "connais pas cette commune" in (await camille.answer()).text
