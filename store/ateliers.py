"""The ateliers of each relais: one row each, from the draft to the day after. Knows nothing of who registers."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from bot.domain.ateliers import Atelier, Compte, Etat, Genre
from store.database import Row, Sql
from store.times import maybe_text, maybe_time, to_text

ALIVE = "('inscrite', 'proposee', 'en_attente')"
INSTANTS = (
    "debut", "fin", "fermeture_le", "ouverture_le", "annonce_le", "annule_le", "rappel_le", "demi_vide_le",
    "presences_le", "avis_le",
)  # fmt: skip
BOOLEANS = ("distance", "charte")
PLAIN = (
    "relais_id", "genre", "titre", "places_adultes", "places_enfants", "enfants_par_adulte", "age_min_mois",
    "age_max_mois", "description", "lieu", "lieu_dit", "intervenant", "partenaire", "image", "etat", "serie",
    "ressource_id", "animateur_id", "annonce_id", "annule_pourquoi", "version", "seuil_annonce",
)  # fmt: skip


class Ateliers:
    """The table `atelier`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, atelier: Atelier, now: datetime) -> Atelier:
        """A new one, with its id."""
        return (await self.add_all([atelier], now))[0]

    async def add_all(self, ateliers: Sequence[Atelier], now: datetime) -> list[Atelier]:
        """Many at once, in their order, with their ids."""
        added: list[Atelier] = []
        stamps = {"created_at": to_text(now), "updated_at": to_text(now)}
        for start in range(0, len(ateliers), 200):
            values = [_values(one) | stamps for one in ateliers[start : start + 200]]
            added += [read_atelier(row) for row in await self._sql.insert("atelier", values, "RETURNING *")]
        return added

    async def save(self, atelier: Atelier, now: datetime) -> None:
        """Writes everything that may change of a known one."""
        values = _values(atelier) | {"updated_at": to_text(now)}
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE atelier SET {sets} WHERE id = :id", values | {"id": atelier.id})

    async def forget(self, atelier_id: int) -> None:
        """A draft that nobody wants: nobody was told of it."""
        await self._sql.run("DELETE FROM atelier WHERE id = :id AND etat = 'brouillon'", {"id": atelier_id})

    async def get(self, atelier_id: int) -> Atelier:
        """The atelier of that id; LookupError when there is none."""
        found = await self.list_where("id = :id", {"id": atelier_id})
        if not found:
            raise LookupError(f"no atelier {atelier_id}")
        return found[0]

    async def find(self, relais_id: int, atelier_id: int) -> Atelier | None:
        """The atelier of that id in that relais, or None: a Tap is untrusted."""
        found = await self.list_where("id = :id AND relais_id = :of", {"id": atelier_id, "of": relais_id})
        return found[0] if found else None

    async def list_between(
        self, relais_id: int, since: datetime, before: datetime, etats: Collection[Etat] = ("brouillon", "annonce")
    ) -> list[Atelier]:
        """Those of a period, by time; rooms and loans are not in the planning."""
        holes, params = self._sql.holes("etat", etats)
        return await self.list_where(
            f"""relais_id = :of AND debut >= :since AND debut < :before AND etat IN ({holes})
                AND ressource_id IS NULL ORDER BY debut, id""",
            params | {"of": relais_id, "since": to_text(since), "before": to_text(before)},
        )

    async def list_overlapping(self, relais_id: int, since: datetime, before: datetime) -> list[Atelier]:
        """Those that share a moment with this one, drafts included, cancelled ones left aside."""
        return await self.list_where(
            """relais_id = :of AND debut < :before AND debut > :day_before AND fin > :since AND etat <> 'annule'
               AND ressource_id IS NULL ORDER BY debut, id""",
            {
                "of": relais_id,
                "since": to_text(since),
                "before": to_text(before),
                "day_before": to_text(since - timedelta(days=1)),
            },
        )

    async def list_series(self, relais_id: int, serie: int, since: datetime) -> list[Atelier]:
        """Those of a repetition from that instant on, by time."""
        return await self.list_where(
            "relais_id = :of AND serie = :serie AND debut >= :since ORDER BY debut, id",
            {"of": relais_id, "serie": serie, "since": to_text(since)},
        )

    async def list_drafts(self, relais_id: int, since: datetime) -> list[Atelier]:
        """Those to come that nobody was told of yet."""
        return await self.list_where(
            """relais_id = :of AND etat = 'brouillon' AND debut >= :since AND ressource_id IS NULL
               ORDER BY debut, id""",
            {"of": relais_id, "since": to_text(since)},
        )

    async def list_of_annonce(self, annonce_id: int) -> list[Atelier]:
        """Those that one announcement tells of, by time."""
        return await self.list_where("annonce_id = :id ORDER BY debut, id", {"id": annonce_id})

    async def last_of(self, relais_id: int, genre: Genre | None) -> Atelier | None:
        """The one of that kind that was made last: the defaults of the next one. None: of any kind."""
        found = await self.list_where(
            """relais_id = :of AND (:genre IS NULL OR genre = :genre) AND ressource_id IS NULL
               ORDER BY id DESC LIMIT 1""",
            {"of": relais_id, "genre": genre},
        )
        return found[0] if found else None

    async def count_lieux(self, relais_id: int) -> dict[str, int]:
        """How often each place of the territory was used."""
        rows = await self._sql.rows(
            "SELECT lieu, count(*) FROM atelier WHERE relais_id = :of AND lieu IS NOT NULL GROUP BY lieu",
            {"of": relais_id},
        )
        return {row[0]: row[1] for row in rows}

    async def comptes(self, ids: Collection[int]) -> dict[int, Compte]:
        """How many are registered, hold an offer and wait, by atelier; nobody for those not named."""
        holes, params = self._sql.holes("id", ids)
        rows = await self._sql.rows(
            f"""SELECT atelier_id, sum(etat = 'inscrite') AS inscrites, sum(etat = 'proposee') AS proposees,
                  sum(etat = 'en_attente') AS en_attente,
                  sum(CASE etat WHEN 'inscrite' THEN json_array_length(enfants) ELSE 0 END) AS enfants,
                  sum(CASE etat WHEN 'proposee' THEN json_array_length(enfants) ELSE 0 END) AS enfants_proposes
                FROM inscription WHERE atelier_id IN ({holes}) AND etat IN {ALIVE} GROUP BY atelier_id""",
            params,
        )
        known = {
            row["atelier_id"]: Compte(
                row["inscrites"], row["enfants"], row["proposees"], row["enfants_proposes"], row["en_attente"]
            )
            for row in rows
        }
        return {atelier_id: known.get(atelier_id, Compte()) for atelier_id in ids}

    async def set_etat(
        self, atelier_id: int, avant: Etat, apres: Etat, now: datetime, pourquoi: str | None = None
    ) -> bool:
        """From one state to the next; False when somebody was quicker."""
        row = await self._sql.row(
            """UPDATE atelier SET etat = :apres, updated_at = :now,
                 annonce_le = CASE :apres WHEN 'annonce' THEN :now ELSE annonce_le END,
                 annule_le = CASE :apres WHEN 'annule' THEN :now END,
                 annule_pourquoi = CASE :apres WHEN 'annule' THEN :pourquoi END
               WHERE id = :id AND etat = :avant RETURNING id""",
            {"id": atelier_id, "avant": avant, "apres": apres, "now": to_text(now), "pourquoi": pourquoi},
        )
        return row is not None

    async def list_where(self, where: str, params: dict[str, Any]) -> list[Atelier]:
        """The ateliers that a condition finds (for store/ only)."""
        return [read_atelier(row) for row in await self._sql.rows(f"SELECT * FROM atelier WHERE {where}", params)]


def read_atelier(row: Row) -> Atelier:
    """A row of the table, as the domain knows it."""
    known: dict[str, Any] = {name: row[name] for name in ("id", *PLAIN)}
    known |= {name: maybe_time(row[name]) for name in INSTANTS}
    known |= {name: bool(row[name]) for name in BOOLEANS}
    known |= {"publics": tuple(json.loads(row["publics"])), "regles": MappingProxyType(json.loads(row["regles"]))}
    return Atelier(**known)


def _values(atelier: Atelier) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(atelier, name) for name in PLAIN}
    values |= {name: maybe_text(getattr(atelier, name)) for name in INSTANTS}
    values |= {name: int(getattr(atelier, name)) for name in BOOLEANS}
    return values | {
        "publics": json.dumps(atelier.publics),
        "regles": json.dumps(dict(atelier.regles), ensure_ascii=False),
    }
