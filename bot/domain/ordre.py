"""Who is asked first when not all can be: nearest, least recently asked, then a draw anybody can redo. No score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def choose(
    candidats: Iterable[Candidat], numero: int, combien: int, maisons: frozenset[str] = frozenset()
) -> tuple[Candidat, ...]:
    """The next ones to be asked, in order: at most `combien`, and one member of each MAM.

    `maisons` are the MAM that already have one in this wave, when it is filled commune by commune.
    """
    prises, chosen = set(maisons), list[Candidat]()
    for candidat in in_order(candidats, numero):
        if len(chosen) >= combien:
            break
        mam = candidat.assistant.mam
        if mam is not None and mam in prises:
            continue
        if mam is not None:
            prises.add(mam)
        chosen.append(candidat)
    return tuple(chosen)


def _rank(candidat: Candidat) -> tuple[float, int]:
    return rank(candidat.distance_km, candidat.assistant.sollicite_le)


def rank(distance_km: float, sollicite_le: datetime | None) -> tuple[float, int]:
    """What comes before the draw; days, not instants: the letters of one wave leave some seconds apart."""
    return distance_km, JAMAIS if sollicite_le is None else sollicite_le.toordinal()
