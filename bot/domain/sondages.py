"""A survey: its questions, who may answer, what may be shown of the answers. Knows nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

Genre = Literal["un", "plusieurs", "libre"]
QUESTIONS_MAX: Final = 8  # with all their answers they are read in one message
CHOIX_MAX: Final = 8
TEXTE_MAX: Final = 300  # of a question
CHOIX_LONG: Final = 60  # of an answer: it must stand on a button
REMARQUE_MAX: Final = 1000
IDEE_MAX: Final = 2000
MONTREES_DES: Final = 3  # answers of an anonymous survey: with fewer, they would say who


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `choix` is empty when it is answered in one's own words."""

    id: int
    rang: int
    texte: str
    genre: Genre
    choix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sondage:
    """One survey of one relais; `annonce_id` is what invites to it, None once that was erased."""

    id: int
    relais_id: int
    annonce_id: int | None
    anonyme: bool
    fin: date
    clos_le: datetime | None
    questions: tuple[Question, ...] = ()
    is_sent: bool = False

    @property
    def titre(self) -> str:
        """Its first question, to be recognised in a list."""
        words = self.questions[0].texte if self.questions else ""
        return words if len(words) <= 50 else words[:49].rsplit(" ", 1)[0] + "…"

    def is_open(self, today: date) -> bool:
        """One may answer."""
        return self.is_sent and self.clos_le is None and today <= self.fin

    def question_at(self, rang: int) -> Question | None:
        """The question of that place; None after the last one."""
        return self.questions[rang] if 0 <= rang < len(self.questions) else None


Illisible = Literal["vide", "longue", "choix_long", "trop_de_choix", "un_seul"]


def parse_question(text: str) -> tuple[str, tuple[str, ...]] | Illisible:
    """The question on the first line, a possible answer on each other one; none: an answer in one's own words."""
    first, *others = [" ".join(line.split()) for line in text.splitlines() if line.strip()] or [""]
    choix = tuple(dict.fromkeys(line.lstrip("-•* ") for line in others if line.lstrip("-•* ")))
    if not first:
        return "vide"
    if len(first) > TEXTE_MAX:
        return "longue"
    if len(choix) == 1:
        return "un_seul"
    if len(choix) > CHOIX_MAX:
        return "trop_de_choix"
    return (first, choix) if all(len(one) <= CHOIX_LONG for one in choix) else "choix_long"


def chosen(bits: int, question: Question) -> tuple[int, ...]:
    """The choices that a button carries as bits, those of the question alone."""
    return tuple(n for n in range(len(question.choix)) if bits >> n & 1)


@dataclass(frozen=True, slots=True)
class Resultat:
    """What was answered to one question. `nombres`: how many for each choice; `trop_peu`: too few to be shown."""

    question: Question
    nombres: tuple[int, ...]
    remarques: tuple[str, ...]
    trop_peu: bool = False


@dataclass(frozen=True, slots=True)
class Resultats:
    """What may be read of a survey. `cachees`: why nothing may, yet or ever."""

    sondage: Sondage
    participants: int
    cachees: Literal["ouvert", "trop_peu"] | None
    questions: tuple[Resultat, ...] = ()


def hidden(sondage: Sondage, participants: int) -> Literal["ouvert", "trop_peu"] | None:
    """Anonymous answers are read once it is over: two readings would say what was answered in between."""
    if not sondage.anonyme:
        return None
    if sondage.clos_le is None:
        return "ouvert"
    return "trop_peu" if participants < MONTREES_DES else None
