"""Complaints: who answers each, by when, what was answered. The number stays when the person is erased."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.calendrier import to_paris
from bot.domain.reclamations import Reclamation
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

SELECT = """
SELECT r.*, coalesce(v.reservee, 0) AS reservee, h.id AS a_qui, h.nom AS a_qui_nom, k.telegram_id AS a_qui_chat,
  coalesce(a.prenom || ' ' || a.nom, c.prenom, r.qui) AS nom
FROM reclamation r
LEFT JOIN conversation v ON v.id = r.conversation_id
LEFT JOIN compte c ON c.id = v.compte_id
LEFT JOIN assistant_maternel a ON a.compte_id = c.id AND a.relais_id = r.relais_id
LEFT JOIN animateur h ON h.id = r.animateur_id AND h.revoked_at IS NULL
LEFT JOIN compte k ON k.id = h.compte_id
"""
OPEN = "r.close_le IS NULL AND r.effacee = 0"


class Reclamations:
    """The table `reclamation`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def open(
        self,
        relais_id: int,
        now: datetime,
        repondre_avant: date,
        animateur_id: int | None,
        *,
        conversation_id: int | None = None,
        qui: str | None = None,
        telephone: str | None = None,
    ) -> int:
        """A new one, with the next number of the year in that relais."""
        annee = to_paris(now).year
        numero = await self._sql.value(
            "SELECT coalesce(max(numero), 0) + 1 FROM reclamation WHERE relais_id = :r AND annee = :annee",
            {"r": relais_id, "annee": annee},
        )
        values = {
            "relais_id": relais_id,
            "annee": annee,
            "numero": int(numero),
            "conversation_id": conversation_id,
            "qui": qui,
            "telephone": telephone,
            "animateur_id": animateur_id,
            "recue_le": to_text(now),
            "repondre_avant": repondre_avant.isoformat(),
        }
        return int((await self._sql.insert("reclamation", [values], "RETURNING id"))[0]["id"])

    async def find(self, relais_id: int, reclamation_id: int, *, reservees: bool) -> Reclamation | None:
        """The one of that id in that relais, if who asks may read it."""
        return await self._one(
            "r.id = :id AND r.relais_id = :relais AND coalesce(v.reservee, 0) <= :reservees",
            id=reclamation_id,
            relais=relais_id,
            reservees=int(reservees),
        )

    async def find_open_of(self, conversation_id: int) -> Reclamation | None:
        """The open one that this conversation is."""
        return await self._one(f"r.conversation_id = :id AND {OPEN}", id=conversation_id)

    async def list_of(
        self, relais_id: int, *, ouvertes: bool, reservees: bool, limit: int, skip: int = 0
    ) -> list[Reclamation]:
        """Open ones, the most pressing first; or those that are over, the newest first."""
        order = "r.repondre_avant, r.id" if ouvertes else "coalesce(r.close_le, r.recue_le) DESC, r.id DESC"
        rows = await self._sql.rows(
            f"""{SELECT} WHERE r.relais_id = :relais AND ({OPEN}) = :ouvertes
                AND coalesce(v.reservee, 0) <= :reservees ORDER BY {order} LIMIT :limit OFFSET :skip""",
            {"relais": relais_id, "ouvertes": int(ouvertes), "reservees": int(reservees), "limit": limit, "skip": skip},
        )
        return [_reclamation(row) for row in rows]

    async def count(self, relais_id: int, annee: int) -> tuple[int, int]:
        """How many came that year, and how many of all years are still open: figures, of nobody."""
        row = await self._sql.row(
            f"SELECT count(*) FILTER (WHERE annee = :annee), count(*) FILTER (WHERE {OPEN}) "
            "FROM reclamation r WHERE relais_id = :relais",
            {"relais": relais_id, "annee": annee},
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)

    async def list_due(self, before: date) -> list[Reclamation]:
        """Open ones whose last day is that day or earlier, in every relais."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE {OPEN} AND r.repondre_avant <= :before ORDER BY r.id", {"before": before.isoformat()}
        )
        return [_reclamation(row) for row in rows]

    async def give(self, reclamation_id: int, animateur_id: int | None) -> None:
        """She answers it from now on; a new owner is reminded anew."""
        await self._sql.run(
            """UPDATE reclamation SET rappelee_le = CASE WHEN animateur_id IS :her THEN rappelee_le END,
                 animateur_id = :her WHERE id = :id""",
            {"id": reclamation_id, "her": animateur_id},
        )

    async def say(self, reclamation_id: int, objet: str) -> None:
        """What the person says."""
        await self._sql.run(
            "UPDATE reclamation SET objet = :objet WHERE id = :id", {"id": reclamation_id, "objet": objet}
        )

    async def close(self, reclamation_id: int, reponse: str, now: datetime) -> bool:
        """Answered; False when it was over already."""
        row = await self._sql.row(
            """UPDATE reclamation SET reponse = :reponse, close_le = :now
               WHERE id = :id AND close_le IS NULL RETURNING id""",
            {"id": reclamation_id, "reponse": reponse, "now": to_text(now)},
        )
        return row is not None

    async def note_reminder(self, reclamation_id: int, now: datetime) -> None:
        """Its owner was reminded."""
        await self._sql.run(
            "UPDATE reclamation SET rappelee_le = :now WHERE id = :id", {"id": reclamation_id, "now": to_text(now)}
        )

    async def note_signal(self, reclamation_id: int, now: datetime) -> None:
        """The responsable was told."""
        await self._sql.run(
            "UPDATE reclamation SET signalee_le = :now WHERE id = :id", {"id": reclamation_id, "now": to_text(now)}
        )

    async def release_all(self, animateur_id: int, *, reservees: bool = False) -> list[int]:
        """Her access has ended: the open ones of hers are nobody's.

        `reservees`: those of a reserved conversation only, when she is a responsable no longer.
        """
        rows = await self._sql.rows(
            """UPDATE reclamation SET animateur_id = NULL WHERE animateur_id = :her AND close_le IS NULL
                 AND (:reservees = 0 OR conversation_id IN (SELECT id FROM conversation WHERE reservee = 1))
               RETURNING id""",
            {"her": animateur_id, "reservees": int(reservees)},
        )
        return [row["id"] for row in rows]

    async def move(self, animateur_id: int, to: int) -> None:
        """The same person under another access."""
        await self._sql.run(
            "UPDATE reclamation SET animateur_id = :to WHERE animateur_id = :her", {"her": animateur_id, "to": to}
        )

    async def erase_old(self, relais_id: int, before: datetime) -> None:
        """Of those closed before that instant, the number and the dates stay, nobody and no word."""
        await self._sql.run(
            """UPDATE reclamation SET qui = NULL, telephone = NULL, objet = NULL, reponse = NULL, effacee = 1
               WHERE relais_id = :relais AND close_le < :before AND effacee = 0""",
            {"relais": relais_id, "before": to_text(before)},
        )

    async def _one(self, where: str, **params: int) -> Reclamation | None:
        row = await self._sql.row(f"{SELECT} WHERE {where}", params)
        return None if row is None else _reclamation(row)


def _reclamation(row: Row) -> Reclamation:
    return Reclamation(
        id=row["id"],
        relais_id=row["relais_id"],
        annee=row["annee"],
        numero=row["numero"],
        recue_le=from_text(row["recue_le"]),
        repondre_avant=date.fromisoformat(row["repondre_avant"]),
        conversation_id=row["conversation_id"],
        reservee=bool(row["reservee"]),
        qui=row["nom"],
        telephone=row["telephone"],
        objet=row["objet"],
        a_qui=row["a_qui"],
        a_qui_nom=row["a_qui_nom"],
        a_qui_chat=row["a_qui_chat"],
        rappelee_le=maybe_time(row["rappelee_le"]),
        signalee_le=maybe_time(row["signalee_le"]),
        reponse=row["reponse"],
        close_le=maybe_time(row["close_le"]),
        effacee=bool(row["effacee"]),
    )
