"""Who might be asked for a request: a sieve in SQL that loses nobody, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.assistants import AssistantMaternel
from bot.domain.prefiltre import Prefiltre
from store.assistants import SELECT, Assistants
from store.database import Sql
from store.times import maybe_time, to_text

# The cheap refusals first; then one place at least that could take one of the children, or one nobody knows about.
MAY_BE_ASKED = """
  a.profession = 'assistant_maternel' AND a.statut <> 'creche_familiale' AND a.ne_plus_diffuser = 0
  AND (a.en_pause_jusqu_au IS NULL OR a.en_pause_jusqu_au < :today)
  AND (a.agrement_fin IS NULL OR a.agrement_fin >= :debut)
  AND NOT (:atypique AND coalesce(a.horaires_atypiques, 1) = 0)
  AND NOT (:imprevu AND coalesce(a.besoin_imprevu, 1) = 0)
  AND NOT (:periscolaire AND coalesce(a.periscolaire, 1) = 0)
"""
A_PLACE_MAY_HELP = """
  AND (NOT EXISTS (SELECT 1 FROM place WHERE assistant_maternel_id = a.id)
    OR a.agrement_places > (SELECT count(*) FROM place WHERE assistant_maternel_id = a.id)
    OR EXISTS (SELECT 1 FROM place p WHERE p.assistant_maternel_id = a.id
         AND coalesce(p.age_min, 0) <= :age_max AND coalesce(p.age_max, 999) >= :age_min
         AND (p.confirmee_le IS NULL OR p.confirmee_le < :fraiche_depuis OR p.etat = 'inconnue'
           OR (p.etat IN ('occupee', 'gelee')
               AND (p.confirmee_le < :occupee_depuis OR p.jusqu_au < :connue_avant))
           OR (p.etat = 'libre' AND (p.libre_le IS NULL OR p.libre_le <= :libre_avant)
               AND (p.grille IS NULL OR :utile = 0 OR p.grille & :utile <> 0)))))
"""
# « Place connue »: fresh news of as many free places as there are children, and a yes to what is out of the ordinary.
A_PLACE_IS_KNOWN = """
  AND NOT (:atypique AND coalesce(a.horaires_atypiques, 0) = 0)
  AND NOT (:imprevu AND coalesce(a.besoin_imprevu, 0) = 0)
  AND :enfants <= (SELECT count(*) FROM place p WHERE p.assistant_maternel_id = a.id
    AND p.etat = 'libre' AND p.confirmee_le >= :fraiche_depuis AND (p.libre_le IS NULL OR p.libre_le <= :connue_avant)
    AND coalesce(p.age_min, 0) <= :age_max AND coalesce(p.age_max, 999) >= :age_min
    AND (p.grille IS NULL OR :utile = 0 OR p.grille & :utile <> 0))
"""


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody who passes the sieve: enough to say whose turn it is."""

    id: int
    commune: str
    sollicite_le: datetime | None


@dataclass(frozen=True, slots=True)
class Joignable:
    """How somebody may be asked. `par_message` is false without Telegram, blocked, after STOP, or if she prefers calls.

    `propositions`: how many she got, or is about to get, since the instant asked for.
    """

    id: int
    par_message: bool
    propositions: int


class Candidats:
    """Reads `assistant_maternel` and `place`; the rule of bot/domain alone decides afterwards."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._assistants = Assistants(sql)

    async def list_possible(
        self, relais_id: int, communes: Collection[str], bounds: Prefiltre, *, known: bool
    ) -> list[Possible]:
        """Those of these communes whom the rule might ask; `known`: only those who may be a « place connue »."""
        holes, params = self._sql.holes("commune", communes)
        sieve = A_PLACE_IS_KNOWN if known else A_PLACE_MAY_HELP
        rows = await self._sql.rows(
            f"""SELECT a.id, a.commune, a.sollicite_le FROM assistant_maternel a
                WHERE a.relais_id = :relais_id AND a.commune IN ({holes}) AND {MAY_BE_ASKED} {sieve}""",
            params | _params(bounds) | {"relais_id": relais_id},
        )
        return [Possible(row["id"], row["commune"], maybe_time(row["sollicite_le"])) for row in rows]

    async def list_mates(
        self, relais_id: int, communes: Collection[str], bounds: Prefiltre, mams: Collection[int]
    ) -> list[int]:
        """Those of these houses whom the rule might ask, a « place connue » or not."""
        holes, params = self._sql.holes("commune", communes)
        houses, more = self._sql.holes("mam", mams)
        rows = await self._sql.rows(
            f"""SELECT a.id FROM assistant_maternel a
                WHERE a.relais_id = :relais_id AND a.commune IN ({holes}) AND a.mam_id IN ({houses})
                  AND {MAY_BE_ASKED} {A_PLACE_MAY_HELP} ORDER BY a.id""",
            params | more | _params(bounds) | {"relais_id": relais_id},
        )
        return [row["id"] for row in rows]

    async def list_joignables(self, ids: Collection[int], since: datetime) -> dict[int, Joignable]:
        """How each of these professionals may be asked, by id."""
        holes, params = self._sql.holes("id", ids)
        rows = await self._sql.rows(
            f"""SELECT a.id,
                  c.id IS NOT NULL AND coalesce(c.unreachable_at, c.stopped_at, c.en_retrait_le) IS NULL
                    AND a.prefere_telephone = 0,
                  (SELECT count(*) FROM letter l WHERE l.chat_id = c.telegram_id AND l.genre = 'proposition'
                     AND l.not_before >= :since AND l.state IN ('queued', 'claimed', 'sent', 'uncertain'))
                FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id WHERE a.id IN ({holes})""",
            params | {"since": to_text(since)},
        )
        return {row[0]: Joignable(row[0], bool(row[1]), row[2]) for row in rows}

    async def read(self, ids: Collection[int]) -> dict[int, AssistantMaternel]:
        """Their whole entries, by id."""
        holes, params = self._sql.holes("id", ids)
        found = await self._assistants.list_where(f"{SELECT} WHERE a.id IN ({holes})", params)
        return {assistant.id: assistant for assistant in found}


def _params(bounds: Prefiltre) -> dict[str, Any]:
    return {name: _written(value) for name, value in asdict(bounds).items()}


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_text(value)
    return value.isoformat() if isinstance(value, date) else value
