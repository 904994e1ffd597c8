"""What a professional says of herself: wishes, pause, absences, « plus d'enfants ». Knows nothing of her places."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.assistants import MomentPrefere
from bot.domain.mises_a_jour import Provenance
from bot.domain.profils import MotifPause, Periode, Profil, SousActivite
from store.database import Row, Sql
from store.times import day_text, from_text, maybe_time, to_text


class Profils:
    """The wishes of `assistant_maternel`, and the tables `periode_accueil` and `sous_activite`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def get(self, assistant_id: int) -> Profil:
        """What she says of herself; LookupError when there is nobody."""
        row = await self._sql.row(
            """SELECT a.rythme_mois, a.moment_prefere, a.prefere_telephone, a.pause_motif, s.signalee_le,
                 s.accompagnee_le
               FROM assistant_maternel a
               LEFT JOIN sous_activite s ON s.assistant_maternel_id = a.id AND s.retiree_le IS NULL
               WHERE a.id = :id""",
            {"id": assistant_id},
        )
        if row is None:
            raise LookupError(f"no assistant maternel {assistant_id}")
        wish = row["signalee_le"]
        return Profil(
            rythme_mois=row["rythme_mois"],
            moment_prefere=row["moment_prefere"],
            prefere_telephone=bool(row["prefere_telephone"]),
            pause_motif=row["pause_motif"],
            sous_activite=SousActivite(from_text(wish), maybe_time(row["accompagnee_le"])) if wish else None,
            periodes=tuple(await self._list_periodes(assistant_id)),
        )

    async def set_rythme(self, assistant_id: int, mois: int | None, now: datetime) -> None:
        """How often she is asked about her places; None: as the relais does."""
        await self._set(assistant_id, "rythme_mois", mois, now)

    async def set_moment(self, assistant_id: int, moment: MomentPrefere | None, now: datetime) -> None:
        """When she would rather be written to."""
        await self._set(assistant_id, "moment_prefere", moment, now)

    async def set_phone(self, assistant_id: int, phone: bool, now: datetime) -> None:
        """She would rather be phoned than written to."""
        await self._set(assistant_id, "prefere_telephone", int(phone), now)

    async def pause(self, assistant_id: int, until: date | None, now: datetime) -> None:
        """No message up to that day, included, and a word the day after; None ends the pause. No reason is kept."""
        await self._set(assistant_id, "en_pause_jusqu_au", day_text(until), now)
        await self._set(assistant_id, "retour_le", day_text(until + timedelta(days=1) if until else None), now)
        await self._set(assistant_id, "pause_motif", None, now)

    async def set_pause_motif(self, assistant_id: int, motif: MotifPause | None, now: datetime) -> None:
        """Why she is on pause, for herself."""
        await self._set(assistant_id, "pause_motif", motif, now)

    async def report_sous_activite(self, relais_id: int, assistant_id: int, par: Provenance, now: datetime) -> bool:
        """« J'aimerais accueillir plus d'enfants »; False when she has already said it."""
        row = await self._sql.row(
            """INSERT INTO sous_activite (relais_id, assistant_maternel_id, signalee_le, source, animateur_id)
               VALUES (:relais_id, :id, :now, :source, :animateur_id)
               ON CONFLICT (assistant_maternel_id) WHERE retiree_le IS NULL DO NOTHING RETURNING id""",
            {
                "relais_id": relais_id,
                "id": assistant_id,
                "now": to_text(now),
                "source": par.source,
                "animateur_id": par.animateur_id,
            },
        )
        return row is not None

    async def mark_sous_activite(
        self, assistant_id: int, what: Literal["retiree_le", "accompagnee_le"], now: datetime
    ) -> None:
        """She takes it back, or an animatrice has spoken with her: the first time counts."""
        await self._sql.run(
            f"""UPDATE sous_activite SET {what} = coalesce({what}, :now)
                WHERE assistant_maternel_id = :id AND retiree_le IS NULL""",
            {"id": assistant_id, "now": to_text(now)},
        )

    async def unmark_support(self, assistant_id: int) -> None:
        """Nobody has spoken with her about it after all."""
        await self._sql.run(
            "UPDATE sous_activite SET accompagnee_le = NULL WHERE assistant_maternel_id = :id AND retiree_le IS NULL",
            {"id": assistant_id},
        )

    async def add_periode(self, assistant_id: int, periode: Periode, now: datetime) -> None:
        """A dated reduction, derogation or absence."""
        await self._sql.insert(
            "periode_accueil",
            [
                {
                    "assistant_maternel_id": assistant_id,
                    "genre": periode.genre,
                    "du": periode.du.isoformat(),
                    "au": periode.au.isoformat(),
                    "places": periode.places,
                    "source": periode.source,
                    "created_at": to_text(now),
                }
            ],
        )

    async def remove_periode(self, assistant_id: int, periode_id: int) -> None:
        """It was said by mistake, or will not be."""
        await self._sql.run(
            "DELETE FROM periode_accueil WHERE id = :periode AND assistant_maternel_id = :id",
            {"id": assistant_id, "periode": periode_id},
        )

    async def list_ecoles(self, relais_id: int, commune: str) -> list[str]:
        """The schools that somebody of this commune already serves, as they were written."""
        rows = await self._sql.rows(
            """SELECT DISTINCT e.value FROM assistant_maternel a, json_each(a.ecoles) e
               WHERE a.relais_id = :relais_id AND a.commune = :commune ORDER BY e.value""",
            {"relais_id": relais_id, "commune": commune},
        )
        return [row[0] for row in rows]

    async def _list_periodes(self, assistant_id: int) -> list[Periode]:
        rows = await self._sql.rows(
            "SELECT * FROM periode_accueil WHERE assistant_maternel_id = :id ORDER BY du, id", {"id": assistant_id}
        )
        return [_periode(row) for row in rows]

    async def _set(self, assistant_id: int, column: str, value: object, now: datetime) -> None:
        await self._sql.run(
            f"UPDATE assistant_maternel SET {column} = :value, updated_at = :now WHERE id = :id",
            {"id": assistant_id, "value": value, "now": to_text(now)},
        )


def _periode(row: Row) -> Periode:
    return Periode(
        id=row["id"],
        genre=row["genre"],
        du=date.fromisoformat(row["du"]),
        au=date.fromisoformat(row["au"]),
        places=row["places"],
        source=row["source"],
    )
