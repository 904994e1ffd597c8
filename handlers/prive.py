"""What an animatrice is asked to type is asked in her own chat, even when she tapped in the team's group."""

from __future__ import annotations

from typing import Any

from bot.domain.outbox import Lane
from handlers.context import Context


def show_in_private(context: Context, template: str, /, *, fresh: bool = False, **data: Any) -> None:
    """A screen; in the group, a word says where it is."""
    this, qui = context.turn, context.personne
    if this.chat_id == qui.telegram_id:
        context.show(template, fresh=fresh, **data)
        return
    key = f"update:{this.update.update_id}:prive:{this.screens}"
    this.screens += 1
    context.unit.write(key, qui.telegram_id, template, lane=Lane.ANSWER, data=data)
    context.toast("tableau/en_prive")
