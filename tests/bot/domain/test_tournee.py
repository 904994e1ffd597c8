"""Which letter leaves next: the lanes and Telegram's pace, at instants we choose."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.domain.outbox import Lane, Letter, Pace
from bot.domain.tournee import ENOUGH, SWEEP_AT, Tournee

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
GROUP = -1001


class Bag(Tournee):
    """A bag whose letters are delivered at once."""

    def __init__(self, **pace: Any) -> None:
        super().__init__(Pace(**pace))
        self.count = 0

    def put(self, chat_id: int = 1, lane: Lane = Lane.ANSWER, **known: Any) -> Letter:
        self.count += 1
        body = {"text": "", "message_id": known.pop("message_id", None)}
        letter = Letter(f"k{self.count}", chat_id, body, NOW, lane, id=known.pop("id", self.count), **known)
        self.add(letter)
        return letter

    def leaving(self, mono: float) -> list[int]:
        """Ids of everything that leaves at this instant."""
        gone: list[int] = []
        while (letter := self.next(mono)) is not None:
            gone.append(letter.id)
            self.done(letter, mono)
        return gone


def test_answers_leave_before_alerts_and_alerts_before_the_rest() -> None:
    bag = Bag()
    bag.put(1, Lane.BULK), bag.put(2, Lane.ALERT), bag.put(3, Lane.ANSWER)
    assert bag.leaving(0.0) == [3, 2, 1]


def test_one_chat_and_lane_is_first_in_first_out() -> None:
    bag = Bag()
    for lane in (Lane.ALERT, Lane.ANSWER, Lane.ALERT, Lane.ANSWER):
        bag.put(1, lane)
    assert bag.leaving(0.0) == [2, 4, 1, 3]


def test_a_chat_has_one_letter_on_its_way_at_a_time() -> None:
    bag = Bag()
    first, _, other = bag.put(1), bag.put(1), bag.put(2)
    assert bag.next(0.0) is first
    assert bag.next(0.0) is other
    assert bag.next(0.0) is None
    bag.done(first, 0.0)
    assert bag.next(0.0) is not None


def test_a_broadcast_keeps_its_rate_after_its_burst() -> None:
    bag = Bag(rate=25, burst=25)
    for chat in range(200):
        bag.put(chat + 1, Lane.BULK)
    assert len(bag.leaving(0.0)) == 25
    assert bag.leaving(0.01) == []
    assert len(bag.leaving(1.0)) == 25
    assert bag.wait_until(1.0) == 1.0 + 1 / 25


def test_an_answer_never_waits_for_a_broadcast_and_its_credit_is_paid_back() -> None:
    bag = Bag(rate=10, burst=10)
    for chat in range(100):
        bag.put(1000 + chat, Lane.BULK)
    assert len(bag.leaving(0.0)) == 10
    for chat in range(20):
        bag.put(chat + 1)
    assert len(bag.leaving(0.0)) == 20  # on credit: twenty below zero
    assert bag.leaving(2.0) == []
    assert bag.leaving(2.05) == []
    assert len(bag.leaving(2.2)) == 2


def test_a_person_gets_a_burst_of_five_then_one_a_second() -> None:
    bag = Bag()
    for _ in range(8):
        bag.put(1)
    assert len(bag.leaving(0.0)) == 5
    assert bag.leaving(0.5) == []
    assert bag.leaving(1.0) == [6]
    assert bag.wait_until(1.0) == 2.0


def test_the_pace_of_a_chat_is_remembered_between_letters_that_come_one_by_one() -> None:
    bag = Bag()
    gone = 0
    for n in range(20):
        bag.put(1)
        gone += len(bag.leaving(n * 0.1))
    assert gone == 6  # five at once, and one earned in two seconds


def test_a_group_gets_twenty_then_twenty_a_minute() -> None:
    bag = Bag(rate=1000, burst=1000)
    for _ in range(30):
        bag.put(GROUP, Lane.ALERT)
    assert len(bag.leaving(0.0)) == 20
    assert bag.leaving(2.9) == []
    assert bag.leaving(3.01) == [21]


def test_rewriting_a_tapped_screen_is_free_of_the_pace_of_its_chat() -> None:
    bag = Bag()
    for n in range(30):
        bag.put(1, method="edit", message_id=n + 1)
    assert len(bag.leaving(0.0)) == 30


def test_a_letter_told_to_wait_holds_its_chat_and_nobody_else() -> None:
    bag = Bag()
    first, second, other = bag.put(1), bag.put(1, Lane.ALERT), bag.put(2)
    assert bag.next(0.0) is first
    bag.done(first, 0.0, hold=3.0)
    assert bag.leaving(0.0) == [other.id]
    assert bag.wait_until(0.0) == 3.0
    assert bag.leaving(3.0) == [first.id, second.id]


def test_when_everything_is_frozen_even_answers_wait() -> None:
    bag = Bag()
    bag.put(1)
    bag.freeze(0.0, 5.0)
    assert bag.leaving(4.9) == []
    assert bag.wait_until(0.0) == 5.0
    assert bag.leaving(5.0) == [1]


def test_of_two_edits_of_one_thing_only_the_newest_leaves_in_whatever_lane() -> None:
    bag = Bag()
    old = bag.put(1, Lane.ALERT, method="edit", message_id=7)
    new = Letter("new", 1, {"text": "", "message_id": 7}, NOW, method="edit", id=99)
    assert bag.add(new) is old
    assert bag.leaving(0.0) == [99]


def test_an_older_edit_that_arrives_late_does_not_overwrite_the_newer_one() -> None:
    bag = Bag()
    bag.put(1, method="edit", message_id=7, id=50)
    late = Letter("late", 1, {"text": "", "message_id": 7}, NOW, Lane.ALERT, method="edit", id=3)
    assert bag.add(late) is late
    assert bag.leaving(0.0) == [50]


def test_an_edit_told_to_wait_gives_way_to_a_newer_one() -> None:
    bag = Bag()
    old = bag.put(1, method="edit", message_id=7)
    assert bag.next(0.0) is old
    new = bag.put(1, method="edit", message_id=7)
    assert bag.done(old, 0.0, hold=1.0) is old
    assert bag.leaving(1.0) == [new.id]


def test_a_letter_sent_and_not_yet_written_down_does_not_come_back() -> None:
    bag = Bag()
    letter = bag.put(1)
    bag.leaving(0.0)
    bag.add(letter)
    assert bag.leaving(1.0) == []
    bag.forget(letter)
    bag.add(letter)
    assert bag.leaving(2.0) == [letter.id]


def test_only_answers_when_asked() -> None:
    bag = Bag()
    bag.put(1, Lane.ALERT)
    assert bag.next(0.0, answers_only=True) is None
    assert bag.wait_until(0.0, answers_only=True) is None
    bag.put(2)
    assert bag.next(0.0, answers_only=True) is not None


def test_a_chat_with_much_in_hand_is_known_as_well_fed() -> None:
    bag = Bag()
    for _ in range(ENOUGH):
        bag.put(1, Lane.ALERT)
    bag.put(2, Lane.ALERT)
    assert bag.well_fed(Lane.ALERT) == [1]
    assert bag.size(Lane.ALERT) == ENOUGH + 1


def test_chats_at_rest_are_forgotten_and_busy_ones_are_not() -> None:
    bag = Bag(rate=1e6, burst=10**6)
    bag.put(1), bag.leaving(0.0)
    for chat in range(2 * SWEEP_AT):
        bag.put(100 + chat)
        bag.leaving(10.0 + chat)
    assert len(bag._chats) <= SWEEP_AT + 1
    bag.put(5), bag.put(5)
    assert len(bag.leaving(5000.0)) == 2
