"""A Tap code once shipped keeps its meaning, has a handler and a role; a button is words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment

from content.buttons import RETIRED, TAPS
from handlers.access import TAPS as ROLES
from tests.content.taps import KEYBOARD, TEMPLATES, buttons, examples, may_be_listed, patterns

FROZEN = Path(__file__).with_name("taps.txt")
# Another template's text, escaped when it was rendered.
HOLDS_A_RENDERED_TEXT = {
    "suivi/a_rappeler.html",
    "telephone/attendait.html",
    "appels/famille.html",
    "appels/personne.html",
    "inscriptions/equipe_a_prevenir.html",
    "presences/a_prevenir.html",
}
ALL = sorted({(template, label, target) for template, label, target in buttons()})


def test_no_code_that_was_shipped_has_disappeared() -> None:
    """A code that is not used any more goes to RETIRED; a new one is added to taps.txt."""
    assert set(FROZEN.read_text("utf-8").split("\n")) - {""} == set(TAPS) | RETIRED


@pytest.mark.parametrize("code", sorted(set(TAPS) - RETIRED))
def test_every_code_has_a_handler(code: str) -> None:
    assert any(pattern.fullmatch(example) for example in examples(code) for pattern in patterns()), code


def test_every_handler_answers_a_listed_code() -> None:
    carried = {example for code in TAPS for example in examples(code)}
    unknown = [p.pattern for p in patterns() if not any(p.fullmatch(example) for example in carried)]
    assert unknown == []


def test_every_code_says_for_whom_it_is() -> None:
    assert {code.partition(":")[0] for code in TAPS} - set(ROLES) == set()


@pytest.mark.parametrize(("template", "label", "target"), ALL)
def test_a_button_of_a_template_is_listed_and_has_words(template: str, label: str, target: str) -> None:
    if target not in KEYBOARD and not target.startswith(("http", "tel:", "*")):
        assert may_be_listed(target), f"{template}: {target} is not in content/buttons.py"
    assert "*" in label or re.search(r"[^\W\d_]", label) or re.fullmatch(r"[\d ]+", label), "a button is words"


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda f: str(f.relative_to(TEMPLATES)))
def test_a_template_escapes_everything_and_speaks_as_agreed(file: Path) -> None:
    source = file.read_text("utf-8")
    if str(file.relative_to(TEMPLATES)) not in HOLDS_A_RENDERED_TEXT:
        assert not re.search(r"\|\s*safe|autoescape", source)
    if file.parent.name == "urgences":  # « Personne du relais ne lit ce message en urgence »: what these are about
        source = source.replace("message en urgence", "message")
    said = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>", " ", source, flags=re.DOTALL)
    for word in (
        r"maman",
        r"garder (?:un|votre|son|l)[ '’]?enfant",
        r"\bnounou",
        r"\burgence\b(?! vitale)",
        r"félicitations",
    ):
        assert not re.search(word, said, re.IGNORECASE), word
    for sentence in re.split(r"[.!?:;\n]", said.partition("\n---\n")[0]):
        assert len(sentence.split()) <= 32, sentence


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda f: str(f.relative_to(TEMPLATES)))
def test_a_template_can_be_read(file: Path) -> None:
    """A letter of the tenth day must not be found broken on the tenth day."""
    source = file.read_text("utf-8")
    assert not re.search(r"^(<<<<<<<|>>>>>>>|=======)", source, re.MULTILINE), "two versions at once"
    for part in source.split("\n---\n"):
        Environment().parse(part)
