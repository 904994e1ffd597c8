"""Who was linked to which entry of the directory, and who has not joined yet. Decides nothing."""

from __future__ import annotations

from datetime import datetime

from bot.domain.adhesion import Adhesion, AInviter, ParQuoi
from store.database import Sql
from store.times import maybe_time, to_text

# A crèche familiale speaks for those it employs; an entry that is no longer shown is nobody's to invite.
EN_USAGE = """relais_id = :relais_id AND ne_plus_diffuser = 0 AND statut <> 'creche_familiale'
  AND profession = 'assistant_maternel'"""


class Rattachements:
    """The table `rattachement`, and the column `assistant_maternel.compte_id` that it is the history of."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def link(self, assistant_id: int, compte_id: int, par: ParQuoi, now: datetime) -> None:
        """This entry is this account; whoever was linked before is so no longer."""
        await self.unlink(assistant_id, None, now)
        params = {"id": assistant_id, "compte_id": compte_id, "par": par, "now": to_text(now)}
        await self._sql.run("UPDATE assistant_maternel SET compte_id = :compte_id WHERE id = :id", params)
        await self._sql.run(
            """INSERT INTO rattachement (relais_id, assistant_maternel_id, compte_id, par, le)
               SELECT relais_id, id, :compte_id, :par, :now FROM assistant_maternel WHERE id = :id""",
            params,
        )

    async def unlink(self, assistant_id: int, animateur_id: int | None, now: datetime) -> None:
        """This entry is nobody's again: the trace keeps who undid it, and when."""
        params = {"id": assistant_id, "qui": animateur_id, "now": to_text(now)}
        await self._sql.run("UPDATE assistant_maternel SET compte_id = NULL WHERE id = :id", params)
        await self._sql.run(
            """UPDATE rattachement SET fini_le = :now, fini_par = :qui
               WHERE assistant_maternel_id = :id AND fini_le IS NULL""",
            params,
        )

    async def read_adhesion(self, relais_id: int, now: datetime) -> Adhesion:
        """Who joined and who is still to be invited, in the order in which letters are sorted: commune, then name."""
        params = {"relais_id": relais_id, "now": to_text(now)}
        counts = await self._sql.row(
            f"SELECT count(*) AS total, count(compte_id) AS ont_rejoint FROM assistant_maternel WHERE {EN_USAGE}",
            params,
        )
        rows = await self._sql.rows(
            f"""SELECT id, prenom, nom, commune, adresse,
                  (SELECT max(i.created_at) FROM invitation i WHERE i.assistant_maternel_id = assistant_maternel.id
                     AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > :now) AS invitee_le
                FROM assistant_maternel WHERE {EN_USAGE} AND compte_id IS NULL
                ORDER BY commune, nom, prenom, id""",
            params,
        )
        assert counts is not None
        return Adhesion(
            counts["total"],
            counts["ont_rejoint"],
            tuple(
                AInviter(r["id"], r["prenom"], r["nom"], r["commune"], r["adresse"], maybe_time(r["invitee_le"]))
                for r in rows
            ),
        )
