"""The directory read fast for the rule: the same verdicts as with every entry read whole."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import get_args

from bot.domain.admissibilite import judge
from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, EtatPlace, Place
from bot.domain.criteres import Candidat, Recherche, ReglesAppariement, prepare
from bot.domain.demandes import Besoin, Enfant
from bot.domain.mois import Mois
from bot.domain.semaine_offerte import JOURNEES
from bot.usecases.unit import Unit
from tests.quartier import BURBURE, LILLERS, UN_BEBE, relais_id
from tests.world import Town

FRATRIE = Besoin(LILLERS, 10, (Enfant(Mois(2026, 9)), Enfant(Mois(2022, 3))), date(2027, 1, 4), ecole="Jean-Jaurès",
                 trajet="assistant_maternel", imprevu=True, jours=frozenset({0, 2}))  # fmt: skip


def somebody(rng: random.Random, unit: Unit, n: int) -> AssistantMaternel:
    """Any entry that the schema accepts."""
    places = tuple(
        Place(
            rang, rng.choice(get_args(EtatPlace)), rng.choice([None, date(2027, 1, 1), date(2027, 6, 1)]),
            rng.choice([None, 0, 18]), rng.choice([None, 36]), rng.choice([None, None, "periscolaire"]),
            rng.choice([None, JOURNEES]), rng.choice([None, unit.now - timedelta(days=rng.randrange(300))]),
        )
        for rang in range(1, rng.randrange(1, 5))
    )  # fmt: skip
    said = [rng.choice([None, True, False]) for _ in range(4)]
    return AssistantMaternel(
        id=0, nom=f"Nom{n}", prenom="Alix", commune=rng.choice([LILLERS, BURBURE]), places=places,
        statut=rng.choice(["independant", "mam", "creche_familiale"]), accepte=Accepte(*said),
        agrement=Agrement("123", rng.choice([None, 4]), rng.choice([None, date(2026, 12, 1), date(2030, 1, 1)])),
        ecoles=rng.choice([(), ("Jean-Jaurès",)]), ne_plus_diffuser=rng.random() < 0.1,
        en_pause_jusqu_au=rng.choice([None, None, date(2026, 12, 1)]), telephone=f"+336399{n:05}",
    )  # fmt: skip


async def test_who_is_read_fast_is_judged_as_who_is_read_whole(ville: Town) -> None:
    rng, home = random.Random(11), relais_id(ville)
    async with ville.bot.service.unit() as unit:
        for n in range(150):
            await unit.tx.assistants.add(home, somebody(rng, unit, n), unit.now)
        whole = await unit.tx.assistants.list_of_relais(home)
        fast = {one.id: one for one in await unit.tx.repertoire.list_to_judge(home, [LILLERS])}
        for besoin in (UN_BEBE, FRATRIE):
            recherche = Recherche(1, besoin, telephone="+33639900003", ecartees=frozenset({whole[7].id}))
            criteres = prepare(recherche, ReglesAppariement(), unit.now, unit.today)
            verdicts = set()
            for one in whole:
                km = 0.0 if one.commune == LILLERS else 99.0  # too far: her places do not matter
                verdict = judge(criteres, Candidat(one, km))
                assert judge(criteres, Candidat(fast[one.id], km)) == verdict
                verdicts.add(verdict)
            assert len(verdicts) >= 8
        assert len(fast) == len(whole)
