"""The answers to surveys: how far each person is, sums without a name, or answers with one. Shows nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from bot.domain.sondages import Question, Resultat
from store.database import Sql
from store.times import to_text


class ReponsesSondage:
    """The tables `sondage_participation`, `sondage_total`, `sondage_remarque` and `sondage_reponse`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def rang_of(self, sondage_id: int, compte_id: int) -> int | None:
        """The question somebody is at; None before she begins."""
        found = await self._sql.value(
            "SELECT rang FROM sondage_participation WHERE sondage_id = :id AND compte_id = :who",
            {"id": sondage_id, "who": compte_id},
        )
        return None if found is None else int(found)

    async def move_to(self, sondage_id: int, compte_id: int, rang: int) -> None:
        """She is at that question now."""
        await self._sql.run(
            """INSERT INTO sondage_participation (sondage_id, compte_id, rang) VALUES (:id, :who, :rang)
               ON CONFLICT (sondage_id, compte_id) DO UPDATE SET rang = :rang""",
            {"id": sondage_id, "who": compte_id, "rang": rang},
        )

    async def count(self, question: Question, choix: Sequence[int], texte: str | None) -> None:
        """An anonymous answer: sums and words, nobody."""
        for one in choix:
            await self._sql.run(
                """INSERT INTO sondage_total (question_id, choix, nombre) VALUES (:id, :choix, 1)
                   ON CONFLICT (question_id, choix) DO UPDATE SET nombre = nombre + 1""",
                {"id": question.id, "choix": one},
            )
        if texte:
            await self._sql.run(
                "INSERT INTO sondage_remarque (question_id, texte) VALUES (:id, :texte)",
                {"id": question.id, "texte": texte},
            )

    async def note(
        self, question: Question, compte_id: int, choix: Sequence[int], texte: str | None, now: datetime
    ) -> None:
        """An answer with a name; the last one counts."""
        await self._sql.run(
            """INSERT INTO sondage_reponse (question_id, compte_id, choix, texte, le)
               VALUES (:id, :who, :choix, :texte, :now) ON CONFLICT (question_id, compte_id)
               DO UPDATE SET choix = :choix, texte = :texte, le = :now""",
            {"id": question.id, "who": compte_id, "choix": json.dumps(choix), "texte": texte, "now": to_text(now)},
        )

    async def count_participants(self, sondage_id: int, rang: int = 0) -> int:
        """Those who answered one question at least; with `rang`, that one too."""
        return int(
            await self._sql.value(
                "SELECT count(*) FROM sondage_participation WHERE sondage_id = :id AND rang > :rang",
                {"id": sondage_id, "rang": rang},
            )
        )

    async def read_resultat(self, question: Question) -> Resultat:
        """Sums and words of one question, from whichever table holds them."""
        rows = await self._sql.rows(
            """SELECT choix, nombre FROM sondage_total WHERE question_id = :id UNION ALL
               SELECT j.value, count(*) FROM sondage_reponse r, json_each(r.choix) j WHERE r.question_id = :id
               GROUP BY j.value""",
            {"id": question.id},
        )
        sums = {row[0]: row[1] for row in rows}
        words = await self._sql.rows(
            """SELECT texte FROM sondage_remarque WHERE question_id = :id UNION ALL
               SELECT texte FROM sondage_reponse WHERE question_id = :id AND texte IS NOT NULL""",
            {"id": question.id},
        )
        nombres = tuple(sums.get(n, 0) for n in range(len(question.choix)))
        return Resultat(question, nombres, tuple(row[0] for row in words))

    async def list_named(self, sondage_id: int) -> list[tuple[str, int, list[int], str | None]]:
        """Of a survey with names: who, to which question, what."""
        rows = await self._sql.rows(
            """SELECT coalesce(a.prenom || ' ' || a.nom, c.prenom) AS qui, q.rang, r.choix, r.texte
               FROM sondage_reponse r JOIN sondage_question q ON q.id = r.question_id
               JOIN compte c ON c.id = r.compte_id LEFT JOIN assistant_maternel a ON a.compte_id = c.id
               WHERE q.sondage_id = :id ORDER BY qui, c.id, q.rang""",
            {"id": sondage_id},
        )
        return [(row[0], row[1], json.loads(row[2]), row[3]) for row in rows]

    async def forget_names(self, relais_id: int, before: datetime) -> None:
        """Of those closed before that instant, sums and words stay, and nobody's name."""
        of = """question_id IN (SELECT q.id FROM sondage_question q JOIN sondage s ON s.id = q.sondage_id
                 WHERE s.relais_id = :of AND s.clos_le < :before)"""
        params = {"of": relais_id, "before": to_text(before)}
        await self._sql.run(
            f"""INSERT INTO sondage_total (question_id, choix, nombre)
                SELECT r.question_id, j.value, count(*) FROM sondage_reponse r, json_each(r.choix) j WHERE r.{of}
                GROUP BY r.question_id, j.value
                ON CONFLICT (question_id, choix) DO UPDATE SET nombre = nombre + excluded.nombre""",
            params,
        )
        await self._sql.run(
            f"""INSERT INTO sondage_remarque (question_id, texte)
                SELECT question_id, texte FROM sondage_reponse WHERE texte IS NOT NULL AND {of}""",
            params,
        )
        await self._sql.run(f"DELETE FROM sondage_reponse WHERE {of}", params)
