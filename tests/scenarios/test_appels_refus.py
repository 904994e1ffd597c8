"""« Ne souhaite plus être appelée »: asked what she means, and respected at the next campaign too."""

from __future__ import annotations

from datetime import timedelta

from tests.appels import campaign, count_contacts, names, open_list, participation_of, press
from tests.bureau import add_animatrice, open_board
from tests.quartier import add_assistant, propositions_of, soon, submit
from tests.world import Town


async def test_only_for_a_family(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    odile = await add_assistant(ville, "Odile")
    await campaign(ville)
    await open_list(ville, nadia)
    said = await press(ville, nadia, "Odile Exemple", "Ne plus l'appeler", "Seulement pour une famille")
    assert "n'est plus appelée, sauf pour une famille" in said
    assert await names(ville) == []
    assert (await participation_of(ville, odile.id))["motif"] == "sans_appel"
    assert await count_contacts(ville) == 1
    await ville.sleep_until(ville.now() + timedelta(days=30))
    await campaign(ville, "Campagne de novembre")
    assert await names(ville) == []
    assert (await participation_of(ville, odile.id))["motif"] == "sans_appel"
    await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert await names(ville) == ["Odile"]  # a family is another matter
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple", "Voir sa fiche")
    assert "Ne souhaite plus d'appel, sauf pour une famille" in nadia.last.text
    assert "Ne souhaite plus d'appel" not in await press(ville, nadia, "On peut de nouveau l'appeler")


async def test_messages_instead_and_the_request_that_waited_is_written_to_her(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix)
    async with ville.bot.service.unit() as unit:
        await unit.tx.profils.set_phone(entry.id, True, unit.now)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert alix.received == []
    await open_list(ville, nadia)
    said = await press(ville, nadia, "Alix Exemple", "Ne plus l'appeler", "Des messages plutôt")
    assert "reçoit des messages, plus d'appels" in said
    await alix.wait_for(f"Demande n° {numero}")
    (proposition,) = await propositions_of(ville, numero)
    assert proposition.etat == "en_attente"
    assert await names(ville) == []


async def test_nobody_without_telegram_is_offered_messages(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Odile")
    await campaign(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple", "Ne plus l'appeler")
    assert all("Des messages plutôt" not in row for row in nadia.last.buttons)


async def test_left_alone_altogether_and_the_families_who_counted_on_her_are_named(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", "Intéressée", "Par le relais")
    await open_board(ville, nadia)
    await press(ville, nadia, "Trouver un assistant maternel")
    nadia.send("alix")
    await nadia.wait_for("Alix Exemple", fresh=True)
    said = await press(ville, nadia, "Alix Exemple", "Noter un appel", "Ne plus l'appeler", "Ne plus diffuser")
    assert "n'est plus diffusée" in said
    assert f"demande n° {numero}" in said
    assert await names(ville) == ["Camille"]  # the family that had her answer is to be phoned
