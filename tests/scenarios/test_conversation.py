"""« Parler au relais »: a human answers, the bot is silent, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from bot.simulator.api_media import described
from bot.simulator.files import Upload
from bot.simulator.incoming import tap
from bot.simulator.phone import Phone
from tests.equipe import animatrice, parent, speaking, texts
from tests.world import Town


async def test_what_a_person_writes_reaches_the_team_and_the_answer_reaches_her(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    camille.send("Bonjour, je cherche pour mars <3")
    got = await noa.wait_for("je cherche pour mars <3")
    assert got.text.startswith("#1 · Camille")
    noa.reply(got, "Bonjour, je vous appelle demain.")
    answer = await camille.wait_for("je vous appelle demain")
    assert answer.text.startswith("Le relais")
    assert "Noa" not in texts(camille)


async def test_what_she_writes_is_for_the_human_and_the_bot_adds_nothing(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    before = len(camille.received)
    camille.send("bonjour ?")
    camille.send("comment déclarer à Pajemploi ?")
    camille.send("/merci beaucoup")
    await ville.quiet()
    assert len(camille.received) == before
    assert {"bonjour ?", "comment déclarer à Pajemploi ?", "/merci beaucoup"} <= set(texts(noa).split("\n"))


async def test_her_buttons_and_commands_answer_during_a_conversation(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    menu = camille.last
    await speaking(ville, camille)
    camille.press("Mes données", menu)
    await camille.wait_for("Ce que je garde de vous")
    camille.send("/start")
    assert "Vous parlez avec le relais en ce moment" in (await camille.wait_for("Je suis le robot", fresh=True)).text
    camille.press("Parler au relais")
    await camille.wait_for("Vous parlez déjà avec le relais")
    camille.send("/stop")
    await camille.wait_for("plus de message automatique", fresh=True)
    camille.send("c'est encore moi")
    await noa.wait_for("c'est encore moi")
    assert "/start" not in texts(noa)


async def test_what_would_wait_for_her_words_waits_for_the_end_of_the_conversation(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    menu = camille.last
    await speaking(ville, camille)
    camille.press("Chercher un accueil", menu)
    told = await camille.wait_for("Terminez d'abord la conversation")
    assert ["Terminer la conversation", "Menu"] in told.buttons
    camille.press("Terminer la conversation")
    await camille.wait_for("C'est noté")
    camille.press("Chercher un accueil", menu)
    await camille.wait_for("Dans quelle commune", fresh=True)


async def test_nothing_automatic_leaves_while_a_human_is_speaking(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    await speaking(ville, camille)
    async with ville.bot.service.unit() as unit:
        unit.write("essai:1", camille.id, "erreurs/bouton_perime", genre="automatique")
    await ville.quiet()
    assert "plus valable" not in texts(camille)
    camille.press("Terminer")
    await camille.wait_for("plus valable")


async def test_a_conversation_that_ends_at_night_lets_nothing_automatic_out_before_morning(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    await speaking(ville, camille)
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of("artois-lys-romane")
        unit.write("essai:1", camille.id, "erreurs/bouton_perime", genre="automatique", relais_id=home)
    await ville.move_to(datetime.fromisoformat("2026-10-13T22:30:00+02:00"))
    camille.press("Terminer")
    await ville.quiet()
    assert "plus valable" not in texts(camille)
    await ville.move_to(datetime.fromisoformat("2026-10-14T08:01:00+02:00"))
    await camille.wait_for("plus valable")


GIFTS: dict[str, Callable[[Phone], object]] = {
    "photo": lambda phone: phone.send_photo(caption="le doudou"),
    "voice": lambda phone: phone.send_voice(),
    "sticker": lambda phone: phone.send_sticker(),
    "video": lambda phone: phone.send_video(),
    "video_note": lambda phone: phone.send_video_note(),
    "audio": lambda phone: phone.send_audio(),
    "animation": lambda phone: phone.send_animation(),
    "poll": lambda phone: phone.send_poll(),
    "dice": lambda phone: phone.send_dice(),
    "contact": lambda phone: phone.share_contact(),
    "document": lambda phone: phone.send_document("attestation.pdf", b"%PDF"),
    "location": lambda phone: phone.share_location(50.56, 2.48),
    "venue": lambda phone: phone.send_venue("La crèche", "1 rue de l'Exemple", 50.56, 2.48),
}


@pytest.mark.parametrize("kind", GIFTS)
async def test_every_kind_of_message_reaches_the_team(ville: Town, kind: str) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    GIFTS[kind](camille)
    await ville.quiet()
    head, carried = noa.received[-2:]
    assert carried.raw.keys() & {kind}
    assert "quelque chose" not in head.text


async def test_an_album_is_announced_once(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    camille.send_album(3)
    await ville.quiet()
    assert texts(noa).count("a envoyé une photo") == 1
    assert [m.kind for m in noa.received].count("photo") == 3


async def test_a_corrected_message_reaches_the_team_again(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    said = camille.send("J'arrive à 9 h")
    await noa.wait_for("J'arrive à 9 h")
    camille.edit(said, "J'arrive à 10 h")
    corrected = await noa.wait_for("J'arrive à 10 h")
    assert "(message corrigé)" in corrected.text


async def test_a_corrected_answer_corrects_what_the_person_reads(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    mine = noa.reply(await noa.wait_for("demande à parler"), "Venez jeudi")
    await camille.wait_for("Venez jeudi")
    noa.edit(mine, "Venez vendredi")
    answer = await camille.wait_for("Venez vendredi")
    assert answer.edited
    assert "jeudi" not in texts(camille)


async def test_a_photo_answers_a_parent_too(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    asked = await noa.wait_for("demande à parler")
    photo = ville.telegram.world.files.add("photo", Upload("p.png", b"PNG", "image/png"))
    noa.give({"photo": described(photo)}, to=asked)
    await camille.wait_for("vous envoie ceci")
    await ville.quiet()
    assert camille.received[-1].kind == "photo"


async def test_a_very_long_message_arrives_whole(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    words = " ".join(f"mot{n}" for n in range(600))[:4090]
    camille.send(words)
    await ville.quiet()
    got = [m.text for m in noa.received if "mot" in m.text]
    assert len(got) == 2
    assert " ".join(part.split("\n", 1)[1] for part in got) == words


async def test_closed_hours_are_said_with_the_next_opening(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    await ville.sleep_until(datetime.fromisoformat("2027-03-27T20:30:00+01:00"))  # Saturday; Easter Monday follows
    camille.press("Parler au relais")
    told = await camille.wait_for("Vous parlez au")
    assert "mardi 30 mars 2027 à 13 h 30" in told.text


async def test_in_opening_hours_no_date_is_promised(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    await ville.move(hours=5)  # 15 h
    camille.press("Parler au relais")
    told = await camille.wait_for("Vous parlez au")
    assert "dès qu'elle est disponible" in told.text


async def test_each_closed_time_is_said_once(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    await speaking(ville, camille)  # Tuesday morning: closed, and said so
    camille.send("un")
    camille.send("deux")
    await ville.quiet()
    assert texts(camille).count("Le relais est fermé") == 1
    await ville.move(hours=10)  # Tuesday evening: closed again
    camille.send("trois")
    camille.send("quatre")
    await ville.quiet()
    assert texts(camille).count("Le relais est fermé") == 2
    assert "mercredi 14 octobre 2026 à 13 h 30" in texts(camille)


async def test_closing_gives_the_bot_back_its_voice_and_reopening_takes_it(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    noa.press("Clore")
    await noa.wait_for("Clore quand même ?")  # her question waits
    noa.press("Clore quand même")
    await camille.wait_for("est terminée")
    await ville.quiet()
    camille.send("merci")
    await camille.wait_for("Que puis-je faire pour vous ?")
    noa.press("Rouvrir")
    await camille.wait_for("reprend la conversation")
    camille.send("encore moi")
    await noa.wait_for("encore moi")


async def test_the_person_ends_it_herself(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    camille.send("/terminer")
    await camille.wait_for("C'est noté")
    await noa.wait_for("close par Camille")


async def test_an_answer_to_a_closed_conversation_opens_it_again(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    root = await noa.wait_for("demande à parler")
    noa.press("Clore")
    await noa.wait_for("Clore quand même ?")  # her question waits
    noa.press("Clore quand même")
    await camille.wait_for("est terminée")
    noa.reply(root, "J'oubliais : pensez au carnet.")
    await camille.wait_for("reprend la conversation")
    await camille.wait_for("carnet")
    camille.send("Merci !")
    await noa.wait_for("Merci !")
    camille.press("Terminer")
    await camille.wait_for("C'est noté")


async def test_colleagues_see_who_answered(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille = await parent(ville)
    await speaking(ville, camille)
    noa.reply(await noa.wait_for("demande à parler"), "Bonjour")
    seen = await lou.wait_for("Noa a répondu")
    assert "Bonjour" in seen.text


async def test_a_reply_long_after_is_found_by_its_number(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    root = await noa.wait_for("demande à parler")
    async with ville.bot.service.unit() as unit:
        await unit.tx.letters.forget_settled(unit.now.replace(year=2030))
    noa.reply(root, "Toujours là")
    await camille.wait_for("Toujours là")


async def test_a_reply_to_nobody_is_told_so(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    noa.reply(noa.last, "Bonjour")
    await noa.wait_for("rien n'est parti")


async def test_what_the_bot_does_not_understand_can_go_to_the_relais(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send_voice()
    await camille.wait_for("si vous le lui transmettez")
    camille.press("Transmettre au relais")
    await camille.wait_for("Votre message est transmis")
    await ville.quiet()
    assert noa.received[-1].kind == "voice"


async def test_the_relais_is_asked_by_the_commune_when_it_is_not_known(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    camille.press("Parler au relais")
    await camille.wait_for("Dans quelle commune")
    await ville.restart_bot()
    camille.send("a lillers")
    await camille.wait_for("Écrivez votre message")
    await noa.wait_for("demande à parler au relais")


async def test_a_relais_that_nobody_reads_says_how_to_reach_it(ville: Town) -> None:
    camille = await parent(ville)
    camille.press("Parler au relais")
    told = await camille.wait_for("ne lit pas encore")
    assert "03 21 61 50 00" in told.text
    camille.send("/start")
    await camille.wait_for("Bonjour", fresh=True)


async def test_a_restart_between_two_steps_changes_nothing(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    await ville.restart_bot()
    camille.send("Vous êtes là ?")
    got = await noa.wait_for("Vous êtes là ?")
    await ville.restart_bot()
    noa.reply(got, "Oui")
    await camille.wait_for("Oui")


async def test_the_team_is_told_when_its_answer_cannot_arrive(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    root = await noa.wait_for("demande à parler")
    camille.block()
    await ville.quiet()
    noa.reply(root, "Un")
    told = await noa.wait_for("Votre réponse (#1) n'est pas arrivée")
    assert "ne reçoit plus mes messages" in told.text
    noa.reply(root, "Deux")
    await ville.quiet()
    assert texts(noa).count("n'est pas arrivée") == 2


async def test_each_evening_those_who_wait_are_recalled(ville: Town) -> None:
    noa, camille, louis = await animatrice(ville, "Noa"), await parent(ville), await parent(ville, "Louis")
    await speaking(ville, camille)
    await speaking(ville, louis)
    noa.reply(await noa.wait_for("Louis"), "Bonjour Louis")
    await ville.move(days=1)  # on Tuesday evening: 3 h 30 of open time without an answer for Camille
    recalled = [m.text for m in noa.received if "attend une réponse du relais" in m.text]
    assert recalled
    assert "Camille" in recalled[-1]
    assert "Louis" not in recalled[-1]


async def test_the_oldest_unanswered_comes_first_in_the_list(ville: Town) -> None:
    noa, camille, louis = await animatrice(ville, "Noa"), await parent(ville), await parent(ville, "Louis")
    await speaking(ville, louis)
    await ville.move(days=3)
    await speaking(ville, camille)
    noa.send("/conversations")
    page = await noa.wait_for("Messages · Conversations en cours", fresh=True)
    assert page.text.index("Louis") < page.text.index("Camille")
    noa.press("Sans réponse depuis…")
    await noa.wait_for("Qui n'a pas eu de réponse depuis", fresh=True)
    noa.press("2 jours")
    late = await noa.wait_for("Sans réponse depuis 2 jours ou plus", fresh=True)
    assert "Camille" not in late.text
    noa.press("#1 Louis")
    found = await noa.wait_for("Pour lui écrire", fresh=True)
    noa.reply(found, "Me voici")
    await louis.wait_for("Me voici")


async def test_a_conversation_that_everybody_forgot_closes_by_itself(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    noa.reply(await noa.wait_for("demande à parler"), "C'est fait")
    await camille.wait_for("C'est fait")
    await ville.move(days=6)
    assert "est terminée" not in texts(camille)
    await ville.move(days=2)
    assert "est terminée" in texts(camille)
    assert "d'elle-même" in texts(noa)


@pytest.mark.parametrize("forged", ["cv:clore:1", "cv:voir:1", "cv:rouvrir:1", "an"])
async def test_a_forged_tap_of_a_stranger_opens_nothing(ville: Town, forged: str) -> None:
    await animatrice(ville, "Noa")
    camille, louis = await parent(ville), await parent(ville, "Louis")
    await speaking(ville, camille)
    await _forge(ville, louis, forged)
    assert "réservé aux animatrices" in louis.last.text
    assert "Camille" not in texts(louis)
    assert "est terminée" not in texts(camille)


async def test_an_animatrice_never_sees_another_relais_s_conversation(ville: Town) -> None:
    noa, other = await animatrice(ville, "Noa"), await animatrice(ville, "Sacha", "oignies")
    camille = await parent(ville)
    await speaking(ville, camille)
    for forged in ("cv:clore:1", "cv:voir:1", "cv:rouvrir:1"):
        await _forge(ville, other, forged)
    other.reply(other.last, "#1 je réponds")  # no number of ours in what she replies to
    other.send("/conversations")
    await ville.quiet()
    assert "Camille" not in texts(other)
    assert "je réponds" not in texts(camille)
    assert "Camille" in texts(noa)


async def _forge(ville: Town, phone: Phone, data: str) -> None:
    """A Tap that was never offered."""
    tap(ville.telegram.bot, phone.chat, phone.user, phone.last.post, {"callback_data": data})
    await ville.quiet()
