"""How a message of the bot is made and edited; it does not choose what the message is about."""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.account import Account
from bot.simulator.entities import parse_html, units, with_found
from bot.simulator.errors import bad_request, bot_fault
from bot.simulator.files import Upload
from bot.simulator.markup import check_inline, check_markup
from bot.simulator.world import Chat, Json, Post, World

MAX_TEXT = 4096
MAX_CAPTION = 1024


@dataclass(slots=True)
class Call:
    """One accepted call of one bot."""

    account: Account
    params: Json
    files: dict[str, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """Where it happens."""
        return self.account.world

    def get(self, name: str) -> Any:
        """A parameter, or None."""
        return self.params.get(name)


def text_of(call: Call, name: str = "text") -> tuple[str, list[Json]]:
    """Visible text and entities of a text or a caption."""
    raw = call.get(name) or ""
    mode = call.get("parse_mode")
    if mode is None:
        given = call.get("entities" if name == "text" else "caption_entities")
        return raw.strip(), with_found(raw.strip(), given or [])
    if mode.upper() != "HTML":
        raise bot_fault(f"unsupported parse_mode {mode} (the simulator reads HTML)")
    text, entities = parse_html(raw)
    return text, with_found(text, entities)


def content_of_text(call: Call) -> Json:
    """`text` and `entities` of a message, within Telegram's limits."""
    text, entities = text_of(call)
    if not text:
        raise bot_fault("message text is empty")
    if units(text) > MAX_TEXT:
        raise bot_fault("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def content_of_caption(call: Call) -> Json:
    """`caption` and `caption_entities`, within Telegram's limits."""
    text, entities = text_of(call, "caption")
    if units(text) > MAX_CAPTION:
        raise bot_fault("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def send(call: Call, content: Json) -> Json:
    """Put a message of the bot into the chat of the call."""
    chat = call.account.writable_chat(call.get("chat_id"))
    markup = call.get("reply_markup")
    check_markup(markup, chat)
    message = heading(call, chat) | content
    if markup and markup.get("inline_keyboard"):
        message["reply_markup"] = markup
    post = call.account.store(chat, message, from_bot=True, keyboard=markup)
    _set_keyboard(chat, post, markup)
    return message


def heading(call: Call, chat: Chat) -> Json:
    """What every message begins with: id, author, chat, date, topic, message replied to."""
    message: Json = {
        "message_id": 0,
        "from": call.account.user.json(),
        "chat": chat.json(),
        "date": call.world.timestamp(),
    }
    if thread := call.get("message_thread_id"):
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        message |= {"message_thread_id": thread, "is_topic_message": True}
    if reply := call.get("reply_parameters"):
        message |= _replied(call, chat, reply)
    message["message_id"] = call.account.next_message_id(chat)
    return message


def _replied(call: Call, chat: Chat, reply: Json) -> Json:
    source = call.account.known_chat(reply["chat_id"]) if "chat_id" in reply else chat
    post = source.find(reply["message_id"])
    if post is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": without_reply(post.message)}


def without_reply(message: Json) -> Json:
    """A message as quoted in another one: one level only."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _set_keyboard(chat: Chat, post: Post, markup: Json | None) -> None:
    if markup and "keyboard" in markup:
        chat.keyboard_of = post.message["message_id"]
    elif markup and markup.get("remove_keyboard"):
        chat.keyboard_of = 0


def own_post(call: Call, what: str) -> tuple[Chat, Post]:
    """The message of the bot that a call wants to change."""
    if "inline_message_id" in call.params:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in call.params:
        raise bot_fault("chat_id is empty")
    if "message_id" not in call.params:
        raise bot_fault("message identifier is not specified")
    chat = call.account.writable_chat(call.params["chat_id"])
    post = chat.find(call.params["message_id"])
    if post is None:
        raise bad_request(f"message to {what} not found")
    if not post.from_bot:
        raise bad_request(f"message can't be {'edited' if what == 'edit' else what}")
    if what == "edit" and post.keyboard and "inline_keyboard" not in post.keyboard:
        raise bot_fault("message can't be edited")  # only those without a keyboard or with an inline one can
    return chat, post


def edit(call: Call, post: Post, content: Json, *, without: tuple[str, ...] = ()) -> Json:
    """Replace parts of a message of the bot; the same text and the same buttons are refused."""
    markup = call.get("reply_markup")
    if markup is not None:
        check_inline(markup)
    old = post.message
    new = {k: v for k, v in old.items() if k not in (*without, "reply_markup", "edit_date")} | content
    if markup and markup.get("inline_keyboard"):
        new["reply_markup"] = markup
    if new == {k: v for k, v in old.items() if k != "edit_date"}:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    new["edit_date"] = call.world.timestamp()
    call.account.replace(post, new)
    return new
