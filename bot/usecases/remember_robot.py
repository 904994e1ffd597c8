"""The bot's name on Telegram, kept so that an invitation's link can be made without asking."""

from __future__ import annotations

from bot.usecases.unit import Service


async def remember_robot(service: Service, username: str) -> None:
    """Said by Telegram at each start; the commands that everybody sees are set at the same time."""
    async with service.unit() as unit:
        await unit.tx.robot.save(username)
        unit.ask("commandes:defaut", "commandes", chat_id=None, menu="famille")
