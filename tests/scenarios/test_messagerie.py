"""« Messages »: an inbox that a team shares. Who has it, who takes it over, what is noted, for whose eyes."""

from __future__ import annotations

import pytest

from bot.simulator.incoming import tap
from bot.simulator.phone import Phone
from bot.usecases.make_invitation import invite_animateur
from bot.usecases.revoke_access import revoke_access
from tests.equipe import ROBOT, SLUG, animatrice, linked_group, parent, speaking, texts
from tests.quartier import add_assistant, libre, soon, submit
from tests.world import Town


async def responsable(ville: Town, prenom: str = "Lea") -> Phone:
    phone = ville.person(prenom)
    async with ville.bot.service.unit() as unit:
        invitee = await invite_animateur(unit, unit.territoire.id_of(SLUG), prenom, "responsable")
    phone.open(ROBOT + invitee.code)
    await phone.wait_for("Bienvenue")
    await ville.quiet()
    return phone


async def press(ville: Town, phone: Phone, *labels: str) -> str:
    """Buttons one after the other, as they come; gives the last screen."""
    for label in labels:
        phone.press(label)
        await ville.quiet()
    return phone.last.text


async def forge(ville: Town, phone: Phone, data: str) -> None:
    tap(ville.telegram.bot, phone.chat, phone.user, phone.last.post, {"callback_data": data})
    await ville.quiet()


async def messages(ville: Town, phone: Phone) -> str:
    phone.send("/conversations")
    return (await phone.wait_for("Conversations en cours", fresh=True)).text


async def test_of_two_at_once_one_gets_it_and_the_other_learns_whose_it_is(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    assert "#1 Camille : attend depuis le mardi 13 octobre 2026 à 10 h, à personne" in await messages(ville, lou)
    noa.press("Je m'en occupe", await noa.wait_for("demande à parler"))
    lou.press("Je m'en occupe", await lou.wait_for("demande à parler"))
    await ville.quiet()
    assert "Entre nous : Noa s'occupe de la conversation n° 1 (Camille)." in texts(lou)
    assert "Noa s'occupe déjà de #1." in lou.toasts
    assert "Lou s'occupe" not in texts(noa)
    assert "Noa s'en occupe" in await messages(ville, lou)


async def test_the_list_shows_mine_nobody_s_and_who_waits_for_days(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille, louis = await parent(ville), await parent(ville, "Louis")
    await speaking(ville, camille)
    await speaking(ville, louis)
    noa.press("Je m'en occupe", await noa.wait_for("Camille demande"))
    await ville.quiet()
    await messages(ville, noa)
    assert "Camille" in (mine := await press(ville, noa, "À moi"))
    assert "Louis" not in mine
    assert "Louis" in (free := await press(ville, noa, "À personne"))
    assert "Camille" not in free
    await messages(ville, lou)
    assert "Aucune." in await press(ville, lou, "À moi")
    assert "Aucune." in await press(ville, lou, "Sans réponse depuis…", "3 jours")


async def test_given_back_or_handed_over_the_team_knows(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    root = await noa.wait_for("demande à parler")
    noa.press("Je m'en occupe", root)
    await ville.quiet()
    await press(ville, noa, "Rendre")
    assert "Noa rend la conversation n° 1 (Camille)" in texts(lou)
    assert "Personne ne s'en occupe encore" in noa.last.text
    assert "Lou s'occupe maintenant" in await press(ville, noa, "Confier à…", "Lou")
    given = await lou.wait_for("Noa vous confie cette conversation")
    lou.reply(given, "Bonjour, c'est Lou qui vous répond.")
    await camille.wait_for("c'est Lou qui vous répond")
    assert "Noa vous confie" not in texts(camille)


async def test_a_word_between_colleagues_never_reaches_the_person(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    noa.press("Je m'en occupe", await noa.wait_for("demande à parler"))
    await ville.quiet()
    noa.press("Note interne")
    asked = await noa.wait_for("Elle n'est jamais envoyée à la personne")
    noa.reply(asked, "Rappelle le matin seulement.")
    seen = await lou.wait_for("Rappelle le matin seulement.")
    assert seen.text.startswith("Entre nous, sur la conversation n° 1 (Camille), note de Noa")
    lou.reply(seen, "Merci, je note !")
    await lou.wait_for("Rien n'est parti")
    assert "matin" not in texts(camille)
    assert "je note" not in texts(camille)
    async with ville.bot.service.unit() as unit:
        traces = await unit.tx.sql.rows("SELECT acte, objet FROM journal WHERE animateur_id = 1 ORDER BY id DESC")
        assert tuple(traces[0]) == ("changement", "conversation")
    lou.press("Voir la conversation", seen)
    await ville.quiet()
    assert "Noa, mardi 13 octobre 2026 à 10 h : Rappelle le matin seulement." in lou.last.text


async def test_a_note_is_kept_over_a_restart_and_erased_with_the_person(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, noa, "Autres actions", "Note interne")
    await ville.restart_bot()
    noa.send("Cherche pour mars.")
    await noa.wait_for("Cherche pour mars.")
    camille.press("Terminer")
    await camille.wait_for("C'est noté")
    camille.send("/donnees")
    await camille.wait_for("Ce que je garde de vous")
    await press(ville, camille, "Tout effacer")
    await forge(ville, camille, "data:effacer:oui")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM note_interne") == 0


async def test_an_answer_takes_what_nobody_had_and_warns_when_a_colleague_has_it(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    noa.reply(await noa.wait_for("demande à parler"), "Bonjour")
    await camille.wait_for("Bonjour")
    assert "Noa s'en occupe" in await messages(ville, lou)
    lou.reply(await lou.wait_for("Noa a répondu"), "Et aussi ceci")
    await camille.wait_for("Et aussi ceci")
    await lou.wait_for("Noa s'occupe de cette conversation")


async def test_who_comes_back_finds_the_human_who_had_her(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    noa.reply(await noa.wait_for("demande à parler"), "Bonjour")
    await camille.wait_for("Bonjour")
    camille.press("Terminer")
    await camille.wait_for("C'est noté")
    await ville.move(days=2)
    camille.press("Parler au relais")
    back = await noa.wait_for("Camille revient vers le relais")
    assert "Noa s'en occupait : la conversation lui revient." in back.text
    assert "#1 Camille" in await messages(ville, noa)
    camille.send("Une autre chose")
    await noa.wait_for("Une autre chose")


async def test_who_comes_back_after_that_colleague_left_finds_nobody_s_conversation(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, lou, "Je m'en occupe", "Clore", "Clore quand même")
    async with ville.bot.service.unit() as unit:
        (gone,) = await unit.tx.animateurs.list_named(unit.territoire.id_of(SLUG), "Lou")
        await revoke_access(unit, gone)
    await ville.quiet()
    camille.press("Parler au relais")
    back = await noa.wait_for("Camille revient vers le relais")
    assert "Lou" not in back.text
    assert "à personne" in await messages(ville, noa)


async def test_a_professional_answers_a_request_by_a_button_during_a_conversation(ville: Town) -> None:
    noa, alix, camille = await animatrice(ville, "Noa"), ville.person("Alix"), ville.person("Camille")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    numero = await submit(ville, camille)
    await soon(ville)
    letter = await alix.wait_for(f"Demande n° {numero}")
    alix.send("/parler")
    await alix.wait_for("Vous parlez au")
    alix.press("Cette demande m'intéresse", letter)
    await alix.wait_for("Comment voulez-vous vous parler", fresh=True)
    alix.send("Je voulais aussi vous dire merci")
    await noa.wait_for("Je voulais aussi vous dire merci")


@pytest.mark.parametrize("how", ["retiré", "passé"])
async def test_what_a_colleague_who_leaves_had_is_nobody_s_and_the_team_is_told(ville: Town, how: str) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, lou, "Je m'en occupe")
    async with ville.bot.service.unit() as unit:
        (gone,) = await unit.tx.animateurs.list_named(unit.territoire.id_of(SLUG), "Lou")
        if how == "retiré":
            await revoke_access(unit, gone)
        else:
            sql = "UPDATE animateur SET jusqu_au = '2026-10-13' WHERE id = :id"
            await unit.tx.sql.run(sql, {"id": gone.id})
    await (ville.quiet() if how == "retiré" else ville.move(days=1))
    told = await noa.wait_for("Lou n'a plus accès à ce dont elle s'occupait")
    assert "Une conversation n'est plus à personne : n° 1." in told.text
    assert "à personne" in await messages(ville, noa)


async def test_another_code_in_the_same_relais_leaves_her_what_she_had(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, lou, "Je m'en occupe")
    async with ville.bot.service.unit() as unit:
        invitee = await invite_animateur(unit, unit.territoire.id_of(SLUG), "Lou", "responsable")
    lou.open(ROBOT + invitee.code)
    await ville.quiet()
    assert "n'a plus accès" not in texts(noa)
    assert "Lou s'en occupe" in await messages(ville, noa)


async def test_reserved_for_the_responsable_only_she_reads_on(ville: Town) -> None:
    lea, noa, camille = await responsable(ville), await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    assert "Réserver cette conversation" in await press(ville, noa, "Autres actions", "Réservée à la responsable")
    await press(ville, noa, "Oui, la réserver")
    assert "lue par la responsable seule" in noa.last.text
    await lea.wait_for("Vous seule lisez la suite")
    await camille.wait_for("Elle seule lit ce que vous écrivez maintenant")
    camille.send("C'est délicat")
    await lea.wait_for("C'est délicat")
    listed = await messages(ville, noa)
    assert "Camille" not in listed
    assert "Une conversation est réservée à la responsable." in listed
    for forged in ("cv:voir:1", "an:convp:1", "an:convc:1", "an:convn:1", "an:pr:1", "an:convr:1:non", "an:recm:1"):
        await forge(ville, noa, forged)
    assert "délicat" not in texts(noa)
    assert "Camille, réservée" not in texts(noa)
    await messages(ville, lea)
    await press(ville, lea, "#1 Camille", "Rendre à l'équipe")
    camille.send("De nouveau à toutes")
    await noa.wait_for("De nouveau à toutes")


async def test_without_a_responsable_nothing_is_reserved_and_it_says_so(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    told = await press(ville, noa, "Autres actions", "Réservée à la responsable")
    assert "n'a pas de responsable" in told
    camille.send("Bonjour")
    await noa.wait_for("Bonjour")


async def test_the_person_who_speaks_to_the_responsable_reads_that_it_is_she(ville: Town) -> None:
    await responsable(ville)
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    camille.send("je m'inquiète, l'assistante maternelle crie sur les enfants")
    await ville.quiet()
    await press(ville, camille, "Être rappelé par la responsable")
    told = await camille.wait_for("est prévenue, elle seule")
    assert "La responsable vous répond" in told.text
    assert "Une animatrice" not in told.text


async def test_the_worry_leaves_the_conversation_that_colleagues_read(ville: Town) -> None:
    lea, noa, camille = await responsable(ville), await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    await forge(ville, camille, "urg:resp")
    await lea.wait_for("s'inquiète pour un enfant")
    assert "s'inquiète" not in texts(noa)
    assert "close par Camille" in texts(noa)
    camille.send("C'est à propos de mercredi")
    await lea.wait_for("C'est à propos de mercredi")
    assert "mercredi" not in texts(noa)


async def test_closing_counts_one_contact_under_the_label_that_is_chosen(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    noa.reply(await noa.wait_for("demande à parler"), "Voici la réponse.")
    await camille.wait_for("Voici la réponse.")
    closed = await press(ville, noa, "Clore")
    assert "Pour le bilan de la Caf" in closed
    assert "est comptée pour la Caf : rôle d'employeur" in await press(
        ville, noa, "Rôle d'employeur ou contrat de travail"
    )
    await press(ville, noa, "Changer", "Recherche d'un mode d'accueil")
    await press(ville, noa, "Rouvrir", "Clore", "Accompagnement à la parentalité")
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT public, motif, canal FROM contact")
        assert [tuple(row) for row in rows] == [("famille", "accompagnement à la parentalité", "messagerie")]


async def test_who_comes_back_another_day_is_one_more_contact(ville: Town) -> None:
    await animatrice(ville, "Noa")
    camille = await parent(ville)
    for days in (0, 0, 2):
        await ville.move(days=days)
        camille.press("Parler au relais")
        await ville.quiet()
        camille.press("Terminer")
        await camille.wait_for("C'est noté", fresh=True)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM contact") == 2


async def test_to_speak_about_one_request_shows_it_to_the_team(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    numero = await submit(ville, camille)
    await forge(ville, camille, f"dem:voir:{numero}")
    await press(ville, camille, "Parler au relais")
    await camille.wait_for(f"de votre demande n° {numero}")
    told = await noa.wait_for(f"À propos de sa demande n° {numero}")
    assert "Commune :" in told.text
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.conversations.get(1)).demande_id == numero
    louis = await parent(ville, "Louis")
    await forge(ville, louis, f"parler:d:{numero}")
    assert f"demande n° {numero}" not in texts(louis)


async def test_everything_works_in_the_team_s_group(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille = await parent(ville)
    group = await linked_group(ville, [noa, lou])
    await speaking(ville, camille)
    root = await group.wait_for("demande à parler")
    group.press(lou, "Je m'en occupe", root)
    seen = await group.wait_for("Vous vous en occupez depuis", fresh=True)
    group.press(lou, "Note interne", seen)
    await lou.wait_for("Elle n'est jamais envoyée à la personne")
    lou.send("Vue au marché.")
    note = await group.wait_for("Vue au marché.")
    group.reply(noa, note, "ah oui ?")
    await group.wait_for("Rien n'est parti", fresh=True)
    group.press(noa, "Je m'en occupe", root)
    await group.wait_for("Lou s'en occupe depuis", fresh=True)
    await ville.quiet()
    assert "marché" not in texts(camille)
    assert "ah oui" not in texts(camille)


async def test_in_a_group_with_topics_what_is_done_lies_in_the_topic(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    camille = await parent(ville)
    group = await linked_group(ville, [noa, lou], forum=True)
    await speaking(ville, camille)
    root = await group.wait_for("demande à parler")
    topic = root.raw["message_thread_id"]
    await messages(ville, noa)
    await press(ville, noa, "#1 Camille", "Je m'en occupe")
    moved = await group.wait_for("Entre nous : Noa s'occupe de la conversation n° 1")
    assert moved.raw["message_thread_id"] == topic


async def test_in_the_group_the_responsable_reads_what_everybody_reads(ville: Town) -> None:
    lea, noa, camille = await responsable(ville), await animatrice(ville, "Noa"), await parent(ville)
    group = await linked_group(ville, [noa, lea])
    await speaking(ville, camille)
    await forge(ville, camille, "urg:resp")
    await lea.wait_for("s'inquiète pour un enfant")
    root = await group.wait_for("demande à parler")
    group.press(lea, "Autres actions", root)
    await group.wait_for("Conversation close", fresh=True)
    group.press(lea, "Messages")
    listed = await group.wait_for("Conversations en cours", fresh=True)
    assert "Camille" not in listed.text
    assert "Une conversation est réservée à la responsable." in listed.text


async def test_another_relais_touches_nothing(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    other = await animatrice(ville, "Sacha", "oignies")
    await speaking(ville, camille)
    for forged in ("an:convp:1", "an:convq:1", "an:convc:1", "an:convc:1:1", "an:convn:1", "an:convm:1:0", "an:pr:1",
                   "an:convr:1:oui", "an:recm:1:oui", "an:pr:1:bien-recu", "an:pre:1:bien-recu:1"):  # fmt: skip
        await forge(ville, other, forged)
    assert "Camille" not in texts(other)
    await messages(ville, noa)
    assert "à personne" in noa.last.text
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM reclamation") == 0
