"""What the local Telegram refuses, because Telegram refuses it."""

import json
import time
from typing import Any

import pytest

from bot.simulator.checks import checked
from bot.simulator.files import Upload
from bot.simulator.offerings import PIXEL
from bot.simulator.phone import Phone
from bot.simulator.telegram import Telegram
from tests.bot.simulator.echo import TOKEN


@pytest.fixture
def camille(telegram: Telegram) -> Phone:
    phone = telegram.person("Camille", phone="+33639980001")
    phone.send("/start")
    return phone


def refused(telegram: Telegram, method: str, **params: Any) -> str:
    status, body = telegram.call(TOKEN, method, params)
    assert status == body["error_code"], body
    return f"{status} {body['description']}"


def accepted(telegram: Telegram, method: str, **params: Any) -> Any:
    status, body = telegram.call(TOKEN, method, params)
    assert status == 200, body
    return body["result"]


def button(**what: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Oui, volontiers"} | what]]}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "👶" * 2049}, "message is too long"),
        ("sendMessage", {"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"text": "x", "nouveau": 1}, "unknown parameter nouveau"),
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": "x", "disable_notification": "peut-être"}, "Boolean expected"),
        ("sendMessage", {"text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ("sendMessage", {"text": "x", "reply_markup": button(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
        ("sendMessage", {"text": "x", "reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
        ("sendMessage", {"text": "x", "reply_markup": button()}, "Text buttons are unallowed"),
        ("sendMessage", {"text": "x", "reply_markup": button(url="bonjour")}, "Wrong HTTP URL"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": button(callback="a")},
            "callback: unknown in InlineKeyboardButton",
        ),
        ("sendMessage", {"text": "x", "reply_markup": {"keyboard": []}}, "reply keyboard is empty"),
        ("sendDocument", {"document": "inconnu"}, "wrong file identifier"),
        ("sendDocument", {"document": "attach://rien"}, "not found among the attached files"),
        ("sendPoll", {"question": "x" * 301, "options": [{"text": "a"}]}, "between 1 and 300"),
        ("sendPoll", {"question": "Quand ?", "options": [{"text": "a"}] * 13}, "between 1 and 12"),
        ("sendPhoto", {"photo": "attach://rien", "caption": "x" * 1025}, "message caption is too long"),
        ("sendLocation", {"latitude": 95.0, "longitude": 2.0}, "wrong location"),
        ("sendVoiceMail", {}, "method not found"),
        ("sendGift", {"gift_id": "1", "user_id": 1}, ""),
    ],
)
def test_a_faulty_call_is_refused_and_recorded_as_the_bots_fault(
    telegram: Telegram, camille: Phone, method: str, params: dict[str, Any], words: str
) -> None:
    assert words in refused(telegram, method, chat_id=camille.id, **params)
    expected = 0 if words == "wrong file identifier" else 1
    assert len(telegram.violations) == expected


def test_limits_hold_exactly_at_the_limit(telegram: Telegram, camille: Phone) -> None:
    accepted(telegram, "sendMessage", chat_id=camille.id, text="x" * 4096)
    accepted(telegram, "sendMessage", chat_id=camille.id, text="<b>" + "👶" * 2048 + "</b>", parse_mode="HTML")
    accepted(telegram, "sendMessage", chat_id=camille.id, text="x", reply_markup=button(callback_data="é" * 32))
    accepted(telegram, "setMyCommands", commands=[{"command": f"c{i}", "description": "x"} for i in range(100)])
    assert telegram.violations == []
    assert "101" in refused(
        telegram, "setMyCommands", commands=[{"command": f"c{i}", "description": "x"} for i in range(101)]
    )
    assert "BOT_COMMAND_INVALID" in refused(
        telegram, "setMyCommands", commands=[{"command": "Aide", "description": "x"}]
    )
    assert "201" in refused(telegram, "answerCallbackQuery", callback_query_id="1", text="x" * 201)
    assert "513" in refused(telegram, "setMyDescription", description="x" * 513)


def test_an_edit_that_changes_nothing_is_refused_but_is_no_fault(telegram: Telegram, camille: Phone) -> None:
    markup = button(callback_data="a")
    sent = accepted(telegram, "sendMessage", chat_id=camille.id, text="Bonjour", reply_markup=markup)
    place = {"chat_id": camille.id, "message_id": sent["message_id"]}
    assert "message is not modified" in refused(
        telegram, "editMessageText", text="<i></i>Bonjour ", parse_mode="HTML", reply_markup=markup, **place
    )
    edited = accepted(telegram, "editMessageText", text="Bonjour", **place)
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    assert "message is not modified" in refused(telegram, "editMessageReplyMarkup", **place)
    assert telegram.violations == []


def test_unknown_messages_cannot_be_edited_deleted_or_answered(telegram: Telegram, camille: Phone) -> None:
    place = {"chat_id": camille.id, "message_id": 4242}
    assert "message to edit not found" in refused(telegram, "editMessageText", text="x", **place)
    assert "message to delete not found" in refused(telegram, "deleteMessage", **place)
    reply = {"message_id": 4242}
    assert "message to be replied not found" in refused(
        telegram, "sendMessage", chat_id=camille.id, text="x", reply_parameters=reply
    )
    reply["allow_sending_without_reply"] = True
    accepted(telegram, "sendMessage", chat_id=camille.id, text="x", reply_parameters=reply)
    hers = camille.messages[0].id
    assert "message can't be edited" in refused(
        telegram, "editMessageText", chat_id=camille.id, message_id=hers, text="x"
    )


def test_a_message_that_brought_a_reply_keyboard_cannot_be_edited(telegram: Telegram, camille: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Mes demandes"}]]}
    sent = accepted(telegram, "sendMessage", chat_id=camille.id, text="x", reply_markup=keyboard)
    place = {"chat_id": camille.id, "message_id": sent["message_id"]}
    assert "message can't be edited" in refused(telegram, "editMessageText", text="y", **place)
    assert camille.keyboard == [["Mes demandes"]]
    accepted(telegram, "sendMessage", chat_id=camille.id, text="z", reply_markup={"remove_keyboard": True})
    assert camille.keyboard == []


def test_a_bot_writes_only_to_those_who_want_it(telegram: Telegram, camille: Phone) -> None:
    stranger = telegram.person("Inès")
    assert refused(telegram, "sendMessage", chat_id=1, text="x") == "400 Bad Request: chat not found"
    assert "403 Forbidden: bot can't initiate" in refused(telegram, "sendMessage", chat_id=stranger.id, text="x")
    camille.block()
    assert "403 Forbidden: bot was blocked" in refused(telegram, "sendMessage", chat_id=camille.id, text="x")
    camille.unblock()
    accepted(telegram, "sendMessage", chat_id=camille.id, text="x")
    camille.deactivate()
    assert "403 Forbidden: user is deactivated" in refused(telegram, "sendMessage", chat_id=camille.id, text="x")
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in telegram.poll() if "my_chat_member" in u]
    assert statuses == ["kicked", "member"]


def test_a_tap_is_answered_once_and_soon(telegram: Telegram, camille: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted(telegram, "sendMessage", chat_id=camille.id, text="x", reply_markup=button(callback_data="a"))
    camille.press("Oui")
    query = telegram.poll()[-1]["callback_query"]
    accepted(telegram, "answerCallbackQuery", callback_query_id=query["id"], text="Noté")
    assert camille.toasts == ["Noté"]
    assert "query is too old" in refused(telegram, "answerCallbackQuery", callback_query_id=query["id"])
    camille.press("Oui")
    late = telegram.poll()[-1]["callback_query"]["id"]
    now = time.monotonic()
    monkeypatch.setattr("bot.simulator.api_bot.time.monotonic", lambda: now + 61)
    assert "query is too old" in refused(telegram, "answerCallbackQuery", callback_query_id=late)


def test_in_a_group_the_bot_has_the_rights_of_its_place(telegram: Telegram, camille: Phone) -> None:
    group = telegram.group("Équipe du relais", [camille], forum=True)
    contact = {"keyboard": [[{"text": "Mon numéro", "request_contact": True}]]}
    assert "private chats only" in refused(telegram, "sendMessage", chat_id=group.id, text="x", reply_markup=contact)
    assert "not enough rights" in refused(telegram, "createForumTopic", chat_id=group.id, name="n° 214")
    group.promote_bot()
    topic = accepted(telegram, "createForumTopic", chat_id=group.id, name="n° 214")["message_thread_id"]
    accepted(telegram, "sendMessage", chat_id=group.id, text="x", message_thread_id=topic)
    assert "message thread not found" in refused(
        telegram, "sendMessage", chat_id=group.id, text="x", message_thread_id=topic + 99
    )
    assert accepted(telegram, "getChatMemberCount", chat_id=group.id) == 2
    accepted(telegram, "closeForumTopic", chat_id=group.id, message_thread_id=topic)
    assert "TOPIC_NOT_MODIFIED" in refused(telegram, "closeForumTopic", chat_id=group.id, message_thread_id=topic)
    group.kick_bot()
    assert "403 Forbidden: bot was kicked" in refused(telegram, "sendMessage", chat_id=group.id, text="x")


def test_a_bot_that_is_not_administrator_reads_only_what_is_meant_for_it(telegram: Telegram, camille: Phone) -> None:
    group = telegram.group("Parents", [camille])
    telegram.poll()
    group.send(camille, "Bonjour tout le monde")
    group.send(camille, "/aide")
    asked = accepted(telegram, "sendMessage", chat_id=group.id, text="Oui ?")
    group.reply(camille, group.last, "Merci")
    group.promote_bot()
    group.send(camille, "Et maintenant ?")
    texts = [u["message"].get("text") for u in telegram.poll() if "message" in u]
    assert [text for text in texts if text] == ["/start", "/aide", "Merci", "Et maintenant ?"]
    assert asked["chat"]["type"] == "supergroup"


def test_a_group_that_migrates_says_its_new_number(telegram: Telegram, camille: Phone) -> None:
    group = telegram.group("Équipe", [camille], basic=True)
    new = group.migrate()
    status, body = telegram.call(TOKEN, "sendMessage", {"chat_id": group.id, "text": "x"})
    assert status == 400
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    accepted(telegram, "sendMessage", chat_id=new.id, text="x")


def test_files_keep_their_bytes_and_their_file_id_serves_again(telegram: Telegram, camille: Phone) -> None:
    status, body = telegram.call(
        TOKEN, "sendDocument", {"chat_id": camille.id, "document": "attach://f"}, {"f": Upload("liste é.csv", b"a;b")}
    )
    assert status == 200
    again = accepted(telegram, "sendDocument", chat_id=camille.id, document=body["result"]["document"]["file_id"])
    assert camille.last.file_bytes == b"a;b"
    assert camille.last.file_name == "liste é.csv"
    assert "can't use file of type Document as Photo" in refused(
        telegram, "sendPhoto", chat_id=camille.id, photo=again["document"]["file_id"]
    )
    for data in (b"", b"not a picture"):
        status, _ = telegram.call(TOKEN, "sendPhoto", {"chat_id": camille.id}, {"photo": Upload("p.png", data)})
        assert status == 400
    status, _ = telegram.call(TOKEN, "sendPhoto", {"chat_id": camille.id}, {"photo": Upload("p.png", PIXEL)})
    assert status == 200


def test_forms_and_json_say_the_same(telegram: Telegram, camille: Phone) -> None:
    as_form = {
        "chat_id": str(camille.id),
        "text": "123",
        "disable_notification": "true",
        "reply_markup": json.dumps(button(callback_data="a")),
    }
    typed = checked(telegram.spec, "sendMessage", as_form, {})
    assert typed == {
        "chat_id": camille.id, "text": "123", "disable_notification": True, "reply_markup": button(callback_data="a"),
    }  # fmt: skip


def test_a_call_is_checked_in_less_than_a_hundred_microseconds(telegram: Telegram, camille: Phone) -> None:
    params = {"chat_id": camille.id, "text": "<b>Bonjour</b>", "parse_mode": "HTML"}
    params["reply_markup"] = {"inline_keyboard": [[{"text": "Oui", "callback_data": "a"}] * 2] * 3}
    best = min(_seconds(telegram, params) for _ in range(5))
    assert best < 100e-6


def _seconds(telegram: Telegram, params: dict[str, Any]) -> float:
    start = time.perf_counter()
    for _ in range(100):
        checked(telegram.spec, "sendMessage", params, {})
    return (time.perf_counter() - start) / 100
