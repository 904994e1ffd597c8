"""The campaigns: one row each, from the draft to its figures. Knows nothing of who takes part."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.campagnes import Campagne, Public
from store.database import Row, Sql
from store.times import maybe_text, maybe_time, to_text


class Campagnes:
    """The table `campagne`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, campagne: Campagne, now: datetime) -> Campagne | None:
        """A new one with its id; None when that planned day is already there, even called off."""
        values = _values(campagne) | {"relais_id": campagne.relais_id, "created_at": to_text(now)}
        rows = await self._sql.insert("campagne", [values], "ON CONFLICT (relais_id, cle) DO NOTHING RETURNING *")
        return read_campagne(rows[0]) if rows else None

    async def save(self, campagne: Campagne) -> None:
        """Writes everything that may change of a known one."""
        values = _values(campagne)
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE campagne SET {sets} WHERE id = :id", values | {"id": campagne.id})

    async def forget(self, campagne_id: int) -> None:
        """A draft that nobody wants, a planned day that its file names no more. Nobody takes part in it."""
        await self._sql.run(
            "DELETE FROM campagne WHERE id = :id AND etat IN ('brouillon', 'programmee')", {"id": campagne_id}
        )

    async def forget_drafts(self, before: datetime) -> None:
        """Drafts begun before that instant and never launched."""
        await self._sql.run(
            "DELETE FROM campagne WHERE etat = 'brouillon' AND created_at < :before", {"before": to_text(before)}
        )

    async def get(self, campagne_id: int) -> Campagne:
        """The campaign of that id; LookupError when there is none."""
        found = await self._list("id = :id", {"id": campagne_id})
        if not found:
            raise LookupError(f"no campaign {campagne_id}")
        return found[0]

    async def find(self, relais_id: int, campagne_id: int) -> Campagne | None:
        """The campaign of that id in that relais, or None: a Tap is untrusted."""
        found = await self._list("id = :id AND relais_id = :of", {"id": campagne_id, "of": relais_id})
        return found[0] if found else None

    async def list_some(self, ids: Sequence[int]) -> dict[int, Campagne]:
        """These campaigns, by id."""
        holes, params = self._sql.holes("id", ids)
        return {one.id: one for one in await self._list(f"id IN ({holes})", params)}

    async def list_planned(self, relais_id: int, since: date) -> list[Campagne]:
        """Those that a file or the law planned, from that day on, called off included."""
        return await self._list(
            "relais_id = :of AND cle IS NOT NULL AND debut >= :since ORDER BY debut, id",
            {"of": relais_id, "since": since.isoformat()},
        )

    async def list_of_relais(self, relais_id: int, limit: int, skip: int = 0) -> list[Campagne]:
        """The newest first; those called off are not shown any more."""
        return await self._list(
            "relais_id = :of AND etat <> 'annulee' ORDER BY debut DESC, id DESC LIMIT :limit OFFSET :skip",
            {"of": relais_id, "limit": limit, "skip": skip},
        )

    async def find_draft(self, relais_id: int, animateur_id: int) -> Campagne | None:
        """The one that this animatrice has begun and not launched."""
        found = await self._list(
            "relais_id = :of AND animateur_id = :by AND etat = 'brouillon' ORDER BY id DESC LIMIT 1",
            {"of": relais_id, "by": animateur_id},
        )
        return found[0] if found else None

    async def list_unannounced(self, before: date, limit: int) -> list[Campagne]:
        """Planned ones that begin before that day and of which the team knows nothing yet."""
        return await self._list_first(
            "etat = 'programmee' AND cle IS NOT NULL AND annoncee_le IS NULL AND debut < :before",
            limit,
            before=before.isoformat(),
        )

    async def has_work(self, now: datetime, today: date) -> bool:
        """Whether anything is due in any campaign."""
        found = await self._sql.value(
            """SELECT EXISTS (SELECT 1 FROM campagne WHERE etat = 'programmee' AND debut <= :today)
                 OR EXISTS (SELECT 1 FROM campagne WHERE etat = 'en_cours' AND (fin < :today OR curseur IS NOT NULL))
                 OR EXISTS (SELECT 1 FROM campagne WHERE etat = 'arretee' AND curseur IS NOT NULL)
                 OR EXISTS (SELECT 1 FROM participation WHERE du_le <= :now)""",
            {"now": to_text(now), "today": today.isoformat()},
        )
        return bool(found)

    async def list_to_open(self, today: date, limit: int) -> list[Campagne]:
        """Scheduled ones whose first day has come."""
        return await self._list_first("etat = 'programmee' AND debut <= :today", limit, today=today.isoformat())

    async def list_unread(self, limit: int) -> list[Campagne]:
        """Running ones for which the directory has not been read to its end."""
        return await self._list_first("etat = 'en_cours' AND curseur IS NOT NULL", limit)

    async def list_to_end(self, today: date, limit: int) -> list[Campagne]:
        """Running ones whose last day is over."""
        return await self._list_first("etat = 'en_cours' AND fin < :today", limit, today=today.isoformat())

    async def list_stopping(self, limit: int) -> list[Campagne]:
        """Stopped ones of which something is left to take back."""
        return await self._list_first("etat = 'arretee' AND curseur IS NOT NULL", limit)

    async def list_expired(self, relais_id: int, before: datetime, limit: int) -> list[Campagne]:
        """Those over since before that instant of which people are still written down."""
        return await self._list_first(
            """relais_id = :of AND close_le < :before
               AND EXISTS (SELECT 1 FROM participation p WHERE p.campagne_id = campagne.id)""",
            limit,
            of=relais_id,
            before=to_text(before),
        )

    async def keep_bilan(self, campagne_id: int, bilan: Mapping[str, Any]) -> None:
        """Its figures stay when the participations are erased."""
        await self._sql.run(
            "UPDATE campagne SET bilan = :bilan WHERE id = :id",
            {"bilan": json.dumps(bilan, ensure_ascii=False), "id": campagne_id},
        )

    async def read_bilan(self, campagne_id: int) -> dict[str, Any] | None:
        """The figures kept at its end."""
        found = await self._sql.value("SELECT bilan FROM campagne WHERE id = :id", {"id": campagne_id})
        return None if found is None else dict(json.loads(found))

    async def _list(self, where: str, params: dict[str, Any]) -> list[Campagne]:
        return [read_campagne(row) for row in await self._sql.rows(f"SELECT * FROM campagne WHERE {where}", params)]

    async def _list_first(self, where: str, limit: int, **params: Any) -> list[Campagne]:
        return await self._list(f"{where} ORDER BY debut, id LIMIT :limit", params | {"limit": limit})


def read_campagne(row: Row) -> Campagne:
    """A row of the table, as the domain knows it."""
    return Campagne(
        id=row["id"],
        relais_id=row["relais_id"],
        origine=row["origine"],
        nom=row["nom"],
        debut=date.fromisoformat(row["debut"]),
        fin=date.fromisoformat(row["fin"]),
        public=Public.of_plain(json.loads(row["public"])),
        etat=row["etat"],
        cle=row["cle"],
        animateur_id=row["animateur_id"],
        curseur=row["curseur"],
        ouverte_le=maybe_time(row["ouverte_le"]),
        annoncee_le=maybe_time(row["annoncee_le"]),
        close_le=maybe_time(row["close_le"]),
    )


def _values(campagne: Campagne) -> dict[str, Any]:
    return {
        "origine": campagne.origine,
        "cle": campagne.cle,
        "nom": campagne.nom,
        "debut": campagne.debut.isoformat(),
        "fin": campagne.fin.isoformat(),
        "public": json.dumps(campagne.public.to_plain(), ensure_ascii=False),
        "etat": campagne.etat,
        "animateur_id": campagne.animateur_id,
        "curseur": campagne.curseur,
        "ouverte_le": maybe_text(campagne.ouverte_le),
        "annoncee_le": maybe_text(campagne.annoncee_le),
        "close_le": maybe_text(campagne.close_le),
    }
