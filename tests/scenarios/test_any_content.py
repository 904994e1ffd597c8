"""Whatever somebody sends, an answer comes; an album gets one; what a human should see can be given to her."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.simulator.phone import Phone
from tests.quartier import SLUG, add_assistant
from tests.scenarios.test_rights import make_animatrice
from tests.world import Town

OFFERED: dict[str, Callable[[Phone], object]] = {
    "photo": lambda p: p.send_photo(caption="mon fils"),
    "vocal": lambda p: p.send_voice(),
    "vidéo": lambda p: p.send_video(),
    "vidéo ronde": lambda p: p.send_video_note(),
    "animation": lambda p: p.send_animation(),
    "son": lambda p: p.send_audio(),
    "document": lambda p: p.send_document("contrat.pdf", b"%PDF"),
    "sondage": lambda p: p.send_poll(),
    "autocollant": lambda p: p.send_sticker(),
    "dé": lambda p: p.send_dice(),
    "lieu": lambda p: p.share_location(50.56, 2.48),
    "lieu nommé": lambda p: p.send_venue("Mairie", "1 place", 50.56, 2.48),
    "contact d'un autre": lambda p: p.share_unknown_contact("+33639980055", "Quelqu'un"),
    "commande inconnue": lambda p: p.send("/danse"),
    "emoji": lambda p: p.send("👍"),
    "points": lambda p: p.send("..."),
    "texte très long": lambda p: p.send("Bonjour, je vous explique. " * 150),
    "mot inconnu": lambda p: p.send("xyz"),
    "chevrons": lambda p: p.send("<b>a</b> & \"b\""),
}  # fmt: skip


@pytest.mark.parametrize("what", OFFERED)
async def test_anything_sent_gets_one_answer_with_a_way_on(what: str, ville: Town) -> None:
    camille = ville.person("Camille", phone="+33639980001")
    OFFERED[what](camille)
    answer = await camille.answer()
    await ville.quiet()
    assert answer.text
    assert answer.buttons
    assert len(camille.received) == 1


async def test_an_album_gets_one_answer(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send_album(4)
    await camille.answer()
    await ville.quiet()
    assert len(camille.received) == 1
    assert "vos images" in camille.received[0].text


async def test_an_edited_message_is_answered_and_changes_nothing(ville: Town) -> None:
    camille = ville.person("Camille")
    said = camille.send("xyz")
    await camille.answer()
    camille.edit(said, "xyz corrigé")
    assert "Vous avez corrigé un message" in (await camille.wait_for("corrigé", fresh=True)).text


async def test_a_photo_can_be_given_to_the_relais_as_it_is(ville: Town) -> None:
    ines = await make_animatrice(ville)
    camille = ville.person("Camille")
    camille.open(f"https://t.me/{ville.telegram.bot.user.username}?start=r_{SLUG}")
    await camille.answer()
    camille.send_photo()
    await camille.wait_for("votre photo", fresh=True)
    camille.press("Transmettre au relais")
    await ville.quiet()
    assert any("photo" in message.raw for message in ines.received)


async def test_the_team_learns_at_once_that_somebody_blocked_the_bot_and_letters_wait(ville: Town) -> None:
    ines = await make_animatrice(ville)
    sandrine = ville.person("Sandrine")
    await add_assistant(ville, sandrine)
    sandrine.block()
    await ville.quiet()
    assert "Sandrine Exemple" in ines.received[-1].text
    assert "06 39 98 01 00" in ines.received[-1].text
    async with ville.bot.service.unit() as unit:
        unit.write("test:1:lettre:s", sandrine.id, "erreurs/bouton_perime")
    await ville.quiet()
    assert not sandrine.received
    sandrine.unblock()
    await ville.quiet()
    await sandrine.wait_for("Ce bouton", timeout=5)


async def test_a_button_of_a_former_version_says_so_and_offers_the_menu(ville: Town) -> None:
    camille = ville.person("Camille")
    async with ville.bot.service.unit() as unit:
        await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        camille.chat.started = True
        unit.write("test:1:lettre:c", camille.id, "erreurs/bouton_perime")
        unit.letters[-1].body["rows"] = [[["Ancien", "tap", "zz:12"]]]  # type: ignore[index]
    await camille.wait_for("Ce bouton")
    camille.press("Ancien")
    again = await camille.wait_for("n'est plus valable", fresh=True)
    assert ["Menu"] in again.buttons


@pytest.mark.parametrize("said", ["Merci !", "bonjour", "Ok, d'accord", "Merci beaucoup 🙂", "C'est très gentil"])
async def test_a_polite_word_is_not_a_misunderstanding(said: str, ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send(said)
    assert "Que puis-je faire pour vous ?" in (await camille.answer()).text


@pytest.mark.parametrize("said", ["xyz", "merci de me rappeler"])
async def test_a_polite_word_does_not_hide_what_is_asked(said: str, ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send(said)
    offered = {label for row in (await camille.answer()).buttons for label in row}
    assert offered & {"Envoyer ma question au relais", "Parler au relais"}
