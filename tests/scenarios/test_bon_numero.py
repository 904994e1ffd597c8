"""« Faux numéro » on somebody who had asked for a call: she is asked for the right one, when she may be written to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.usecases.record_call import note_wrong
from tests.appels import lines, open_list, press
from tests.campagne import QUESTION, animatrice, launch
from tests.equipe import texts
from tests.quartier import add_assistant
from tests.world import Town

DEMANDE = "n'est pas le bon"


@pytest.mark.parametrize("stopped", [False, True])
async def test_who_asked_for_a_call_is_asked_for_her_number(ville: Town, stopped: bool) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix", phone="+33639980144")
    await add_assistant(ville, alix)
    await launch(ville, nadia)
    await ville.move(days=2)
    await alix.wait_for(QUESTION)
    alix.press("Appelez-moi")
    await alix.wait_for("C'est noté", fresh=True)
    if stopped:
        alix.send("STOP")
        await alix.answer()
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", "Faux numéro")
    await ville.move_to(ville.now() + timedelta(hours=6))
    if stopped:
        assert DEMANDE not in texts(alix)
        assert await lines(ville)
        return
    await alix.wait_for(DEMANDE)
    assert texts(alix).count(DEMANDE) == 1
    alix.press("Partager mon numéro")
    await alix.wait_for("le relais a votre numéro")
    (ligne,) = await lines(ville)
    assert ligne.numero == "+33639980144"


async def test_who_asked_for_nothing_is_not_written_to(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix", phone="+33639980144")
    entry = await add_assistant(ville, alix)
    async with ville.bot.service.unit() as unit:
        qui = await unit.tx.personnes.meet(nadia.id, nadia.name, unit.now)
        assert await note_wrong(unit, qui, entry.id) is not None
    await ville.move(hours=6)
    assert DEMANDE not in texts(alix)
