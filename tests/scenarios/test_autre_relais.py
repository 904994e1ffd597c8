"""A request for a commune of another relais goes there with the family's explicit agreement; nothing else crosses."""

from __future__ import annotations

from tests.recherche import Parent
from tests.world import Town


async def test_the_family_agrees_before_it_writes_to_another_relais(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin("Lillers")
    await camille.say("/menu")
    await camille.tap("Chercher un accueil", "En commencer une autre")
    asked = await camille.say("Mainvilliers")
    assert "Mainvilliers est suivie par un autre relais" in asked.text
    assert "Votre relais ne la verra pas" in asked.text
    await camille.tap("Choisir une autre commune")
    assert "est suivie par un autre relais" in (await camille.say("Mainvilliers")).text
    assert "Pour quel enfant" in (await camille.tap("D'accord, continuer")).text


async def test_at_home_nothing_more_is_asked(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin("Lillers")
    await camille.tap("Retour")
    assert "Pour quel enfant" in (await camille.say("Burbure")).text


async def test_a_commune_that_nobody_covers_says_whom_to_ask(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.tap("Chercher un accueil")
    said = (await camille.say("Marseille")).text
    assert "monenfant.fr" in said
    assert "la Caf" in said
