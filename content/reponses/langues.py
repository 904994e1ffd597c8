"""In which language is this written? By the script, else by the little words; French, names and doubts give None."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from content.reponses.pliage import fold

FILE: Final = Path(__file__).parent.parent / "langues.toml"
WORD: Final = re.compile(r"[^\W_]+(?:'[a-z]+)?")
ADDRESS: Final = re.compile(r"https?://\S+|\S+@\S+|[@#/]\w+")
SURE: Final = 0.9  # little words of that language, beyond those of French
SHARE: Final = 0.34  # of all the words
LETTER: Final = 0.7  # what a letter of one language only is worth
# A script → the only language (or the likeliest here) that is written with it.
SCRIPTS: Final = (
    ("zh", re.compile("[\u4e00-\u9fff]")), ("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\uac00-\ud7af]")),
    ("ta", re.compile("[\u0b80-\u0bff]")), ("bn", re.compile("[\u0980-\u09ff]")), ("hi", re.compile("[\u0900-\u097f]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")), ("el", re.compile("[\u0370-\u03ff]")), ("he", re.compile("[\u0590-\u05ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")), ("hy", re.compile("[\u0530-\u058f]")), ("th", re.compile("[\u0e00-\u0e7f]")),
    ("am", re.compile("[\u1200-\u137f]")), ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
)  # fmt: skip
KANA: Final = re.compile("[\u3040-\u30ff]")
CYRILLIC: Final = (("uk", "іїєґ"), ("ru", "ыэё"), ("bg", "ъ"))
ARABIC: Final = (("ps", "ټډړږښڼۍځڅېۀ"), ("ur", "ٹڈڑےںھہ"), ("fa", "پچژگکی"), ("ar", "ةأإىؤئ"))
CYRILLIC_ALL: Final = ("uk", "ru", "bg")
ARABIC_ALL: Final = ("ar", "fa")


@dataclass(frozen=True, slots=True)
class Langue:
    """`nom` in itself; `reponse` to whoever writes in it; `urgence` above an emergency's message."""

    code: str
    nom: str
    reponse: str
    urgence: str
    mots: frozenset[str] = frozenset()
    lettres: str = ""


def find_language(text: str) -> str | None:
    """ISO 639-1; None for French, for a name, for a number, for a doubt."""
    said = ADDRESS.sub(" ", text)
    script = _script(said)
    if script == "cyrillic":
        return _among(said, CYRILLIC, CYRILLIC_ALL)
    if script == "arabic":
        return _among(said, ARABIC, ARABIC_ALL)
    return script or _latin(said)


def langue(code: str) -> Langue | None:
    """The language of that code, when we can answer in it."""
    found = langues().get(code)
    return found if found and found.reponse else None


@cache
def langues() -> Mapping[str, Langue]:
    """Every language of the file."""
    said: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))
    return {code: _langue(code, one) for code, one in said.items()}


def _langue(code: str, one: Mapping[str, str]) -> Langue:
    mots = frozenset(
        word for piece in one.get("mots", "").split() for word in WORD.findall(fold(piece).replace("ı", "i"))
    )
    return Langue(code, one["nom"], one.get("reponse", ""), one.get("urgence", ""), mots, one.get("lettres", ""))


def _script(text: str) -> str | None:
    """The script of most letters, when it is not the Latin one."""
    counts = Counter({code: len(pattern.findall(text)) for code, pattern in SCRIPTS})
    code, count = counts.most_common(1)[0]
    if count < 2 and not (count == 1 and code == "zh"):
        return None
    latin = len(re.findall(r"[A-Za-zÀ-ÿ]", text))
    if count * 2 < latin:
        return None
    return "ja" if code == "zh" and KANA.search(text) else code


def _among(text: str, letters: tuple[tuple[str, str], ...], codes: tuple[str, ...]) -> str:
    """By the letters that only one of them has, else by the little words; the first one in doubt."""
    lowered = text.lower()
    for code, own in letters:
        if any(letter in lowered for letter in own):
            return code
    words = WORD.findall(fold(text))
    return max(codes, key=lambda code: sum(word in langues()[code].mots for word in words))


def _latin(text: str) -> str | None:
    words = WORD.findall(fold(text).replace("ı", "i"))
    lowered = text.lower()
    scores = Counter(
        {code: _score(words, lowered, one) for code, one in langues().items() if code != "fr" and one.mots}
    )
    (code, best), (_, second) = scores.most_common(2)
    mots = langues()[code].mots
    of_french_only = sum(word in langues()["fr"].mots and word not in mots for word in words)
    shared = sum(word in mots for word in words)
    sure = best >= SURE and best > second and best > of_french_only and shared >= SHARE * len(words)
    return code if sure else None


def _score(words: list[str], lowered: str, one: Langue) -> float:
    score = sum(_weight(word) for word in words if word in one.mots)
    return score + (LETTER if score and any(letter in lowered for letter in one.lettres) else 0.0)


@cache
def _weight(word: str) -> float:
    """A word of several languages says little; a word of French says nothing."""
    if word in langues()["fr"].mots:
        return 0.0
    return 1 / sum(word in one.mots for one in langues().values())
