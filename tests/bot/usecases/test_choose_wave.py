"""Reading no more of the directory than it takes gives the same wave as reading it whole."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, Place
from bot.domain.criteres import Candidat
from bot.domain.demandes import Besoin, Enfant
from bot.domain.mois import Mois
from bot.domain.semaine import Moment, grille_of
from bot.domain.vagues import next_cercle
from bot.usecases.choose_wave import choose_wave
from bot.usecases.situation import read_situation
from bot.usecases.unit import Unit
from tests.quartier import SLUG, UN_BEBE, submit
from tests.world import Town

CHANCE = random.Random(214)
COMMUNES = ("62516", "62188", "62190", "62162", "62286", "62407", "62049", "62851")
BESOINS = (
    UN_BEBE,
    replace(UN_BEBE, enfants=(Enfant(Mois(2026, 9)), Enfant(Mois(2024, 5)))),
    replace(UN_BEBE, enfants=(Enfant(Mois(2026, 9)), Enfant(Mois(2020, 5))), separes=True, ecole="Jules Ferry"),
    replace(UN_BEBE, jours=frozenset({2}), imprevu=True),
    replace(UN_BEBE, a_partir_du=None, jours=None, horaires=None),
)


def somebody(unit: Unit, number: int) -> AssistantMaternel:
    """Anybody of a directory in disorder."""
    pick = CHANCE.choice
    places = tuple(
        Place(
            rang, pick(("libre", "libre", "occupee", "inconnue")), pick((None, None, unit.today + timedelta(days=90))),
            pick((None, 0, 18)), pick((None, 36)), pick((None, None, "temps_partiel", "periscolaire")),
            pick((None, grille_of(range(5), Moment), grille_of((0, 1), Moment))),
            pick((None, unit.now - timedelta(days=CHANCE.randrange(1, 300)))),
        )
        for rang in range(1, CHANCE.randrange(0, 4) + 1)
    )  # fmt: skip
    return AssistantMaternel(
        id=0, nom="Exemple", prenom=f"A{number}", commune=pick(COMMUNES),
        statut=pick(("independant", "independant", "mam", "creche_familiale")), mam=pick((None, None, "M1", "M2")),
        agrement=Agrement(places=pick((None, 2, 4))),
        accepte=Accepte(pick((None, True, False)), None, pick((None, True, False))), places=places,
        sollicite_le=pick((None, unit.now - timedelta(days=CHANCE.randrange(1, 5)))),
        en_pause_jusqu_au=pick((None, None, None, unit.today)),
    )  # fmt: skip


@pytest.mark.parametrize("besoin", BESOINS)
@pytest.mark.parametrize("combien", [3, 120])
async def test_the_wave_is_the_one_of_the_whole_directory(ville: Town, besoin: Besoin, combien: int) -> None:
    numero = await submit(ville, ville.person("Camille"), besoin, vague_le=None)
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(SLUG)
        for number in range(combien):
            await unit.tx.assistants.add(home, somebody(unit, number), unit.now)
        situation = await read_situation(unit, await unit.tx.demandes.get(numero))
        everybody = [
            Candidat(one, situation.distances[one.commune])
            for one in await unit.tx.assistants.list_of_relais(home)
            if one.commune in situation.distances
        ]
        whole = next_cercle(situation.criteres, everybody, situation.avancement(), unit.now)
        assert await choose_wave(unit, situation) == (whole, False)
