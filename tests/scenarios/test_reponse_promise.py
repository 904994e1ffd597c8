"""« Vous aurez une réponse au plus tard… » is kept for every request, and is not said of what is for tonight."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.bureau import add_animatrice
from tests.equipe import texts
from tests.quartier import demande_of, submit
from tests.world import Town

BY_HAND: tuple[dict[str, Any], ...] = (
    {"etat": "a_valider", "passe_par_animatrice": True, "pour": "famille_accompagnee"},
    {"etat": "transmise", "modes": ("garde_a_domicile",)},
)


@pytest.mark.parametrize("changes", BY_HAND)
async def test_what_goes_to_the_animatrice_is_answered_on_its_day_and_she_knows(
    ville: Town, changes: dict[str, Any]
) -> None:
    camille, noa = ville.person("Camille"), ville.person("Noa")
    await add_animatrice(ville, noa)
    numero = await submit(ville, camille, vague_le=None, **changes)
    await ville.sleep_until(ville.now() + timedelta(days=10, hours=2))
    await ville.move(hours=1)
    assert "Nous vous devions une réponse aujourd'hui" in texts(camille)
    assert f"Demande n° {numero} : la réponse promise" in texts(noa)
    demande = await demande_of(ville, numero)
    assert demande.is_open
    assert (demande.reponse_le, demande.repondu_le is None) == (None, False)
    await ville.sleep_until(ville.now() + timedelta(days=2))
    assert texts(camille).count("Nous vous devions") == 1


async def test_a_family_that_was_called_back_is_not_written_to(ville: Town) -> None:
    camille, noa = ville.person("Camille"), ville.person("Noa")
    await add_animatrice(ville, noa)
    numero = await submit(ville, camille, vague_le=None, etat="transmise", modes=("garde_a_domicile",))
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        await unit.tx.evenements.add(demande.relais_id, numero, "contactee", unit.now)
    await ville.sleep_until(ville.now() + timedelta(days=10, hours=2))
    await ville.move(hours=1)
    assert "Nous vous devions" not in texts(camille)
    assert (await demande_of(ville, numero)).reponse_le is None
