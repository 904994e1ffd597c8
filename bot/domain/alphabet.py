"""Many names on few buttons: « A à C », « D à H ». Sorts as a French reader does; never leaves a name out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bot.domain.lecture import plain

PAR_GROUPE = 7


class Nomme(Protocol):
    """Anything with a name."""

    @property
    def nom(self) -> str: ...


N = TypeVar("N", bound=Nomme)


@dataclass(frozen=True, slots=True)
class Tranche(Generic[N]):
    """The names that begin with letters from `debut` to `fin`."""

    debut: str
    fin: str
    noms: tuple[N, ...]

    @property
    def titre(self) -> str:
        """« A », or « A à C »."""
        return self.debut if self.debut == self.fin else f"{self.debut} à {self.fin}"


def cut_by_letter(named: Iterable[N]) -> list[Tranche[N]]:
    """Whole letters together, as long as a group stays short; a letter with many names is a group of its own."""
    letters: dict[str, list[N]] = {}
    for one in sorted(named, key=lambda one: plain(one.nom)):
        letters.setdefault(plain(one.nom)[:1].upper(), []).append(one)
    groups: list[Tranche[N]] = []
    for letter, some in letters.items():
        last = groups[-1] if groups else None
        if last is not None and len(last.noms) + len(some) <= PAR_GROUPE:
            groups[-1] = Tranche(last.debut, letter, (*last.noms, *some))
        else:
            groups.append(Tranche(letter, letter, tuple(some)))
    return groups
