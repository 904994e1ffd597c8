"""Four ways in which a typed name can mean a commune, from the surest to the least; it never decides by itself."""

from dataclasses import dataclass
from typing import Final, Self

from rapidfuzz import fuzz

from bot.domain.ecriture import compact, normalise, sounding
from bot.domain.relais import Commune, Relais

RESSEMBLANCE_MIN: Final = 75.0  # of 100; « lilers » and « Lillers » sound the same, hence are at 100
RESSEMBLANCE_PREMIER_MOT: Final = 85.0  # fewer letters, hence more chance likenesses
ECART_MAX: Final = 15.0  # a name much less alike than the best one is not kept


@dataclass(frozen=True, slots=True)
class CommuneDeRelais:
    """A commune and the relais that covers it."""

    commune: Commune
    relais: Relais


@dataclass(frozen=True, slots=True)
class Orthographes:
    """A commune of a relais with its comparable spellings, made once."""

    trouvee: CommuneDeRelais
    nom: str
    serre: str
    son: str
    premier: str  # how its first word sounds, when that is long enough to tell

    @classmethod
    def of(cls, trouvee: CommuneDeRelais) -> Self:
        """The spellings of one commune."""
        nom = normalise(trouvee.commune.nom)
        first = nom.split()[0]
        return cls(trouvee, nom, compact(nom), sounding(nom), sounding(first) if len(first) > 5 else "")


def same_name(pool: tuple[Orthographes, ...], name: str) -> tuple[Orthographes, ...]:
    """The same name, spaces and articles apart."""
    serre = compact(name)
    return tuple(e for e in pool if serre and e.serre == serre)


def starting_with(pool: tuple[Orthographes, ...], name: str) -> tuple[Orthographes, ...]:
    """« auchy » may be Auchy-au-Bois or Auchy-les-Mines."""
    return tuple(e for e in pool if len(name) > 2 and e.nom.startswith(f"{name} "))


def named_within(pool: tuple[Orthographes, ...], name: str) -> tuple[Orthographes, ...]:
    """« je cherche quelqu'un sur lillers pour septembre »."""
    return tuple(e for e in pool if f" {e.nom} " in f" {name} ")


def alike(pool: tuple[Orthographes, ...], name: str) -> tuple[Orthographes, ...]:
    """« lilers », « robek »; a single word may also be the first one of a name, as « norent » of Norrent-Fontes."""
    heard, single = sounding(name), " " not in name
    scored = [(_likeness(heard, e, single=single), e) for e in pool]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, e) for score, e in scored if score >= max(RESSEMBLANCE_MIN, best - ECART_MAX)]
    return tuple(e for _, e in sorted(kept, key=lambda pair: -pair[0]))


def _likeness(heard: str, one: Orthographes, *, single: bool) -> float:
    """0 to 100."""
    whole = fuzz.ratio(heard, one.son)
    first = fuzz.ratio(heard, one.premier) if single and one.premier else 0.0
    return max(whole, first if first >= RESSEMBLANCE_PREMIER_MOT else 0.0)
