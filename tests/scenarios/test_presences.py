"""Around the day: the reminder, the organiser, presences, opinions, figures, and what stays when people are erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.ateliers import Atelier
from bot.domain.relais import Lieu
from bot.simulator.phone import Phone
from bot.usecases.count_ateliers import see_chiffres
from tests.equipe import texts
from tests.inscrits import JEUDI, add_atelier, announce, register, states
from tests.quartier import LILLERS, add_animatrice, add_assistant
from tests.scenarios.test_inscriptions import pros
from tests.world import Town


async def open_list(ville: Town, anne: Phone, atelier: Atelier) -> None:
    """« Voir les inscrits », as a letter about the atelier offers it."""
    async with ville.bot.service.unit() as unit:
        key = f"liste:{atelier.id}:{anne.id}:{unit.now}"
        unit.write(key, anne.id, "inscriptions/equipe_seuil", data={"a": atelier, "seuil": 50, "prises": 4})
    await ville.quiet()
    anne.press("Voir les inscrits")
    await anne.wait_for("Inscrits :", fresh=True)


async def team(ville: Town, prenom: str = "Anne") -> Phone:
    anne = ville.person(prenom)
    await add_animatrice(ville, anne)
    return anne


def with_lieu(ville: Town, **point: float) -> None:
    """The relais's file gives a place, perhaps with its point on the map."""
    connus = ville.bot.service.territoire
    home = connus.get(connus.id_of("artois-lys-romane"))
    place = Lieu("salle", "Salle des fêtes", LILLERS, "1 place de l'Exemple", ("animation",), **point)
    changed = replace(home, lieux=(*home.lieux, place))
    relais = tuple(changed if one.slug == home.slug else one for one in connus.territoire.relais)
    ville.bot.service.territoire = type(connus)(replace(connus.territoire, relais=relais), connus.ids)


async def test_the_evening_before_with_the_address_and_the_map(ville: Town) -> None:
    with_lieu(ville, latitude=50.56, longitude=2.48)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, lieu="salle")
    await announce(ville, atelier, alix, dominique)
    await register(alix, 1)
    await register(dominique)
    await ville.move_to(JEUDI - timedelta(hours=16))
    assert "Rappel" not in texts(alix)
    await ville.move_to(JEUDI - timedelta(hours=15))
    reminder = await alix.wait_for("Rappel : Peinture")
    assert "Salle des fêtes, 1 place de l'Exemple" in reminder.text
    assert "avec 1 enfant" in reminder.text
    venues = [m.raw["venue"] for m in alix.received if "venue" in m.raw]
    assert [(v["title"], v["address"]) for v in venues] == [("Salle des fêtes", "1 place de l'Exemple")]
    dominique.press("Je ne viens plus")
    await dominique.wait_for("Vous ne venez plus", fresh=True)
    dominique.press("Oui, je ne viens plus")
    await dominique.wait_for("vous ne venez plus à « Peinture »", fresh=True)
    await ville.move_to(JEUDI)
    assert texts(alix).count("Rappel : Peinture") == 1


async def test_a_cancelled_atelier_reminds_nobody_and_offers_nothing(ville: Town) -> None:
    alix, dominique = await pros(ville, "Alix", "Dominique")
    atelier = await add_atelier(ville, places_adultes=1)
    await announce(ville, atelier, alix, dominique)
    await register(alix)
    await register(dominique)
    async with ville.bot.service.unit() as unit:
        await unit.tx.ateliers.set_etat(atelier.id, "annonce", "annule", unit.now, "Salle fermée.")
    alix.press("Je ne viens plus")
    await alix.wait_for("Cet atelier est annulé", fresh=True)
    await ville.move_to(JEUDI + timedelta(days=2))
    for phone in (alix, dominique):
        assert not any(word in texts(phone) for word in ("Rappel", "Une place se libère", "comment c'était"))


async def test_the_organiser_is_told_once_at_each_threshold_and_when_half_empty(ville: Town) -> None:
    anne = await team(ville)
    phones = await pros(ville, "Alix", "Dominique", "Charlie", "Sacha")
    atelier = await add_atelier(ville, places_adultes=4)
    empty = await add_atelier(ville, titre="Éveil", debut=JEUDI + timedelta(hours=5))
    await announce(ville, atelier, *phones)
    for phone in phones[:3]:
        await register(phone)
    await anne.wait_for("2 places prises sur 4")
    phones[2].press("Je ne viens plus")
    await phones[2].answer()
    phones[2].press("Oui, je ne viens plus")
    await ville.quiet()
    await register(phones[3])
    await ville.quiet()
    assert texts(anne).count("se remplit") == 1, "3 of 4 is 75 %: only half was told, once"
    await ville.move_to(JEUDI - timedelta(days=2))
    half = await anne.wait_for("il reste beaucoup de place")
    assert "« Éveil »" in half.text
    assert texts(anne).count("il reste beaucoup de place") == 1
    assert empty.titre == "Éveil"


async def roll_call(ville: Town, anne: Phone, atelier: Atelier) -> None:
    await open_list(ville, anne, atelier)
    anne.press("Noter les présences")
    await anne.wait_for("Présences, Peinture", fresh=True)


async def test_presences_in_a_minute_with_children_and_guests(ville: Town) -> None:
    anne = await team(ville)
    alix, dominique = await pros(ville, "Alix", "Dominique")
    await add_assistant(ville, "Yael", nom="Fictif", telephone="+33639980777")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix, dominique)
    await register(alix, 2)
    await register(dominique, 1)
    await open_list(ville, anne, atelier)
    assert "Noter les présences" not in str(anne.last.buttons), "not nine days before"
    await ville.move_to(JEUDI + timedelta(minutes=10))
    await roll_call(ville, anne, atelier)
    anne.press("Toutes présentes")
    await anne.wait_for("Alix Exemple : présente, 2 enfants", fresh=True)
    anne.press("Dominique E. : présente")
    await anne.wait_for("Dominique Exemple : absente", fresh=True)
    anne.press("Dominique E. : absente")
    await anne.wait_for("Dominique Exemple : excusée", fresh=True)
    anne.press("− enfant")
    await anne.wait_for("Alix Exemple : présente, 1 enfant", fresh=True)
    anne.press("Ajouter quelqu'un")
    await anne.wait_for("Écrivez-moi son nom", fresh=True)
    anne.send("Fictif")
    await anne.wait_for("Yael Fictif", fresh=True)
    anne.press("Yael Fictif")
    await anne.wait_for("combien d'enfants", fresh=True)
    anne.press("2 enfants")
    await anne.wait_for("présence comprise", fresh=True)
    anne.press("Ajouter encore")
    await anne.wait_for("Écrivez-moi son nom", fresh=True)
    anne.send("Marraine de passage")
    await anne.wait_for("Je ne trouve personne", fresh=True)
    anne.press("Invité, 1 enfant")
    await anne.wait_for("présence comprise", fresh=True)
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(anne.id, "Anne", unit.now)
    await ville.move_to(JEUDI + timedelta(hours=4))
    async with ville.bot.service.unit() as unit:
        chiffres = await see_chiffres(unit, personne, 2026, 2)
    assert chiffres is not None
    eveil = chiffres.bilan.genres["eveil"]
    assert (eveil.seances, eveil.professionnels, eveil.enfants) == (1, 2, 4)
    assert eveil.differents["invite"] == 1
    assert "Dominique" not in texts(alix)
    assert "Alix" not in texts(dominique)


async def test_missing_presences_are_asked_for_the_next_day(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix)
    await register(alix)
    await ville.move_to(JEUDI + timedelta(hours=12))
    assert "Qui est venu" not in texts(anne)
    await ville.move_to(JEUDI + timedelta(days=1, hours=2))
    await anne.wait_for("Qui est venu à « Peinture » ?")
    anne.press("Noter les présences")
    await anne.wait_for("Alix Exemple : à noter", fresh=True)
    anne.press("Alix E. : à noter")
    await anne.wait_for("Tout est noté", fresh=True)


async def test_the_team_adds_moves_and_cancels_for_somebody_without_telegram(ville: Town) -> None:
    anne = await team(ville)
    await add_assistant(ville, "Yael", nom="Fictif", telephone="+33639980777")
    first = await add_atelier(ville)
    second = await add_atelier(ville, debut=JEUDI + timedelta(days=7))
    await open_list(ville, anne, first)
    anne.press("Ajouter quelqu'un")
    await anne.wait_for("Écrivez-moi son nom", fresh=True)
    anne.send("fictif")
    await anne.wait_for("Yael Fictif", fresh=True)
    anne.press("Yael Fictif")
    await anne.wait_for("combien", fresh=True)
    anne.press("1 enfant")
    await anne.wait_for("a sa place", fresh=True)
    told = await anne.wait_for("Le relais a noté votre place")
    assert "06 39 98 07 77" in told.text
    anne.press("La liste")
    await anne.wait_for("Yael Fictif, avec 1 enfant", fresh=True)
    anne.press("Yael Fictif")
    await anne.wait_for("A sa place", fresh=True)
    anne.press("Une autre date")
    await anne.wait_for("viendra quel jour", fresh=True)
    anne.press("jeudi 29 octobre 2026")
    await anne.wait_for("a sa place à « Peinture », jeudi 29", fresh=True)
    assert await states(ville, first) == [("Yael", "annulee")]
    assert await states(ville, second) == [("Yael", "inscrite")]
    anne.press("À prévenir")
    await ville.quiet()
    assert any("a noté votre place" in m.text and "a changé la date" in m.text for m in anne.received)
    for _ in range(2):
        anne.press("C'est dit à Yael Fictif")
        await anne.answer()
    await anne.wait_for("Personne n'est à prévenir")
    await open_list(ville, anne, second)
    anne.press("Yael Fictif")
    await anne.wait_for("A sa place", fresh=True)
    anne.press("Ne vient plus")
    await anne.wait_for("ne vient plus à", fresh=True)
    anne.press("Oui, annuler sa place")
    await anne.wait_for("Personne pour le moment", fresh=True)


async def test_three_faces_with_words_and_numbers_only_from_three_up(ville: Town) -> None:
    anne = await team(ville)
    phones = await pros(ville, "Alix", "Dominique", "Charlie")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, *phones)
    for phone in phones:
        await register(phone)
    await ville.move_to(JEUDI + timedelta(hours=4))
    for phone in phones[:2]:
        await phone.wait_for("comment c'était")
        phone.press("Très bien")
        await phone.wait_for("c'est noté sans votre nom", fresh=True)
    phones[0].send("Les enfants ont adoré la pâte à sel.")
    await phones[0].wait_for("c'est bien reçu", fresh=True)
    await open_list(ville, anne, atelier)
    assert "Avis reçus : 2" in anne.last.text
    await ville.move(hours=1)
    phones[1].send("Bonjour")
    assert "c'est bien reçu" not in (await phones[1].answer()).text, "an hour later, it is something else"
    phones[2].press("Peut mieux faire")
    await phones[2].wait_for("c'est noté", fresh=True)
    await open_list(ville, anne, atelier)
    assert "2 « très bien », 0 « bien », 1 « peut mieux faire »" in anne.last.text
    assert "pâte à sel" in anne.last.text
    async with ville.bot.service.unit() as unit:
        columns = [row["name"] for row in await unit.tx.sql.rows("SELECT name FROM pragma_table_info('avis')")]
    assert columns == ["id", "relais_id", "atelier_id", "note", "remarque"]


async def test_what_is_kept_of_an_opinion_leads_back_to_nobody(ville: Town) -> None:
    phones = await pros(ville, "Alix", "Dominique", "Charlie", "Sacha", "Yael")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, *phones)
    for phone in phones:
        await register(phone)
    await ville.move_to(JEUDI + timedelta(hours=4))
    for phone in phones:
        await phone.wait_for("comment c'était")
        phone.press("Peut mieux faire" if phone is phones[2] else "Très bien")
        await phone.wait_for("c'est noté sans votre nom", fresh=True)
    async with ville.bot.service.unit() as unit:
        kept = await unit.tx.sql.rows("SELECT id, note FROM avis")
        waiting = await unit.tx.sql.rows("SELECT etape, reponses FROM dialogue WHERE formulaire = 'avis'")
    assert sorted(row["id"] for row in kept) != [1, 2, 3, 4, 5], (
        "numbers in the order of the answers say whose they are"
    )
    known = {str(row["id"]) for row in kept}
    assert {row["etape"] for row in waiting} == {str(atelier.id)}
    assert not any(number in row["reponses"] for row in waiting for number in known)
    phones[2].send("Il y avait trop de monde.")
    await phones[2].wait_for("c'est bien reçu", fresh=True)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.avis.list_remarques(atelier.id) == ["Il y avait trop de monde."]


async def figures(ville: Town, anne: Phone) -> dict[str, Any]:
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(anne.id, "Anne", unit.now)
        chiffres = await see_chiffres(unit, personne, 2026, 0)
    assert chiffres is not None
    e = chiffres.bilan.ensemble
    return {"différents": e.differents, "participations": e.participations, "enfants": e.enfants, "s": e.seances}


async def test_figures_stay_when_people_are_erased(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    camille = ville.person("Camille")
    camille.send("/start r_artois-lys-romane")
    await camille.answer()
    dates = [
        await add_atelier(ville, titre=f"Jour {n}", debut=JEUDI + timedelta(days=n),
                          publics=("assistant_maternel", "parent"))
        for n in range(2)
    ]  # fmt: skip
    coming = await add_atelier(ville, titre="À venir", debut=JEUDI + timedelta(days=20), places_adultes=1)
    for one in dates:
        await announce(ville, one, alix, camille)
        for phone in (alix, camille):
            phone.press("Je m'inscris")
            await phone.answer()
            phone.press("Sans enfant")
            await phone.wait_for("votre place est réservée", fresh=True)
    await announce(ville, coming, alix)
    await register(alix)
    await ville.move_to(JEUDI + timedelta(days=2))
    async with ville.bot.service.unit() as unit:
        for one in dates:
            await unit.tx.presences.all_came(one.id)
    before = await figures(ville, anne)
    assert before["différents"] == {"assistant_maternel": 1, "parent": 1}
    assert before["participations"] == {"assistant_maternel": 2, "parent": 2}
    for phone in (camille, alix):
        phone.send("/donnees")
        await phone.answer()
        phone.press("Tout effacer")
        await phone.answer()
        phone.press("Effacer maintenant")
        await phone.answer()
    await ville.quiet()
    after = await figures(ville, anne)
    assert after == before
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM inscription") == 0
        assert await unit.tx.sql.value("SELECT count(*) FROM charte_acceptee") == 0


async def test_the_figures_are_a_screen_and_a_sheet(ville: Town) -> None:
    anne = await team(ville)
    (alix,) = await pros(ville, "Alix")
    atelier = await add_atelier(ville)
    await announce(ville, atelier, alix)
    await register(alix, 2)
    await ville.move_to(JEUDI + timedelta(hours=5))
    async with ville.bot.service.unit() as unit:
        await unit.tx.presences.all_came(atelier.id)
        unit.write("chiffres", anne.id, "presences/chiffres", data={
            "b": (await _chiffres(unit, anne)).bilan, "periode": "année 2026", "annee": 2026, "semestre": 0,
            "sans_presences": (),
        })  # fmt: skip
    await anne.wait_for("Ateliers d'éveil : 1")
    anne.press("2e semestre")
    screen = await anne.wait_for("Ateliers, 2e semestre 2026", fresh=True)
    assert "1 assistant maternel, 2 enfants, 0 parent (personnes différentes)" in screen.text
    anne.press("En tableau")
    await ville.quiet()
    sheet = [m for m in anne.received if "document" in m.raw]
    assert sheet
    assert sheet[-1].raw["document"]["file_name"] == "ateliers-2e-semestre-2026.xlsx"


async def _chiffres(unit: Any, anne: Phone) -> Any:
    personne = await unit.tx.personnes.meet(anne.id, "Anne", unit.now)
    return await see_chiffres(unit, personne, 2026, 0)
