"""What a call must look like before anything is done: compared with the published description, in either form."""

import json
import re
from typing import Any

from bot.simulator.errors import ApiError, bot_fault
from bot.simulator.files import Upload
from bot.simulator.spec import Spec

Json = dict[str, Any]
_WHOLE = re.compile(r"-?\d+")


def method_name(spec: Spec, given: str) -> str:
    """The method's exact name; Telegram does not mind its case."""
    name: str | None = spec.names.get(given.lower())
    if name is None:
        raise ApiError(404, "Not Found: method not found", fault=True)
    return name


def checked(spec: Spec, method: str, given: Json, files: dict[str, Upload]) -> Json:
    """Parameters in their true types, or a refusal that says which one is wrong."""
    known = spec.parameters(method)
    params: Json = {}
    for name, value in given.items():
        if name not in known:
            raise bot_fault(f"unknown parameter {name} of {method}")
        params[name] = _typed(name, value, known[name][1])
    params |= {name: upload for name, upload in files.items() if name in known}
    for name, value in params.items():
        problem = known[name][0](value)
        if problem is not None:
            raise bot_fault(_words(name, problem))
    for name in spec.required(method):
        if name not in params:
            raise bot_fault(_missing(name))
    return params


def _typed(name: str, value: Any, types: frozenset[str]) -> Any:
    """Forms carry everything as text."""
    if not isinstance(value, str):
        return value
    if "String" in types:
        return int(value) if "Integer" in types and _WHOLE.fullmatch(value) else value
    if "Boolean" in types:
        return {"true": True, "false": False, "1": True, "0": False}.get(value.lower(), value)
    if "Integer" in types:
        return int(value) if _WHOLE.fullmatch(value) else value
    try:
        return json.loads(value)
    except ValueError:
        raise bot_fault(f"can't parse {name} JSON object") from None


def _words(name: str, problem: str) -> str:
    """Telegram's words where they are well known, followed by the exact place."""
    place = f"{name}{problem}" if problem[0] in ".[" else f"{name}: {problem}"
    if "callback_data:" in problem and "expected" in problem:
        return f"BUTTON_DATA_INVALID ({place})"
    if name == "reply_markup":
        return f"object expected as reply markup ({place})"
    return f"wrong parameter {place}"


def _missing(name: str) -> str:
    return {
        "text": "message text is empty",
        "chat_id": "chat_id is empty",
        "message_id": "message identifier is not specified",
    }.get(name, f'parameter "{name}" is required')
