"""What a relais is: its communes, contacts, places, permanences and settings; it never reads a file nor the clock."""

from dataclasses import dataclass, field
from datetime import date, time
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from bot.domain.campagnes import CampagnePrevue
from bot.domain.reglages import Reglages as Reglages

ZoneScolaire = Literal["A", "B", "C"]
DemiJournee = Literal["matin", "apres_midi"]
Usage = Literal["permanence", "animation", "administratif"]
GenreStructure = Literal[
    "multi_accueil", "creche_collective", "creche_familiale", "micro_creche", "halte_garderie",
    "mam", "laep", "espace_parentalite", "autre",
]  # fmt: skip

RAYON_TERRE_KM = 6371.0088  # mean radius (IUGG)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune that a relais covers, from `depuis` to `jusqu_au` (both days included; None = no bound known)."""

    insee: str
    nom: str
    codes_postaux: tuple[str, ...]
    latitude: float
    longitude: float
    depuis: date | None = None
    jusqu_au: date | None = None

    def is_member(self, day: date) -> bool:
        """Whether the relais covers this commune on that day."""
        return (self.depuis is None or self.depuis <= day) and (self.jusqu_au is None or day <= self.jusqu_au)


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number to dial (`e164`, « +33321615000 ») and as people write it (`affiche`, « 03 21 61 50 00 »)."""

    e164: str
    affiche: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a relais or a structure; what is not known stays empty."""

    telephones: tuple[Telephone, ...] = ()
    email: str | None = None
    adresse: str | None = None
    site: str | None = None

    @property
    def telephone(self) -> Telephone | None:
        """The number to give first."""
        return self.telephones[0] if self.telephones else None


@dataclass(frozen=True, slots=True)
class Lieu:
    """A place where the relais receives or animates; `cle` is its name inside the territory file."""

    cle: str
    nom: str
    commune: str  # INSEE code
    adresse: str | None = None
    usages: tuple[Usage, ...] = ()
    latitude: float | None = None  # its point on the map, when the file gives it
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Permanence:
    """A weekly time when somebody answers, Paris time. Known hours, or only a half-day, or only the day."""

    jour: int  # 0 = Monday … 6 = Sunday
    debut: time | None = None
    fin: time | None = None
    demi_journee: DemiJournee | None = None
    lieu: str | None = None  # a Lieu.cle
    sur_rendez_vous: bool = False


@dataclass(frozen=True, slots=True)
class Fermeture:
    """Days on which the relais is closed, both included."""

    du: date
    au: date
    motif: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """Another place for children or parents that the relais can point to: crèche, MAM, lieu d'accueil…"""

    genre: GenreStructure
    nom: str
    commune: str  # INSEE code
    contact: Contact = field(default_factory=Contact)
    horaires: str | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Secteur:
    """Communes that go together in the work of the team."""

    nom: str
    communes: tuple[str, ...]  # INSEE codes


@dataclass(frozen=True, slots=True)
class Relais:
    """One relais, as its territory file describes it."""

    slug: str
    nom: str
    nom_court: str
    departement: str
    zone_scolaire: ZoneScolaire
    communes: tuple[Commune, ...]
    contact: Contact = field(default_factory=Contact)
    crip: Contact = field(default_factory=Contact)  # of the département: who hears of a child in danger
    mention_caf: str | None = None
    charte_ateliers: str | None = None  # the text that is accepted before a first registration
    lieux: tuple[Lieu, ...] = ()
    permanences: tuple[Permanence, ...] = ()
    fermetures: tuple[Fermeture, ...] = ()
    structures: tuple[Structure, ...] = ()
    secteurs: tuple[Secteur, ...] = ()
    campagnes: tuple[CampagnePrevue, ...] = ()
    reglages: Reglages = field(default_factory=Reglages)

    def commune(self, insee: str) -> Commune | None:
        """The commune of that INSEE code, whether it is a member today or was once."""
        return next((commune for commune in self.communes if commune.insee == insee), None)

    def lieu(self, cle: str) -> Lieu | None:
        """The place that the territory file calls so."""
        return next((lieu for lieu in self.lieux if lieu.cle == cle), None)

    def communes_at(self, day: date) -> tuple[Commune, ...]:
        """The communes covered on that day, in the order of the file."""
        return tuple(commune for commune in self.communes if commune.is_member(day))


@dataclass(frozen=True, slots=True)
class CommuneProche:
    """A commune and how far it is, as the crow flies."""

    commune: Commune
    distance_km: float


def distance_km(here: Commune, there: Commune) -> float:
    """Kilometres between two communes, centre to centre, as the crow flies (haversine)."""
    return distance_between(here.latitude, here.longitude, there.latitude, there.longitude)


def distance_between(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """Kilometres between two points given in degrees (haversine)."""
    phi_a, phi_b = radians(latitude_a), radians(latitude_b)
    across = sin(radians(longitude_b - longitude_a) / 2) ** 2
    square = sin((phi_b - phi_a) / 2) ** 2 + cos(phi_a) * cos(phi_b) * across
    return 2 * RAYON_TERRE_KM * asin(min(1.0, sqrt(square)))


def communes_within(relais: Relais, centre: Commune, rayon_km: float, day: date) -> tuple[CommuneProche, ...]:
    """The communes that the relais covers on that day within the radius, nearest first (the centre itself at 0 km)."""
    proches = (CommuneProche(commune, distance_km(centre, commune)) for commune in relais.communes_at(day))
    within = (proche for proche in proches if proche.distance_km <= rayon_km)
    return tuple(sorted(within, key=lambda proche: (proche.distance_km, proche.commune.insee)))
