"""The announcements: one row each, from the first words to the last copy. Knows nothing of who gets one."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from bot.domain.annonces import Annonce, Piece
from bot.domain.public import Public
from store.database import Row, Sql
from store.times import maybe_text, maybe_time, to_text

TIMES = ("part_le", "corrigee_le", "ouverte_le", "close_le", "rappel_le", "rappelee_le")


class Annonces:
    """The table `annonce`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, annonce: Annonce, now: datetime) -> Annonce:
        """A new one, with its id."""
        values = _values(annonce) | {"relais_id": annonce.relais_id, "created_at": to_text(now)}
        return _annonce((await self._sql.insert("annonce", [values], "RETURNING *"))[0])

    async def save(self, annonce: Annonce) -> None:
        """Writes everything that may change."""
        values = _values(annonce)
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE annonce SET {sets} WHERE id = :id", values | {"id": annonce.id})

    async def forget(self, annonce_id: int) -> None:
        """A draft that nobody wants any more."""
        await self._sql.run("DELETE FROM annonce WHERE id = :id AND etat = 'brouillon'", {"id": annonce_id})

    async def forget_drafts(self, before: datetime) -> None:
        """Drafts begun before that instant."""
        await self._sql.run(
            "DELETE FROM annonce WHERE etat = 'brouillon' AND created_at < :before", {"before": to_text(before)}
        )

    async def forget_old(self, relais_id: int, before: datetime) -> None:
        """Those over since before that instant, with their people."""
        await self._sql.run(
            "DELETE FROM annonce WHERE relais_id = :of AND close_le < :before",
            {"of": relais_id, "before": to_text(before)},
        )

    async def get(self, annonce_id: int) -> Annonce:
        """That one; LookupError when there is none."""
        found = await self._list("id = :id", {"id": annonce_id})
        if not found:
            raise LookupError(f"no annonce {annonce_id}")
        return found[0]

    async def find(self, relais_id: int, annonce_id: int) -> Annonce | None:
        """That one in that relais, or None: a Tap is untrusted."""
        found = await self._list("id = :id AND relais_id = :of", {"id": annonce_id, "of": relais_id})
        return found[0] if found else None

    async def list_of_relais(self, relais_id: int, limit: int, skip: int = 0) -> list[Annonce]:
        """The newest first; a survey's own draft stands with the surveys."""
        return await self._list(
            """relais_id = :of AND NOT (sorte = 'sondage' AND etat = 'brouillon')
               ORDER BY id DESC LIMIT :limit OFFSET :skip""",
            {"of": relais_id, "limit": limit, "skip": skip},
        )

    async def has_work(self, now: datetime) -> bool:
        """Whether anything is due in any of them."""
        found = await self._sql.value(
            """SELECT EXISTS (SELECT 1 FROM annonce WHERE etat = 'en_cours')
                 OR EXISTS (SELECT 1 FROM annonce WHERE etat = 'programmee' AND part_le <= :now)
                 OR EXISTS (SELECT 1 FROM annonce WHERE rappel_le <= :now)""",
            {"now": to_text(now)},
        )
        return bool(found)

    async def list_to_open(self, now: datetime, limit: int) -> list[Annonce]:
        """Scheduled ones whose hour has come."""
        return await self._list(
            "etat = 'programmee' AND part_le <= :now ORDER BY part_le, id LIMIT :limit",
            {"now": to_text(now), "limit": limit},
        )

    async def list_going(self, limit: int) -> list[Annonce]:
        """Those of which copies are on their way."""
        return await self._list("etat = 'en_cours' ORDER BY id LIMIT :limit", {"limit": limit})

    async def list_to_recall(self, now: datetime, limit: int) -> list[Annonce]:
        """Alerts whose reminder is due."""
        return await self._list(
            "rappel_le <= :now ORDER BY rappel_le LIMIT :limit", {"now": to_text(now), "limit": limit}
        )

    async def list_ateliers(self, relais_id: int, today: date, limit: int) -> list[tuple[int, str, datetime]]:
        """The next ateliers to whose people one may write: number, title, beginning."""
        rows = await self._sql.rows(
            """SELECT t.id, t.titre, t.debut FROM atelier t WHERE t.relais_id = :of AND t.debut >= :today
               AND EXISTS (SELECT 1 FROM inscription i WHERE i.atelier_id = t.id)
               ORDER BY t.debut, t.id LIMIT :limit""",
            {"of": relais_id, "today": today.isoformat(), "limit": limit},
        )
        return [(row["id"], row["titre"], _time(row["debut"])) for row in rows]

    async def _list(self, where: str, params: dict[str, Any]) -> list[Annonce]:
        return [_annonce(row) for row in await self._sql.rows(f"SELECT * FROM annonce WHERE {where}", params)]


def _time(text: str) -> datetime:
    found = maybe_time(text)
    assert found is not None
    return found


def _annonce(row: Row) -> Annonce:
    return Annonce(
        id=row["id"],
        relais_id=row["relais_id"],
        animateur_id=row["animateur_id"],
        sorte=row["sorte"],
        sujet=row["sujet"],
        motif=row["motif"],
        textes=tuple((number, text) for number, text in json.loads(row["textes"])),
        piece=Piece(**json.loads(row["piece"])) if row["piece"] else None,
        public=Public.of_plain(json.loads(row["public"])),
        etat=row["etat"],
        correction=row["correction"],
        version=row["version"],
        **{name: maybe_time(row[name]) for name in TIMES},
    )


def _values(annonce: Annonce) -> dict[str, Any]:
    piece = annonce.piece
    return {
        "animateur_id": annonce.animateur_id,
        "sorte": annonce.sorte,
        "sujet": annonce.sujet,
        "motif": annonce.motif,
        "textes": json.dumps(annonce.textes, ensure_ascii=False),
        "piece": json.dumps({"genre": piece.genre, "file_id": piece.file_id, "nom": piece.nom}) if piece else None,
        "public": json.dumps(annonce.public.to_plain(), ensure_ascii=False),
        "etat": annonce.etat,
        "correction": annonce.correction,
        "version": annonce.version,
        **{name: maybe_text(getattr(annonce, name)) for name in TIMES},
    }
