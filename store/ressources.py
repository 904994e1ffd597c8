"""What each relais lends or lets book, its loans and its slots. Knows nothing of who may have them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from bot.domain.ressources import Creneau, Ressource
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

COLUMNS = (
    "relais_id", "sorte", "nom", "description", "lieu", "duree", "places_adultes", "enfants_par_adulte",
    "texte_charte",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pret:
    """A loan that is out: whose, since when, until when."""

    inscription_id: int
    atelier_id: int
    ressource_id: int
    relais_id: int
    nom: str
    qui: str
    telephone: str | None
    debut: datetime
    fin: datetime
    rendue_le: datetime | None = None


class Ressources:
    """The table `ressource`, and what of `atelier` and `inscription` is a loan or a slot."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, ressource: Ressource, now: datetime) -> Ressource:
        """A new one, with its id."""
        rows = await self._sql.insert("ressource", [_values(ressource) | {"created_at": to_text(now)}], "RETURNING id")
        return replace(ressource, id=int(rows[0]["id"]))

    async def save(self, ressource: Ressource) -> None:
        """As it is now."""
        values = _values(ressource)
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE ressource SET {sets} WHERE id = :id", values | {"id": ressource.id})

    async def retire(self, ressource_id: int, now: datetime) -> None:
        """Out of service: nobody books it any more."""
        await self._sql.run(
            "UPDATE ressource SET retiree_le = :now WHERE id = :id AND retiree_le IS NULL",
            {"id": ressource_id, "now": to_text(now)},
        )

    async def find(self, relais_id: int, ressource_id: int) -> Ressource | None:
        """One of that relais, or None: a Tap is untrusted."""
        row = await self._sql.row(
            "SELECT * FROM ressource WHERE id = :id AND relais_id = :of", {"id": ressource_id, "of": relais_id}
        )
        return None if row is None else _ressource(row)

    async def list_of(self, relais_id: int) -> list[Ressource]:
        """Those in service, malles first, by name."""
        rows = await self._sql.rows(
            "SELECT * FROM ressource WHERE relais_id = :of AND retiree_le IS NULL ORDER BY sorte, nom, id",
            {"of": relais_id},
        )
        return [_ressource(row) for row in rows]

    async def list_taken(self, ressource_id: int, since: datetime) -> list[Creneau]:
        """The slots that somebody holds or waits for, to come or in progress; a loan given back holds nothing."""
        rows = await self._sql.rows(
            """SELECT DISTINCT t.debut, t.fin FROM atelier t JOIN inscription i ON i.atelier_id = t.id
               WHERE t.ressource_id = :id AND t.etat = 'annonce' AND t.fin > :since AND i.rendue_le IS NULL
                 AND i.etat IN ('inscrite', 'proposee', 'en_attente') ORDER BY t.debut""",
            {"id": ressource_id, "since": to_text(since)},
        )
        return [(from_text(row["debut"]), from_text(row["fin"])) for row in rows]

    async def find_slot(self, ressource_id: int, debut: datetime) -> int | None:
        """The atelier that this slot is, once somebody looked at it."""
        found = await self._sql.value(
            "SELECT id FROM atelier WHERE ressource_id = :id AND debut = :debut AND etat = 'annonce'",
            {"id": ressource_id, "debut": to_text(debut)},
        )
        return None if found is None else int(found)

    async def list_loans(self, relais_id: int, now: datetime) -> list[Pret]:
        """Those that are out, or to be fetched, the one that ends first first."""
        return await self._loans(
            "t.relais_id = :of AND i.rendue_le IS NULL ORDER BY t.fin, i.id", {"of": relais_id, "now": to_text(now)}
        )

    async def list_due(self, told: int, before: datetime, now: datetime) -> list[Pret]:
        """Loans that have begun, end before that instant, are not back, and of which less was said."""
        return await self._loans(
            """i.rendue_le IS NULL AND i.retour_dit < :told AND t.fin <= :before AND t.debut <= :now
               ORDER BY t.fin, i.id LIMIT 200""",
            {"told": told, "before": to_text(before), "now": to_text(now)},
        )

    async def find_loan(self, relais_id: int, inscription_id: int) -> Pret | None:
        """One loan of that relais, given back or not."""
        found = await self._loans("t.relais_id = :of AND i.id = :id", {"of": relais_id, "id": inscription_id})
        return found[0] if found else None

    async def mark_told(self, inscription_id: int, told: int) -> None:
        """That is said."""
        await self._sql.run(
            "UPDATE inscription SET retour_dit = :told WHERE id = :id", {"id": inscription_id, "told": told}
        )

    async def give_back(self, inscription_id: int, now: datetime) -> bool:
        """It is back, and counts as a loan; False when it was already."""
        row = await self._sql.row(
            """UPDATE inscription SET rendue_le = :now, presence = 'presente', enfants_presents = 0
               WHERE id = :id AND rendue_le IS NULL AND etat = 'inscrite' RETURNING id""",
            {"id": inscription_id, "now": to_text(now)},
        )
        return row is not None

    async def _loans(self, where: str, params: dict[str, Any]) -> list[Pret]:
        rows = await self._sql.rows(
            f"""SELECT i.id, i.atelier_id, i.rendue_le, t.ressource_id, t.relais_id, r.nom, t.debut, t.fin,
                  coalesce(a.prenom || ' ' || a.nom, f.prenom, i.invite) AS qui,
                  coalesce(a.telephone, f.telephone) AS telephone
                FROM inscription i JOIN atelier t ON t.id = i.atelier_id JOIN ressource r ON r.id = t.ressource_id
                LEFT JOIN assistant_maternel a ON a.id = i.assistant_maternel_id
                LEFT JOIN famille f ON f.id = i.famille_id
                WHERE t.genre = 'pret' AND t.etat = 'annonce' AND i.etat = 'inscrite' AND {where}""",
            params,
        )
        return [
            Pret(
                row["id"], row["atelier_id"], row["ressource_id"], row["relais_id"], row["nom"], row["qui"],
                row["telephone"], from_text(row["debut"]), from_text(row["fin"]), maybe_time(row["rendue_le"]),
            )
            for row in rows
        ]  # fmt: skip


def _values(r: Ressource) -> dict[str, Any]:
    hours = {"de": f"{r.de:%H:%M}", "a": f"{r.a:%H:%M}", "charte": int(r.charte)}
    return {name: getattr(r, name) for name in COLUMNS} | hours


def _ressource(row: Row) -> Ressource:
    known: dict[str, Any] = {name: row[name] for name in ("id", *COLUMNS)}
    return Ressource(
        **known, de=time.fromisoformat(row["de"]), a=time.fromisoformat(row["a"]), charte=bool(row["charte"]),
        retiree_le=maybe_time(row["retiree_le"]),
    )  # fmt: skip
