"""What the call list is made of: each reason to phone somebody, and what is known of her. Sorts nothing."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.lignes_appel import Cible, DemandeEnAttente, LigneAppel
from store.appels import OPEN_CALL
from store.database import Row, Sql
from store.publics import IN_PEACE, NEWS
from store.suivis_appel import SUIVI, WHO, read_suivi
from store.times import from_text, maybe_day, maybe_time

# Her account cannot be written to, and nobody has spoken with her since.
IS_LOST = "(c.unreachable_at IS NOT NULL AND (t.joint_le IS NULL OR t.joint_le < c.unreachable_at))"
ANSWERS_HERSELF = """(EXISTS
    (SELECT 1 FROM place_mise_a_jour m WHERE m.assistant_maternel_id = a.id AND m.source = 'bot')
  OR EXISTS (SELECT 1 FROM proposition r WHERE r.assistant_maternel_id = a.id AND r.repondue_par = 'bot'))"""
SOURCE = """(SELECT p.source FROM place p WHERE p.assistant_maternel_id = a.id AND p.etat <> 'inconnue'
  AND p.confirmee_le IS NOT NULL ORDER BY p.confirmee_le DESC LIMIT 1)"""
FROM = """FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id
LEFT JOIN appel t ON t.assistant_maternel_id = a.id"""
LEFT_ALONE = f"(CASE {IN_PEACE} END) IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Connue:
    """An entry as a line without its reasons. `refuse`: phoned for a family's request only."""

    ligne: LigneAppel
    refuse: bool
    in_peace: bool


class ListeAppels:
    """Reads across the directory, the requests and `a_dire`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_demandes(self, relais_id: int) -> dict[int, list[DemandeEnAttente]]:
        """The requests that wait for somebody's voice, by professional."""
        rows = await self._sql.rows(
            f"""SELECT p.id, p.demande_id, p.assistant_maternel_id, p.ecrite_le, d.commune, d.imprevu, d.a_partir_du
                FROM proposition p JOIN demande d ON d.id = p.demande_id
                WHERE p.relais_id = :relais_id AND {OPEN_CALL}
                ORDER BY d.imprevu DESC, coalesce(d.a_partir_du, '9999'), p.id""",
            {"relais_id": relais_id},
        )
        found: dict[int, list[DemandeEnAttente]] = {}
        for row in rows:
            found.setdefault(row["assistant_maternel_id"], []).append(_demande(row))
        return found

    async def list_to_find(self, relais_id: int, limit: int = 2000) -> list[int]:
        """Entries whose account cannot be written to any more, or whose number reaches somebody else."""
        rows = await self._sql.rows(
            f"""SELECT a.id {FROM} WHERE a.relais_id = :relais_id AND a.profession = 'assistant_maternel'
                  AND ({IS_LOST} OR a.telephone = a.telephone_faux)
                ORDER BY a.id LIMIT :limit""",
            {"relais_id": relais_id, "limit": limit},
        )
        return [row["id"] for row in rows]

    async def list_people(self, relais_id: int, ids: Collection[int], today: date) -> list[Connue]:
        """These entries of a relais."""
        rows = await self._sql.rows(
            f"""SELECT a.id, a.prenom, a.nom, a.commune, a.telephone, a.telephone_faux, a.appels_refuses_le,
                  {NEWS} AS nouvelle_le, {SOURCE} AS source, {ANSWERS_HERSELF} AS repond, {IS_LOST} AS perdue,
                  {LEFT_ALONE} AS en_paix, {SUIVI}
                {FROM} {WHO}
                WHERE a.relais_id = :relais_id AND a.fusionnee_dans IS NULL
                  AND a.id IN (SELECT value FROM json_each(:ids))""",
            {"relais_id": relais_id, "ids": json.dumps(list(ids)), "jour": today.isoformat()},
        )
        return [_connue(row) for row in rows]

    async def list_familles(self, relais_id: int, demande_id: int | None = None) -> list[LigneAppel]:
        """The families that wait for a word nobody can write to them; or the one of that request, waiting or not.

        A request is spoken of in one line, however many words wait.
        """
        rows = await self._sql.rows(
            f"""SELECT d.id AS demande_id, d.commune, d.imprevu, d.a_partir_du, f.prenom, f.telephone, c.unreachable_at,
                  (SELECT min(x.le) FROM a_dire x WHERE x.demande_id = d.id
                     AND x.assistant_maternel_id IS NULL AND x.dit_le IS NULL) AS ecrite_le, {SUIVI}
                FROM demande d JOIN famille f ON f.id = d.famille_id LEFT JOIN compte c ON c.id = f.compte_id
                LEFT JOIN appel t ON t.demande_id = d.id {WHO}
                WHERE d.relais_id = :relais_id AND CASE WHEN :demande IS NOT NULL THEN d.id = :demande
                  ELSE d.id IN (SELECT x.demande_id FROM a_dire x
                               WHERE x.assistant_maternel_id IS NULL AND x.dit_le IS NULL) END""",
            {"relais_id": relais_id, "demande": demande_id},
        )
        return [_famille(row) for row in rows]

    async def count_by_commune(self, relais_id: int) -> dict[str, int]:
        """How many open requests search in each commune (INSEE code)."""
        rows = await self._sql.rows(
            """SELECT commune, count(*) FROM demande WHERE relais_id = :relais_id AND etat = 'active'
               AND arretee_le IS NULL GROUP BY commune""",
            {"relais_id": relais_id},
        )
        return {row[0]: row[1] for row in rows}


def _demande(row: Row, depuis: datetime | None = None) -> DemandeEnAttente:
    return DemandeEnAttente(
        proposition=row["id"] if depuis is None else 0,
        numero=row["demande_id"],
        commune=row["commune"],
        imprevu=bool(row["imprevu"]),
        a_partir_du=maybe_day(row["a_partir_du"]),
        depuis=depuis or from_text(row["ecrite_le"]),
    )


def _connue(row: Row) -> Connue:
    ligne = LigneAppel(
        cible=Cible("assistant", row["id"]),
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        is_wrong=row["telephone"] is not None and row["telephone"] == row["telephone_faux"],
        is_unreachable=bool(row["perdue"]),
        nouvelle_le=maybe_time(row["nouvelle_le"]),
        source=row["source"],
        repond_au_bot=bool(row["repond"]),
        suivi=read_suivi(row),
    )
    return Connue(ligne, row["appels_refuses_le"] is not None, bool(row["en_paix"]))


def _famille(row: Row) -> LigneAppel:
    since = maybe_time(row["ecrite_le"])
    return LigneAppel(
        cible=Cible("famille", row["demande_id"]),
        prenom=row["prenom"],
        nom="",
        commune=row["commune"],
        telephone=row["telephone"],
        is_unreachable=row["unreachable_at"] is not None,
        demandes=() if since is None else (_demande(row, since),),
        suivi=read_suivi(row),
    )
