"""What came of the calls to each person: one row each, rewritten. Two animatrices at once are safe."""

from __future__ import annotations

from datetime import datetime

from bot.domain.lignes_appel import PRISE_DURE, Cible, Genre, Moyen, Prise, Resultat, Suivi
from store.database import Row, Sql
from store.times import from_text, maybe_text, maybe_time, to_text

COLUMN: dict[Genre, str] = {"assistant": "assistant_maternel_id", "famille": "demande_id"}
SUIVI = """t.essais, t.dernier_le, t.resultat, t.rappeler_le, t.joint_le, t.moyen, t.pris_par, t.pris_le,
  n.nom AS pris_nom, q.nom AS note_par"""
# Who is phoning her (an access that ended phones nobody), who noted the last result.
WHO = """LEFT JOIN animateur n ON n.id = t.pris_par AND n.revoked_at IS NULL
LEFT JOIN animateur q ON q.id = t.note_par"""


class SuivisAppel:
    """The table `appel`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def find(self, cible: Cible) -> Suivi:
        """What is known of the calls to this person; nothing yet for most."""
        row = await self._sql.row(
            f"SELECT {SUIVI} FROM appel t {WHO} WHERE t.{COLUMN[cible.genre]} = :id", {"id": cible.id}
        )
        return Suivi() if row is None else read_suivi(row)

    async def take(self, relais_id: int, cible: Cible, animateur_id: int, now: datetime) -> None:
        """This animatrice phones her, unless a colleague does: an older claim is over after half an hour."""
        column = COLUMN[cible.genre]
        await self._sql.run(
            f"""INSERT INTO appel (relais_id, {column}, pris_par, pris_le) VALUES (:relais_id, :id, :me, :now)
                ON CONFLICT ({column}) DO UPDATE SET pris_par = :me, pris_le = :now
                WHERE pris_par IS NULL OR pris_par = :me OR pris_le <= :over
                  OR EXISTS (SELECT 1 FROM animateur n WHERE n.id = pris_par AND n.revoked_at IS NOT NULL)""",
            {
                "relais_id": relais_id,
                "id": cible.id,
                "me": animateur_id,
                "now": to_text(now),
                "over": to_text(now - PRISE_DURE),
            },
        )

    async def release(self, cible: Cible, animateur_id: int) -> None:
        """She does not phone her after all; a colleague's claim is left alone."""
        await self._sql.run(
            f"""UPDATE appel SET pris_par = NULL, pris_le = NULL
                WHERE {COLUMN[cible.genre]} = :id AND pris_par = :me""",
            {"id": cible.id, "me": animateur_id},
        )

    async def note_spoken(self, relais_id: int, cible: Cible, animateur_id: int | None, now: datetime) -> None:
        """Somebody speaks with this person now, and nothing was to be said: no call is noted."""
        column = COLUMN[cible.genre]
        await self._sql.run(
            f"""INSERT INTO appel (relais_id, {column}, note_par, joint_le) VALUES (:relais_id, :id, :me, :now)
                ON CONFLICT ({column}) DO UPDATE SET note_par = :me, joint_le = :now""",
            {"relais_id": relais_id, "id": cible.id, "me": animateur_id, "now": to_text(now)},
        )

    async def record(
        self,
        relais_id: int,
        cible: Cible,
        resultat: Resultat,
        animateur_id: int | None,
        now: datetime,
        *,
        essais: int = 0,
        rappeler_le: datetime | None = None,
        joint_le: datetime | None = None,
        moyen: Moyen | None = None,
    ) -> None:
        """The call is over, whoever had taken it."""
        column = COLUMN[cible.genre]
        await self._sql.run(
            f"""INSERT INTO appel (relais_id, {column}, essais, dernier_le, resultat, note_par, rappeler_le, joint_le,
                  moyen)
                VALUES (:relais_id, :id, :essais, :now, :resultat, :me, :rappeler_le, :joint_le, :moyen)
                ON CONFLICT ({column}) DO UPDATE SET essais = :essais, dernier_le = :now, resultat = :resultat,
                  note_par = :me, moyen = :moyen, rappeler_le = :rappeler_le, joint_le = coalesce(:joint_le, joint_le),
                  pris_par = NULL, pris_le = NULL""",
            {
                "relais_id": relais_id,
                "id": cible.id,
                "essais": essais,
                "now": to_text(now),
                "resultat": resultat,
                "me": animateur_id,
                "rappeler_le": maybe_text(rappeler_le),
                "joint_le": maybe_text(joint_le),
                "moyen": moyen,
            },
        )


def read_suivi(row: Row) -> Suivi:
    """The columns of `SUIVI`, all NULL for somebody never phoned."""
    prise = None
    if row["pris_nom"] is not None and row["pris_le"] is not None:
        prise = Prise(row["pris_par"], row["pris_nom"], from_text(row["pris_le"]))
    return Suivi(
        essais=row["essais"] or 0,
        dernier_le=maybe_time(row["dernier_le"]),
        resultat=row["resultat"],
        note_par=row["note_par"],
        rappeler_le=maybe_time(row["rappeler_le"]),
        joint_le=maybe_time(row["joint_le"]),
        moyen=row["moyen"],
        prise=prise,
    )
