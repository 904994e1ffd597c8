"""What changed since last week: told to the team by itself, the first open morning of the week, and never twice."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from bot.domain.assistants import Place
from bot.domain.mises_a_jour import ELLE
from bot.exemples.annuaire_fictif import generate
from bot.relais import EXEMPLES
from bot.simulator.phone import Phone
from bot.usecases.declare_places import PlaceLibre, declare_place
from bot.usecases.pause import pause_until
from tests.equipe import animatrice, linked_group, texts
from tests.quartier import SLUG, add_assistant
from tests.world import Town, town

LETTRE = "Votre semaine"


def moment(text: str) -> datetime:
    """« 10-19 08:31 », of autumn 2026."""
    return datetime.fromisoformat(f"2026-{text}:00+02:00" if text < "10-25" else f"2026-{text}:00+01:00")


def told(phone: Phone) -> int:
    return sum(LETTRE in message.text for message in phone.received)


async def week(ville: Town) -> None:
    """On Tuesday 13 October: Anna has a place, Bea goes on pause, Cora joins, Dina wants more children."""
    cora = ville.person("Cora")
    anna = await add_assistant(ville, "Anna", Place(1))
    bea, dina = await add_assistant(ville, "Bea"), await add_assistant(ville, "Dina")
    await add_assistant(ville, cora)
    async with ville.bot.service.unit() as unit:
        await declare_place(unit, anna, PlaceLibre(1, None, frozenset(range(5))))
        await pause_until(unit, bea, date(2026, 12, 1))
        await unit.tx.profils.report_sous_activite(unit.territoire.id_of(SLUG), dina.id, ELLE, unit.now)


async def test_on_monday_morning_one_letter_says_what_changed(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await week(ville)
    await ville.move_to(moment("10-19 08:29"))
    assert told(noa) == 0
    await ville.move_to(moment("10-19 08:31"))
    letter = await noa.wait_for(LETTRE)
    assert "du lundi 12 octobre 2026 au dimanche 18 octobre 2026" in letter.text
    for line in (
        "1 place annoncée libre", "1 professionnelle s'est mise en pause", "1 a rejoint l'assistant",
        "1 aimerait accueillir plus d'enfants",
    ):  # fmt: skip
        assert line in letter.text
    noa.press("En pause (1)", message=letter)
    await noa.wait_for("Bea Exemple", fresh=True)
    assert told(noa) == 1, "the letter stays above the list"
    await ville.restart_bot()
    await ville.move(days=13)
    assert told(noa) == 1, "nothing changed since: nothing is written"


async def test_a_stop_of_three_days_neither_skips_nor_repeats(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await week(ville)
    await ville.move_to(moment("10-17 12:00"))
    await ville.sleep_until(moment("10-20 15:00"))
    assert "au dimanche 18 octobre 2026" in (await noa.wait_for(LETTRE)).text
    for _ in range(3):
        await ville.restart_bot()
        await ville.move(hours=2)
    assert told(noa) == 1


async def test_the_weeks_follow_each_other_over_the_change_of_hour(ville: Town) -> None:
    noa, dina = await animatrice(ville, "Noa"), await add_assistant(ville, "Dina", Place(1))
    for day, place in (("10-14 10:00", True), ("10-25 12:00", False), ("11-01 23:30", True), ("11-02 00:30", False)):
        await ville.move_to(moment(day))
        async with ville.bot.service.unit() as unit:
            known = await unit.tx.assistants.get(dina.id)
            if place:
                await declare_place(unit, known, PlaceLibre(1, None, frozenset(range(5))))
            else:
                taken = replace(known.places[0], etat="occupee", confirmee_le=unit.now)
                await unit.tx.assistants.save_places(known.id, [taken])
    await ville.move_to(moment("11-09 09:00"))
    letters = [m.text.splitlines() for m in noa.received if LETTRE in m.text]
    assert [lines[0].partition(", ")[2] for lines in letters] == [
        "du lundi 12 octobre 2026 au dimanche 18 octobre 2026",
        "du lundi 19 octobre 2026 au dimanche 25 octobre 2026",
        "du lundi 26 octobre 2026 au dimanche 1er novembre 2026",
        "du lundi 2 novembre 2026 au dimanche 8 novembre 2026",
    ]
    assert [lines[2] for lines in letters] == [
        "• 1 place annoncée libre", "• 1 place n'est plus libre", "• 1 place annoncée libre",
        "• 1 place n'est plus libre",
    ]  # fmt: skip


async def test_a_monday_of_holiday_is_told_on_tuesday(tmp_path: Path) -> None:
    async with town(tmp_path, start=datetime.fromisoformat("2027-03-23T10:00:00+01:00")) as ville:
        noa = await animatrice(ville, "Noa")
        await week(ville)
        await ville.move_to(datetime.fromisoformat("2027-03-29T20:00:00+02:00"))
        assert told(noa) == 0, "lundi de Pâques"
        await ville.move_to(datetime.fromisoformat("2027-03-30T08:31:00+02:00"))
        assert told(noa) == 1


async def test_a_directory_that_was_imported_is_no_news(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    noa.send_document("annuaire.csv", generate())
    await noa.wait_for("Nouvelles fiches", timeout=20)
    noa.press("Enregistrer")
    await noa.wait_for("est enregistré", timeout=20)
    await ville.move_to(moment("10-19 09:00"))
    assert told(noa) == 0


async def test_the_group_reads_it_once_for_all(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    group = await linked_group(ville, [noa, lou])
    await week(ville)
    await ville.move_to(moment("10-19 09:00"))
    assert texts(group).count(LETTRE) == 1
    assert told(noa) == told(lou) == 0


async def test_a_relais_that_does_not_want_it_reads_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "relais"
    shutil.copytree(EXEMPLES, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for file in folder.glob("*.toml"):
        with file.open("a", encoding="utf-8") as toml:
            toml.write("\n[reglages]\nbilan_hebdomadaire = false\n")
    async with town(tmp_path, relais_dir=folder) as ville:
        noa = await animatrice(ville, "Noa")
        await week(ville)
        await ville.move(days=14)
        assert told(noa) == 0
