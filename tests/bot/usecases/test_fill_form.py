"""A Tap is untrusted: whatever it says, the form shows a question that makes sense."""

from __future__ import annotations

import pytest

from bot.usecases.fill_form import answer_step, begin_form, go_back, show_step
from bot.usecases.form_in_hand import MODIFICATION, RECHERCHE_NEUVE, Ecran, PlusRien
from tests.world import Town


@pytest.mark.parametrize("name", ["relire", "accord", "zzz", "telephone", "corriger"])
async def test_no_question_is_reached_before_the_commune(ville: Town, name: str) -> None:
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(77, "Camille", unit.now)
        await begin_form(unit, personne, RECHERCHE_NEUVE, {})
        for ecran in (
            await show_step(unit, personne, RECHERCHE_NEUVE, name),
            await go_back(unit, personne, RECHERCHE_NEUVE, name),
        ):
            assert isinstance(ecran, Ecran)
            assert ecran.etape is not None
            assert ecran.etape.name == "commune"


async def test_an_answer_to_a_question_that_does_not_exist_changes_nothing(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(77, "Camille", unit.now)
        await begin_form(unit, personne, RECHERCHE_NEUVE, {"commune": "62516", "acquis": []})
        ecran = await answer_step(unit, personne, RECHERCHE_NEUVE, "tarif", "12")
        assert isinstance(ecran, Ecran)
        assert "tarif" not in ecran.reponses


async def test_a_form_that_was_never_begun_has_no_question(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(77, "Camille", unit.now)
        assert await answer_step(unit, personne, MODIFICATION, "jours", "01") == PlusRien()
        assert await show_step(unit, personne, MODIFICATION) == PlusRien()
        assert await go_back(unit, personne, MODIFICATION, "jours") == PlusRien()


async def test_a_commune_that_left_meanwhile_is_asked_again(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(77, "Camille", unit.now)
        said = {"commune": "99999", "enfant_1": "2026-03", "acquis": []}
        ecran = await begin_form(unit, personne, RECHERCHE_NEUVE, said)
        assert ecran.etape is not None
        assert ecran.etape.name == "commune"
        assert ecran.reponses["enfant_1"] == "2026-03"


async def test_a_menu_keeps_one_form_open_and_the_other_waiting(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(77, "Camille", unit.now)
        await begin_form(unit, personne, RECHERCHE_NEUVE, {"commune": "62516", "acquis": []})
        await begin_form(unit, personne, MODIFICATION, {"commune": "62516", "acquis": [], "demande": 1})
        again = await unit.tx.personnes.meet(77, "Camille", unit.now)
        assert again.dialogue is not None
        assert again.dialogue.formulaire == MODIFICATION
        assert again.recherche_en_cours
