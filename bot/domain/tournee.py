"""Which letter leaves next: lanes, one letter at a time per chat, Telegram's pace. Never sends, never reads a clock."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from dataclasses import dataclass, field

from bot.domain.outbox import Bucket, Lane, Letter, Pace

LANES = tuple(Lane)
ENOUGH = 8  # letters of one chat and lane in hand: more of them would only hide the other chats
SWEEP_AT = 512  # chats remembered before those at rest are forgotten


@dataclass(slots=True)
class Chat:
    """What waits for one chat, and when it may be written to again."""

    bucket: Bucket
    waiting: dict[Lane, deque[Letter]] = field(default_factory=lambda: {lane: deque() for lane in LANES})
    busy: bool = False
    frozen_until: float = 0.0

    def is_at_rest(self) -> bool:
        """Nothing to send, and nothing sent lately that its pace should remember."""
        idle = not self.busy and not any(self.waiting.values())
        return idle and self.bucket.tokens >= self.bucket.burst


class Tournee:
    """The postman's bag. `mono` is the monotonic clock, in seconds."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.bucket = Bucket(pace.rate, pace.burst)
        self.frozen_until = 0.0
        self.known: set[int] = set()  # ids in the bag, in flight, or sent and not yet written down
        self._chats: dict[int, Chat] = {}
        self._ready: dict[Lane, dict[int, None]] = {lane: {} for lane in LANES}  # ordered sets of chats
        self._later: list[tuple[float, int]] = []
        self._sizes: Counter[Lane] = Counter()
        self._sweep_at = SWEEP_AT

    def add(self, letter: Letter) -> Letter | None:
        """Puts a letter in the bag; gives back the edit that has become useless, if any."""
        if letter.id in self.known:
            return None
        self.known.add(letter.id)
        chat = self._chats.get(letter.chat_id) or self._new_chat(letter.chat_id)
        useless = self._drop_older_edit(chat, letter)
        if useless is letter:
            return letter
        chat.waiting[letter.lane].append(letter)
        self._sizes[letter.lane] += 1
        if not chat.busy:
            self._ready[letter.lane][letter.chat_id] = None
        return useless

    def next(self, mono: float, *, answers_only: bool = False) -> Letter | None:
        """Takes out the letter that may leave now; its chat is busy until `done`."""
        self._wake(mono)
        if mono < self.frozen_until:
            return None
        for lane in LANES:
            if lane != Lane.ANSWER and (answers_only or self.bucket.refill(mono) < 1):
                return None
            letter = self._first_of(lane, mono)
            if letter is not None:
                self.bucket.take(mono)
                return letter
        return None

    def done(self, letter: Letter, mono: float, *, hold: float | None = None) -> Letter | None:
        """The chat is free again. `hold` (seconds): the letter goes back in front and its chat waits.

        Gives the letter back when it is an edit that a newer one, waiting here, has made useless.
        """
        chat = self._chats[letter.chat_id]
        chat.busy = False
        useless = None
        if hold is not None:
            chat.frozen_until = max(chat.frozen_until, mono + hold)
            if _is_superseded(letter, chat):
                useless = letter
            else:
                chat.waiting[letter.lane].appendleft(letter)
                self._sizes[letter.lane] += 1
        self._offer(letter.chat_id, chat)
        return useless

    def forget(self, letter: Letter) -> None:
        """What became of it is written down: reading the outbox cannot bring it back."""
        self.known.discard(letter.id)

    def freeze(self, mono: float, seconds: float) -> None:
        """Everything waits."""
        self.frozen_until = max(self.frozen_until, mono + seconds)

    def wait_until(self, mono: float, *, answers_only: bool = False) -> float | None:
        """When `next` may have something again; None = when a letter is added or done."""
        if mono < self.frozen_until:
            return self.frozen_until
        times = [self._later[0][0]] if self._later else []
        if not answers_only and any(self._ready[lane] for lane in LANES):
            times.append(self.bucket.ready_at(mono))
        return min(times, default=None)

    def size(self, lane: Lane) -> int:
        """Letters waiting in a lane."""
        return self._sizes[lane]

    def well_fed(self, lane: Lane) -> list[int]:
        """Chats of which enough letters of this lane are in the bag."""
        return [chat_id for chat_id, chat in self._chats.items() if len(chat.waiting[lane]) >= ENOUGH]

    def _first_of(self, lane: Lane, mono: float) -> Letter | None:
        ready = self._ready[lane]
        while ready:
            chat_id = next(iter(ready))
            del ready[chat_id]
            chat = self._chats.get(chat_id)
            if chat is None or chat.busy or not chat.waiting[lane]:
                continue
            queue = chat.waiting[lane]
            at = self._allowed_at(chat, queue[0], mono)
            if at > mono:
                heapq.heappush(self._later, (at, chat_id))
                continue
            chat.busy = True
            letter = queue.popleft()
            self._sizes[lane] -= 1
            if not _is_free(letter):
                chat.bucket.take(mono)
            return letter
        return None

    def _allowed_at(self, chat: Chat, letter: Letter, mono: float) -> float:
        if chat.frozen_until > mono:
            return chat.frozen_until
        return mono if _is_free(letter) else chat.bucket.ready_at(mono)

    def _offer(self, chat_id: int, chat: Chat) -> None:
        for lane in LANES:
            if chat.waiting[lane]:
                self._ready[lane][chat_id] = None

    def _wake(self, mono: float) -> None:
        while self._later and self._later[0][0] <= mono:
            _, chat_id = heapq.heappop(self._later)
            chat = self._chats.get(chat_id)
            if chat is not None and not chat.busy:
                self._offer(chat_id, chat)

    def _drop_older_edit(self, chat: Chat, letter: Letter) -> Letter | None:
        """Of two edits of one thing, the newest stays; `letter` itself may be the older one."""
        if letter.rewrites is None:
            return None
        for lane, queue in chat.waiting.items():
            for other in queue:
                if other.rewrites == letter.rewrites:
                    if other.id > letter.id:
                        return letter
                    queue.remove(other)
                    self._sizes[lane] -= 1
                    return other
        return None

    def _new_chat(self, chat_id: int) -> Chat:
        if len(self._chats) >= self._sweep_at:
            self._sweep()
        p = self.pace
        bucket = Bucket(p.chat_rate, p.chat_burst) if chat_id > 0 else Bucket(p.group_rate, p.group_burst)
        chat = self._chats[chat_id] = Chat(bucket)
        return chat

    def _sweep(self) -> None:
        now = self.bucket.at
        for chat in self._chats.values():
            chat.bucket.refill(now)
        self._chats = {
            id_: chat for id_, chat in self._chats.items() if chat.frozen_until > now or not chat.is_at_rest()
        }
        self._sweep_at = max(SWEEP_AT, 2 * len(self._chats))


def _is_free(letter: Letter) -> bool:
    # Rewriting the screen somebody has just tapped follows that person's own rhythm, and adds no message.
    return letter.lane == Lane.ANSWER and letter.method == "edit" and letter.chat_id > 0


def _is_superseded(letter: Letter, chat: Chat) -> bool:
    if letter.rewrites is None:
        return False
    return any(other.rewrites == letter.rewrites for queue in chat.waiting.values() for other in queue)
