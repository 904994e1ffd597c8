"""What a professional says of herself beside her places: wishes, absences, rhythm. Never a judgement on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, get_args

from bot.domain.assistants import MomentPrefere, Place, Source
from bot.domain.calendrier import to_paris

MotifPause = Literal["conges", "maladie", "maternite", "retraite"]
GenrePeriode = Literal["reduction", "derogation", "absence"]
Accueil = Literal["periscolaire", "horaires_atypiques", "besoin_imprevu", "accueil_adapte", "depannage"]

MOTIFS: Final[tuple[MotifPause, ...]] = get_args(MotifPause)
ACCUEILS: Final[tuple[Accueil, ...]] = get_args(Accueil)
RYTHMES: Final = (1, 2, 3, 6, 0)  # months between two questions; 0: at the two legal dates only
MOMENTS: Final[dict[MomentPrefere, tuple[time, time]]] = {
    "matin": (time(8), time(12)),
    "sieste": (time(13), time(15)),
    "soir": (time(18), time(20)),
}
TOLERANCE_JOURS: Final = 10
ECOLES_AU_PLUS: Final = 8
PERIODES_AU_PLUS: Final = 8


@dataclass(frozen=True, slots=True)
class Periode:
    """Days on which she takes fewer children, more, or none. `places`: how many fewer or more."""

    id: int
    genre: GenrePeriode
    du: date
    au: date
    places: int | None
    source: Source


@dataclass(frozen=True, slots=True)
class SousActivite:
    """« J'aimerais accueillir plus d'enfants », since that instant; an animatrice may have spoken with her since."""

    signalee_le: datetime
    accompagnee_le: datetime | None = None


@dataclass(frozen=True, slots=True)
class Profil:
    """`rythme_mois` None: as the relais does. `pause_motif` is for her eyes only."""

    rythme_mois: int | None = None
    moment_prefere: MomentPrefere | None = None
    prefere_telephone: bool = False
    pause_motif: MotifPause | None = None
    sous_activite: SousActivite | None = None
    periodes: tuple[Periode, ...] = ()


def may_be_asked(rythme_mois: int | None, places: Iterable[Place], today: date) -> bool:
    """Whether asking about her places now keeps the rhythm that she chose, ten days early at most."""
    if rythme_mois is None:
        return True
    news = [to_paris(place.confirmee_le).date() for place in places if place.confirmee_le is not None]
    due = max(news, default=date.min) + timedelta(days=30 * rythme_mois - TOLERANCE_JOURS)
    return rythme_mois > 0 and due <= today


def to_come(periodes: Sequence[Periode], today: date) -> tuple[Periode, ...]:
    """Those that are not over, the next one first."""
    return tuple(sorted((p for p in periodes if p.au >= today), key=lambda p: (p.du, p.au, p.id)))
