"""`invite` and `revoke`, beside a running bot or before its first start."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.equipe import SLUG, animatrice, parent, speaking, texts
from tests.quartier import add_assistant
from tests.world import Town


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No bot, no network, no setting of this machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    for name in ("TELEGRAM_TOKEN", "DATABASE_URL", "RELAIS_DIR", "BOT_CLOCK_FILE"):
        monkeypatch.delenv(name, raising=False)


async def beside(ville: Town, *words: str) -> tuple[int, str, str]:
    """A command in a process of its own, on the same database and the same clock."""
    known = {"DATA_DIR": str(ville.folder), "BOT_CLOCK_FILE": str(ville.clock.path), "PYTHONIOENCODING": "utf-8"}
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, env=known, stdout=-1, stderr=-1, cwd=Path(__file__).parents[3]
    )
    out, err = await command.communicate()
    return command.returncode or 0, out.decode(), err.decode()


async def test_a_code_made_beside_a_running_bot_opens_the_link(ville: Town) -> None:
    ville.person("Camille").send("/start")
    await ville.quiet()
    status, said, _ = await beside(ville, "invite", "--relais", SLUG, "--nom", "Noa", "--role", "responsable")
    assert status == 0
    assert "jusqu'au mardi 20 octobre 2026" in said
    link = re.search(r"https://t\.me/relais_demo_bot\?start=\S+", said)
    assert link
    noa = ville.person("Noa")
    noa.open(link[0])
    await noa.wait_for("Bienvenue, Noa")


async def test_a_professional_is_invited_by_her_telephone(ville: Town) -> None:
    await add_assistant(ville, "Dominique", telephone="+33639980177")
    status, said, _ = await beside(ville, "invite", "--relais", SLUG, "--assistant", "06 39 98 01 77")
    assert status == 0
    code = said.split()[2]
    dominique = ville.person("Dominique")
    dominique.send(code)
    await dominique.wait_for("relié à votre fiche")
    assert (await beside(ville, "invite", "--relais", SLUG, "--assistant", "06 39 98 01 78"))[0] == 1
    assert (await beside(ville, "invite", "--relais", "oignies", "--assistant", "1"))[0] == 1


async def test_an_end_beside_a_running_bot_is_seen_at_once(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille = await parent(ville)
    await speaking(ville, camille)
    status, said, _ = await beside(ville, "revoke", "--relais", SLUG, "--nom", "Noa")
    assert status == 0
    assert "Accès de Noa terminé" in said
    camille.send("Bonjour ?")
    await lou.wait_for("Bonjour ?")
    await noa.wait_for("Votre accès au")
    assert "Bonjour ?" not in texts(noa)
    assert (await beside(ville, "revoke", "--relais", SLUG, "--nom", "Noa"))[0] == 1


@pytest.mark.usefixtures("alone")
def test_before_the_first_start_the_code_comes_without_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("invite", "--relais", SLUG, "--nom", "Noa")) == 0
    said = capsys.readouterr().out
    assert re.search(r"Code : (\w{4}-){2}\w{4}\n", said)
    assert "n'est pas connu" in said
    assert main(("revoke", "--relais", SLUG, "--nom", "Noa")) == 0
    assert "annulés : 1" in capsys.readouterr().out


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("invite", "--relais", SLUG), "il manque"),
        (("invite", "--nom", "Noa"), "--relais : le relais concerné était attendu"),
        (("invite", "--relais", "ailleurs", "--nom", "Noa"), "« ailleurs » trouvé"),
        (("invite", "--relais", SLUG, "--nom", "Noa", "--jusqu-au", "demain"), "une date comme 2027-06-30"),
        (("invite", "--relais", SLUG, "--nom", "Noa", "--jusqu-au", "2020-01-01"), "un jour à venir"),
        (("invite", "--relais", SLUG, "--nom", "Noa", "--role", "chef"), "--role"),
        (("revoke", "--id", "0"), "un nombre entier à partir de 1"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(words)
    except SystemExit as end:
        status = int(end.code or 0)
    assert status == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
