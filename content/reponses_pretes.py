"""The ready replies that every relais begins with (reponses_pretes.toml), and what fills their holes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.relais import Relais
from bot.domain.reponses_pretes import ReponsePrete
from content.permanences import en_permanences

FILE: Final = Path(__file__).parent / "reponses_pretes.toml"


@cache
def shipped_replies() -> tuple[ReponsePrete, ...]:
    """In the order of the file."""
    said = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(ReponsePrete(one["cle"], one["titre"], one["texte"].strip()) for one in said["reponse"])


def known_values(relais: Relais, *, prenom: str, commune: str | None, qui: str) -> dict[str, str | None]:
    """What is known of this person and of her relais; None: nothing may be invented."""
    telephone = relais.contact.telephone
    return {
        "prénom": prenom or None,
        "commune": commune,
        "téléphone": telephone.affiche if telephone else None,
        "horaires": " ; ".join(en_permanences(relais)) or None,
        "mon prénom": qui,
        "relais": relais.nom,
    }
