"""What the matching rule reads of one request, computed once for thousands of candidates. Never a candidate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.demandes import Besoin, Enfant
from bot.domain.lecture import plain
from bot.domain.reglages import Reglages
from bot.domain.semaine_voulue import SemaineVoulue, semaine_voulue

AGE_ECOLE_MOIS = 30  # a child can enter school at two and a half; at three the law asks for it
AGE_ECOLE_SURE_MOIS = 36
TEMPS_PARTIEL_HEURES = 30  # « temps partiel » = fewer than 30 h a week, as a relais's own admission grid counts it


@dataclass(frozen=True, slots=True)
class ReglesAppariement:
    """The settings of the rule; the fields bear the names of the relais's settings."""

    fraicheur_jours: int = 120
    """News older than this is no longer believed, neither « libre » nor « occupée »."""
    occupee_vaut_jours: int = 180
    """« Occupée » says nothing of a start later than this after the news: availability is declared for six months."""
    retard_jours: int = 31
    """A place free at most this long after the wanted date is « partiel »; later, it is taken."""
    max_sollicites: int = 15
    """How many professionals are asked at once."""
    interesses_suffisants: int = 3
    """With that many interested, nobody else is asked."""

    @classmethod
    def of(cls, reglages: Reglages) -> ReglesAppariement:
        """What a relais has set; the rest is the service's."""
        return cls(
            fraicheur_jours=reglages.fraicheur_jours,
            max_sollicites=reglages.max_sollicites,
            interesses_suffisants=reglages.interesses_suffisants,
        )


@dataclass(frozen=True, slots=True)
class Recherche:
    """One request to be matched, and whom it must never reach."""

    numero: int
    besoin: Besoin
    telegram_id: int | None = None  # of the account that asks: one's own request never reaches oneself
    telephone: str | None = None  # the same for a family known by its phone only, E.164
    ecartees: frozenset[int] = frozenset()  # « ne pas envoyer à … »: ids of professionals


@dataclass(frozen=True, slots=True)
class Candidat:
    """A professional and her distance from the commune where the family searches, as the crow flies."""

    assistant: AssistantMaternel
    distance_km: float


@dataclass(frozen=True, slots=True)
class EnfantVoulu:
    """One child at the start date; `rang` is its number in the request. None = it cannot be told."""

    rang: int
    age: int
    scolaire: bool | None
    temps_partiel: bool | None
    semaine: SemaineVoulue


@dataclass(frozen=True, slots=True)
class Criteres:
    """A request seen by the rule on one day. `debut` is the start date, or today when it is unknown or already past."""

    recherche: Recherche
    regles: ReglesAppariement
    today: date
    debut: date
    libre_avant: date
    tard_avant: date
    fraiche_depuis: datetime
    occupee_depuis: datetime
    atypique: bool
    enfants: tuple[EnfantVoulu, ...]
    sans_scolaires: tuple[EnfantVoulu, ...] = field(default=())
    ecole: str | None = None


def prepare(recherche: Recherche, regles: ReglesAppariement, now: datetime, today: date) -> Criteres:
    """Reads a request once; `today` is the day in Paris at `now`."""
    besoin = recherche.besoin
    if not besoin.enfants:
        raise ValueError(f"request {recherche.numero} has no child")
    debut = max(besoin.a_partir_du or today, today)
    enfants = _enfants_voulus(besoin, debut)
    libre_avant, tard_avant = _limits(besoin, debut, regles)
    return Criteres(
        recherche=recherche,
        regles=regles,
        today=today,
        debut=debut,
        libre_avant=libre_avant,
        tard_avant=tard_avant,
        fraiche_depuis=now - timedelta(days=regles.fraicheur_jours),
        occupee_depuis=datetime.combine(debut, time(), UTC) - timedelta(days=regles.occupee_vaut_jours),
        atypique=besoin.is_atypique(),
        enfants=enfants,
        sans_scolaires=tuple(enfant for enfant in enfants if not enfant.scolaire),
        ecole=plain(besoin.ecole) if besoin.ecole and besoin.trajet != "famille" else None,
    )


def _limits(besoin: Besoin, debut: date, regles: ReglesAppariement) -> tuple[date, date]:
    """Free by the first: in time. Free by the second: a little late. A family without a date takes any date."""
    if besoin.a_partir_du is None:
        return date.max, date.max
    tard = debut + timedelta(days=regles.retard_jours)
    return debut, min(tard, besoin.jusqu_au or tard)


def _enfants_voulus(besoin: Besoin, debut: date) -> tuple[EnfantVoulu, ...]:
    ages = [_age(enfant, debut) for enfant in besoin.enfants]
    oldest = max(ages, default=0)
    return tuple(_enfant_voulu(besoin, rang, age, _is_scolaire(besoin, age, oldest)) for rang, age in enumerate(ages))


def _age(enfant: Enfant, debut: date) -> int:
    """In months; a child who will come after the start date is a newborn."""
    return max(0, enfant.age_at(debut))


def _is_scolaire(besoin: Besoin, age: int, oldest: int) -> bool | None:
    """A named school concerns the children old enough, or at least the oldest; without one, a big one may go."""
    if besoin.is_periscolaire():
        return age >= min(AGE_ECOLE_MOIS, oldest)
    return None if age >= AGE_ECOLE_SURE_MOIS else False


def _enfant_voulu(besoin: Besoin, rang: int, age: int, scolaire: bool | None) -> EnfantVoulu:
    semaine = semaine_voulue(besoin, scolaire is True)
    return EnfantVoulu(rang, age, scolaire, _is_temps_partiel(besoin, scolaire), semaine)


def _is_temps_partiel(besoin: Besoin, scolaire: bool | None) -> bool | None:
    """Before and after school is part-time; hours that vary, or every other week, may be: their total is a bound."""
    if scolaire:
        return True
    heures = besoin.heures_par_semaine()
    if heures is None:
        return None
    if heures < TEMPS_PARTIEL_HEURES:
        return True
    varies = besoin.horaires is not None and besoin.horaires.variables
    return None if varies or besoin.semaines == "une_sur_deux" else False
