"""The same question, two relais: one has the rule and tells it, the other says how to reach it. Shipped pages."""

from __future__ import annotations

import pytest

from bot.relais import EXEMPLES, load_relais
from tests.equipe import parent
from tests.world import Town

TERRITOIRE = load_relais(EXEMPLES)
POUSSETTE = "Où puis-je laisser la poussette à la crèche ?"
DIX_JOURS = "on a combien de jours pour accepter la place ?"


@pytest.mark.parametrize(
    ("question", "fait"), [(POUSSETTE, "Un local est prévu pour les poussettes"), (DIX_JOURS, "Vous avez 10 jours")]
)
async def test_one_relais_tells_its_rule_and_the_other_how_to_reach_it(ville: Town, question: str, fait: str) -> None:
    camille = await parent(ville, "Camille", "mainvilliers")
    camille.send(question)
    told = (await camille.answer()).text
    assert fait in told
    assert "Règlements du Pôle enfance famille de Mainvilliers" in told

    sacha = await parent(ville, "Sacha", "artois-lys-romane")
    sacha.send(question)
    asked = await sacha.answer()
    assert fait not in asked.text
    assert "Mainvilliers" not in asked.text
    sacha.press("Parler au relais", asked)
    numero = TERRITOIRE.get("artois-lys-romane").contact.telephone
    assert numero is not None
    assert numero.affiche in (await sacha.answer()).text


async def test_a_relais_whose_number_is_not_known_does_not_borrow_one(ville: Town) -> None:
    """Épinay's documents give no number: the page says so, and nobody else's is shown."""
    dominique = await parent(ville, "Dominique", "epinay-sur-seine")
    dominique.send("quel est le numéro du relais ?")
    said = (await dominique.answer()).text
    assert "aucun document vérifié ne les donne" in said
    others = [one for one in TERRITOIRE.relais if one.slug != "epinay-sur-seine"]
    assert not [tel.affiche for one in others for tel in one.contact.telephones if tel.affiche in said]
