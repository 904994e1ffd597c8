"""Complaint: « les disponibilités sont vieilles ». Old news are never shown as free, and she is told first."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.simulator.phone import Phone
from tests.bureau import add_animatrice
from tests.fiche import open_screen, tap
from tests.quartier import add_assistant, later, libre, propositions_of, soon, submit
from tests.world import Town

AVERTIE = "Vos places sont-elles toujours les mêmes"


def warnings(phone: Phone) -> list[str]:
    return [message.text for message in phone.received if AVERTIE in message.text]


async def at(ville: Town, days: int, hour: int = 12) -> None:
    """So many days after the 13th of October, at that hour in Paris; the bot was stopped meanwhile."""
    day = datetime.fromisoformat("2026-10-13T00:00:00+02:00").date() + timedelta(days=days)
    await later(ville, datetime.fromisoformat(f"{day}T{hour:02d}:00:00+01:00"))


async def test_somebody_silent_for_four_months_is_never_proposed_as_available(ville: Town) -> None:
    alix, camille, anne = ville.person("Alix"), ville.person("Camille"), ville.person("Anne")
    await add_animatrice(ville, anne)
    async with ville.bot.service.unit() as unit:
        fresh = libre(unit)
    await add_assistant(ville, alix, fresh)
    await at(ville, 122)
    numero = await submit(ville, camille)
    await soon(ville)
    (asked,) = await propositions_of(ville, numero)
    assert asked.cercle == "a_confirmer"
    assert "Auriez-vous une place" in (await alix.wait_for(f"Demande n° {numero}")).text
    assert not any("Alix" in m.text or "place connue" in m.text.lower() for m in camille.received)

    await open_screen(alix)
    assert "libre, du lundi au vendredi (ancienne information, dit le samedi 3 octobre 2026)" in alix.last.text
    shown = await tap(alix, "Ce que les familles verront")
    assert "Aucune place connue comme libre" in shown
    assert "Ancienne information" in shown
    anne.send("/menu")
    await anne.answer()
    await tap(anne, "Tableau de bord", "Les professionnelles", "Trouver un assistant maternel")
    anne.send("exemple")
    await anne.answer()
    assert "(ancienne information, dit le samedi 3 octobre 2026)" in await tap(anne, "Alix Exemple")

    await open_screen(alix)
    assert "libre, du lundi au vendredi (dit le" in await tap(alix, "Rien n'a changé")
    other = await submit(ville, ville.person("Sacha"))
    await soon(ville)
    assert [p.cercle for p in await propositions_of(ville, other)] == ["place_connue"]


async def test_news_twice_too_old_are_not_told_any_more(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    await at(ville, 235)
    await open_screen(alix)
    assert "Place 1 : pas de nouvelle récente (la dernière, le samedi 3 octobre 2026)" in alix.last.text


async def test_she_is_told_once_before_her_places_disappear(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit, confirmee_le=unit.now)
    await add_assistant(ville, alix, place)
    await at(ville, 105)
    assert warnings(alix) == []
    await at(ville, 106)
    (warning,) = warnings(alix)
    assert "• Place 1 : libre, du lundi au vendredi" in warning
    assert "après le mercredi 10 février 2027" in warning
    await at(ville, 107)
    await at(ville, 119)
    assert len(warnings(alix)) == 1
    alix.press("Rien n'a changé")
    await alix.wait_for("Merci, c'est à jour", fresh=True)
    await at(ville, 224)
    assert warnings(alix) == []  # her answer took its place
    await at(ville, 226)
    assert len(warnings(alix)) == 1  # new news, a new end


async def test_nobody_is_told_who_was_asked_or_will_be_or_prefers_the_phone(ville: Town) -> None:
    phones = [ville.person(name) for name in ("Alix", "Dominique", "Sacha", "Noé", "Maël", "Lou")]
    async with ville.bot.service.unit() as unit:
        place = libre(unit, confirmee_le=unit.now)
    entries = [await add_assistant(ville, phone, place, telephone=f"+3363998010{n}") for n, phone in enumerate(phones)]
    said = (
        "questionnee_le = '2027-01-20T09:00:00.000000Z'",
        "question_prevue_le = '2027-02-01'",
        "prefere_telephone = 1",
        "en_pause_jusqu_au = '2027-03-01'",
        "rythme_mois = 0",
        "rythme_mois = 6",
    )
    async with ville.bot.service.unit() as unit:
        for entry, what in zip(entries, said, strict=True):
            await unit.tx.sql.run(f"UPDATE assistant_maternel SET {what} WHERE id = :id", {"id": entry.id})
    await at(ville, 107)
    assert [warnings(phone) for phone in phones] == [[]] * 6
    await at(
        ville, 114
    )  # fifteen days after the question of the 20th of January; that of the 1st of February never came
    assert [len(warnings(phone)) for phone in phones] == [1, 1, 0, 0, 0, 0]
