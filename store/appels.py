"""The requests that an animatrice puts before professionals on the phone. Knows no other reason to phone anybody."""

from __future__ import annotations

from datetime import date

from bot.domain.appels import Appel
from store.database import Row, Sql
from store.times import maybe_time

SELECT = """
SELECT p.id, p.demande_id, p.assistant_maternel_id, p.cercle, d.commune AS commune_demande, d.imprevu, d.a_partir_du,
  a.prenom, a.nom, a.commune, a.telephone, a.telephone_faux, t.essais, t.dernier_le, t.rappeler_le
FROM proposition p
JOIN demande d ON d.id = p.demande_id
JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
LEFT JOIN appel t ON t.assistant_maternel_id = a.id
"""
# Those without a good number cannot be phoned: they come last.
ORDER = "ORDER BY a.telephone IS NULL OR a.telephone IS a.telephone_faux, coalesce(t.essais, 0), p.id"
OPEN_CALL = "p.etat = 'a_appeler' AND d.etat = 'active' AND d.arretee_le IS NULL"


class Appels:
    """Reads `proposition`, with what is known of each call."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_of_demande(self, demande_id: int) -> list[Appel]:
        """Everybody still to be phoned for one request, those to be tried again later included."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE p.demande_id = :id AND p.etat = 'a_appeler' {ORDER}", {"id": demande_id}
        )
        return [_appel(row) for row in rows]

    async def find(self, relais_id: int, proposition_id: int) -> Appel | None:
        """The call of that proposition in that relais, whatever its state: a Tap is untrusted."""
        row = await self._sql.row(
            f"{SELECT} WHERE p.id = :id AND p.relais_id = :relais_id", {"id": proposition_id, "relais_id": relais_id}
        )
        return None if row is None else _appel(row)

    async def list_open_of(self, assistant_id: int) -> list[int]:
        """The proposals that wait for this professional's voice, oldest first."""
        rows = await self._sql.rows(
            f"""SELECT p.id FROM proposition p JOIN demande d ON d.id = p.demande_id
                WHERE p.assistant_maternel_id = :id AND {OPEN_CALL} ORDER BY p.id""",
            {"id": assistant_id},
        )
        return [row["id"] for row in rows]

    async def count_open(self, relais_id: int, today: date) -> int:
        """How many proposals of a relais wait for a call that can be made, today or another day."""
        return int(
            await self._sql.value(
                f"""SELECT count(*) FROM proposition p JOIN demande d ON d.id = p.demande_id
                    JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
                    WHERE p.relais_id = :relais_id AND {OPEN_CALL}
                      AND a.telephone IS NOT NULL AND a.telephone IS NOT a.telephone_faux
                      AND coalesce(a.en_pause_jusqu_au, '') < :today""",
                {"relais_id": relais_id, "today": today.isoformat()},
            )
        )


def _appel(row: Row) -> Appel:
    start = row["a_partir_du"]
    return Appel(
        proposition=row["id"],
        demande=row["demande_id"],
        assistant=row["assistant_maternel_id"],
        cercle=row["cercle"],
        commune_demande=row["commune_demande"],
        imprevu=bool(row["imprevu"]),
        a_partir_du=None if start is None else date.fromisoformat(start),
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        is_wrong=row["telephone"] is not None and row["telephone"] == row["telephone_faux"],
        essais=row["essais"] or 0,
        dernier_le=maybe_time(row["dernier_le"]),
        rappeler_le=maybe_time(row["rappeler_le"]),
    )
