"""Each word of a survey, with awkward names and every state: it renders, fits, hides what it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.sondages import (
    CHOIX_LONG,
    CHOIX_MAX,
    QUESTIONS_MAX,
    REMARQUE_MAX,
    TEXTE_MAX,
    Question,
    Resultat,
    Resultats,
    Sondage,
    chosen,
    hidden,
    parse_question,
)
from bot.simulator.entities import parse_html
from bot.usecases.answer_sondage import Etape
from bot.usecases.make_sondage import DUREES, Liste
from bot.usecases.suggest import Idees
from content.documents import make_document
from content.listes_sondages import answers_picture, answers_sheet
from content.render import TEMPLATES, render
from store.idees import Idee

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
TODAY = date(2026, 10, 13)
LONG = ("""<b>O'Brien</b> & "Zoé" [x](menu) """ * 40)[:TEXTE_MAX]
CHOIX = tuple(f"{n} <b>'&\" [x](menu)" for n in range(CHOIX_MAX))
QUESTIONS = (
    Question(0, 0, LONG, "un", CHOIX),
    Question(1, 1, LONG, "plusieurs", CHOIX),
    Question(2, 2, LONG, "libre"),
)
S = Sondage(4, 1, 12, True, date(2026, 10, 30), None, QUESTIONS, is_sent=True)
VIDE = replace(S, questions=(), is_sent=False)
REMARQUES = ("z<é>" * (REMARQUE_MAX // 4),) * 9
R = Resultats(
    replace(S, clos_le=NOW),
    12,
    None,
    tuple(Resultat(q, (3,) * len(q.choix), () if q.choix else REMARQUES) for q in QUESTIONS),
)
E = Etape(S, 0, QUESTIONS[0])
IDEE = Idee(1, "z<é>&" * 400, TODAY, None)
CASES: list[tuple[str, dict[str, Any]]] = [
    ("sondages/liste", {"liste": Liste((S, VIDE, replace(S, clos_le=NOW)) * 3, 1, True), "today": TODAY}),
    ("sondages/liste", {"liste": Liste((), 0, False), "today": TODAY}),
    *[("sondages/demander", {"s": S, "quoi": quoi, "refus": refus}) for quoi in ("sondage_question", "sondage_jour")
      for refus in ("", "vide", "longue", "choix_long", "trop_de_choix", "un_seul", "trop_de_questions", "date")],
    *[("sondages/brouillon", {"s": s, "fait": f})
      for s in (S, VIDE, replace(S, anonyme=False)) for f in ("", "question")],
    ("sondages/fin", {"s": S, "durees": DUREES}),
    ("sondages/resultats", {"r": R, "today": TODAY}),
    ("sondages/resultats", {"r": Resultats(S, 1, "ouvert"), "today": TODAY}),
    ("sondages/resultats", {"r": Resultats(replace(S, anonyme=False), 2, "trop_peu"), "today": TODAY}),
    ("sondages/clore", {"r": R}),
    ("sondages/equipe_clos", {"r": R}),
    ("sondages/document_pret", {"titre": LONG, "participants": 1}),
    ("sondages/accueil", {"e": E}),
    ("sondages/accueil", {"e": replace(E, rang=None)}),
    ("sondages/accueil", {"e": Etape(replace(S, anonyme=False), 3, None)}),
    *[("sondages/question", {"e": E, "q": q, "bits": bits}) for q in QUESTIONS for bits in (0, 5)],
    ("sondages/merci", {"s": S}),
    ("sondages/merci", {"s": replace(S, anonyme=False)}),
    *[("sondages/pas_ouvert", {"pourquoi": why}) for why in ("fini", "pas_pour_elle")],
    *[("sondages/idee", {"ecrite": ecrite}) for ecrite in (True, False)],
    *[(f"sondages/{name}", {"nommee": nommee}) for name in ("idee_ecrire", "idee_recue") for nommee in (True, False)],
    ("sondages/equipe_idee", {"texte": "z<é>&" * 400, "prenom": None}),
    ("sondages/equipe_idee", {"texte": "z<é>&" * 400, "prenom": LONG}),
    ("sondages/idees", {"i": Idees((IDEE, replace(IDEE, prenom="Zoé <b>")) * 3, 1, True)}),
    ("sondages/idees", {"i": Idees((), 0, False)}),
    *[(f"sondages/{name}", {}) for name in ("jete", "introuvable", "sans_relais")],
]  # fmt: skip


@pytest.mark.parametrize(("template", "data"), CASES)
def test_each_screen_is_a_message_that_telegram_takes(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert text.strip()
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    for row in screen.rows:
        assert len(row) <= 3
        for button in row:
            assert len(button.target.encode()) <= 64
            assert "[x](menu)" not in button.label


def test_every_template_has_a_case() -> None:
    written = {f"sondages/{f.stem}" for f in (TEMPLATES / "sondages").glob("[!_]*.html")}
    assert written == {template for template, _ in CASES}


def test_all_the_questions_with_all_their_answers_fit_a_message() -> None:
    many = tuple(Question(n, n, "Q" * TEXTE_MAX, "un", ("c" * CHOIX_LONG,) * CHOIX_MAX) for n in range(QUESTIONS_MAX))
    free = tuple(Question(n, n, "Q" * TEXTE_MAX, "libre") for n in range(QUESTIONS_MAX))
    for name, data in (
        ("sondages/brouillon", {"s": replace(S, questions=many), "fait": ""}),
        ("sondages/resultats", {
            "r": Resultats(S, 9, None, tuple(Resultat(q, (300,) * CHOIX_MAX, ()) for q in many)), "today": TODAY,
        }),
        ("sondages/resultats", {
            "r": Resultats(S, 9, None, tuple(Resultat(q, (), ("z" * REMARQUE_MAX,) * 99) for q in free)),
            "today": TODAY,
        }),
    ):  # fmt: skip
        assert len(parse_html(render(name, **data).text)[0]) <= 4096


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Quel jour ?\n- Mardi\n• Jeudi\n\nMardi", ("Quel jour ?", ("Mardi", "Jeudi"))),
        ("  Que   manque-t-il ? ", ("Que manque-t-il ?", ())),
        ("", "vide"), ("Un ?\nOui", "un_seul"), ("x" * 301, "longue"), ("Q\n" + "y" * 61 + "\nNon", "choix_long"),
        ("Q\n" + "\n".join(map(str, range(11))), "trop_de_choix"),
    ],
)  # fmt: skip
def test_a_question_and_its_answers_are_read_line_by_line(typed: str, read: object) -> None:
    assert parse_question(typed) == read


def test_the_bits_of_a_button_name_known_answers_only() -> None:
    question = Question(1, 0, "Q", "plusieurs", ("a", "b", "c"))
    assert chosen(0b101, question) == (0, 2)
    assert chosen(0b111000, question) == ()


def test_anonymous_answers_are_shown_at_the_end_from_three_on() -> None:
    clos = replace(S, clos_le=NOW)
    assert [hidden(S, 50), hidden(clos, 2), hidden(clos, 3)] == ["ouvert", "trop_peu", None]
    assert hidden(replace(S, anonyme=False), 1) is None
    assert not clos.is_open(TODAY)
    assert S.is_open(S.fin)
    assert not S.is_open(date(2026, 10, 31))
    assert not replace(S, is_sent=False).is_open(TODAY)


def test_the_picture_and_the_sheet_are_made() -> None:
    assert make_document("barres.png", answers_picture(R)).startswith(b"\x89PNG")
    named = [("Zoé <b>", 0, [1], None), ("Zoé <b>", 2, [], "=1+1")]
    assert make_document("liste.xlsx", answers_sheet(R, named)).startswith(b"PK")
