"""What an animatrice sees first: how much waits, and the conversations in progress. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Literal

from bot.domain.calendrier import to_utc
from bot.domain.conversations import Conversation
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.tableau import Chiffres
from bot.usecases.read_calls import count_calls
from bot.usecases.unit import Unit
from store.equipes import Equipe

PAR_PAGE = 8
JOURS_MAX = 3660  # a number is untrusted
Filtre = Literal["toutes", "moi", "libres"]


@dataclass(frozen=True, slots=True)
class Tableau:
    """Her first screen."""

    relais: Relais
    demandes: Chiffres
    conversations: int
    en_attente: int
    equipe: Equipe | None
    en_retrait: int = 0
    reclamations: int = 0


@dataclass(frozen=True, slots=True)
class Liste:
    """One page of conversations, the oldest unanswered first."""

    conversations: tuple[Conversation, ...]
    jours: int
    page: int
    suite: bool
    filtre: Filtre = "toutes"
    reservees: int = 0  # for the responsable, who reads them elsewhere: how many, nothing more


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
        (await unit.tx.reclamations.count(relais_id, unit.today.year))[1],
    )


async def list_conversations(unit: Unit, personne: Personne, jours: int, page: int, filtre: Filtre = "toutes") -> Liste:
    """`jours` > 0: only who has been waiting for so many days. `filtre`: hers, nobody's, or all."""
    relais_id = _relais_of(personne)
    a_qui = {"toutes": None, "moi": personne.animateur_id, "libres": 0}[filtre]
    before = unit.now - timedelta(days=min(jours, JOURS_MAX)) if jours else None
    found = await unit.tx.conversations.list_open(
        relais_id,
        before,
        limit=PAR_PAGE + 1,
        skip=page * PAR_PAGE,
        reservees=personne.is_responsable,
        a_qui=a_qui,
    )
    reserved = 0 if personne.is_responsable else await unit.tx.prises.count_reserved(relais_id)
    return Liste(tuple(found[:PAR_PAGE]), jours, page, len(found) > PAR_PAGE, filtre, reserved)


def _relais_of(personne: Personne) -> int:
    assert personne.animateur_relais_id is not None
    return personne.animateur_relais_id
