"""The letter of a campaign: the same for the preview and for the outbox. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any

from bot.domain.calendrier import to_utc
from bot.domain.campagnes import Campagne, letter_key
from bot.domain.declaration import next_echeance
from bot.domain.outbox import Lane, Letter
from bot.domain.participations import Due, Ecrire
from bot.domain.resume_places import Resume
from content.render import render

QUESTION = "campagnes/question"
TEXTES_EN_MAIN = 4096  # people of whom the same is known read the same text


def question_data(campagne: Campagne, resume: Resume, rappel: int = 0) -> dict[str, Any]:
    """What the letter says; `rappel`: how many reminders she will have had with this one."""
    return {
        "id": campagne.id,
        "fin": campagne.fin,
        "limite": next_echeance(campagne.debut).limite if campagne.is_legale else None,
        "resume": resume,
        "rappel": rappel,
    }


def question_letter(campagne: Campagne, due: Due, suite: Ecrire, resume: Resume) -> Letter:
    """Hers, as the outbox keeps it: one key a letter, so that writing it twice sends it once."""
    assert due.chat_id is not None
    return Letter(
        key=letter_key(campagne.id, due.assistant, due.envois),
        chat_id=due.chat_id,
        body=_body(campagne, resume, suite.relances),
        not_before=suite.le,
        lane=Lane.BULK,
        relais_id=campagne.relais_id,
        until=end_of(campagne),
        genre="automatique",
    )


def end_of(campagne: Campagne) -> datetime:
    """The midnight that ends its last day in Paris."""
    return to_utc(campagne.fin + timedelta(days=1), time())


@lru_cache(TEXTES_EN_MAIN)
def _body(campagne: Campagne, resume: Resume, rappel: int) -> Mapping[str, Any]:
    return render(QUESTION, **question_data(campagne, resume, rappel)).body()
