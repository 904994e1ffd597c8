"""What goes to the relais is shown first, nothing asked is forgotten, nothing leaves twice."""

from __future__ import annotations

import pytest

from tests.equipe import animatrice, parent, texts
from tests.scenarios.test_messagerie import forge, press
from tests.scenarios.test_questions import CAMION, CONGES, ask
from tests.world import Town

pytestmark = pytest.mark.usefixtures("pages")


async def test_under_an_answer_what_leaves_is_shown_before_it_leaves(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CONGES)
    await press(ville, camille, "Les congés payés : les poser")
    shown = await press(ville, camille, "Parler au relais")
    assert "Voici ce que le relais recevra" in shown
    assert CONGES in shown
    assert "Rien n'est encore parti." in shown
    assert CONGES not in texts(noa)
    await press(ville, camille, "Envoyer ma question")
    await noa.wait_for(CONGES)
    await camille.wait_for("Votre question est transmise")


async def test_she_may_add_something_and_both_leave_together(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CONGES)
    await press(ville, camille, "Les congés payés : les poser", "Parler au relais", "Ajouter quelque chose")
    await ville.restart_bot()
    camille.send("C'est pour le mois d'août.")
    got = await noa.wait_for("C'est pour le mois d'août.")
    assert CONGES in got.text
    camille.send("Merci")
    assert CONGES not in (await noa.wait_for("Merci")).text


async def test_the_first_question_is_not_lost_when_another_is_asked_before_the_commune(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille = ville.person("Camille")
    await ask(ville, camille, CAMION)
    await press(ville, camille, "Envoyer ma question au relais")
    await camille.wait_for("Dans quelle commune")
    other = "est-ce que le relais prête des poussettes doubles aux familles"
    camille.send(other)
    await ville.quiet()
    camille.send("/start")
    await ville.quiet()
    await press(ville, camille, "Parler au relais")
    await camille.wait_for("Dans quelle commune", fresh=True)
    camille.send("Lillers")
    await noa.wait_for(CAMION)
    await ville.quiet()
    assert texts(noa).count(CAMION) == 1
    camille.send("Autre chose")
    await noa.wait_for("Autre chose")
    assert texts(noa).count(CAMION) == 1


async def test_an_old_message_opens_no_second_conversation_about_it(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CAMION)
    unknown = camille.last
    camille.press("Envoyer ma question au relais", unknown)
    await camille.wait_for("Votre question est transmise")
    camille.press("Terminer")
    await camille.wait_for("C'est noté")
    camille.press("Envoyer ma question au relais", unknown)
    told = await camille.wait_for("Cette question est déjà chez le relais")
    assert ["Parler au relais", "Menu"] in told.buttons
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM conversation") == 1
        assert await unit.tx.sql.value("SELECT count(*) FROM conversation WHERE closed_at IS NULL") == 0
    assert texts(noa).count(CAMION) == 1


async def test_a_question_of_somebody_else_is_never_shown(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille, louis = await parent(ville), await parent(ville, "Louis")
    await ask(ville, camille, CAMION)
    for forged in ("q:pt:1", "q:pa:1", "q:t:1"):
        await forge(ville, louis, forged)
    louis.send("oui")
    await ville.quiet()
    assert CAMION not in texts(louis)
