"""« Chiffres », « Ateliers »: what the Caf asks of a year or a half of it, on the screen and as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.domain.calendrier import to_utc
from bot.domain.comptes_ateliers import Bilan, Compte, count_ateliers
from bot.domain.personnes import Personne
from bot.usecases.make_document import ask_document
from bot.usecases.unit import Unit
from content.filters_inscriptions import genre_caf

PREMIERE_ANNEE = 2020
COLONNES = [
    "Genre", "Séances", "dont sur place", "dont à distance", "Assistants maternels différents",
    "Gardes à domicile différentes", "Enfants différents", "Parents différents", "Invités", "Participations d'adultes",
    "Participations d'enfants",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chiffres:
    """`sans_presences`: ateliers of the period that are over, about which something is still to be said."""

    annee: int
    semestre: int
    bilan: Bilan
    sans_presences: tuple[int, ...]

    @property
    def periode(self) -> str:
        """« année 2026 », « 1er semestre 2026 »."""
        half = {1: "1er semestre", 2: "2e semestre"}.get(self.semestre, "année")
        return f"{half} {self.annee}"


async def see_chiffres(unit: Unit, qui: Personne, annee: int, semestre: int) -> Chiffres | None:
    """0 as a year: this one; 0 as a half: the whole year. None for who is not of a team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    year = annee if PREMIERE_ANNEE <= annee <= unit.today.year else unit.today.year
    half = semestre if semestre in (1, 2) else 0
    first, after = date(year, 7 if half == 2 else 1, 1), date(year + (half != 1), 7 if half == 1 else 1, 1)
    period = (qui.animateur_relais_id, to_utc(first, time()), to_utc(after, time()), unit.now)
    bilan = count_ateliers(await unit.tx.presences.list_seances(*period), await unit.tx.presences.list_venues(*period))
    return Chiffres(year, half, bilan, tuple(await unit.tx.presences.list_unnoted(*period)))


def send_sheet(unit: Unit, chiffres: Chiffres, chat_id: int, topic_id: int | None, key: str) -> None:
    """The same table, columns that never move."""
    lignes = [_ligne(genre_caf(genre), compte) for genre, compte in chiffres.bilan.genres.items()]
    ask_document(
        unit, f"ateliers.xlsx:{chat_id}:{key}", chat_id, "liste.xlsx",
        f"ateliers-{chiffres.periode.replace(' ', '-')}.xlsx",
        {"titre": chiffres.periode, "colonnes": COLONNES, "lignes": [*lignes, _ligne("Ensemble (sans double compte)",
         chiffres.bilan.ensemble)]},
        template="documents/pret", topic_id=topic_id, titre=f"Ateliers, {chiffres.periode}",
        precision="Les enfants : pour chaque adulte, le plus grand nombre venu en une fois.",
    )  # fmt: skip


def _ligne(nom: str, compte: Compte) -> list[Any]:
    d = compte.differents
    return [
        nom, compte.seances, compte.sur_place, compte.a_distance, d.get("assistant_maternel", 0),
        d.get("garde_a_domicile", 0), compte.enfants, d.get("parent", 0), d.get("invite", 0),
        sum(compte.participations.values()), compte.venues_enfants,
    ]  # fmt: skip
