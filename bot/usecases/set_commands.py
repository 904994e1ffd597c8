"""Which commands Telegram shows to somebody follows her role. The words are those of content/commands.py."""

from __future__ import annotations

from typing import Literal

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit

Menu = Literal["famille", "assistant_maternel", "animatrice", "conversation"]


def set_commands(unit: Unit, telegram_id: int, menu: Menu) -> None:
    """Asks for it; it may come a moment later, or never: everything is also a button. The last word counts."""
    key = f"commandes:{telegram_id}:{unit.now.isoformat()}"
    unit.tasks[:] = [task for task in unit.tasks if task.key != key]
    unit.ask(key, "commandes", chat_id=telegram_id, menu=menu)


def menu_of(personne: Personne) -> Menu:
    """Her menu outside a conversation; with two roles, the team's."""
    if personne.animateur_id is not None:
        return "animatrice"
    return "assistant_maternel" if personne.assistant_maternel_id is not None else "famille"
