"""The surveys: questions, how far each person is, answers with a name or sums without one. Shows nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.sondages import Genre, Question, Sondage
from store.database import Row, Sql
from store.times import maybe_time, to_text

SELECT = """SELECT s.*, coalesce(n.etat IN ('en_cours', 'terminee', 'arretee'), 1) AS is_sent
  FROM sondage s LEFT JOIN annonce n ON n.id = s.annonce_id"""


class Sondages:
    """The tables `sondage…`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, relais_id: int, annonce_id: int, fin: date, now: datetime) -> int:
        """A new one, without a question yet; anonymous until the relais says otherwise."""
        values = {
            "relais_id": relais_id,
            "annonce_id": annonce_id,
            "anonyme": 1,
            "fin": fin.isoformat(),
            "created_at": to_text(now),
        }
        return int((await self._sql.insert("sondage", [values], "RETURNING id"))[0]["id"])

    async def find(self, sondage_id: int, relais_id: int | None = None) -> Sondage | None:
        """That one, with its questions; of that relais alone, when one is named."""
        where, params = "s.id = :id", {"id": sondage_id}
        if relais_id is not None:
            where, params = f"{where} AND s.relais_id = :of", params | {"of": relais_id}
        return await self._find(where, params)

    async def find_of_annonce(self, annonce_id: int) -> Sondage | None:
        """The one to which an announcement invites."""
        return await self._find("s.annonce_id = :id", {"id": annonce_id})

    async def find_of_question(self, question_id: int) -> Sondage | None:
        """The one of a question."""
        return await self._find("s.id = (SELECT sondage_id FROM sondage_question WHERE id = :id)", {"id": question_id})

    async def list_of_relais(self, relais_id: int, limit: int, skip: int = 0) -> list[Sondage]:
        """The newest first."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE s.relais_id = :of ORDER BY s.id DESC LIMIT :limit OFFSET :skip",
            {"of": relais_id, "limit": limit, "skip": skip},
        )
        return [await self._with_questions(row) for row in rows]

    async def list_to_close(self, today: date) -> list[Sondage]:
        """Those whose last day is over."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE s.clos_le IS NULL AND s.fin < :today ORDER BY s.id", {"today": today.isoformat()}
        )
        return [one for one in [await self._with_questions(row) for row in rows] if one.is_sent]

    async def save(self, sondage: Sondage) -> None:
        """What may change of it."""
        await self._sql.run(
            "UPDATE sondage SET anonyme = :anonyme, fin = :fin, clos_le = :clos WHERE id = :id",
            {
                "id": sondage.id,
                "anonyme": int(sondage.anonyme),
                "fin": sondage.fin.isoformat(),
                "clos": to_text(sondage.clos_le) if sondage.clos_le else None,
            },
        )

    async def forget(self, sondage_id: int) -> None:
        """A draft that nobody wants, with what would have invited to it."""
        await self._sql.run(
            "DELETE FROM annonce WHERE id = (SELECT annonce_id FROM sondage WHERE id = :id)", {"id": sondage_id}
        )
        await self._sql.run("DELETE FROM sondage WHERE id = :id", {"id": sondage_id})

    async def forget_drafts(self, before: datetime) -> None:
        """Those begun before that instant and never sent."""
        await self._sql.run(
            """DELETE FROM sondage WHERE created_at < :before AND annonce_id IN
                 (SELECT id FROM annonce WHERE etat = 'brouillon')""",
            {"before": to_text(before)},
        )

    async def add_question(self, sondage_id: int, texte: str, genre: Genre, choix: Sequence[str]) -> None:
        """After the others."""
        await self._sql.run(
            """INSERT INTO sondage_question (sondage_id, rang, texte, genre, choix)
               SELECT :id, count(*), :texte, :genre, :choix FROM sondage_question WHERE sondage_id = :id""",
            {"id": sondage_id, "texte": texte, "genre": genre, "choix": json.dumps(choix, ensure_ascii=False)},
        )

    async def drop_question(self, sondage_id: int) -> None:
        """The last one."""
        await self._sql.run(
            """DELETE FROM sondage_question WHERE sondage_id = :id
               AND rang = (SELECT max(rang) FROM sondage_question WHERE sondage_id = :id)""",
            {"id": sondage_id},
        )

    async def set_genre(self, question_id: int, genre: Genre) -> None:
        """One answer, or several."""
        await self._sql.run(
            "UPDATE sondage_question SET genre = :genre WHERE id = :id", {"id": question_id, "genre": genre}
        )

    async def _find(self, where: str, params: dict[str, Any]) -> Sondage | None:
        row = await self._sql.row(f"{SELECT} WHERE {where}", params)
        return None if row is None else await self._with_questions(row)

    async def _with_questions(self, row: Row) -> Sondage:
        rows = await self._sql.rows(
            "SELECT * FROM sondage_question WHERE sondage_id = :id ORDER BY rang", {"id": row["id"]}
        )
        return replace(_sondage(row), questions=tuple(_question(one) for one in rows))


def _sondage(row: Row) -> Sondage:
    return Sondage(
        id=row["id"],
        relais_id=row["relais_id"],
        annonce_id=row["annonce_id"],
        anonyme=bool(row["anonyme"]),
        fin=date.fromisoformat(row["fin"]),
        clos_le=maybe_time(row["clos_le"]),
        is_sent=bool(row["is_sent"]),
    )


def _question(row: Row) -> Question:
    return Question(row["id"], row["rang"], row["texte"], row["genre"], tuple(json.loads(row["choix"])))
