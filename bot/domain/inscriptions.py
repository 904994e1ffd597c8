"""Places of an atelier: how many are left, who is next when one is freed, how long she may think. No person's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from bot.domain.ateliers import Atelier, Inscription, Presence, Public

Attend = Literal["priorite", "equipe"]
PRESENCES: Final[tuple[Presence, ...]] = get_args(Presence)
SEUILS: Final = (50, 80, 100)

ENCORE_LE_TEMPS = timedelta(hours=2)  # an offer lasts at least that long, as far as registrations stay open
TROP_TARD = timedelta(minutes=30)  # nobody can be asked, and answer, in less


@dataclass(frozen=True, slots=True)
class Capacite:
    """So many adults and children; `enfants` None: children are not counted, 0: none comes."""

    adultes: int
    enfants: int | None = None
    par_adulte: int | None = None


@dataclass(frozen=True, slots=True)
class Inscrite:
    """One line of the list: a place and whose it is. `public` None: a guest, known by a name only.

    `attend`: on the list for another reason than places: others are first for some days, or the team is to say.
    `joignable`: she reads what is written to her account; otherwise somebody phones.
    """

    inscription: Inscription
    prenom: str
    nom: str = ""
    public: Public | None = None
    telephone: str | None = None
    telegram_id: int | None = None
    joignable: bool = False
    attend: Attend | None = None
    photos: bool = False
    avis: bool = False

    @property
    def id(self) -> int:
        """That of the registration: the order of arrival."""
        return self.inscription.id

    @property
    def enfants(self) -> int:
        """How many children she brings."""
        return len(self.inscription.enfants)

    @property
    def qui(self) -> str:
        """As the team reads it."""
        return f"{self.prenom} {self.nom}".strip()

    @property
    def court(self) -> str:
        """The same on a button: « Dominique E. »."""
        return f"{self.prenom} {self.nom[:1]}." if self.nom else self.prenom


@dataclass(frozen=True, slots=True)
class Attente:
    """Somebody on the waiting list, in the order of arrival (`id`)."""

    id: int
    enfants: int


def capacite_of(atelier: Atelier) -> Capacite:
    """What an atelier has, nobody being registered."""
    return Capacite(atelier.places_adultes, atelier.places_enfants, atelier.enfants_par_adulte)


def free_places(places: Capacite, held: Sequence[int]) -> Capacite:
    """What is left; `held`: for each adult who holds a place, how many children she brings. Never below nothing."""
    enfants = None if places.enfants is None else max(0, places.enfants - sum(held))
    return Capacite(max(0, places.adultes - len(held)), enfants, places.par_adulte)


def fits(libres: Capacite, enfants: int) -> bool:
    """Whether one adult with so many children finds her place."""
    return libres.adultes >= 1 and (libres.enfants is None or enfants <= libres.enfants)


def most_children(places: Capacite, usual: int = 4) -> int:
    """How many children one adult may bring to it, whatever is left."""
    bounds = [bound for bound in (places.enfants, places.par_adulte) if bound is not None]
    return min([usual if places.par_adulte is None else places.par_adulte, *bounds])


def next_offers(places: Capacite, held: Sequence[int], waiting: Sequence[Attente]) -> list[Attente]:
    """To whom the freed places are offered now: the first in order who fits, then the next, while something is left.

    Who needs more places than are left keeps her rank, and does not keep others from coming.
    """
    taken, offers = list(held), []
    for one in waiting:
        libres = free_places(places, taken)
        if libres.adultes < 1:
            break
        if fits(libres, one.enfants):
            offers.append(one)
            taken.append(one.enfants)
    return offers


def rank_of(waiting: Sequence[Attente], inscription_id: int) -> int:
    """« Vous êtes 2e »: 1 is the next."""
    return 1 + sum(one.id < inscription_id for one in waiting)


def offer_until(leaves: datetime, closes: datetime, heures: int) -> datetime | None:
    """Until when a freed place that is offered at `leaves` is kept for her; None when nobody can be asked any more.

    The relais's delay; never more than half of the time that is left, so that the next one may be asked too, with two
    hours at the least; never past the closing time.
    """
    left = closes - leaves
    if left < TROP_TARD:
        return None
    return leaves + min(timedelta(hours=heures), max(left / 2, min(left, ENCORE_LE_TEMPS)))


def may_serve(now: datetime, closes: datetime) -> bool:
    """Whether a place given back now can still be offered to somebody who has the time to answer."""
    return closes - now >= TROP_TARD


def seuil_reached(prises: int, places: int, announced: int) -> int | None:
    """The highest of 50, 80, 100 % that is reached and was not told yet: freed and taken again, it tells nothing."""
    reached = [seuil for seuil in SEUILS if prises * 100 >= seuil * places]
    return reached[-1] if reached and reached[-1] > announced else None


def is_half_empty(prises: int, places: int) -> bool:
    """Fewer than half of the adults' places are taken."""
    return prises * 2 < places


def next_presence(presence: Presence | None) -> Presence:
    """One tap: present, then absent, then excused, then present again."""
    return PRESENCES[(PRESENCES.index(presence) + 1) % len(PRESENCES)] if presence else "presente"
