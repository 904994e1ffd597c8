"""A one-time code for somebody of the team, a professional, a family or a group. Shown once, never kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.codes import ALPHABET, LONGUEUR, VALIDITE, Pour, affiche, imprint
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Invitee:
    """What to give: the code, and until when it opens something."""

    code: str
    expires_at: datetime


async def invite_animateur(
    unit: Unit, relais_id: int, nom: str, role: str = "animatrice", jusqu_au: date | None = None
) -> Invitee:
    """An access for somebody of the team, until that day included when one is given."""
    return await _invite(
        unit, relais_id, "animateur", nom=nom, role=role, jusqu_au=jusqu_au.isoformat() if jusqu_au else None
    )


async def invite_assistant(unit: Unit, relais_id: int, assistant_id: int) -> Invitee:
    """Links a directory entry to the Telegram of whoever uses it; an earlier unused code opens nothing any more."""
    await unit.tx.invitations.revoke_of_assistant(assistant_id, unit.now)
    return await _invite(unit, relais_id, "assistant_maternel", assistant_maternel_id=assistant_id)


async def invite_assistants(
    unit: Unit, relais_id: int, assistant_ids: Iterable[int]
) -> tuple[dict[int, str], datetime]:
    """A code for each of these entries, as it is read aloud, and until when; earlier unused ones open nothing."""
    codes = {assistant_id: _new_code() for assistant_id in assistant_ids}
    expires_at = unit.now + VALIDITE["assistant_maternel"]
    imprints = {assistant_id: imprint(code) for assistant_id, code in codes.items()}
    await unit.tx.invitations.add_of_assistants(relais_id, imprints, expires_at, unit.now)
    return {assistant_id: affiche(code) for assistant_id, code in codes.items()}, expires_at


async def invite_famille(unit: Unit, relais_id: int, famille_id: int) -> Invitee:
    """Gives a family of the phone its requests on Telegram; an earlier unused code opens nothing any more."""
    await unit.tx.invitations.revoke_of_famille(famille_id, unit.now)
    return await _invite(unit, relais_id, "famille", famille_id=famille_id)


async def invite_equipe(unit: Unit, relais_id: int, animateur_id: int) -> Invitee:
    """The code that an animatrice types in the team's group."""
    return await _invite(unit, relais_id, "equipe", animateur_id=animateur_id)


async def _invite(unit: Unit, relais_id: int, pour: Pour, **pour_qui: Any) -> Invitee:
    code = _new_code()
    expires_at = unit.now + VALIDITE[pour]
    await unit.tx.invitations.add(relais_id, imprint(code), pour, expires_at, unit.now, **pour_qui)
    return Invitee(affiche(code), expires_at)


def _new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LONGUEUR))
