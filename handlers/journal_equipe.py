"""Writes in the journal what an animatrice has just read or changed. Called once a turn, after its handler."""

from __future__ import annotations

from bot.domain.journal import Consigne
from bot.usecases.ask_animatrice import asked_of
from content.buttons import KEEP
from handlers.consignes import REFUSED, consigne_of_tap, consigne_of_words
from handlers.context import Turn


async def note_turn(turn: Turn) -> None:
    """One line, unless nothing of anybody was shown or the screen was a refusal."""
    qui = turn.personne
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return
    consigne = _consigne(turn)
    if consigne is None or any(REFUSED.search(template) for template in turn.shown):
        return
    await turn.unit.tx.journal.add(qui.animateur_relais_id, qui.animateur_id, consigne, turn.unit.now)


def _consigne(turn: Turn) -> Consigne | None:
    if turn.consigne is not None:
        return turn.consigne
    query, message = turn.update.callback_query, turn.update.message
    if query is not None and query.data:
        return consigne_of_tap(query.data.removeprefix(KEEP))
    if message is not None and message.text and not message.text.startswith("/"):
        return consigne_of_words(*asked_of(turn.personne))
    return None
