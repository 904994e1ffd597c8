"""Registrations: whose place, with how many children, where it stands. Says nothing of who may have one."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.domain.ateliers import EtatInscription, Inscription, Public
from bot.domain.droit_inscription import Histoire
from bot.domain.inscriptions import Attend, Inscrite
from bot.domain.tranches import noted
from store.database import Row, Sql
from store.times import from_text, maybe_text, maybe_time, to_text

SELECT = """
SELECT i.*, coalesce(a.prenom, f.prenom, i.invite) AS prenom, coalesce(a.nom, '') AS nom,
  coalesce(a.telephone, f.telephone) AS telephone, a.profession, c.telegram_id,
  c.id IS NOT NULL AND c.unreachable_at IS NULL AND c.en_retrait_le IS NULL AS joignable
FROM inscription i
LEFT JOIN assistant_maternel a ON a.id = i.assistant_maternel_id
LEFT JOIN famille f ON f.id = i.famille_id
LEFT JOIN compte c ON c.id = coalesce(a.compte_id, f.compte_id)
"""
ALIVE = "i.etat IN ('inscrite', 'en_attente', 'proposee')"
HERS = "(i.assistant_maternel_id = :assistant OR i.famille_id = :famille)"


class Inscriptions:
    """The table `inscription`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self,
        relais_id: int,
        atelier_id: int,
        etat: EtatInscription,
        enfants: Sequence[int],
        now: datetime,
        *,
        assistant_id: int | None = None,
        famille_id: int | None = None,
        invite: str | None = None,
        attend: Attend | None = None,
        accord_parents: bool = False,
        par_animateur_id: int | None = None,
    ) -> int:
        """A new one, after all the others; exactly one of the three says who."""
        rows = await self._sql.insert(
            "inscription",
            [
                {
                    "relais_id": relais_id,
                    "atelier_id": atelier_id,
                    "etat": etat,
                    "enfants": json.dumps(list(enfants)),
                    "assistant_maternel_id": assistant_id,
                    "famille_id": famille_id,
                    "invite": invite,
                    "attend": attend,
                    "accord_parents": int(accord_parents),
                    "par_animateur_id": par_animateur_id,
                    "created_at": to_text(now),
                }
            ],
            "RETURNING id",
        )
        return int(rows[0]["id"])

    async def find(self, relais_id: int, inscription_id: int) -> Inscrite | None:
        """The one of that number in that relais, or None: a Tap is untrusted."""
        found = await self._list("i.id = :id AND i.relais_id = :of", {"id": inscription_id, "of": relais_id})
        return found[0] if found else None

    async def find_any(self, inscription_id: int) -> Inscrite | None:
        """The one of that number; whose it is must be looked at by whoever asks."""
        found = await self._list("i.id = :id", {"id": inscription_id})
        return found[0] if found else None

    async def find_own(
        self, inscription_id: int, assistant_id: int | None, familles: Collection[int]
    ) -> Inscrite | None:
        """The one of that number, if it is hers as a professional or as a family."""
        one = await self.find_any(inscription_id)
        if one is None:
            return None
        i = one.inscription
        is_hers = (assistant_id is not None and i.assistant_maternel_id == assistant_id) or i.famille_id in familles
        return one if is_hers else None

    async def find_live(self, atelier_id: int, assistant_id: int | None, famille_id: int | None) -> Inscrite | None:
        """Hers for that atelier, if she has one that is not over."""
        if assistant_id is None and famille_id is None:
            return None  # a guest is nobody's
        column = "famille_id" if assistant_id is None else "assistant_maternel_id"
        found = await self._list(
            f"i.atelier_id = :id AND i.{column} = :who AND {ALIVE}",
            {"id": atelier_id, "who": famille_id if assistant_id is None else assistant_id},
        )
        return found[0] if found else None

    async def list_live(self, atelier_id: int) -> list[Inscrite]:
        """Those of an atelier that are not over, in the order of arrival."""
        return await self._list(f"i.atelier_id = :id AND {ALIVE} ORDER BY i.id", {"id": atelier_id})

    async def list_expired(self, atelier_id: int) -> list[Inscrite]:
        """Those who waited to the end, or let an offer pass, and came back in no other way; in the order of arrival."""
        return await self._list(
            """i.atelier_id = :id AND i.etat = 'expiree' AND NOT EXISTS (SELECT 1 FROM inscription o
                 WHERE o.atelier_id = i.atelier_id AND o.id > i.id AND (o.famille_id = i.famille_id
                   OR o.assistant_maternel_id = i.assistant_maternel_id)) ORDER BY i.id""",
            {"id": atelier_id},
        )

    async def list_own(self, assistant_id: int | None, familles: Collection[int], after: datetime) -> list[Inscrite]:
        """Hers for ateliers that begin after that instant, by time."""
        holes, params = self._sql.holes("famille", familles)
        return await self._list(
            f"""(i.assistant_maternel_id = :assistant OR i.famille_id IN ({holes})) AND {ALIVE}
                AND EXISTS (SELECT 1 FROM atelier t WHERE t.id = i.atelier_id AND t.debut > :after)
                ORDER BY (SELECT t.debut FROM atelier t WHERE t.id = i.atelier_id), i.id""",
            params | {"assistant": assistant_id, "after": to_text(after)},
        )

    async def count_ahead(self, atelier_id: int, inscription_id: int) -> int:
        """How many wait before her for a place."""
        return int(
            await self._sql.value(
                """SELECT count(*) FROM inscription WHERE atelier_id = :atelier AND etat = 'en_attente'
                   AND id < :id AND attend IS NOT 'equipe'""",
                {"atelier": atelier_id, "id": inscription_id},
            )
        )

    async def last_children(
        self, assistant_id: int | None, famille_id: int | None
    ) -> tuple[list[int], datetime] | None:
        """The children of the last time she had a place and was not away, and when they were said.

        Those who were noted there, as far as it is known who they were.
        """
        row = await self._sql.row(
            f"""SELECT i.enfants, i.created_at, i.enfants_presents AS came FROM inscription i
                WHERE {HERS} AND i.etat = 'inscrite' AND coalesce(i.presence, 'presente') = 'presente'
                ORDER BY i.id DESC LIMIT 1""",
            {"assistant": assistant_id, "famille": famille_id},
        )
        ages = None if row is None else noted(json.loads(row["enfants"]), row["came"])
        return None if row is None or ages is None else (ages, from_text(row["created_at"]))

    async def read_histoire(
        self,
        assistant_id: int | None,
        famille_id: int | None,
        month: tuple[datetime, datetime],
        since: datetime,
        *,
        but: int,
    ) -> Histoire:
        """Her other registrations of that month (the atelier `but` aside), and what became of former ones."""
        row = await self._sql.row(
            f"""SELECT
                  coalesce(sum({ALIVE} AND t.debut >= :month AND t.debut < :next AND t.id <> :but
                    AND t.etat = 'annonce'), 0) AS ce_mois,
                  coalesce(max(i.presence = 'presente'), 0) AS est_venue,
                  coalesce(sum(i.presence = 'absente' AND t.debut >= :since), 0) AS absences
                FROM inscription i JOIN atelier t ON t.id = i.atelier_id WHERE {HERS}""",
            {
                "assistant": assistant_id,
                "famille": famille_id,
                "month": to_text(month[0]),
                "next": to_text(month[1]),
                "since": to_text(since),
                "but": but,
            },
        )
        assert row is not None
        return Histoire(ce_mois=row["ce_mois"], est_venue=bool(row["est_venue"]), absences=row["absences"])

    async def move_on(
        self,
        inscription_id: int,
        avant: Collection[EtatInscription],
        apres: EtatInscription,
        now: datetime,
        *,
        until: datetime | None = None,
    ) -> bool:
        """From one of these states to another; False when something else happened first."""
        holes, params = self._sql.holes("avant", avant)
        row = await self._sql.row(
            f"""UPDATE inscription SET etat = :apres, attend = NULL, repondre_avant = :until,
                  presence = CASE WHEN :apres = 'inscrite' THEN presence END,
                  enfants_presents = CASE WHEN :apres = 'inscrite' THEN enfants_presents END,
                  proposee_le = CASE :apres WHEN 'proposee' THEN :now ELSE proposee_le END,
                  annulee_le = CASE WHEN :apres IN ('annulee', 'refusee', 'expiree') THEN :now ELSE annulee_le END
                WHERE id = :id AND etat IN ({holes}) RETURNING id""",
            params | {"id": inscription_id, "apres": apres, "now": to_text(now), "until": maybe_text(until)},
        )
        return row is not None

    async def wait(self, inscription_id: int) -> None:
        """She waits for a place like the others from now on: nothing else holds her back."""
        await self._sql.run("UPDATE inscription SET attend = NULL WHERE id = :id", {"id": inscription_id})

    async def set_children(self, inscription_id: int, enfants: Sequence[int], accord_parents: bool) -> None:
        """Other children, or another number of them."""
        await self._sql.run(
            """UPDATE inscription SET enfants = :enfants, accord_parents = max(accord_parents, :accord)
               WHERE id = :id""",
            {"id": inscription_id, "enfants": json.dumps(list(enfants)), "accord": int(accord_parents)},
        )

    async def set_photos(self, inscription_id: int, le: datetime | None) -> None:
        """A parent agrees to pictures of her child at this atelier, or no longer."""
        await self._sql.run(
            "UPDATE inscription SET photos_le = :le WHERE id = :id AND famille_id IS NOT NULL",
            {"id": inscription_id, "le": maybe_text(le)},
        )

    async def _list(self, where: str, params: dict[str, Any]) -> list[Inscrite]:
        return [read_inscrite(row) for row in await self._sql.rows(f"{SELECT} WHERE {where}", params)]


def read_inscrite(row: Row) -> Inscrite:
    """A row of `SELECT`, as the domain knows it."""
    return Inscrite(
        inscription=Inscription(
            id=row["id"],
            relais_id=row["relais_id"],
            atelier_id=row["atelier_id"],
            etat=row["etat"],
            assistant_maternel_id=row["assistant_maternel_id"],
            famille_id=row["famille_id"],
            invite=row["invite"],
            enfants=tuple(json.loads(row["enfants"])),
            accord_parents=bool(row["accord_parents"]),
            proposee_le=maybe_time(row["proposee_le"]),
            repondre_avant=maybe_time(row["repondre_avant"]),
            par_animateur_id=row["par_animateur_id"],
            presence=row["presence"],
            enfants_presents=row["enfants_presents"],
            created_at=maybe_time(row["created_at"]),
            annulee_le=maybe_time(row["annulee_le"]),
        ),
        prenom=row["prenom"],
        nom=row["nom"],
        public=_public(row),
        telephone=row["telephone"],
        telegram_id=row["telegram_id"],
        joignable=bool(row["joignable"]),
        attend=row["attend"],
        photos=row["photos_le"] is not None,
        avis=row["avis_le"] is not None,
    )


def _public(row: Row) -> Public | None:
    if row["famille_id"] is not None:
        return "parent"
    profession: Public | None = row["profession"]
    return profession
