"""Where a family searches decides everything: the commune, the relais, what is next door."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.recherche import Parent
from tests.world import Town

LILLERS = (50.5620, 2.4801)
PARIS = (48.8566, 2.3522)


def dump(ville: Town) -> str:
    """Everything the database holds, as text."""
    with closing(sqlite3.connect(ville.settings.database)) as connection:
        return "\n".join(connection.iterdump())


async def test_a_shared_place_gives_communes_and_is_forgotten_at_once(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.tap("Chercher un accueil", "Utiliser ma position")
    camille.phone.share_location(*LILLERS)
    offered = await camille.phone.answer()
    await ville.quiet()
    assert "Lillers, RPE Artois-Lys Romane" in offered.buttons[0]
    assert "50.562" not in dump(ville)
    assert "2.4801" not in dump(ville)
    assert "Lillers, c'est noté" in (await camille.tap("Lillers")).text


async def test_a_place_far_away_is_told_so(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.tap("Chercher un accueil", "Utiliser ma position")
    camille.phone.share_location(*PARIS)
    said = await camille.phone.wait_for("Aucune de nos communes", fresh=True)
    assert "monenfant.fr" in said.text


async def test_the_place_may_be_typed_after_all(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.tap("Chercher un accueil", "Utiliser ma position")
    asked = await camille.tap("Écrire la commune")
    assert "Dans quelle commune" in asked.text
    assert "c'est noté" in (await camille.say("lilers")).text or "Est-ce cette commune" in camille.phone.last.text


async def test_a_commune_nobody_covers_gets_a_helpful_answer(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.tap("Chercher un accueil")
    said = await camille.say("Marseille")
    assert "monenfant.fr" in said.text
    assert "mairie" in said.text
    assert "Lillers, c'est noté" in (await camille.say("lillers")).text


async def test_a_doubt_is_offered_as_buttons(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.tap("Chercher un accueil")
    offered = await camille.say("auchy")
    assert {row[0].split(",")[0] for row in offered.buttons[:2]} == {"Auchy-au-Bois", "Auchy-les-Mines"}
    assert "Auchy-les-Mines, c'est noté" in (await camille.tap("Auchy-les-Mines")).text


async def test_the_commune_decides_the_relais_and_two_relais_stay_sealed(ville: Town) -> None:
    camille = Parent(ville)
    await camille.ask("Lillers")
    await camille.begin("Dourges")
    await camille.tap("D'accord, continuer")
    await camille.describe()  # asked again: agreements and number belong to one relais
    assert "Votre demande ira au Relais Petite Enfance mutualisé d'Oignies" in camille.phone.last.text
    await camille.tap("Envoyer ma demande")
    oignies, artois = await camille.demandes()
    assert oignies.relais_id != artois.relais_id
    assert oignies.famille_id != artois.famille_id
    async with ville.bot.service.unit() as unit:
        assert [d.id for d in await unit.tx.demandes.list_of_relais(artois.relais_id)] == [artois.id]
        assert [d.id for d in await unit.tx.demandes.list_of_relais(oignies.relais_id)] == [oignies.id]


async def test_changing_the_commune_of_a_search_asks_the_other_relais_s_agreement(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin("Lillers")
    await camille.describe()
    await camille.tap("Corriger", "La commune")
    asked = await camille.say("Dourges")
    assert "Oignies" in asked.text
    asked = await camille.tap("D'accord, continuer")
    assert "Ce que deviennent vos réponses" in asked.text


async def test_a_relais_next_door_is_named_and_a_second_request_is_offered(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin("Auchy-les-Mines")
    await camille.describe()
    await camille.tap("Ajouter une précision", "La distance", "20 km")
    sent = await camille.tap("Envoyer ma demande")
    assert "Dourges" in sent.text
    asked = await camille.tap("Demander aussi au RPE d'Oignies")
    assert "Ce que deviennent vos réponses" in asked.text  # its own agreement
    await camille.tap("J'accepte, continuer", "Continuer sans donner mon numéro")
    await camille.tap("Envoyer ma demande")
    second, first = await camille.demandes()
    assert second.relais_id != first.relais_id
    assert second.besoin.enfants == first.besoin.enfants
    assert second.besoin.commune == "62637"  # Oignies itself is its nearest commune
    assert not second.peut_etre_appelee


async def test_few_communes_are_buttons(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start r_oignies")
    assert "Oignies" in camille.phone.last.text
    asked = await camille.tap("Chercher un accueil")
    assert ["Oignies", "Dourges"] in asked.buttons
    assert "Dourges, c'est noté" in (await camille.tap("Dourges")).text


async def test_an_unknown_link_gets_a_polite_word_and_the_menu(ville: Town) -> None:
    camille = Parent(ville)
    for payload in ("r_nulle-part", "x_inconnu"):
        said = await camille.say(f"/start {payload}")
        assert "Demandez un nouveau lien" in said.text
        assert said.buttons == [["Menu"]]
