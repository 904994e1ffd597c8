"""The people of an announcement, each once whatever her roles: one rule in SQL, for the head-count and the sending."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from bot.domain.annonces import Annonce, Compte, MotifEcarte, Personne
from bot.domain.public import RolePublic
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.publics_criteres import BLOCKED, GONE, NO_TELEGRAM, ON_PAUSE, SILENCE, STOPPED, conditions
from store.times import to_text

OPEN: Final = "('a_valider', 'active', 'transmise')"
ENTRY: Final = f"""SELECT 'assistant' AS source, a.id AS fiche, a.compte_id, a.prenom, a.nom, a.commune, a.telephone,
    a.email, {ON_PAUSE} AS en_pause, a.prefere_telephone
  FROM assistant_maternel a WHERE a.relais_id = :relais_id AND NOT coalesce({GONE}, 0)"""
# Each role, as the same columns; a new role of people adds its line here and its name in `bot/domain/public.py`.
SOURCES: Final[dict[RolePublic, str]] = {
    "assistants": f"{ENTRY} AND a.profession = 'assistant_maternel' AND {{where}}",
    "gardes": f"""{ENTRY} AND a.profession = 'garde_a_domicile' AND {{where}} AND EXISTS
      (SELECT 1 FROM garde_a_domicile g WHERE g.assistant_maternel_id = a.id AND g.validee_le IS NOT NULL)""",
    "familles": f"""SELECT 'famille', f.id, f.compte_id, f.prenom, '', d.commune, f.telephone, NULL, 0, 0
      FROM famille f LEFT JOIN demande d ON d.id =
        (SELECT max(o.id) FROM demande o WHERE o.famille_id = f.id AND o.etat IN {OPEN})
      WHERE f.relais_id = :relais_id AND (d.id IS NOT NULL OR :without_demande) AND {{where}}""",
}
COMMUNES: Final[dict[RolePublic, str]] = {"assistants": "a.commune", "gardes": "a.commune", "familles": "d.commune"}
# Two roles, two entries of one account, or a family with the number of a professional: one copy.
EACH_ONCE = """
  SELECT * FROM (SELECT q.*,
      row_number() OVER (PARTITION BY coalesce(q.telephone, q.source || q.fiche) ORDER BY q.source, q.fiche) AS same
    FROM (SELECT p.*, row_number() OVER
        (PARTITION BY coalesce('c' || p.compte_id, p.source || p.fiche) ORDER BY p.source, p.fiche) AS n
      FROM ({people}) p) q WHERE q.n = 1)
  WHERE same = 1 OR source = 'assistant'"""
# An alert leaves out fewer people than an announcement: neither pause, nor subjects, nor the taste for the telephone.
WHY = f"""CASE
  WHEN {SILENCE} THEN 'retrait'
  WHEN {NO_TELEGRAM} THEN 'sans_telegram'
  WHEN {BLOCKED} THEN 'bloquee'
  WHEN {STOPPED} AND NOT :service THEN 'stop'
  WHEN :alerte THEN NULL
  WHEN v.en_pause THEN 'pause'
  WHEN v.prefere_telephone THEN 'prefere_telephone'
  WHEN s.voulu = 0 THEN 'sujet'
  WHEN s.voulu IS NULL AND v.source = 'famille' THEN 'pas_demande' END"""


class Audiences:
    """Reads the people of a relais; writes the recipients of an announcement that leaves."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, annonce: Annonce, today: date, fraiche_depuis: datetime) -> Compte:
        """How many would get a copy, and why the others would not."""
        people, params = self._people(annonce, today, fraiche_depuis)
        rows = await self._sql.rows(f"SELECT motif, count(*) FROM ({people}) GROUP BY motif", params)
        counts = {row[0]: row[1] for row in rows}
        return Compte(counts.pop(None, 0), counts)

    async def page(
        self, annonce: Annonce, today: date, fraiche_depuis: datetime, motif: MotifEcarte | None, numero: int, size: int
    ) -> Page[Personne]:
        """Those of one reason, by name; without one, those who would get a copy."""
        people, params = self._people(annonce, today, fraiche_depuis)
        params |= {"motif": motif}
        total = int(await self._sql.value(f"SELECT count(*) FROM ({people}) WHERE motif IS :motif", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"""SELECT * FROM ({people}) WHERE motif IS :motif
                ORDER BY nom, prenom, fiche LIMIT :size OFFSET :start""",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(_personne(row) for row in rows), shown, pages, total)

    async def enter(self, annonce: Annonce, today: date, fraiche_depuis: datetime, now: datetime) -> None:
        """Everybody of the public becomes a recipient, or is written down with the reason why not. Twice: once."""
        people, params = self._people(annonce, today, fraiche_depuis)
        await self._sql.run(
            f"""INSERT INTO destinataire
                  (annonce_id, compte_id, assistant_maternel_id, famille_id, etat, motif, version, le)
                SELECT :annonce, compte_id, CASE source WHEN 'assistant' THEN fiche END,
                  CASE source WHEN 'famille' THEN fiche END,
                  CASE WHEN motif IS NULL THEN 'a_ecrire' ELSE 'ecartee' END, motif, :version, :now
                FROM ({people}) WHERE true ORDER BY source, fiche ON CONFLICT DO NOTHING""",
            params | {"annonce": annonce.id, "version": annonce.version, "now": to_text(now)},
        )

    def _people(self, annonce: Annonce, today: date, fraiche_depuis: datetime) -> tuple[str, dict[str, Any]]:
        public, params = annonce.public, dict[str, Any]()
        parts = []
        for role, source in SOURCES.items():
            if public.has_role(role):
                asked, more = conditions(self._sql, public, role, COMMUNES[role])
                parts.append(source.format(where=" AND ".join(asked) or "true"))
                params |= more
        each = EACH_ONCE.format(people=" UNION ALL ".join(parts))
        everybody = f"""SELECT v.*, {WHY} AS motif FROM ({each}) v
          LEFT JOIN compte c ON c.id = v.compte_id
          LEFT JOIN sujet s ON s.compte_id = v.compte_id AND s.sujet = :sujet"""
        return everybody, params | {
            "relais_id": annonce.relais_id,
            "jour": today.isoformat(),
            "fraiche_depuis": to_text(fraiche_depuis),
            "without_demande": int(any(code.startswith("inscrits:") for code in public.criteres)),
            "sujet": annonce.sujet,
            "alerte": int(annonce.is_alerte),
            "service": int(annonce.is_service),
        }


def _personne(row: Row) -> Personne:
    return Personne(
        id=0,
        source=row["source"],
        fiche=row["fiche"],
        prenom=row["prenom"],
        nom=row["nom"],
        commune=row["commune"],
        telephone=row["telephone"],
        email=row["email"],
        motif=row["motif"],
    )
