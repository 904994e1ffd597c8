"""The methods that send files, places and contacts; files are looked at, never opened."""

import mimetypes
from collections.abc import Callable
from typing import Any

from bot.simulator.errors import bad_request, bot_fault
from bot.simulator.files import MAX_DOWNLOAD, StoredFile, image_size
from bot.simulator.outgoing import Call, content_of_caption, heading, send
from bot.simulator.world import Json

_LASTING: Json = {"duration": 3}
_SIZED: Json = {"width": 320, "height": 240}


def described(stored: StoredFile) -> Any:
    """The Bot API's object for a file of each kind."""
    named = {"file_name": stored.name, "mime_type": mimetypes.guess_type(stored.name)[0] or stored.mime}
    if stored.kind == "photo":
        width, height = image_size(stored.data) or (320, 240)
        return [stored.described() | {"width": width, "height": height}]
    if stored.kind == "sticker":
        flags = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
        return stored.described() | flags | {"width": 512, "height": 512}
    more: dict[str, Json] = {
        "document": named,
        "voice": _LASTING | {"mime_type": "audio/ogg"},
        "audio": _LASTING | named,
        "video": _LASTING | _SIZED | named,
        "animation": _LASTING | _SIZED | named,
        "video_note": _LASTING | {"length": 240},
    }
    return stored.described() | more.get(stored.kind, {})


def _sender(kind: str) -> Callable[[Call], Json]:
    def send_file(call: Call) -> Json:
        call.account.writable_chat(call.params["chat_id"])
        caption = content_of_caption(call)
        stored = call.world.files.receive(kind, call.params[kind], call.files)
        content = {kind: described(stored)} | caption
        if kind == "animation":
            content["document"] = content["animation"]
        return send(call, content)

    return send_file


def send_media_group(call: Call) -> list[Json]:
    chat = call.account.writable_chat(call.params["chat_id"])
    items = []
    for media in call.params["media"]:
        one = Call(call.account, media | {"chat_id": chat.id}, call.files)
        stored = call.world.files.receive(media["type"], media["media"], call.files)
        items.append({media["type"]: described(stored)} | content_of_caption(one))
    group = f"{13_000_000_000 + call.account.new_id()}"
    messages = [heading(call, chat) | item | {"media_group_id": group} for item in items]
    for message in messages:
        call.account.store(chat, message, from_bot=True)
    return messages


def _check_place(latitude: float, longitude: float) -> None:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bot_fault("wrong location: latitude and longitude are out of range")


def send_location(call: Call) -> Json:
    latitude, longitude = call.params["latitude"], call.params["longitude"]
    _check_place(latitude, longitude)
    return send(call, {"location": {"latitude": latitude, "longitude": longitude}})


def send_venue(call: Call) -> Json:
    latitude, longitude = call.params["latitude"], call.params["longitude"]
    _check_place(latitude, longitude)
    if not call.params["title"].strip() or not call.params["address"].strip():
        raise bot_fault("VENUE_TITLE_INVALID")
    location = {"latitude": latitude, "longitude": longitude}
    venue = {"location": location, "title": call.params["title"], "address": call.params["address"]}
    return send(call, {"venue": venue, "location": location})


def send_contact(call: Call) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.params[name] for name in names if call.get(name)}
    if not contact.get("phone_number") or not contact.get("first_name"):
        raise bot_fault("contact phone number and first name must be non-empty")
    return send(call, {"contact": contact})


def get_file(call: Call) -> Json:
    stored = call.world.files.by_id.get(call.params["file_id"])
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return stored.described() | {"file_path": stored.path}


METHODS: dict[str, Callable[[Call], Any]] = {
    "sendDocument": _sender("document"),
    "sendPhoto": _sender("photo"),
    "sendVoice": _sender("voice"),
    "sendAudio": _sender("audio"),
    "sendVideo": _sender("video"),
    "sendAnimation": _sender("animation"),
    "sendSticker": _sender("sticker"),
    "sendMediaGroup": send_media_group,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "getFile": get_file,
}
