"""An atelier, who is registered for it and the places that are left: one row says everything. Reads no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal, get_args

from bot.domain.calendrier import to_paris

Genre = Literal[
    "eveil", "autre_structure", "fete", "sortie", "numerique", "reunion", "groupe_de_parole", "analyse_pratique",
    "formation", "entretien", "salle", "pret",
]  # fmt: skip
Etat = Literal["brouillon", "annonce", "annule"]
Public = Literal["assistant_maternel", "garde_a_domicile", "parent"]
EtatInscription = Literal["inscrite", "en_attente", "proposee", "annulee", "refusee", "expiree"]
Presence = Literal["presente", "absente", "excusee"]

PUBLICS: Final[tuple[Public, ...]] = get_args(Public)
GENRES: Final[tuple[Genre, ...]] = get_args(Genre)[:-2]  # those that a planning holds; the last two are resources
VIVANTES: Final[tuple[EtatInscription, ...]] = ("inscrite", "en_attente", "proposee")
TITRE_MAX: Final = 80


@dataclass(frozen=True, slots=True)
class Atelier:
    """One meeting. `id` 0 = not stored yet; instants are UTC; `lieu` is a Lieu.cle, `lieu_dit` a place in words.

    `places_enfants` None: not counted; 0: without children. `regles`: what differs from the relais's own rules.
    `version` grows with each change that people are told. `serie`: the first one of a repetition.
    """

    id: int
    relais_id: int
    genre: Genre
    titre: str
    debut: datetime
    fin: datetime
    fermeture_le: datetime
    publics: tuple[Public, ...] = ("assistant_maternel", "garde_a_domicile")
    places_adultes: int = 8
    places_enfants: int | None = None
    enfants_par_adulte: int | None = None
    age_min_mois: int | None = None
    age_max_mois: int | None = None
    description: str | None = None
    lieu: str | None = None
    lieu_dit: str | None = None
    distance: bool = False
    intervenant: str | None = None
    partenaire: str | None = None
    charte: bool = False
    regles: Mapping[str, int | str | bool] = field(default_factory=lambda: MappingProxyType({}))
    image: str | None = None
    etat: Etat = "brouillon"
    serie: int | None = None
    ressource_id: int | None = None
    animateur_id: int | None = None
    ouverture_le: datetime | None = None
    annonce_le: datetime | None = None
    annonce_id: int | None = None
    annule_le: datetime | None = None
    annule_pourquoi: str | None = None
    version: int = 1
    rappel_le: datetime | None = None
    demi_vide_le: datetime | None = None
    presences_le: datetime | None = None
    avis_le: datetime | None = None
    seuil_annonce: int = 0

    @property
    def jour(self) -> date:
        """Its day in Paris."""
        return to_paris(self.debut).date()

    def is_over(self, now: datetime) -> bool:
        """It has begun: nothing of it is changed or booked any more."""
        return self.debut <= now

    def is_shown_to(self, publics: Iterable[Public]) -> bool:
        """Whether somebody who is this and that sees it in her planning."""
        return self.etat != "brouillon" and self.is_for(publics)

    def is_for(self, publics: Iterable[Public]) -> bool:
        """Whether it is meant for somebody who is this and that."""
        return not set(publics).isdisjoint(self.publics)


@dataclass(frozen=True, slots=True)
class Inscription:
    """One person's place, with the children she brings (their ages in months). Exactly one of the three is known."""

    id: int
    relais_id: int
    atelier_id: int
    etat: EtatInscription
    assistant_maternel_id: int | None = None
    famille_id: int | None = None
    invite: str | None = None
    enfants: tuple[int, ...] = ()
    accord_parents: bool = False
    proposee_le: datetime | None = None
    repondre_avant: datetime | None = None
    par_animateur_id: int | None = None
    presence: Presence | None = None
    enfants_presents: int | None = None
    created_at: datetime | None = None
    annulee_le: datetime | None = None

    @property
    def is_alive(self) -> bool:
        """She has a place, is offered one, or waits for one."""
        return self.etat in VIVANTES


@dataclass(frozen=True, slots=True)
class Compte:
    """How many are registered, hold an offer and wait: adults, then the children they bring."""

    inscrites: int = 0
    enfants: int = 0
    proposees: int = 0
    enfants_proposes: int = 0
    en_attente: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """What is left. A place that is offered to somebody is not free; `enfants_libres` None: not counted."""

    adultes: int
    adultes_libres: int
    enfants: int | None
    enfants_libres: int | None
    compte: Compte

    @property
    def is_full(self) -> bool:
        """Nobody more can come, with or without a child."""
        return self.adultes_libres == 0

    @property
    def is_half_empty(self) -> bool:
        """Fewer than half of the adults' places are taken."""
        return 2 * self.compte.inscrites < self.adultes

    @property
    def rempli(self) -> int:
        """How full it is, in percent of the adults' places."""
        return 100 * self.compte.inscrites // self.adultes

    def has_room_for(self, enfants: int) -> bool:
        """For one adult with so many children."""
        return self.adultes_libres > 0 and (self.enfants_libres is None or enfants <= self.enfants_libres)


def compter(inscriptions: Iterable[Inscription]) -> Compte:
    """Those of one atelier; what is over counts no more."""
    alive = [one for one in inscriptions if one.is_alive]
    registered = [one for one in alive if one.etat == "inscrite"]
    offered = [one for one in alive if one.etat == "proposee"]
    return Compte(
        inscrites=len(registered),
        enfants=sum(len(one.enfants) for one in registered),
        proposees=len(offered),
        enfants_proposes=sum(len(one.enfants) for one in offered),
        en_attente=len(alive) - len(registered) - len(offered),
    )


def etat_des_places(atelier: Atelier, inscriptions: Iterable[Inscription]) -> Places:
    """What is left in an atelier, its registrations being known."""
    return places_of(atelier, compter(inscriptions))


def places_of(atelier: Atelier, compte: Compte) -> Places:
    """The same, once they are counted."""
    taken, children = compte.inscrites + compte.proposees, compte.enfants + compte.enfants_proposes
    enfants = atelier.places_enfants
    return Places(
        adultes=atelier.places_adultes,
        adultes_libres=max(0, atelier.places_adultes - taken),
        enfants=enfants,
        enfants_libres=None if enfants is None else max(0, enfants - children),
        compte=compte,
    )
