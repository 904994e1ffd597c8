"""Where a campaign stands: its figures by commune, and the people behind each figure. Changes nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from bot.domain.participations import INJOIGNABLES
from bot.domain.progression import AAppeler, Ligne, Progression, Rubrique
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.times import maybe_time, to_text

LOST = ", ".join(f"'{motif}'" for motif in INJOIGNABLES)
WHERE: dict[Rubrique, str] = {
    "repondues": "p.etat = 'repondue'",
    "inchangees": "p.etat = 'repondue' AND p.reponse = 'inchange'",
    "changees": "p.etat = 'repondue' AND p.reponse = 'place'",
    "completes": "p.etat = 'repondue' AND p.reponse = 'complet'",
    "en_attente": "p.etat IN ('a_ecrire', 'ecrite', 'plus_tard')",
    "relancees": "p.relances > 0",
    "a_appeler": "p.etat = 'a_appeler'",
    "injoignables": f"p.etat = 'a_appeler' AND p.motif IN ({LOST})",
    "ecartees": "p.etat IN ('ecartee', 'close')",
}
SUMS = ", ".join(f"sum({where}) AS {name}" for name, where in WHERE.items())
FROM = "FROM participation p JOIN assistant_maternel a ON a.id = p.assistant_maternel_id"
# Of each professional, the newest campaign that is not called off: an older one has nothing more to ask.
NEWEST = """p.id = (SELECT o.id FROM participation o JOIN campagne v ON v.id = o.campagne_id
  WHERE o.assistant_maternel_id = p.assistant_maternel_id AND v.etat IN ('en_cours', 'terminee')
    AND o.etat NOT IN ('ecartee', 'close')
  ORDER BY v.debut DESC, v.id DESC LIMIT 1)"""
TO_CALL = f"""FROM campagne g JOIN participation p ON p.campagne_id = g.id AND p.etat = 'a_appeler'
JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
WHERE g.relais_id = :relais_id AND g.etat IN ('en_cours', 'terminee') AND g.fin >= :depuis AND {NEWEST}"""


class Progressions:
    """Reads `participation` of one relais."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_by_commune(self, campagne_id: int) -> list[Progression]:
        """One line a commune, by INSEE code; their sum is the campaign."""
        rows = await self._sql.rows(
            f"SELECT a.commune, count(*) AS en_tout, {SUMS} {FROM} WHERE p.campagne_id = :id GROUP BY a.commune",
            {"id": campagne_id},
        )
        return [Progression(**dict(row)) for row in rows]

    async def total(self, campagne_id: int) -> Progression:
        """The whole campaign."""
        row = await self._sql.row(
            f"SELECT '' AS commune, count(*) AS en_tout, {SUMS} {FROM} WHERE p.campagne_id = :id", {"id": campagne_id}
        )
        assert row is not None
        return Progression(**{key: row[key] or 0 for key in row.keys() if key != "commune"}, commune="")  # noqa: SIM118

    async def count_motifs(self, campagne_id: int, communes: Collection[str] | None = None) -> dict[str, int]:
        """Why people were left out, are not waited for, or are phoned; in these communes only, if some are given."""
        scope, params = self._scope(communes)
        rows = await self._sql.rows(
            f"""SELECT p.motif, count(*) {FROM} WHERE p.campagne_id = :id AND p.motif IS NOT NULL {scope}
                AND p.etat IN ('ecartee', 'close', 'a_appeler') GROUP BY p.motif""",
            params | {"id": campagne_id},
        )
        return {row[0]: row[1] for row in rows}

    async def page(
        self,
        campagne_id: int,
        rubrique: Rubrique,
        numero: int,
        size: int,
        *,
        communes: Collection[str] | None = None,
        motif: str | None = None,
    ) -> Page[Ligne]:
        """The people behind one figure, by name; of these communes, of that reason only, if they are given."""
        scope, params = self._scope(communes)
        params |= {"id": campagne_id, "motif": motif}
        where = f"p.campagne_id = :id AND {WHERE[rubrique]} AND (:motif IS NULL OR p.motif = :motif) {scope}"
        total = int(await self._sql.value(f"SELECT count(*) {FROM} WHERE {where}", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"""SELECT p.*, a.prenom, a.nom, a.commune, a.telephone, a.telephone_faux {FROM} WHERE {where}
                ORDER BY a.nom, a.prenom, a.id LIMIT :size OFFSET :start""",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_ligne(row) for row in rows), shown, pages, total)

    def _scope(self, communes: Collection[str] | None) -> tuple[str, dict[str, Any]]:
        holes, params = self._sql.holes("commune", sorted(communes or ()))
        return ("" if communes is None else f"AND a.commune IN ({holes})"), params

    async def list_to_call(self, relais_id: int, depuis: date, limit: int = 2000) -> list[AAppeler]:
        """Whom the campaigns that ended on that day or later give to phone, once each; who asked for it first.

        No team phones more people than the limit: the others come as these are done.
        """
        rows = await self._sql.rows(
            f"""SELECT p.*, g.nom AS campagne_nom, g.fin, a.prenom, a.nom, a.commune, a.telephone, a.telephone_faux
                {TO_CALL}
                ORDER BY p.appel_demande_le IS NULL, p.appel_demande_le, a.nom, a.prenom, a.id LIMIT :limit""",
            {"relais_id": relais_id, "depuis": depuis.isoformat(), "limit": limit},
        )
        return [AAppeler(row["campagne_nom"], date.fromisoformat(row["fin"]), _ligne(row)) for row in rows]

    async def count_to_call(self, relais_id: int, depuis: date) -> int:
        """How many they are."""
        return int(
            await self._sql.value(f"SELECT count(*) {TO_CALL}", {"relais_id": relais_id, "depuis": depuis.isoformat()})
        )

    async def count_calls_wanted(self, relais_id: int, since: datetime, until: datetime) -> int:
        """How many asked to be phoned between two instants, and still wait for it."""
        return int(
            await self._sql.value(
                """SELECT count(*) FROM participation p JOIN campagne g ON g.id = p.campagne_id
                   WHERE g.relais_id = :relais_id AND p.etat = 'a_appeler' AND p.motif = 'demande'
                     AND p.appel_demande_le >= :since AND p.appel_demande_le < :until""",
                {"relais_id": relais_id, "since": to_text(since), "until": to_text(until)},
            )
        )


def _ligne(row: Row) -> Ligne:
    return Ligne(
        participation=row["id"],
        campagne=row["campagne_id"],
        assistant=row["assistant_maternel_id"],
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        is_wrong=row["telephone"] is not None and row["telephone"] == row["telephone_faux"],
        etat=row["etat"],
        motif=row["motif"],
        relances=row["relances"],
        reponse=row["reponse"],
        repondue_le=maybe_time(row["repondue_le"]),
        ecrite_le=maybe_time(row["ecrite_le"]),
        appel_demande_le=maybe_time(row["appel_demande_le"]),
        nouvelle_le=maybe_time(row["nouvelle_le"]),
        rythme_mois=row["rythme_mois"],
    )
