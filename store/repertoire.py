"""The directory of a relais as the matching rule reads it, fast: no address, number nor e-mail. Decides nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, Place
from store.assistants import read_horaires
from store.database import Row, Sql
from store.times import maybe_day, maybe_time

# A seat of which nothing is said takes any child, to be confirmed: on a directory's first days nearly all are so.
BLANK = "p.etat = 'inconnue' AND coalesce(p.age_min, 0) = 0 AND p.age_max IS NULL AND p.restriction IS NULL"
PEOPLE = f"""
SELECT a.id, a.nom, a.prenom, a.commune, a.statut, a.telephone, a.ecoles, a.agrement_places, a.agrement_fin,
  a.en_pause_jusqu_au, a.ne_plus_diffuser, c.telegram_id, a.periscolaire, a.horaires_atypiques, a.besoin_imprevu,
  (SELECT count(*) FROM place p WHERE p.assistant_maternel_id = a.id AND {BLANK})
FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id
WHERE a.relais_id = :relais_id AND a.profession = 'assistant_maternel'
"""
SAID = f"""
SELECT p.assistant_maternel_id, p.rang, p.etat, p.libre_le, p.age_min, p.age_max, p.restriction, p.grille,
  p.confirmee_le, p.jusqu_au, p.horaires
FROM place p JOIN assistant_maternel a ON a.id = p.assistant_maternel_id
WHERE a.relais_id = :relais_id AND a.commune IN (%s) AND NOT ({BLANK})
"""
BLANKS = tuple(Place(rang) for rang in range(1, 21))


class Repertoire:
    """Reads `assistant_maternel` and `place` by thousands."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_to_judge(self, relais_id: int, with_places_in: Collection[str]) -> list[AssistantMaternel]:
        """Everybody of a relais; places only in these communes: elsewhere the distance decides first."""
        holes, params = self._sql.holes("commune", with_places_in)
        params |= {"relais_id": relais_id}
        places = _by_assistant(await self._sql.rows(SAID % holes, params))
        return _entries(await self._sql.rows(PEOPLE, {"relais_id": relais_id}), places)


def _by_assistant(rows: Iterable[Row]) -> dict[int, list[Place]]:
    """Most places of a directory are alike: each kind of place is made once."""
    made: dict[tuple[Any, ...], Place] = {}
    found: dict[int, list[Place]] = {}
    for row in rows:
        said = row[1:]
        place = made.get(said)
        if place is None:
            place = made[said] = _place(*said)
        found.setdefault(row[0], []).append(place)
    return found


def _place(
    rang: int, etat: Any, libre_le: str | None, age_min: int | None, age_max: int | None, restriction: Any,
    grille: int | None, confirmee_le: str | None, jusqu_au: str | None, horaires: str,
) -> Place:  # fmt: skip
    return Place(
        rang, etat, maybe_day(libre_le), age_min, age_max, restriction, grille, maybe_time(confirmee_le),
        jusqu_au=maybe_day(jusqu_au), horaires=read_horaires(horaires),
    )  # fmt: skip


def _entries(rows: Iterable[Row], places: dict[int, list[Place]]) -> list[AssistantMaternel]:
    agrement, accepte, ecoles = cache(_agrement), cache(_accepte), cache(_ecoles)
    return [
        AssistantMaternel(
            id=id_,
            nom=nom,
            prenom=prenom,
            commune=commune,
            statut=statut,
            telephone=telephone,
            agrement=agrement(combien, fin),
            accepte=accepte(*oui),
            ecoles=ecoles(desservies),
            places=(*places.get(id_, ()), *(BLANKS[:blank])),
            telegram_id=compte,
            en_pause_jusqu_au=maybe_day(pause),
            ne_plus_diffuser=bool(masquee),
        )
        for id_, nom, prenom, commune, statut, telephone, desservies, combien, fin, pause, masquee, compte, *oui, blank
        in rows
    ]  # fmt: skip


def _agrement(places: int | None, fin: str | None) -> Agrement:
    return Agrement(None, places, maybe_day(fin))


def _accepte(*said: int | None) -> Accepte:
    return Accepte(*(None if one is None else bool(one) for one in said))


def _ecoles(said: str) -> tuple[str, ...]:
    return tuple(json.loads(said))
