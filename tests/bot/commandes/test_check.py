"""`check` says what is well and what is not, beside a running bot."""

from __future__ import annotations

import argparse
import asyncio
from datetime import date, timedelta

import pytest

from bot.commandes.check import check
from bot.domain.outbox import Lane, Letter
from content.urgences import Urgences
from store.database import Database
from store.unit import Tx
from tests.world import Town


async def report(ville: Town, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = await asyncio.to_thread(check, ville.settings, argparse.Namespace())
    return status, capsys.readouterr().out


async def test_all_is_well_beside_a_running_bot(
    ville: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = Urgences((), date(2026, 12, 1), "la responsable")
    monkeypatch.setattr("content.urgences.read_urgences", lambda: signed)
    await ville.quiet()
    await ville.bot.runner.beat()
    status, said = await report(ville, capsys)
    assert (status, said.count("\n")) == (0, 7), said
    assert f"@{ville.telegram.bot.user.username}" in said
    assert "À VOIR" not in said
    assert "vérifiés le mardi 1er décembre 2026 par la responsable" in said


async def test_numbers_that_nobody_signed_are_seen(ville: Town, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = await report(ville, capsys)
    assert status == 1
    assert "À VOIR  numéros d'urgence : personne ne les a vérifiés" in said


async def test_a_bot_that_stopped_is_seen(ville: Town, capsys: pytest.CaptureFixture[str]) -> None:
    await ville.quiet()
    await ville.bot.runner.beat()
    await ville.stop_bot()
    ville.clock.move(days=2)
    status, said = await report(ville, capsys)
    assert status == 1
    assert "À VOIR  tâches régulières : en retard" in said
    await ville.start_bot()


async def test_a_letter_that_waits_too_long_is_seen(ville: Town, capsys: pytest.CaptureFixture[str]) -> None:
    await ville.quiet()
    await ville.bot.runner.beat()
    await ville.stop_bot()
    migrated = Database(ville.settings.database)
    await migrated.open()
    async with migrated.writing() as sql:
        old = ville.now() - timedelta(hours=2)
        await Tx(sql).letters.add([Letter("test:1", 5, {"text": "Bonjour"}, old, Lane.ALERT)])
    await migrated.close()
    status, said = await report(ville, capsys)
    assert status == 1
    assert "À VOIR  messages à envoyer : le plus ancien attend depuis 2 heures" in said
    await ville.start_bot()


async def test_a_refused_token_and_a_silent_telegram_are_told_apart(
    ville: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    ville.settings.telegram_token = "7000000001:autre"
    assert "il refuse ce jeton" in (await report(ville, capsys))[1]
    ville.settings.telegram_api_url = "http://127.0.0.1:9/bot"
    status, said = await report(ville, capsys)
    assert status == 1
    assert "il ne répond pas" in said
