"""A file that somebody asked for: written by the worker, then carried in a letter whose row is emptied once it left.

What the document says is read in the transaction that asks for it, and erased with the task.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.outbox import Lane
from bot.usecases.unit import Unit

DOCUMENT = "document"
PHOTOS = (".png", ".jpg")


def ask_document(
    unit: Unit,
    key: str,
    chat_id: int,
    sort: str,
    nom: str,
    contenu: Mapping[str, Any],
    *,
    template: str,
    topic_id: int | None = None,
    **data: Any,
) -> None:
    """Asks for a document of that `sort` (content/documents), to be sent as `nom` with the words of `template`.

    `contenu` and `data` (of the template) are plain JSON. `key` says what is asked, by whom: « appels.pdf:42 »;
    asked again while it waits, it is made once.
    """
    unit.ask(
        f"{DOCUMENT}:{key}",
        DOCUMENT,
        chat_id=chat_id,
        sort=sort,
        nom=nom,
        contenu=contenu,
        template=template,
        topic_id=topic_id,
        data=data,
        le=unit.now.isoformat(),
    )


async def send_document(unit: Unit, key: str, body: Mapping[str, Any], base64: str) -> None:
    """It is ready: a picture is shown, anything else is a file to open."""
    more = {"topic_id": body["topic_id"]} if body["topic_id"] else {}
    unit.write(
        key,
        body["chat_id"],
        body["template"],
        lane=Lane.ANSWER,
        method="photo" if body["nom"].endswith(PHOTOS) else "document",
        data=body["data"],
        body={"name": body["nom"], "base64": base64, **more},
    )


async def give_up_document(unit: Unit, key: str, body: Mapping[str, Any]) -> None:
    """It cannot be made: she is told, and what to do."""
    unit.write(key, body["chat_id"], "documents/impossible", lane=Lane.ANSWER, data={"nom": body["nom"]})
