"""What the bot could not answer reaches the animatrice; she writes the answer, and the next parent gets it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.simulator.phone import Phone
from bot.simulator.view import Message
from tests.bureau import forge
from tests.equipe import animatrice, parent, texts
from tests.quartier import later
from tests.world import Town

pytestmark = pytest.mark.usefixtures("pages")
CAMION = "quand passe le camion de la bibliothèque ?"
PORTE = "je claque la porte demain ?"


async def ask(ville: Town, phone: Phone, text: str) -> Message:
    """Types a question and lets the bot answer."""
    phone.send(text)
    await phone.answer()
    await ville.quiet()
    return phone.last


async def board(ville: Town, phone: Phone) -> Message:
    """« Les réponses » on her board."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.wait_for("Conversations en cours", fresh=True)
    phone.press("Les réponses")
    return await phone.wait_for("Questions sans réponse :", fresh=True)


async def tap(ville: Town, phone: Phone, *labels: str) -> Message:
    """Presses buttons one after the other; gives the last screen."""
    for label in labels:
        phone.press(label)
        await phone.answer()
        await ville.quiet()
    return phone.last


async def say(ville: Town, phone: Phone, *lines: str) -> Message:
    """Types one message after the other."""
    for line in lines:
        phone.send(line)
        await phone.answer()
        await ville.quiet()
    return phone.last


async def write_camion(ville: Town, noa: Phone) -> Message:
    """From a new draft to the reread draft."""
    await say(ville, noa, "Le camion", "Il passe à **8 h**.\n- le matin\n- le soir")
    return noa.last


async def test_she_writes_the_answer_and_the_next_parent_gets_it(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CAMION)
    await ask(ville, await parent(ville, "Alex"), "Quand passe le camion de la bibliotheque")
    home = await board(ville, noa)
    assert "Questions sans réponse : 2" in home.text
    listed = await tap(ville, noa, "Questions sans réponse")
    assert "2 sans réponse" in listed.text
    assert "Camille" not in listed.text
    group = await tap(ville, noa, "Ouvrir 1")
    assert group.text.startswith("2 questions")
    await tap(ville, noa, "Écrire la réponse maintenant")
    await write_camion(ville, noa)
    await tap(ville, noa, "Voir tous les sujets", "Page suivante", "Page précédente", "Rôle du relais")
    draft = await tap(ville, noa, "Tout le monde")
    assert "Rien n'est encore en ligne" in draft.text
    await tap(ville, noa, "Aperçu pour une famille")
    preview = noa.received[-2]
    assert preview.text.startswith("Le camion\n\nIl passe à 8 h.\n\n• le matin\n• le soir")
    done = await tap(ville, noa, "Publier")
    assert "2 questions quittent la liste" in done.text
    sacha = await parent(ville, "Sacha")
    answer = await ask(ville, sacha, CAMION)
    assert answer.text == preview.text
    assert answer.buttons[0] == ["Appeler le relais"]
    assert "Questions sans réponse : 0" in (await board(ville, noa)).text
    await ville.restart_bot()
    assert (await ask(ville, sacha, "Quand passe le camion de la bibliotheque")).text == preview.text
    oignies = await parent(ville, "Dominique", "oignies")
    assert "Je ne sais pas" in (await ask(ville, oignies, CAMION)).text


async def test_a_page_that_exists_is_attached_to_new_words(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    words = PORTE
    await ask(ville, camille, words)
    await board(ville, noa)
    await tap(ville, noa, "Questions sans réponse", "Ouvrir 1", "Une autre réponse y répond")
    await say(ville, noa, "préavis")
    considered = await tap(ville, noa, "Le préavis")
    assert words in considered.text
    await tap(ville, noa, "Oui, cette réponse y répond")
    assert "Le préavis dure" in (await ask(ville, camille, words)).text
    oignies = await parent(ville, "Dominique", "oignies")
    assert "Je ne sais pas" in (await ask(ville, oignies, words)).text


async def test_what_the_team_does_gives_the_contact_its_label(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, PORTE)
    await tap(ville, camille, "Envoyer ma question au relais")
    await board(ville, noa)
    group = await tap(ville, noa, "Questions sans réponse", "Ouvrir 1")
    assert ["Répondre à la personne (#1)"] in group.buttons
    await tap(ville, noa, "Une autre réponse y répond")
    await say(ville, noa, "préavis")
    await tap(ville, noa, "Le préavis", "Oui, cette réponse y répond")
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT motif, detail FROM contact")
    assert [tuple(row) for row in rows] == [
        ("rôle d'employeur ou contrat de travail", "rupture-preavis ; transmise au relais")
    ]


async def test_she_answers_the_person_who_handed_her_question_over(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CAMION)
    await tap(ville, camille, "Envoyer ma question au relais")
    await board(ville, noa)
    await tap(ville, noa, "Questions sans réponse", "Ouvrir 1", "Répondre à la personne")
    noa.reply(noa.last, "À 8 h 10.")
    await camille.wait_for("À 8 h 10.")


async def test_who_handed_it_over_and_left_before_an_answer_is_told_once(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    alex, sacha = await parent(ville, "Alex"), await parent(ville, "Sacha")
    for phone in (camille, alex):
        await ask(ville, phone, CAMION)
        await tap(ville, phone, "Envoyer ma question au relais")
    await tap(ville, camille, "Terminer")  # she leaves; Alex is still there
    await ask(ville, sacha, CAMION)  # hers is not handed over
    await board(ville, noa)
    await tap(ville, noa, "Questions sans réponse", "Ouvrir 1", "Une autre réponse y répond")
    await say(ville, noa, "préavis")
    await tap(ville, noa, "Le préavis", "Oui, cette réponse y répond")
    await later(ville, ville.now() + timedelta(hours=2))
    told = await camille.wait_for("Une réponse existe maintenant : « Le préavis")
    assert [m.text for m in camille.received].count(told.text) == 1
    assert all("Une réponse existe" not in texts(phone) for phone in (alex, sacha, noa))
    camille.press("Lire la réponse")
    await camille.wait_for("Le préavis dure", fresh=True)


async def test_a_published_page_is_told_to_who_left_but_never_after_stop(ville: Town) -> None:
    noa, camille, alex = await animatrice(ville, "Noa"), await parent(ville), await parent(ville, "Alex")
    for phone in (camille, alex):
        await ask(ville, phone, CAMION)
        await tap(ville, phone, "Envoyer ma question au relais", "Terminer")
    await say(ville, alex, "STOP")
    await board(ville, noa)
    await tap(ville, noa, "Questions sans réponse", "Ouvrir 1", "Écrire la réponse maintenant")
    await write_camion(ville, noa)
    await tap(ville, noa, "Voir tous les sujets", "Page suivante", "Page précédente", "Rôle du relais")
    await tap(ville, noa, "Tout le monde", "Publier")
    await later(ville, ville.now() + timedelta(hours=2))
    await camille.wait_for("Une réponse existe maintenant : « Le camion »")
    assert "Une réponse existe" not in texts(alex)


async def test_what_is_no_question_leaves_the_list(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, "quelle est la capitale de l'Australie")
    await board(ville, noa)
    await tap(ville, noa, "Questions sans réponse", "Ouvrir 1")
    listed = await tap(ville, noa, "Ce n'est pas une question")
    assert "Aucune" in listed.text
    await forge(ville, noa, "rp:g:1")
    assert "n'attend plus" in noa.last.text


async def test_something_else_and_not_useful_are_in_the_list(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, "combien de temps dure la période d'essai ?")
    await tap(ville, camille, "Pas utile")
    await board(ville, noa)
    group = await tap(ville, noa, "Questions sans réponse", "Ouvrir 1")
    assert "« La période d'essai » a été montrée et n'a pas servi" in group.text
    camille.press("Utile")  # she changes her mind
    await camille.answer()
    await ville.quiet()
    assert "Questions sans réponse : 0" in (await board(ville, noa)).text


async def test_another_relais_reads_nothing_of_it(ville: Town) -> None:
    noa = await animatrice(ville, "Noa", "oignies")
    camille = await parent(ville)
    await ask(ville, camille, CAMION)
    assert "Questions sans réponse : 0" in (await board(ville, noa)).text
    await forge(ville, noa, "rp:g:1")
    assert "n'attend plus" in noa.last.text
    await forge(ville, noa, "rp:p:artois-lys-romane/permanences")
    assert "Je ne trouve pas" in noa.last.text
    assert "camion" not in texts(noa)


async def test_a_parent_cannot_touch_the_answers(ville: Town) -> None:
    camille = await parent(ville)
    for code in ("rp", "rp:pv:contrat/essai", "rp:dok:0", "rp:mv:am_minimum", "rp:g:1"):
        await forge(ville, camille, code)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.pages.version() == (0, 0)


async def test_a_draft_waits_over_a_restart_and_says_kindly_what_does_not_fit(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await board(ville, noa)
    await tap(ville, noa, "Écrire une réponse")
    refused = await say(ville, noa, "Un titre " * 10)
    assert "45 au plus" in refused.text
    await say(ville, noa, "Le camion")
    refused = await say(ville, noa, "mot " * 400)
    assert "signes de trop" in refused.text
    refused = await say(ville, noa, "# Un titre\ntexte")
    assert "Je ne peux pas montrer ce texte" in refused.text
    await ville.restart_bot()
    await say(ville, noa, "Il passe à 8 h.")
    refused = await say(ville, noa, "appelez le 06 39 98 00 01")
    assert "pas de numéro" in refused.text
    await board(ville, noa)
    resumed = await tap(ville, noa, "Reprendre mon brouillon")
    assert "Comment le demande-t-on" in resumed.text
    await say(ville, noa, "à quelle heure est le bus\nbus mairie")
    await tap(ville, noa, "Voir tous les sujets", "Rôle du relais", "Les familles", "Relecture", "3 mois")
    draft = await tap(ville, noa, "Publier")
    assert "C'est en ligne" in draft.text


async def test_words_are_forgotten_when_their_time_has_come(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, CAMION)
    await ask(ville, camille, "combien de temps dure la période d'essai ?")
    await later(ville, datetime.fromisoformat("2026-10-17T10:00:00+02:00"))
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT texte FROM question ORDER BY id")
    assert [row["texte"] for row in rows] == [CAMION, None]
    await later(ville, datetime.fromisoformat("2026-11-14T10:00:00+01:00"))
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM question") == 0
        assert await unit.tx.sql.value("SELECT count(*) FROM contact") == 1


async def test_her_questions_go_with_her(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CAMION)
    camille.send("/donnees")
    await camille.wait_for("Ce que je garde de vous", fresh=True)
    await tap(ville, camille, "Tout effacer", "Effacer maintenant")
    assert "Questions sans réponse : 0" in (await board(ville, noa)).text
