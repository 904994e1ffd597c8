"""A campaign from the animatrice's board to everybody's answer: told with phones."""

from __future__ import annotations

from bot.domain.assistants import Agrement
from bot.simulator.phone import Phone
from tests.campagne import animatrice, launch, participations
from tests.quartier import add_assistant, libre
from tests.world import Town

QUESTION = "Vos places ont-elles changé"


def asked(phone: Phone) -> int:
    """How many times she was asked, reminders included."""
    return sum(QUESTION in letter.text for letter in phone.received)


async def test_one_tap_answers_and_is_news_like_any_other(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, alix, place, agrement=Agrement(places=1))
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    letter = await alix.wait_for(QUESTION)
    assert "1 place libre" in letter.text
    alix.press("Rien n'a changé")
    await alix.wait_for("Merci, c'est à jour", fresh=True)
    async with ville.bot.service.unit() as unit:
        (known,) = (await unit.tx.assistants.get(entry.id)).places
        (news,) = await unit.tx.mises_a_jour.list_of_assistant(entry.id)
        assert known.confirmee_le == news.le
        assert (news.genre, news.source) == ("inchange", "bot")
    mine = (await participations(ville, numero))["Alix"]
    assert (mine["etat"], mine["reponse"], mine["canal"]) == ("repondue", "inchange", "bot")
