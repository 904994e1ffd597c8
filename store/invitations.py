"""One-time codes given by the relais, and the wrong ones typed. Knows an imprint, never a code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.codes import Pour
from store.database import Sql
from store.times import from_text, maybe_text, maybe_time, to_text


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code opens, for whom, until when."""

    id: int
    relais_id: int
    pour: Pour
    nom: str | None
    role: str | None
    jusqu_au: date | None
    assistant_maternel_id: int | None
    famille_id: int | None
    animateur_id: int | None
    expires_at: datetime
    used_at: datetime | None
    used_by: int | None
    revoked_at: datetime | None


class Invitations:
    """The tables `invitation` and `essai_code`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self, relais_id: int, empreinte: str, pour: Pour, expires_at: datetime, now: datetime, **pour_qui: Any
    ) -> int:
        """A new code. `pour_qui`: nom, role, jusqu_au, assistant_maternel_id, famille_id, animateur_id."""
        values = {
            "relais_id": relais_id,
            "empreinte": empreinte,
            "pour": pour,
            "expires_at": to_text(expires_at),
            "created_at": to_text(now),
        }
        return int((await self._sql.insert("invitation", [values | pour_qui], "RETURNING id"))[0]["id"])

    async def find(self, empreinte: str) -> Invitation | None:
        """The invitation of that imprint."""
        row = await self._sql.row(
            """SELECT id, relais_id, pour, nom, role, jusqu_au, assistant_maternel_id, famille_id, animateur_id,
                 expires_at, used_at, used_by, revoked_at
               FROM invitation WHERE empreinte = :empreinte""",
            {"empreinte": empreinte},
        )
        if row is None:
            return None
        known = {key: row[key] for key in row.keys()}  # noqa: SIM118 - a sqlite3.Row is no mapping
        return Invitation(
            **known
            | {
                "jusqu_au": date.fromisoformat(row["jusqu_au"]) if row["jusqu_au"] else None,
                "expires_at": from_text(row["expires_at"]),
                "used_at": maybe_time(row["used_at"]),
                "revoked_at": maybe_time(row["revoked_at"]),
            }
        )

    async def mark_used(self, invitation_id: int, compte_id: int, now: datetime) -> bool:
        """Used, once for ever; False when somebody was quicker."""
        row = await self._sql.row(
            """UPDATE invitation SET used_at = :now, used_by = :compte_id
               WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL RETURNING id""",
            {"id": invitation_id, "compte_id": compte_id, "now": to_text(now)},
        )
        return row is not None

    async def revoke_of_assistant(self, assistant_id: int, now: datetime) -> None:
        """Earlier codes of this entry, if they were not used, open nothing any more."""
        await self._sql.run(
            """UPDATE invitation SET revoked_at = :now
               WHERE assistant_maternel_id = :id AND used_at IS NULL AND revoked_at IS NULL""",
            {"id": assistant_id, "now": to_text(now)},
        )

    async def revoke_of_famille(self, famille_id: int, now: datetime) -> None:
        """Earlier codes of this family, if they were not used, open nothing any more."""
        await self._sql.run(
            """UPDATE invitation SET revoked_at = :now
               WHERE famille_id = :id AND used_at IS NULL AND revoked_at IS NULL""",
            {"id": famille_id, "now": to_text(now)},
        )

    async def add_of_assistants(
        self, relais_id: int, empreintes: Mapping[int, str], expires_at: datetime, now: datetime
    ) -> None:
        """A new code for each of these entries; their earlier ones that were not used open nothing any more."""
        await self.revoke_of_assistants(empreintes, now)
        rows = [
            {
                "relais_id": relais_id,
                "empreinte": empreinte,
                "pour": "assistant_maternel",
                "assistant_maternel_id": assistant_id,
                "expires_at": to_text(expires_at),
                "created_at": to_text(now),
            }
            for assistant_id, empreinte in empreintes.items()
        ]
        await self._sql.insert("invitation", rows)

    async def revoke_of_assistants(self, assistant_ids: Iterable[int], now: datetime) -> int:
        """The unused codes of these entries open nothing any more; how many there were."""
        holes, params = self._sql.holes("id", assistant_ids)
        rows = await self._sql.rows(
            f"""UPDATE invitation SET revoked_at = :now
                WHERE assistant_maternel_id IN ({holes}) AND used_at IS NULL AND revoked_at IS NULL
                  AND expires_at > :now RETURNING id""",
            params | {"now": to_text(now)},
        )
        return len(rows)

    async def revoke_of_animateur(self, relais_id: int, nom: str, animateur_id: int | None, now: datetime) -> int:
        """The unused codes of somebody of the team, those she made included; how many there were."""
        rows = await self._sql.rows(
            """UPDATE invitation SET revoked_at = :now
               WHERE relais_id = :relais_id AND used_at IS NULL AND revoked_at IS NULL
                 AND ((pour = 'animateur' AND nom = :nom) OR animateur_id = :animateur_id) RETURNING id""",
            {"relais_id": relais_id, "nom": nom, "animateur_id": animateur_id, "now": to_text(now)},
        )
        return len(rows)

    async def wrong_tries(self, compte_id: int) -> tuple[int, datetime | None]:
        """Wrong codes in a row, and until when this account must wait."""
        row = await self._sql.row("SELECT essais, attendre FROM essai_code WHERE compte_id = :id", {"id": compte_id})
        return (0, None) if row is None else (row["essais"], maybe_time(row["attendre"]))

    async def save_wrong_tries(self, compte_id: int, essais: int, attendre: datetime | None) -> None:
        """One more."""
        await self._sql.run(
            """INSERT INTO essai_code (compte_id, essais, attendre) VALUES (:id, :essais, :attendre)
               ON CONFLICT (compte_id) DO UPDATE SET essais = :essais, attendre = :attendre""",
            {"id": compte_id, "essais": essais, "attendre": maybe_text(attendre)},
        )

    async def forget_wrong_tries(self, compte_id: int) -> None:
        """The right one was found."""
        await self._sql.run("DELETE FROM essai_code WHERE compte_id = :id", {"id": compte_id})
