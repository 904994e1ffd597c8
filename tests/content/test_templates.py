"""Each template, with the worst that somebody may type, is a message that Telegram takes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator.entities import parse_html
from content.render import TEMPLATES, render
from tests.content.samples import FOLDERS, HOSTILE, SAMPLES, SEVERAL

LIMIT = 4096


def test_every_template_of_these_folders_has_a_sample() -> None:
    written = {str(f.relative_to(TEMPLATES).with_suffix("")) for f in TEMPLATES.rglob("[!_]*.html")}
    assert {name for name in written if name.partition("/")[0] in FOLDERS} == set(SAMPLES)


@pytest.mark.parametrize(("template", "data"), [*SAMPLES.items(), *SEVERAL])
def test_a_sample_is_a_message_that_telegram_takes(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert text.strip()
    assert len(text) <= LIMIT
    assert "{{" not in text
    for row in screen.rows:
        for button in row:
            assert len(button.target.encode()) <= 64
            assert button.label
            assert "[x](menu)" not in button.label


def test_what_somebody_types_is_shown_as_she_typed_it() -> None:
    text, entities = parse_html(render("erreurs/panne", reference=HOSTILE).text)
    assert HOSTILE in text
    assert [entity["type"] for entity in entities] == ["bold"]
