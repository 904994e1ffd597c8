"""Danger first: numbers at once, wherever it is said; the form, the conversation and everybody's secrets are kept."""

from __future__ import annotations

from datetime import datetime

from bot.simulator.phone import Phone
from bot.usecases.tell_famille import tell_famille
from bot.usecases.write_automatic import write_automatic
from tests.bureau import forge
from tests.equipe import SLUG, animatrice, linked_group, parent, speaking, texts
from tests.recherche import Parent
from tests.world import Town

MATIN = datetime.fromisoformat("2026-10-14T09:00:00+02:00")


async def responsable(ville: Town, phone: Phone) -> None:
    """That animatrice is the one in charge."""
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            """UPDATE animateur SET role = 'responsable'
               WHERE compte_id = (SELECT id FROM compte WHERE telegram_id = :id)""",
            {"id": phone.id},
        )


def labels(phone: Phone) -> set[str]:
    """The buttons under her newest message."""
    return {label for row in phone.last.buttons for label in row}


async def test_an_emergency_in_the_middle_of_a_search_gets_the_numbers_and_loses_nothing(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    camille.phone.send("MON BB RESPIR PLUS")
    answer = await camille.phone.wait_for("Appelez le 15 ou le 112 maintenant", fresh=True)
    await ville.quiet()
    assert "Personne du relais ne lit ce message en urgence" in answer.text
    assert "114 : par SMS" in answer.text
    assert len([m for m in camille.phone.received if "114" in m.text]) == 1
    camille.phone.press("Reprendre")
    await ville.quiet()
    reread = await camille.describe()
    assert "mars 2026" in reread.text


async def test_words_typed_in_the_free_remark_are_a_danger_too(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.describe()
    await camille.tap("Ajouter une précision", "Une remarque")
    camille.phone.send("je n'en peux plus je vais secouer mon bébé")
    answer = await camille.phone.wait_for("sur le dos, dans son lit", fresh=True)
    assert answer.text.index("sur le dos") < answer.text.index("119")
    await ville.quiet()
    for label in ("Reprendre", "Revenir à ma demande", "Envoyer ma demande"):
        camille.phone.press(label)
        await ville.quiet()
    (demande,) = await camille.demandes()
    assert demande.remarque is None


async def test_the_team_learns_that_a_message_was_shown_and_nothing_else(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("il a avalé une pile bouton")
    await camille.wait_for("Appelez le 15")
    camille.send("vite il a avalé une pile !!!")
    await ville.quiet()
    told = [m.text for m in noa.received if "numéros de secours" in m.text]
    assert len(told) == 1
    assert "Camille" not in texts(noa).replace("Bienvenue Camille", "")
    assert "pile" not in texts(noa)
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(SLUG)
        assert await unit.tx.urgences.list_of_month(home, unit.today) == {"vitale": 2}


async def test_nobody_is_woken_to_learn_that_numbers_were_shown(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ville.move_to(datetime.fromisoformat("2026-10-13T23:30:00+02:00"))
    camille.send("je veux mourir")
    assert "3114" in (await camille.wait_for("3114")).text
    await ville.quiet()
    assert "numéros de secours" not in texts(noa)
    await ville.move_to(MATIN)
    await noa.wait_for("numéros de secours")


async def test_being_called_back_says_when_and_tells_who_once(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("mon mari me frappe")
    shown = await camille.wait_for("Appelez le 17 ou le 112")
    camille.press("Être rappelé par le relais", shown)
    await camille.wait_for("sait que vous souhaitez être rappelé")
    await ville.quiet()
    camille.press("Être rappelé par le relais", shown)
    await ville.quiet()
    assert texts(noa).count("demande à être rappelé(e)") == 1
    assert "Camille" in texts(noa)
    assert "frappe" not in texts(noa)
    assert "C'est transmis" in camille.last.text


async def test_while_a_human_speaks_her_words_reach_the_team_and_the_numbers_are_shown(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    camille.send("elle convulse, que faire")
    await noa.wait_for("elle convulse, que faire")
    answer = await camille.wait_for("Appelez le 15")
    assert "N'attendez pas sa réponse" in answer.text
    assert answer.buttons == []
    await ville.quiet()
    assert "ne vous sont pas transmis" not in texts(noa)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.urgences.list_of_month(unit.territoire.id_of(SLUG), unit.today) == {"vitale": 1}


async def test_a_caption_and_a_corrected_message_count_too(ville: Town) -> None:
    camille = await parent(ville)
    camille.send_photo(caption="il saigne beaucoup de la tête")
    await camille.wait_for("Appelez le 15")
    before = len(camille.received)
    said = camille.send("il faut que je vous parle")
    await ville.quiet()
    camille.edit(said, "il ne respire plus")
    await ville.quiet()
    assert "Appelez le 15" in camille.received[-1].text
    assert len(camille.received) == before + 2


async def test_a_stranger_in_another_language_reads_her_own_words_first(ville: Town) -> None:
    oksana = ville.person("Oksana")
    oksana.send("моя дитина не дихає")
    answer = await oksana.answer()
    assert answer.text.startswith("Негайно телефонуйте 15 або 112")
    assert "Personne du relais ne lit ce message en urgence" in answer.text


async def test_an_animatrice_answers_families_with_the_same_words(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    camille.send("une question sur les premiers soins")
    got = await noa.wait_for("premiers soins")
    noa.reply(got, "S'il ne respire plus, appelez le 15.")
    await camille.wait_for("S'il ne respire plus, appelez le 15.")
    assert "Personne du relais" not in texts(noa)
    noa.send("mon fils s'étouffe")
    answer = await noa.wait_for("Appelez le 15 ou le 112", fresh=True)
    await ville.quiet()
    assert "Être rappelé par le relais" not in {label for row in answer.buttons for label in row}
    assert texts(noa).count("numéros de secours") == 0


async def test_stop_and_ordinary_words_go_where_they_went(ville: Town) -> None:
    camille = await parent(ville)
    camille.send("STOP")
    await camille.wait_for("vous ne recevrez plus de message automatique")
    camille.send("la nounou est tombée malade, chute des cheveux, brûler les étapes")
    await ville.quiet()
    assert "secours" not in texts(camille)


async def test_a_loss_gets_one_sentence_a_human_and_silence_until_an_animatrice_lifts_it(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("notre bébé est mort la semaine dernière")
    await camille.wait_for("sincèrement désolé")
    assert labels(camille) == {"Parler au relais", "Menu"}
    await ville.quiet()
    assert "Camille" not in texts(noa)
    assert not await automatic(ville, camille)
    camille.press("Parler au relais")
    told = await noa.wait_for("demande à parler au relais")
    assert "suspendus pour cette personne" in told.text
    assert "mort" not in told.text
    noa.press("Reprendre les messages automatiques", told)
    await noa.wait_for("recevra de nouveau les messages automatiques")
    assert await automatic(ville, camille)


async def automatic(ville: Town, phone: Phone) -> bool:
    """Whether a letter that nobody asked for may be written to her."""
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(SLUG)
        key = f"essai:{phone.id}:{len(phone.received)}"
        written = await write_automatic(unit, key, phone.id, "erreurs/bouton_perime", relais_id=home)
        unit.letters.clear()
        return written


async def test_a_family_left_in_peace_hears_of_its_request_from_a_human(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille = Parent(ville)
    await camille.ask()
    noa.send("/menu")
    camille.phone.send("on a perdu notre bébé")
    await camille.phone.wait_for("sincèrement désolé", fresh=True)
    before = len(camille.phone.received)
    (demande,) = await camille.demandes()
    async with ville.bot.service.unit() as unit:
        famille = await unit.tx.familles.get(demande.famille_id)
        await tell_famille(unit, demande, famille, "essai", "suivi/merci", at_once=True, reponse="rdv_prevu")
    await ville.quiet()
    assert len(camille.phone.received) == before
    assert "c'est à vous de le lui dire" in texts(noa)


async def test_the_board_shows_who_is_left_in_peace_in_this_relais_only(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    other = await animatrice(ville, "Lou", "oignies")
    camille.send("je me sens une mauvaise mère, je suis dépressive")
    await camille.wait_for("sans juger")
    for phone, seen in ((noa, True), (other, False)):
        phone.send("/menu")
        await phone.wait_for("Bonjour", fresh=True)
        phone.press("Tableau de bord")
        menu = await phone.wait_for("Conversations en cours", fresh=True)
        assert ("Messages automatiques suspendus : 1" in menu.text) is seen
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
    noa.press("Organisation")
    await noa.wait_for("Organisation", fresh=True)
    noa.press("Messages suspendus")
    await noa.wait_for("Camille, depuis le mardi 13 octobre 2026")
    await forge(ville, other, f"an:ret:{who.compte_id}")
    assert "Rien n'est suspendu" in other.last.text
    noa.press("Reprendre pour Camille")
    await noa.wait_for("Camille recevra de nouveau")


async def test_a_worry_about_a_professional_reaches_the_responsable_alone(ville: Town) -> None:
    noa, lea, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Léa"), await parent(ville)
    await responsable(ville, lea)
    group = await linked_group(ville, [noa, lea])
    camille.send("je crois que la nounou frappe mon fils")
    shown = await camille.wait_for("Je ne transmets pas votre message")
    assert "119" in shown.text
    assert "PMI" in shown.text
    await ville.quiet()
    seen = len(noa.received), len(group.received)
    camille.press("Être rappelé par la responsable", shown)
    await camille.wait_for("est prévenue, elle seule")
    told = await lea.wait_for("Vous seule lisez cette conversation")
    camille.send("Appelez-moi au 06 39 98 00 01")
    await lea.wait_for("Appelez-moi au 06 39 98 00 01")
    await ville.quiet()
    assert (len(noa.received), len(group.received)) == seen
    assert "frappe" not in texts(lea)
    noa.send("/conversations")
    await noa.wait_for("Conversations en cours", fresh=True)
    assert "Camille" not in noa.last.text
    lea.reply(told, "Je vous appelle ce soir.")
    await camille.wait_for("Je vous appelle ce soir.")
    await ville.quiet()
    assert len(group.received) == seen[1]


async def test_without_a_responsable_nobody_is_told_and_she_learns_whom_to_call(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("ma nounou secoue les enfants")
    await camille.wait_for("Je ne transmets pas votre message")
    camille.press("Être rappelé par la responsable")
    answer = await camille.wait_for("demandez à parler à la responsable")
    await ville.quiet()
    assert "119" in answer.text
    assert "Camille" not in texts(noa)


async def test_a_stranger_is_asked_her_commune_then_called_back(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    lina = ville.person("Lina")
    lina.send("j'ai envie d'en finir")
    await lina.wait_for("3114")
    lina.press("Être rappelé par le relais")
    await lina.wait_for("Dans quelle commune")
    lina.send("Lillers")
    await lina.wait_for("sait que vous souhaitez être rappelé")
    await noa.wait_for("demande à être rappelé(e)")
