"""The propositions: which professional was asked for which request. Knows how they are written, not what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.proposition_suivie import PropositionSuivie
from store.database import Row, Sql
from store.times import from_text, maybe_text, maybe_time, to_text

KEY = "'proposition:' || p.id || ':demande' || CASE WHEN p.envois > 1 THEN ':' || p.envois ELSE '' END"
DUE = {"relance": "relance_le", "expiration": "expire_le", "suivi": "suivi_le"}


class Propositions:
    """The table `proposition`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, propositions: Sequence[PropositionSuivie]) -> list[PropositionSuivie]:
        """Writes those that are new – a professional is asked once for a request – and gives them with their id."""
        rows = await self._sql.insert(
            "proposition",
            [_values(p) for p in propositions],
            "ON CONFLICT (demande_id, assistant_maternel_id) DO NOTHING RETURNING *",
        )
        return [read_proposition(row) for row in rows]

    async def save(self, proposition: PropositionSuivie) -> None:
        """Writes everything that may change of a known proposition."""
        values = _values(proposition)
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE proposition SET {sets} WHERE id = :id", values | {"id": proposition.id})

    async def forget(self, proposition_id: int) -> None:
        """A proposition that never left: she was not asked, and may be later."""
        await self._sql.run(
            "DELETE FROM proposition WHERE id = :id AND envoyee_le IS NULL AND repondue_le IS NULL",
            {"id": proposition_id},
        )

    async def get(self, proposition_id: int) -> PropositionSuivie:
        """The proposition of that id; LookupError when there is none."""
        found = await self.find(proposition_id)
        if found is None:
            raise LookupError(f"no proposition {proposition_id}")
        return found

    async def find(self, proposition_id: int) -> PropositionSuivie | None:
        """The proposition of that id, or None. A Tap is untrusted: prefer the finders that name whose it must be."""
        return await self._one("id = :id", {"id": proposition_id})

    async def find_of_assistant(self, assistant_id: int | None, proposition_id: int) -> PropositionSuivie | None:
        """The proposition of that id if this professional is the one who was asked."""
        return await self._one("id = :id AND assistant_maternel_id = :of", {"id": proposition_id, "of": assistant_id})

    async def find_of_compte(self, compte_id: int, proposition_id: int) -> PropositionSuivie | None:
        """The proposition of that id if this account is the family that searches."""
        return await self._one(
            """id = :id AND demande_id IN (SELECT d.id FROM demande d JOIN famille f ON f.id = d.famille_id
                                           WHERE f.compte_id = :of)""",
            {"id": proposition_id, "of": compte_id},
        )

    async def find_of_relais(self, relais_id: int, proposition_id: int) -> PropositionSuivie | None:
        """The proposition of that id if it belongs to this relais."""
        return await self._one("id = :id AND relais_id = :of", {"id": proposition_id, "of": relais_id})

    async def find_pair(self, demande_id: int, assistant_id: int) -> PropositionSuivie | None:
        """What became of this request with this professional."""
        return await self._one(
            "demande_id = :demande_id AND assistant_maternel_id = :of", {"demande_id": demande_id, "of": assistant_id}
        )

    async def list_of_demande(self, demande_id: int) -> list[PropositionSuivie]:
        """Everybody who was ever asked for a request, in that order."""
        return await self._list("demande_id = :demande_id ORDER BY id", {"demande_id": demande_id})

    async def list_of_assistant(self, assistant_id: int, limit: int = 50) -> list[PropositionSuivie]:
        """What a professional was asked, newest first."""
        return await self._list(
            "assistant_maternel_id = :of ORDER BY ecrite_le DESC, id DESC LIMIT :limit",
            {"of": assistant_id, "limit": limit},
        )

    async def list_due(self, what: str, now: datetime, limit: int = 500) -> list[int]:
        """Ids of those whose « relance », « expiration » or « suivi » has come, oldest first."""
        column = DUE[what]
        rows = await self._sql.rows(
            f"SELECT id FROM proposition WHERE {column} <= :now ORDER BY {column}, id LIMIT :limit",
            {"now": to_text(now), "limit": limit},
        )
        return [row["id"] for row in rows]

    async def list_just_sent(self, limit: int = 500) -> list[tuple[int, datetime]]:
        """(id, instant) of those whose letter has really left and that do not know it yet."""
        rows = await self._sql.rows(
            f"""SELECT p.id, l.settled_at FROM proposition p
               JOIN letter l ON l.key = {KEY}
               WHERE p.etat = 'en_attente' AND p.envoyee_le IS NULL AND l.state IN ('sent', 'uncertain')
               ORDER BY p.id LIMIT :limit""",
            {"limit": limit},
        )
        return [(row["id"], from_text(row["settled_at"])) for row in rows]

    async def list_out_of_reach(self, demande_id: int | None = None, limit: int = 500) -> list[PropositionSuivie]:
        """Those who still have to answer and can no longer be written to, or whose letter never left."""
        rows = await self._sql.rows(
            f"""SELECT p.* FROM proposition p
               JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
               LEFT JOIN compte c ON c.id = a.compte_id
               LEFT JOIN letter l ON p.envoyee_le IS NULL AND l.key = {KEY}
               WHERE p.etat = 'en_attente' AND (:demande_id IS NULL OR p.demande_id = :demande_id)
                 AND (c.id IS NULL OR c.unreachable_at IS NOT NULL
                   OR (p.envoyee_le IS NULL AND (coalesce(c.stopped_at, c.en_retrait_le) IS NOT NULL
                       OR l.state IN ('unreachable', 'rejected', 'expired'))))
               ORDER BY p.id LIMIT :limit""",
            {"demande_id": demande_id, "limit": limit},
        )
        return [read_proposition(row) for row in rows]

    async def _one(self, where: str, params: dict[str, Any]) -> PropositionSuivie | None:
        row = await self._sql.row(f"SELECT * FROM proposition WHERE {where}", params)
        return None if row is None else read_proposition(row)

    async def _list(self, where: str, params: dict[str, Any]) -> list[PropositionSuivie]:
        return [
            read_proposition(row) for row in await self._sql.rows(f"SELECT * FROM proposition WHERE {where}", params)
        ]


def read_proposition(row: Row) -> PropositionSuivie:
    """A row of the table, as the domain knows it."""
    return PropositionSuivie(
        id=row["id"],
        relais_id=row["relais_id"],
        demande=row["demande_id"],
        assistant=row["assistant_maternel_id"],
        cercle=row["cercle"],
        etat=row["etat"],
        version=row["version"],
        ecrite_le=from_text(row["ecrite_le"]),
        envois=row["envois"],
        relances=row["relances"],
        repondue_par=row["repondue_par"],
        motif=row["motif"],
        suite=row["suite"],
        suivis=row["suivis"],
        suivi=row["suivi"],
        **{column: maybe_time(row[column]) for column in INSTANTS},
    )


INSTANTS = ("envoyee_le", "relancee_le", "relance_le", "expire_le", "repondue_le", "contact_le", "suivi_le")


def _values(p: PropositionSuivie) -> dict[str, Any]:
    return {
        "relais_id": p.relais_id,
        "demande_id": p.demande,
        "assistant_maternel_id": p.assistant,
        "cercle": p.cercle,
        "etat": p.etat,
        "version": p.version,
        "ecrite_le": to_text(p.ecrite_le),
        "envois": p.envois,
        "relances": p.relances,
        "repondue_par": p.repondue_par,
        "motif": p.motif,
        "suite": p.suite,
        "suivis": p.suivis,
        "suivi": p.suivi,
        **{column: maybe_text(getattr(p, column)) for column in INSTANTS},
    }
