"""What stands in the way of an atelier: shown to the animatrice, who decides; never refused in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import jour_ferie
from bot.domain.relais import Relais
from bot.domain.vacances import is_known, vacances

Obstacle = Literal["lieu", "animatrice", "ferie", "ferme", "vacances", "vacances_inconnues"]


@dataclass(frozen=True, slots=True)
class Conflit:
    """One of them. `nom`: of the holiday, why the relais is closed; `avec`: the atelier that is there already."""

    obstacle: Obstacle
    nom: str | None = None
    avec: Atelier | None = None


def find_conflits(atelier: Atelier, others: Iterable[Atelier], relais: Relais) -> tuple[Conflit, ...]:
    """Everything that stands in its way, the day first."""
    return (*conflits_of_day(atelier.jour, relais), *_with_others(atelier, others))


def conflits_of_day(day: date, relais: Relais) -> tuple[Conflit, ...]:
    """What the calendar says of a day."""
    found = []
    if nom := jour_ferie(day):
        found.append(Conflit("ferie", nom))
    closed = next((one for one in relais.fermetures if one.du <= day <= one.au), None)
    if closed is not None:
        found.append(Conflit("ferme", closed.motif))
    if nom := vacances(relais.zone_scolaire, day):
        found.append(Conflit("vacances", nom))
    elif not is_known(relais.zone_scolaire, day):
        found.append(Conflit("vacances_inconnues"))
    return tuple(found)


def overlap(one: Atelier, other: Atelier) -> bool:
    """Whether both are going on at some moment; one that begins when the other ends is not in its way."""
    return one.debut < other.fin and other.debut < one.fin


def _with_others(atelier: Atelier, others: Iterable[Atelier]) -> Iterator[Conflit]:
    for other in others:
        if other.etat == "annule" or (other.id and other.id == atelier.id) or not overlap(atelier, other):
            continue
        if atelier.lieu is not None and atelier.lieu == other.lieu:
            yield Conflit("lieu", avec=other)
        if atelier.animateur_id is not None and atelier.animateur_id == other.animateur_id:
            yield Conflit("animatrice", avec=other)
