"""The team's group: only known animatrices are in it, or nothing about people is written there."""

from __future__ import annotations

from bot.usecases.revoke_access import revoke_access
from tests.equipe import animatrice, group_code, linked_group, parent, speaking, texts
from tests.world import Town


async def test_messages_come_to_the_linked_group_and_replies_leave_from_it(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille, group = await parent(ville), await linked_group(ville, [noa, lou])
    await speaking(ville, camille)
    camille.send("Avez-vous une place ?")
    got = await group.wait_for("Avez-vous une place ?")
    assert got.raw["reply_to_message"]["text"].startswith("#1")  # one thread by replies
    group.send(lou, "Qui s'en occupe ?")
    group.reply(noa, got, "Je vous rappelle")
    await camille.wait_for("Je vous rappelle")
    assert "Qui s'en occupe" not in texts(camille)
    assert "Avez-vous une place" not in texts(noa)
    group.press(lou, "Clore")
    await camille.wait_for("est terminée")


async def test_a_group_with_a_stranger_is_refused(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    group = ville.telegram.group("L'équipe", [noa, ville.person("Alex")])
    group.promote_bot()
    group.send(noa, f"/relier {await group_code(noa)}")
    told = await group.wait_for("Je ne peux pas relier ce groupe")
    assert "J'y compte 2 personnes, et j'en connais 1" in told.text
    await speaking(ville, camille)
    assert "Camille" not in texts(group)
    assert "Camille" in texts(noa)


async def test_the_bot_must_be_administrator_and_the_same_code_serves_again(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    group = ville.telegram.group("L'équipe", [noa])
    code = await group_code(noa)
    group.send(noa, f"/relier {code}")
    await group.wait_for("Je dois être administrateur")
    group.promote_bot()
    await ville.quiet()
    group.send(noa, f"/relier {code}")
    await group.wait_for("Ce groupe est relié")


async def test_a_code_of_another_relais_or_a_stranger_links_nothing(ville: Town) -> None:
    noa, sacha = await animatrice(ville, "Noa"), await animatrice(ville, "Sacha", "oignies")
    alex = ville.person("Alex")
    code = await group_code(noa)
    theirs = ville.telegram.group("Oignies", [sacha])
    theirs.promote_bot()
    theirs.send(sacha, f"/relier {code}")
    await theirs.wait_for("n'ouvre rien")
    others = ville.telegram.group("Des inconnus", [alex])
    others.promote_bot()
    others.send(alex, f"/relier {code}")
    await others.wait_for("réservé")
    others.send(alex, "Bonjour le robot")
    await ville.quiet()
    assert len(others.received) == 1


async def test_a_stranger_who_enters_stops_the_forwarding_until_he_leaves(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille, group = await parent(ville), await linked_group(ville, [noa, lou])
    await speaking(ville, camille)
    alex = ville.person("Alex")
    group.add(alex)
    await noa.wait_for("Plus rien n'est écrit dans le groupe")
    await lou.wait_for("Plus rien n'est écrit dans le groupe")
    camille.send("Un secret")
    got = await noa.wait_for("Un secret")
    await ville.quiet()
    assert "Un secret" not in texts(group)
    noa.reply(got, "Reçu")
    await camille.wait_for("Reçu")
    assert texts(noa).count("Plus rien n'est écrit") == 1
    group.remove(alex)
    await group.wait_for("arrivent de nouveau")
    camille.send("Une suite")
    await group.wait_for("Une suite")


async def test_in_a_stopped_group_no_button_answers(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa])
    await speaking(ville, camille)
    group.add(ville.person("Alex"))
    await noa.wait_for("Plus rien n'est écrit")
    group.press(noa, "Clore")
    await ville.quiet()
    assert "est terminée" not in texts(camille)
    assert "close par" not in texts(group)


async def test_a_colleague_who_enters_changes_nothing(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    group = await linked_group(ville, [noa])
    group.add(lou)
    await ville.quiet()
    camille = await parent(ville)
    await speaking(ville, camille)
    await group.wait_for("demande à parler")


async def test_the_end_of_an_access_ends_in_the_group_too(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille, group = await parent(ville), await linked_group(ville, [noa, lou])
    await speaking(ville, camille)
    async with ville.bot.service.unit() as unit:
        await revoke_access(unit, (await unit.tx.animateurs.list_named(1, "Lou"))[0])
    await ville.quiet()
    assert group.chat.members[lou.id] == "kicked"
    camille.send("Bonjour ?")
    await group.wait_for("Bonjour ?")


async def test_an_ended_access_that_cannot_be_sent_away_stops_the_group(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille, group = await parent(ville), await linked_group(ville, [lou, noa])  # Lou made the group
    await speaking(ville, camille)
    async with ville.bot.service.unit() as unit:
        await revoke_access(unit, (await unit.tx.animateurs.list_named(1, "Lou"))[0])
    await noa.wait_for("Plus rien n'est écrit")
    camille.send("Bonjour ?")
    await noa.wait_for("Bonjour ?")
    await ville.quiet()
    assert "Bonjour ?" not in texts(group)


async def test_a_group_that_becomes_a_supergroup_keeps_its_link(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa], basic=True)
    await speaking(ville, camille)
    bigger = group.migrate()
    camille.send("Toujours là ?")
    got = await bigger.wait_for("Toujours là ?")
    bigger.reply(noa, got, "Oui, toujours")
    await camille.wait_for("Oui, toujours")


async def test_what_waits_for_a_group_that_moved_follows_it(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa], basic=True)
    await speaking(ville, camille)
    await ville.stop_bot()
    camille.send("Pendant l'arrêt")
    bigger = group.migrate()
    ville.telegram.bot.updates.pop()  # the news of the move are lost: only the sending tells
    ville.telegram.bot.updates.pop()
    await ville.start_bot()
    await bigger.wait_for("Pendant l'arrêt")


async def test_each_conversation_has_its_topic(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, louis = await parent(ville), await parent(ville, "Louis")
    group = await linked_group(ville, [noa], forum=True)
    await speaking(ville, camille)
    await speaking(ville, louis)
    assert list(group.topics.values()) == ["#1 Camille", "#2 Louis"]
    louis.send("Bonjour")
    got = await group.wait_for("Bonjour")
    assert got.topic is not None
    assert group.topics[got.topic] == "#2 Louis"
    group.send(noa, "Je regarde", topic=got.topic)
    group.reply(noa, got, "Bonjour Louis")
    await louis.wait_for("Bonjour Louis")
    await ville.quiet()
    assert "Je regarde" not in texts(louis)


async def test_without_the_right_to_open_topics_one_thread_serves(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa], forum=True)
    group.chat.is_forum = False  # topics were switched off since
    await speaking(ville, camille)
    await group.wait_for("demande à parler")


async def test_a_bot_that_is_sent_away_writes_to_each_one(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa])
    group.kick_bot()
    await noa.wait_for("Le robot n'y est plus")
    await speaking(ville, camille)
    await noa.wait_for("demande à parler")


async def test_nothing_is_lost_when_the_group_cannot_be_written_to(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa])
    await speaking(ville, camille)
    await ville.stop_bot()
    camille.send("Juste avant")
    group.kick_bot()
    ville.telegram.bot.updates.pop()  # the bot is not told
    await ville.start_bot()
    await noa.wait_for("Juste avant")


async def test_each_morning_the_bot_looks_again(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa])
    group.chat.members[ville.person("Alex").id] = "member"  # entered unseen
    await ville.move(days=1)
    await noa.wait_for("Plus rien n'est écrit")
    await speaking(ville, camille)
    assert "Camille" not in texts(group)


async def test_an_anonymous_answer_does_not_leave_and_says_so(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille, group = await parent(ville), await linked_group(ville, [noa])
    await speaking(ville, camille)
    got = await group.wait_for("demande à parler")
    message = group.reply(noa, got, "Sans nom")
    raw = ville.telegram.bot.updates.pop()["message"]
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    ville.telegram.bot.push("message", message.raw | raw | {"from": anonymous, "sender_chat": raw["chat"]})
    await group.wait_for("Rien n'est parti")
    assert "Sans nom" not in texts(camille)


async def test_a_relais_never_reads_in_the_group_of_another(ville: Town) -> None:
    noa, sacha = await animatrice(ville, "Noa"), await animatrice(ville, "Sacha", "oignies")
    ours, theirs = await linked_group(ville, [noa]), await linked_group(ville, [sacha])
    camille = await parent(ville)
    await speaking(ville, camille)
    camille.send("Bonjour")
    await ours.wait_for("Bonjour")
    await ville.quiet()
    assert "Camille" not in texts(theirs) + texts(sacha)
