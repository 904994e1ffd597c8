"""Plain text for the command line and for files that are attached: no HTML, no buttons. Never a message of the bot."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content.filters import FILTERS
from content.render import TEMPLATES


def render_text(template: str, /, **data: Any) -> str:
    """`templates/<template>.txt`, ended by a line break."""
    return _environment().get_template(f"{template}.txt").render(data).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text: nothing here is read as HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment
