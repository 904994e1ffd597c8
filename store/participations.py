"""Who takes part in which campaign, and where she stands. Decides nothing of what is said to her."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.assistants import Source
from bot.domain.participations import A_DEMANDER, ECARTS, OUVERTES, Due, EtatParticipation, Reponse
from store.database import Row, Sql
from store.publics import NEWS, NOT_NOW
from store.times import maybe_text, maybe_time, to_text

OPEN = ", ".join(f"'{etat}'" for etat in OUVERTES)
IN_PEACE = ", ".join(f"'{motif}'" for motif in ECARTS)
TO_ASK = ", ".join(f"'{etat}'" for etat in A_DEMANDER)
# CROSS: from the index of what is due, in its order; a campaign has too many people to be sorted at each look.
DUE = f"""
SELECT p.id, p.campagne_id, p.assistant_maternel_id, p.etat, p.envois, p.relances, a.moment_prefere, c.telegram_id,
  {NOT_NOW} AS empeche,
  EXISTS (SELECT 1 FROM participation o JOIN campagne v ON v.id = o.campagne_id AND v.etat = 'en_cours'
          WHERE o.assistant_maternel_id = p.assistant_maternel_id AND o.id <> p.id
            AND o.etat IN ('ecrite', 'plus_tard')) AS occupee,
  l.state, l.settled_at, {NEWS} AS nouvelle_le
FROM participation p
CROSS JOIN campagne g ON g.id = p.campagne_id AND g.etat = 'en_cours' AND g.fin >= :jour
CROSS JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
LEFT JOIN compte c ON c.id = a.compte_id
LEFT JOIN letter l ON l.key = 'campagne:' || p.campagne_id || ':' || p.assistant_maternel_id || ':' || (p.envois - 1)
WHERE p.du_le <= :now ORDER BY p.du_le, p.id LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a participation. `envoyee_le`: a letter more, that leaves then."""

    id: int
    etat: EtatParticipation
    motif: str | None = None
    du_le: datetime | None = None
    relances: int = 0
    envoyee_le: datetime | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """One person in one campaign."""

    id: int
    campagne: int
    assistant: int
    etat: EtatParticipation
    reponse: Reponse | None
    repondue_le: datetime | None


class Participations:
    """The table `participation`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def find(self, campagne_id: int, assistant_id: int) -> Participation | None:
        """Hers, if she takes part."""
        row = await self._sql.row(
            """SELECT * FROM participation WHERE campagne_id = :campagne AND assistant_maternel_id = :assistant""",
            {"campagne": campagne_id, "assistant": assistant_id},
        )
        return None if row is None else _participation(row)

    async def list_due(self, now: datetime, today: date, limit: int) -> list[tuple[int, datetime | None, Due]]:
        """(campaign, her last news, what is known of her) of those whose hour has come, oldest first."""
        rows = await self._sql.rows(DUE, {"now": to_text(now), "jour": today.isoformat(), "limit": limit})
        return [(row["campagne_id"], maybe_time(row["nouvelle_le"]), _due(row)) for row in rows]

    async def change(self, changes: Sequence[Change]) -> None:
        """Writes what was decided of each; when a letter leaves, her entry knows when she was asked."""
        values = json.dumps([_change(one) for one in changes])
        await self._sql.run(
            """UPDATE participation SET etat = v.etat, motif = v.motif, du_le = v.du_le, relances = v.relances,
                 envois = envois + (v.envoyee_le IS NOT NULL), ecrite_le = coalesce(ecrite_le, v.envoyee_le),
                 derniere_le = coalesce(v.envoyee_le, derniere_le)
               FROM (SELECT value ->> 0 AS id, value ->> 1 AS etat, value ->> 2 AS motif, value ->> 3 AS du_le,
                       value ->> 4 AS relances, value ->> 5 AS envoyee_le FROM json_each(:values)) v
               WHERE participation.id = v.id""",
            {"values": values},
        )
        asked = [(one.id, to_text(one.envoyee_le)) for one in changes if one.envoyee_le is not None]
        await self._sql.run(
            """UPDATE assistant_maternel SET questionnee_le = v.le
               FROM (SELECT p.assistant_maternel_id AS id, j.value ->> 1 AS le FROM json_each(:asked) j
                     JOIN participation p ON p.id = j.value ->> 0) v
               WHERE assistant_maternel.id = v.id""",
            {"asked": json.dumps(asked)},
        )

    async def answer(self, assistant_id: int, reponse: Reponse, canal: Source, now: datetime) -> list[int]:
        """She gave news of her places: every question that waits for them has its answer. Gives those campaigns."""
        return await self._close(
            f"""UPDATE participation SET etat = 'repondue', reponse = :reponse, canal = :canal, repondue_le = :now,
                  du_le = NULL, motif = NULL
                WHERE assistant_maternel_id = :assistant AND etat IN ({TO_ASK}) AND campagne_id IN
                  (SELECT id FROM campagne WHERE etat IN ('en_cours', 'terminee'))
                RETURNING campagne_id""",
            {"assistant": assistant_id, "reponse": reponse, "canal": canal, "now": to_text(now)},
        )

    async def review(self, assistant_id: int, today: date) -> list[int]:
        """If nobody may write to her now, no campaign does: gives those that wrote, or were about to."""
        return await self._close(
            f"""UPDATE participation SET motif = v.motif, du_le = NULL,
                  etat = CASE WHEN v.motif IN ({IN_PEACE}) THEN 'ecartee' ELSE 'a_appeler' END
                FROM (SELECT {NOT_NOW} AS motif FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id
                      WHERE a.id = :assistant) v
                WHERE assistant_maternel_id = :assistant AND etat IN ({OPEN}) AND v.motif IS NOT NULL
                RETURNING campagne_id""",
            {"assistant": assistant_id, "jour": today.isoformat()},
        )

    async def drop_calls(self, assistant_id: int) -> None:
        """She does not want to be phoned about her places: no campaign waits for that call any more."""
        await self._sql.run(
            """UPDATE participation SET etat = 'ecartee', motif = 'sans_appel', du_le = NULL
               WHERE assistant_maternel_id = :assistant AND etat = 'a_appeler'""",
            {"assistant": assistant_id},
        )

    async def put_off(self, participation_id: int, until: datetime) -> None:
        """She is busy answering: nothing reminds her before that instant."""
        await self._sql.run(
            f"UPDATE participation SET du_le = max(du_le, :until) WHERE id = :id AND etat IN ({OPEN})",
            {"id": participation_id, "until": to_text(until)},
        )

    async def remind_at(self, participation_id: int, instant: datetime) -> None:
        """She asked to be reminded then."""
        await self._sql.run(
            f"""UPDATE participation SET etat = 'plus_tard', motif = NULL, du_le = :instant
                WHERE id = :id AND etat IN ({TO_ASK})""",
            {"id": participation_id, "instant": to_text(instant)},
        )

    async def want_call(self, participation_id: int, now: datetime) -> bool:
        """She asked to be phoned; False when she had, or has answered."""
        row = await self._sql.row(
            f"""UPDATE participation SET etat = 'a_appeler', motif = 'demande', du_le = NULL, appel_demande_le = :now
                WHERE id = :id AND etat IN ({TO_ASK}) AND motif IS NOT 'demande' RETURNING id""",
            {"id": participation_id, "now": to_text(now)},
        )
        return row is not None

    async def end_some(self, campagne_id: int, limit: int) -> int:
        """Those who said nothing are for the relais to phone; gives how many were left, up to the limit."""
        return await self._end(
            """etat = 'a_appeler', du_le = NULL,
               motif = CASE WHEN envois = 0 THEN 'pas_ecrite' ELSE 'silencieuse' END""",
            campagne_id, limit,
        )  # fmt: skip

    async def stop_some(self, campagne_id: int, limit: int) -> int:
        """The campaign was stopped: nobody is waited for, nor phoned for it; gives how many were left."""
        return await self._end("etat = 'close', du_le = NULL, motif = 'arretee'", campagne_id, limit)

    async def erase_of(self, campagne_id: int) -> None:
        """Only the figures of that campaign stay."""
        await self._sql.run("DELETE FROM participation WHERE campagne_id = :id", {"id": campagne_id})

    async def _end(self, sets: str, campagne_id: int, limit: int) -> int:
        rows = await self._sql.rows(
            f"""UPDATE participation SET {sets} WHERE id IN
                  (SELECT id FROM participation WHERE campagne_id = :id AND etat IN ({OPEN}) LIMIT :limit)
                RETURNING id""",
            {"id": campagne_id, "limit": limit},
        )
        return len(rows)

    async def _close(self, sql: str, params: dict[str, Any]) -> list[int]:
        return [row["campagne_id"] for row in await self._sql.rows(sql, params)]


def _participation(row: Row) -> Participation:
    return Participation(
        id=row["id"],
        campagne=row["campagne_id"],
        assistant=row["assistant_maternel_id"],
        etat=row["etat"],
        reponse=row["reponse"],
        repondue_le=maybe_time(row["repondue_le"]),
    )


def _due(row: Row) -> Due:
    return Due(
        id=row["id"],
        assistant=row["assistant_maternel_id"],
        chat_id=row["telegram_id"],
        etat=row["etat"],
        envois=row["envois"],
        relances=row["relances"],
        empeche=row["empeche"],
        occupee=bool(row["occupee"]),
        moment=row["moment_prefere"],
        lettre=row["state"],
        partie_le=maybe_time(row["settled_at"]),
        is_a_jour=False,
    )


def _change(one: Change) -> tuple[Any, ...]:
    return one.id, one.etat, one.motif, maybe_text(one.du_le), one.relances, maybe_text(one.envoyee_le)
