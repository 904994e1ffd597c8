"""The carers at home: what is kept of them beside their entry of the directory. Decides nothing."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.assistants import AssistantMaternel
from bot.domain.gardes import Garde
from store.assistants import OF_RELAIS, Assistants
from store.database import Row, Sql
from store.times import day_text, maybe_day, maybe_text, maybe_time, to_text

HERS = f"{OF_RELAIS} AND a.profession = 'garde_a_domicile'"


@dataclass(frozen=True, slots=True)
class FicheGarde:
    """Her entry and what she says of herself."""

    assistant: AssistantMaternel
    garde: Garde


class Gardes:
    """The table `garde_a_domicile`, and the entries of that trade."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._assistants = Assistants(sql)

    async def get(self, assistant_id: int) -> Garde:
        """What she said; nothing yet when nobody wrote anything."""
        row = await self._sql.row(
            "SELECT * FROM garde_a_domicile WHERE assistant_maternel_id = :id", {"id": assistant_id}
        )
        return Garde() if row is None else _garde(row)

    async def save(self, assistant_id: int, garde: Garde) -> None:
        """Everything about her beside her entry."""
        values = _values(garde) | {"assistant_maternel_id": assistant_id}
        sets = ", ".join(f"{column} = excluded.{column}" for column in _values(garde))
        await self._sql.insert(
            "garde_a_domicile", [values], f"ON CONFLICT (assistant_maternel_id) DO UPDATE SET {sets}"
        )

    async def list_of_relais(self, relais_id: int) -> list[FicheGarde]:
        """All of them, those who wait for an animatrice first, then by name."""
        people = await self._assistants.list_where(f"{HERS} ORDER BY a.nom, a.prenom, a.id", {"relais_id": relais_id})
        said = await self._said([one.id for one in people])
        fiches = [FicheGarde(one, said.get(one.id, Garde())) for one in people]
        return sorted(fiches, key=lambda fiche: not fiche.garde.is_waiting)

    async def find(self, relais_id: int, assistant_id: int) -> FicheGarde | None:
        """One of that relais, or None: a Tap is untrusted."""
        found = await self._assistants.list_where(
            f"{HERS} AND a.id = :id", {"relais_id": relais_id, "id": assistant_id}
        )
        return FicheGarde(found[0], await self.get(assistant_id)) if found else None

    async def rename(self, assistant_id: int, prenom: str, nom: str, now: datetime) -> None:
        """How the animatrice writes her name."""
        await self._sql.run(
            "UPDATE assistant_maternel SET prenom = :prenom, nom = :nom, updated_at = :now WHERE id = :id",
            {"id": assistant_id, "prenom": prenom, "nom": nom, "now": to_text(now)},
        )

    async def forget(self, assistant_id: int) -> None:
        """She asked to be in the directory, and is not put there: nothing is kept of it."""
        await self._sql.run(
            """DELETE FROM assistant_maternel WHERE id = :id AND profession = 'garde_a_domicile'
               AND EXISTS (SELECT 1 FROM garde_a_domicile g WHERE g.assistant_maternel_id = :id
                           AND g.demandee_le IS NOT NULL AND g.validee_le IS NULL)""",
            {"id": assistant_id},
        )

    async def count_waiting(self, relais_id: int) -> int:
        """How many ask to be in the directory."""
        return int(
            await self._sql.value(
                """SELECT count(*) FROM garde_a_domicile g JOIN assistant_maternel a ON a.id = g.assistant_maternel_id
                   WHERE a.relais_id = :relais_id AND g.demandee_le IS NOT NULL AND g.validee_le IS NULL""",
                {"relais_id": relais_id},
            )
        )

    async def _said(self, ids: Collection[int]) -> dict[int, Garde]:
        holes, params = self._sql.holes("id", ids)
        rows = await self._sql.rows(f"SELECT * FROM garde_a_domicile WHERE assistant_maternel_id IN ({holes})", params)
        return {row["assistant_maternel_id"]: _garde(row) for row in rows}


def _garde(row: Row) -> Garde:
    return Garde(
        communes=tuple(json.loads(row["communes"])),
        etat=row["etat"],
        libre_le=maybe_day(row["libre_le"]),
        grille=row["grille"],
        confirmee_le=maybe_time(row["confirmee_le"]),
        source=row["source"],
        accord_le=maybe_time(row["accord_le"]),
        demandee_le=maybe_time(row["demandee_le"]),
        validee_le=maybe_time(row["validee_le"]),
    )


def _values(garde: Garde) -> dict[str, str | int | None]:
    return {
        "communes": json.dumps(garde.communes),
        "etat": garde.etat,
        "libre_le": day_text(garde.libre_le),
        "grille": garde.grille,
        "confirmee_le": maybe_text(garde.confirmee_le),
        "source": garde.source,
        "accord_le": maybe_text(garde.accord_le),
        "demandee_le": maybe_text(garde.demandee_le),
        "validee_le": maybe_text(garde.validee_le),
    }
