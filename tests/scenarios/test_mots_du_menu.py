"""A label typed opens its screen; « j'arrête » offers to withdraw, without asking why."""

from __future__ import annotations

import pytest

from tests.equipe import animatrice, parent, speaking
from tests.quartier import demande_of, submit
from tests.world import Town


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("Mes demandes", "demande"), ("mes donnees", "Ce que je garde de vous"), ("MENU", "Je suis le robot"),
     ("parler au relais", "Vous parlez au"), ("chercher un accueil.", "commune"), ("annuler", "Je suis le robot")],
)  # fmt: skip
async def test_a_typed_label_opens_its_screen(ville: Town, typed: str, shown: str) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    camille.send(typed)
    assert shown in (await camille.answer()).text


@pytest.mark.parametrize("typed", ["j'arrête", "jarrete ma recherche svp", "J’abandonne"])
async def test_giving_up_offers_to_withdraw_the_open_request(ville: Town, typed: str) -> None:
    camille = await parent(ville)
    numero = await submit(ville, camille)
    camille.send(typed)
    await camille.wait_for("Vous arrêtez votre recherche", fresh=True)
    for _ in range(2):
        camille.press("Retirer ma demande")
        await ville.quiet()
    assert (await demande_of(ville, numero)).etat == "retiree"


async def test_said_to_a_human_these_words_are_hers(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    camille.send("mes demandes")
    await noa.wait_for("mes demandes")


async def test_without_a_request_giving_up_is_an_ordinary_sentence(ville: Town) -> None:
    camille = await parent(ville)
    camille.send("j'arrête")
    assert "Vous arrêtez votre recherche" not in (await camille.answer()).text
