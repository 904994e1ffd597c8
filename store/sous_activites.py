"""Who reported an under-activity, year by year, and who was supported. Changes nothing."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from bot.domain.calendrier import to_utc
from bot.domain.sous_activite import Indicateur, Liste, Signalement
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

# One line a person: the first time that she said it in the year, supported if it was so once.
PEOPLE = """
SELECT a.id, a.prenom, a.nom, a.commune, a.telephone, min(s.signalee_le) AS signalee_le,
  max(s.accompagnee_le) AS accompagnee_le,
  CASE WHEN count(s.retiree_le) = count(*) THEN max(s.retiree_le) END AS retiree_le
FROM sous_activite s JOIN assistant_maternel a ON a.id = s.assistant_maternel_id
WHERE s.relais_id = :relais_id AND a.fusionnee_dans IS NULL AND {when} GROUP BY a.id"""
OF_YEAR = PEOPLE.format(when="s.signalee_le >= :since AND s.signalee_le < :until")
WAITING = PEOPLE.format(when="s.retiree_le IS NULL AND s.accompagnee_le IS NULL AND a.ne_plus_diffuser = 0")
LISTS: dict[Liste, str] = {
    "en_attente": WAITING,
    "signalees": OF_YEAR,
    "accompagnees": f"SELECT * FROM ({OF_YEAR}) WHERE accompagnee_le IS NOT NULL",
    "retirees": f"SELECT * FROM ({OF_YEAR}) WHERE retiree_le IS NOT NULL AND accompagnee_le IS NULL",
}


class SousActivites:
    """Reads `sous_activite` of one relais."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, relais_id: int, annee: int) -> Indicateur:
        """The figures of a year."""
        counts = ", ".join(f"(SELECT count(*) FROM ({sql})) AS {name}" for name, sql in LISTS.items())
        row = await self._sql.row(f"SELECT {counts}", _params(relais_id, annee))
        assert row is not None
        return Indicateur(annee, **dict(row))

    async def page(self, relais_id: int, annee: int, liste: Liste, numero: int, size: int) -> Page[Signalement]:
        """The people behind one figure, by name."""
        params = _params(relais_id, annee)
        total = int(await self._sql.value(f"SELECT count(*) FROM ({LISTS[liste]})", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"SELECT * FROM ({LISTS[liste]}) ORDER BY nom, prenom, id LIMIT :size OFFSET :start",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_signalement(row) for row in rows), shown, pages, total)


def _params(relais_id: int, annee: int) -> dict[str, Any]:
    return {
        "relais_id": relais_id,
        "since": to_text(to_utc(date(annee, 1, 1), time())),
        "until": to_text(to_utc(date(annee + 1, 1, 1), time())),
    }


def _signalement(row: Row) -> Signalement:
    return Signalement(
        id=row["id"],
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        signalee_le=from_text(row["signalee_le"]),
        accompagnee_le=maybe_time(row["accompagnee_le"]),
        retiree_le=maybe_time(row["retiree_le"]),
    )
