"""The cast of the matching rule: one request and one professional, of which a test changes only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, EtatPlace, Heures, Place
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


enfants = st.builds(Enfant, st.builds(Mois, st.integers(2019, 2027), st.integers(1, 12)), st.booleans())
heures = st.builds(
    Horaires,
    st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])),
    st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])),
    st.booleans(),
    st.one_of(st.none(), st.integers(1, 7)),
)
besoins = st.builds(
    Besoin,
    commune=st.just("62119"),
    rayon_km=st.just(10),
    enfants=st.lists(enfants, min_size=1, max_size=3).map(tuple),
    a_partir_du=st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2027, 12, 1))),
    jusqu_au=st.one_of(st.none(), st.dates(date(2027, 12, 1), date(2029, 1, 1))),
    jours=st.one_of(st.none(), st.frozensets(st.sampled_from(JOURS), min_size=1)),
    semaines=st.sampled_from(["toutes", "une_sur_deux"]),
    horaires=st.one_of(st.none(), heures),
    ecole=st.sampled_from([None, "Jules Ferry"]),
    trajet=st.sampled_from([None, "famille", "assistant_maternel"]),
    imprevu=st.booleans(),
    separes=st.booleans(),
)
grilles = st.one_of(
    st.none(),
    st.sampled_from([SEMAINE_ENTIERE, TOUJOURS, 0]),
    st.builds(grille_of, st.frozensets(st.sampled_from(JOURS)), st.frozensets(st.sampled_from(Moment))),
)
exactes = st.builds(
    Heures,
    jour=st.sampled_from(JOURS),
    de=st.builds(time, st.integers(4, 10), st.sampled_from([0, 30])),
    a=st.builds(time, st.integers(12, 23), st.sampled_from([0, 30])),
)
some_places = st.builds(
    Place,
    rang=st.just(0),
    etat=st.sampled_from(["libre", "libre", "occupee", "gelee", "inconnue"]),
    libre_le=st.one_of(st.none(), st.dates(date(2026, 6, 1), date(2028, 1, 1))),
    age_min=st.one_of(st.none(), st.integers(0, 40)),
    age_max=st.one_of(st.none(), st.integers(12, 130)),
    restriction=st.sampled_from([None, None, "temps_partiel", "periscolaire"]),
    grille=grilles,
    confirmee_le=st.one_of(st.none(), st.integers(0, 200).map(lambda days: NOW - timedelta(days=days))),
    jusqu_au=st.one_of(st.none(), st.dates(date(2026, 6, 1), date(2028, 1, 1))),
    horaires=st.lists(exactes, max_size=2, unique_by=lambda heures: heures.jour).map(tuple),
)
oui_non_ou_rien = st.sampled_from([None, True, False])
assistants = st.builds(
    AssistantMaternel,
    id=st.integers(1, 10_000),
    nom=st.just("Exemple"),
    prenom=st.just("Alix"),
    commune=st.just("62119"),
    statut=st.sampled_from(["independant", "mam", "creche_familiale"]),
    agrement=st.builds(
        Agrement,
        places=st.one_of(st.none(), st.integers(0, 6)),
        fin=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2032, 1, 1))),
    ),
    accepte=st.builds(Accepte, oui_non_ou_rien, oui_non_ou_rien, oui_non_ou_rien, oui_non_ou_rien),
    ecoles=st.sampled_from([(), ("jules ferry",), ("Pasteur",)]),
    places=st.lists(some_places, max_size=4).map(
        lambda found: tuple(replace(p, rang=rang) for rang, p in enumerate(found, 1))
    ),
    en_pause_jusqu_au=st.one_of(st.none(), st.dates(date(2026, 9, 1), date(2027, 2, 1))),
    ne_plus_diffuser=st.sampled_from([False, False, True]),
)
candidats = st.builds(Candidat, assistants, st.sampled_from([0.0, 4.2, 9.9, 12.0]))
