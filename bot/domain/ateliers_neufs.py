"""A new atelier, everything filled in but its title: as the last one of its kind, else as relais usually do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from bot.domain.ateliers import Atelier, Genre, Public
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.conflits import conflits_of_day
from bot.domain.regles_ateliers import Regles, with_dates
from bot.domain.relais import Relais
from bot.domain.repetition import moved_to

MATINEE: Final = (time(9, 15), time(11, 30))
SOIREE: Final = (time(19), time(21))
APRES_MIDI: Final = (time(14), time(16))
HEURES: Final[Mapping[Genre, tuple[time, time]]] = {
    "reunion": SOIREE,
    "groupe_de_parole": SOIREE,
    "analyse_pratique": SOIREE,
    "numerique": APRES_MIDI,
    "formation": (time(9), time(17)),
    "entretien": (time(14), time(15)),
}
SANS_ENFANT: Final = frozenset(HEURES)
AVANCE: Final = timedelta(days=7)
HORIZON: Final = 120


def new_atelier(
    relais_id: int, relais: Relais, genre: Genre, titre: str, last: Atelier | None, animateur_id: int, today: date
) -> Atelier:
    """The one that is shown at once, and could be announced as it is."""
    hours = HEURES.get(genre, MATINEE)
    if last is not None:
        hours = (to_paris(last.debut).time(), to_paris(last.fin).time())
    day = first_free_day(relais, today, last.jour.weekday() if last else None)
    ends = day if hours[0] < hours[1] else day + timedelta(days=1)  # a party may end after midnight
    debut, fin = to_utc(day, hours[0]), to_utc(ends, hours[1])
    made = Atelier(0, relais_id, genre, titre, debut, fin, debut, animateur_id=animateur_id)
    made = _as_last(made, last) if last else _as_usual(made, relais)
    return with_dates(made, relais.reglages)


def copy_of(atelier: Atelier, relais: Relais, animateur_id: int | None, today: date) -> Atelier:
    """« Dupliquer »: the same a week later, or on the first such day that is free, as a draft of its own."""
    day = first_free_day(relais, max(today, atelier.jour), atelier.jour.weekday())
    return with_dates(as_draft(replace(moved_to(atelier, day), animateur_id=animateur_id)), relais.reglages)


def as_draft(atelier: Atelier) -> Atelier:
    """What it is, without what happened to it."""
    return replace(
        atelier, id=0, etat="brouillon", serie=None, annonce_le=None, annonce_id=None, annule_le=None,
        annule_pourquoi=None, version=1, rappel_le=None, demi_vide_le=None, presences_le=None, avis_le=None,
        seuil_annonce=0,
    )  # fmt: skip


def first_free_day(relais: Relais, today: date, weekday: int | None) -> date:
    """A week ahead or more: the first such day of the week (Monday to Friday without one) outside holidays."""
    start = today + AVANCE
    days = (start + timedelta(days=n) for n in range(HORIZON))
    wanted = (day for day in days if (day.weekday() < 5 if weekday is None else day.weekday() == weekday))
    return next((day for day in wanted if not conflits_of_day(day, relais)), start)


def _as_last(made: Atelier, last: Atelier) -> Atelier:
    return replace(
        made, lieu=last.lieu, lieu_dit=last.lieu_dit, distance=last.distance, publics=last.publics,
        places_adultes=last.places_adultes, places_enfants=last.places_enfants,
        enfants_par_adulte=last.enfants_par_adulte, age_min_mois=last.age_min_mois, age_max_mois=last.age_max_mois,
        intervenant=last.intervenant, partenaire=last.partenaire, charte=last.charte, regles=last.regles,
    )  # fmt: skip


def _as_usual(made: Atelier, relais: Relais) -> Atelier:
    regles = Regles.of(relais.reglages)
    publics: tuple[Public, ...] = ("assistant_maternel", "garde_a_domicile")
    rooms = [lieu.cle for lieu in relais.lieux if "animation" in lieu.usages]
    return replace(
        made,
        lieu=rooms[0] if rooms else None,
        publics=(*publics, "parent") if regles.parents else publics,
        places_adultes=1 if made.genre == "entretien" else relais.reglages.atelier_places,
        places_enfants=0 if made.genre in SANS_ENFANT else None,
        charte=regles.charte and relais.charte_ateliers is not None,
    )
