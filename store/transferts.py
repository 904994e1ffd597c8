"""What lies in a commune that left its relais, and what became of it: handed over, kept, asked. Decides nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.database import Sql
from store.times import to_text

Genre = Literal["demande", "assistant"]
Etat = Literal["demande", "transmis", "garde", "refuse"]
COLONNES: dict[Genre, str] = {"demande": "demande_id", "assistant": "assistant_maternel_id"}
STAYS = ("garde", "refuse")


@dataclass(frozen=True, slots=True)
class ATransmettre:
    """A request (`nom`: the family's first name) or a professional. `etat`: « demande » = she was asked."""

    genre: Genre
    id: int
    commune: str
    nom: str
    telephone: str | None
    etat: Etat | None


class Transferts:
    """The table `transfert`, and what it may concern."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_in(self, relais_id: int, communes: Collection[str]) -> list[ATransmettre]:
        """The open requests and the professionals of these communes, what was kept here excepted."""
        holes, params = self._sql.holes("commune", communes)
        rows = await self._sql.rows(
            f"""SELECT 'demande' AS genre, d.id, d.commune, f.prenom AS nom, f.telephone, t.etat
                FROM demande d JOIN famille f ON f.id = d.famille_id LEFT JOIN transfert t ON t.demande_id = d.id
                WHERE d.relais_id = :relais_id AND d.commune IN ({holes})
                  AND d.etat IN ('a_valider', 'active', 'transmise')
                  AND coalesce(t.etat, '') NOT IN ('garde', 'refuse', 'transmis')
                UNION ALL
                SELECT 'assistant', a.id, a.commune, trim(a.prenom || ' ' || a.nom), a.telephone, t.etat
                FROM assistant_maternel a LEFT JOIN transfert t ON t.assistant_maternel_id = a.id
                WHERE a.relais_id = :relais_id AND a.commune IN ({holes}) AND a.fusionnee_dans IS NULL
                  AND a.ne_plus_diffuser = 0 AND coalesce(t.etat, '') NOT IN ('garde', 'refuse', 'transmis')
                ORDER BY 1 DESC, 2""",
            params | {"relais_id": relais_id},
        )
        return [ATransmettre(*row) for row in rows]

    async def find(self, relais_id: int, genre: Genre, ident: int) -> Etat | None:
        """What was said of it by that relais."""
        found: Etat | None = await self._sql.value(
            f"SELECT etat FROM transfert WHERE relais_id = :relais_id AND {COLONNES[genre]} = :id",
            {"relais_id": relais_id, "id": ident},
        )
        return found

    async def write(
        self,
        relais_id: int,
        vers_id: int,
        genre: Genre,
        ident: int,
        etat: Etat,
        animateur_id: int | None,
        now: datetime,
    ) -> None:
        """Asked, handed over, kept or refused."""
        column = COLONNES[genre]
        await self._sql.run(
            f"""INSERT INTO transfert (relais_id, vers_id, {column}, etat, le, animateur_id)
                VALUES (:relais_id, :vers_id, :id, :etat, :now, :animateur)
                ON CONFLICT ({column}) DO UPDATE SET etat = :etat, le = :now, vers_id = :vers_id,
                  animateur_id = coalesce(:animateur, animateur_id)""",
            {
                "relais_id": relais_id, "vers_id": vers_id, "id": ident, "etat": etat, "animateur": animateur_id,
                "now": to_text(now),
            },
        )  # fmt: skip

    async def compte_of_famille(self, famille_id: int) -> int | None:
        """The account behind a family."""
        found = await self._sql.value("SELECT compte_id FROM famille WHERE id = :id", {"id": famille_id})
        return None if found is None else int(found)

    async def compte_of_assistant(self, assistant_id: int) -> int | None:
        """The account behind an entry."""
        found = await self._sql.value("SELECT compte_id FROM assistant_maternel WHERE id = :id", {"id": assistant_id})
        return None if found is None else int(found)
