"""Misfortunes ordered by a test: an error, a silence, a cut line; none happens by itself."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["429", "500", "502", "timeout", "drop"]
KINDS: tuple[Kind, ...] = ("429", "500", "502", "timeout", "drop")


class LostAnswer(Exception):  # noqa: N818 - what the bot sees, not an error of the simulator
    """The bot will read no answer; `kind` says whether it waits for ever or the line is cut."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(slots=True)
class Fault:
    """The next `times` calls of a method (any) to a chat (any) fail; `done`: the call is carried out all the same."""

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    times: int = 1
    retry_after: int = 1
    done: bool = False


@dataclass(slots=True)
class Faults:
    """What is ordered and not yet spent."""

    waiting: list[Fault] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        times: int = 1,
        retry_after: int = 1,
        done: bool = False,
    ) -> Fault:
        """Order a misfortune; without a method, every call but getUpdates."""
        fault = Fault(kind, method, chat_id, times, retry_after, done)
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        """All is well again."""
        self.waiting.clear()

    def next_for(self, method: str, chat_id: object) -> Fault | None:
        """The misfortune of this call, spent by this look."""
        for fault in self.waiting:
            named = fault.method.lower() == method.lower() if fault.method else method != "getUpdates"
            if named and fault.chat_id in (None, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
