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
from bot.domain.assistants import AssistantMaternel, Profession

PROCHE: Final = 88.0  # of 100: « martine dubois » and « martine duboy » are at 89
MOTIFS: Final[tuple[MotifDoublon, ...]] = ("agrement", "telephone", "nom")  # the surest sign first
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
        return min(found, key=lambda pair: MOTIFS.index(pair[1]), default=None)

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
    paires = _Paires(
        fiches,
        [entry.profession for entry in existing],
        Repertoire.of(signes_of(entry, entry.agrement.numero) for entry in existing),
    )
    for motif in MOTIFS:
        for rank in range(len(fiches)):
            paires.try_one(rank, motif)
    entry_of = {rank: existing[index] for rank, index in paires.entry_of.items()}
    refused = {refus.ligne for refus in paires.refusees}
    return [(f, entry_of.get(rank)) for rank, f in enumerate(fiches) if f.ligne not in refused], paires.refusees


@dataclass(slots=True)
class _Paires:
    """Which line speaks of which entry, so far; both by their index."""

    fiches: Sequence[Fiche]
    professions: Sequence[Profession]
    known: Repertoire
    entry_of: dict[int, int] = field(default_factory=dict)
    line_of: dict[int, int] = field(default_factory=dict)
    settled: set[int] = field(default_factory=set)
    refusees: list[Refus] = field(default_factory=list)

    def try_one(self, rank: int, motif: MotifDoublon) -> None:
        """Pairs this line for that reason, unless another line speaks of the same entry already."""
        fiche = self.fiches[rank]
        if rank in self.settled:
            return
        found = self.known.find(signes_of(fiche, fiche.agrement.numero), motif)
        if found is None or self.professions[found[0]] != fiche.profession:
            return  # one person may have two trades: two entries
        self.settled.add(rank)
        index = found[0]
        if index in self.line_of:
            self.refusees.append(_double(fiche, self.fiches[self.line_of[index]], motif))
        else:
            self.entry_of[rank], self.line_of[index] = index, rank


def _double(fiche: Fiche, first: Fiche, motif: MotifDoublon) -> Refus:
    return Refus(fiche.ligne, "doublon", f"{fiche.prenom} {fiche.nom}".strip(), first.ligne, motif)
