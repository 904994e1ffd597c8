"""Writes a directory file with the proportions of a real relais and nobody real in it. Never reads a clock.

Proportions: Artois-Lys-Romane, six months of 2025 (178 agréés, 146 active, 38 + 6 with a place for September…).
Phones: the ranges that the Arcep keeps for fiction, which never ring.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from bot.exemples.communes_2025 import ARTOIS_LYS_ROMANE_2025, CommunePeuplee
from bot.exemples.lignes_fictives import COLONNES, Personne, doubled, row_of
from bot.exemples.noms_fictifs import nom_fictif

AGREES: Final = 178
SANS_PERSONNE: Final = "Vieille-Chapelle"  # the only commune without any assistant maternel


class Effectifs(NamedTuple):
    """How many people of each kind; the defaults are those of the documents, for 178."""

    actifs: int = 146
    mam: int = 7
    en_mam: int = 26
    creche_familiale: int = 2
    libres: int = 38
    libres_en_mam: int = 6
    atypiques: int = 61
    imprevu: int = 92
    adapte: int = 79
    periscolaire: int = 128

    def scaled(self, n: int) -> Effectifs:
        """The same proportions among n people."""
        return Effectifs(*(round(count * n / AGREES) for count in self))


def generate(
    n: int = AGREES,
    seed: int = 2025,
    communes: Sequence[CommunePeuplee] = ARTOIS_LYS_ROMANE_2025,
    today: date = date(2026, 10, 13),
) -> bytes:
    """A CSV file (Windows-1252, semicolons, a title above, a total below) of n people and a few lines written twice."""
    rng = Random(seed)
    personnes = draw_personnes(n, rng, communes, today)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Annuaire FICTIF des assistants maternels - personne de réel", f"édité le {today:%d/%m/%Y}"])
    writer.writerow([])
    writer.writerow(COLONNES)
    writer.writerows(row_of(personne, rng) for personne in personnes)
    writer.writerows(doubled(personnes, rng, copies=max(1, n // 500)))
    writer.writerow(["Total", str(n)])
    return out.getvalue().encode("cp1252")


def spread(n: int, communes: Sequence[CommunePeuplee]) -> list[int]:
    """How many of n people live in each commune: one at least when there are enough, then by population."""
    peopled = [0 if commune.nom == SANS_PERSONNE else commune.population for commune in communes]
    least = 1 if n >= sum(1 for population in peopled if population) else 0
    counts = [least if population else 0 for population in peopled]
    left, total = n - sum(counts), sum(peopled)
    shares = [left * population / total for population in peopled]
    counts = [count + int(share) for count, share in zip(counts, shares, strict=True)]
    by_remainder = sorted(range(len(communes)), key=lambda i: shares[i] % 1, reverse=True)
    for index in by_remainder[: n - sum(counts)]:
        counts[index] += 1
    return counts


def draw_personnes(n: int, rng: Random, communes: Sequence[CommunePeuplee], today: date) -> list[Personne]:
    """n people, commune after commune, each trait given to exactly its share of them."""
    counts = spread(n, communes)
    places = [commune for commune, count in zip(communes, counts, strict=True) for _ in range(count)]
    traits = _draw_traits(n, rng, places)
    return [
        Personne(
            rang=rank,
            nom=_named(rank)[0],
            prenom=_named(rank)[1],
            commune=places[rank],
            mam=traits.mam_of.get(rank),
            creche_familiale=rank in traits.familiale,
            actif=rank in traits.actifs,
            libre=rank in traits.libres,
            accepte=tuple(rank in share for share in traits.accepte),
            today=today,
            fin=today + timedelta(days=rng.randrange(60, 5 * 365) * (1 if rank in traits.actifs or rank % 3 else -1)),
        )
        for rank in range(n)
    ]


class _Traits(NamedTuple):
    """Who has what, by rank."""

    mam_of: dict[int, int]
    actifs: set[int]
    libres: set[int]
    familiale: set[int]
    accepte: list[set[int]]


def _draw_traits(n: int, rng: Random, places: Sequence[CommunePeuplee]) -> _Traits:
    effectifs = Effectifs().scaled(n)
    mam_of = _in_mam(places, effectifs)
    seuls = [rank for rank in range(n) if rank not in mam_of]
    domicile = rng.sample(seuls, min(len(seuls), max(0, effectifs.actifs - len(mam_of))))
    actifs = [*mam_of, *domicile]
    drawn = rng.sample(domicile, min(len(domicile), effectifs.libres + effectifs.creche_familiale))
    libres = rng.sample(sorted(mam_of), min(len(mam_of), effectifs.libres_en_mam))
    accepted = (effectifs.periscolaire, effectifs.atypiques, effectifs.imprevu, effectifs.adapte)
    return _Traits(
        mam_of,
        set(actifs),
        {*libres, *drawn[: effectifs.libres]},
        set(drawn[effectifs.libres :]),
        [set(rng.sample(actifs, min(len(actifs), count))) for count in accepted],
    )


def _named(rank: int) -> tuple[str, str]:
    """One in 178 has nearly the name of her neighbour: two people, or a slip of the pen."""
    if rank % AGREES != 100:
        return nom_fictif(rank)
    nom, prenom = nom_fictif(rank - 1)
    return f"{nom}s", prenom


def _in_mam(places: Sequence[CommunePeuplee], effectifs: Effectifs) -> dict[int, int]:
    """Who works in which MAM: neighbours of one commune, the most peopled communes first."""
    by_commune: dict[CommunePeuplee, list[int]] = {}
    for rank, commune in enumerate(places):
        by_commune.setdefault(commune, []).append(rank)
    largest = sorted(by_commune.values(), key=len, reverse=True)
    member: dict[int, int] = {}
    for mam in range(effectifs.mam):
        size = effectifs.en_mam // effectifs.mam + (mam < effectifs.en_mam % effectifs.mam)
        people = largest[mam % len(largest)]
        member.update({people.pop(): mam for _ in range(min(size, len(people)))})
    return member
