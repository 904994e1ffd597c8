"""Registering in two taps, the last place, the waiting list, giving back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.ateliers import Atelier
from bot.simulator.phone import Phone
from bot.usecases.book_for import book_assistant
from bot.usecases.cancel_atelier import cancel_atelier
from bot.usecases.change_atelier import change_atelier
from tests.equipe import texts
from tests.inscrits import JEUDI, add_atelier, announce, register, states
from tests.quartier import add_animatrice, add_assistant
from tests.world import Town


async def pros(ville: Town, *names: str) -> list[Phone]:
    phones = []
    for n, name in enumerate(names):
        phone = ville.person(name)
        await add_assistant(ville, phone, telephone=f"+3363998{n:04d}")
        phones.append(phone)
    return phones


async def test_three_taps_the_first_time_with_two_children_then_two(ville: Town) -> None:
    (alix,) = await pros(ville, "Alix")
    first, second = await add_atelier(ville), await add_atelier(ville, debut=JEUDI + timedelta(days=7), titre="Éveil")
    await announce(ville, first, alix)
    count = 0
    for label, then in (
        ("Je m'inscris", "8 places libres sur 8"),
        ("2 enfants", "Quel âge ont les 2 enfants"),
        ("1 de moins de 18 mois, 1 de 18 mois à 3 ans", "votre place est réservée"),
    ):
        alix.press(label)
        screen = await alix.wait_for(then, fresh=True)
        count += 1
    assert count == 3
    assert "Vous venez avec 2 enfants" in screen.text
    assert "Je vous le rappelle avant" in screen.text
    await announce(ville, second, alix)
    alix.press("Je m'inscris")
    asked = await alix.wait_for("La dernière fois, vous veniez avec 2 enfants", fresh=True)
    assert "1 de moins de 18 mois, 1 de 18 mois à 3 ans" in asked.text
    assert "l'autorisation écrite de ses parents" in asked.text
    alix.press("Je confirme, avec 2 enfants")  # the second tap, and the last one
    await alix.wait_for("votre place est réservée", fresh=True)
    assert await states(ville, second) == [("Alix", "inscrite")]


async def test_children_s_places_count_too_and_less_is_offered_to_who_fits(ville: Town) -> None:
    alix, dominique, charlie = await pros(ville, "Alix", "Dominique", "Charlie")
    atelier = await add_atelier(ville, places_adultes=3, places_enfants=3)
    await announce(ville, atelier, alix, dominique, charlie)
    await register(alix, 3)
    assert "liste d'attente, en 1re position" in await register(dominique, 2)
    assert "votre place est réservée" in await register(charlie, 0)
    alix.press("Changer le nombre d'enfants")
    await alix.wait_for("Qui vient maintenant", fresh=True)
    alix.press("1 enfant")
    await alix.wait_for("Quel âge", fresh=True)
    alix.press("De 18 mois à 3 ans")
    await alix.wait_for("C'est changé", fresh=True)
    offer = await dominique.wait_for("Une place se libère")
    assert "avec 2 enfants" in offer.text
    dominique.press("Je prends la place")
    await dominique.wait_for("la place est à vous", fresh=True)
    assert await states(ville, atelier) == [("Alix", "inscrite"), ("Dominique", "inscrite"), ("Charlie", "inscrite")]


async def test_a_freed_place_is_offered_in_order_with_a_deadline_and_non_merci(ville: Town) -> None:
    alix, dominique, charlie, sacha = await pros(ville, "Alix", "Dominique", "Charlie", "Sacha")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique, charlie, sacha)
    await register(alix)
    assert "liste d'attente, en 1re position" in await register(dominique)
    assert "liste d'attente, en 2e position" in await register(charlie)
    assert "liste d'attente, en 3e position" in await register(sacha)
    alix.press("Je ne viens plus")
    await alix.wait_for("Vous ne venez plus ?", fresh=True)
    alix.press("Oui, je ne viens plus")
    await alix.wait_for("C'est noté", fresh=True)
    assert "avant le mercredi 14 octobre 2026 à 10 h" in (await dominique.wait_for("Une place se libère")).text
    dominique.press("Non merci")
    await dominique.wait_for("la place peut aller à quelqu'un d'autre", fresh=True)
    await charlie.wait_for("Une place se libère")
    assert "Une place se libère" not in "".join(message.text for message in sacha.received)
    await ville.move(hours=25)
    await charlie.wait_for("n'est plus gardée pour vous")
    await sacha.wait_for("Une place se libère")
    charlie.send("/inscriptions")
    await charlie.wait_for("aucun atelier à venir", fresh=True)
    sacha.press("Je prends la place")
    await sacha.wait_for("la place est à vous", fresh=True)
    assert [etat for _, etat in await states(ville, atelier)] == ["annulee", "refusee", "expiree", "inscrite"]


async def test_an_old_offer_gives_nothing_and_those_left_are_told_at_the_end(ville: Town) -> None:
    alix, dominique, charlie = await pros(ville, "Alix", "Dominique", "Charlie")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique, charlie)
    for phone in (alix, dominique, charlie):
        await register(phone)
    alix.press("Je ne viens plus")
    await alix.answer()
    alix.press("Oui, je ne viens plus")
    await dominique.wait_for("Une place se libère")
    await ville.move(hours=26)
    await charlie.wait_for("Une place se libère")
    charlie.press("Je prends la place")
    await charlie.wait_for("la place est à vous", fresh=True)
    alix.press("Menu")
    await alix.answer()
    await announce_again(ville, atelier, alix)
    await register(alix)
    await ville.move_to(JEUDI - timedelta(hours=12))
    await alix.wait_for("Aucune place ne s'est libérée pour vous cette fois")
    assert dict(await states(ville, atelier))["Charlie"] == "inscrite"


async def test_the_evening_before_a_place_still_goes_to_who_waits_until_eight(ville: Town) -> None:
    anne = ville.person("Anne")
    await add_animatrice(ville, anne)
    alix, dominique, charlie, sacha = await pros(ville, "Alix", "Dominique", "Charlie", "Sacha")
    atelier = await add_atelier(ville, places_adultes=2)
    await announce(ville, atelier, alix, dominique, charlie, sacha)
    for phone in (alix, dominique, charlie, sacha):
        await register(phone)
    await ville.move_to(JEUDI - timedelta(hours=15))
    assert "sont closes" not in texts(charlie), "registrations closed at 16 h, the list did not"
    await give_back(alix)
    assert "avant le mercredi 21 octobre 2026 à 20 h" in (await charlie.wait_for("Une place se libère")).text
    await anne.wait_for("La place est proposée à la liste d'attente")
    charlie.press("Je prends la place")
    await charlie.wait_for("la place est à vous", fresh=True)
    await ville.move_to(JEUDI - timedelta(hours=13, minutes=20))
    await give_back(dominique)
    await anne.wait_for("il est trop tard pour la proposer")
    await ville.move_to(JEUDI - timedelta(hours=13))
    await sacha.wait_for("Aucune place ne s'est libérée pour vous cette fois")
    assert dict(await states(ville, atelier)) == {
        "Alix": "annulee", "Dominique": "annulee", "Charlie": "inscrite", "Sacha": "expiree"
    }  # fmt: skip


async def test_who_did_not_answer_an_offer_of_the_evening_reads_that_it_is_over(ville: Town) -> None:
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    await register(dominique)
    await ville.move_to(JEUDI - timedelta(hours=15))
    await give_back(alix)
    await dominique.wait_for("Une place se libère")
    await ville.move_to(JEUDI - timedelta(hours=13))
    assert "La place n'est plus gardée pour vous" in (await dominique.wait_for("sont closes")).text
    dominique.press("Je prends la place")
    await dominique.wait_for("n'est plus gardée pour vous : le délai est passé", fresh=True)


async def test_after_eight_no_place_is_said_to_serve_and_the_list_still_says_who_waited(ville: Town) -> None:
    anne = ville.person("Anne")
    await add_animatrice(ville, anne)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    await register(dominique)
    await ville.move_to(JEUDI - timedelta(hours=13))
    await dominique.wait_for("sont closes")
    alix.press("Je ne viens plus")
    asked = await alix.wait_for("Vous ne venez plus ?", fresh=True)
    assert "pourra servir" not in asked.text
    assert "ne faut pas vous attendre" in asked.text
    alix.press("Oui, je ne viens plus")
    await alix.wait_for("C'est noté", fresh=True)
    await ville.move_to(JEUDI - timedelta(minutes=30))
    await anne.wait_for("il est trop tard pour la proposer")
    anne.press("Voir les inscrits")
    seen = await anne.wait_for("Ont attendu une place : 1", fresh=True)
    assert "Dominique Exemple, sans enfant" in seen.text
    anne.press("Dominique Exemple")
    await anne.wait_for("A attendu une place", fresh=True)


async def give_back(phone: Phone) -> None:
    phone.press("Je ne viens plus")
    await phone.wait_for("Vous ne venez plus ?", fresh=True)
    phone.press("Oui, je ne viens plus")
    await phone.wait_for("C'est noté", fresh=True)


async def announce_again(ville: Town, atelier: Atelier, phone: Phone) -> None:
    async with ville.bot.service.unit() as unit:
        unit.write(f"atelier:{atelier.id}:encore:{phone.id}", phone.id, "inscriptions/offre_finie",
                   data={"a": atelier, "fermee": False})  # fmt: skip
    await phone.wait_for("Inscrivez-vous de nouveau")


async def test_fifty_taps_on_the_last_place_give_it_once_to_the_first(ville: Town) -> None:
    phones = await pros(ville, *(f"P{n}" for n in range(50)))
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, *phones)
    for phone in phones:
        phone.press("Je m'inscris")
    await ville.quiet(60)
    for phone in phones:
        phone.press("Sans enfant")
        phone.press("Sans enfant")
    await ville.quiet(60)
    found = await states(ville, atelier)
    assert len(found) == 50, "everybody once"
    assert [etat for _, etat in found] == ["inscrite"] + ["en_attente"] * 49
    assert [qui for qui, _ in found] == [f"P{n}" for n in range(50)]
    assert "liste d'attente, en 7e position" in "".join(message.text for message in phones[7].received)


async def test_nobody_cancels_the_place_of_another_nor_enters_another_relais(ville: Town) -> None:
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville)
    elsewhere = await add_atelier(ville, slug="mainvilliers")
    await announce(ville, atelier, alix)
    await register(alix)
    await announce(ville, elsewhere, dominique)
    dominique.press("Je m'inscris")
    await dominique.wait_for("Je ne trouve pas cette inscription", fresh=True)
    async with ville.bot.service.unit() as unit:
        (one,) = await unit.tx.inscriptions.list_live(atelier.id)
        unit.write("forge", dominique.id, "inscriptions/annuler", data={"m": mine_of(one, atelier)})
    await dominique.wait_for("Vous ne venez plus ?")
    dominique.press("Oui, je ne viens plus")
    await dominique.wait_for("elle n'est pas à vous", fresh=True)
    assert await states(ville, atelier) == [("Alix", "inscrite")]


def mine_of(one: object, atelier: Atelier) -> object:
    from bot.usecases.own_inscriptions import Mienne

    return Mienne(one, atelier, 0, True)  # type: ignore[arg-type]


async def test_rules_of_the_atelier_are_told_kindly(ville: Town) -> None:
    (alix,) = await pros(ville, "Alix")
    camille = ville.person("Camille")
    later = await add_atelier(ville, titre="Plus tard", regles={"ouverture_jours": 2})
    one = await add_atelier(ville, titre="Un", regles={"max_par_mois": 1})
    two = await add_atelier(ville, titre="Deux", debut=JEUDI + timedelta(days=1), regles={"max_par_mois": 1})
    await announce(ville, later, alix)
    alix.press("Je m'inscris")
    await alix.wait_for("Les inscriptions ouvrent le mardi 20 octobre 2026 à 8 h", fresh=True)
    await announce(ville, one, alix)
    await register(alix)
    await announce(ville, two, alix)
    alix.press("Je m'inscris")
    await alix.wait_for("déjà vos inscriptions du mois", fresh=True)
    camille.send("/start r_artois-lys-romane")
    await camille.answer()
    await announce(ville, one, camille)
    camille.press("Je m'inscris")
    await camille.wait_for("pour les professionnels de l'accueil à domicile", fresh=True)
    dominique = ville.person("Dominique")
    await add_assistant(ville, dominique, telephone="+33639989999")
    await ville.move_to(JEUDI - timedelta(hours=12))
    await announce(ville, later, dominique)
    dominique.press("Je m'inscris")
    await dominique.wait_for("Les inscriptions sont closes depuis le mercredi 21 octobre 2026 à 16 h", fresh=True)
    alix.send("/inscriptions")
    await alix.wait_for("Jeudi 22 octobre 2026 à 9 h 15, Un", fresh=True)


async def test_a_parent_registers_and_alone_consents_to_pictures(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start r_artois-lys-romane")
    await camille.answer()
    atelier = await add_atelier(ville, publics=("assistant_maternel", "parent"), regles={"droit_image": True})
    await announce(ville, atelier, camille)
    text = await register(camille, 1)
    assert "l'autorisation écrite" not in text
    camille.press("Mes inscriptions")
    await camille.wait_for("vous venez avec 1 enfant", fresh=True)
    camille.press("Peinture, jeudi 22 octobre 2026")
    await camille.wait_for("vous n'avez pas donné votre accord", fresh=True)
    camille.press("Photos : je suis d'accord")
    await camille.wait_for("vous êtes d'accord pour cet atelier", fresh=True)
    camille.press("Photos : je ne suis plus d'accord")
    await camille.wait_for("vous n'avez pas donné votre accord", fresh=True)


async def test_the_charter_is_accepted_once_a_year_with_its_proof(ville: Town) -> None:
    (alix,) = await pros(ville, "Alix")
    connus = ville.bot.service.territoire
    home = connus.get(connus.id_of("artois-lys-romane"))
    changed = replace(home, charte_ateliers="On arrive à l'heure.")
    relais = tuple(changed if one.slug == home.slug else one for one in connus.territoire.relais)
    ville.bot.service.territoire = type(connus)(replace(connus.territoire, relais=relais), connus.ids)
    atelier = await add_atelier(ville, charte=True)
    await announce(ville, atelier, alix)
    alix.press("Je m'inscris")
    await alix.wait_for("On arrive à l'heure.", fresh=True)
    alix.press("J'accepte")
    await alix.wait_for("Qui vient avec vous", fresh=True)
    alix.press("Sans enfant")
    await alix.wait_for("votre place est réservée", fresh=True)
    again = await add_atelier(ville, charte=True, titre="Encore", debut=JEUDI + timedelta(days=1))
    await announce(ville, again, alix)
    alix.press("Je m'inscris")
    await alix.wait_for("Qui vient avec vous", fresh=True)
    async with ville.bot.service.unit() as unit:
        (proof,) = await unit.tx.sql.rows("SELECT charte, le FROM charte_acceptee")
    assert proof["charte"] == "ateliers"
    assert proof["le"].startswith("2026-10-13")


async def test_priority_days_then_everybody_in_order(ville: Town) -> None:
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(
        ville, places_adultes=2, lieu=None, regles={"priorite_nouvelles": True, "priorite_jours": 2}
    )
    async with ville.bot.service.unit() as unit:
        past = await unit.tx.ateliers.add(
            replace(atelier, id=0, debut=unit.now - timedelta(days=9), fin=unit.now - timedelta(days=8)), unit.now
        )
        home = atelier.relais_id
        number = await unit.tx.sql.value("SELECT id FROM assistant_maternel WHERE prenom = 'Alix'")
        came = await unit.tx.inscriptions.add(home, past.id, "inscrite", [], unit.now, assistant_id=number)
        await unit.tx.presences.set(came, "presente", 0)
    await announce(ville, atelier, alix, dominique)
    assert "d'autres personnes passent d'abord" in await register(alix)
    assert "votre place est réservée" in await register(dominique)
    await ville.move(days=2, hours=1)
    await alix.wait_for("Votre place est réservée")
    assert await states(ville, atelier) == [("Alix", "inscrite"), ("Dominique", "inscrite")]


async def test_after_absences_the_team_says_first(ville: Town) -> None:
    anne = ville.person("Anne")
    await add_animatrice(ville, anne)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville, regles={"absences_max": 1})
    async with ville.bot.service.unit() as unit:
        past = await unit.tx.ateliers.add(
            replace(atelier, id=0, debut=unit.now - timedelta(days=9), fin=unit.now - timedelta(days=8)), unit.now
        )
        number = await unit.tx.sql.value("SELECT id FROM assistant_maternel WHERE prenom = 'Alix'")
        missed = await unit.tx.inscriptions.add(
            atelier.relais_id, past.id, "inscrite", [], unit.now, assistant_id=number
        )
        await unit.tx.presences.set(missed, "absente", 0)
    await announce(ville, atelier, alix)
    assert "L'équipe du relais vous répond bientôt" in await register(alix)
    await anne.wait_for("Alix Exemple demande une place")
    anne.press("Voir sa demande")
    await anne.wait_for("Attend votre réponse", fresh=True)
    anne.press("Donner une place")
    await anne.wait_for("Inscrits : 1", fresh=True)
    await alix.wait_for("Votre place est réservée")


async def test_changes_and_cancellations_reach_everybody_at_once(ville: Town) -> None:
    anne = ville.person("Anne")
    await add_animatrice(ville, anne)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    yael = await add_assistant(ville, "Yael", nom="Fictif", telephone="+33639980777")
    atelier = await add_atelier(ville, places_adultes=2)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    async with ville.bot.service.unit() as unit:
        team = await unit.tx.personnes.meet(anne.id, "Anne", unit.now)
        await book_assistant(unit, team, atelier.id, yael.id, 0)
    await register(dominique)
    async with ville.bot.service.unit() as unit:
        later = JEUDI + timedelta(hours=1)
        await change_atelier(unit, team, atelier.id, lambda one: replace(one, debut=later, places_adultes=3))
    await ville.move(hours=1)
    for phone in (alix, dominique):
        assert "10 h 15" in (await phone.wait_for("Un atelier a changé")).text
    await dominique.wait_for("Une place se libère")
    async with ville.bot.service.unit() as unit:
        (word,) = [m for m in await unit.tx.inscriptions_a_dire.list_to_tell(atelier.relais_id) if "10 h 15" in m.texte]
        assert word.qui == "Yael Fictif"
        await cancel_atelier(unit, team, atelier.id, "seul", "La salle est fermée")
    for phone in (alix, dominique):
        assert "La salle est fermée" in (await phone.wait_for("Cet atelier est annulé")).text
    await ville.move_to(JEUDI + timedelta(days=2))
    for phone in (alix, dominique):
        assert not any("Rappel" in message.text or "comment c'était" in message.text for message in phone.received)


async def test_from_the_planning_to_the_place_and_back(ville: Town) -> None:
    (alix,) = await pros(ville, "Alix")
    await add_atelier(ville, debut=JEUDI - timedelta(days=7))
    alix.send("/menu")
    await alix.answer()
    alix.press("Ateliers")
    await alix.wait_for("8 places libres", fresh=True)
    alix.press("Peinture")
    await alix.answer()
    await register(alix, 1)
    alix.press("Mes inscriptions")
    await alix.wait_for("vous venez avec 1 enfant", fresh=True)
