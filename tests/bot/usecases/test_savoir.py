"""The knowledge follows the database: at once, also from beside, and never ahead of a rollback."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from bot.usecases.page_du_relais import write_version
from bot.usecases.unit import Unit
from content.reponses_locales import EtatLocal
from tests.equipe import animatrice
from tests.savoir import PAGES
from tests.world import Town

pytestmark = pytest.mark.usefixtures("pages")
SLUG, PAGE = "artois-lys-romane", "contrat/preavis"


def saying(texte: str) -> EtatLocal:
    page = next(page for page in PAGES if page.id == PAGE)
    return EtatLocal(page=replace(page, texte=texte))


async def served(unit: Unit, slug: str | None = SLUG) -> str:
    page = (await unit.savoir.current(unit)).page(PAGE, slug, unit.today)
    assert page is not None
    return page.texte


async def write(ville: Town, unit: Unit, texte: str, noa: int) -> None:
    await write_version(unit, await unit.tx.personnes.meet(noa, "Noa", unit.now), PAGE, "corrigee", saying(texte))


class PowerCutError(Exception):
    """Something breaks before the commit."""


async def test_a_page_written_is_served_in_the_same_transaction_and_after(ville: Town) -> None:
    noa = (await animatrice(ville, "Noa")).id
    async with ville.bot.service.unit() as unit:
        before = await served(unit)
        await write(ville, unit, "Un texte.", noa)
        assert await served(unit) == "Un texte."
        assert await served(unit, "oignies") == before
    async with ville.bot.service.unit() as unit:
        assert await served(unit) == "Un texte."


async def test_what_was_rolled_back_is_never_served(ville: Town) -> None:
    noa = (await animatrice(ville, "Noa")).id
    with suppress(PowerCutError):
        async with ville.bot.service.unit() as unit:
            await write(ville, unit, "Jamais.", noa)
            assert await served(unit) == "Jamais."
            raise PowerCutError
    async with ville.bot.service.unit() as unit:
        await write(ville, unit, "Pour de bon.", noa)  # gets the number that the other one had
        assert await served(unit) == "Pour de bon."
    async with ville.bot.service.unit() as unit:
        assert await served(unit) == "Pour de bon."


async def test_what_another_process_writes_is_served_next(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        await served(unit)
    async with ville.bot.service.unit() as unit:  # a row, and nothing said to the knowledge of this process
        home = unit.territoire.id_of(SLUG)
        await unit.tx.pages.add(home, PAGE, "corrigee", saying("Écrit à côté.").to_json(), None, unit.now)
    async with ville.bot.service.unit() as unit:
        assert await served(unit) == "Écrit à côté."


async def test_nothing_is_built_again_while_nothing_changes(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        first = await unit.savoir.current(unit)
    async with ville.bot.service.unit() as unit:
        assert await unit.savoir.current(unit) is first
