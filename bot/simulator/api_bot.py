"""The methods about the bot itself: who it is, its commands, its webhook, the answers to taps."""

import re
import time
from collections.abc import Callable
from typing import Any

from bot.simulator.errors import bad_request, bot_fault
from bot.simulator.outgoing import Call
from bot.simulator.world import Json, Toast

CALLBACK_SECONDS = 60.0
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(call: Call) -> Json:
    return call.account.user.json() | {
        "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False, "has_topics_enabled": False,
        "allows_users_to_create_topics": False, "can_manage_bots": False,
    }  # fmt: skip


def say_goodbye(_call: Call) -> bool:
    return True


def answer_callback_query(call: Call) -> bool:
    """Once, and soon; measured on the machine's clock because the demo's clock may jump."""
    asked = call.account.queries.pop(call.params["callback_query_id"], None)
    if asked is None or time.monotonic() - asked[0] > CALLBACK_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if text := call.get("text"):
        asked[1].toasts.append(Toast(call.world.touch(), text, bool(call.get("show_alert"))))
    return True


def _scope(call: Call) -> str:
    scope = call.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        call.account.known_chat(scope["chat_id"])
    parts = (scope["type"], scope.get("chat_id", ""), scope.get("user_id", ""), call.get("language_code") or "")
    return "commands:" + ":".join(map(str, parts))


def set_my_commands(call: Call) -> bool:
    for command in call.params["commands"]:
        if not _COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bot_fault("BOT_COMMAND_INVALID")
    return _keep(call, _scope(call), call.params["commands"])


def get_my_commands(call: Call) -> Any:
    return call.account.settings.get(_scope(call), [])


def delete_my_commands(call: Call) -> bool:
    call.account.settings.pop(_scope(call), None)
    call.world.touch()
    return True


def _keep(call: Call, key: str, value: Any) -> bool:
    call.account.settings[key] = value
    call.world.touch()
    return True


def _setter(name: str) -> Callable[[Call], bool]:
    return lambda call: _keep(call, f"{name}:{call.get('language_code') or ''}", call.get(name) or "")


def _getter(name: str) -> Callable[[Call], Json]:
    return lambda call: {name: call.account.settings.get(f"{name}:{call.get('language_code') or ''}", "")}


def get_my_name(call: Call) -> Json:
    return {"name": call.account.settings.get("name:") or call.account.user.first_name}


def set_chat_menu_button(call: Call) -> bool:
    if "chat_id" in call.params:
        call.account.known_chat(call.params["chat_id"])
    return _keep(call, f"menu:{call.get('chat_id') or ''}", call.get("menu_button") or {"type": "default"})


def get_chat_menu_button(call: Call) -> Any:
    return call.account.settings.get(f"menu:{call.get('chat_id') or ''}", {"type": "commands"})


def set_webhook(call: Call) -> bool:
    url = call.params["url"]
    if url and not url.startswith(("http://", "https://")):
        raise bot_fault("bad webhook: invalid webhook URL specified")
    secret = call.get("secret_token")
    if secret is not None and not re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII):
        raise bot_fault("bad webhook: secret token contains unallowed characters")
    account = call.account
    account.choose(call.get("allowed_updates"))
    if call.get("drop_pending_updates"):
        account.updates.clear()
    account.webhook = {"url": url, "secret": secret, "max": call.get("max_connections") or 40} if url else {}
    account.webhook_error = None
    account.arrived.set()
    return True


def delete_webhook(call: Call) -> bool:
    if call.get("drop_pending_updates"):
        call.account.updates.clear()
    call.account.webhook = {}
    call.account.arrived.set()
    return True


def get_webhook_info(call: Call) -> Json:
    account = call.account
    info: Json = {
        "url": account.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates),
    }
    if account.webhook:
        info["max_connections"] = account.webhook["max"]
    if account.allowed is not None:
        info["allowed_updates"] = sorted(account.allowed)
    if account.webhook_error:
        date, words = account.webhook_error
        info |= {"last_error_date": date, "last_error_message": words}
    return info


METHODS: dict[str, Callable[[Call], Any]] = {
    "getMe": get_me,
    "logOut": say_goodbye,
    "close": say_goodbye,
    "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": get_my_name,
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
