"""What became of the copies of an announcement, in figures and by name. Changes nothing."""

from __future__ import annotations

from typing import Any, Final

from bot.domain.annonces import Bilan, Personne, Rubrique
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.destinataires import RECUES
from store.times import maybe_time

WHICH: Final[dict[Rubrique, str]] = {
    "recues": RECUES,
    "deux_fois": f"{RECUES} AND d.essais > 1",
    "en_route": "d.etat IN ('a_ecrire', 'ecrite')",
    "sans_copie": "d.etat IN ('bloquee', 'echec', 'reprise', 'ecartee')",
    "ecartees": "d.etat = 'ecartee'",
    "confirmees": "d.confirmee_le IS NOT NULL",
    "a_confirmer": "d.confirmee_le IS NULL",
}
ATTENTE: Final = f"CASE WHEN {RECUES} THEN 0 WHEN d.etat IN ('a_ecrire', 'ecrite') THEN 1 ELSE 2 END,"
WHO: Final = """FROM destinataire d LEFT JOIN assistant_maternel a ON a.id = d.assistant_maternel_id
  LEFT JOIN famille f ON f.id = d.famille_id"""


class RapportsAnnonce:
    """Reads the table `destinataire`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def read_bilan(self, annonce_id: int) -> Bilan:
        """Every figure, in one look."""
        sums = ", ".join(f"coalesce(sum({where}), 0) AS {name}" for name, where in WHICH.items())
        row = await self._sql.row(
            f"""SELECT {sums}, coalesce(sum(d.etat = 'bloquee'), 0) AS bloquees,
                  coalesce(sum(d.etat = 'echec'), 0) AS echecs, coalesce(sum(d.etat = 'reprise'), 0) AS reprises
                FROM destinataire d WHERE d.annonce_id = :id""",
            {"id": annonce_id},
        )
        assert row is not None
        motifs = await self._sql.rows(
            """SELECT motif, count(*) FROM destinataire WHERE annonce_id = :id AND motif IS NOT NULL
               GROUP BY motif ORDER BY 2 DESC, 1""",
            {"id": annonce_id},
        )
        names = ("en_route", "recues", "deux_fois", "bloquees", "echecs", "reprises", "ecartees", "confirmees")
        return Bilan(
            **{name: row[name] for name in names},
            a_confirmer=row["a_confirmer"],
            motifs={line[0]: line[1] for line in motifs},
        )

    async def page(self, annonce_id: int, rubrique: Rubrique, numero: int, size: int) -> Page[Personne]:
        """The people behind a figure, by name."""
        where = f"d.annonce_id = :id AND {WHICH[rubrique]}"
        total = int(await self._sql.value(f"SELECT count(*) FROM destinataire d WHERE {where}", {"id": annonce_id}))
        shown, pages = page_bounds(total, numero, size)
        found = await self.list_people(annonce_id, rubrique, size, shown * size)
        return Page(tuple(found), shown, pages, total)

    async def list_people(self, annonce_id: int, rubrique: Rubrique, limit: int = -1, skip: int = 0) -> list[Personne]:
        """The same, all of them."""
        rows = await self._sql.rows(
            f"""SELECT d.id, d.etat, d.motif, d.essais, d.confirmee_le, d.confirmee_par,
                  CASE WHEN a.id IS NULL THEN 'famille' ELSE 'assistant' END AS source, coalesce(a.id, f.id) AS fiche,
                  coalesce(a.prenom, f.prenom) AS prenom, coalesce(a.nom, '') AS nom, a.commune,
                  coalesce(a.telephone, f.telephone) AS telephone, a.email
                {WHO} WHERE d.annonce_id = :id AND {WHICH[rubrique]}
                ORDER BY {ATTENTE if rubrique == "a_confirmer" else ""} nom, prenom, d.id LIMIT :limit OFFSET :skip""",
            {"id": annonce_id, "limit": limit, "skip": skip},
        )
        return [_personne(row) for row in rows]


def _personne(row: Row) -> Personne:
    known: dict[str, Any] = {name: row[name] for name in ("id", "source", "fiche", "prenom", "nom", "commune")}
    known |= {name: row[name] for name in ("telephone", "email", "motif", "etat", "essais", "confirmee_par")}
    return Personne(**known, confirmee_le=maybe_time(row["confirmee_le"]))
