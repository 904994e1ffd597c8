"""A page of knowledge: what one question is answered with, its sources and its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from content.reponses.baremes import Confiance, Source

Public = Literal["parent", "assistant_maternel"]
Lecteurs = Literal["parent", "assistant_maternel", "tous"]
Genre = Literal["appeler", "parler", "chercher", "disponibilites", "page", "adresse"]
Etat = Literal["sure", "a_reverifier", "perimee", "pas_encore", "hors_date"]

LECTEURS: Final[Mapping[str, Lecteurs]] = {
    "parent": "parent",
    "assistant_maternel": "assistant_maternel",
    "tous": "tous",
}
NATIONAL: Final = "national"
DELAI: Final = 30  # days after `a_reverifier_le` during which a page is still served as certain


@dataclass(frozen=True, slots=True)
class Action:
    """A button of « Que faire »: `cible` is the id of a page or an address."""

    label: str
    genre: Genre
    cible: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Texts are Markdown with the names of amounts; a page of a relais has its slug as `portee`."""

    id: str
    titre: str
    sujet: str
    public: Lecteurs
    portee: str
    verifie_le: date
    a_reverifier_le: date
    confiance: Confiance
    texte: str
    questions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    voisines: tuple[str, ...] = ()
    valable_depuis: date | None = None
    valable_jusqu_a: date | None = None
    actions: tuple[Action, ...] = ()
    actions_parent: tuple[Action, ...] = ()
    actions_assistant_maternel: tuple[Action, ...] = ()
    facile: str = ""

    @property
    def relais(self) -> str | None:
        """The only relais it is for; None for everybody."""
        return None if self.portee == NATIONAL else self.portee

    @property
    def reader(self) -> Public | None:
        """The only public it is for; None when both read it."""
        return None if self.public == "tous" else self.public

    def actions_for(self, public: Public | None) -> tuple[Action, ...]:
        """What this person may do next; the rule above is the same for all."""
        own = {"parent": self.actions_parent, "assistant_maternel": self.actions_assistant_maternel}
        return self.actions + own.get(public or "", ())

    @property
    def every_action(self) -> tuple[Action, ...]:
        """For the checks."""
        return self.actions + self.actions_parent + self.actions_assistant_maternel

    def is_for(self, public: Public | None) -> bool:
        """Whether this person is among its readers; nobody is left out while we do not know who asks."""
        return public is None or self.public in ("tous", public)

    def state(self, today: date, delai: int = DELAI) -> Etat:
        """Whether it may be served as certain. « perimee »: past its review and the delay; it says « à vérifier »."""
        if self.valable_depuis is not None and today < self.valable_depuis:
            return "pas_encore"
        if self.valable_jusqu_a is not None and today > self.valable_jusqu_a:
            return "hors_date"
        if today <= self.a_reverifier_le:
            return "sure"
        return "a_reverifier" if today <= self.a_reverifier_le + timedelta(days=delai) else "perimee"

    def is_valid(self, today: date) -> bool:
        """Whether its rule is in force that day."""
        return self.state(today) not in ("pas_encore", "hors_date")
