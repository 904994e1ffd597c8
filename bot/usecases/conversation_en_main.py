"""The conversation that an animatrice means: of her relais, and for her eyes. Changes nothing."""

from __future__ import annotations

from bot.domain.conversations import Conversation
from bot.domain.personnes import Personne
from bot.usecases.unit import Unit
from store.animateurs import Animateur


async def find_of_team(unit: Unit, qui: Personne, number: int) -> Conversation | None:
    """A number is untrusted; what is for the responsable is found by her alone."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.conversations.find(qui.animateur_relais_id, number, reservees=qui.is_responsable)


async def list_colleagues(unit: Unit, relais_id: int, *, reservee: bool, but: int | None = None) -> list[Animateur]:
    """Who may have something: the responsables alone when it is for them; without the one who has it already."""
    team = await unit.tx.animateurs.list_live(relais_id, unit.today)
    return [one for one in team if one.id != but and (not reservee or one.role == "responsable")]


async def name_of(unit: Unit, qui: Personne) -> str:
    """Under which name her colleagues know her."""
    return (await unit.tx.animateurs.get(qui.animateur_id or 0)).nom
