"""What must never happen with places: given twice, out of order, spoken of once the atelier is cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.ateliers import Atelier
from bot.domain.personnes import Personne
from bot.domain.regles_ateliers import CHOIX
from bot.simulator.phone import Phone
from bot.usecases.book_for import answer_for, book_assistant, cancel_for, move_to_date
from bot.usecases.cancel_atelier import cancel_atelier
from bot.usecases.change_atelier import change_atelier
from bot.usecases.count_ateliers import see_chiffres
from bot.usecases.mark_presences import mark_next
from bot.usecases.purge_expired_data import purge_expired_data
from bot.usecases.register import Enregistree, PasTantDEnfants
from bot.usecases.register import register as take
from bot.usecases.unit import Unit
from tests.bureau import forge
from tests.equipe import texts
from tests.inscrits import JEUDI, add_atelier, announce, register, states
from tests.quartier import add_animatrice, add_assistant
from tests.scenarios.test_inscriptions import pros
from tests.world import Town


async def team(ville: Town) -> Phone:
    anne = ville.person("Anne")
    await add_animatrice(ville, anne)
    return anne


async def met(unit: Unit, phone: Phone) -> Personne:
    return await unit.tx.personnes.meet(phone.id, phone.name, unit.now)


async def number_of(unit: Unit, atelier: Atelier) -> int:
    return int(await unit.tx.sql.value("SELECT max(id) FROM inscription WHERE atelier_id = :id", {"id": atelier.id}))


async def test_an_offer_that_waits_for_the_morning_dies_with_the_atelier(ville: Town) -> None:
    anne = await team(ville)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    await register(dominique)
    await ville.sleep_until(ville.now().replace(hour=21, minute=0))
    alix.press("Je ne viens plus")
    await alix.answer()
    alix.press("Oui, je ne viens plus")
    await alix.wait_for("C'est noté", fresh=True)
    async with ville.bot.service.unit() as unit:
        await cancel_atelier(unit, await met(unit, anne), atelier.id, "seul", "La salle est fermée")
    await ville.move(hours=14)
    await dominique.wait_for("Cet atelier est annulé")
    assert "Une place se libère" not in texts(dominique)


async def test_nobody_is_given_a_place_of_a_cancelled_atelier(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix)
    async with ville.bot.service.unit() as unit:
        assistant = await unit.tx.sql.value("SELECT id FROM assistant_maternel WHERE prenom = 'Alix'")
        one = await unit.tx.inscriptions.add(
            atelier.relais_id, atelier.id, "en_attente", [], unit.now, assistant_id=assistant, attend="equipe"
        )
        qui = await met(unit, anne)
        await cancel_atelier(unit, qui, atelier.id, "seul", "La salle est fermée")
        await answer_for(unit, qui, one, oui=True)
    await ville.move(hours=1)
    assert await states(ville, atelier) == [("Alix", "en_attente")]
    assert "Votre place est réservée" not in texts(alix)


async def test_the_team_adds_nobody_before_those_who_wait(ville: Town) -> None:
    anne = await team(ville)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    yael = await add_assistant(ville, "Yael", nom="Fictif", telephone="+33639980777")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    await register(dominique)
    async with ville.bot.service.unit() as unit:
        qui = await met(unit, anne)
        await change_atelier(unit, qui, atelier.id, lambda one: replace(one, places_adultes=2))
        await book_assistant(unit, qui, atelier.id, yael.id, 0)
    await dominique.wait_for("Une place se libère")
    assert await states(ville, atelier) == [("Alix", "inscrite"), ("Dominique", "proposee"), ("Yael", "en_attente")]


async def test_more_children_do_not_pass_before_those_who_wait(ville: Town) -> None:
    anne = await team(ville)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, places_enfants=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix, 1)
    await register(dominique, 1)
    alix.press("Changer le nombre d'enfants")
    async with ville.bot.service.unit() as unit:
        await change_atelier(unit, await met(unit, anne), atelier.id, lambda one: replace(one, places_enfants=2))
        qui = await met(unit, alix)
    async with ville.bot.service.unit() as unit:
        assert isinstance(await take(unit, qui, atelier.id, (0, 2, 0)), PasTantDEnfants)
    assert await states(ville, atelier) == [("Alix", "inscrite"), ("Dominique", "proposee")]


async def test_other_children_after_the_offer_has_ended_promise_nothing(ville: Town) -> None:
    alix, dominique, charlie = await pros(ville, "Alix", "Dominique", "Charlie")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique, charlie)
    for phone in (alix, dominique, charlie):
        await register(phone)
    alix.press("Je ne viens plus")
    await alix.answer()
    alix.press("Oui, je ne viens plus")
    await dominique.wait_for("Une place se libère")
    async with ville.bot.service.unit() as unit:
        qui = await met(unit, dominique)
        await unit.tx.sql.run(
            "UPDATE inscription SET repondre_avant = '2026-01-01T00:00:00.000Z' WHERE etat = 'proposee'"
        )
    async with ville.bot.service.unit() as unit:
        done = await take(unit, qui, atelier.id, (0, 1, 0))
    assert isinstance(done, Enregistree)
    assert done.inscrite.inscription.is_alive
    assert await states(ville, atelier) == [
        ("Alix", "annulee"), ("Dominique", "expiree"), ("Charlie", "proposee"), ("Dominique", "en_attente")
    ]  # fmt: skip


async def test_who_is_taken_off_the_list_afterwards_is_not_counted_nor_moved(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville)
    later = await add_atelier(ville, debut=JEUDI + timedelta(days=7))
    await announce(ville, atelier, alix)
    await register(alix)
    await ville.move_to(JEUDI + timedelta(hours=3))
    async with ville.bot.service.unit() as unit:
        qui, one = await met(unit, anne), await number_of(unit, atelier)
        await mark_next(unit, qui, one)
        assert await move_to_date(unit, qui, one, later.id) is None
        await cancel_for(unit, qui, one)
        chiffres = await see_chiffres(unit, qui, 2026, 0)
    assert await states(ville, later) == []
    assert chiffres is not None
    assert chiffres.bilan.ensemble.participations == {}


async def test_who_is_left_in_peace_is_phoned_about_a_cancellation(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix)
    await register(alix)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            "UPDATE compte SET en_retrait_le = :now WHERE telegram_id = :id",
            {"now": "2026-10-01T00:00:00.000Z", "id": alix.id},
        )
        await cancel_atelier(unit, await met(unit, anne), atelier.id, "seul", "La salle est fermée")
        words = await unit.tx.inscriptions_a_dire.list_to_tell(atelier.relais_id)
    await ville.move(hours=1)
    assert [word.qui for word in words] == ["Alix Exemple"]
    assert "Cet atelier est annulé" not in texts(alix)


async def test_a_family_made_one_keeps_its_place_and_counts_once(ville: Town) -> None:
    anne, camille = await team(ville), ville.person("Camille")
    past = await add_atelier(ville, publics=("parent",))
    coming = await add_atelier(ville, debut=JEUDI + timedelta(days=20), publics=("parent",))
    async with ville.bot.service.unit() as unit:
        personne = await met(unit, camille)
        gone = await unit.tx.familles.meet(past.relais_id, personne.compte_id, "Camille", unit.now)
        kept = await unit.tx.sql.value(
            "INSERT INTO famille (relais_id, prenom, created_at) VALUES (:r, 'Camille', :now) RETURNING id",
            {"r": past.relais_id, "now": unit.now.isoformat()},
        )
        for atelier, famille in ((past, gone.id), (past, kept), (coming, gone.id)):
            await unit.tx.inscriptions.add(atelier.relais_id, atelier.id, "inscrite", [], unit.now, famille_id=famille)
        await unit.tx.fusions_familles.begin(
            past.relais_id, kept, gone.id, None, unit.now, unit.now + timedelta(days=1)
        )
    camille.chat.started = True
    camille.send("/inscriptions")
    assert "11 novembre 2026" in (await camille.answer()).text
    await ville.move_to(JEUDI + timedelta(hours=3))
    async with ville.bot.service.unit() as unit:
        await unit.tx.presences.all_came(past.id)
        chiffres = await see_chiffres(unit, await met(unit, anne), 2026, 0)
    assert await states(ville, coming) == [("Camille", "inscrite")]
    assert chiffres is not None
    assert chiffres.bilan.ensemble.differents == {"parent": 1}


async def test_a_professional_made_one_keeps_her_places_from_the_first_minute(ville: Town) -> None:
    (alix,) = await pros(ville, "Alix")
    kept = await add_assistant(ville, "Alix", telephone="+33639980888")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix)
    await register(alix)
    async with ville.bot.service.unit() as unit:
        gone = await unit.tx.sql.value("SELECT assistant_maternel_id FROM inscription")
        await unit.tx.fusions.begin(atelier.relais_id, kept.id, gone, None, unit.now, unit.now + timedelta(days=1))
        (fusion,) = await unit.tx.fusions.list_live(atelier.relais_id)
    alix.send("/inscriptions")
    await alix.wait_for("Peinture", fresh=True)
    async with ville.bot.service.unit() as unit:
        await unit.tx.fusions.undo(fusion, unit.now)
        assert await unit.tx.sql.value("SELECT assistant_maternel_id FROM inscription") == gone


async def test_a_family_that_comes_to_ateliers_is_not_erased_as_idle(ville: Town) -> None:
    camille = ville.person("Camille")
    atelier = await add_atelier(ville, publics=("parent",))
    async with ville.bot.service.unit() as unit:
        famille = await unit.tx.familles.meet(
            atelier.relais_id, (await met(unit, camille)).compte_id, "Camille", unit.now - timedelta(days=2000)
        )
        await unit.tx.inscriptions.add(atelier.relais_id, atelier.id, "inscrite", [], unit.now, famille_id=famille.id)
    await purge_expired_data(ville.bot.service)
    assert await states(ville, atelier) == [("Camille", "inscrite")]


async def test_tapping_through_the_rules_ends_no_waiting_list(ville: Town) -> None:
    anne = await team(ville)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, debut=ville.now() + timedelta(days=6), places_adultes=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    await register(dominique)
    for _ in CHOIX["fermeture_jours"]:
        await forge(ville, anne, f"an:atg:{atelier.id}:fermeture_jours")
        await ville.move(hours=1)
    assert await states(ville, atelier) == [("Alix", "inscrite"), ("Dominique", "en_attente")]


async def test_nobody_is_asked_how_it_was_before_its_new_end(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix)
    await register(alix)
    await ville.move(hours=1)
    async with ville.bot.service.unit() as unit:
        longer = atelier.fin + timedelta(hours=4)
        await change_atelier(unit, await met(unit, anne), atelier.id, lambda one: replace(one, fin=longer))
    await ville.move_to(JEUDI + timedelta(hours=4))
    assert "comment c'était" not in texts(alix)
    await ville.move_to(JEUDI + timedelta(hours=8))
    await alix.wait_for("comment c'était")


async def test_a_parent_who_became_a_professional_has_one_place(ville: Town) -> None:
    camille = ville.person("Camille")
    atelier = await add_atelier(ville, publics=("assistant_maternel", "parent"), places_adultes=2)
    async with ville.bot.service.unit() as unit:
        home, compte = atelier.relais_id, (await met(unit, camille)).compte_id
        famille = await unit.tx.familles.meet(home, compte, "Camille", unit.now)
        await unit.tx.inscriptions.add(home, atelier.id, "inscrite", [], unit.now, famille_id=famille.id)
    await add_assistant(ville, camille)
    await announce(ville, atelier, camille)
    camille.press("Je m'inscris")
    assert "Qui vient avec vous" not in (await camille.answer()).text
    async with ville.bot.service.unit() as unit:
        await take(unit, await met(unit, camille), atelier.id, (0, 1, 0))
    assert await states(ville, atelier) == [("Camille", "inscrite")]
