"""The cast of the matching rule: one request and one professional, of which a test changes only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, EtatPlace, Place
from bot.domain.criteres import Candidat, Criteres, Recherche, ReglesAppariement, prepare
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from bot.domain.semaine import JOURS, Grille, Moment, grille_of

NOW = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)  # mardi 13 octobre 2026, 10 h in Paris
TODAY = date(2026, 10, 13)
DEBUT = date(2027, 1, 4)
EN_SEMAINE = frozenset(range(5))
JOURNEE = (Moment.AVANT_ECOLE, Moment.MATIN, Moment.MIDI, Moment.APRES_MIDI, Moment.APRES_ECOLE)
SEMAINE_ENTIERE: Grille = grille_of(EN_SEMAINE, JOURNEE)
TOUJOURS: Grille = grille_of(JOURS, Moment)

UN_BEBE = Besoin(
    commune="62119",
    rayon_km=10,
    enfants=(Enfant(Mois(2026, 9)),),
    a_partir_du=DEBUT,
    jours=EN_SEMAINE,
    horaires=Horaires(time(7, 30), time(18, 0)),
)


def besoin(**changes: Any) -> Besoin:
    """A baby of four months at the start date, whole days from Monday to Friday, but for the changes."""
    return replace(UN_BEBE, **changes)


def criteres(
    wanted: Besoin = UN_BEBE, regles: ReglesAppariement | None = None, numero: int = 214, **others: Any
) -> Criteres:
    """The request n° 214 as the rule reads it on the day of the story."""
    return prepare(Recherche(numero, wanted, **others), regles or ReglesAppariement(), NOW, TODAY)


def place(etat: EtatPlace = "libre", rang: int = 1, news_days: int | None = 10, **changes: Any) -> Place:
    """A place with fresh news, offering whole days of the week, but for the changes."""
    confirmee = None if news_days is None else NOW - timedelta(days=news_days)
    return replace(Place(rang, etat, grille=SEMAINE_ENTIERE, confirmee_le=confirmee), **changes)


def assistant(*places: Place, **changes: Any) -> AssistantMaternel:
    """Somebody who accepts everything, with these places and no other."""
    base = AssistantMaternel(
        id=1,
        nom="Exemple",
        prenom="Alix",
        commune="62119",
        agrement=Agrement(places=len(places) if places else None),
        accepte=Accepte(periscolaire=True, horaires_atypiques=True, besoin_imprevu=True),
        places=places,
    )
    return replace(base, **changes)


def candidat(*places: Place, distance_km: float = 3.0, **changes: Any) -> Candidat:
    """The same, three kilometres away."""
    return Candidat(assistant(*places, **changes), distance_km)
