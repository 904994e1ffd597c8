"""The board's lists, counted and cut by the database. Changes nothing."""

from __future__ import annotations

import json
from datetime import date, datetime

from bot.domain.tableau import Chiffres, Ligne, Page, Rubrique, page_bounds
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

# Nobody is interested, and either the family's date has come or there is nobody left to ask.
SANS_REPONSE = """(d.repondu_le IS NOT NULL OR d.reponse_le <= :now OR d.vague_le IS NULL) AND NOT EXISTS
  (SELECT 1 FROM proposition p WHERE p.demande_id = d.id
   AND (p.etat = 'a_appeler' OR (p.etat = 'interessee' AND p.suivi IS NOT 'sans_suite')))"""
WHERE: dict[Rubrique, str] = {
    "a_valider": "d.etat = 'a_valider'",
    "en_cours": f"d.etat = 'active' AND NOT ({SANS_REPONSE})",
    "transmises": "d.etat = 'transmise'",
    "sans_reponse": f"d.etat = 'active' AND {SANS_REPONSE}",
    "closes": "d.etat IN ('pourvue', 'retiree', 'expiree', 'close')",
}
ORDER = {"closes": "d.close_le DESC, d.id DESC"}


class Tableau:
    """Reads `demande` and `proposition` of one relais."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, relais_id: int, now: datetime, tonight: datetime, a_appeler: int = 0) -> Chiffres:
        """Every list's length, in one statement; `tonight` is the end of the day, `a_appeler` today's calls."""
        lists = ", ".join(f"coalesce(sum({where}), 0) AS {name}" for name, where in WHERE.items())
        row = await self._sql.row(
            f"""SELECT {lists},
                  coalesce(sum(d.remarque_etat = 'a_relire' AND d.etat IN ('active', 'transmise')), 0) AS remarques,
                  coalesce(sum(d.etat IN ('active', 'transmise') AND d.repondu_le IS NULL
                               AND d.reponse_le <= :tonight), 0) AS reponses_dues
                FROM demande d WHERE d.relais_id = :relais_id""",
            {"relais_id": relais_id, "now": to_text(now), "tonight": to_text(tonight)},
        )
        assert row is not None
        return Chiffres(**dict(row), a_appeler=a_appeler)

    async def page(self, relais_id: int, rubrique: Rubrique, numero: int, size: int, now: datetime) -> Page[Ligne]:
        """One page of a list: a besoin imprévu first, then the oldest; closed ones newest first."""
        where = WHERE[rubrique]
        params = {"relais_id": relais_id, "now": to_text(now)}
        total = int(
            await self._sql.value(f"SELECT count(*) FROM demande d WHERE d.relais_id = :relais_id AND {where}", params)
        )
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"""SELECT d.id, f.prenom, d.commune, d.etat, d.modes, d.imprevu, d.a_partir_du, d.envoyee_le,
                  d.reponse_le, d.remarque_etat, d.arretee_le, d.issue,
                  (SELECT count(*) FROM proposition p WHERE p.demande_id = d.id
                   AND p.etat NOT IN ('a_appeler', 'retiree')) AS asked,
                  (SELECT count(*) FROM proposition p WHERE p.demande_id = d.id AND p.etat = 'interessee') AS yes,
                  (SELECT count(*) FROM proposition p WHERE p.demande_id = d.id AND p.etat = 'a_appeler') AS calls
                FROM demande d JOIN famille f ON f.id = d.famille_id
                WHERE d.relais_id = :relais_id AND {where}
                ORDER BY {ORDER.get(rubrique, "d.imprevu DESC, d.id")} LIMIT :size OFFSET :start""",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_ligne(row) for row in rows), shown, pages, total)

    async def list_to_approve(self, limit: int = 200) -> list[tuple[int, int, datetime, int]]:
        """(request, relais, sent at, reminders already written to the team) of those that nobody approved yet."""
        rows = await self._sql.rows(
            """SELECT d.id, d.relais_id, d.envoyee_le, (SELECT count(*) FROM evenement e
                 WHERE e.demande_id = d.id AND e.quoi = 'equipe_relancee') AS reminders
               FROM demande d WHERE d.etat = 'a_valider' AND d.envoyee_le IS NOT NULL ORDER BY d.id LIMIT :limit""",
            {"limit": limit},
        )
        return [(r["id"], r["relais_id"], from_text(r["envoyee_le"]), r["reminders"]) for r in rows]


def _ligne(row: Row) -> Ligne:
    start = row["a_partir_du"]
    return Ligne(
        id=row["id"],
        prenom=row["prenom"],
        commune=row["commune"],
        etat=row["etat"],
        modes=tuple(json.loads(row["modes"])),
        imprevu=bool(row["imprevu"]),
        a_partir_du=None if start is None else date.fromisoformat(start),
        envoyee_le=maybe_time(row["envoyee_le"]),
        reponse_le=maybe_time(row["reponse_le"]),
        asked=row["asked"],
        interessees=row["yes"],
        a_appeler=row["calls"],
        remarque_a_relire=row["remarque_etat"] == "a_relire",
        is_stopped=row["arretee_le"] is not None,
        issue=row["issue"],
    )
