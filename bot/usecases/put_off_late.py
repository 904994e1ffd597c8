"""A letter that nobody asked for and that leaves late still respects quiet hours. Answers are never held back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.calendrier import leaves_late
from bot.domain.outbox import Letter
from bot.usecases.unit import Unit


async def put_off_late(unit: Unit, letters: Sequence[Letter]) -> frozenset[int]:
    """Puts off those that would disturb now; gives their ids.

    They were written for an allowed hour, but the bot was stopped, Telegram was silent, a human had just finished
    speaking with her at 22 h, or she came back in the night.
    """
    late = set()
    for letter in letters:
        relais = unit.territoire.find(letter.relais_id) if letter.relais_id is not None else None
        if letter.genre == "reponse" or relais is None:
            continue
        leaves = leaves_late(letter.not_before, unit.now, relais.reglages)
        if leaves > unit.now:
            await unit.tx.letters.put_off(letter.id, leaves)
            late.add(letter.id)
    return frozenset(late)
