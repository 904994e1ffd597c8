"""What a team's form does with a correction, a photo, an « Annuler » typed, a name that looks like a number."""

from __future__ import annotations

import pytest

from bot.simulator.incoming import tap
from bot.simulator.phone import Phone
from tests.equipe import animatrice, linked_group, parent, speaking, texts
from tests.scenarios.test_messagerie import forge, responsable
from tests.world import Town

FORMS = ("an:eq:inv:animatrice:0", "an:recn", "an:prn", "an:am", "an:ctj:autre", "an:mam:nouvelle", "an:gd:nouvelle")


async def open_form(ville: Town, lea: Phone, code: str) -> None:
    lea.send("/menu")
    await lea.answer()
    await forge(ville, lea, code)


@pytest.mark.parametrize("code", FORMS)
async def test_an_older_message_corrected_meanwhile_answers_nothing_and_breaks_nothing(ville: Town, code: str) -> None:
    lea = await responsable(ville)
    older = lea.send("Bonjour")
    await lea.answer()
    await open_form(ville, lea, code)
    lea.edit(older, "Bonsoir")
    await ville.quiet()
    assert "référence" not in texts(lea).lower()


@pytest.mark.parametrize("code", FORMS)
async def test_annuler_typed_closes_the_question_as_its_button_does(ville: Town, code: str) -> None:
    lea = await responsable(ville)
    await open_form(ville, lea, code)
    lea.send("Annuler")
    await lea.answer()
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM dialogue") == 0
        assert await unit.tx.sql.value("SELECT count(*) FROM reclamation") == 0
        assert await unit.tx.sql.value("SELECT count(*) FROM invitation WHERE used_at IS NULL") == 0


@pytest.mark.parametrize("code", FORMS)
async def test_a_photo_is_answered_and_the_question_stays_open(ville: Town, code: str) -> None:
    lea = await responsable(ville)
    await open_form(ville, lea, code)
    lea.give({"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]})
    await lea.answer()
    await ville.quiet()
    assert "référence" not in texts(lea).lower()
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM dialogue") == 1


async def test_a_name_that_looks_like_a_number_does_not_get_an_internal_note(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville, "Camille #1")
    await speaking(ville, camille)
    await noa.wait_for("demande à parler")
    await forge(ville, noa, "an:convn:1")
    noa.reply(noa.last, "Elle a déjà appelé deux fois.")
    await ville.quiet()
    assert "deux fois" not in texts(camille)


async def test_an_access_prolonged_by_a_forged_number_of_days_is_refused_quietly(ville: Town) -> None:
    lea, noa = await responsable(ville), await animatrice(ville, "Noa")
    lea.send("/menu")
    await lea.answer()
    await forge(ville, lea, "an:eq:2:jours:999999999999999")
    assert "référence" not in texts(lea).lower()
    assert noa is not None


async def test_the_journal_asked_for_in_the_group_is_read_in_her_own_chat(ville: Town) -> None:
    lea, noa = await responsable(ville), await animatrice(ville, "Noa")
    group = await linked_group(ville, [noa, lea])
    group.send(noa, "Bonjour")
    for code in ("an:jo:0", "an:jo:q:1:0"):
        tap(ville.telegram.bot, group.chat, lea.user, group.last.post, {"callback_data": code})
        await ville.quiet()
    assert "ournal" not in texts(group)
    assert lea.last.text.startswith("Journal")


async def test_many_long_notes_still_let_the_conversation_be_opened(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    for n in range(6):
        await forge(ville, noa, "an:convn:1")
        noa.send(f"{n} " + "Vue au relais & appelée. " * 55)
        await ville.quiet()
    await forge(ville, noa, "cv:voir:1")
    assert "référence" not in texts(noa).lower()
    assert "5 Vue au relais" in noa.last.text
    assert len(noa.last.text) <= 4096
