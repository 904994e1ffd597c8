"""How updates reach a bot: long polling, acknowledgement, webhook; and what people do to make them."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from bot.simulator.incoming import SimulatorError
from bot.simulator.server import serve
from bot.simulator.telegram import Telegram
from tests.bot.simulator.echo import TOKEN


async def poll(telegram: Telegram, **params: Any) -> Any:
    status, body = await telegram.request(TOKEN, "getUpdates", params)
    return body["result"] if status == 200 else (status, body["description"])


async def test_only_an_offset_acknowledges(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    for text in ("un", "deux", "trois"):
        camille.send(text)
    first = await poll(telegram, limit=2)
    assert [u["message"]["text"] for u in first] == ["un", "deux"]
    assert len(await poll(telegram)) == 3
    left = await poll(telegram, offset=first[1]["update_id"] + 1)
    assert [u["message"]["text"] for u in left] == ["trois"]
    assert left[0]["update_id"] == first[1]["update_id"] + 1


async def test_a_negative_offset_keeps_only_the_last_ones(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    for text in ("un", "deux", "trois"):
        camille.send(text)
    assert [u["message"]["text"] for u in await poll(telegram, offset=-1)] == ["trois"]
    assert len(await poll(telegram)) == 1


async def test_a_long_poll_waits_for_the_first_update(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    waiting = asyncio.create_task(poll(telegram, timeout=10))
    await asyncio.sleep(0.02)
    assert not waiting.done()
    camille.send("Bonjour")
    updates = await asyncio.wait_for(waiting, 1)
    assert updates[0]["message"]["text"] == "Bonjour"


async def test_of_two_pollers_the_first_is_sent_away(telegram: Telegram) -> None:
    first = asyncio.create_task(poll(telegram, timeout=10))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(poll(telegram, timeout=10))
    status, words = await asyncio.wait_for(first, 1)
    assert status == 409
    assert "terminated by other getUpdates request" in words
    telegram.person("Camille").send("Bonjour")
    assert len(await asyncio.wait_for(second, 1)) == 1


async def test_the_choice_of_updates_is_kept_and_holds_for_those_to_come(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    camille.send("avant")
    await poll(telegram, allowed_updates=["my_chat_member"])
    camille.send("après")
    camille.block()
    kinds = [sorted(u)[0] for u in await poll(telegram)]
    assert kinds == ["message", "my_chat_member"]


async def test_a_webhook_gets_each_update_in_order_until_it_says_yes(telegram: Telegram) -> None:
    server = await serve(telegram, webhook_retry=0.02)
    got: list[str] = []
    refusals = [500, 503]

    async def on_update(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "mot-de-passe"
        if refusals:
            return web.Response(status=refusals.pop())
        got.append((await request.json())["message"]["text"])
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", on_update)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    camille = telegram.person("Camille")
    camille.send("un")
    telegram.call(TOKEN, "setWebhook", {"url": url, "secret_token": "mot-de-passe"})
    server.courier.look_after(telegram.bot)
    camille.send("deux")
    assert (await poll(telegram))[0] == 409
    while len(got) < 2:
        await asyncio.sleep(0.01)
    assert got == ["un", "deux"]
    telegram.call(TOKEN, "deleteWebhook")
    camille.send("trois")
    assert [u["message"]["text"] for u in await poll(telegram)] == ["trois"]
    await server.stop()
    await runner.cleanup()


async def test_every_kind_of_content_makes_an_update(telegram: Telegram) -> None:
    camille = telegram.person("Camille", phone="+33 6 39 98 00 01", place=(50.53, 2.63))
    nadege = telegram.person("Nadège", phone="+33639980002")
    camille.share_contact()
    camille.share_contact(of=nadege)
    camille.share_location()
    for act in (
        camille.send_photo, camille.send_voice, camille.send_sticker, camille.send_video, camille.send_animation,
        camille.send_poll, camille.send_dice, camille.send_audio, camille.send_video_note,
    ):  # fmt: skip
        act()
    camille.send_document("annuaire.csv", b"nom;commune", caption="Voici")
    camille.send_album(3)
    camille.edit(camille.send("faute"), "corrigé")
    updates = telegram.poll()
    contacts = [u["message"]["contact"] for u in updates[:2]]
    assert [c["user_id"] for c in contacts] == [camille.id, nadege.id]
    assert contacts[0]["phone_number"] == "+33639980001"
    albums = [u["message"]["media_group_id"] for u in updates if u.get("message", {}).get("media_group_id")]
    assert len(albums) == 3
    assert len(set(albums)) == 1
    assert updates[-1]["edited_message"]["text"] == "corrigé"
    ids = [u["update_id"] for u in updates]
    assert ids == sorted(set(ids))


async def test_a_button_is_found_by_its_label_or_its_only_beginning(telegram: Telegram) -> None:
    camille = telegram.person("Camille", phone="+33639980001")
    camille.send("/start")
    buttons = [
        [{"text": "🔎 Chercher un accueil", "callback_data": "a"}, {"text": "Mes demandes", "callback_data": "b"}]
    ]
    telegram.call(
        TOKEN, "sendMessage", {"chat_id": camille.id, "text": "un", "reply_markup": {"inline_keyboard": buttons}}
    )
    old = camille.last
    keyboard = {"keyboard": [[{"text": "Mon numéro", "request_contact": True}], [{"text": "Mes données"}]]}
    telegram.call(TOKEN, "sendMessage", {"chat_id": camille.id, "text": "deux", "reply_markup": keyboard})
    camille.press("Chercher")
    camille.press("Mes demandes", message=old)
    camille.press("Mon numéro")
    assert [u["callback_query"]["data"] for u in telegram.poll() if "callback_query" in u] == ["a", "b"]
    assert telegram.poll()[-1]["message"]["contact"]["user_id"] == camille.id
    with pytest.raises(SimulatorError, match="no button « Annuler »"):
        camille.press("Annuler")


async def test_waiting_for_words_ends_when_they_come_and_says_what_was_there_otherwise(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    camille.send("/start")
    waiting = asyncio.create_task(camille.wait_for("bonne nouvelle"))
    await asyncio.sleep(0.01)
    telegram.call(TOKEN, "sendMessage", {"chat_id": camille.id, "text": "Une bonne nouvelle."})
    assert (await waiting).text == "Une bonne nouvelle."
    camille.send("Et alors ?")
    with pytest.raises(TimeoutError, match="Et alors"):
        await camille.wait_for("bonne nouvelle", timeout=0.05, fresh=True)


async def test_a_person_who_enters_a_group_is_announced_to_an_administrator_bot(telegram: Telegram) -> None:
    camille, ines = telegram.person("Camille"), telegram.person("Inès")
    group = telegram.group("Équipe", [camille])
    telegram.poll(offset=-1)
    group.promote_bot()
    await poll(telegram, offset=telegram.poll()[-1]["update_id"] + 1, allowed_updates=["message", "chat_member"])
    group.add(ines)
    entered, announced = telegram.poll()
    assert entered["chat_member"]["new_chat_member"]["user"]["id"] == ines.id
    assert announced["message"]["new_chat_members"][0]["id"] == ines.id


async def test_who_has_blocked_the_bot_can_no_longer_write_nor_press(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    camille.send("/start")
    markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "a"}]]}
    telegram.call(TOKEN, "sendMessage", {"chat_id": camille.id, "text": "x", "reply_markup": markup})
    camille.block()
    for act in (lambda: camille.press("Oui"), lambda: camille.send("Bonjour")):
        with pytest.raises(SimulatorError, match="has blocked the bot"):
            act()


async def test_a_tap_in_a_group_is_answered_to_the_one_who_pressed(telegram: Telegram) -> None:
    camille, ines = telegram.person("Camille"), telegram.person("Inès")
    group = telegram.group("Équipe", [camille, ines])
    markup = {"inline_keyboard": [[{"text": "Je m'en occupe", "callback_data": "a"}]]}
    telegram.call(TOKEN, "sendMessage", {"chat_id": group.id, "text": "Qui répond ?", "reply_markup": markup})
    group.press(ines, "Je m'en occupe")
    query = telegram.poll()[-1]["callback_query"]
    assert query["from"]["id"] == ines.id
    telegram.call(TOKEN, "answerCallbackQuery", {"callback_query_id": query["id"], "text": "Merci"})
    assert (ines.toasts, camille.toasts) == (["Merci"], [])


async def test_a_link_to_the_bot_starts_it_and_another_is_only_noted(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    camille.open("https://t.me/relais_demo_bot?start=r_artois")
    camille.open("https://monenfant.fr")
    assert [m.text for m in camille.messages] == ["/start r_artois"]
    assert camille.opened == ["https://monenfant.fr"]


async def test_a_second_token_is_another_bot_with_its_own_updates(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    assert telegram.call(TOKEN, "getMe")[1]["result"]["id"] == 7_000_000_001
    assert telegram.call("12:autre", "getMe")[1]["result"]["id"] == 12
    camille.send("/start")
    assert telegram.call("12:autre", "getUpdates")[1]["result"] == []
    assert len(telegram.call(TOKEN, "getUpdates")[1]["result"]) == 1
    assert telegram.call("pas un jeton", "getMe")[0] == 401
    assert Telegram(token=TOKEN).call("12:autre", "getMe")[0] == 401
