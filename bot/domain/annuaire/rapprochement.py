"""Pairs the lines of a file with the entries of the directory, one to one at most. Never changes either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from bot.domain.annuaire.fiche import Fiche
from bot.domain.annuaire.identite import Signes, look_alike, same_person, signes_of
from bot.domain.annuaire.rapport import MotifDoublon, Refus
from bot.domain.assistants import AssistantMaternel

PROCHE: Final = 88.0  # of 100: « martine dubois » and « martine duboy » are at 89
_PROCHES_MAX: Final = 4  # near names for one person, herself among them: more would be a list, not a doubt
_MEMES_MAX: Final = 50  # a number « shared » by more people is a placeholder


@dataclass(slots=True)
class Repertoire:
    """Entries by number, phone and name, so that nobody is compared with everybody."""

    signes: list[Signes] = field(default_factory=list)
    _names: defaultdict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    _by_key: defaultdict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, signes: Iterable[Signes]) -> Repertoire:
        """A directory of these people; the index of each is its rank."""
        repertoire = cls()
        for one in signes:
            repertoire.add(one)
        return repertoire

    def add(self, signes: Signes) -> None:
        """One more person, at the next index."""
        for key in _keys(signes):
            self._by_key[key].append(len(self.signes))
        self._names[signes.commune][len(self.signes)] = signes.complet
        self.signes.append(signes)

    def find(self, signes: Signes, motif: MotifDoublon | None = None) -> tuple[int, MotifDoublon] | None:
        """Who is the same person (for that very reason if one is given): the surest sign first."""
        found: list[tuple[int, MotifDoublon]] = []
        for index in self._sharing(signes):
            why = same_person(signes, self.signes[index])
            if why is not None and motif in (None, why):
                found.append((index, why))
        order: list[MotifDoublon] = ["agrement", "telephone", "nom"]
        return min(found, key=lambda pair: order.index(pair[1]), default=None)

    def like(self, signes: Signes) -> list[tuple[int, MotifDoublon]]:
        """Who may be the same person."""
        found = {i: why for i in self._sharing(signes) if (why := look_alike(signes, self.signes[i])) is not None}
        neighbours = self._names[signes.commune]
        near = process.extract(signes.complet, neighbours, scorer=fuzz.ratio, score_cutoff=PROCHE, limit=_PROCHES_MAX)
        return [*found.items(), *((index, "nom_proche") for _, _, index in near if index not in found)]

    def _sharing(self, signes: Signes) -> list[int]:
        return list(dict.fromkeys(index for key in _keys(signes) for index in self._by_key[key][:_MEMES_MAX]))


def _keys(signes: Signes) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("nom", signes.commune, signes.complet)]
    if signes.agrement:
        keys.append(("agrement", signes.agrement))
    if signes.telephone:
        keys.append(("telephone", signes.telephone))
    return keys


def split_doubles(fiches: Sequence[Fiche]) -> tuple[list[Fiche], list[Refus]]:
    """Inside one file, the first line about a person counts; the next ones are refused and name it."""
    kept: list[Fiche] = []
    refusees: list[Refus] = []
    seen = Repertoire()
    for fiche in fiches:
        signes = signes_of(fiche, fiche.agrement.numero)
        found = seen.find(signes)
        if found is None:
            seen.add(signes)
            kept.append(fiche)
        else:
            refusees.append(_double(fiche, kept[found[0]], found[1]))
    return kept, refusees


def pair(
    fiches: Sequence[Fiche], existing: Sequence[AssistantMaternel]
) -> tuple[list[tuple[Fiche, AssistantMaternel | None]], list[Refus]]:
    """Each line with the entry it speaks of, or None; a second line about the same entry is refused.

    Every line is tried by its agrément number first, then those left by phone, then by name: the surest wins.
    """
    known = Repertoire.of(signes_of(entry, entry.agrement.numero) for entry in existing)
    entry_of: dict[int, int] = {}  # rank of the line → index of the entry
    line_of: dict[int, int] = {}
    refusees: list[Refus] = []
    refused: set[int] = set()
    motifs: tuple[MotifDoublon, ...] = ("agrement", "telephone", "nom")
    for motif in motifs:
        for rank, fiche in enumerate(fiches):
            if rank in entry_of or rank in refused:
                continue
            found = known.find(signes_of(fiche, fiche.agrement.numero), motif)
            if found is None:
                continue
            if found[0] in line_of:
                refused.add(rank)
                refusees.append(_double(fiche, fiches[line_of[found[0]]], motif))
            else:
                entry_of[rank], line_of[found[0]] = found[0], rank
    pairs = [
        (fiche, existing[entry_of[rank]] if rank in entry_of else None)
        for rank, fiche in enumerate(fiches)
        if rank not in refused
    ]
    return pairs, refusees


def _double(fiche: Fiche, first: Fiche, motif: MotifDoublon) -> Refus:
    return Refus(fiche.ligne, "doublon", f"{fiche.prenom} {fiche.nom}".strip(), first.ligne, motif)
