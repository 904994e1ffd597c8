"""Rules on a message already read by the lexicon: what it must say, and what makes it something else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from content.reponses.ancres import anchors
from content.reponses.lexique import Lexique

NEAR: Final = 8  # words
GAP: Final = re.compile(r"\s*~(\d+)\s*")
CLASS: Final = re.compile(r"\{([A-Z_]+)\}")
WORD: Final = re.compile(r"(?<![a-z\[\\-])[a-z]+(?![\w\[\]?*-])")  # a whole word of a motif, no piece of an expression


class Lu:
    """Motifs of which one is enough, made an expression when they are first needed: there are many, few are."""

    def __init__(self, motifs: Iterable[str]) -> None:
        self._motifs = tuple(motifs)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """« ~3 » is up to three words in between, « # » a pause or an end."""
        return re.compile("|".join(f"(?<= )(?:{_expand(motif)})(?= )" for motif in self._motifs) or "(?!)")


@dataclass(frozen=True, slots=True)
class Regle:
    """One way to say something. `sauf`: what makes the same words harmless, near them in the same sentence."""

    sorte: str
    ancres: frozenset[str]  # without one of these words it cannot hold
    si: Lu
    sauf: Lu

    def holds(self, said: str) -> bool:
        """Whether the message says it."""
        return any(self.sauf.pattern.search(_around(said, found)) is None for found in self.si.pattern.finditer(said))


class Regles:
    """The rules of a file, tried in its order."""

    def __init__(self, regles: Iterable[Regle]) -> None:
        self._regles = tuple(regles)
        self._by_word: dict[str, list[int]] = {}
        for n, regle in enumerate(self._regles):
            for word in regle.ancres:
                self._by_word.setdefault(word, []).append(n)

    def find(self, said: str) -> list[str]:
        """The sorts of what is said, those of the first rules first, each once."""
        near = {n for word in set(said.split()) for n in self._by_word.get(word, ())}
        found: dict[str, None] = {}
        for n in sorted(near):
            regle = self._regles[n]
            if regle.sorte not in found and regle.holds(said):
                found[regle.sorte] = None
        return list(found)


class Atelier:
    """Makes rules out of a file: `[[regle]]` with sorte, si (one of), sauf (none of).

    Motifs are written in plain French: the lexicon reads them as it reads messages.
    """

    def __init__(self, lexique: Lexique, classes: Mapping[str, str]) -> None:
        self._lexique = lexique
        self._classes = classes

    def load(self, path: Path) -> Regles:
        """The rules of that file, one for each of its motifs."""
        said = tomllib.loads(path.read_text("utf-8"))
        return Regles(regle for one in said["regle"] for regle in self._read(path, one))

    def _read(self, path: Path, one: Mapping[str, Any]) -> Iterable[Regle]:
        sauf = Lu(map(self._plain, one.get("sauf", ())))
        for motif in map(self._plain, one["si"]):
            ancres = anchors(motif)
            if ancres is None:
                raise ValueError(f"{path.name}: a motif needs a word of its own: {motif}")
            yield Regle(one["sorte"], ancres, Lu([motif]), sauf)

    def _plain(self, motif: str) -> str:
        """A motif in words of the lexicon, its lists written out."""
        named = CLASS.sub(lambda found: f"({self._classes[found[1]].replace(' ', '|')})", motif)
        return WORD.sub(lambda found: self._lexique.of_motif(found[0]), named)


def _around(said: str, found: re.Match[str]) -> str:
    """What was found with a few words on each side, up to the pauses."""
    before = said[: found.start()].rpartition(" . ")[2].split()[-NEAR:]
    after = said[found.end() :].partition(" . ")[0].split()[:NEAR]
    return f" {' '.join([*before, found[0], *after])} "


def _expand(motif: str) -> str:
    return GAP.sub(lambda found: rf"(?: [^ .]+){{0,{found[1]}}}? ", motif.replace("#", r"\."))


def load_lexique(path: Path) -> Lexique:
    """The lexicon that every file of rules is written with."""
    said = tomllib.loads(path.read_text("utf-8"))
    return Lexique(said["mots"], said["groupes"], said["vides"].split(), said["jamais"].split())


def load_classes(path: Path) -> dict[str, str]:
    """Names for lists of words, shared by the files of rules: « {PROCHE} »."""
    found: dict[str, str] = tomllib.loads(path.read_text("utf-8"))["classes"]
    return found
