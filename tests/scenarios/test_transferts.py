"""A commune changes relais: both teams know, nothing crosses without the person's agreement, history stays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.relais import EXEMPLES
from bot.simulator.phone import Phone
from tests.bureau import forge, submit_by_phone
from tests.quartier import LILLERS, SLUG, add_animatrice, add_assistant, demande_of, libre, relais_id, submit
from tests.world import Town, town

OIGNIES = "oignies"


@pytest.fixture
async def frontiere(tmp_path: Path) -> AsyncIterator[Town]:
    """Lillers leaves one relais on 20 October 2026 for the other."""
    folder, home = tmp_path / "relais", tmp_path / "ville"
    folder.mkdir()
    home.mkdir()
    source = (EXEMPLES / f"{SLUG}.toml").read_text("utf-8")
    (line,) = [one for one in source.splitlines() if f'insee = "{LILLERS}"' in one]
    leaves = line.replace(" }", ", jusqu_au = 2026-10-19 }", 1)
    (folder / f"{SLUG}.toml").write_text(source.replace(line, leaves), "utf-8")
    other = (EXEMPLES / f"{OIGNIES}.toml").read_text("utf-8")
    joins = line.replace(" }", ", depuis = 2026-10-20 }", 1)
    other = other.replace("communes = [\n", f"communes = [\n{joins}\n", 1)
    (folder / f"{OIGNIES}.toml").write_text(other, "utf-8")
    async with town(home, relais_dir=folder) as place:
        yield place


async def teams(ville: Town) -> tuple[Phone, Phone]:
    noa, iris = ville.person("Noa"), ville.person("Iris")
    await add_animatrice(ville, noa)
    await add_animatrice(ville, iris, OIGNIES)
    return noa, iris


async def open_moves(ville: Town, phone: Phone) -> str:
    phone.send("/menu")
    phone.press("Tableau de bord", message=await phone.answer())
    phone.press("Organisation", message=await phone.answer())
    phone.press("À transmettre", message=await phone.answer())
    return (await phone.answer()).text


async def test_both_teams_read_that_something_is_to_be_handed_over(frontiere: Town) -> None:
    noa, iris = await teams(frontiere)
    numero = await submit(frontiere, frontiere.person("Camille"), etat="transmise", vague_le=None)
    await add_assistant(frontiere, "Nadia")
    await frontiere.quiet()
    assert "Rien à transmettre" in await open_moves(frontiere, noa)
    await frontiere.move(days=8)
    await noa.wait_for("Lillers n'est plus dans votre relais")
    await iris.wait_for("Lillers est maintenant dans votre relais")
    mine = await open_moves(frontiere, noa)
    assert f"demande n° {numero}, Lillers" in mine
    assert "Nadia Exemple" in mine
    theirs = await open_moves(frontiere, iris)
    assert "1 demande et 1 professionnelle" in theirs
    assert "Nadia" not in theirs
    assert "Camille" not in theirs


async def test_a_family_asked_in_the_chat_goes_on_there(frontiere: Town) -> None:
    noa, iris = await teams(frontiere)
    camille = frontiere.person("Camille")
    numero = await submit(frontiere, camille, etat="transmise", modes=("collectif",), vague_le=None)
    await frontiere.move(days=8)
    await open_moves(frontiere, noa)
    noa.press(f"Demande n° {numero}")
    await noa.wait_for("Sa commune est maintenant suivie")
    noa.press("Lui demander dans le robot")
    await noa.wait_for("Rien ne bouge avant sa réponse")
    question = await camille.wait_for("Voulez-vous que votre demande")
    assert (await demande_of(frontiere, numero)).is_open
    camille.press("D'accord, transmettre", message=question)
    await frontiere.quiet()
    await camille.wait_for("sous le n°")
    old = await demande_of(frontiere, numero)
    assert (old.etat, old.issue, old.relais_id) == ("close", "close_par_relais", relais_id(frontiere))
    async with frontiere.bot.service.unit() as unit:
        there = await unit.tx.demandes.get(numero + 1)
    assert there.relais_id == relais_id(frontiere, OIGNIES)
    assert there.besoin == old.besoin
    assert "Camille" in (await iris.wait_for(f"n° {numero + 1}")).text
    camille.press("D'accord, transmettre", message=question)  # twice changes nothing
    await frontiere.quiet()
    async with frontiere.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM demande") == 2


async def test_who_says_no_stays(frontiere: Town) -> None:
    noa, iris = await teams(frontiere)
    camille = frontiere.person("Camille")
    numero = await submit(frontiere, camille, etat="transmise", modes=("collectif",), vague_le=None)
    await frontiere.move(days=8)
    await open_moves(frontiere, noa)
    noa.press(f"Demande n° {numero}")
    await noa.wait_for("Sa commune est maintenant suivie")
    noa.press("Lui demander dans le robot")
    camille.press("Non, rester ici", message=await camille.wait_for("Voulez-vous que votre demande"))
    await camille.wait_for("rien ne change")
    assert (await demande_of(frontiere, numero)).is_open
    assert "Rien à transmettre" in await open_moves(frontiere, noa)
    assert "Rien à transmettre" in await open_moves(frontiere, iris)


async def test_a_professional_goes_on_there_with_her_telegram(frontiere: Town) -> None:
    noa, iris = await teams(frontiere)
    nadia = frontiere.person("Nadia")
    async with frontiere.bot.service.unit() as unit:
        place = libre(unit)
    before = await add_assistant(frontiere, nadia, place)
    await frontiere.move(days=8)
    await open_moves(frontiere, noa)
    noa.press("Nadia Exemple")
    await noa.wait_for("Sa commune est maintenant suivie")
    noa.press("D'accord, dit de vive voix")
    await noa.wait_for("C'est transmis à l'autre relais")
    await frontiere.quiet()
    await nadia.wait_for("vous suit maintenant")
    await iris.wait_for("arrive dans votre annuaire")
    async with frontiere.bot.service.unit() as unit:
        (there,) = await unit.tx.assistants.list_of_relais(relais_id(frontiere, OIGNIES))
        here = await unit.tx.assistants.get(before.id)
    assert (there.telegram_id, there.places) == (nadia.id, before.places)
    assert (here.telegram_id, here.ne_plus_diffuser) == (None, True)


async def test_another_relais_decides_nothing(frontiere: Town) -> None:
    _, iris = await teams(frontiere)
    camille = frontiere.person("Camille")
    numero = await submit(frontiere, camille, etat="transmise", modes=("collectif",), vague_le=None)
    await frontiere.move(days=8)
    await open_moves(frontiere, iris)
    for what in ("accord", "garder", "demander"):
        await forge(frontiere, iris, f"an:tr:demande:{numero}:{what}")
    camille.send("/start")
    await camille.answer()
    await forge(frontiere, camille, f"tr:demande:{numero}:oui")  # she was not asked
    assert (await demande_of(frontiere, numero)).is_open
    async with frontiere.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM transfert") == 0


async def test_the_number_of_the_house_does_not_give_a_request_to_the_other_parent(frontiere: Town) -> None:
    """Karim has Telegram in the other relais, with the number that Maryse gave on the phone."""
    noa, _ = await teams(frontiere)
    karim = frontiere.person("Karim")
    karim.send("/start")
    await karim.answer()
    async with frontiere.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(karim.id, "Karim", unit.now)
        his = await unit.tx.familles.meet(relais_id(frontiere, OIGNIES), personne.compte_id, "Karim", unit.now)
        await unit.tx.familles.set_telephone(his.id, "+33639980005")
    numero = await submit_by_phone(frontiere, "Maryse", etat="transmise", modes=("collectif",), vague_le=None)
    await frontiere.move(days=8)
    before = len(karim.received)
    await forge(frontiere, noa, f"an:tr:demande:{numero}:accord")
    await frontiere.quiet()
    async with frontiere.bot.service.unit() as unit:
        there = await unit.tx.demandes.get(numero + 1)
    assert there.famille_id != his.id
    assert len(karim.received) == before


async def test_a_professional_who_said_stop_is_not_written_to(frontiere: Town) -> None:
    noa, _ = await teams(frontiere)
    nadia = frontiere.person("Nadia")
    async with frontiere.bot.service.unit() as unit:
        place = libre(unit)
    her = await add_assistant(frontiere, nadia, place)
    await frontiere.move(days=8)
    nadia.send("STOP")
    await nadia.answer()
    await frontiere.quiet()
    before = len(nadia.received)
    noa.send("/menu")
    await noa.wait_for("Bonjour", fresh=True)
    await forge(frontiere, noa, f"an:tr:assistant:{her.id}:demander")
    await frontiere.quiet()
    assert len(nadia.received) == before
    async with frontiere.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM transfert") == 0
