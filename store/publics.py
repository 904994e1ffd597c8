"""Whom a campaign is for, and why others are left out or phoned: one rule in SQL, for the head-count and the launch."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.domain.participations import ECARTS
from bot.domain.publics import Ciblage, Compte, Motif, Visee
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.publics_criteres import BLOCKED, GONE, NO_TELEGRAM, ON_PAUSE, SILENCE, STOPPED, conditions
from store.times import maybe_time, to_text

TOLERANCE = "+10 days"  # a rhythm of two months is kept by a campaign that comes ten days early
LAST_CONFIRMED = """coalesce((SELECT max(p.confirmee_le) FROM place p
  WHERE p.assistant_maternel_id = a.id AND p.etat <> 'inconnue'), '')"""
# When she, or somebody who spoke with her, last said something of her places.
NEWS = """(SELECT max(m.le) FROM place_mise_a_jour m WHERE m.assistant_maternel_id = a.id
  AND m.genre IN ('inchange', 'place', 'complet') AND m.source <> 'import')"""
# The same, or the last time a campaign asked: what a rhythm is counted from.
LAST_WORD = f"max(coalesce({NEWS}, ''), coalesce(a.questionnee_le, ''))"
# Why nobody writes to her now, whatever the campaign: she is left in peace, or phoned.
IN_PEACE = f"""
  WHEN {GONE} THEN 'partie'
  WHEN a.ne_plus_diffuser = 1 THEN 'ne_plus_diffuser'
  WHEN a.statut = 'creche_familiale' THEN 'creche_familiale'
  WHEN a.agrement_fin < :jour THEN 'agrement_fini'
  WHEN {ON_PAUSE} THEN 'pause'
  WHEN {SILENCE} THEN 'retrait'"""
# She could only be phoned, and has said that she does not want to be for that.
PHONED = f"""
  WHEN a.appels_refuses_le IS NOT NULL AND ({NO_TELEGRAM} OR {STOPPED} OR {BLOCKED}
    OR a.prefere_telephone = 1) THEN 'sans_appel'
  WHEN {NO_TELEGRAM} THEN 'sans_telegram'
  WHEN {STOPPED} THEN 'stop'
  WHEN {BLOCKED} THEN 'bloquee'
  WHEN a.prefere_telephone = 1 THEN 'prefere_telephone'"""
NOT_NOW = f"CASE {IN_PEACE} {PHONED} END"
TOO_SOON = f"""
  WHEN :legale = 0 AND {NEWS} >= :repos_depuis THEN 'nouvelle_recente'
  WHEN :legale = 0 AND a.rythme_mois = 0 THEN 'rythme'
  WHEN :legale = 0 AND date({LAST_WORD})
       > date(:jour, '-' || a.rythme_mois || ' months', '{TOLERANCE}') THEN 'rythme'"""
WHY = f"CASE {IN_PEACE} {TOO_SOON} {PHONED} END"
FROM = "FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id"


class Publics:
    """Reads the directory; writes the participations of a campaign that begins."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, ciblage: Ciblage) -> Compte:
        """How many would be written to (None), phoned or left out, by reason."""
        where, params = _where(self._sql, ciblage)
        rows = await self._sql.rows(
            f"SELECT motif, count(*) FROM (SELECT {WHY} AS motif {FROM} WHERE {where}) GROUP BY motif", params
        )
        return Compte({row[0]: row[1] for row in rows})

    async def page(self, ciblage: Ciblage, motif: Motif | None, numero: int, size: int) -> Page[Visee]:
        """Those of one reason, by name."""
        where, params = _where(self._sql, ciblage)
        of_motif = f"WHERE {where} AND {WHY} IS :motif"
        params |= {"motif": motif}
        total = int(await self._sql.value(f"SELECT count(*) {FROM} {of_motif}", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"""SELECT a.id, a.prenom, a.nom, a.commune, a.telephone, a.rythme_mois,
                  {WHY} AS motif, nullif({LAST_WORD}, '') AS nouvelle_le
                {FROM} {of_motif} ORDER BY a.nom, a.prenom, a.id LIMIT :size OFFSET :start""",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_visee(row) for row in rows), shown, pages, total)

    async def foresee(self, ciblage: Ciblage) -> None:
        """Those whom it will write to know when they are asked next, unless it is sooner."""
        where, params = _where(self._sql, ciblage)
        await self._sql.run(
            f"""UPDATE assistant_maternel SET question_prevue_le = :jour WHERE id IN
                  (SELECT a.id {FROM} WHERE {where} AND {WHY} IS NULL)
                AND (question_prevue_le IS NULL OR question_prevue_le < :aujourd_hui OR question_prevue_le > :jour)""",
            params | {"aujourd_hui": ciblage.today.isoformat()},
        )

    async def unforesee(self, relais_id: int, jour: date) -> None:
        """That day will not come."""
        await self._sql.run(
            """UPDATE assistant_maternel SET question_prevue_le = NULL
               WHERE relais_id = :relais_id AND question_prevue_le = :jour""",
            {"relais_id": relais_id, "jour": jour.isoformat()},
        )

    async def enter(self, campagne_id: int, ciblage: Ciblage, after: int, now: datetime, limit: int) -> int | None:
        """The next ones of the directory take part; gives the last of them, None when there is nobody left."""
        where, params = _where(self._sql, ciblage)
        rows = await self._sql.rows(
            f"""INSERT INTO participation
                  (campagne_id, assistant_maternel_id, etat, motif, du_le, nouvelle_le, rythme_mois)
                SELECT :campagne, id, CASE WHEN motif IS NULL THEN 'a_ecrire'
                    WHEN motif IN ({_words(ECARTS)}) THEN 'ecartee' ELSE 'a_appeler' END,
                  motif, CASE WHEN motif IS NULL THEN :now END,
                  CASE WHEN motif IN ('nouvelle_recente', 'rythme') THEN nullif(dernier, '') END,
                  CASE WHEN motif = 'rythme' THEN rythme_mois END
                FROM (SELECT a.id, a.rythme_mois, {WHY} AS motif,
                        {LAST_WORD} AS dernier
                      {FROM} WHERE a.id > :after AND {where} ORDER BY a.id LIMIT :limit)
                WHERE true ON CONFLICT (campagne_id, assistant_maternel_id) DO NOTHING
                RETURNING assistant_maternel_id""",
            params | {"campagne": campagne_id, "after": after, "now": to_text(now), "limit": limit},
        )
        return max((row[0] for row in rows), default=None) if len(rows) == limit else None


def _where(sql: Sql, ciblage: Ciblage) -> tuple[str, dict[str, Any]]:
    """Who belongs to the public, and the parameters of everything above."""
    asked, params = conditions(sql, ciblage.public, "assistants", "a.commune")
    parts = ["a.relais_id = :relais_id", "a.fusionnee_dans IS NULL", "a.profession = 'assistant_maternel'", *asked]
    if ciblage.nouvelles_avant is not None:
        parts.append(f"{LAST_CONFIRMED} < :nouvelles_avant")
        params["nouvelles_avant"] = to_text(ciblage.nouvelles_avant)
    return " AND ".join(parts), params | {
        "relais_id": ciblage.relais_id,
        "jour": ciblage.jour.isoformat(),
        "legale": int(ciblage.is_legale),
        "fraiche_depuis": to_text(ciblage.fraiche_depuis),
        "repos_depuis": to_text(ciblage.repos_depuis),
    }


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _visee(row: Row) -> Visee:
    return Visee(
        id=row["id"],
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        motif=row["motif"],
        nouvelle_le=maybe_time(row["nouvelle_le"]),
        rythme_mois=row["rythme_mois"],
    )
