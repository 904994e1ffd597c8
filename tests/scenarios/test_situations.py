"""Lives that do not fit a form: a child to come, two parents apart, somebody who writes for another family."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.assistants import Place
from bot.domain.demandes import Enfant
from bot.domain.mois import Mois
from bot.domain.semaine_offerte import JOURNEES
from tests.bureau import add_animatrice, forge, open_demande
from tests.equipe import texts
from tests.quartier import UN_BEBE, add_assistant, demande_of, propositions_of, soon, submit
from tests.recherche import Parent
from tests.world import Town

ATTENDU = replace(UN_BEBE, enfants=(Enfant(Mois(2026, 10), attendu=True),), a_partir_du=date(2027, 2, 1))
LIBRE = Place(
    1, "libre", grille=JOURNEES, confirmee_le=datetime.fromisoformat("2026-10-10T10:00:00+02:00"), source="bot"
)
INTIMES = re.compile(r"naissance|bébé|félicit|accouche|heureu", re.IGNORECASE)
NOVEMBRE = datetime.fromisoformat("2026-11-10T10:00:00+01:00")


async def test_a_child_to_come_is_born_or_adopted_in_the_same_words(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    asked = await camille.tap("À naître ou à accueillir (adoption)")
    assert "Vers quel mois attendez-vous l'enfant ?" in asked.text
    await camille.tap("février 2027", "Non", "Début mars 2027", "Du lundi au vendredi", "7 h 30", "17 h 30")
    await camille.tap("Toute l'année", "Un assistant maternel", "Non", "J'accepte, continuer")
    reread = await camille.tap("Partager mon numéro", "Oui, il peut m'appeler")
    assert "à naître ou à accueillir (adoption), vers février 2027" in reread.text


async def test_after_the_month_one_question_only_and_j_arrete_ends_everything(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix, LIBRE)
    numero = await submit(ville, camille, ATTENDU, active_jusqu_au=date(2027, 6, 1), reponse_le=None)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous vous parler")
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        await unit.tx.familles.agree(demande.famille_id, "suivi", unit.now)
        her = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        for sujet in ("ateliers", "sondages"):
            await unit.tx.sujets.choose(her.compte_id, sujet, True, unit.now)
        await unit.tx.demandes.save(replace(demande, confirmation_le=NOVEMBRE), unit.now)
    alix.press("La famille m'appelle")
    await ville.quiet()
    before = len(camille.received)
    await ville.sleep_until(NOVEMBRE + timedelta(hours=1))
    await soon(ville)
    asked = camille.received[before:]
    assert [m.text.splitlines()[-1] for m in asked if "?" in m.text] == [
        "Votre demande est-elle toujours d'actualité ? Elle reste active jusqu'au mardi 1er juin 2027."
    ]
    assert not INTIMES.search(texts(camille))
    camille.press("J'arrête", asked[-1])
    stopped = await camille.answer()
    await ville.quiet()
    assert "C'est noté" in stopped.text
    assert "erci" not in stopped.text
    assert "?" not in stopped.text
    await soon(ville)
    assert "La recherche de cette famille est terminée." in texts(alix)
    assert "erci de lui avoir répondu" not in texts(alix)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(demande.famille_id) == []
        assert not any((await unit.tx.sujets.read(her.compte_id)).values())
    said = len(camille.received)
    await ville.sleep_until(NOVEMBRE + timedelta(days=200))
    await soon(ville)
    assert len(camille.received) == said


async def test_every_automatic_word_of_such_a_request_stays_silent_about_the_child(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix, LIBRE)
    await submit(ville, camille, ATTENDU, active_jusqu_au=date(2027, 3, 3))
    await soon(ville)
    for days in (4, 11, 30, 60, 140):
        await ville.sleep_until(datetime.fromisoformat("2026-10-13T10:00:00+02:00") + timedelta(days=days))
        await soon(ville)
    assert len(camille.received) > 2
    assert not INTIMES.search(texts(camille))
    assert not INTIMES.search(texts(alix))


async def test_two_parents_of_one_child_never_learn_of_each_other(ville: Town) -> None:
    noa, alix = ville.person("Noa"), ville.person("Alix")
    await add_animatrice(ville, noa)
    await add_assistant(ville, alix, LIBRE)
    camille, sacha = Parent(ville), Parent(ville, "Sacha", "+33639980002")
    for one in (camille, sacha):
        await one.say("/start")
        await one.approve()
        sent = await one.ask()
        assert "déjà" not in sent.text
        await soon(ville)
    for one, other, own, hidden in ((camille, "Sacha", "n° 1", "n° 2"), (sacha, "Camille", "n° 2", "n° 1")):
        await one.say("/start")
        await one.tap("Mes demandes", f"Voir la demande {own}")
        seen = texts(one.phone)
        assert other not in seen
        assert hidden not in seen
        assert "ressemble" not in seen
    assert "ressemble" not in texts(alix)
    await open_demande(ville, noa, "En cours (2)", 1)
    assert "Ne dites jamais à l'un que l'autre a écrit" in noa.last.text
    noa.press("Voir la demande n° 2")
    await ville.quiet()
    assert "Demande n° 2" in noa.last.text


async def test_the_animatrice_first_is_one_tap_away_on_the_rereading(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.describe()
    explained = await camille.tap("Passer d'abord par l'animatrice")
    assert "Vous n'avez pas de raison à donner" in explained.text
    reread = await camille.tap("Ma demande passe d'abord par l'animatrice")
    assert "Votre demande passe d'abord par l'animatrice." in reread.text
    await camille.tap("Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.passe_par_animatrice) == ("a_valider", True)


async def test_nothing_leaves_but_what_the_animatrice_shows_to_whom_she_chose(ville: Town) -> None:
    noa, alix, lou, camille = (ville.person(p) for p in ("Noa", "Alix", "Lou", "Camille"))
    await add_animatrice(ville, noa)
    for one in (alix, lou):
        await add_assistant(ville, one, LIBRE, telephone=f"+3363998010{len(one.name)}")
    numero = await submit(ville, camille, etat="a_valider", vague_le=None, passe_par_animatrice=True)
    await open_demande(ville, noa, "À valider (1)", numero)
    noa.press("Valider")
    await noa.wait_for("validée")
    await ville.move(hours=5)
    assert await propositions_of(ville, numero) == []
    noa.press("Ce qui est montré")
    shown = await noa.wait_for("ce que les professionnelles liront", fresh=True)
    for label, gone in (
        ("Taire la commune", "Lillers"),
        ("Taire le mois", "septembre"),
        ("Taire les horaires", "7 h 30"),
    ):
        assert gone in shown.text
        noa.press(label, shown)
        await ville.quiet()
        shown = noa.last
        assert gone not in shown.text
    noa.press("Choisir qui interroger")
    await ville.quiet()
    assert "Rien ne part avant votre accord" in noa.last.text
    noa.press("Alix Exemple")
    await ville.quiet()
    assert "né en 2026" in noa.last.text
    assert lou.received == alix.received == []
    noa.press("Proposer à Alix Exemple")
    await soon(ville)
    read = texts(alix)
    assert "territoire du" in read
    for secret in ("Lillers", "septembre", "7 h 30", "Camille", "km de votre"):
        assert secret not in read
    assert lou.received == []
    alix.press("Cette demande m'intéresse")
    asked = await alix.wait_for("Comment voulez-vous vous parler", fresh=True)
    assert [label for row in asked.buttons for label in row] == ["Passer par le relais", "Pas cette fois"]
    alix.press("Passer par le relais")
    await soon(ville)
    assert "Camille" not in texts(alix)
    assert len(await propositions_of(ville, numero)) == 1


async def test_the_animatrice_first_may_be_chosen_later(ville: Town) -> None:
    noa, alix, camille = (ville.person(p) for p in ("Noa", "Alix", "Camille"))
    await add_animatrice(ville, noa)
    await add_assistant(ville, alix, LIBRE)
    numero = await submit(ville, camille)
    await soon(ville)
    assert "Demande n° 1" in alix.last.text
    camille.send("/start")
    await camille.wait_for("Bonjour", fresh=True)
    for label in ("Mes demandes", "Voir la demande n° 1", "Passer d'abord par l'animatrice"):
        camille.press(label)
        await ville.quiet()
    assert "Vous n'avez pas de raison à donner" in camille.last.text
    camille.press("Passer d'abord par l'animatrice")
    await camille.wait_for("passe d'abord par l'animatrice.")
    await soon(ville)
    assert "Cette demande m'intéresse" not in {label for row in alix.last.buttons for label in row}
    assert (await demande_of(ville, numero)).etat == "a_valider"
    assert "Ne lui demandez pas pourquoi" in texts(noa)
    await ville.move(days=2)
    assert (await demande_of(ville, numero)).vague_le is None
    await forge(ville, camille, "an:si:montre:1")
    assert "Lillers" not in camille.last.text


async def test_somebody_else_s_request_is_not_hers_to_hold_back(ville: Town) -> None:
    camille, lou = ville.person("Camille"), ville.person("Lou")
    numero = await submit(ville, camille)
    lou.send("/start")
    await lou.answer()
    await forge(ville, lou, f"si:anim:{numero}:oui")
    assert (await demande_of(ville, numero)).passe_par_animatrice is False
    assert "n'est plus en cours" in lou.last.text


async def test_who_writes_for_a_family_goes_to_the_animatrice_first(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    mina = Parent(ville, "Mina")
    await mina.say("/start")
    await mina.approve()
    await mina.begin()
    asked = await mina.tap("Pour une famille que j'accompagne")
    assert "Vous cherchez pour une famille que vous accompagnez" in asked.text
    reread = await mina.describe()
    assert "votre demande passe d'abord par l'animatrice" in reread.text
    sent = await mina.tap("Envoyer ma demande")
    assert "de la famille que vous accompagnez" in sent.text
    (demande,) = await mina.demandes()
    assert (demande.etat, demande.pour) == ("a_valider", "famille_accompagnee")
    assert "La personne qui écrit accompagne une famille" in texts(noa)


async def test_a_grandparent_is_relayed_as_a_parent_is(ville: Town) -> None:
    jo = Parent(ville, "Jo")
    await jo.say("/start")
    await jo.approve()
    await jo.begin()
    await jo.tap("Pour un enfant que j'accueille")
    reread = await jo.describe()
    assert "un enfant que vous accueillez" in reread.text
    await jo.tap("Envoyer ma demande")
    (demande,) = await jo.demandes()
    assert (demande.etat, demande.pour) == ("active", "enfant_accueilli")


async def test_a_request_held_back_by_a_change_leaves_the_screens_and_goes_again_when_freed(ville: Town) -> None:
    noa, alix = ville.person("Noa"), ville.person("Alix")
    await add_animatrice(ville, noa)
    await add_assistant(ville, alix, LIBRE)
    camille = Parent(ville)
    await camille.say("/start")
    await camille.approve()
    await camille.ask()
    await soon(ville)
    assert "Cette demande m'intéresse" in {label for row in alix.last.buttons for label in row}
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Passer d'abord par l'animatrice")
    await camille.tap("Ma demande passe d'abord par l'animatrice", "Enregistrer")
    await soon(ville)
    assert "Cette demande m'intéresse" not in {label for row in alix.last.buttons for label in row}
    assert "Ne lui demandez pas pourquoi" in texts(noa)
    await open_demande(ville, noa, "À valider (1)", 1)
    noa.press("Valider")
    await ville.quiet()
    await forge(ville, noa, "an:repr:1")
    await forge(ville, noa, "an:suiv:1:oui")
    await soon(ville)
    assert await demande_of(ville, 1) == replace(await demande_of(ville, 1), vague_le=None, passe_par_animatrice=True)
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Elle peut partir directement", "Enregistrer")
    freed = await demande_of(ville, 1)
    assert (freed.etat, freed.passe_par_animatrice, freed.arretee_le) == ("active", False, None)
