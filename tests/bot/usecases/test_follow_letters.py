"""What became of the letters that ask: a proposition is read again before it is written."""

from __future__ import annotations

from typing import cast

from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.answer_proposition import answer_proposition
from bot.usecases.follow_letters import follow_letters
from bot.usecases.unit import Service, Unit
from tests.bot.usecases.conftest import Meanwhile
from tests.quartier import add_assistant, propositions_of, relais_id, submit
from tests.world import Town


async def test_an_answer_given_meanwhile_is_not_overwritten(ville: Town) -> None:
    numero = await submit(ville, ville.person("Camille"), vague_le=None)
    alix = await add_assistant(ville, "Alix")  # without Telegram: out of reach of the letter that waits for her
    service = ville.bot.service
    ville.bot.runner.stop()
    async with service.unit() as unit:
        new = PropositionSuivie(
            relais_id=relais_id(ville), demande=numero, assistant=alix.id, cercle="a_confirmer", ecrite_le=unit.now
        )
        (proposition,) = await unit.tx.propositions.add([new])

    async def answers(unit: Unit) -> None:
        await answer_proposition(unit, proposition, "pas_cette_fois", motif="complet", canal="telephone")

    await follow_letters(cast(Service, Meanwhile(service, answers, before=3)))
    (after,) = await propositions_of(ville, numero)
    assert (after.etat, after.motif) == ("pas_cette_fois", "complet")
