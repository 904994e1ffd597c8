"""Codes, links and roles: who enters, who does not, and the end of an access."""

from __future__ import annotations

from datetime import datetime

from bot.domain.assistants import AssistantMaternel
from bot.usecases.make_invitation import invite_animateur, invite_assistant
from bot.usecases.revoke_access import revoke_access
from tests.equipe import ROBOT, SLUG, animatrice, parent, speaking, texts
from tests.quartier import add_assistant
from tests.world import Town


async def test_a_code_opens_an_access_once(ville: Town) -> None:
    noa, lou = ville.person("Noa"), ville.person("Lou")
    async with ville.bot.service.unit() as unit:
        code = (await invite_animateur(unit, ville.bot.service.territoire.id_of(SLUG), "Noa")).code
    noa.send(f"/start {code}")
    await noa.wait_for("Bienvenue, Noa")
    lou.send(f"/start {code.lower().replace('-', ' ')}")
    await lou.wait_for("déjà été utilisé")
    noa.send(code)
    await noa.wait_for("votre accès est en place")


async def test_a_code_expires_after_a_week(ville: Town) -> None:
    noa = ville.person("Noa")
    async with ville.bot.service.unit() as unit:
        code = (await invite_animateur(unit, ville.bot.service.territoire.id_of(SLUG), "Noa")).code
    await ville.move(days=8)
    noa.open(ROBOT + code)
    await noa.wait_for("n'est plus valable")
    noa.send("/conversations")
    await noa.wait_for("réservé aux animatrices", fresh=True)


async def test_after_five_wrong_codes_even_the_right_one_waits(ville: Town) -> None:
    noa = ville.person("Noa")
    async with ville.bot.service.unit() as unit:
        code = (await invite_animateur(unit, ville.bot.service.territoire.id_of(SLUG), "Noa")).code
    for left in ("4 essais", "3 essais", "2 essais", "un essai"):
        noa.send("/start AAAA-AAAA-AAAA")
        await noa.wait_for(left, fresh=True)
    noa.send("/start AAAA-AAAA-AAAA")
    await noa.wait_for("à partir de 10 h 15")
    noa.send(code)
    await noa.wait_for("à partir de 10 h 15", fresh=True)
    await ville.move(hours=1)
    noa.send(code)
    await noa.wait_for("Bienvenue")


async def test_only_the_imprint_of_a_code_is_kept(ville: Town) -> None:
    async with ville.bot.service.unit() as unit:
        code = (await invite_animateur(unit, ville.bot.service.territoire.id_of(SLUG), "Noa")).code
    async with ville.bot.service.unit() as unit:
        row = await unit.tx.sql.row("SELECT * FROM invitation")
    assert row is not None
    assert all(part not in str(tuple(row)) for part in code.split("-"))


async def test_a_professional_is_linked_to_her_entry_by_a_code(ville: Town) -> None:
    dominique = ville.person("Dominique")
    assistant_id = (await add_assistant(ville, "Dominique")).id
    async with ville.bot.service.unit() as unit:
        relais_id = ville.bot.service.territoire.id_of(SLUG)
        older = (await invite_assistant(unit, relais_id, assistant_id)).code
        newer = (await invite_assistant(unit, relais_id, assistant_id)).code
    dominique.open(ROBOT + older)
    await dominique.wait_for("Je ne reconnais pas ce code")
    dominique.open(ROBOT + newer)
    await dominique.wait_for("relié à votre fiche")
    async with ville.bot.service.unit() as unit:
        linked: AssistantMaternel = await unit.tx.assistants.get(assistant_id)
    assert linked.telegram_id == dominique.id


async def test_a_code_given_in_a_conversation_works_in_it(ville: Town) -> None:
    noa, dominique = await animatrice(ville, "Noa"), await parent(ville, "Dominique")
    assistant_id = (await add_assistant(ville, "Dominique")).id
    await speaking(ville, dominique)
    async with ville.bot.service.unit() as unit:
        code = (await invite_assistant(unit, ville.bot.service.territoire.id_of(SLUG), assistant_id)).code
    dominique.send(code)
    await dominique.wait_for("relié à votre fiche")
    await ville.quiet()
    assert code not in texts(noa)


async def test_a_revoked_access_loses_everything_at_once(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    old = await noa.wait_for("demande à parler")
    async with ville.bot.service.unit() as unit:
        await revoke_access(unit, (await unit.tx.animateurs.list_named(1, "Noa"))[0])
    await noa.wait_for("Votre accès au")
    noa.reply(old, "Je réponds encore")
    noa.press("Clore", old)
    noa.send("/conversations")
    camille.send("Bonjour ?")
    await lou.wait_for("Bonjour ?")
    await ville.quiet()
    assert "Bonjour ?" not in texts(noa)
    assert "Je réponds encore" not in texts(camille)
    assert "est terminée" not in texts(camille)


async def test_a_replacement_ends_with_her_last_day(ville: Town) -> None:
    sacha = ville.person("Sacha")
    async with ville.bot.service.unit() as unit:
        relais_id = ville.bot.service.territoire.id_of(SLUG)
        until = datetime.fromisoformat("2026-10-16T00:00:00+02:00").date()
        code = (await invite_animateur(unit, relais_id, "Sacha", "remplacante", until)).code
    sacha.open(ROBOT + code)
    await sacha.wait_for("Bienvenue")
    await ville.move_to(datetime.fromisoformat("2026-10-16T23:30:00+02:00"))
    sacha.send("/conversations")
    await sacha.wait_for("Conversations en cours", fresh=True)
    await ville.move_to(datetime.fromisoformat("2026-10-17T00:10:00+02:00"))
    await sacha.wait_for("Votre accès au")
    sacha.send("/conversations")
    await sacha.wait_for("réservé aux animatrices", fresh=True)


async def test_commands_follow_the_role(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    settings = ville.telegram.bot.settings
    assert [c["command"] for c in settings[f"commands:chat:{noa.id}::"]] == ["menu", "conversations"]
    assert [c["command"] for c in settings[f"commands:chat:{camille.id}::"]] == ["terminer", "menu", "stop"]
    assert "parler" in [c["command"] for c in settings["commands:all_private_chats:::"]]


async def test_a_second_access_leaves_the_menu_of_the_team(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    async with ville.bot.service.unit() as unit:
        code = (await invite_animateur(unit, unit.territoire.id_of("oignies"), "Noa")).code
    noa.send(f"/start {code}")
    await ville.quiet()
    commands = ville.telegram.bot.settings[f"commands:chat:{noa.id}::"]
    assert [c["command"] for c in commands] == ["menu", "conversations"]


async def test_the_bot_s_name_is_kept_for_the_links(ville: Town) -> None:
    ville.person("Camille").send("/start")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.robot.username() == "relais_demo_bot"


async def test_a_failure_is_told_to_the_team_with_its_reference(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("ALTER TABLE conversation RENAME TO ailleurs")
        await unit.tx.sql.run("CREATE VIEW conversation AS SELECT * FROM ailleurs")
    camille.press("Parler au relais")  # a view cannot be written: our bug
    said = await camille.wait_for("référence")
    told = await noa.wait_for("a reçu des excuses")
    assert said.text.split()[-1] in told.text


async def test_a_spent_code_does_not_begin_the_tries_anew(ville: Town) -> None:
    lea, other = ville.person("Léa"), ville.person("Paul")
    async with ville.bot.service.unit() as unit:
        invitee = await invite_animateur(unit, unit.territoire.id_of("artois-lys-romane"), "Léa")
    lea.send(invitee.code)
    await lea.wait_for("Bienvenue")
    for _ in range(4):
        other.send("/start ABCD-EFGH-JKMN")
        await other.answer()
    other.send(invitee.code)
    await other.answer()
    other.send("/start ABCD-EFGH-JKMN")
    await other.wait_for("Par sécurité", fresh=True)
