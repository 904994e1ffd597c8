"""All the relais of one installation, side by side: which one covers a commune. It never mixes their people."""

from dataclasses import dataclass
from datetime import date

from bot.domain.relais import Commune, CommuneProche, Relais, communes_within


@dataclass(frozen=True, slots=True)
class RelaisVoisin:
    """Another relais that a radius reaches, with its communes within it, nearest first."""

    relais: Relais
    communes: tuple[CommuneProche, ...]


@dataclass(frozen=True, slots=True)
class Territoire:
    """The relais of the installation, in alphabetical order of their slugs."""

    relais: tuple[Relais, ...]

    def find(self, slug: str) -> Relais | None:
        """The relais of that slug, None when no file says so."""
        return next((relais for relais in self.relais if relais.slug == slug), None)

    def get(self, slug: str) -> Relais:
        """The relais of that slug; KeyError when no file says so."""
        relais = self.find(slug)
        if relais is None:
            raise KeyError(slug)
        return relais

    def covering(self, insee: str, day: date) -> Relais | None:
        """The one relais that covers this commune on that day: a request for this commune belongs to it."""
        for relais in self.relais:
            commune = relais.commune(insee)
            if commune is not None and commune.is_member(day):
                return relais
        return None

    def neighbours(self, home: Relais, centre: Commune, rayon_km: float, day: date) -> tuple[RelaisVoisin, ...]:
        """The other relais that the radius reaches, nearest first: they are named, never asked without the family."""
        others = ((r, communes_within(r, centre, rayon_km, day)) for r in self.relais if r.slug != home.slug)
        reached = [RelaisVoisin(relais, communes) for relais, communes in others if communes]
        return tuple(sorted(reached, key=lambda voisin: voisin.communes[0].distance_km))
