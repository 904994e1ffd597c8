"""When and where a relais receives, in a few lines of French. Never an hour that the territory file does not say."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.relais import Permanence, Relais
from content.filters import JOURS, en_heure

MOMENTS = {"matin": "le matin", "apres_midi": "l'après-midi", None: ""}


def en_permanences(relais: Relais) -> list[str]:
    """« du lundi au vendredi, de 13 h 30 à 17 h, sur rendez-vous : Lillers, Isbergues »: one line for each habit."""
    days: dict[str, set[int]] = {}
    for permanence in relais.permanences:
        days.setdefault(_habit(permanence), set()).add(permanence.jour)
    lieux: dict[tuple[frozenset[int], str], list[str]] = {}
    for permanence in relais.permanences:
        habit = _habit(permanence)
        found = lieux.setdefault((frozenset(days[habit]), habit), [])
        name = _where(relais, permanence)
        if name and name not in found:
            found.append(name)
    return [_line(sorted(jours), habit, places) for (jours, habit), places in lieux.items()]


def _habit(permanence: Permanence) -> str:
    if permanence.debut and permanence.fin:
        hours = f"de {en_heure(permanence.debut)} à {en_heure(permanence.fin)}"
    else:
        hours = MOMENTS[permanence.demi_journee]
    return ", ".join(part for part in (hours, "sur rendez-vous" if permanence.sur_rendez_vous else "") if part)


def _where(relais: Relais, permanence: Permanence) -> str:
    lieu = relais.lieu(permanence.lieu) if permanence.lieu else None
    commune = relais.commune(lieu.commune) if lieu else None
    return commune.nom if commune else ""


def _line(jours: list[int], habit: str, lieux: Iterable[str]) -> str:
    when = ", ".join(part for part in (_days(jours), habit) if part)
    where = ", ".join(lieux)
    return f"{when} : {where}" if where else when


def _days(jours: list[int]) -> str:
    if len(jours) > 2 and jours == list(range(jours[0], jours[-1] + 1)):
        return f"du {JOURS[jours[0]]} au {JOURS[jours[-1]]}"
    return ", ".join(f"le {JOURS[jour]}" for jour in jours)
