"""A word to somebody registered: in her chat, or through the team when she reads no message. Never about others."""

from __future__ import annotations

from typing import Any

from bot.domain.ateliers import Atelier
from bot.domain.inscriptions import Inscrite
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import staff_chats, tell_staff_from
from bot.usecases.unit import Unit
from content.render import render


async def tell_inscrite(
    unit: Unit, atelier: Atelier, one: Inscrite, event: str, template: str, /, *, at_once: bool = False, **data: Any
) -> None:
    """Writes once per `event` what she waits for: `at_once`, or at the first hour that disturbs nobody.

    Whoever has no Telegram, or cannot be written to any more, is « à prévenir »: the team reads her number and what to
    say, which can be sent as a text message too; it stays on the list until it is said.
    """
    relais = unit.territoire.get(atelier.relais_id)
    data = data | {"a": atelier, "relais": relais, "lieu": relais.lieu(atelier.lieu or ""), "id": one.id}
    leaves = unit.now if at_once else daytime(unit, relais)
    key = f"inscription:{one.id}:{event}"
    if one.joignable and one.telegram_id is not None:
        unit.write(key, one.telegram_id, template, relais_id=atelier.relais_id, not_before=leaves, data=data)
        return
    texte = render(template, **data).text
    if await unit.tx.inscriptions_a_dire.add(one.id, event, texte, unit.now):
        await tell_staff_from(
            unit, atelier.relais_id, f"{key}:equipe", "inscriptions/equipe_a_prevenir", leaves,
            qui=one.qui, telephone=one.telephone, texte=texte, id=one.id,
        )  # fmt: skip


async def tell_organiser(unit: Unit, atelier: Atelier, event: str, template: str, /, **data: Any) -> None:
    """A word to who leads the atelier, else to the team; at an hour that disturbs nobody."""
    leaves = daytime(unit, unit.territoire.get(atelier.relais_id))
    key = f"atelier:{atelier.id}:{event}"
    for chat_id in await organiser_chats(unit, atelier):
        unit.write(
            f"{key}:{chat_id}", chat_id, template,
            relais_id=atelier.relais_id, not_before=leaves, data=data | {"a": atelier},
        )  # fmt: skip


async def organiser_chats(unit: Unit, atelier: Atelier) -> list[int]:
    """The chat of who leads it, while she has her access."""
    team = await unit.tx.animateurs.list_live(atelier.relais_id, unit.today)
    hers = [one.telegram_id for one in team if one.id == atelier.animateur_id]
    return hers or await staff_chats(unit, atelier.relais_id)
