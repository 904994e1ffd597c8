"""Whom a relais writes to, for a campaign or an announcement: what is empty limits nothing. Never who that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from bot.domain.publics_criteres import find_critere

EtatConnu = Literal["libre", "complete", "inconnue"]  # what the relais knows of her places, news too old left aside
ETATS_CONNUS: tuple[EtatConnu, ...] = get_args(EtatConnu)
RolePublic = Literal["assistants", "gardes", "familles"]
ROLES_PUBLIC: tuple[RolePublic, ...] = get_args(RolePublic)


@dataclass(frozen=True, slots=True)
class Public:
    """`communes` are INSEE codes; `criteres` are codes of `bot/domain/publics_criteres.py`; `roles` empty: all."""

    communes: frozenset[str] = frozenset()
    etats: frozenset[EtatConnu] = frozenset()
    sans_nouvelles_jours: int | None = None
    roles: frozenset[RolePublic] = frozenset()
    criteres: frozenset[str] = frozenset()

    @property
    def is_everybody(self) -> bool:
        """No limit at all."""
        return self == Public()

    def has_role(self, role: RolePublic) -> bool:
        """Whether people of that role are looked at."""
        return not self.roles or role in self.roles

    def toggle_etat(self, etat: EtatConnu) -> Public:
        """With that state, or without it."""
        return replace(self, etats=self.etats ^ {etat})

    def toggle_communes(self, communes: Iterable[str]) -> Public:
        """With these communes; without them when all of them were in."""
        some = frozenset(communes)
        return replace(self, communes=self.communes - some if some <= self.communes else self.communes | some)

    def choose_roles(self, roles: Iterable[RolePublic]) -> Public:
        """For these alone; what was asked only of others is dropped."""
        chosen = replace(self, roles=frozenset(roles))
        kept = (code for code in self.criteres if any(chosen.has_role(r) for r in find_critere(code).roles))
        return replace(chosen, criteres=frozenset(kept))

    def toggle_critere(self, code: str) -> Public:
        """With that criterion, or without it; one that is asked of professionals alone leaves the families out."""
        if code in self.criteres:
            return replace(self, criteres=self.criteres - {code})
        roles = find_critere(code).roles
        kept = frozenset(role for role in ROLES_PUBLIC if self.has_role(role) and role in roles)
        return replace(self, criteres=self.criteres | {code}, roles=kept or frozenset(roles))

    def without_news_for(self, jours: int | None) -> Public:
        """Only those of whom nothing was heard for so many days; None: everybody."""
        return replace(self, sans_nouvelles_jours=jours)

    def to_plain(self) -> dict[str, Any]:
        """As it is written down."""
        return {
            "communes": sorted(self.communes),
            "etats": sorted(self.etats),
            "sans_nouvelles_jours": self.sans_nouvelles_jours,
            "roles": sorted(self.roles),
            "criteres": sorted(self.criteres),
        }

    @classmethod
    def of_plain(cls, said: Mapping[str, Any]) -> Public:
        """As it was written down, by an older version too."""
        return cls(
            frozenset(said["communes"]),
            frozenset(said["etats"]),
            said["sans_nouvelles_jours"],
            frozenset(said.get("roles", ())),
            frozenset(said.get("criteres", ())),
        )
