"""Who came: noted by the animatrice, counted for the Caf, kept without anybody in it when people are erased."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ateliers import Presence
from bot.domain.comptes_ateliers import Seance, Venue
from store.database import Sql
from store.times import to_text

HELD = "t.relais_id = :of AND t.etat = 'annonce' AND t.debut >= :since AND t.debut < :before AND t.fin <= :now"


class Presences:
    """The columns `presence` and `enfants_presents` of `inscription`, and the table `presence_effacee`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def set(self, inscription_id: int, presence: Presence, enfants: int) -> None:
        """She came, or not; with so many children."""
        await self._sql.run(
            "UPDATE inscription SET presence = :presence, enfants_presents = :enfants WHERE id = :id",
            {"id": inscription_id, "presence": presence, "enfants": enfants},
        )

    async def all_came(self, atelier_id: int) -> int:
        """Everybody about whom nothing was said came, with the children she had said; gives how many."""
        rows = await self._sql.rows(
            """UPDATE inscription SET presence = 'presente', enfants_presents = json_array_length(enfants)
               WHERE atelier_id = :id AND etat = 'inscrite' AND presence IS NULL RETURNING id""",
            {"id": atelier_id},
        )
        return len(rows)

    async def count_missing(self, atelier_id: int) -> int:
        """Registered people about whom nothing was said."""
        return int(
            await self._sql.value(
                "SELECT count(*) FROM inscription WHERE atelier_id = :id AND etat = 'inscrite' AND presence IS NULL",
                {"id": atelier_id},
            )
        )

    async def list_unnoted(self, relais_id: int, since: datetime, before: datetime, now: datetime) -> list[int]:
        """Ateliers of a period that are over and whose presences are not all said."""
        rows = await self._sql.rows(
            f"""SELECT t.id FROM atelier t WHERE {HELD} AND EXISTS (SELECT 1 FROM inscription i
                  WHERE i.atelier_id = t.id AND i.etat = 'inscrite' AND i.presence IS NULL) ORDER BY t.debut""",
            _period(relais_id, since, before, now),
        )
        return [row[0] for row in rows]

    async def list_seances(self, relais_id: int, since: datetime, before: datetime, now: datetime) -> list[Seance]:
        """What took place; a room or a loan counts when somebody had it."""
        rows = await self._sql.rows(
            f"""SELECT t.id, t.genre, t.distance FROM atelier t WHERE {HELD} AND (t.ressource_id IS NULL
                  OR EXISTS (SELECT 1 FROM inscription i WHERE i.atelier_id = t.id AND i.etat = 'inscrite')
                  OR EXISTS (SELECT 1 FROM presence_effacee p WHERE p.atelier_id = t.id))""",
            _period(relais_id, since, before, now),
        )
        return [Seance(row["id"], row["genre"], bool(row["distance"])) for row in rows]

    async def list_venues(self, relais_id: int, since: datetime, before: datetime, now: datetime) -> list[Venue]:
        """Who came, those who are erased included: a word that is the same for the same person, and no name."""
        rows = await self._sql.rows(
            f"""SELECT i.atelier_id, CASE WHEN i.famille_id IS NOT NULL THEN 'parent' WHEN i.invite IS NOT NULL
                    THEN 'invite' ELSE 'assistant_maternel' END AS public,
                  CASE WHEN i.famille_id IS NOT NULL THEN 'f' || i.famille_id WHEN i.invite IS NOT NULL
                    THEN 'i' || i.id ELSE 'a' || i.assistant_maternel_id END AS qui,
                  coalesce(i.enfants_presents, 0) AS enfants
                FROM inscription i JOIN atelier t ON t.id = i.atelier_id WHERE {HELD} AND i.presence = 'presente'
                UNION ALL
                SELECT p.atelier_id, p.public, 'x' || p.qui, p.enfants
                FROM presence_effacee p JOIN atelier t ON t.id = p.atelier_id WHERE {HELD}""",
            _period(relais_id, since, before, now),
        )
        return [Venue(row["atelier_id"], row["public"], row["qui"], row["enfants"]) for row in rows]

    async def forget_assistant(self, assistant_id: int) -> None:
        """Her registrations are nobody's; that somebody came stays."""
        await self._forget("i.assistant_maternel_id = :id", {"id": assistant_id})

    async def forget_before(self, relais_id: int, before: datetime) -> None:
        """The same for everybody, of whole years only: the different people of a year stay as many."""
        await self._forget(
            "i.relais_id = :of AND (SELECT t.debut FROM atelier t WHERE t.id = i.atelier_id) < :before",
            {"of": relais_id, "before": to_text(before)},
        )
        await self._sql.run(
            """UPDATE avis SET remarque = NULL WHERE relais_id = :of AND remarque IS NOT NULL
               AND (SELECT t.debut FROM atelier t WHERE t.id = atelier_id) < :before""",
            {"of": relais_id, "before": to_text(before)},
        )

    async def _forget(self, whose: str, params: dict[str, object]) -> None:
        who = "CASE WHEN i.famille_id IS NOT NULL THEN 'f' || i.famille_id ELSE 'a' || i.assistant_maternel_id END"
        year = "(SELECT substr(t.debut, 1, 4) FROM atelier t WHERE t.id = i.atelier_id)"
        await self._sql.run(
            f"""INSERT INTO presence_effacee (atelier_id, public, qui, enfants)
                SELECT i.atelier_id,
                  CASE WHEN i.famille_id IS NOT NULL THEN 'parent' WHEN i.invite IS NOT NULL THEN 'invite'
                    ELSE 'assistant_maternel' END,
                  CASE WHEN i.invite IS NOT NULL THEN i.id ELSE min(i.id) OVER (PARTITION BY {who}, {year}) END,
                  coalesce(i.enfants_presents, 0)
                FROM inscription i WHERE {whose} AND i.presence = 'presente'""",
            params,
        )
        await self._sql.run(f"DELETE FROM inscription AS i WHERE {whose}", params)


def _period(relais_id: int, since: datetime, before: datetime, now: datetime) -> dict[str, object]:
    return {"of": relais_id, "since": to_text(since), "before": to_text(before), "now": to_text(now)}
