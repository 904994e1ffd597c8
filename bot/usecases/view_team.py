"""What an animatrice sees first: how much waits, and the conversations in progress. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from bot.domain.calendrier import to_utc
from bot.domain.conversations import Conversation
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.tableau import Chiffres
from bot.usecases.read_calls import count_calls
from bot.usecases.unit import Unit
from store.equipes import Equipe

PAR_PAGE = 8


@dataclass(frozen=True, slots=True)
class Tableau:
    """Her first screen."""

    relais: Relais
    demandes: Chiffres
    conversations: int
    en_attente: int
    equipe: Equipe | None
    en_retrait: int = 0


@dataclass(frozen=True, slots=True)
class Liste:
    """One page of conversations, the oldest unanswered first."""

    conversations: tuple[Conversation, ...]
    jours: int
    page: int
    suite: bool


async def view_team(unit: Unit, personne: Personne) -> Tableau:
    """Counts of her relais."""
    relais_id = _relais_of(personne)
    tonight = to_utc(unit.today + timedelta(days=1), time())
    ouvertes, en_attente = await unit.tx.conversations.count_open(relais_id, reservees=personne.is_responsable)
    return Tableau(
        unit.territoire.get(relais_id),
        await unit.tx.tableau.count(relais_id, unit.now, tonight, await count_calls(unit, relais_id)),
        ouvertes,
        en_attente,
        await unit.tx.equipes.find(relais_id),
        await unit.tx.retraits.count(relais_id),
    )


async def list_conversations(unit: Unit, personne: Personne, jours: int, page: int) -> Liste:
    """`jours` > 0: only who has been waiting for so many days."""
    before = unit.now - timedelta(days=jours) if jours else None
    found = await unit.tx.conversations.list_open(
        _relais_of(personne),
        before,
        limit=PAR_PAGE + 1,
        skip=page * PAR_PAGE,
        reservees=personne.is_responsable,
    )
    return Liste(tuple(found[:PAR_PAGE]), jours, page, len(found) > PAR_PAGE)


async def find_last_word(
    unit: Unit, personne: Personne, number: int, chat_id: int
) -> tuple[Conversation, int | None] | None:
    """A conversation of her relais, and where its last word lies in that chat."""
    conversation = await unit.tx.conversations.find(_relais_of(personne), number, reservees=personne.is_responsable)
    if conversation is None:
        return None
    return conversation, await unit.tx.letters.find_last_message(chat_id, f"conversation:{number}:")


def _relais_of(personne: Personne) -> int:
    assert personne.animateur_relais_id is not None
    return personne.animateur_relais_id
