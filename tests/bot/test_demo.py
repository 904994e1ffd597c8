"""`make demo`: the page comes first, everybody is there and linked, and Ctrl-C ends it all."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest


class Demo:
    """The demonstration as a newcomer starts it."""

    def __init__(self, process: asyncio.subprocess.Process, page: str, session: aiohttp.ClientSession) -> None:
        self.process = process
        self.page = page
        self._session = session

    async def state(self) -> Any:
        async with self._session.get(f"{self.page}sim/state") as answer:
            return json.loads(await answer.text())

    async def do(self, person: int, deed: str, **asked: Any) -> None:
        async with self._session.post(f"{self.page}sim/phones/{person}/{deed}", json=asked) as answer:
            assert answer.status == 200, await answer.text()

    async def move(self, **by: int) -> None:
        """A jump of the clock; the bot lives it hour by hour."""
        async with self._session.post(f"{self.page}sim/clock", json=by) as answer:
            assert answer.status == 200, await answer.text()

    async def until(self, holds: Any, seconds: float = 25.0) -> Any:
        async with asyncio.timeout(seconds):
            while not (found := holds(await self.state())):
                await asyncio.sleep(0.2)
        return found


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = Path(__file__).parents[2]
    environment = os.environ | {"SIMULATOR_PORT": str(port), "TMPDIR": str(tmp_path), "PYTHONPATH": str(root)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", cwd=tmp_path, env=environment, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    page = ""
    async with asyncio.timeout(15):
        while not page:
            if found := re.search(r"https?://\S+", (await process.stdout.readline()).decode()):
                page = found[0]
    async with aiohttp.ClientSession() as session:
        yield Demo(process, page, session)
    if process.returncode is None:
        process.terminate()  # never kill: the bot beside it would live on
        await process.wait()


def chat_of(state: Any, person: Any) -> str:
    return json.dumps(state["chats"][str(person["id"])], ensure_ascii=False)


def everybody(state: Any) -> Any:
    people = state["phones"]
    linked = [p for p in people[1:] if "Bienvenue" in chat_of(state, p) or "relié à votre fiche" in chat_of(state, p)]
    return state if len(people) == 7 and len(linked) == 6 else None


async def test_everybody_is_there_and_linked_then_ctrl_c_ends_it_within_five_seconds(
    demo: Demo, tmp_path: Path
) -> None:
    state = await demo.until(everybody)
    assert state["clock"]["words"].startswith("mardi 13 octobre 2026")
    assert state["guide"]["steps"]
    camille = state["phones"][0]
    await demo.do(camille["id"], "send", text="/start")
    await demo.until(lambda now: "Chercher un accueil" in chat_of(now, camille))
    demo.process.send_signal(signal.SIGINT)
    async with asyncio.timeout(5):
        assert await demo.process.wait() == 0
    assert not any(name.startswith("relais-demo-") for name in os.listdir(tmp_path))  # noqa: PTH208


PLAYED = [
    "Chercher un accueil", "> Lillers", "2025", "avril", "Non", "Début janvier 2027", "Du lundi au vendredi", "8 h",
    "17 h 30", "Toute l'année", "Un assistant maternel", "Non", "J'accepte, continuer", "Partager mon numéro",
    "Oui, il peut m'appeler", "Envoyer ma demande",
]  # fmt: skip


async def test_what_a_newcomer_plays_reaches_the_first_professionals_then_a_phone_number(
    demo: Demo,
) -> None:
    camille, *others = (await demo.until(everybody))["phones"]
    first, second = [person for person in others if person["role"].startswith("Assistant maternel")][:2]
    await demo.do(camille["id"], "send", text="/start")
    for act in PLAYED:
        if act.startswith("> "):
            await demo.do(camille["id"], "send", text=act.removeprefix("> "))
            continue
        await demo.until(lambda now, label=f'"{act}"': label in chat_of(now, camille))
        await demo.do(camille["id"], "press", label=act)
    for professional in (first, second):
        await demo.until(lambda now, who=professional: "Cette demande m'intéresse" in chat_of(now, who))
    await demo.do(first["id"], "press", label="Cette demande m'intéresse")
    await demo.until(lambda now: "La famille m'appelle" in chat_of(now, first))
    await demo.do(first["id"], "press", label="La famille m'appelle")
    await demo.until(lambda now: "Vous pouvez l'appeler : 06 39 98" in chat_of(now, camille))
    assert "Mes disponibilités" not in chat_of(await demo.state(), camille)  # her number is nobody's of the directory


async def test_moving_the_clock_brings_the_campaign_one_answers_another_is_reminded_once(demo: Demo) -> None:
    _, *others = (await demo.until(everybody))["phones"]
    nadia = next(person for person in others if person["role"].startswith("Animatrice"))
    answers, waits = [person for person in others if person["role"].startswith("Assistant maternel")][:2]
    await demo.move(days=4)
    for person in (answers, waits):
        await demo.until(lambda now, who=person: "Vos places ont-elles changé" in chat_of(now, who))
    await demo.do(answers["id"], "press", label="Rien n'a changé")
    await demo.until(lambda now: "Merci, c'est à jour" in chat_of(now, answers))
    assert "La campagne « Campagne d'octobre » a commencé" in chat_of(await demo.state(), nadia)
    await demo.move(days=4)
    await demo.until(lambda now: chat_of(now, waits).count("Petit rappel : vos places") == 1)
    assert "Petit rappel" not in chat_of(await demo.state(), answers)
