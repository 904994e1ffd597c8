"""Too many calls still to be made: ordinary requests wait before more people are to be phoned."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.relais import EXEMPLES, load_relais
from bot.simulator.phone import Phone
from tests.appels import names, open_list, press
from tests.bureau import add_animatrice, open_demande
from tests.quartier import UN_BEBE, add_assistant, propositions_of, soon, submit
from tests.world import DAY, Town, town

SLUG = "artois-lys-romane"


@pytest.fixture
async def petite(tmp_path: Path) -> AsyncIterator[Town]:
    """A relais where two calls are enough, and a circle is one person."""
    folder, home = tmp_path / "relais", tmp_path / "ville"
    folder.mkdir()
    home.mkdir()
    source = (EXEMPLES / f"{SLUG}.toml").read_text("utf-8")
    settings = "appels_en_attente_max = 2\nmax_sollicites = 1\n"
    source = (
        source.replace("[reglages]\n", f"[reglages]\n{settings}")
        if "[reglages]" in source
        else (f"{source}\n[reglages]\n{settings}")
    )
    (folder / f"{SLUG}.toml").write_text(source, "utf-8")
    assert load_relais(folder).get(SLUG).reglages.appels_en_attente_max == 2
    async with town(home, relais_dir=folder) as place:
        yield place


async def neighbours(ville: Town, *prenoms: str) -> Phone:
    """An animatrice, and professionals without Telegram."""
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    for n, prenom in enumerate(prenoms):
        await add_assistant(ville, prenom, telephone=f"+3363998010{n}")
    return nadia


async def test_the_next_circle_waits_and_says_why_until_calls_are_made(petite: Town) -> None:
    nadia = await neighbours(petite, "Alix", "Odile", "Reine")
    first, second = [await submit(petite, petite.person(one)) for one in ("Camille", "Sacha")]
    await soon(petite)
    assert len(await names(petite)) in (1, 2)  # each request has its own first circle
    await petite.move(days=4)
    assert [len(await propositions_of(petite, one)) for one in (first, second)] == [1, 1]
    assert "2 demandes attendent pour aller plus loin" in await open_list(petite, nadia)
    await open_demande(petite, nadia, "En cours", first)
    assert "Le cercle suivant attend depuis le" in nadia.last.text
    assert "2 appels sont à passer (2 au plus)" in nadia.last.text
    await open_list(petite, nadia)
    await press(petite, nadia, "Commencer les appels", "Pas cette fois", "Trop loin")
    await soon(petite)
    asked = [len(await propositions_of(petite, one)) for one in (first, second)]
    assert sorted(asked) == [1, 2]  # room for one more, the other goes on waiting
    assert "Une demande attend pour aller plus loin" in await open_list(petite, nadia)


async def test_an_unforeseen_need_is_not_held(petite: Town) -> None:
    await neighbours(petite, "Alix", "Odile", "Reine")
    await submit(petite, petite.person("Camille"))
    await submit(petite, petite.person("Sacha"))
    urgent = await submit(
        petite, petite.person("Maryse"), replace(UN_BEBE, imprevu=True, a_partir_du=date(2026, 10, 16))
    )
    await soon(petite)
    await petite.move(days=3)
    assert len(await propositions_of(petite, urgent)) > 1


async def test_a_circle_that_can_be_written_to_is_not_held(petite: Town) -> None:
    await neighbours(petite, "Alix", "Odile")
    first = await submit(petite, petite.person("Camille"))
    await submit(petite, petite.person("Sacha"))
    await soon(petite)
    marion, reine = petite.person("Marion"), petite.person("Reine")
    for phone in (marion, reine):
        await add_assistant(petite, phone)
    async with petite.bot.service.unit() as unit:
        for ligne in await unit.tx.sql.rows("SELECT id FROM assistant_maternel WHERE compte_id IS NULL"):
            await unit.tx.ecarts.add(first, ligne["id"])
    await petite.move(days=4)
    assert len(await propositions_of(petite, first)) > 1


async def test_she_does_not_have_to_wait(petite: Town) -> None:
    nadia = await neighbours(petite, "Alix", "Odile", "Reine")
    first = await submit(petite, petite.person("Camille"))
    await submit(petite, petite.person("Sacha"))
    await soon(petite)
    await petite.move(days=4)
    await open_demande(petite, nadia, "En cours", first)
    await press(petite, nadia, "Interroger le cercle suivant", "Interroger maintenant")
    assert len(await propositions_of(petite, first)) == 2
    assert "Le cercle suivant attend" not in nadia.last.text


async def test_the_family_gets_its_answer_whatever_waits(petite: Town) -> None:
    await neighbours(petite, "Alix", "Odile", "Reine")
    camille = petite.person("Camille")
    await submit(petite, camille)
    await submit(petite, petite.person("Sacha"))
    await soon(petite)
    before = len(camille.received)
    await petite.move_to(petite.now() + 11 * DAY)
    assert len(camille.received) > before


async def test_what_nobody_can_dial_holds_nothing_back(petite: Town) -> None:
    nadia = await neighbours(petite, "Alix", "Odile", "Reine")
    first = await submit(petite, petite.person("Camille"))
    second = await submit(petite, petite.person("Sacha"))
    await soon(petite)
    await open_list(petite, nadia)
    await press(petite, nadia, "Commencer les appels", "Faux numéro")
    await petite.move(days=4)
    assert sum([len(await propositions_of(petite, one)) for one in (first, second)]) > 2
