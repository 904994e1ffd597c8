"""How long a letter that could not leave waits, and whether the refusal was meant for everybody. Reads no clock."""

from __future__ import annotations

from collections import Counter

from bot.domain.outbox import Letter, TryLater

STEPS = (1.0, 2.0, 5.0, 15.0)  # seconds between tries when Telegram does not answer
SAME_MOMENT = 1.0  # seconds: two refusals that end together are one refusal


class Patience:
    """Remembers the tries of each letter, and the last refusal."""

    def __init__(self) -> None:
        self._tries: Counter[int] = Counter()
        self._last_until = 0.0
        self._last_chat = 0

    def seconds(self, letter: Letter, outcome: TryLater) -> float:
        """What Telegram asked for; else longer at each try."""
        self._tries[letter.id] += 1
        return outcome.after or STEPS[min(self._tries[letter.id], len(STEPS)) - 1]

    def is_general(self, letter: Letter, outcome: TryLater, mono: float) -> bool:
        """Two chats told to wait until the same moment: it is meant for the whole bot."""
        if outcome.whole:
            return True
        if not outcome.after:
            return False
        until, chat_id = mono + outcome.after, letter.chat_id
        same = self._last_chat not in (0, chat_id) and abs(until - self._last_until) <= SAME_MOMENT
        self._last_until, self._last_chat = until, chat_id
        return same

    def forget(self, letter: Letter) -> None:
        """It left, or never will."""
        self._tries.pop(letter.id, None)
