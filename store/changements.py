"""What changed between two instants, counted by the database, and who is behind each count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain.calendrier import to_utc
from bot.domain.changements import CHANGEMENTS, Changement, Changements, Touchee
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.times import from_text, maybe_day, to_text

SHOWN = """a.relais_id = :relais_id AND a.fusionnee_dans IS NULL AND a.ne_plus_diffuser = 0
  AND a.profession = 'assistant_maternel'"""
# The first and the last state of a place in between: what was undone is not counted.
MOVED = """
SELECT DISTINCT c.assistant_maternel_id AS id, c.rang, first_value(c.avant) OVER w AS avant,
  last_value(c.apres) OVER w AS apres, last_value(c.le) OVER w AS le
FROM place_changement c WHERE c.le >= :since AND c.le < :until AND c.source IS NOT 'import'
WINDOW w AS (PARTITION BY c.assistant_maternel_id, c.rang ORDER BY c.le, c.id
             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"""
# The last thing that was said of a pause, and the pauses that ended by themselves.
PAUSED = """
SELECT m.assistant_maternel_id AS id, m.genre, max(m.le) AS le FROM place_mise_a_jour m
WHERE m.relais_id = :relais_id AND m.le >= :since AND m.le < :until AND m.genre IN ('pause', 'retour')
GROUP BY m.assistant_maternel_id"""
IS_OVER = "coalesce(date(a.en_pause_jusqu_au, '+1 day') >= :du AND date(a.en_pause_jusqu_au, '+1 day') < :au, 0)"
# One row for each place, or each person, that is counted.
ROWS: dict[Changement, str] = {
    "ouvertes": f"""SELECT a.id, v.le, 1 AS place FROM ({MOVED}) v JOIN assistant_maternel a ON a.id = v.id
      WHERE {SHOWN} AND v.avant IS NOT 'libre' AND v.apres = 'libre'""",
    "prises": f"""SELECT a.id, v.le, 1 AS place FROM ({MOVED}) v JOIN assistant_maternel a ON a.id = v.id
      WHERE {SHOWN} AND v.avant = 'libre' AND v.apres <> 'libre'""",
    "perimees": f"""SELECT a.id, p.confirmee_le AS le, 1 AS place
      FROM assistant_maternel a JOIN place p ON p.assistant_maternel_id = a.id
      WHERE {SHOWN} AND a.statut <> 'creche_familiale' AND p.etat = 'libre'
        AND p.confirmee_le >= :dite_depuis AND p.confirmee_le < :dite_avant""",
    "pauses": f"""SELECT a.id, v.le, 0 AS place FROM ({PAUSED}) v JOIN assistant_maternel a ON a.id = v.id
      WHERE {SHOWN} AND v.genre = 'pause' AND NOT {IS_OVER}""",
    "retours": f"""SELECT a.id, coalesce(v.le, date(a.en_pause_jusqu_au, '+1 day')) AS le, 0 AS place
      FROM assistant_maternel a LEFT JOIN ({PAUSED}) v ON v.id = a.id AND v.genre = 'retour'
      WHERE {SHOWN} AND (v.id IS NOT NULL OR {IS_OVER})""",
    "arrivees": f"""SELECT a.id, r.le, 0 AS place FROM rattachement r
      JOIN assistant_maternel a ON a.id = r.assistant_maternel_id
      WHERE {SHOWN} AND r.fini_le IS NULL AND r.le >= :since AND r.le < :until""",
    "departs": """SELECT a.id, a.depart_le AS le, 0 AS place FROM assistant_maternel a
      WHERE a.relais_id = :relais_id AND a.fusionnee_dans IS NULL AND a.depart_le >= :du AND a.depart_le < :au""",
    "souhaits": f"""SELECT a.id, s.signalee_le AS le, 0 AS place FROM sous_activite s
      JOIN assistant_maternel a ON a.id = s.assistant_maternel_id
      WHERE {SHOWN} AND s.retiree_le IS NULL AND s.signalee_le >= :since AND s.signalee_le < :until""",
}


@dataclass(frozen=True, slots=True)
class Fenetre:
    """The days looked at ([du, au[), and how long news are believed."""

    relais_id: int
    du: date
    au: date
    now: datetime
    fraicheur_jours: int

    def params(self) -> dict[str, Any]:
        """What the statements need."""
        since, until = to_utc(self.du, time()), to_utc(self.au, time())
        believed = timedelta(days=self.fraicheur_jours)
        return {
            "relais_id": self.relais_id,
            "du": self.du.isoformat(),
            "au": self.au.isoformat(),
            "since": to_text(since),
            "until": to_text(until),
            "dite_depuis": to_text(since - believed),
            "dite_avant": to_text(min(until, self.now) - believed),
        }


class ChangementsVus:
    """Reads `place_changement` and what else tells of a week."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, fenetre: Fenetre) -> Changements:
        """Everything, in one statement."""
        counts = ", ".join(f"(SELECT count(*) FROM ({ROWS[name]})) AS {name}" for name in CHANGEMENTS)
        row = await self._sql.row(f"SELECT {counts}", fenetre.params())
        assert row is not None
        return Changements(fenetre.du, fenetre.au, **dict(row))

    async def page(self, fenetre: Fenetre, quoi: Changement, numero: int, size: int) -> Page[Touchee]:
        """The people behind one count, by name."""
        params = fenetre.params()
        total = int(await self._sql.value(f"SELECT count(DISTINCT id) FROM ({ROWS[quoi]})", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"""SELECT a.id, a.prenom, a.nom, a.commune, a.telephone, max(v.le) AS le, sum(v.place) AS places
                FROM ({ROWS[quoi]}) v JOIN assistant_maternel a ON a.id = v.id
                GROUP BY a.id ORDER BY a.nom, a.prenom, a.id LIMIT :size OFFSET :start""",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_touchee(row) for row in rows), shown, pages, total)

    async def told_until(self, relais_id: int) -> date | None:
        """The first day that the weekly word has not told yet."""
        return maybe_day(
            await self._sql.value("SELECT semaine_dite_jusqu_au FROM relais WHERE id = :id", {"id": relais_id})
        )

    async def mark_told(self, relais_id: int, until: date) -> None:
        """The team was told up to that day, which is not included."""
        await self._sql.run(
            "UPDATE relais SET semaine_dite_jusqu_au = :until WHERE id = :id",
            {"id": relais_id, "until": until.isoformat()},
        )

    async def forget(self, before: datetime) -> None:
        """What changed before that instant has been told long ago."""
        await self._sql.run("DELETE FROM place_changement WHERE le < :before", {"before": to_text(before)})


def _touchee(row: Row) -> Touchee:
    le = row["le"]
    return Touchee(
        id=row["id"],
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        le=date.fromisoformat(le) if len(le) == 10 else from_text(le),
        places=row["places"],
    )
