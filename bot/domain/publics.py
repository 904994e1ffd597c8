"""Whom a campaign reaches, and why not: what the rule is asked, and what it says of one person. Reads no directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.calendrier import to_utc
from bot.domain.campagnes import Campagne, Public
from bot.domain.participations import ECARTS, MotifAppel, MotifEcart
from bot.domain.reglages import Reglages

Motif = MotifEcart | MotifAppel


@dataclass(frozen=True, slots=True)
class Ciblage:
    """What the rule needs: the relais, the day of the campaign, and the instants that the settings give."""

    relais_id: int
    today: date
    jour: date
    public: Public
    is_legale: bool
    fraiche_depuis: datetime
    repos_depuis: datetime
    nouvelles_avant: datetime | None

    @classmethod
    def of(cls, campagne: Campagne, reglages: Reglages, now: datetime, today: date) -> Ciblage:
        """For a campaign looked at now; one to come is judged on its first day."""
        jours = campagne.public.sans_nouvelles_jours
        return cls(
            relais_id=campagne.relais_id,
            today=today,
            jour=max(campagne.debut, today),
            public=campagne.public,
            is_legale=campagne.is_legale,
            fraiche_depuis=now - timedelta(days=reglages.fraicheur_jours),
            repos_depuis=repos_depuis(campagne, reglages),
            nouvelles_avant=None if jours is None else now - timedelta(days=jours),
        )


def repos_depuis(campagne: Campagne, reglages: Reglages) -> datetime:
    """News given since that instant are too young for this campaign to ask again."""
    return to_utc(campagne.debut - timedelta(days=reglages.campagne_repos_jours), time())


@dataclass(frozen=True, slots=True)
class Visee:
    """Somebody of the public. `motif` None: she is written to."""

    id: int
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    motif: Motif | None
    nouvelle_le: datetime | None
    rythme_mois: int | None


@dataclass(frozen=True, slots=True)
class Compte:
    """How many of the public are written to, phoned or left in peace, and why."""

    motifs: Mapping[Motif | None, int]

    @property
    def ecrites(self) -> int:
        """They get the question."""
        return self.motifs.get(None, 0)

    @property
    def a_appeler(self) -> int:
        """Nobody can or may write to them."""
        return sum(n for motif, n in self.motifs.items() if motif is not None and motif not in ECARTS)

    @property
    def ecartees(self) -> int:
        """Left in peace."""
        return sum(n for motif, n in self.motifs.items() if motif in ECARTS)
