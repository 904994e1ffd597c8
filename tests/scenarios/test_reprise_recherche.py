"""A search that is interrupted: by a restart, by days, by a menu, by an old button. Nothing said is lost."""

from __future__ import annotations

from datetime import date

from bot.simulator.phone import Phone
from bot.usecases.stop_messages import stop_messages
from tests.recherche import Parent
from tests.world import Town

STEPS = (
    "2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "7 h 30", "17 h 30", "Toute l'année",
    "Un assistant maternel", "Non", "J'accepte, continuer", "Partager mon numéro", "Oui, il peut m'appeler",
    "Envoyer ma demande",
)  # fmt: skip


def reminders(phone: Phone) -> int:
    return sum("Votre recherche attend" in message.text for message in phone.received)


async def test_a_restart_between_every_two_steps_changes_nothing(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    for label in STEPS:
        await ville.restart_bot()
        await camille.tap(label)
    (demande,) = await camille.demandes()
    assert demande.besoin.a_partir_du == date(2027, 1, 4)
    assert demande.besoin.jours == frozenset(range(5))


async def test_the_menu_offers_to_take_the_search_up_again(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars")
    menu = await camille.say("/start")
    assert ["Reprendre ma recherche"] in menu.buttons
    again = await camille.tap("Reprendre ma recherche")
    assert "un autre enfant" in again.text
    await camille.say("/start")
    offered = await camille.tap("Chercher un accueil")
    assert offered.buttons == [["Reprendre ma recherche"], ["En commencer une autre"], ["Menu"]]
    assert "Dans quelle commune" in (await camille.tap("En commencer une autre")).text


async def test_what_is_typed_after_the_menu_is_not_an_answer(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.say("/start")
    await camille.say("mars 2026")
    await camille.say("/start")
    again = await camille.tap("Reprendre ma recherche")
    assert "Pour quel enfant" in again.text


async def test_a_search_is_resumed_after_days_and_a_date_that_passed_is_asked_again(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non")
    await camille.say("15 octobre 2026")
    await ville.move(days=6)
    asked = await camille.tap("Du lundi au vendredi")
    assert "Le jeudi 15 octobre 2026, c'est déjà passé." in asked.text
    asked = await camille.tap("Début janvier 2027")
    assert "Arrivée vers" in asked.text


async def test_one_reminder_after_a_day_and_never_two(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await ville.move(hours=23)
    assert reminders(camille.phone) == 0
    await ville.move(hours=2)
    assert reminders(camille.phone) == 1
    again = await camille.tap("Reprendre ma recherche")
    assert "Pour quel enfant" in again.text
    await camille.tap("2026", "mars")
    for _ in range(4):
        await ville.move(days=1)
    assert reminders(camille.phone) == 0  # the first one became the form again, and no other came


async def test_no_reminder_at_night_nor_after_stop(ville: Town) -> None:
    camille, sacha = Parent(ville), Parent(ville, "Sacha")
    await ville.move(hours=11)  # 21 h
    await camille.begin()
    await sacha.begin()
    async with ville.bot.service.unit() as unit:
        await stop_messages(unit, await unit.tx.personnes.meet(sacha.phone.id, "Sacha", unit.now))
    await ville.move(hours=24)
    assert reminders(camille.phone) == 0
    await ville.move(hours=12)
    assert reminders(camille.phone) == 1
    assert reminders(sacha.phone) == 0


async def test_a_finished_search_is_not_recalled(ville: Town) -> None:
    camille = Parent(ville)
    await camille.ask()
    await ville.move(days=3)
    assert reminders(camille.phone) == 0


async def test_an_old_button_answers_its_own_question_and_goes_on(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027")
    days = camille.phone.last
    await camille.say("lundi et mardi")
    camille.phone.press("Du lundi au vendredi", days)
    moved = await camille.phone.answer()
    assert "Arrivée vers" in moved.text
    await camille.tap("8 h")
    reread = await camille.tap("18 h")
    assert "50 h par semaine" in reread.text


async def test_a_button_of_a_search_already_sent_explains_itself(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars")
    old = camille.phone.last
    await camille.say("non")
    await camille.tap(*STEPS[3:])
    camille.phone.press("Non", old)
    said = await camille.phone.answer()
    assert "terminée" in said.text
    assert ["Mes demandes"] in said.buttons


async def test_sending_twice_makes_one_request(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    reread = await camille.describe()
    camille.phone.press("Envoyer ma demande", reread)
    camille.phone.press("Envoyer ma demande", reread)
    await ville.quiet()
    assert len(await camille.demandes()) == 1


async def test_stopping_asks_whether_to_keep_or_erase(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    asked = await camille.tap("Annuler")
    assert asked.buttons == [["Revenir à la question"], ["Garder pour plus tard"], ["Tout effacer"]]
    assert "Pour quel enfant" in (await camille.tap("Revenir à la question")).text
    await camille.tap("Annuler", "Garder pour plus tard")
    assert "Pour quel enfant" in (await camille.tap("Reprendre ma recherche")).text
    await camille.tap("Annuler", "Tout effacer")
    menu = await camille.tap("Menu")
    assert ["Reprendre ma recherche"] not in menu.buttons


async def test_a_photo_in_the_middle_of_a_search_loses_nothing(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    camille.phone.send_photo()
    camille.phone.send_voice()
    await ville.quiet()
    asked = await camille.say("mars 2026")
    assert "un autre enfant" in asked.text
