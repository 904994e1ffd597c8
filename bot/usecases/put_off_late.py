"""At the last moment, a letter that nobody asked for still disturbs nobody. Answers are never held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.calendrier import leaves_late
from bot.domain.outbox import Letter
from bot.domain.plafond import SEMAINE, first_within_cap
from bot.domain.reglages import Reglages
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Sujette:
    """A letter that quiet hours and the weekly share concern, and the settings that say so."""

    letter: Letter
    reglages: Reglages


async def put_off_late(unit: Unit, letters: Sequence[Letter]) -> frozenset[int]:
    """Puts off those that would disturb now; gives their ids.

    They were written for an allowed hour, but the bot was stopped, Telegram was silent, a human had just finished
    speaking with her at 22 h, or she came back in the night. Several that were late must not arrive in one week, and
    she may have begun a form since this one was taken in hand.
    """
    sujettes = [found for letter in letters if (found := _sujette(unit, letter)) is not None]
    if not sujettes:
        return frozenset()
    held = await unit.tx.departs.list_held([one.letter.id for one in sujettes], unit.now)
    ready = [one for one in sujettes if one.letter.id not in held]
    late = {one.letter.id for one in ready if await _is_late(unit, one)}
    full = await _put_off_full(unit, [one for one in ready if one.letter.id not in late])
    return frozenset(held | late | full)


def _sujette(unit: Unit, letter: Letter) -> Sujette | None:
    relais = unit.territoire.find(letter.relais_id) if letter.relais_id is not None else None
    return None if letter.genre == "reponse" or relais is None else Sujette(letter, relais.reglages)


async def _is_late(unit: Unit, one: Sujette) -> bool:
    """Meant for another hour, it would disturb now: it waits for the next allowed one."""
    leaves = leaves_late(one.letter.not_before, unit.now, one.reglages)
    if leaves > unit.now:
        await unit.tx.letters.put_off(one.letter.id, leaves)
    return leaves > unit.now


async def _put_off_full(unit: Unit, sujettes: Sequence[Sujette]) -> set[int]:
    """Her automatic messages of the last seven days, as they really left, are enough: this one waits its turn."""
    automatic = [one for one in sujettes if one.letter.genre == "automatique"]
    if not automatic:
        return set()
    chats = [one.letter.chat_id for one in automatic]
    gone = await unit.tx.departs.list_times(chats, "automatique", unit.now - SEMAINE, also_to_come=False)
    full = set()
    for one in automatic:
        others = gone.setdefault(one.letter.chat_id, [])
        leaves = first_within_cap(unit.now, others, one.reglages.plafond_automatique_semaine)
        if leaves > unit.now:
            await unit.tx.letters.put_off(one.letter.id, leaves)
            full.add(one.letter.id)
        else:
            others.append(unit.now)
    return full
