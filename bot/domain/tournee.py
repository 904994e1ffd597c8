"""Which letter leaves next: lanes, one letter at a time per chat, Telegram's pace. Never sends, never reads a clock."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field

from bot.domain.outbox import Bucket, Lane, Letter, Pace

LANES = tuple(Lane)


@dataclass(slots=True)
class Chat:
    """What waits for one chat, and when it may be written to again."""

    bucket: Bucket
    waiting: dict[Lane, deque[Letter]] = field(default_factory=lambda: {lane: deque() for lane in LANES})
    busy: bool = False
    frozen_until: float = 0.0


class Tournee:
    """The postman's bag. `mono` is the monotonic clock, in seconds."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.bucket = Bucket(pace.rate, pace.burst)
        self.frozen_until = 0.0
        self.known: set[int] = set()  # ids in the bag or in flight
        self._chats: dict[int, Chat] = {}
        self._ready: dict[Lane, dict[int, None]] = {lane: {} for lane in LANES}  # ordered sets of chats
        self._later: list[tuple[float, int]] = []

    def add(self, letter: Letter) -> Letter | None:
        """Puts a letter in the bag; gives back the older edit that it makes useless, if any."""
        if letter.id in self.known:
            return None
        self.known.add(letter.id)
        chat = self._chats.get(letter.chat_id)
        if chat is None:
            chat = self._chats[letter.chat_id] = Chat(self._chat_bucket(letter.chat_id))
        queue = chat.waiting[letter.lane]
        useless = self._drop_older_edit(queue, letter)
        queue.append(letter)
        if not chat.busy:
            self._ready[letter.lane][letter.chat_id] = None
        return useless

    def next(self, mono: float) -> Letter | None:
        """Takes out the letter that may leave now; its chat is busy until `done`."""
        self._wake(mono)
        if mono < self.frozen_until:
            return None
        for lane in LANES:
            if lane != Lane.ANSWER and self.bucket.refill(mono) < 1:
                return None
            letter = self._first_of(lane, mono)
            if letter is not None:
                self.bucket.take(mono)
                return letter
        return None

    def done(self, letter: Letter, mono: float, *, hold: float | None = None) -> None:
        """The chat is free again. `hold` (seconds): the letter goes back in front and its chat waits."""
        chat = self._chats[letter.chat_id]
        chat.busy = False
        if hold is None:
            self.known.discard(letter.id)
        else:
            chat.waiting[letter.lane].appendleft(letter)
            chat.frozen_until = mono + hold
        self._offer(letter.chat_id, chat)

    def freeze(self, mono: float, seconds: float) -> None:
        """Everything waits."""
        self.frozen_until = max(self.frozen_until, mono + seconds)

    def wait_until(self, mono: float) -> float | None:
        """When `next` may have something again; None = when a letter is added."""
        if mono < self.frozen_until:
            return self.frozen_until
        times = [self._later[0][0]] if self._later else []
        if any(self._ready[lane] for lane in LANES):
            times.append(self.bucket.ready_at(mono))
        return min(times, default=None)

    def size(self, lane: Lane) -> int:
        """Letters waiting in a lane."""
        return sum(len(chat.waiting[lane]) for chat in self._chats.values())

    def _first_of(self, lane: Lane, mono: float) -> Letter | None:
        ready = self._ready[lane]
        while ready:
            chat_id = next(iter(ready))
            del ready[chat_id]
            chat = self._chats[chat_id]
            queue = chat.waiting[lane]
            if chat.busy or not queue:
                continue
            at = self._allowed_at(chat, queue[0], mono)
            if at > mono:
                heapq.heappush(self._later, (at, chat_id))
                continue
            chat.busy = True
            letter = queue.popleft()
            if not self._is_free(letter):
                chat.bucket.take(mono)
            return letter
        return None

    def _allowed_at(self, chat: Chat, letter: Letter, mono: float) -> float:
        if chat.frozen_until > mono:
            return chat.frozen_until
        return mono if self._is_free(letter) else chat.bucket.ready_at(mono)

    @staticmethod
    def _is_free(letter: Letter) -> bool:
        # Rewriting the screen somebody has just tapped follows that person's own rhythm, and adds no message.
        return letter.lane == Lane.ANSWER and letter.method == "edit" and letter.chat_id > 0

    def _offer(self, chat_id: int, chat: Chat) -> None:
        waiting = [lane for lane in LANES if chat.waiting[lane]]
        for lane in waiting:
            self._ready[lane][chat_id] = None
        if not waiting and chat.bucket.tokens >= chat.bucket.burst - 1 and not chat.frozen_until:
            del self._chats[chat_id]

    def _wake(self, mono: float) -> None:
        while self._later and self._later[0][0] <= mono:
            _, chat_id = heapq.heappop(self._later)
            chat = self._chats.get(chat_id)
            if chat is not None and not chat.busy:
                self._offer(chat_id, chat)

    def _drop_older_edit(self, queue: deque[Letter], letter: Letter) -> Letter | None:
        if letter.rewrites is None:
            return None
        for older in queue:
            if older.rewrites == letter.rewrites:
                queue.remove(older)
                self.known.discard(older.id)
                return older
        return None

    def _chat_bucket(self, chat_id: int) -> Bucket:
        p = self.pace
        return Bucket(p.chat_rate, p.chat_burst) if chat_id > 0 else Bucket(p.group_rate, p.group_burst)
