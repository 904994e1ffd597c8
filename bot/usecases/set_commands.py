"""Which commands Telegram shows to somebody follows her role. The words are those of content/commands.py."""

from __future__ import annotations

from typing import Literal

from bot.usecases.unit import Unit

Menu = Literal["famille", "assistant_maternel", "animatrice", "conversation"]


def set_commands(unit: Unit, telegram_id: int, menu: Menu) -> None:
    """Asks for it; it may come a moment later, or never: everything is also a button."""
    unit.ask(f"commandes:{telegram_id}:{unit.now.isoformat()}", "commandes", chat_id=telegram_id, menu=menu)
