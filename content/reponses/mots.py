"""From what somebody typed to words that compare: phone spelling, trade shorthand, inflections, synonyms, themes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import Stemmer

from content.reponses.pliage import fold

VOCABULAIRE: Final = Path(__file__).with_name("vocabulaire.toml")
TOKEN: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*|[+%]")
EUROS: Final = re.compile(r"(?<=\d)\s?(?:€|e(?:ur(?:o?s?)?)?\b)")
AI: Final = re.compile(r"\bA\.?I\b\.?")  # « année incomplète », in capitals; otherwise it is the verb

FEVER: Final = re.compile(r"3[89]|4[01]|(?:3[89]|4[01])[.,]\d")  # « 39 nounou en veut pas »
UNITS: Final = frozenset("heure heures semaine semaines an ans mois jour jours euros km % place places enfants".split())

Mend = Callable[[list[str]], list[str]]  # words as typed → as they were probably meant


class Mot(NamedTuple):  # thousands are made when the service starts
    """One word: its root (or the one word that stands for its synonyms), its themes; `vide` says nothing alone."""

    surface: str
    racine: str
    themes: tuple[str, ...] = ()
    vide: bool = False


@dataclass(frozen=True)
class Lexique:
    """Synonyms and themes. `expressions`: a first root → the variants, longest first, and what replaces them."""

    expressions: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    themes: dict[str, tuple[str, ...]]
    vides: frozenset[str]


def words(text: str) -> list[str]:
    """Folded words, phone spelling written out."""
    if "A" in text and text != text.upper():
        text = AI.sub("annee incomplete", text)
    table = telephone()
    said = [word for token in TOKEN.findall(EUROS.sub(" euros ", fold(text))) for word in table.get(token) or (token,)]
    return [_fever(said, n) if word[0] in "34" else word for n, word in enumerate(said)]


def _fever(said: list[str], n: int) -> str:
    following = said[n + 1] if n + 1 < len(said) else ""
    return "fievre" if FEVER.fullmatch(said[n]) and following not in UNITS else said[n]


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What inflections share. Accents are gone, so « -ée » is brought back to « -é » first."""
    forms = _formes()
    if word in forms:
        return forms[word]
    if word[0].isdigit():
        return word
    short = word
    if len(word) > 4 and word.endswith(("ee", "ees")):
        short = f"{word.rstrip('s')[:-2]}e"
    return forms.get(short) or str(_stemmer().stemWord(short))


def read(text: str, mend: Mend | None = None) -> tuple[Mot, ...]:
    """The words of a text, synonyms brought together. `mend` corrects those that nobody knows."""
    typed = words(text)
    return join(typed if mend is None else mend(typed))


def join(typed: list[str]) -> tuple[Mot, ...]:
    """The same from words."""
    return tuple(_joined(typed, lexique()))


def _joined(typed: list[str], known: Lexique) -> Iterator[Mot]:
    roots = list(map(root, typed))
    expressions, themes, empty = known.expressions, known.themes, known.vides
    end, n = len(typed), 0
    while n < end:
        racine, size = roots[n], 1
        if racine in expressions:
            size, racine = _longest(roots, n, known)
        if size == 1:
            yield Mot(typed[n], racine, themes.get(racine, ()), typed[n] in empty)
        else:
            yield Mot(" ".join(typed[n : n + size]), racine, themes.get(racine, ()))
        n += size


def _longest(roots: list[str], start: int, known: Lexique) -> tuple[int, str]:
    for variant, concept in known.expressions[roots[start]]:
        if tuple(roots[start : start + len(variant)]) == variant:
            return len(variant), concept
    return 1, roots[start]


@cache
def lexique() -> Lexique:
    """Read once: the first root of a synonym leads to it."""
    memes = {variant: name for name, variants in _data()["memes"].items() for variant in _variants(name, variants)}
    expressions: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for variant, name in sorted(memes.items(), key=lambda one: -len(one[0])):
        expressions.setdefault(variant[0], []).append((variant, name))
    themes: dict[str, dict[str, None]] = {}
    for theme, members in _data()["themes"].items():
        for word in members.split():
            themes.setdefault(memes.get((root(word),), root(word)), {})[theme] = None
    return Lexique(
        {first: tuple(found) for first, found in expressions.items()},
        {racine: tuple(found) for racine, found in themes.items()},
        frozenset(_data()["vides"]["mots"].split()),
    )


def surfaces() -> frozenset[str]:
    """Every word written in the data file: none of them is a mistake."""
    data = _data()
    phrases = [*data["telephone"].values(), *data["formes"].values(), *data["themes"].values(), *data["vides"].values()]
    phrases += [variant for variants in data["memes"].values() for variant in variants]
    return frozenset(word for phrase in phrases for word in TOKEN.findall(phrase))


@cache
def telephone() -> dict[str, tuple[str, ...]]:
    """What a token typed on a phone stands for."""
    return {short: tuple(long.split()) for short, long in _data()["telephone"].items()}


@cache
def utiles() -> frozenset[str]:
    """Those of them that say what kind of question it is."""
    return frozenset(_data()["vides"]["utiles"].split())


def _variants(name: str, variants: Iterable[str]) -> Iterator[tuple[str, ...]]:
    yield (root(name),)
    for variant in variants:
        yield tuple(root(word) for token in TOKEN.findall(variant) for word in telephone().get(token, (token,)))


@cache
def _formes() -> dict[str, str]:
    return {form: name for name, forms in _data()["formes"].items() for form in forms.split()}


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(VOCABULAIRE.read_text("utf-8"))
