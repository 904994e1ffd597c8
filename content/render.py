"""Every word the bot says: templates in, screens out. Knows nothing of who reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.domain.outbox import Button, ButtonKind, Screen
from content.feuilles_besoins import FILTERS_BESOINS
from content.filters import FILTERS
from content.filters_annonces import FILTERS_ANNONCES
from content.filters_appels import FILTERS_APPELS
from content.filters_ateliers import FILTERS_ATELIERS
from content.filters_campagnes import FILTERS_CAMPAGNES
from content.filters_contacts import FILTERS_CONTACTS
from content.filters_inscriptions import FILTERS_INSCRIPTIONS
from content.filters_journal import FILTERS_JOURNAL
from content.filters_noms import FILTERS_NOMS
from content.filters_places import FILTERS_PLACES
from content.filters_regles import FILTERS_REGLES
from content.filters_reponses import FILTERS_REPONSES, GLOBALS_REPONSES
from content.filters_semaine import FILTERS_SEMAINE
from content.filters_tableau import FILTERS_TABLEAU
from content.filters_vue import FILTERS_VUE
from content.liste_remise import FILTERS_LISTE
from content.permanences import en_permanences
from content.urgences import GLOBALS_URGENCES

TEMPLATES = Path(__file__).parent / "templates"
SEPARATOR = "\n---\n"
BUTTON = re.compile(r"\[(?P<label>[^\]]+)\]\((?P<target>[^)]+)\)")
PLAIN: dict[str, ButtonKind] = {"contact": "contact", "lieu": "lieu", "texte": "texte"}


def render(template: str, /, **data: Any) -> Screen:
    """`templates/<template>.html`: the text, then a line « --- », then one row of buttons a line: `[label](target)`.

    A target is a Tap code, an address (http…), or contact / lieu / texte for the keyboard under the screen.
    """
    text, buttons = _templates(template)
    shown = re.sub(r"\n{3,}", "\n\n", text.render(data).strip())
    return Screen(shown, _rows(buttons.render(data)) if buttons else ())


def _rows(source: str) -> tuple[tuple[Button, ...], ...]:
    rows = (tuple(_button(found) for found in BUTTON.finditer(line)) for line in source.splitlines())
    return tuple(row for row in rows if row)


def _button(found: re.Match[str]) -> Button:
    label, target = found["label"].strip(), found["target"].strip()
    if target == "enlever":  # takes the keyboard away; the label is not shown
        return Button(label, "texte", target)
    if target in PLAIN:
        return Button(label, PLAIN[target])
    return Button(label, "url" if target.startswith(("https://", "http://", "tel:")) else "tap", target)


@cache
def _templates(name: str) -> tuple[Template, Template | None]:
    source = (TEMPLATES / f"{name}.html").read_text("utf-8")
    text, _, buttons = source.partition(SEPARATOR)
    return _environment(True).from_string(text), _environment(False).from_string(buttons) if buttons else None


# One line a feature.
MORE_FILTERS: tuple[Mapping[str, Any], ...] = (
    FILTERS_ANNONCES,
    FILTERS_APPELS,
    FILTERS_BESOINS,
    FILTERS_ATELIERS,
    FILTERS_CAMPAGNES,
    FILTERS_CONTACTS,
    FILTERS_INSCRIPTIONS,
    FILTERS_JOURNAL,
    FILTERS_LISTE,
    FILTERS_NOMS,
    FILTERS_PLACES,
    FILTERS_REGLES,
    FILTERS_REPONSES,
    FILTERS_SEMAINE,
    FILTERS_TABLEAU,
    FILTERS_VUE,
)


@cache
def _environment(escape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=escape,  # noqa: S701 - buttons are not HTML; the text is always escaped
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=None if escape else _plain,
    )
    environment.filters.update(FILTERS | {"permanences": en_permanences})
    for more in MORE_FILTERS:
        environment.filters.update(more)
    environment.globals.update(GLOBALS_REPONSES | GLOBALS_URGENCES)
    return environment


def _plain(value: Any) -> Any:
    # Somebody's words in a button must not look like another button.
    return re.sub(r"\s*[\[\]()\n]+\s*", " ", value) if isinstance(value, str) else value
