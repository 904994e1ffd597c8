"""Replies written in advance, with holes for what differs from one person to the next. Sends nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

TITRE_MAX: Final = 40  # it is a button
TEXTE_MAX: Final = 1500
# What may stand between braces, as an animatrice writes it.
TROUS: Final = ("prénom", "commune", "téléphone", "horaires", "mon prénom", "relais")
TROU = re.compile(r"\{([^{}]*)\}")

Refus = Literal["titre", "vide", "trop_long", "trou"]


@dataclass(frozen=True, slots=True)
class ReponsePrete:
    """One reply. `ref` is the name of a shipped one, or « r12 » for one that the relais wrote."""

    ref: str
    titre: str
    texte: str

    @property
    def numero(self) -> int | None:
        """Its number when the relais wrote it; None when it was shipped."""
        found = re.fullmatch(r"r(\d{1,15})", self.ref)
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Retiree:
    """A shipped one that this relais does not offer."""

    ref: str


@dataclass(frozen=True, slots=True)
class Remplie:
    """What would leave. `manquent`: holes for which nothing is known of this person."""

    texte: str
    manquent: tuple[str, ...] = ()


def offered(livrees: Sequence[ReponsePrete], du_relais: Sequence[ReponsePrete | Retiree]) -> list[ReponsePrete]:
    """Those of a relais: the shipped ones as it changed them, then its own."""
    changed = {one.ref: one for one in du_relais}
    first = [changed.pop(one.ref, one) for one in livrees]
    return [one for one in (*first, *changed.values()) if isinstance(one, ReponsePrete)]


def fill(texte: str, valeurs: Mapping[str, str | None]) -> Remplie:
    """Each hole with what is known; what is not known stays visible, and is named."""
    missing: list[str] = []

    def value(found: re.Match[str]) -> str:
        name = _name(found[1])
        known = valeurs.get(name)
        if known is None and name not in missing:
            missing.append(name)
        return known if known is not None else f"[{name}]"

    return Remplie(TROU.sub(value, texte), tuple(missing))


def read_reply(typed: str) -> ReponsePrete | Refus:
    """What an animatrice typed: the title on the first line, the text below. Its reference is still to be given."""
    titre, _, texte = typed.strip().partition("\n")
    titre, texte = titre.strip(), texte.strip()
    if not texte:
        return "vide"
    if len(titre) > TITRE_MAX or re.search(r"[\[\]()]", titre):
        return "titre"
    if len(texte) > TEXTE_MAX:
        return "trop_long"
    if any(_name(hole) not in TROUS for hole in TROU.findall(texte)):
        return "trou"
    return ReponsePrete("", titre, texte)


def _name(hole: str) -> str:
    return " ".join(hole.casefold().split())
