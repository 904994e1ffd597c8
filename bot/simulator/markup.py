"""Keyboards as Telegram accepts them; it knows nothing of the messages that carry them."""

import re

from bot.simulator.errors import bad_request, bot_fault
from bot.simulator.world import Chat, Json

MAX_INLINE_BUTTONS = 100
MAX_REPLY_BUTTONS = 300
MAX_ROW = 12
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_URL = re.compile(r"(https?://[^\s/]+\.?[^\s]*|tg://.+|[\w-]+(\.[\w-]+)+(/\S*)?)")


def check_markup(markup: Json | None, chat: Chat) -> None:
    """Refuse what Telegram refuses in a keyboard."""
    if markup is None:
        return
    if "inline_keyboard" in markup:
        check_inline(markup)
    elif "keyboard" in markup:
        _check_reply(markup, chat)


def check_inline(markup: Json) -> None:
    """Each button has a text and exactly one action."""
    rows = markup.get("inline_keyboard", [])
    _check_size(rows, MAX_INLINE_BUTTONS)
    for row in rows:
        for button in row:
            _check_text(button["text"])
            actions = [name for name in _ACTIONS if name in button]
            if len(actions) != 1:
                raise bot_fault("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
            if "url" in button and not _URL.fullmatch(button["url"]):
                raise bot_fault(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _check_reply(markup: Json, chat: Chat) -> None:
    rows = markup["keyboard"]
    if not any(rows):
        raise bot_fault("reply keyboard is empty")
    _check_size(rows, MAX_REPLY_BUTTONS)
    for button in (button for row in rows for button in row):
        if isinstance(button, str):
            raise bot_fault("keyboard buttons must be objects")
        _check_text(button["text"])
        if chat.type != "private" and button.get("request_contact"):
            raise bot_fault("phone number can be requested in private chats only")
        if chat.type != "private" and button.get("request_location"):
            raise bot_fault("location can be requested in private chats only")


def _check_text(text: str) -> None:
    if not text.strip():
        raise bot_fault("can't parse keyboard button: Text must be non-empty")


def _check_size(rows: list[list[Json]], most: int) -> None:
    if sum(map(len, rows)) > most or any(len(row) > MAX_ROW for row in rows):
        raise bad_request("reply markup is too long")
