"""A form as data: which question comes next, which one comes before, what reading an answer gives. Never its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from bot.domain.saisie import Lu, NeSaitPas, Refuse

C = TypeVar("C")  # what reading and asking need to know: the day, the territory…
Reponses = Mapping[str, Any]  # plain JSON; None = « je ne sais pas encore »


@dataclass(frozen=True, slots=True)
class Repondu:
    """The answer was understood."""

    valeur: Any


@dataclass(frozen=True, slots=True)
class Hesite:
    """It may mean one of several things: the person chooses. `autres` = how many more were left out."""

    choix: tuple[Any, ...]
    autres: int = 0


@dataclass(frozen=True, slots=True)
class Corrige:
    """It cannot be: a kind correction, with the facts it needs."""

    code: str
    date: date | None = None
    nombre: int | None = None
    dit: str | None = None


Lecture = Repondu | Hesite | Corrige


@dataclass(frozen=True, slots=True)
class Step(Generic[C]):
    """One question, one screen. A button's value is read as if it had been typed.

    `when` = whether these answers make the question useful; a step that is never useful is reached by choice only.
    """

    name: str
    ask: str
    parse: Callable[[str, Reponses, C], Lecture]
    when: Callable[[Reponses, C], bool]


def find_step(steps: Sequence[Step[C]], name: str) -> Step[C] | None:
    """The step of that name, None for one that no longer exists."""
    return next((step for step in steps if step.name == name), None)


def next_step(steps: Sequence[Step[C]], reponses: Reponses, context: C) -> Step[C] | None:
    """The first useful question without an answer; None when everything is known."""
    return next((s for s in steps if s.name not in reponses and s.when(reponses, context)), None)


def previous_step(steps: Sequence[Step[C]], reponses: Reponses, context: C, current: str) -> Step[C] | None:
    """The useful question just before; None from the first one, from a step reached by choice, from an unknown one."""
    before: Step[C] | None = None
    for step in steps:
        if step.name == current:
            return before if step.when(reponses, context) else None
        if step.when(reponses, context):
            before = step
    return None


def always(reponses: Reponses, context: object) -> bool:
    """A question for everybody."""
    return True


def never(reponses: Reponses, context: object) -> bool:
    """A question that is asked only to who wants it."""
    return False


def understood(lu: Lu[Any] | NeSaitPas | Refuse, write: Callable[[Any], Any] = str, *, needed: str = "") -> Lecture:
    """What a reader of typed text found, as an answer; `needed`: the correction where « I do not know » is none."""
    match lu:
        case Lu(valeur):
            return Repondu(write(valeur))
        case NeSaitPas():
            return Corrige(needed) if needed else Repondu(None)
        case Refuse(code, day, last):
            return Corrige(code, day, last)
