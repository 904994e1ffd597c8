"""Small turns of phrase of the animatrice's board. Never a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.dossiers import free_from


def with_capital(text: str) -> str:
    """« interrogée le … » at the start of a sentence; a tag in front is left as it is."""
    return text[:1].upper() + text[1:]


FILTERS_TABLEAU: dict[str, Callable[..., Any]] = {"libre_des": free_from, "capitale": with_capital}
