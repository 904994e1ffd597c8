"""A question asked is written once, counted once, and is its author's only."""

from __future__ import annotations

import pytest

from bot.usecases.ask_question import AChoisir, Inconnue, ask_question
from bot.usecases.hand_over import QuestionEffacee, hand_over
from bot.usecases.open_page import PageOuverte, choose_page, see_again
from bot.usecases.rate_answer import rate_answer
from tests.equipe import parent
from tests.world import Town

pytestmark = pytest.mark.usefixtures("pages")
ESSAI, CONGES, RIEN = (
    "combien de temps dure la période d'essai",
    "congés payés de la nounou",
    "où acheter des pneus neige ?",
)


async def test_the_same_message_read_twice_is_one_question_and_one_contact(ville: Town) -> None:
    camille = await parent(ville)
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        first = await ask_question(unit, personne, ESSAI, 77)
        again = await ask_question(unit, personne, ESSAI, 77)
        assert isinstance(first, PageOuverte)
        assert isinstance(again, PageOuverte)
        assert first.question.id == again.question.id
        assert await unit.tx.sql.value("SELECT count(*) FROM question") == 1
        assert await unit.tx.sql.value("SELECT count(*) FROM contact") == 1


async def test_a_question_is_nobody_else_s(ville: Town) -> None:
    camille, alex = await parent(ville), await parent(ville, "Alex")
    async with ville.bot.service.unit() as unit:
        hers = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        other = await unit.tx.personnes.meet(alex.id, "Alex", unit.now)
        asked = await ask_question(unit, hers, CONGES, 77)
        assert isinstance(asked, AChoisir)
        assert await choose_page(unit, other, asked.question.id, 0) is None
        assert await choose_page(unit, hers, asked.question.id, 9) is None
        assert await see_again(unit, other, asked.question.id) is None
        assert await rate_answer(unit, other, asked.question.id, "pas_utile") is None
        assert await hand_over(unit, other, asked.question.id) == QuestionEffacee()


async def test_what_waits_for_the_team_is_what_was_not_answered(ville: Town) -> None:
    camille = await parent(ville)
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        home = unit.territoire.id_of("artois-lys-romane")
        assert isinstance(await ask_question(unit, personne, RIEN, 1), Inconnue)
        opened = await ask_question(unit, personne, ESSAI, 2)
        assert isinstance(opened, PageOuverte)
        assert [q.texte for q in await unit.tx.questions.list_waiting(home, 10)] == [RIEN]
        await rate_answer(unit, personne, opened.question.id, "pas_utile")
        assert [q.texte for q in await unit.tx.questions.list_waiting(home, 10)] == [RIEN, ESSAI]
        await rate_answer(unit, personne, opened.question.id, "utile")
        assert await unit.tx.questions.count_waiting(home) == 1
