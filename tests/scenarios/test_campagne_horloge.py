"""Campaigns by the clock: planned, rerun, restarted, stopped for days, over time changes, among other messages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.calendrier import is_quiet_day, to_paris
from bot.usecases.plan_campaigns import plan_campaigns
from bot.usecases.run_campaigns import run_campaigns
from bot.usecases.write_automatic import write_automatic
from tests.bureau import forge
from tests.campagne import QUESTION, animatrice, asked, launch, moments, participations, plan
from tests.quartier import add_assistant, later, relais_id
from tests.world import Town, town


async def count(ville: Town, sql: str) -> int:
    async with ville.bot.service.unit() as unit:
        return int(await unit.tx.sql.value(sql))


async def test_the_legal_date_is_planned_announced_and_asked_without_anybody(tmp_path: Path) -> None:
    start = datetime(2026, 11, 5, 9, tzinfo=UTC)
    async with town(tmp_path, start) as ville:
        nadia, alix = await animatrice(ville), ville.person("Alix")
        await add_assistant(ville, alix)
        await ville.move(days=4)
        await nadia.wait_for("Une campagne commence le dimanche 15 novembre 2026")
        await ville.move(days=6)
        assert asked(alix) == 0, "the 15th is a Sunday"
        await ville.move(days=3)
        letter = await alix.wait_for("à déclarer sur monenfant.fr avant le mardi 1er décembre 2026")
        assert QUESTION in letter.text
        (sent,) = await moments(ville, alix)
        assert to_paris(sent).date() in (date(2026, 11, 16), date(2026, 11, 17))
        alix.press("Plus de place")
        await alix.wait_for("Son texte est prêt à copier", fresh=True)
        alix.press("Ma déclaration monenfant.fr")
        await alix.wait_for("Votre déclaration sur monenfant.fr", fresh=True)
        assert await count(ville, "SELECT count(*) FROM campagne") == 4  # one for each relais of the installation


async def test_running_everything_again_changes_nothing(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    await launch(ville, nadia)
    for _ in range(3):
        await plan_campaigns(ville.bot.service)
        await run_campaigns(ville.bot.service)
        await ville.restart_bot()
    await ville.move(days=2)
    for _ in range(3):
        await run_campaigns(ville.bot.service)
    await ville.quiet()
    assert asked(alix) == 1


async def test_a_stop_of_three_days_over_the_first_day_only_begins_later(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    campagne = await plan(ville, date(2026, 10, 14), date(2026, 11, 3))
    await later(ville, datetime(2026, 10, 17, 8, tzinfo=UTC))
    await ville.move(days=4)
    assert asked(alix) == 1
    assert (await participations(ville, campagne.id))["Alix"]["etat"] == "ecrite"


async def test_a_stop_of_three_days_over_a_reminder_reminds_once(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    await launch(ville, nadia)
    await ville.move(days=2)
    assert asked(alix) == 1
    await later(ville, ville.now() + timedelta(days=6))
    await ville.move(hours=26)
    assert asked(alix) == 2
    first, second = await moments(ville, alix)
    assert second - first >= timedelta(days=3)


@pytest.mark.parametrize("saturday", [date(2026, 10, 24), date(2027, 3, 27)])
async def test_the_two_time_changes_neither_skip_nor_repeat(tmp_path: Path, saturday: date) -> None:
    start = datetime(saturday.year, saturday.month, saturday.day, 6, tzinfo=UTC) - timedelta(days=1)
    async with town(tmp_path, start) as ville:
        phones = [ville.person(f"P{n}") for n in range(12)]
        for n, phone in enumerate(phones):
            await add_assistant(ville, phone, telephone=f"+336399802{n:02d}")
        await plan(ville, saturday, saturday + timedelta(days=20))
        await ville.move(days=6)
        for phone in phones:
            first, *others = await moments(ville, phone)
            assert 9 <= to_paris(first).hour < 18
            assert not is_quiet_day(to_paris(first).date())
            assert all(other - first >= timedelta(days=3) for other in others)


async def test_three_campaigns_in_a_row_keep_the_cap_and_her_rhythm(ville: Town) -> None:
    """Complaint 7: too often, felt as policing."""
    alix, dominique = ville.person("Alix"), ville.person("Dominique")
    await add_assistant(ville, alix)
    slow = await add_assistant(ville, dominique, telephone="+33639980102")
    async with ville.bot.service.unit() as unit:
        await unit.tx.profils.set_rythme(slow.id, 6, unit.now)
    for n in range(3):
        day = date(2026, 10, 14) + timedelta(days=2 * n)
        await plan(ville, day, day + timedelta(days=13), nom=f"Campagne {n}")
    for _ in range(30):
        await ville.move(days=1)
    times = await moments(ville, alix)
    for start in times:
        assert sum(start <= other < start + timedelta(days=7) for other in times) <= 3
    assert all(8 <= to_paris(moment).hour < 20 and not is_quiet_day(to_paris(moment).date()) for moment in times)
    assert 3 <= len(times) <= 9
    assert len(await moments(ville, dominique)) <= 3, "one campaign in six months, its reminders included"
    async with ville.bot.service.unit() as unit:
        waiting = await unit.tx.progressions.list_to_call(relais_id(ville), date(2026, 10, 1))
    assert sorted(one.ligne.prenom for one in waiting) == ["Alix", "Dominique"], "silent ones are on the list, once"


async def test_the_cap_is_over_all_kinds_of_automatic_messages(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    async with ville.bot.service.unit() as unit:
        for n in range(3):
            assert await write_automatic(unit, f"autre:{n}", alix.id, "arret/repris", relais_id=relais_id(ville))
    await launch(ville, nadia)
    await ville.move(days=6)
    assert asked(alix) == 0, "her week is full: the letter waits"
    await ville.move(days=3)
    assert asked(alix) == 1, "and is not dropped"
    async with ville.bot.service.unit() as unit:
        for n in range(9):
            await write_automatic(unit, f"encore:{n}", alix.id, "arret/repris", relais_id=relais_id(ville))
    await ville.move(days=9)
    arrived = await moments(ville, alix, "%")
    assert len(arrived) >= 6
    for moment in arrived:
        assert sum(moment <= other < moment + timedelta(days=7) for other in arrived) <= 3


async def test_somebody_who_blocks_is_never_written_to_again_and_is_to_be_phoned(ville: Town) -> None:
    """Complaint 6: endless retries, or a loss that nobody sees."""
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    numero = await launch(ville, nadia)
    alix.block()
    for _ in range(23):
        await ville.move(days=1)
    mine = (await participations(ville, numero))["Alix"]
    assert (mine["etat"], mine["motif"]) == ("a_appeler", "bloquee")
    sends = [call for call in ville.telegram.calls if call.method == "sendMessage" and call.error]
    assert len(sends) <= 1
    await nadia.wait_for("06 39 98 01 00")


async def test_stop_pause_and_phone_take_her_out_of_a_running_campaign(ville: Town) -> None:
    nadia = await animatrice(ville)
    phones = {name: ville.person(name) for name in ("Alix", "Dominique", "Zoé")}
    ids = {}
    for n, (name, phone) in enumerate(phones.items()):
        ids[name] = (await add_assistant(ville, phone, telephone=f"+336399801{n:02d}")).id
    numero = await launch(ville, nadia)
    phones["Alix"].send("STOP")
    await phones["Alix"].wait_for("vous ne recevrez plus de message automatique")
    phones["Dominique"].send("/disponibilites")
    await phones["Dominique"].wait_for("Mes disponibilités")
    phones["Dominique"].press("Me mettre en pause")
    await phones["Dominique"].answer()
    phones["Dominique"].press("Jusqu'au mardi 27 octobre 2026")
    await phones["Dominique"].wait_for("en pause jusqu'au mardi 27 octobre 2026", fresh=True)
    await forge(ville, nadia, f"an:am:{ids['Zoé']}:tel")
    await ville.move(days=9)
    found = await participations(ville, numero)
    assert {name: (one["etat"], one["motif"]) for name, one in found.items()} == {
        "Alix": ("a_appeler", "stop"), "Dominique": ("ecartee", "pause"), "Zoé": ("a_appeler", "prefere_telephone"),
    }  # fmt: skip
    assert [asked(phone) for phone in phones.values()] == [0, 0, 0]


async def test_nobody_in_the_middle_of_a_form_is_thrown_out_of_it(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    campagne = await plan(ville, date(2026, 10, 14), date(2026, 11, 3))
    await ville.move_to(datetime(2026, 10, 14, 4, tzinfo=UTC))
    planned = await first_letter(ville, campagne.id)
    await ville.move_to(planned - timedelta(minutes=20))
    alix.send("/start")
    await alix.answer()
    alix.press("Chercher un accueil")
    await alix.wait_for("commune", fresh=True)
    await ville.move(hours=2)
    assert asked(alix) == 0, "she is filling a form in"
    alix.send("Lillers")
    await alix.answer()
    await ville.move(hours=2)
    assert asked(alix) == 0, "she still is"
    await ville.move(hours=20)
    assert asked(alix) == 1, "hours later the letter leaves, and her form waits for her"
    alix.send("/menu")
    await alix.wait_for("Bonjour", fresh=True)
    assert "Reprendre ma recherche" in str(alix.last.buttons)


async def test_nobody_in_a_conversation_is_interrupted(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    alix.send("/start r_artois-lys-romane")
    await alix.answer()
    alix.press("Parler au relais")
    await alix.wait_for("Vous parlez au", fresh=True)
    await ville.quiet()
    await launch(ville, nadia)
    await ville.move(days=2)
    assert asked(alix) == 0
    alix.send("/terminer")
    await alix.answer()
    await ville.move(hours=24)
    assert asked(alix) == 1


async def first_letter(ville: Town, campagne_id: int) -> datetime:
    async with ville.bot.service.unit() as unit:
        found: Any = await unit.tx.sql.value(
            "SELECT not_before FROM letter WHERE key LIKE :key", {"key": f"campagne:{campagne_id}:%"}
        )
        return datetime.fromisoformat(found)
