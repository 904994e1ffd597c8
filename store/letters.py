"""The outbox: every word we say, from the commit that caused it to Telegram's answer."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.outbox import Delivered, Lane, Letter, Moved, Rejected, Settled, Unreachable
from store.database import Row, Sql
from store.times import from_text, maybe_text, maybe_time, to_text

COLUMNS = "id, key, chat_id, relais_id, lane, method, body, edits, sujet, genre, not_before, until, claims"

# An edit leaves once the message it rewrites is known; when that message never was, it leaves as a new one.
# A letter in a topic waits until the topic is there (0 = being opened). What nobody asked for waits while a human of
# the relais is speaking with the person: the bot is silent then. An automatic message does not break into a form
# either, as long as it is under her thumb.
BUSY_FOR = timedelta(hours=3)
IS_HELD = """
  (l.genre <> 'reponse' AND EXISTS
       (SELECT 1 FROM conversation v JOIN compte c ON c.id = v.compte_id
        WHERE c.telegram_id = l.chat_id AND v.closed_at IS NULL))
  OR (l.genre = 'automatique' AND EXISTS
       (SELECT 1 FROM dialogue d JOIN compte c ON c.id = d.compte_id
        WHERE c.telegram_id = l.chat_id AND d.ouvert = 1 AND d.updated_at > :busy_since))
"""
MAY_LEAVE = f"""
  l.state = 'queued' AND l.not_before <= :now
  AND (l.edits IS NULL OR NOT EXISTS
       (SELECT 1 FROM letter o WHERE o.key = l.edits AND o.state IN ('queued', 'claimed')))
  AND (l.sujet IS NULL OR NOT EXISTS (SELECT 1 FROM conversation v WHERE v.id = l.sujet AND v.topic_id = 0))
  AND NOT EXISTS (SELECT 1 FROM compte c WHERE c.telegram_id = l.chat_id AND c.unreachable_at IS NOT NULL)
  AND NOT ({IS_HELD})
"""
WRITTEN = ("key", "chat_id", "relais_id", "lane", "method", "body", "edits", "sujet", "genre", "not_before", "until")
# One parameter, however many they are: a campaign writes hundreds at a time.
ADD = f"""
INSERT INTO letter ({", ".join(WRITTEN)})
SELECT {", ".join(f"value ->> {n}" for n in range(len(WRITTEN)))} FROM json_each(:letters) WHERE true
ON CONFLICT (key) DO NOTHING RETURNING id, key
"""
TAKEN_BACK = "state = 'expired', body = NULL, settled_at = not_before"


def _letter(row: Row) -> Letter:
    body: dict[str, Any] = json.loads(row["body"])
    if row["edits"] and row["target"]:
        body["message_id"] = row["target"]
    if row["topic"]:
        body["topic_id"] = row["topic"]
    return Letter(
        id=row["id"],
        key=row["key"],
        chat_id=row["chat_id"],
        relais_id=row["relais_id"],
        lane=Lane(row["lane"]),
        method=row["method"],
        body=body,
        edits=row["edits"],
        sujet=row["sujet"],
        genre=row["genre"],
        not_before=from_text(row["not_before"]),
        until=maybe_time(row["until"]),
        claims=row["claims"],
    )


def _values(letter: Letter) -> tuple[Any, ...]:
    """In the order of WRITTEN."""
    return (
        letter.key,
        letter.chat_id,
        letter.relais_id,
        int(letter.lane),
        letter.method,
        json.dumps(letter.body, ensure_ascii=False),
        letter.edits,
        letter.sujet,
        letter.genre,
        to_text(letter.not_before),
        maybe_text(letter.until),
    )


class Letters:
    """The outbox table."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, letters: Sequence[Letter]) -> list[tuple[int, str]]:
        """Writes letters whose key is new, and gives (id, key) of those; an older edit of the same thing is dropped."""
        rows = await self._sql.rows(ADD, {"letters": json.dumps([_values(letter) for letter in letters])})
        written = {row["key"]: row["id"] for row in rows}
        for letter in letters:
            if letter.edits and letter.key in written:
                await self._replace_older(letter.edits, written[letter.key])
        return [(id_, key) for key, id_ in written.items()]

    async def list_due(self, lane: Lane, now: datetime, limit: int, without: Collection[int] = ()) -> list[Letter]:
        """What may leave now in a lane, in the order it was due; `without` these chats."""
        holes, params = self._sql.holes("chat", without)
        rows = await self._sql.rows(
            f"""SELECT {COLUMNS}, (SELECT o.message_id FROM letter o WHERE o.key = l.edits) AS target,
                  (SELECT v.topic_id FROM conversation v WHERE v.id = l.sujet) AS topic
                FROM letter l WHERE {MAY_LEAVE} AND l.lane = :lane AND l.chat_id NOT IN ({holes})
                ORDER BY l.not_before, l.id LIMIT :limit""",
            params | _at(now) | {"lane": int(lane), "limit": limit},
        )
        return [_letter(row) for row in rows]

    async def find(self, key: str) -> Letter | None:
        """A letter whose text is still here."""
        row = await self._sql.row(
            f"SELECT {COLUMNS}, NULL AS target, NULL AS topic FROM letter WHERE key = :key AND body IS NOT NULL",
            {"key": key},
        )
        return None if row is None else _letter(row)

    async def find_key(self, chat_id: int, message_id: int) -> str | None:
        """Which letter a message on somebody's screen is: how a reply finds what it answers."""
        found = await self._sql.value(
            "SELECT key FROM letter WHERE chat_id = :chat_id AND message_id = :message_id ORDER BY id DESC",
            {"chat_id": chat_id, "message_id": message_id},
        )
        return None if found is None else str(found)

    async def find_message_id(self, key: str) -> int | None:
        """Where a letter lies on the screen of who got it; None while it has not arrived."""
        found = await self._sql.value("SELECT message_id FROM letter WHERE key = :key", {"key": key})
        return None if found is None else int(found)

    async def find_last_message(self, chat_id: int, prefix: str) -> int | None:
        """The newest message of a chat whose letter's key begins so."""
        found = await self._sql.value(
            """SELECT message_id FROM letter WHERE chat_id = :chat_id AND message_id IS NOT NULL
               AND key >= :prefix AND key < :end ORDER BY id DESC LIMIT 1""",
            {"chat_id": chat_id, "prefix": prefix, "end": prefix + "\U0010ffff"},
        )
        return None if found is None else int(found)

    async def has_left(self, key: str) -> bool:
        """Somebody may have it on her screen; a letter still queued can be taken back."""
        return bool(
            await self._sql.value(
                "SELECT 1 FROM letter WHERE key = :key AND state IN ('claimed', 'sent', 'uncertain')", {"key": key}
            )
        )

    async def take_back(self, chat_id: int) -> list[Letter]:
        """What waits for a chat that may not read it any more: taken back, and given to be written elsewhere."""
        rows = await self._sql.rows(
            f"""SELECT {COLUMNS}, NULL AS target, NULL AS topic FROM letter
                WHERE chat_id = :chat_id AND relais_id IS NOT NULL AND body IS NOT NULL
                  AND state IN ('queued', 'unreachable') ORDER BY id""",
            {"chat_id": chat_id},
        )
        await self._sql.run(
            """UPDATE letter SET state = 'replaced', body = NULL, settled_at = not_before
               WHERE chat_id = :chat_id AND relais_id IS NOT NULL AND state IN ('queued', 'unreachable')""",
            {"chat_id": chat_id},
        )
        return [_letter(row) for row in rows]

    async def move(self, chat_id: int, to: int) -> None:
        """The group became a supergroup: what waits for it goes to its new number."""
        await self._sql.run(
            "UPDATE letter SET chat_id = :to WHERE chat_id = :chat_id AND state IN ('queued', 'claimed')",
            {"chat_id": chat_id, "to": to},
        )

    async def claim(self, ids: Collection[int]) -> set[int]:
        """Says, before sending them, that these may be sent; gives those that still wait."""
        if not ids:
            return set()
        holes, params = self._sql.holes("id", ids)
        rows = await self._sql.rows(
            f"""UPDATE letter SET state = 'claimed', claims = claims + 1
                WHERE id IN ({holes}) AND state = 'queued' RETURNING id""",
            params,
        )
        return {row["id"] for row in rows}

    async def release_claimed(self, now: datetime) -> None:
        """After a crash: what was perhaps sent goes once more, never a third time.

        An announcement then leaves after the others: a second crash must not find the same ones in hand.
        """
        await self._sql.run(
            """UPDATE letter SET state = 'queued', not_before = CASE lane WHEN 9 THEN :now ELSE not_before END
               WHERE state = 'claimed' AND (lane = 2 OR claims < 2)""",
            {"now": to_text(now)},
        )
        await self._sql.run(
            "UPDATE letter SET state = 'uncertain', body = NULL, settled_at = :now WHERE state = 'claimed'",
            {"now": to_text(now)},
        )

    async def settle(self, settled: Settled) -> None:
        """Writes down what became of a letter; its text is erased, unless the person could not be reached.

        A letter that goes back to the queue stays out of it if it was taken back meanwhile.
        """
        state, message_id, file_id, error = _verdict(settled)
        keep = isinstance(settled.outcome, Unreachable | Moved) or state == "queued"
        await self._sql.run(
            """UPDATE letter SET state = :state, message_id = :message_id, file_id = :file_id, error = :error,
                 settled_at = :at, body = CASE WHEN :keep THEN body END, chat_id = coalesce(:moved, chat_id),
                 claims = claims - :unclaimed
               WHERE id = :id AND (:state <> 'queued' OR state IN ('queued', 'claimed'))""",
            {
                "state": state,
                "message_id": message_id,
                "file_id": file_id,
                "error": error,
                "at": None if state == "queued" else to_text(settled.at),
                "keep": keep,
                "unclaimed": int(settled.outcome == "held"),
                "moved": settled.outcome.chat_id if isinstance(settled.outcome, Moved) else None,
                "id": settled.letter.id,
            },
        )

    async def settle_delivered(self, settled: Sequence[Settled]) -> None:
        """The common case, many at once."""
        rows = [
            (s.letter.id, s.outcome.message_id, s.outcome.file_id) for s in settled if isinstance(s.outcome, Delivered)
        ]
        if not rows:
            return
        params: dict[str, Any] = {"at": to_text(settled[0].at)}
        values = []
        for n, (id_, message_id, file_id) in enumerate(rows):
            params |= {f"i{n}": id_, f"m{n}": message_id, f"f{n}": file_id}
            values.append(f"(:i{n}, :m{n}, :f{n})")
        await self._sql.run(
            f"""WITH v (id, message_id, file_id) AS (VALUES {", ".join(values)})
                UPDATE letter SET state = 'sent', settled_at = :at, body = NULL,
                  message_id = v.message_id, file_id = v.file_id
                FROM v WHERE letter.id = v.id""",
            params,
        )

    async def cancel(self, prefix: str) -> None:
        """Takes back what has not left yet under keys that begin so. What is on its way is settled when it arrives."""
        await self._sql.run(
            f"""UPDATE letter SET {TAKEN_BACK} WHERE state IN ('queued', 'claimed', 'unreachable')
                AND key >= :prefix AND key < :end""",
            {"prefix": prefix, "end": prefix + "\U0010ffff"},
        )

    async def cancel_some(self, prefix: str, limit: int) -> int:
        """The same for many letters, the soonest first; gives how many, up to the limit."""
        rows = await self._sql.rows(
            f"""UPDATE letter SET {TAKEN_BACK} WHERE id IN
                  (SELECT id FROM letter WHERE state IN ('queued', 'claimed', 'unreachable')
                     AND key >= :prefix AND key < :end ORDER BY not_before LIMIT :limit) RETURNING id""",
            {"prefix": prefix, "end": prefix + "\U0010ffff", "limit": limit},
        )
        return len(rows)

    async def cancel_automatic(self, chat_id: int) -> None:
        """STOP: nothing automatic that waits for this chat will leave."""
        await self._sql.run(
            f"""UPDATE letter SET {TAKEN_BACK}
                WHERE state IN ('queued', 'claimed', 'unreachable') AND chat_id = :chat_id AND genre <> 'reponse'""",
            {"chat_id": chat_id},
        )

    async def cancel_of_professional(self, chat_id: int) -> None:
        """Her pause: nothing automatic leaves, but for what the family that she may also be waits for."""
        await self._sql.run(
            f"""UPDATE letter SET {TAKEN_BACK}
                WHERE state IN ('queued', 'claimed', 'unreachable') AND chat_id = :chat_id AND genre <> 'reponse'
                  AND key NOT LIKE 'demande:%' AND key NOT LIKE 'dialogue:%'""",
            {"chat_id": chat_id},
        )

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the letter that waits longest could have left; those of unreachable people wait rightly."""
        return maybe_time(
            await self._sql.value(
                f"SELECT l.not_before FROM letter l WHERE {MAY_LEAVE} ORDER BY l.not_before LIMIT 1",
                _at(now),
            )
        )

    async def forget_settled(self, before: datetime) -> None:
        """Forgets settled letters of before that instant; their screens keep working, they only lose replies.

        So are those that could have left before it and still wait: for somebody who blocked us and never came back.
        """
        for waits in ("settled_at < :before", "state = 'queued' AND not_before < :before"):
            await self._sql.run(f"DELETE FROM letter WHERE {waits}", {"before": to_text(before)})

    async def put_off(self, letter_id: int, until: datetime) -> None:
        """A letter that still waits does not leave before that instant."""
        await self._sql.run(
            "UPDATE letter SET not_before = :until WHERE id = :id AND state = 'queued'",
            {"id": letter_id, "until": to_text(until)},
        )

    async def _replace_older(self, edits: str, newer: int) -> None:
        await self._sql.run(
            """UPDATE letter SET state = 'replaced', body = NULL, settled_at = not_before
               WHERE edits = :edits AND state = 'queued' AND id < :newer""",
            {"edits": edits, "newer": newer},
        )


def _at(now: datetime) -> dict[str, Any]:
    return {"now": to_text(now), "busy_since": to_text(now - BUSY_FOR)}


def _verdict(settled: Settled) -> tuple[str, int | None, str | None, str | None]:
    outcome = settled.outcome
    match outcome:
        case Delivered():
            return "sent", outcome.message_id, outcome.file_id, None
        case Unreachable():
            return "unreachable", None, None, outcome.reason
        case Rejected():
            return "rejected", None, None, outcome.reason
        case Moved():
            return "queued", None, None, None
        case "held" | "doubted":
            return "queued", None, None, None
        case _:
            return outcome, None, None, None
