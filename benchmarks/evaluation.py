"""`make eval`: how well questions find their pages, on every file of tests/eval. Judges nothing; prints shares."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from content.filters import PARIS
from content.knowledge import Knowledge, Reponse, Trouvee
from content.reponses.pages import Public
from scheduler.clock import Clock

FOLDER = Path(__file__).parent.parent / "tests" / "eval"
KEPT_ASIDE = "garde"  # files that nobody reads while tuning: their mistakes are never listed
NO_ANSWER = ("oos", "escalate")


@dataclass(frozen=True, slots=True)
class Cas:
    """A question and what is expected: a subject, pages, or a kind (emergency, language, escalate, oos, search)."""

    q: str
    topic: str | None = None
    pages: frozenset[str] = frozenset()
    expect: str | None = None
    relais: str | None = None
    public: Public | None = None

    @property
    def has_page(self) -> bool:
        """Whether a page answers it."""
        return self.topic is not None or bool(self.pages)


@dataclass(frozen=True, slots=True)
class Resultat:
    """What was answered."""

    cas: Cas
    reponse: Reponse

    @property
    def is_first(self) -> bool:
        """The right page, or a page of the right subject, comes first."""
        return any(self._fits(page) for page in self._shown()[:1])

    @property
    def is_among(self) -> bool:
        """It is among those shown."""
        return any(self._fits(page) for page in self._shown())

    def _shown(self) -> tuple[Trouvee, ...]:
        return self.reponse.pages if self.reponse.kind in ("answer", "choices", "search") else ()

    def _fits(self, page: Trouvee) -> bool:
        return page.page_id in self.cas.pages if self.cas.pages else page.sujet == self.cas.topic

    @property
    def is_sure(self) -> bool:
        """One page was served as the answer."""
        return self.reponse.kind == "answer"


@dataclass(frozen=True, slots=True)
class Bilan:
    """The shares of one file; None where it holds no such question."""

    premier: float | None
    parmi: float | None
    sur: float | None
    sur_et_faux: float | None
    urgences_manquees: int
    fausses_alertes: float | None
    langues: float | None
    hors_sujet_sur: float | None
    recherches: float | None
    politesses: float | None


def read_cases(file: Path) -> list[Cas]:
    """One JSON object a line: q, and topic or expect; or a question of a relais and the pages that answer it."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [case for one in lines for case in _cases(one)]


def _cases(one: dict[str, Any]) -> Iterator[Cas]:
    if "q" in one:
        yield Cas(one["q"], topic=one.get("topic"), expect=one.get("expect"))
        return
    for relais in one["relais"]:
        yield Cas(
            one["question"],
            topic=one.get("sujet"),
            pages=frozenset(one.get("pages", ())),
            expect="emergency" if one.get("danger") else None,
            relais=relais,
            public=one.get("public"),
        )


def play(knowledge: Knowledge, cases: Sequence[Cas], today: date) -> list[Resultat]:
    """Every question; who asks is known only where the file says it."""
    return [Resultat(cas, knowledge.ask(cas.q, relais=cas.relais, public=cas.public, today=today)) for cas in cases]


def measure(results: Sequence[Resultat]) -> Bilan:
    """The shares."""
    subjects = [r for r in results if r.cas.has_page]
    ordinary = [r for r in results if r.cas.expect not in ("emergency", "escalate")]
    return Bilan(
        premier=_share([r.is_first for r in subjects]),
        parmi=_share([r.is_among for r in subjects]),
        sur=_share([r.is_sure for r in subjects]),
        sur_et_faux=_share([r.is_sure and not r.is_first for r in subjects]),
        urgences_manquees=sum(r.reponse.kind != "emergency" for r in _expecting(results, "emergency")),
        fausses_alertes=_share([r.reponse.kind == "emergency" for r in ordinary]),
        langues=_share([r.reponse.kind == "language" for r in _expecting(results, "language")]),
        hors_sujet_sur=_share([r.is_sure for r in _expecting(results, *NO_ANSWER)]),
        recherches=_share([r.reponse.kind == "search" for r in _expecting(results, "search")]),
        politesses=_share([r.reponse.kind == "smalltalk" for r in _expecting(results, "smalltalk")]),
    )


def mistakes(results: Sequence[Resultat]) -> list[str]:
    """One line each question that was not answered as expected."""
    return [_mistake(r) for r in results if not _is_right(r)]


def _mistake(r: Resultat) -> str:
    expected = r.cas.topic or r.cas.expect or ", ".join(sorted(r.cas.pages)) or "no alarm"
    found = ", ".join(f"{page.page_id} ({page.sujet}) {page.score:.2f}" for page in r.reponse.pages)
    return f"{expected} ≠ {r.reponse.kind} {r.reponse.sorte or r.reponse.danger or ''} {found} | {r.cas.q}"


def _is_right(r: Resultat) -> bool:
    if r.cas.has_page:
        return r.is_first
    if r.cas.expect is None:
        return r.reponse.kind != "emergency"
    return not r.is_sure if r.cas.expect in NO_ANSWER else r.reponse.kind == r.cas.expect


def _expecting(results: Sequence[Resultat], *expected: str) -> list[Resultat]:
    return [r for r in results if r.cas.expect in expected]


def _share(found: Sequence[bool]) -> float | None:
    return sum(found) / len(found) if found else None


ROWS = (  # field, what it is, what to reach
    ("premier", "right subject (or page) first", "≥ 85 %"),
    ("parmi", "right subject (or page) among three", "≥ 95 %"),
    ("sur", "answered with one sure page", ""),
    ("sur_et_faux", "sure and wrong", "≤ 3 %"),
    ("urgences_manquees", "emergencies missed", "0"),
    ("fausses_alertes", "false alarms", "≤ 0.5 %"),
    ("langues", "other languages recognised", "≥ 95 %"),
    ("hors_sujet_sur", "out of scope or for a human, answered as sure", "≤ 5 %"),
    ("recherches", "searches recognised", ""),
    ("politesses", "small talk recognised", ""),
)


def table(columns: dict[str, Bilan]) -> str:
    """A Markdown table, one column each file."""
    lines = [f"| what | to reach | {' | '.join(columns)} |", "|---" * (len(columns) + 2) + "|"]
    for name, what, bound in ROWS:
        cells = [_cell(getattr(bilan, name)) for bilan in columns.values()]
        lines.append(f"| {what} | {bound} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.1%}"


def main() -> int:
    """Prints the table; with -v, every mistake."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluation")
    parser.add_argument("files", nargs="*", type=Path, help="instead of tests/eval/*.jsonl")
    parser.add_argument("-v", "--verbose", action="store_true", help="every question that was not answered as expected")
    arguments = parser.parse_args()
    knowledge, today = Knowledge.load(), Clock().now().astimezone(PARIS).date()
    columns: dict[str, Bilan] = {}
    for file in arguments.files or sorted(FOLDER.glob("*.jsonl")):
        results = play(knowledge, read_cases(file), today)
        columns[f"{file.stem} ({len(results)})"] = measure(results)
        for line in mistakes(results) if arguments.verbose and not file.stem.startswith(KEPT_ASIDE) else ():
            print(f"{file.stem}: {line}")
    print(table(columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
