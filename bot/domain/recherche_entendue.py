"""Who calls, read out of what she says: « je m'appelle Sonia, 06 39 98 00 05, je cherche… ». Guesses no name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.annuaire.telephones import parse_telephones

CHIFFRES_D_UN_NUMERO: Final = 5  # from so many on, digits are a number that somebody began to type
_NUMERO: Final = re.compile(r"\+?\d(?:[ .\-/()]*\d)*")
_MADAME: Final = r"(?:(?:madame|mme|mademoiselle|mlle|monsieur|mr)\b\.?\s*)?"
_DITE: Final = re.compile(
    rf"\b(?:(?:je m|elle s|il s)['’ ]\s*appelle|(?:mon|son) (?:pr[ée])?nom(?: est|,? c['’]est)?)\s+{_MADAME}",
    re.IGNORECASE,
)
_AU_DEBUT: Final = re.compile(
    rf"^(?:(?:bonjour|bonsoir|all[ôo]|salut|oui)\b[\s,.!]*)*(?:(?:moi,? )?c['’]est\s+|ici\s+)?{_MADAME}", re.IGNORECASE
)
# What ends a name in a sentence: punctuation, or the words that go on.
_SUITE: Final = re.compile(
    r"[,;.:!?()\n]|\b(?:je|j['’]|qui|cherche\w*|recherche\w*|pour|mon|ma|mes|au|à|tel|t[ée]l[ée]phone|num[ée]ro|habite)(?:\b|(?<=['’]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Appelante:
    """`numeros`: what looks like a number; `telephone`: the one that is. `reste`: what is neither name nor number."""

    prenom: str
    numeros: tuple[str, ...]
    telephone: str | None
    reste: str


def hear_caller(text: str) -> Appelante:
    """Her name may be empty, or far too long: the form says so."""
    numeros = tuple(n for n in _NUMERO.findall(text) if sum(c.isdigit() for c in n) >= CHIFFRES_D_UN_NUMERO)
    telephone = next((found for n in numeros if (found := parse_telephones(n).choisi())), None)
    words = text
    for numero in numeros:
        words = words.replace(numero, ", ", 1)
    words = words.strip(" ,;:.()\n")
    dite = _DITE.search(words) or _AU_DEBUT.match(words)
    before, after = (words[: dite.start()], words[dite.end() :]) if dite else ("", words)
    after = after.lstrip(" ,;:.")
    end = _SUITE.search(after)
    name, rest = (after[: end.start()], after[end.start() :]) if end else (after, "")
    prenom = " ".join(re.sub(r"[^\w'’ -]", " ", name).split()).strip("-' ’")
    return Appelante(prenom[:1].upper() + prenom[1:], numeros, telephone, f"{before} {rest}".strip(" ,;:.()"))
