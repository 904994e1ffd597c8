"""Words as people type them, brought to the few words that rules are written with. Knows no rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.reponses.pliage import LONGEST, fold

TOKEN: Final = re.compile(r"[^\W_]+'?|[.!?;:\n…]+")
DECIMAL: Final = re.compile(r"(?<=\d)[.,](?=\d)")  # « 38.9 » is no pause
WINDOW: Final = LONGEST - 200  # a long message is read in pieces that overlap: an emergency may come last
ELIDED: Final = ("qu", "j", "l", "s", "n", "d", "m", "t", "c")
FUZZY_MIN: Final = 6  # shorter words have too many neighbours to be guessed
SOUND_MIN: Final = 4
VERB_MIN: Final = 5
ENDINGS: Final = ("e", "es", "ent", "ez", "ee", "ees", "ait", "ais", "aient", "era", "erait", "eront")
# How it sounds, roughly: « menasse », « couto », « frapé » are read as they are heard.
SOUNDS: Final = tuple((re.compile(heard), written) for heard, written in (
    ("ph", "f"), ("qu|ck|c(?=[aoulrt]|$)|k", "k"), ("ss|c(?=[eiy])|sc(?=[ei])", "s"), ("eau|au", "o"),
    ("ge(?=[ao])", "j"), ("en|em|am|an", "an"), ("in|im|ain|ein", "in"), ("y", "i"), ("h", ""), (r"(.)\1", r"\1"),
    ("(?:er|ez|ee|es|e)$", "e"), ("[stxd]$", ""), ("e$", ""),
))  # fmt: skip


class Lexique:
    """`mots`: the word of the rules → how it is typed: « form », « stem* », « ~form » (also with a typing mistake).

    `groupes`: one typed word that stands for several (« chui » → « je suis »). `vides`: words that say nothing.
    `jamais`: real words that look like a mistyped one. Everything folded.
    """

    def __init__(
        self,
        mots: Mapping[str, str],
        groupes: Mapping[str, str],
        vides: Iterable[str],
        jamais: Iterable[str],
    ) -> None:
        self._forms: dict[str, str] = {}
        self._fuzzy: dict[str, str] = {}
        stems: list[tuple[str, str]] = []
        for mot, said in mots.items():
            for form in said.split():
                plain = form.strip("~*")
                if form.endswith("*"):
                    stems.append((plain, mot))
                else:
                    self._forms[plain] = mot
                if form.startswith("~"):
                    self._fuzzy[plain] = mot
            self._forms.setdefault(mot, mot)
        for form, mot in list(self._forms.items()):
            for other in _conjugated(form):
                self._forms.setdefault(other, mot)
        self._stems = sorted(stems, key=lambda pair: -len(pair[0]))
        self._stem_heads = frozenset(stem[:3] for stem, _ in stems)
        self._groupes: dict[str, str] = {}
        self._vides = frozenset(vides)
        self._jamais = frozenset(jamais)
        self._choices = list(self._fuzzy)
        self._heard = {_sound(form): mot for form, mot in self._fuzzy.items()}
        self._groupes = {typed: " ".join(map(self._word, said.split())) for typed, said in groupes.items()}
        self.word = lru_cache(maxsize=20_000)(self._word)

    def read(self, text: str) -> str:
        """« S'ÉTOUFFFE ! » → «  . s etouffer . .  »: words of the rules, single spaces, a point at pauses and ends."""
        pieces = [text[i : i + LONGEST] for i in range(0, max(len(text), 1), WINDOW)]
        return f" . {' . '.join(self._read(piece) for piece in pieces)} . "

    def of_motif(self, word: str) -> str:
        """A word of a rule, as it is found in a message that was read; one letter is always an elision."""
        return self._elision(word) if len(word) == 1 else self.word(word)

    def _read(self, text: str) -> str:
        folded = DECIMAL.sub(" ", fold(text.replace("\n", " . "))).replace("quelqu'un", "quelquun")
        words = [self.word(token) for token in TOKEN.findall(folded)]
        return " ".join(word for word in words if word)

    def _word(self, token: str) -> str:
        if not token[0].isalnum():
            return "."
        if token.endswith("'"):
            return self._elision(token[:-1])
        if token in self._vides:
            return ""
        if token in self._groupes:
            return self._groupes[token]
        known = self._known(token)
        if known is not None:
            return known
        return self._elided(token) or self._mistyped(token) or self._as_heard(token) or token

    def _elision(self, head: str) -> str:
        """« l' », « qu' », « n' », and whatever else stands before an apostrophe."""
        return "" if head in self._vides else self._known(head) or head

    def _known(self, token: str) -> str | None:
        found = self._forms.get(token)
        if found is not None or token in self._jamais:
            return found if found is not None else token
        if token[:3] in self._stem_heads:
            return next((mot for stem, mot in self._stems if token.startswith(stem)), None)
        return None

    def _elided(self, token: str) -> str | None:
        """« setouffe » without its apostrophe: « s etouffer »."""
        for head in ELIDED:
            rest = token[len(head) :]
            if token.startswith(head) and len(rest) >= 3 and rest[0] in "aeiouyh":
                known = self._known(rest)
                if known is not None:
                    return known if head in self._vides else f"{head} {known}"
        return None

    def _as_heard(self, token: str) -> str | None:
        """« menasse » → « menacer »: written as it is said."""
        if len(token) < SOUND_MIN or not token.isalpha() or not token.isascii():
            return None
        heard = _sound(token)
        return self._heard.get(heard) if len(heard) >= SOUND_MIN - 1 else None

    def _mistyped(self, token: str) -> str | None:
        """« conaissance », « inconcient »: one slip, two in a long word; never on the first letter."""
        if len(token) < FUZZY_MIN or not token.isalpha():
            return None
        slips = 1 if len(token) < 9 else 2
        near = process.extract(token, self._choices, scorer=OSA.distance, score_cutoff=slips, limit=3)
        return next((self._fuzzy[form] for form, _, _ in near if form[0] == token[0]), None)


def _conjugated(form: str) -> list[str]:
    """« toucher » → touche, touches, touchee, touchait…: a word written in the file wins."""
    if len(form) < VERB_MIN or not form.endswith("er"):
        return []
    return [form[:-2] + end for end in ENDINGS]


def _sound(word: str) -> str:
    for heard, written in SOUNDS:
        word = heard.sub(written, word)
    return word
