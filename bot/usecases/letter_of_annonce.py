"""The letter of an announcement: the same for the copy she sends herself and for everybody. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.annonces import COPIE, Annonce, letter_key
from bot.domain.outbox import Lane, Letter
from bot.domain.relais import Relais
from content.render import render


def annonce_body(annonce: Annonce, relais: Relais, *, rappel: bool = False) -> Mapping[str, Any]:
    """What is carried: her words, what must be said under them, the buttons, her picture or her file."""
    body = render("annonces/lettre", a=annonce, relais=relais, rappel=rappel).body()
    if annonce.piece is not None and not rappel:
        body |= {"file_id": annonce.piece.file_id}
    return body


def annonce_letter(
    annonce: Annonce, body: Mapping[str, Any], destinataire_id: int, chat_id: int, le: datetime, event: str = COPIE
) -> Letter:
    """Somebody's copy: one key, so that writing it twice sends it once.

    An alert is an answer to what she expects of the relais: neither quiet hours, nor caps, nor a form hold it back.
    """
    piece = annonce.piece if "file_id" in body else None
    return Letter(
        key=letter_key(annonce.id, destinataire_id, event),
        chat_id=chat_id,
        body=body,
        not_before=le,
        lane=Lane.ALERT if annonce.is_alerte else Lane.BULK,
        method=piece.genre if piece is not None else "send",
        relais_id=annonce.relais_id,
        until=annonce.until,
        genre="reponse" if annonce.is_alerte else "automatique",
    )
