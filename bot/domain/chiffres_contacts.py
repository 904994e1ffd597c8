"""Contacts of a period as the Caf's tables ask for them: each label has its line, and nothing is written « 0 ».

A contact counts one, whoever comes back. What the robot answered alone is a contact too, and is said apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.motifs import NON_CLASSE
from bot.domain.registre import CANAUX, DEMANDES, MOTIFS, PAR_PUBLIC, PUBLICS, SPECIFICITES, THEMES, Canal, Public


@dataclass(frozen=True, slots=True)
class Groupe:
    """So many contacts of one public, motif and channel. `robot`: those that no human answered."""

    public: Public
    motif: str
    canal: Canal
    n: int
    robot: int = 0


@dataclass(frozen=True, slots=True)
class Chiffres:
    """`labels`: how many contacts bear each of the Caf's labels of what a family searches. `themes`: of interviews."""

    groupes: tuple[Groupe, ...]
    labels: Mapping[str, int] = field(default_factory=dict)
    themes: Mapping[str, int] = field(default_factory=dict)

    def count(self, public: str | None = None, motif: str | None = None, canal: str | None = None) -> int:
        """Contacts of that public, motif and channel; None is any."""
        return sum(
            g.n
            for g in self.groupes
            if public in (None, g.public) and motif in (None, g.motif) and canal in (None, g.canal)
        )

    @property
    def robot(self) -> int:
        """Those that the robot answered alone."""
        return sum(g.robot for g in self.groupes)

    def list_motifs(self, code: str) -> list[tuple[str, int]]:
        """Each label of that public's table and its count, « 0 » included; then what nobody has sorted yet."""
        public = PUBLICS[code]
        known = [MOTIFS[one] for one in PAR_PUBLIC[code]]
        others = sorted({g.motif for g in self.groupes if g.public == public} - set(known))
        return [(motif, self.count(public, motif)) for motif in (*known, *others)]

    def list_canaux(self, public: str | None = None, motif: str | None = None) -> list[tuple[Canal, int]]:
        """Each channel and its count."""
        return [(canal, self.count(public, motif, canal)) for canal in CANAUX]

    def list_demandes(self) -> list[tuple[str, int]]:
        """(A), (B), (C)."""
        return [(label, self.labels.get(label, 0)) for label in DEMANDES.values()]

    def list_specificites(self) -> list[tuple[str, int]]:
        """What was specific about them."""
        return [(label, self.labels.get(label, 0)) for label in SPECIFICITES.values()]

    def list_themes(self) -> list[tuple[str, int]]:
        """Individual interviews, by theme."""
        return [(label, self.themes.get(label, 0)) for label, _ in THEMES.values()]

    @property
    def a_classer(self) -> int:
        """Those whose motif is not known."""
        return self.count(motif=NON_CLASSE)
