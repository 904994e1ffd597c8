"""Who is asked first when not all can be: nearest, least recently asked, then a draw anybody can redo. No score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from bot.domain.criteres import Candidat

JAMAIS = 0  # before every day there is


def draw(numero: int, assistant_id: int) -> bytes:
    """The lot of a professional for a request: SHA-256 of « numero:id », smallest first.

    It depends on nothing else – neither the other candidates, nor the version of the program – so that anybody can
    work it out again and find the same order.
    """
    return sha256(f"{numero}:{assistant_id}".encode()).digest()


def in_order(candidats: Iterable[Candidat], numero: int) -> Iterator[Candidat]:
    """Nearest commune first, then the day she was last asked (never: first), then the draw of this request.

    Lazy: lots are drawn only among those who are equal and whose turn has come.
    """
    for _, equals in groupby(sorted(candidats, key=_rank), key=_rank):
        yield from sorted(equals, key=lambda candidat: draw(numero, candidat.assistant.id))


def choose(candidats: Sequence[Candidat], numero: int, combien: int) -> tuple[Candidat, ...]:
    """The next ones to be asked, in order: at most `combien` slots. A MAM is one slot, shared by all its members.

    The members of a house come together: whoever of them is free may answer, and the family reads one house.
    """
    prises, chosen, slots = set[str](), list[Candidat](), 0
    for candidat in in_order(candidats, numero):
        if slots >= combien:
            break
        maison = candidat.assistant.maison
        if maison is None:
            chosen.append(candidat)
        elif maison not in prises:
            prises.add(maison)
            chosen.extend(in_order((k for k in candidats if k.assistant.maison == maison), numero))
        else:
            continue
        slots += 1
    return tuple(chosen)


def _rank(candidat: Candidat) -> tuple[float, int]:
    return rank(candidat.distance_km, candidat.assistant.sollicite_le)


def rank(distance_km: float, sollicite_le: datetime | None) -> tuple[float, int]:
    """What comes before the draw; days, not instants: the letters of one wave leave some seconds apart."""
    return distance_km, JAMAIS if sollicite_le is None else sollicite_le.toordinal()
