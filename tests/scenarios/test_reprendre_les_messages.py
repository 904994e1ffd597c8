"""After a loss nothing automatic leaves: it is said, a new request tells the truth, she may take it up again."""

from __future__ import annotations

from tests.equipe import animatrice, texts
from tests.recherche import Parent
from tests.world import Town

SUSPENDUS = "Mes messages automatiques sont suspendus"


async def _bereaved(ville: Town) -> Parent:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.approve()
    said = await camille.say("jai perdu mon bb")
    assert "Je ne vous écris plus de moi-même" in said.text
    return camille


async def _words(ville: Town, demande_id: int) -> list[tuple[str, str]]:
    async with ville.bot.service.unit() as unit:
        return await unit.tx.a_dire.list_words(demande_id)


async def test_a_new_request_says_who_answers_and_the_robot_may_answer_again(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille = await _bereaved(ville)
    sent = await camille.ask()
    assert SUSPENDUS in sent.text
    assert "Dans un instant" not in sent.text
    await ville.move(hours=1)
    assert "Camille est à rappeler" in texts(noa)
    (demande,) = await camille.demandes()
    ((_, waiting),) = await _words(ville, demande.id)
    for _ in range(2):
        camille.phone.press("Reprendre les messages", sent)
        await ville.quiet()
    assert await _words(ville, demande.id) == []
    first = waiting.splitlines()[-1]
    assert texts(camille.phone).count(first) == 1


async def test_my_data_offers_to_take_the_messages_up_again(ville: Town) -> None:
    camille = await _bereaved(ville)
    await camille.say("/donnees")
    assert "vous recevrez de nouveau" in (await camille.tap("Reprendre les messages")).text
    again = await camille.say("/donnees")
    assert "Reprendre les messages" not in str(again.buttons)
    assert SUSPENDUS not in (await camille.ask()).text


async def test_my_data_offers_it_after_stop_too(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    await camille.say("stop")
    assert "Reprendre les messages" in str((await camille.say("/donnees")).buttons)
