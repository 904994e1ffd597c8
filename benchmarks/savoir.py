"""How long a question takes, with the pages that are shipped and with twenty times as many."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from benchmarks.evaluation import FOLDER, read_cases
from benchmarks.figures import Figure, p95
from content.knowledge import Knowledge
from content.reponses.baremes import Baremes
from content.reponses.dossier import read_folder
from content.reponses.pages import Page

TODAY = date(2026, 11, 21)
MANY = 2000
ROUNDS = 3  # the best of three: what the question costs, not what the machine does besides


async def run() -> list[Figure]:
    """From a text to the answer: danger, languages and small talk included."""
    pages = [page for page in read_folder(reread=False)[0] if page.relais is None]
    many = [replace(pages[n % len(pages)], id=f"{pages[n % len(pages)].id}-{n}") for n in range(MANY)]
    questions = [case.q for name in ("questions", "hors_perimetre") for case in read_cases(FOLDER / f"{name}.jsonl")]
    few, lots = _measure(pages, questions), _measure(many, questions)
    changed = _change(pages)
    note = f"{len(questions)} questions, the best of {ROUNDS}"
    return [
        Figure(f"a question, {len(pages)} pages, p95", p95(few) * 1000, "ms", 3, "low", note),
        Figure(f"the same, {MANY} pages", p95(lots) * 1000, "ms", 10, "low", note),
        Figure("a page changed, and the first question after", changed * 1000, "ms", 150, "low", "one relais"),
    ]


def _measure(pages: Sequence[Page], questions: Sequence[str]) -> list[float]:
    knowledge = Knowledge.of(pages, Baremes())
    for question in questions:  # words met once are remembered
        knowledge.ask(question, today=TODAY)
    return [min(_time(knowledge, question) for _ in range(ROUNDS)) for question in questions]


def _time(knowledge: Knowledge, question: str) -> float:
    began = time.perf_counter()
    knowledge.ask(question, today=TODAY)
    return time.perf_counter() - began


def _change(pages: Sequence[Page]) -> float:
    knowledge = Knowledge.of(pages, Baremes())
    knowledge.ask("préavis", relais="oignies", today=TODAY)
    began = time.perf_counter()
    own = replace(pages[0], portee="oignies", questions=(*pages[0].questions, "une tournure entendue ce matin"))
    knowledge.with_pages([own]).ask("préavis", relais="oignies", today=TODAY)
    return time.perf_counter() - began
