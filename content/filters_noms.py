"""« d'Arnica », « de Nadia »: the little word before a name, as it is said aloud."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, Final

VOYELLES: Final = frozenset("aeiouyhœæ")  # an h of a first name is mute: « d'Hélène »
YOD: Final = ("ya", "ye", "yo", "yu")  # « de Yasmine », but « d'Yves »


def en_de(nom: str) -> str:
    """« d'Arnica », « d'Élise », « de Nadia », « de Yasmine »."""
    plain = unicodedata.normalize("NFD", nom.casefold())[:2]
    elided = plain[:1] in VOYELLES and not plain.startswith(YOD)
    return f"d'{nom}" if elided else f"de {nom}"


FILTERS_NOMS: dict[str, Callable[..., Any]] = {"de": en_de}
