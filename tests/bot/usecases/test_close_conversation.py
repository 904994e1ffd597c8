"""A conversation closes by itself only if nobody has just written in it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from bot.usecases.close_conversation import close_idle_conversations
from bot.usecases.unit import Service, Unit
from tests.bot.usecases.conftest import Meanwhile
from tests.equipe import SLUG
from tests.world import Town


async def test_a_word_that_comes_meanwhile_keeps_it_open(ville: Town) -> None:
    service = ville.bot.service
    ville.bot.runner.stop()
    async with service.unit() as unit:
        camille = await unit.tx.personnes.meet(ville.person("Camille").id, "Camille", unit.now)
        long_ago = datetime.fromisoformat("2026-10-01T10:00:00+02:00")
        number = await unit.tx.conversations.open(unit.territoire.id_of(SLUG), camille.compte_id, long_ago, None)
        await unit.tx.conversations.note_team(number, long_ago)

    async def writes(unit: Unit) -> None:
        await unit.tx.conversations.note_person(number, unit.now)

    await close_idle_conversations(cast(Service, Meanwhile(service, writes, before=2)))
    async with service.unit() as unit:
        assert (await unit.tx.conversations.get(number)).is_open
        await unit.tx.conversations.note_team(number, long_ago)
    await close_idle_conversations(service)
    async with service.unit() as unit:
        assert not (await unit.tx.conversations.get(number)).is_open
