"""What became of each copy of an announcement, person by person. Writes no letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.annonces import COPIE, letter_key
from bot.domain.assistants import MomentPrefere
from bot.domain.sujets import Sujet
from store.database import Sql
from store.times import to_text

RECUES: Final = "d.etat IN ('recue', 'incertaine')"


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose copy is to be written."""

    id: int
    annonce_id: int
    chat_id: int
    moment_prefere: MomentPrefere | None


class Destinataires:
    """The table `destinataire`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def has_due(self, annonce_id: int) -> bool:
        """Whether anybody of it still waits for her letter to be written."""
        return bool(
            await self._sql.value(
                "SELECT EXISTS (SELECT 1 FROM destinataire WHERE annonce_id = :id AND etat = 'a_ecrire')",
                {"id": annonce_id},
            )
        )

    async def list_due(self, annonce_id: int, limit: int) -> list[Due]:
        """The next ones to write to."""
        rows = await self._sql.rows(
            """SELECT d.id, d.annonce_id, c.telegram_id, a.moment_prefere FROM destinataire d
               JOIN compte c ON c.id = d.compte_id LEFT JOIN assistant_maternel a ON a.id = d.assistant_maternel_id
               WHERE d.annonce_id = :id AND d.etat = 'a_ecrire' ORDER BY d.id LIMIT :limit""",
            {"id": annonce_id, "limit": limit},
        )
        return [Due(row["id"], row["annonce_id"], row["telegram_id"], row["moment_prefere"]) for row in rows]

    async def leave_out_changed(self, annonce_id: int, *, service: bool) -> None:
        """Who said STOP, blocked us or asks for silence since the list was made gets no copy."""
        await self._sql.run(
            """UPDATE destinataire SET etat = 'ecartee', motif = CASE WHEN c.en_retrait_le IS NOT NULL THEN 'retrait'
                 WHEN c.unreachable_at IS NOT NULL THEN 'bloquee' ELSE 'stop' END
               FROM compte c WHERE c.id = destinataire.compte_id AND destinataire.annonce_id = :id
                 AND destinataire.etat = 'a_ecrire' AND (c.en_retrait_le IS NOT NULL OR c.unreachable_at IS NOT NULL
                   OR (c.stopped_at IS NOT NULL AND NOT :service))""",
            {"id": annonce_id, "service": int(service)},
        )
        await self._sql.run(
            """UPDATE destinataire SET etat = 'ecartee', motif = 'sans_telegram'
               WHERE annonce_id = :id AND etat = 'a_ecrire' AND compte_id IS NULL""",
            {"id": annonce_id},
        )

    async def mark_written(self, ids: Sequence[int], version: int) -> None:
        """Their letters stand in the outbox."""
        holes, params = self._sql.holes("id", ids)
        await self._sql.run(
            f"UPDATE destinataire SET etat = 'ecrite', version = :version WHERE id IN ({holes})",
            params | {"version": version},
        )

    async def mark_missed(self, ids: Sequence[int]) -> None:
        """There was no moment left for their copy."""
        holes, params = self._sql.holes("id", ids)
        await self._sql.run(f"UPDATE destinataire SET etat = 'reprise' WHERE id IN ({holes})", params)

    async def follow(self, annonce_id: int) -> int:
        """Copies from the outbox what became of each letter; gives how many are still on their way."""
        await self._sql.run(
            """UPDATE destinataire SET essais = l.claims, message_id = l.message_id, le = l.settled_at,
                 etat = CASE l.state WHEN 'sent' THEN 'recue' WHEN 'uncertain' THEN 'incertaine'
                   WHEN 'unreachable' THEN 'bloquee' WHEN 'rejected' THEN 'echec' ELSE 'reprise' END
               FROM letter l WHERE destinataire.annonce_id = :id
                 AND destinataire.etat IN ('ecrite', 'bloquee', 'reprise')
                 AND l.key = 'annonce:' || destinataire.annonce_id || ':' || destinataire.id || ':copie'
                 AND l.state NOT IN ('queued', 'claimed')""",
            {"id": annonce_id},
        )
        await self._sql.run(
            """UPDATE destinataire SET etat = 'bloquee' FROM compte c WHERE c.id = destinataire.compte_id
               AND destinataire.annonce_id = :id AND destinataire.etat = 'ecrite' AND c.unreachable_at IS NOT NULL""",
            {"id": annonce_id},
        )
        found = await self._sql.value(
            "SELECT count(*) FROM destinataire d WHERE d.annonce_id = :id AND d.etat IN ('a_ecrire', 'ecrite')",
            {"id": annonce_id},
        )
        return int(found)

    async def leave_sujet(self, compte_id: int, sujet: Sujet) -> list[str]:
        """She does not want to hear of it any more: gives the keys of the letters that may still be taken back."""
        await self._sql.run(
            """UPDATE destinataire SET etat = 'ecartee', motif = 'sujet' WHERE compte_id = :id
                 AND etat = 'a_ecrire' AND annonce_id IN
                   (SELECT id FROM annonce WHERE sujet = :sujet AND sorte <> 'alerte')""",
            {"id": compte_id, "sujet": sujet},
        )
        waiting = await self._sql.rows(
            """SELECT d.annonce_id, d.id FROM destinataire d JOIN annonce n ON n.id = d.annonce_id
               WHERE d.compte_id = :id AND d.etat = 'ecrite' AND n.sujet = :sujet AND n.sorte <> 'alerte'""",
            {"id": compte_id, "sujet": sujet},
        )
        return [letter_key(row[0], row[1], COPIE) for row in waiting]

    async def take_back(self, annonce_id: int) -> None:
        """It was stopped: those not written to yet will not be."""
        await self._sql.run(
            "UPDATE destinataire SET etat = 'reprise' WHERE annonce_id = :id AND etat = 'a_ecrire'", {"id": annonce_id}
        )

    async def list_to_correct(self, annonce_id: int, version: int, limit: int) -> list[tuple[int, int, int]]:
        """Those who have an older text on their screen: recipient, chat, message."""
        rows = await self._sql.rows(
            """SELECT d.id, c.telegram_id, d.message_id FROM destinataire d JOIN compte c ON c.id = d.compte_id
               WHERE d.annonce_id = :id AND d.version < :version AND d.message_id IS NOT NULL
                 AND c.unreachable_at IS NULL ORDER BY d.id LIMIT :limit""",
            {"id": annonce_id, "version": version, "limit": limit},
        )
        return [(row[0], row[1], row[2]) for row in rows]

    async def mark_corrected(self, ids: Sequence[int], version: int) -> None:
        """Their screens are being rewritten."""
        holes, params = self._sql.holes("id", ids)
        await self._sql.run(
            f"UPDATE destinataire SET version = :version WHERE id IN ({holes})", params | {"version": version}
        )

    async def confirm(self, annonce_id: int, compte_id: int, now: datetime) -> bool | None:
        """« Bien reçu »: True the first time, False again, None for who is not of it."""
        rows = await self._sql.rows(
            """UPDATE destinataire SET confirmee_le = :now, confirmee_par = 'bot'
               WHERE annonce_id = :id AND compte_id = :compte AND confirmee_le IS NULL RETURNING id""",
            {"id": annonce_id, "compte": compte_id, "now": to_text(now)},
        )
        if rows:
            return True
        known = await self._sql.value(
            "SELECT 1 FROM destinataire WHERE annonce_id = :id AND compte_id = :compte",
            {"id": annonce_id, "compte": compte_id},
        )
        return False if known else None

    async def is_of(self, annonce_id: int, compte_id: int) -> bool:
        """Whether it was written to her."""
        return bool(
            await self._sql.value(
                "SELECT 1 FROM destinataire WHERE annonce_id = :id AND compte_id = :who AND etat <> 'ecartee'",
                {"id": annonce_id, "who": compte_id},
            )
        )

    async def confirm_by_phone(self, annonce_id: int, destinataire_id: int, now: datetime) -> None:
        """The team told her on the phone."""
        await self._sql.run(
            """UPDATE destinataire SET confirmee_le = :now, confirmee_par = 'telephone'
               WHERE annonce_id = :id AND id = :who AND confirmee_le IS NULL""",
            {"id": annonce_id, "who": destinataire_id, "now": to_text(now)},
        )

    async def list_to_recall(self, annonce_id: int, *, service: bool) -> list[tuple[int, int]]:
        """Those who have the alert, did not answer it, and were not reminded: recipient, chat. STOP is obeyed."""
        rows = await self._sql.rows(
            f"""SELECT d.id, c.telegram_id FROM destinataire d JOIN compte c ON c.id = d.compte_id
                WHERE d.annonce_id = :id AND {RECUES} AND d.confirmee_le IS NULL AND d.rappelee_le IS NULL
                  AND c.unreachable_at IS NULL AND c.en_retrait_le IS NULL
                  AND (c.stopped_at IS NULL OR :service) ORDER BY d.id""",
            {"id": annonce_id, "service": int(service)},
        )
        return [(row[0], row[1]) for row in rows]

    async def mark_recalled(self, annonce_id: int, now: datetime) -> None:
        """Never a third time."""
        await self._sql.run(
            f"""UPDATE destinataire AS d SET rappelee_le = :now WHERE d.annonce_id = :id AND {RECUES}
                AND d.confirmee_le IS NULL AND d.rappelee_le IS NULL""",
            {"id": annonce_id, "now": to_text(now)},
        )
