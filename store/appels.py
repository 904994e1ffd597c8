"""« À appeler »: whom an animatrice phones for which request, and who did not pick up. Decides no answer."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.appels import Appel
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.tableau import OPEN_CALL
from store.times import maybe_time, to_text

SELECT = """
SELECT p.id, p.demande_id, p.assistant_maternel_id, p.cercle, d.commune AS commune_demande, d.imprevu, d.a_partir_du,
  a.prenom, a.nom, a.commune, a.telephone, a.telephone_faux, t.essais, t.dernier_le, t.rappeler_le
FROM proposition p
JOIN demande d ON d.id = p.demande_id
JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
LEFT JOIN appel t ON t.proposition_id = p.id
"""
# Those without a good number cannot be phoned: they come last. Then whoever is needed first.
ORDER = """ORDER BY a.telephone IS NULL OR a.telephone IS a.telephone_faux, d.imprevu DESC,
  coalesce(d.a_partir_du, '9999'), d.id, coalesce(t.essais, 0), p.id"""


class Appels:
    """Reads `proposition`; writes the table `appel`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def page(self, relais_id: int, numero: int, size: int, now: datetime) -> Page[Appel]:
        """Today's calls of a relais, most urgent first; those to be tried again later are left out until then."""
        params = {"relais_id": relais_id, "now": to_text(now)}
        total = int(
            await self._sql.value(
                f"""SELECT count(*) FROM proposition p JOIN demande d ON d.id = p.demande_id
                    WHERE p.relais_id = :relais_id AND {OPEN_CALL}""",
                params,
            )
        )
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"""{SELECT} WHERE p.relais_id = :relais_id AND p.etat = 'a_appeler' AND d.etat = 'active'
                AND d.arretee_le IS NULL AND (t.rappeler_le IS NULL OR t.rappeler_le <= :now)
                {ORDER} LIMIT :size OFFSET :start""",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_appel(row) for row in rows), shown, pages, total)

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

    async def miss(self, proposition_id: int, now: datetime, again: datetime) -> int:
        """Nobody answered: tried again from that instant; gives how many times it was tried."""
        return int(
            await self._sql.value(
                """INSERT INTO appel (proposition_id, essais, dernier_le, rappeler_le) VALUES (:id, 1, :now, :again)
                   ON CONFLICT (proposition_id) DO UPDATE SET essais = essais + 1, dernier_le = :now,
                     rappeler_le = :again RETURNING essais""",
                {"id": proposition_id, "now": to_text(now), "again": to_text(again)},
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
