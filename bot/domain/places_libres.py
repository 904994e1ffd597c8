"""How the free places of a relais are cut for its team: by month, by moment, by age. Never who is better placed.

A place counts when it is said to be free by news still fresh, in an entry that is shown, and becomes free before its
agrément, or her work, ends. Somebody on pause is free from the day after. Old news are counted apart, forgotten ones
not at all; a place taken until a known day may become free: apart too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from bot.domain.assistants import Place, Statut
from bot.domain.fraicheur import OUBLIEE_APRES
from bot.domain.mois import Mois
from bot.domain.semaine import JOURS, Grille, Moment, grille_of
from bot.domain.semaine_offerte import DE_JOUR, EN_SEMAINE, MERCREDI, WEEK_END

Coupe = Literal["mois", "communes", "moments", "ages"]
COUPES: tuple[Coupe, ...] = get_args(Coupe)
# Every fresh free place; those free now; after the last month shown; old news; taken until a known day.
Sorte = Literal["toutes", "libres", "plus_tard", "anciennes", "peut_etre"]
SORTES: tuple[Sorte, ...] = get_args(Sorte)
Creneau = Literal["avant_ecole", "apres_ecole", "mercredi", "week_end", "atypique", "nuit", "jours_inconnus"]
CRENEAUX: tuple[Creneau, ...] = get_args(Creneau)
GRILLES: Final[dict[Creneau, Grille]] = {
    "avant_ecole": grille_of(EN_SEMAINE, (Moment.AVANT_ECOLE,)),
    "apres_ecole": grille_of(EN_SEMAINE, (Moment.APRES_ECOLE,)),
    "mercredi": grille_of((MERCREDI,), DE_JOUR),
    "week_end": grille_of(WEEK_END, Moment),
}
NUITS: Final[Grille] = grille_of(JOURS, (Moment.NUIT,))
# By the first month of age: (that month, the last one). A place that stops at a bracket's first month is not of it.
TRANCHES: Final[dict[str, tuple[int, int | None]]] = {
    "a0": (0, 17), "a18": (18, 35), "a36": (36, 71), "a72": (72, None),
}  # fmt: skip
AGES_INCONNUS: Final = "ages_inconnus"
MOIS_MONTRES: Final = 6  # the months to come, after this one


@dataclass(frozen=True, slots=True)
class Photo:
    """The instant at which places are looked at, and how long their news are believed."""

    now: datetime
    today: date
    fraicheur_jours: int

    @property
    def fraiche_depuis(self) -> datetime:
        """News of that instant or later are believed."""
        return self.now - timedelta(days=self.fraicheur_jours)

    @property
    def oubliee_avant(self) -> datetime:
        """News before that instant are as if nothing had been said."""
        return self.now - timedelta(days=OUBLIEE_APRES * self.fraicheur_jours)

    @property
    def mois(self) -> tuple[Mois, ...]:
        """This month and those that are shown after it."""
        return tuple(Mois.of(self.today).plus(n) for n in range(MOIS_MONTRES + 1))

    @property
    def dernier_jour(self) -> date:
        """The last day of the last month shown."""
        return last_day_of(self.mois[-1])


@dataclass(frozen=True, slots=True)
class Compte:
    """Places of one month, commune, moment or age: free now, free later, said free by old news."""

    code: str
    maintenant: int = 0
    ensuite: int = 0
    anciennes: int = 0

    @property
    def sures(self) -> int:
        """What the list behind it holds."""
        return self.maintenant + self.ensuite


@dataclass(frozen=True, slots=True)
class Ensemble:
    """All the places of a scope. `professionnelles`: who has one free now, `en_mam` among them."""

    maintenant: int = 0
    ensuite: int = 0
    anciennes: int = 0
    peut_etre: int = 0
    professionnelles: int = 0
    en_mam: int = 0


@dataclass(frozen=True, slots=True)
class PlaceVue:
    """One place of a list. `des`: the day from which it is free, today included; `ancienne`: by news grown old."""

    place: Place
    des: date
    ancienne: bool = False


@dataclass(frozen=True, slots=True)
class Offrante:
    """Somebody with places in a list: enough to phone her."""

    id: int
    prenom: str
    nom: str
    commune: str
    statut: Statut
    telephone: str | None
    is_wrong: bool
    en_pause_jusqu_au: date | None
    places: tuple[PlaceVue, ...]

    @property
    def numero(self) -> str | None:
        """The number to dial, None when none is known to be right."""
        return None if self.is_wrong else self.telephone


def month_code(mois: Mois) -> str:
    """« 202612 », in a button."""
    return f"{mois.annee:04d}{mois.mois:02d}"


def month_of(code: str) -> Mois | None:
    """The month of such a code; None when it is none."""
    if len(code) != 6 or not code.isdecimal() or not 1 <= int(code[4:]) <= 12:
        return None
    return Mois(int(code[:4]), int(code[4:]))


def last_day_of(mois: Mois) -> date:
    """Its last day."""
    return mois.plus(1).first_day() - timedelta(days=1)


def is_filtre(code: str) -> bool:
    """Whether a list of places may be asked for under that code."""
    known: tuple[str, ...] = (*SORTES, *CRENEAUX, *TRANCHES, AGES_INCONNUS)
    return code in known or month_of(code) is not None
