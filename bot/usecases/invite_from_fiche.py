"""An animatrice invites a professional from her entry: the code and the link, shown once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.assistants import AssistantMaternel
from bot.domain.personnes import Personne
from bot.usecases.make_invitation import invite_assistant
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Invitation:
    """What to read aloud or to print; `robot` None = the bot does not know its own name yet."""

    assistant: AssistantMaternel
    code: str
    expires_at: datetime
    robot: str | None


async def invite_from_fiche(unit: Unit, qui: Personne, assistant_id: int) -> Invitation | None:
    """A new code; an earlier one that was not used opens nothing any more."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None or qui.animateur_relais_id is None:
        return None
    invited = await invite_assistant(unit, qui.animateur_relais_id, assistant_id)
    return Invitation(fiche.assistant, invited.code, invited.expires_at, await unit.tx.robot.username())
