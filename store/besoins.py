"""Requests that ended, or wait, without solution: those of families, and those already erased. Counts nothing."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

from bot.domain.besoins_non_couverts import MODES, Manque
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.mois import Mois
from store.database import Row, Sql
from store.demandes import read_demande
from store.times import from_text, to_text

# Its time has passed and nobody could be given; the team closed it so; or the family was answered that nobody can.
SANS_SOLUTION = """(d.issue = 'sans_solution' OR (
  NOT EXISTS (SELECT 1 FROM proposition p WHERE p.demande_id = d.id AND (p.contact_le IS NOT NULL
    OR p.etat = 'interessee'))
  AND (d.etat = 'expiree' OR (d.etat IN ('active', 'transmise') AND d.repondu_le IS NOT NULL))))"""
EFFACEE_SANS_SOLUTION = "(issue = 'sans_solution' OR (etat = 'expiree' AND interesses = 0))"


class BesoinsNonCouverts:
    """Reads `demande` and `demande_effacee` of one relais."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list(self, relais_id: int, du: date, au: date) -> list[Manque]:
        """Those sent from the first day to the one before the second."""
        params = {"relais_id": relais_id, "since": to_text(to_utc(du, time())), "until": to_text(to_utc(au, time()))}
        rows = await self._sql.rows(
            f"""SELECT d.* FROM demande d WHERE d.relais_id = :relais_id AND d.envoyee_le >= :since
                AND d.envoyee_le < :until AND {SANS_SOLUTION} ORDER BY d.id""",
            params,
        )
        gone = await self._sql.rows(
            f"""SELECT * FROM demande_effacee WHERE relais_id = :relais_id AND mois >= :du AND mois < :au
                AND {EFFACEE_SANS_SOLUTION} ORDER BY id""",
            {"relais_id": relais_id, "du": str(Mois.of(du)), "au": str(Mois.of(au))},
        )
        return [_live(row) for row in rows] + [_erased(row) for row in gone]

    async def first_year(self, relais_id: int) -> int | None:
        """The year of the oldest request known, erased or not."""
        found = await self._sql.value(
            """SELECT min(mois) FROM (SELECT min(envoyee_le) AS mois FROM demande WHERE relais_id = :r
               UNION ALL SELECT min(mois) FROM demande_effacee WHERE relais_id = :r)""",
            {"r": relais_id},
        )
        return None if found is None else int(str(found)[:4])


def _live(row: Row) -> Manque:
    demande = read_demande(row)
    besoin = demande.besoin
    said = {
        "atypique": besoin.is_atypique(),
        "imprevu": besoin.imprevu,
        "periscolaire": besoin.is_periscolaire(),
        "adapte": besoin.accueil_adapte == "avec_animatrice",
        "fratrie": besoin.is_fratrie(),
    }
    mois = str(Mois.of(to_paris(from_text(row["envoyee_le"])).date()))
    return Manque(besoin.commune, mois, _mode(demande.modes), _names(said), f"f{demande.famille_id}")


def _erased(row: Row) -> Manque:
    said = {
        "atypique": row["atypique"],
        "imprevu": row["imprevu"],
        "periscolaire": row["periscolaire"],
        "adapte": row["accueil_adapte"],
        "fratrie": row["fratrie"],
    }
    foyer = None if row["repetee"] else f"e{row['id']}"
    return Manque(row["commune"], row["mois"], _mode(json.loads(row["modes"])), _names(said), foyer)


def _mode(modes: Any) -> str:
    return str(modes[0]) if len(modes) == 1 and modes[0] in MODES else "plusieurs"


def _names(said: dict[str, Any]) -> frozenset[str]:
    return frozenset(name for name, yes in said.items() if yes)
