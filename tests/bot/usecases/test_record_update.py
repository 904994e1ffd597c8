"""Every piece of news is written once a day, whoever says it, and can be counted afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.mises_a_jour import DE_PLACES
from bot.usecases.record_update import record_update
from bot.usecases.unit import Service
from tests.bot.usecases.conftest import Moment


async def somebody(service: Service) -> tuple[int, AssistantMaternel]:
    async with service.unit() as unit:
        (relais_id,) = (await unit.tx.relais.know(["ici"])).values()
        entry = AssistantMaternel(0, "Exemple", "Alix", "62516")
        return relais_id, await unit.tx.assistants.get(await unit.tx.assistants.add(relais_id, entry, unit.now))


async def genres_of(service: Service, assistant: AssistantMaternel) -> list[tuple[str, str]]:
    async with service.unit() as unit:
        return [(n.genre, n.source) for n in await unit.tx.mises_a_jour.list_of_assistant(assistant.id)]


async def test_the_same_news_twice_in_a_day_is_one_piece_of_news(service: Service, moment: Moment) -> None:
    _, alix = await somebody(service)
    for _ in range(2):
        async with service.unit() as unit:
            await record_update(unit, alix, "inchange", "bot")
    assert await genres_of(service, alix) == [("inchange", "bot")]
    moment.now += timedelta(hours=1)
    async with service.unit() as unit:
        await record_update(unit, alix, "place", "bot")
        await record_update(unit, alix, "inchange", "telephone")
    assert await genres_of(service, alix) == [("inchange", "telephone"), ("place", "bot"), ("inchange", "bot")]


async def test_a_day_is_a_day_in_paris(service: Service, moment: Moment) -> None:
    _, alix = await somebody(service)
    for evening in ("2026-10-13T23:30:00+02:00", "2026-10-14T00:30:00+02:00"):
        moment.now = datetime.fromisoformat(evening)
        async with service.unit() as unit:
            await record_update(unit, alix, "inchange", "bot")
    assert len(await genres_of(service, alix)) == 2


async def test_what_changed_in_a_relais_between_two_instants(service: Service, moment: Moment) -> None:
    relais_id, alix = await somebody(service)
    begin = moment.now
    async with service.unit() as unit:
        await record_update(unit, alix, "place", "bot")
        await record_update(unit, alix, "profil", "bot")
    moment.now += timedelta(days=7)
    async with service.unit() as unit:
        await record_update(unit, alix, "complet", "bot")
        other = (await unit.tx.relais.know(["ailleurs"]))["ailleurs"]
        read = unit.tx.mises_a_jour.list_of_relais
        assert [n.genre for n in await read(relais_id, begin, moment.now)] == ["place", "profil"]
        assert [n.genre for n in await read(relais_id, begin, unit.now, DE_PLACES)] == ["place"]
        assert await read(other, begin, unit.now + timedelta(days=1)) == []
