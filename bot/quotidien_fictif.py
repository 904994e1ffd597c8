"""The days before the demonstration: ateliers, contacts already noted, a family without Telegram. Nobody is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from bot.domain.ateliers import Atelier, Genre, Public
from bot.domain.calendrier import to_utc
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant
from bot.domain.libelles_caf import CANAL_COMPTE, list_labels
from bot.domain.mois import Mois
from bot.domain.registre import MOTIFS, PUBLICS, Canal
from bot.domain.regles_ateliers import with_dates
from bot.usecases.unit import Unit

ISBERGUES: Final = "62473"
SANS_TELEGRAM: Final = ("Gentiane", "+33639989904")  # a number kept for fiction, above those of the directory
OUVERTE: Final = timedelta(days=90)

# Days before today, public, motif, channel: what a relais notes in a few days.
CONTACTS: Final[tuple[tuple[int, str, str, Canal], ...]] = (
    (1, "f", "rech", "téléphone"),
    (1, "f", "rech", "sur place"),
    (1, "a", "dispo", "téléphone"),
    (1, "f", "emploi", "mail"),
    (4, "a", "dispo", "téléphone"),
    (4, "a", "metier", "sur place"),
    (4, "f", "rech", "téléphone"),
    (5, "a", "statut", "mail"),
    (5, "f", "emploi", "téléphone"),
    (6, "a", "dispo", "téléphone"),
    (6, "g", "rpe", "téléphone"),
    (7, "p", "action", "visio"),
)


async def live_the_days_before(unit: Unit, relais_id: int) -> None:
    """Everything that a team would have in its assistant on an ordinary Tuesday."""
    await unit.tx.ateliers.add_all(planned(unit, relais_id), unit.now)
    for days, public, motif, canal in CONTACTS:
        le = unit.now - timedelta(days=days)
        await unit.tx.contacts.add(relais_id, le, PUBLICS[public], MOTIFS[motif], canal, [], note_le=le)
    await _take_a_call(unit, relais_id)


def planned(unit: Unit, relais_id: int) -> list[Atelier]:
    """A draft in two days with three places only, so that it fills; two that are announced after the holidays."""
    today = unit.today
    draft = _atelier(unit, relais_id, today + timedelta(days=2), "Peinture à doigts", "lillers", 3)
    livres = _atelier(unit, relais_id, today + timedelta(days=21), "Les bébés et les livres", "busnes", 8)
    soir = _atelier(
        unit, relais_id, today + timedelta(days=23), "Le contrat de travail, vos questions", "isbergues-mef", 20,
        genre="reunion", de=time(18, 30), a=time(20), publics=("assistant_maternel", "garde_a_domicile", "parent"),
    )  # fmt: skip
    known = [replace(one, etat="annonce", annonce_le=unit.now) for one in (livres, soir)]
    return [draft, *known]


def _atelier(
    unit: Unit,
    relais_id: int,
    jour: date,
    titre: str,
    lieu: str,
    places: int,
    *,
    genre: Genre = "eveil",
    de: time = time(9, 15),
    a: time = time(11, 30),
    publics: tuple[Public, ...] = ("assistant_maternel", "garde_a_domicile"),
) -> Atelier:
    debut = to_utc(jour, de)
    made = Atelier(
        0, relais_id, genre, titre, debut, to_utc(jour, a), debut, lieu=lieu, places_adultes=places, publics=publics
    )
    return with_dates(made, unit.territoire.get(relais_id).reglages)


async def _take_a_call(unit: Unit, relais_id: int) -> None:
    """A family that only has a telephone; it seeks a crèche, which the team follows itself."""
    famille = await unit.tx.familles.add(relais_id, *SANS_TELEGRAM, unit.now)
    await unit.tx.familles.approve(famille.id, unit.today)
    besoin = Besoin(
        commune=ISBERGUES,
        rayon_km=10,
        enfants=(Enfant(Mois(2026, 6)),),
        a_partir_du=date(2027, 1, 4),
        jours=frozenset({0, 1, 3}),
    )
    demande = DemandeAccueil(
        0, relais_id, famille.id, "transmise", ("collectif",), besoin, canal="telephone",
        active_jusqu_au=unit.today + OUVERTE, envoyee_le=unit.now,
    )  # fmt: skip
    await unit.tx.demandes.add(demande, unit.now)
    labels = list_labels(demande.modes, besoin)
    await unit.tx.contacts.add(relais_id, unit.now, "famille", MOTIFS["rech"], CANAL_COMPTE[demande.canal], labels)
