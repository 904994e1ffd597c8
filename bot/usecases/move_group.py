"""A group became a supergroup: the team's link and what waits for it follow."""

from __future__ import annotations

from bot.usecases.unit import Unit


async def move_group(unit: Unit, chat_id: int, to: int) -> None:
    """The same people under another number; its topics, if any, come later."""
    await unit.tx.equipes.move(chat_id, to)
    await unit.tx.letters.move(chat_id, to)
