"""The animatrice is the author: she reads, corrects, dates, withdraws and restores. Nothing is lost."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.bureau import forge
from tests.equipe import animatrice, linked_group, parent, texts
from tests.quartier import later
from tests.scenarios.test_reponses_equipe import ask, board, say, tap
from tests.world import Town

pytestmark = pytest.mark.usefixtures("pages")
PREAVIS = "combien de temps dure le préavis ?"


async def test_a_national_page_is_corrected_here_and_stays_there(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    sacha = await parent(ville, "Sacha", "oignies")
    await board(ville, noa)
    await tap(ville, noa, "Par thème", "Le contrat", "Le préavis", "Corriger")
    asked = await tap(ville, noa, "Texte")
    assert "Le préavis dure huit jours, quinze jours ou un mois." in asked.text
    await say(ville, noa, "Ici, demandez-nous.\nNous regardons ensemble.")
    done = await tap(ville, noa, "Publier")
    assert "C'est en ligne" in done.text
    assert "Ici, demandez-nous.\nNous regardons ensemble." in (await ask(ville, camille, PREAVIS)).text
    assert "quinze jours" in (await ask(ville, sacha, PREAVIS)).text
    await tap(ville, noa, "Voir la réponse", "Texte d'origine", "Oui, reprendre")
    assert "quinze jours" in (await ask(ville, camille, PREAVIS)).text


async def test_every_version_is_kept_with_who_and_when_and_an_old_one_comes_back(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await board(ville, noa)
    await tap(ville, noa, "Par thème", "Le contrat", "Le préavis", "Corriger", "Texte")
    await say(ville, noa, "Premier texte.")
    await tap(ville, noa, "Publier", "Voir la réponse", "Corriger", "Texte")
    await say(ville, noa, "Second texte.")
    await tap(ville, noa, "Publier", "Voir la réponse", "Retirer", "Oui, la retirer")
    assert "Second texte." not in (await ask(ville, camille, PREAVIS)).text
    await forge(ville, camille, "q:p:contrat/preavis")
    assert "je ne la donne plus" in camille.last.text
    history = await tap(ville, noa, "Ce qui a changé")
    assert "1. mardi 13 octobre 2026 à 10 h : retirée, par Noa." in history.text
    assert history.text.count("texte corrigé, par Noa") == 2
    shown = await tap(ville, noa, "Version 1")
    assert "Premier texte." in shown.text
    await tap(ville, noa, "Revenir à cette version")
    assert "Premier texte." in (await ask(ville, camille, PREAVIS)).text
    assert "restauree" not in texts(noa)


async def test_verified_today_is_one_tap_and_moves_the_review(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await later(ville, datetime.fromisoformat("2026-12-01T10:00:00+01:00"))
    await board(ville, noa)
    page = await tap(ville, noa, "Par thème", "Le contrat", "Le préavis", "Vérifié aujourd'hui")
    assert "vérifié le mardi 1er décembre 2026" in page.text
    noa.press("Vérifié aujourd'hui")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.pages.version())[0] == 1  # twice the same day is once
    assert "vérifié le mardi 1er décembre 2026" in (await ask(ville, camille, PREAVIS)).text
    moved = await tap(ville, noa, "Relire plus tard", "12 mois")
    assert "À relire le mercredi 1er décembre 2027" in moved.text


async def test_a_late_page_warns_twice_then_says_to_check_and_gives_the_relais(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await later(ville, datetime.fromisoformat("2027-06-01T10:00:00+02:00"))
    assert "à relire" not in texts(noa)
    await ville.move(days=1)
    assert "réponses à relire" in noa.last.text
    assert "À vérifier" not in (await ask(ville, camille, PREAVIS)).text
    await later(ville, datetime.fromisoformat("2027-06-10T10:00:00+02:00"))
    await later(ville, datetime.fromisoformat("2027-06-17T10:00:00+02:00"))
    await later(ville, datetime.fromisoformat("2027-07-05T10:00:00+02:00"))
    assert sum("réponses à relire" in m.text for m in noa.received) == 2
    stale = await ask(ville, camille, PREAVIS)
    assert stale.text.startswith("À vérifier. Cette réponse devait être relue le mardi 1er juin 2027.")
    assert "Téléphone du relais" in stale.text
    late = await tap(ville, noa, "Les relire")
    assert "Elle porte « à vérifier »" in late.text
    await tap(ville, noa, "Le préavis", "Vérifié aujourd'hui")
    assert "À vérifier" not in (await ask(ville, camille, PREAVIS)).text


async def test_a_preview_is_the_very_message_and_its_buttons_do_nothing(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await board(ville, noa)
    await tap(ville, noa, "Par thème", "Le contrat", "Le préavis", "Voir comme une famille")
    preview = noa.received[-2]
    assert preview.text == (await ask(ville, camille, PREAVIS)).text
    assert [row for row in preview.buttons if row != ["Facile à lire"]] == [
        row for row in camille.last.buttons if row != ["Facile à lire"]
    ]
    noa.press("Pas utile", preview)
    await noa.wait_for("C'est un aperçu")
    noa.press("Parler au relais", preview)
    await ville.quiet()
    assert noa.last.text.startswith("C'est un aperçu")


async def test_a_colleague_who_published_meanwhile_is_not_overwritten_unseen(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    for phone in (noa, lou):
        await board(ville, phone)
        await tap(ville, phone, "Par thème", "Le contrat", "Le préavis", "Corriger", "Texte")
    await say(ville, noa, "Le texte de Noa.")
    await tap(ville, noa, "Publier")
    await say(ville, lou, "Le texte de Lou.")
    warned = await tap(ville, lou, "Publier")
    assert "Une collègue a changé cette réponse" in warned.text
    assert "Le texte de Noa." in (await ask(ville, camille, PREAVIS)).text
    await tap(ville, lou, "Publier la mienne quand même")
    assert "Le texte de Lou." in (await ask(ville, camille, PREAVIS)).text


async def test_an_amount_is_confirmed_in_one_tap_then_corrected_for_a_date(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    question = "salaire minimum de l'heure nounou"
    assert "(à confirmer)" in (await ask(ville, camille, question)).text
    home = await board(ville, noa)
    assert "Montants à confirmer : 1" in home.text
    await tap(ville, noa, "Montants", "Salaire horaire minimum", "Vérifié aujourd'hui sur Urssaf, barèmes")
    told = await ask(ville, camille, question)
    assert "à confirmer" not in told.text.lower()
    sacha = await parent(ville, "Sacha", "oignies")
    assert "(à confirmer)" in (await ask(ville, sacha, question)).text
    await tap(ville, noa, "Corriger")
    assert "Je n'ai pas compris" in (await say(ville, noa, "beaucoup")).text
    asked = await say(ville, noa, "4,35 depuis le 1er janvier 2027")
    assert "4,35" in asked.text
    assert "vendredi 1er janvier 2027" in asked.text
    await tap(ville, noa, "C'est bien cela")
    assert "4,20" in (await ask(ville, camille, question)).text
    await later(ville, datetime.fromisoformat("2027-01-01T10:00:00+01:00"))
    told = await ask(ville, camille, question)
    assert "4,35" in told.text
    assert "à confirmer" not in told.text.lower()


async def test_writing_begun_in_the_group_goes_on_in_private(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    group = await linked_group(ville, [noa])
    async with ville.bot.service.unit() as unit:
        unit.write("essai:1", group.id, "reponses/pas_de_brouillon")
    await ville.quiet()
    group.press(noa, "Écrire une réponse")
    asked = await noa.wait_for("Quel titre")
    await ville.quiet()
    assert asked
    assert "Quel titre" not in texts(group)
    await say(ville, noa, "Le bus de la mairie")
    assert "Quelle réponse" in noa.last.text


async def test_what_an_animatrice_types_for_nobody_finds_pages(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    found = await say(ville, noa, "préavis")
    assert "répondez à son message" in found.text
    assert ["Le préavis"] in found.buttons
    await forge(ville, noa, "rp:vr:99")
    assert "Je ne trouve pas" in noa.last.text


async def test_two_colleagues_who_write_at_once_write_two_pages(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    for phone, titre, question in ((noa, "Le camion", "quand passe le camion"), (lou, "Les pneus", "des pneus neige")):
        await board(ville, phone)
        await tap(ville, phone, "Écrire une réponse")
        await say(ville, phone, titre, f"{titre} : voici.", question)
    for phone in (noa, lou):
        await tap(ville, phone, "Voir tous les sujets", "Rôle du relais", "Tout le monde", "Publier")
        assert "C'est en ligne" in phone.last.text
    assert "Le camion : voici." in (await ask(ville, camille, "quand passe le camion")).text
    assert "Les pneus : voici." in (await ask(ville, camille, "des pneus neige")).text
