"""Which commune somebody means, typed as people type or shared as a place; a doubt is a choice, never a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from bot.domain.ecriture import normalise
from bot.domain.relais import Relais, distance_between
from bot.domain.ressemblance import CommuneDeRelais as CommuneDeRelais
from bot.domain.ressemblance import Orthographes, alike, named_within, same_name, starting_with

CHOIX_MAX: Final = 5
DISTANCE_MAX_KM: Final = 8.0  # positions are the centres of communes, known to about a kilometre
_AVANT = {"a", "au", "aux", "sur", "vers", "pres", "de", "d", "du", "commune", "ville", "mairie", "dans"}


@dataclass(frozen=True, slots=True)
class Reconnue:
    """Exactly one commune is meant, and one relais covers it."""

    trouvee: CommuneDeRelais


@dataclass(frozen=True, slots=True)
class Choix:
    """One to five communes that may be meant, likeliest first; `autres` = how many more were left out."""

    trouvees: tuple[CommuneDeRelais, ...]
    autres: int = 0


@dataclass(frozen=True, slots=True)
class NonCouverte:
    """A commune that we know but that no relais covers on that day: it left, or joins later (`trouvee` says when)."""

    trouvee: CommuneDeRelais


@dataclass(frozen=True, slots=True)
class Inconnue:
    """Nothing here resembles it: not one of our communes."""


Reconnaissance = Reconnue | Choix | NonCouverte | Inconnue


@dataclass(frozen=True, slots=True)
class CommuneVoisine:
    """A commune near a shared place, and how far its centre is."""

    trouvee: CommuneDeRelais
    distance_km: float


@dataclass(frozen=True, slots=True)
class RepertoireCommunes:
    """The communes of one or several relais, ready to be recognised. Build it once with `of`."""

    orthographes: tuple[Orthographes, ...]

    @classmethod
    def of(cls, relais: Iterable[Relais]) -> Self:
        """The communes of these relais, those that left or have still to join included."""
        trouvees = (CommuneDeRelais(commune, one) for one in relais for commune in one.communes)
        return cls(tuple(Orthographes.of(trouvee) for trouvee in trouvees))

    def recognise(self, text: str, day: date) -> Reconnaissance:
        """What `text` means on that day: a name, a postal code, or both; typos are offered, never taken for granted."""
        code, name = _code_and_name(text)
        of_code = tuple(e for e in self.orthographes if code in e.trouvee.commune.codes_postaux)
        if code is not None and not name:
            return _offer(of_code, day)  # never sure: a postal code is shared with communes that are not ours
        same = same_name(of_code if code is not None else self.orthographes, name)
        if same:
            return _recognised(same, day)
        pools = (self.orthographes,) if code is None else (of_code, self._of_departement(code))
        for pool in pools:
            for resembling in (same_name, starting_with, named_within, alike):
                found = resembling(pool, name)
                if found:
                    return _offer(found, day)
        return Inconnue()

    def nearest(
        self, latitude: float, longitude: float, day: date, max_km: float = DISTANCE_MAX_KM, limit: int = 3
    ) -> tuple[CommuneVoisine, ...]:
        """The covered communes nearest to a place, nearest first; none when all are farther than `max_km`.

        Offer them, do not assume: the nearest centre is not always the commune one stands in.
        """
        members = (e.trouvee for e in self.orthographes if e.trouvee.commune.is_member(day))
        proches = (
            CommuneVoisine(c, distance_between(latitude, longitude, c.commune.latitude, c.commune.longitude))
            for c in members
        )
        near = sorted((p for p in proches if p.distance_km <= max_km), key=lambda p: p.distance_km)
        return tuple(near[:limit])

    def _of_departement(self, code: str) -> tuple[Orthographes, ...]:
        """A mistaken postal code must at least be of the same département: else it names another commune."""
        return tuple(
            e for e in self.orthographes if any(own.startswith(code[:2]) for own in e.trouvee.commune.codes_postaux)
        )


def _code_and_name(text: str) -> tuple[str | None, str]:
    """« à Lillers (62190) » is 62190 and « lillers »."""
    found = re.search(r"(?<!\d)(\d{2}) ?(\d{3})(?!\d)", text)
    rest = text.replace(found.group(0), " ") if found else text
    words = [word for word in normalise(rest).split() if not word.isdigit() and word != "cedex"]
    while len(words) > 1 and words[0] in _AVANT:
        del words[0]
    return (found.group(1) + found.group(2) if found else None), " ".join(words)


def _recognised(found: tuple[Orthographes, ...], day: date) -> Reconnaissance:
    """The name is exactly right: it is that commune, unless two bear it or nobody covers it on that day."""
    covered = [e.trouvee for e in found if e.trouvee.commune.is_member(day)]
    if not covered:
        return NonCouverte(found[0].trouvee)
    return Reconnue(covered[0]) if len(covered) == 1 else _offer(found, day)


def _offer(found: tuple[Orthographes, ...], day: date) -> Choix | Inconnue:
    """The name is not quite right: only what is covered on that day is offered."""
    covered = [e.trouvee for e in found if e.trouvee.commune.is_member(day)]
    return Choix(tuple(covered[:CHOIX_MAX]), max(0, len(covered) - CHOIX_MAX)) if covered else Inconnue()
