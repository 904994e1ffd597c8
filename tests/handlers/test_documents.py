"""A document that somebody asks for: made by the worker, carried in one letter, told when it cannot be made."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from bot.domain.outbox import Lane
from bot.domain.territoire import Territoire
from bot.usecases.make_document import ask_document
from bot.usecases.unit import Service
from handlers.documents import TASKS
from handlers.tasks import Desk, Worker
from store.database import Database
from store.migrate import migrate

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
LISTE = {"titre": "À appeler", "colonnes": ["Nom"], "lignes": [["Nadia"]]}


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    migrate(tmp_path / "essai.db")
    database = Database(tmp_path / "essai.db")
    service = Service(database, lambda: NOW, Territoire(()))
    await service.open()
    yield service
    await database.close()


async def ask(service: Service, sort: str, nom: str) -> None:
    async with service.unit() as unit:
        ask_document(
            unit, f"{nom}:7", 7, sort, nom, LISTE, template="documents/pret", titre="La liste", precision="Un nom."
        )


async def work(service: Service, tmp_path: Path, tries: int = 1) -> list[Any]:
    worker = Worker(service, Desk(cast(Any, None), tmp_path, Territoire(())), TASKS)
    for _ in range(tries):
        async with service.unit() as unit:
            due = await unit.tx.tasks.list_due(datetime.max.replace(tzinfo=UTC), 10)
        for task in due:
            worker._running[task.id] = cast(Any, None)
            await worker._do(task)
    async with service.unit() as unit:
        return list(await unit.tx.letters.list_due(Lane.ANSWER, NOW, 10))


async def test_a_document_asked_twice_is_one_letter_with_its_bytes(service: Service, tmp_path: Path) -> None:
    await ask(service, "liste.pdf", "appels.pdf")
    await ask(service, "liste.pdf", "appels.pdf")
    (letter,) = await work(service, tmp_path)
    assert (letter.chat_id, letter.method, letter.body["name"]) == (7, "document", "appels.pdf")
    assert letter.body["text"] == "La liste\n\nUn nom."
    assert b64decode(letter.body["base64"]).startswith(b"%PDF-")


async def test_what_cannot_be_made_is_told(service: Service, tmp_path: Path) -> None:
    await ask(service, "inconnu", "appels.pdf")
    (letter,) = await work(service, tmp_path, tries=8)
    assert "« appels.pdf » n'a pas pu être préparé" in letter.body["text"]
