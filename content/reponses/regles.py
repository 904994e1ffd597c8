"""Rules on a message already read by the lexicon: what it must say, and what makes it something else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from content.reponses.ancres import anchors
from content.reponses.lexique import Lexique

NEAR: Final = 8  # words
GAP: Final = re.compile(r"\s*~(\d+)\s*")
CLASS: Final = re.compile(r"\{([A-Z_]+)\}")
WORD: Final = re.compile(r"(?<![\w\[\\-])[a-z]+(?![\w\[\]?*-])")  # a whole word of a motif, no piece of an expression


@dataclass(frozen=True)
class Regle:
    """`ancres`: without one of these words it cannot hold. `sauf`: what makes the same words harmless.

    Compiled the first time that one of its words is said: few rules are, and a start is short.
    """

    sorte: str
    ancres: frozenset[str]
    si: str
    sauf: str | None

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
        """`si` and `sauf`."""
        return re.compile(self.si), None if self.sauf is None else re.compile(self.sauf)

    def holds(self, said: str) -> bool:
        """Whether the message says it; what makes it harmless must stand near, in the same sentence."""
        si, sauf = self.patterns
        return any(sauf is None or sauf.search(_around(said, found)) is None for found in si.finditer(said))


class Regles:
    """The rules of a file, tried in order of priority."""

    def __init__(self, regles: Iterable[Regle]) -> None:
        self._regles = tuple(regles)
        self._by_word: dict[str, list[int]] = {}
        for n, regle in enumerate(self._regles):
            for word in regle.ancres:
                self._by_word.setdefault(word, []).append(n)

    def __iter__(self) -> Iterator[Regle]:
        return iter(self._regles)

    def find(self, said: str) -> list[str]:
        """The sorts of what is said, those of the first rules first, each once."""
        near = {n for word in set(said.split()) for n in self._by_word.get(word, ())}
        held = [self._regles[n].sorte for n in sorted(near) if self._regles[n].holds(said)]
        return list(dict.fromkeys(held))


def _around(said: str, found: re.Match[str]) -> str:
    """What was found with a few words on each side, up to the pauses."""
    before = said[: found.start()].rpartition(" . ")[2].split()[-NEAR:]
    after = said[found.end() :].partition(" . ")[0].split()[:NEAR]
    return f" {' '.join([*before, found[0], *after])} "


class Atelier:
    """Makes rules out of a file: `[[regle]]` with sorte, si (one of), sauf (none of), gardes (names of lists).

    Motifs are written in plain French: the lexicon reads them as it reads messages.
    """

    def __init__(self, lexique: Lexique, classes: Mapping[str, str]) -> None:
        self._lexique = lexique
        self._classes = classes

    def load(self, path: Path) -> Regles:
        """The rules of that file."""
        said = tomllib.loads(path.read_text("utf-8"))
        gardes: dict[str, list[str]] = said.get("gardes", {})
        return Regles(self._regle(path, one, gardes) for one in said["regle"])

    def _regle(self, path: Path, one: Mapping[str, Any], gardes: Mapping[str, list[str]]) -> Regle:
        sauf = [*one.get("sauf", ()), *(motif for name in one.get("gardes", ()) for motif in gardes[name])]
        si = [self._plain(motif) for motif in one["si"]]
        known = {motif: anchors(motif) for motif in si}
        if lost := [motif for motif, words in known.items() if words is None]:
            raise ValueError(f"{path.name}: a motif needs a word of its own: {lost}")
        ancres = frozenset(word for words in known.values() if words for word in words)
        return Regle(one["sorte"], ancres, _either(si), _either(map(self._plain, sauf)) if sauf else None)

    def _plain(self, motif: str) -> str:
        """A motif in words of the lexicon, its lists written out."""
        named = CLASS.sub(lambda found: f"({self._classes[found[1]].replace(' ', '|')})", motif)
        return WORD.sub(lambda found: self._lexique.of_motif(found[0]), named)


def _either(motifs: Iterable[str]) -> str:
    """One expression for several motifs; « ~3 » is up to three words in between, « # » a pause or an end."""
    return "|".join(f"(?<= )(?:{_expand(motif)})(?= )" for motif in motifs)


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
