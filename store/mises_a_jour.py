"""Every piece of news of places, one row each, never changed. Knows nothing of what the places are now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.domain.mises_a_jour import GENRES, Genre, MiseAJour
from store.database import Row, Sql
from store.times import from_text, to_text


class MisesAJour:
    """The table `place_mise_a_jour`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, relais_id: int, news: MiseAJour, unless_since: datetime) -> None:
        """Writes it, unless the same was already said, by the same person in the same way, since that instant."""
        await self._sql.run(
            """INSERT INTO place_mise_a_jour (relais_id, assistant_maternel_id, le, source, animateur_id, genre)
               SELECT :relais_id, :assistant, :le, :source, :animateur_id, :genre WHERE NOT EXISTS
                 (SELECT 1 FROM place_mise_a_jour WHERE assistant_maternel_id = :assistant AND le >= :since
                    AND genre = :genre AND source = :source AND animateur_id IS :animateur_id)""",
            {
                "relais_id": relais_id,
                "assistant": news.assistant,
                "le": to_text(news.le),
                "source": news.source,
                "animateur_id": news.animateur_id,
                "genre": news.genre,
                "since": to_text(unless_since),
            },
        )

    async def list_of_assistant(self, assistant_id: int, limit: int = 50) -> list[MiseAJour]:
        """Hers, newest first."""
        rows = await self._sql.rows(
            """SELECT * FROM place_mise_a_jour WHERE assistant_maternel_id = :id ORDER BY le DESC, id DESC
               LIMIT :limit""",
            {"id": assistant_id, "limit": limit},
        )
        return [_read(row) for row in rows]

    async def list_of_relais(
        self, relais_id: int, since: datetime, until: datetime, genres: Collection[Genre] = GENRES
    ) -> list[MiseAJour]:
        """What changed in a relais between two instants, the first included, oldest first."""
        holes, params = self._sql.holes("genre", genres)
        rows = await self._sql.rows(
            f"""SELECT * FROM place_mise_a_jour WHERE relais_id = :relais_id AND le >= :since AND le < :until
                AND genre IN ({holes}) ORDER BY le, id""",
            params | {"relais_id": relais_id, "since": to_text(since), "until": to_text(until)},
        )
        return [_read(row) for row in rows]


def _read(row: Row) -> MiseAJour:
    return MiseAJour(
        assistant=row["assistant_maternel_id"],
        le=from_text(row["le"]),
        genre=row["genre"],
        source=row["source"],
        animateur_id=row["animateur_id"],
    )
