"""Which Telegram account a family of the phone was given, and its end. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.database import Sql
from store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class RattachementFamille:
    """A live link. `fusion_id`: the account had a family of its own, with which it was made one."""

    id: int
    famille_id: int
    compte_id: int | None
    telegram_id: int | None
    prenom: str | None
    fusion_id: int | None
    le: datetime


class RattachementsFamilles:
    """The table `rattachement_famille`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def link(self, relais_id: int, famille_id: int, compte_id: int, fusion_id: int | None, now: datetime) -> None:
        """This family is that account; without a merge, it is written on the family itself."""
        values = {"relais_id": relais_id, "famille_id": famille_id, "compte_id": compte_id, "fusion_id": fusion_id}
        await self._sql.insert("rattachement_famille", [values | {"le": to_text(now)}])
        if fusion_id is None:
            await self._sql.run(
                "UPDATE famille SET compte_id = :compte_id WHERE id = :id", {"compte_id": compte_id, "id": famille_id}
            )

    async def find_live(self, famille_id: int) -> RattachementFamille | None:
        """The link of this family, or the one by which it became one with another."""
        row = await self._sql.row(
            """SELECT r.id, r.famille_id, r.compte_id, r.fusion_id, r.le, c.telegram_id, c.prenom
               FROM rattachement_famille r LEFT JOIN compte c ON c.id = r.compte_id
               WHERE r.fini_le IS NULL AND r.famille_id = :id ORDER BY r.id DESC LIMIT 1""",
            {"id": famille_id},
        )
        if row is None:
            return None
        return RattachementFamille(
            row["id"], row["famille_id"], row["compte_id"], row["telegram_id"], row["prenom"], row["fusion_id"],
            from_text(row["le"]),
        )  # fmt: skip

    async def end(self, rattachement_id: int, animateur_id: int | None, now: datetime) -> None:
        """It was not the right person: the trace keeps who undid it, and when."""
        await self._sql.run(
            "UPDATE rattachement_famille SET fini_le = :now, fini_par = :qui WHERE id = :id",
            {"id": rattachement_id, "qui": animateur_id, "now": to_text(now)},
        )

    async def give_back(self, famille_id: int, new_famille_id: int | None, since: datetime) -> None:
        """The account leaves this family; what it asked and agreed to since the link goes with it, to its own."""
        params = {"id": famille_id, "new": new_famille_id, "since": to_text(since)}
        if new_famille_id is not None:
            await self._sql.run(
                """UPDATE demande SET famille_id = :new
                   WHERE famille_id = :id AND canal = 'messagerie' AND created_at >= :since""",
                params,
            )
        deed = "DELETE FROM consentement" if new_famille_id is None else "UPDATE consentement SET famille_id = :new"
        await self._sql.run(f"{deed} WHERE famille_id = :id AND oral = 0 AND donne_le >= :since", params)

    async def has_asked_since(self, famille_id: int, since: datetime) -> bool:
        """The account has sent a request of its own since the link."""
        return bool(
            await self._sql.value(
                """SELECT 1 FROM demande WHERE famille_id = :id AND canal = 'messagerie' AND created_at >= :since""",
                {"id": famille_id, "since": to_text(since)},
            )
        )
