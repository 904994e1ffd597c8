"""Conversations between a person and the team. Keeps when and who, never what was said."""

from __future__ import annotations

from datetime import datetime

from bot.domain.conversations import Conversation
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

SELECT = """
SELECT v.id, v.relais_id, v.compte_id, c.telegram_id, c.prenom, v.opened_at, v.last_at, v.topic_id, v.answered_at,
  v.attend_depuis, v.closed_at, v.reservee, v.demande_id, v.prise_le, v.motif, c.en_retrait_le,
  a.prenom AS a_prenom, a.nom AS a_nom, h.id AS prise_par, h.nom AS prise_nom
FROM conversation v JOIN compte c ON c.id = v.compte_id
LEFT JOIN assistant_maternel a ON a.compte_id = c.id AND a.relais_id = v.relais_id
LEFT JOIN animateur h ON h.id = v.prise_par AND h.revoked_at IS NULL
"""  # who had it and whose access has ended has it no more


class Conversations:
    """The table `conversation`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def open(
        self, relais_id: int, compte_id: int, now: datetime, topic_id: int | None, *, reservee: bool = False
    ) -> int:
        """A new one; gives its number. `reservee`: for the responsable alone."""
        values = {
            "relais_id": relais_id,
            "compte_id": compte_id,
            "topic_id": topic_id,
            "reservee": int(reservee),
            "opened_at": to_text(now),
            "last_at": to_text(now),
            "attend_depuis": to_text(now),
        }
        return int((await self._sql.insert("conversation", [values], "RETURNING id"))[0]["id"])

    async def get(self, conversation_id: int) -> Conversation:
        """LookupError when there is none."""
        found = await self._one("v.id = :id", id=conversation_id)
        if found is None:
            raise LookupError(f"no conversation {conversation_id}")
        return found

    async def find(self, relais_id: int, conversation_id: int, *, reservees: bool = False) -> Conversation | None:
        """The conversation of that number in that relais, or None: a number is untrusted.

        `reservees`: who asks also reads what is for the responsable alone.
        """
        return await self._one(
            "v.id = :id AND v.relais_id = :relais_id AND v.reservee <= :reservees",
            id=conversation_id,
            relais_id=relais_id,
            reservees=int(reservees),
        )

    async def find_by_topic(self, relais_id: int, topic_id: int) -> Conversation | None:
        """The conversation that has this topic of the group."""
        return await self._one(
            "v.relais_id = :relais_id AND v.topic_id = :topic_id ORDER BY v.id DESC",
            relais_id=relais_id,
            topic_id=topic_id,
        )

    async def find_open_of(self, compte_id: int) -> Conversation | None:
        """The one in which this account is."""
        return await self._one("v.compte_id = :compte_id AND v.closed_at IS NULL", compte_id=compte_id)

    async def find_last_of(self, compte_id: int, relais_id: int, since: datetime) -> Conversation | None:
        """The last one of this account with that team, when it was closed after `since` and was for everybody."""
        return await self._one(
            """v.compte_id = :compte_id AND v.relais_id = :relais_id AND v.closed_at >= :since AND v.reservee = 0
               ORDER BY v.closed_at DESC LIMIT 1""",
            compte_id=compte_id,
            relais_id=relais_id,
            since=to_text(since),
        )

    async def list_open(
        self,
        relais_id: int,
        before: datetime | None = None,
        limit: int = 200,
        skip: int = 0,
        *,
        reservees: bool = False,
        a_qui: int | None = None,
    ) -> list[Conversation]:
        """Open ones, those that wait first and the oldest before; `before`: only who waits since before that.

        `a_qui`: only those that this animatrice has; 0: that nobody has.
        """
        rows = await self._sql.rows(
            f"""{SELECT} WHERE v.relais_id = :relais_id AND v.closed_at IS NULL AND v.reservee <= :reservees
                AND (:before IS NULL OR v.attend_depuis <= :before)
                AND (:a_qui IS NULL OR coalesce(h.id, 0) = :a_qui)
                ORDER BY v.attend_depuis IS NULL, v.attend_depuis, v.id LIMIT :limit OFFSET :skip""",
            {
                "relais_id": relais_id,
                "before": to_text(before) if before else None,
                "limit": limit,
                "skip": skip,
                "reservees": int(reservees),
                "a_qui": a_qui,
            },
        )
        return [_conversation(row) for row in rows]

    async def count_open(self, relais_id: int, *, reservees: bool = False) -> tuple[int, int]:
        """How many are open, and how many of those wait for an answer."""
        row = await self._sql.row(
            """SELECT count(*), count(attend_depuis) FROM conversation
               WHERE relais_id = :id AND closed_at IS NULL AND reservee <= :reservees""",
            {"id": relais_id, "reservees": int(reservees)},
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)

    async def list_idle(self, before: datetime) -> list[Conversation]:
        """Open ones in which the team had the last word, before that instant."""
        rows = await self._sql.rows(
            f"""{SELECT} WHERE v.closed_at IS NULL AND v.attend_depuis IS NULL AND v.last_at <= :before
                ORDER BY v.id""",
            {"before": to_text(before)},
        )
        return [_conversation(row) for row in rows]

    async def note_person(self, conversation_id: int, now: datetime) -> None:
        """She wrote: she waits since now, unless she waited already."""
        await self._sql.run(
            "UPDATE conversation SET last_at = :now, attend_depuis = coalesce(attend_depuis, :now) WHERE id = :id",
            {"id": conversation_id, "now": to_text(now)},
        )

    async def note_team(self, conversation_id: int, now: datetime) -> None:
        """The team wrote: nobody waits any more; a closed conversation is open again."""
        await self._sql.run(
            """UPDATE conversation SET last_at = :now, attend_depuis = NULL, closed_at = NULL,
                 answered_at = coalesce(answered_at, :now) WHERE id = :id""",
            {"id": conversation_id, "now": to_text(now)},
        )

    async def take_up(self, conversation_id: int, now: datetime) -> None:
        """She comes back to a closed one: open again, and she waits."""
        await self._sql.run(
            "UPDATE conversation SET last_at = :now, attend_depuis = :now, closed_at = NULL WHERE id = :id",
            {"id": conversation_id, "now": to_text(now)},
        )

    async def set_motif(self, conversation_id: int, motif: str) -> None:
        """What she asks for."""
        await self._sql.run(
            "UPDATE conversation SET motif = :motif WHERE id = :id", {"id": conversation_id, "motif": motif}
        )

    async def set_demande(self, conversation_id: int, demande_id: int) -> None:
        """The request that they speak about."""
        await self._sql.run(
            "UPDATE conversation SET demande_id = :demande WHERE id = :id",
            {"id": conversation_id, "demande": demande_id},
        )

    async def close(self, conversation_id: int, now: datetime) -> bool:
        """The bot speaks again; False when it was closed already."""
        row = await self._sql.row(
            """UPDATE conversation SET closed_at = :now, attend_depuis = NULL
               WHERE id = :id AND closed_at IS NULL RETURNING id""",
            {"id": conversation_id, "now": to_text(now)},
        )
        return row is not None

    async def set_topic(self, conversation_id: int, topic_id: int | None) -> None:
        """Where in the group it is; letters that waited for it leave."""
        await self._sql.run(
            "UPDATE conversation SET topic_id = :topic_id WHERE id = :id", {"id": conversation_id, "topic_id": topic_id}
        )

    async def forget_topics(self, relais_id: int) -> None:
        """The topics of a group that is no longer the team's mean nothing in another one."""
        await self._sql.run(
            "UPDATE conversation SET topic_id = NULL WHERE relais_id = :id AND topic_id IS NOT NULL", {"id": relais_id}
        )

    async def _one(self, where: str, **params: int | str) -> Conversation | None:
        row = await self._sql.row(f"{SELECT} WHERE {where}", params)
        return None if row is None else _conversation(row)


def _conversation(row: Row) -> Conversation:
    return Conversation(
        id=row["id"],
        relais_id=row["relais_id"],
        compte_id=row["compte_id"],
        telegram_id=row["telegram_id"],
        prenom=row["prenom"],
        assistant=f"{row['a_prenom']} {row['a_nom']}" if row["a_nom"] else None,
        opened_at=from_text(row["opened_at"]),
        last_at=from_text(row["last_at"]),
        topic_id=row["topic_id"],
        answered_at=maybe_time(row["answered_at"]),
        attend_depuis=maybe_time(row["attend_depuis"]),
        closed_at=maybe_time(row["closed_at"]),
        reservee=bool(row["reservee"]),
        en_retrait_le=maybe_time(row["en_retrait_le"]),
        demande_id=row["demande_id"],
        prise_par=row["prise_par"],
        prise_nom=row["prise_nom"],
        prise_le=maybe_time(row["prise_le"]),
        motif=row["motif"],
    )
