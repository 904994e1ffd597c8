"""What people asked the bot: its words for a while, what was answered, and what the team should read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.questions import Public, Question
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

COLUMNS = """id, compte_id, relais_id, public, posee_le, etat, texte, message_id, page_id, sujet, montrees, avis,
  raison, conversation_id, contact_id, traitee_le"""
CHANGING = frozenset({
    "relais_id", "etat", "page_id", "sujet", "montrees", "avis", "raison", "conversation_id", "contact_id",
    "a_transmettre", "texte",
})  # fmt: skip


class Questions:
    """The table `question`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self,
        compte_id: int,
        relais_id: int | None,
        public: Public | None,
        now: datetime,
        *,
        texte: str | None = None,
        message_id: int | None = None,
        rang: int = 0,
        **known: Any,
    ) -> Question:
        """A question; the same one of the same message when it was already read."""
        values = {
            "compte_id": compte_id,
            "relais_id": relais_id,
            "message_id": message_id,
            "rang": rang,
            "public": public,
            "texte": texte,
            "posee_le": to_text(now),
            "etat": known.pop("etat", "gardee"),
            **_written(known),
        }
        tail = f"""ON CONFLICT (compte_id, message_id, rang) DO UPDATE SET texte = excluded.texte
                   RETURNING {COLUMNS}"""
        return _question((await self._sql.insert("question", [values], tail))[0])

    async def find(self, compte_id: int, question_id: int) -> Question | None:
        """Hers, or None: a number is untrusted, and an old question is erased."""
        return await self._one("id = :id AND compte_id = :compte_id", id=question_id, compte_id=compte_id)

    async def find_of_relais(self, relais_id: int, question_id: int) -> Question | None:
        """One that this relais may read."""
        return await self._one("id = :id AND relais_id = :relais_id", id=question_id, relais_id=relais_id)

    async def find_page_since(self, compte_id: int, page_id: str, since: datetime) -> Question | None:
        """The page that she already opened with a button since then."""
        return await self._one(
            """compte_id = :compte_id AND page_id = :page_id AND message_id IS NULL AND posee_le >= :since
               ORDER BY id DESC LIMIT 1""",
            compte_id=compte_id,
            page_id=page_id,
            since=to_text(since),
        )

    async def save(self, question_id: int, **changes: Any) -> None:
        """Writes some of its columns."""
        assert set(changes) <= CHANGING, changes
        sets = ", ".join(f"{name} = :{name}" for name in changes)
        await self._sql.run(f"UPDATE question SET {sets} WHERE id = :id", {"id": question_id, **_written(changes)})

    async def list_counted(self, compte_id: int, since: datetime) -> list[tuple[str | None, int]]:
        """The subjects already counted as a contact of hers since then, with the contact."""
        rows = await self._sql.rows(
            """SELECT sujet, contact_id FROM question
               WHERE compte_id = :compte_id AND posee_le >= :since AND contact_id IS NOT NULL ORDER BY id""",
            {"compte_id": compte_id, "since": to_text(since)},
        )
        return [(row["sujet"], row["contact_id"]) for row in rows]

    async def list_without_relais(self, compte_id: int) -> list[Question]:
        """What she asked before her commune was known."""
        return await self._many("compte_id = :compte_id AND relais_id IS NULL ORDER BY id", compte_id=compte_id)

    async def list_to_hand_over(self, compte_id: int) -> list[Question]:
        """What she wanted handed over while her commune was not known, in the order she asked."""
        return await self._many("compte_id = :compte_id AND a_transmettre = 1 ORDER BY id", compte_id=compte_id)

    async def list_waiting(self, relais_id: int, limit: int) -> list[Question]:
        """What the team should read, the oldest first; words that were erased leave nothing to read."""
        return await self._many(
            """relais_id = :relais_id AND raison IS NOT NULL AND traitee_le IS NULL AND texte IS NOT NULL
               ORDER BY id LIMIT :limit""",
            relais_id=relais_id,
            limit=limit,
        )

    async def count_waiting(self, relais_id: int) -> int:
        """How many questions those are."""
        return int(
            await self._sql.value(
                """SELECT count(*) FROM question
                   WHERE relais_id = :relais_id AND raison IS NOT NULL AND traitee_le IS NULL AND texte IS NOT NULL""",
                {"relais_id": relais_id},
            )
        )

    async def treat(self, relais_id: int, ids: Sequence[int], now: datetime) -> None:
        """The team has done what there was to do."""
        holes, params = self._sql.holes("id", ids)
        await self._sql.run(
            f"""UPDATE question SET traitee_le = :now
                WHERE relais_id = :relais_id AND traitee_le IS NULL AND id IN ({holes})""",
            {"relais_id": relais_id, "now": to_text(now), **params},
        )

    async def list_frequent(self, relais_id: int | None, public: Public | None, since: datetime) -> list[str]:
        """The pages that answered most people of that relais since then: three at least."""
        rows = await self._sql.rows(
            """SELECT page_id FROM question
               WHERE relais_id IS :relais_id AND public IS :public AND posee_le >= :since AND page_id IS NOT NULL
               GROUP BY page_id HAVING count(DISTINCT compte_id) >= 3
               ORDER BY count(DISTINCT compte_id) DESC, page_id LIMIT 8""",
            {"relais_id": relais_id, "public": public, "since": to_text(since)},
        )
        return [row["page_id"] for row in rows]

    async def erase_words(self, before: datetime) -> None:
        """The words of the questions asked before that instant which nobody of the team needs."""
        await self._sql.run(
            """UPDATE question SET texte = NULL
               WHERE posee_le < :before AND texte IS NOT NULL AND (raison IS NULL OR traitee_le IS NOT NULL)""",
            {"before": to_text(before)},
        )

    async def erase_old(self, relais_id: int | None, before: datetime) -> None:
        """Questions asked before that instant, whatever became of them."""
        await self._sql.run(
            "DELETE FROM question WHERE relais_id IS :relais_id AND posee_le < :before",
            {"relais_id": relais_id, "before": to_text(before)},
        )

    async def _one(self, where: str, **params: Any) -> Question | None:
        row = await self._sql.row(f"SELECT {COLUMNS} FROM question WHERE {where}", params)
        return None if row is None else _question(row)

    async def _many(self, where: str, **params: Any) -> list[Question]:
        return [_question(row) for row in await self._sql.rows(f"SELECT {COLUMNS} FROM question WHERE {where}", params)]


def _written(known: dict[str, Any]) -> dict[str, Any]:
    if "montrees" in known:
        return known | {"montrees": json.dumps(list(known["montrees"]))}
    return known


def _question(row: Row) -> Question:
    values = dict(row) | {
        "posee_le": from_text(row["posee_le"]),
        "traitee_le": maybe_time(row["traitee_le"]),
        "montrees": tuple(json.loads(row["montrees"])),
    }
    return Question(**values)
