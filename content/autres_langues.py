"""A short answer in the language somebody wrote in, with how to reach the relais. French stays below it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.relais import Relais
from content.reponses.langues import langue

AUTRE = "en"  # whoever writes a language that we cannot answer in often reads this one
ENSEMBLE = "Relais Petite Enfance"


def reply_in(code: str, relais: Relais | None, everybody: Sequence[Relais]) -> str:
    """`relais`: hers, when it is known; else how to reach each one of the installation."""
    words = langue(code) or langue(AUTRE)
    assert words is not None  # a test reads the file
    if relais is not None:
        return words.reponse.format(relais=relais.nom, contact=_contact(relais))
    contacts = (f"{one.nom_court} : {_contact(one)}" for one in everybody if _contact(one))
    return words.reponse.format(relais=ENSEMBLE, contact=" ".join(contacts))


def _contact(relais: Relais) -> str:
    known = [telephone.affiche for telephone in relais.contact.telephones[:1]]
    known += [relais.contact.email] if relais.contact.email else []
    return f"{', '.join(known)}." if known else ""
