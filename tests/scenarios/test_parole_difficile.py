"""A loss, a fear, a distress, a debt, in the middle of anything: one sober sentence, a human, and then silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.usecases.leave_in_peace import lift
from tests.equipe import animatrice, parent, speaking, texts
from tests.recherche import Parent
from tests.world import Town

DITS = (
    "on a perdu notre bébé la semaine dernière",
    "mon ex ne doit pas savoir où je suis",
    "mon conjoint me battait, je suis partie",
    "je n'ai plus goût à rien",
    "la crèche a exclu mon fils",
    "on va être expulsés",
)


@pytest.mark.parametrize("dit", DITS)
async def test_in_the_middle_of_a_form_it_is_heard_and_the_form_asks_nothing_more(ville: Town, dit: str) -> None:
    await animatrice(ville, "Noa")
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non")
    said = await camille.say(dit)
    assert "animatrice" in said.text
    assert len(said.text) < 500
    assert "?" not in said.text
    assert {label for row in said.buttons for label in row} == {"Parler au relais", "Menu"}
    before = len(camille.phone.received)
    await ville.move(days=3)
    assert len(camille.phone.received) == before
    await camille.say("/start")
    asked = await camille.tap("Mes demandes", "Reprendre ma recherche")
    assert "partir de quand" in asked.text or "jour" in asked.text


@pytest.mark.parametrize("dit", DITS[:3])
async def test_while_a_human_speaks_the_robot_says_nothing(ville: Town, dit: str) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    before = len(camille.received)
    camille.send(dit)
    await noa.wait_for(dit)
    await ville.quiet()
    assert len(camille.received) == before
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        assert await unit.tx.sql.value("SELECT en_retrait_le FROM compte WHERE id = :id", {"id": who.compte_id})


async def test_an_open_request_says_nothing_more_until_an_animatrice_lifts_it(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille = Parent(ville)
    await camille.say("/start")
    await camille.approve()
    await camille.ask()
    await ville.move(hours=1)
    await camille.say("on a perdu notre bébé")
    before = len(camille.phone.received)
    await ville.sleep_until(ville.now() + timedelta(days=60))
    assert len(camille.phone.received) == before
    async with ville.bot.service.unit() as unit:
        noas = await unit.tx.personnes.meet(noa.id, "Noa", unit.now)
        hers = await unit.tx.personnes.meet(camille.phone.id, "Camille", unit.now)
        assert await lift(unit, noas, hers.compte_id)
    await ville.sleep_until(ville.now() + timedelta(days=30))
    await ville.move(hours=3)
    assert "Votre demande est-elle toujours d'actualité ?" in texts(camille.phone)


async def test_a_professional_threatened_over_her_wages_reads_of_her_work(ville: Town) -> None:
    camille = await parent(ville)
    camille.send("le père d'un petit que j'accueille m'a menacée de mort si je réclame mon salaire")
    shown = await camille.wait_for("Appelez le 17 ou le 112 maintenant")
    assert "Personne ne doit travailler sous la menace" in shown.text
    assert "3919" not in shown.text
    camille.send("mon mari me menace de mort")
    assert "3919" in (await camille.wait_for("3919", fresh=True)).text


async def test_a_shaken_child_sees_a_doctor_then_is_protected(ville: Town) -> None:
    camille = await parent(ville)
    camille.send("la nounou a secoué ma fille")
    text = (await camille.wait_for("Appelez le 15 ou le 112 maintenant")).text
    assert text.index("15") < text.index("17 :") < text.index("119")


async def test_somebody_at_the_door_for_the_children_is_for_the_police(ville: Town) -> None:
    camille = await parent(ville)
    camille.send("un homme essaie d'entrer et de prendre les enfants")
    assert "Appelez le 17 ou le 112 maintenant" in (await camille.wait_for("Appelez le 17")).text
