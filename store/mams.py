"""The houses of assistants maternels, and who works in each. Decides nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.assistants import AssistantMaternel
from bot.domain.mams import Mam, mam_key
from store.database import Row, Sql
from store.times import to_text

# Who works there, as the relais shows it: an entry that is no longer shown is nobody's colleague.
MEMBRE = "a.fusionnee_dans IS NULL AND a.ne_plus_diffuser = 0"


@dataclass(frozen=True, slots=True)
class MamComptee:
    """A house in a list, with how many work there and what the last news say is free."""

    mam: Mam
    membres: int
    libres: int


class Mams:
    """The table `mam`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def settle(self, relais_id: int, assistant: AssistantMaternel, now: datetime) -> int | None:
        """The house that an entry names, made when nobody had named it yet; None when she names none."""
        if assistant.mam is None or assistant.statut != "mam":
            return None
        params = {
            "relais_id": relais_id, "commune": assistant.commune, "nom": assistant.mam, "cle": mam_key(assistant.mam),
        }  # fmt: skip
        known = await self._sql.value(
            """SELECT id FROM mam WHERE relais_id = :relais_id AND commune = :commune AND (cle = :cle OR nom = :nom)
               ORDER BY id""",
            params,
        )
        if known is not None:
            return int(known)
        return int(
            await self._sql.value(
                """INSERT INTO mam (relais_id, nom, cle, commune, adresse, created_at)
                   VALUES (:relais_id, :nom, :cle, :commune, :adresse, :now) RETURNING id""",
                params | {"adresse": assistant.adresse, "now": to_text(now)},
            )
        )

    async def find(self, relais_id: int, mam_id: int) -> Mam | None:
        """The house of that id in that relais, or None: a Tap is untrusted."""
        row = await self._sql.row(
            "SELECT * FROM mam WHERE id = :id AND relais_id = :relais_id", {"id": mam_id, "relais_id": relais_id}
        )
        return None if row is None else _mam(row)

    async def list_of_relais(self, relais_id: int, fraiche_depuis: datetime) -> list[MamComptee]:
        """The houses of a relais, by name; one where nobody is shown any more comes too, to be filled or erased."""
        rows = await self._sql.rows(
            f"""SELECT m.*,
                  (SELECT count(*) FROM assistant_maternel a WHERE a.mam_id = m.id AND {MEMBRE}) AS membres,
                  (SELECT count(*) FROM assistant_maternel a JOIN place p ON p.assistant_maternel_id = a.id
                   WHERE a.mam_id = m.id AND {MEMBRE} AND p.etat = 'libre' AND p.confirmee_le >= :fraiche) AS libres
                FROM mam m WHERE m.relais_id = :relais_id ORDER BY m.nom, m.id""",
            {"relais_id": relais_id, "fraiche": to_text(fraiche_depuis)},
        )
        return [MamComptee(_mam(row), row["membres"], row["libres"]) for row in rows]

    async def list_membres(self, mam_id: int) -> list[int]:
        """The ids of those who are shown, by first name."""
        rows = await self._sql.rows(
            f"SELECT a.id FROM assistant_maternel a WHERE a.mam_id = :id AND {MEMBRE} ORDER BY a.prenom, a.id",
            {"id": mam_id},
        )
        return [row["id"] for row in rows]

    async def standing_of(self, assistant_ids: Collection[int]) -> tuple[dict[int, int], frozenset[int]]:
        """The house of each of these professionals (those who work alone are not there), and who is not shown."""
        holes, params = self._sql.holes("id", assistant_ids)
        rows = await self._sql.rows(
            f"""SELECT id, mam_id, ne_plus_diffuser FROM assistant_maternel
                WHERE id IN ({holes}) AND (mam_id IS NOT NULL OR ne_plus_diffuser = 1)""",
            params,
        )
        houses = {row["id"]: row["mam_id"] for row in rows if row["mam_id"] is not None}
        return houses, frozenset(row["id"] for row in rows if row["ne_plus_diffuser"])

    async def name_of(self, mam_id: int) -> str:
        """Its name; LookupError when there is none."""
        found = await self._sql.value("SELECT nom FROM mam WHERE id = :id", {"id": mam_id})
        if found is None:
            raise LookupError(f"no mam {mam_id}")
        return str(found)

    async def add(self, relais_id: int, nom: str, commune: str, now: datetime) -> int | None:
        """A house that nobody works in yet; None when the commune has one of that name."""
        row = await self._sql.row(
            """INSERT INTO mam (relais_id, nom, cle, commune, created_at)
               VALUES (:relais_id, :nom, :cle, :commune, :now)
               ON CONFLICT DO NOTHING RETURNING id""",
            {"relais_id": relais_id, "nom": nom, "cle": mam_key(nom), "commune": commune, "now": to_text(now)},
        )
        return None if row is None else int(row["id"])

    async def rename(self, mam: Mam, nom: str) -> bool:
        """Another name, in its members' entries too; False when the commune has one of that name."""
        params = {"id": mam.id, "nom": nom, "cle": mam_key(nom)}
        row = await self._sql.row(
            "UPDATE OR IGNORE mam SET nom = :nom, cle = :cle WHERE id = :id RETURNING nom", params
        )
        if row is None:
            return False
        await self._sql.run("UPDATE assistant_maternel SET mam = :nom WHERE mam_id = :id", params)
        return True

    async def set_adresse(self, mam_id: int, adresse: str) -> None:
        """Where it is."""
        await self._sql.run("UPDATE mam SET adresse = :adresse WHERE id = :id", {"id": mam_id, "adresse": adresse})

    async def set_places(self, mam_id: int, places: int) -> None:
        """Children received together."""
        await self._sql.run("UPDATE mam SET places = :places WHERE id = :id", {"id": mam_id, "places": places})

    async def put_in(self, mam: Mam, assistant_id: int, now: datetime) -> None:
        """She works there from now on."""
        await self._sql.run(
            """UPDATE assistant_maternel SET mam_id = :mam, mam = :nom, statut = 'mam', updated_at = :now
               WHERE id = :id AND relais_id = :relais_id AND profession = 'assistant_maternel'""",
            {"mam": mam.id, "nom": mam.nom, "id": assistant_id, "relais_id": mam.relais_id, "now": to_text(now)},
        )

    async def take_out(self, mam: Mam, assistant_id: int, now: datetime) -> None:
        """She works at her own home."""
        await self._sql.run(
            """UPDATE assistant_maternel SET mam_id = NULL, mam = NULL, statut = 'independant', updated_at = :now
               WHERE id = :id AND mam_id = :mam""",
            {"mam": mam.id, "id": assistant_id, "now": to_text(now)},
        )

    async def erase_empty(self, mam_id: int) -> bool:
        """A house that nobody is in, written or shown; False while somebody is."""
        row = await self._sql.row(
            """DELETE FROM mam WHERE id = :id
               AND NOT EXISTS (SELECT 1 FROM assistant_maternel a WHERE a.mam_id = :id AND a.ne_plus_diffuser = 0)
               RETURNING id""",
            {"id": mam_id},
        )
        return row is not None


def _mam(row: Row) -> Mam:
    return Mam(row["id"], row["relais_id"], row["nom"], row["commune"], row["adresse"], row["places"])
