"""Whom a campaign is for: the head-count before the launch, who is left out and why, the preview, the plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.domain.assistants import Agrement
from bot.domain.mises_a_jour import MiseAJour
from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.campagne import QUESTION, animatrice, asked, launch, open_campaigns, participations, plan
from tests.quartier import BURBURE, LILLERS, add_assistant, libre, relais_id
from tests.world import Town

KINDS = ("Alix", "Pausée", "Stoppée", "Bloquée", "Vocale", "Rythmée", "Récente", "Familiale")


async def cast(ville: Town) -> dict[str, Phone]:
    """One professional of each kind, and « Papier », who has no phone to write to."""
    phones = {prenom: ville.person(prenom) for prenom in KINDS}
    async with ville.bot.service.unit() as unit:
        place, pause = libre(unit), unit.today + timedelta(days=60)
    special: dict[str, dict[str, Any]] = {
        "Alix": {"agrement": Agrement(places=1)},
        "Pausée": {"en_pause_jusqu_au": pause},
        "Familiale": {"statut": "creche_familiale"},
    }
    ids = {}
    for n, prenom in enumerate((*KINDS, "Papier")):
        places = [place] if prenom == "Alix" else []
        numero = f"+336399801{n:02d}"
        known = special.get(prenom, {}) | {"telephone": numero}
        ids[prenom] = (await add_assistant(ville, phones.get(prenom, prenom), *places, **known)).id
    async with ville.bot.service.unit() as unit:
        await unit.tx.profils.set_phone(ids["Vocale"], True, unit.now)
        await unit.tx.profils.set_rythme(ids["Rythmée"], 2, unit.now)
        for prenom, days in (("Rythmée", 21), ("Récente", 5)):
            news = MiseAJour(ids[prenom], unit.now - timedelta(days=days), "inchange", "bot")
            await unit.tx.mises_a_jour.add(relais_id(ville), news, unit.now)
        for prenom, column in (("Stoppée", "stopped_at"), ("Bloquée", "unreachable_at")):
            await unit.tx.sql.run(
                f"UPDATE compte SET {column} = :at WHERE prenom = :prenom",
                {"at": "2026-10-01T08:00:00.000000Z", "prenom": prenom},
            )
    return phones


async def test_before_the_launch_she_reads_how_many_and_who_is_left_out_and_why(ville: Town) -> None:
    nadia = await animatrice(ville)
    await cast(ville)
    await open_campaigns(ville, nadia)
    nadia.press("Nouvelle campagne")
    draft = await nadia.wait_for("Pas encore lancée", fresh=True)
    assert "1 personne recevra le message" in draft.text
    assert "À appeler : 4 personnes" in draft.text
    assert "Pas interrogées cette fois : 4" in draft.text
    nadia.press("Qui n'est pas interrogé")
    shown = (await nadia.wait_for("qui n'est pas interrogé", fresh=True)).text
    for reason in (
        "Pas encore sur Telegram : 1", "A bloqué le robot : 1", "Ne veut plus de message du robot : 1",
        "Préfère le téléphone : 1", "En pause : 1", "Rythme choisi : 1", "Nouvelles récentes : 1",
        "En crèche familiale : 1",
    ):  # fmt: skip
        assert reason in shown
    nadia.press("Rythme choisi : 1")
    assert (
        "a répondu ou été interrogée il y a 3 semaines, rythme : tous les 2 mois"
        in (await nadia.wait_for("Rythmée Exemple", fresh=True)).text
    )
    nadia.press("Toutes les raisons")
    await nadia.answer()
    nadia.press("Nouvelles récentes : 1")
    await nadia.wait_for("a donné des nouvelles il y a 5 jours", fresh=True)


async def test_the_launch_does_what_the_head_count_said(ville: Town) -> None:
    nadia = await animatrice(ville)
    phones = await cast(ville)
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    found = await participations(ville, numero)
    assert {name: (one["etat"], one["motif"]) for name, one in found.items()} == {
        "Alix": ("ecrite", None),
        "Pausée": ("ecartee", "pause"),
        "Stoppée": ("a_appeler", "stop"),
        "Bloquée": ("a_appeler", "bloquee"),
        "Papier": ("a_appeler", "sans_telegram"),
        "Vocale": ("a_appeler", "prefere_telephone"),
        "Rythmée": ("ecartee", "rythme"),
        "Récente": ("ecartee", "nouvelle_recente"),
        "Familiale": ("ecartee", "creche_familiale"),
    }
    assert {name for name, phone in phones.items() if asked(phone)} == {"Alix"}


async def test_the_preview_is_what_she_reads(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place, agrement=Agrement(places=2))
    await open_campaigns(ville, nadia)
    nadia.press("Nouvelle campagne")
    await nadia.wait_for("Pas encore lancée", fresh=True)
    nadia.press("Aperçu du message")
    preview = (await nadia.wait_for("ce que lira Alix Exemple", fresh=True)).text
    nadia.press("Retour à la campagne")
    await nadia.answer()
    nadia.press("Lancer maintenant")
    await nadia.answer()
    nadia.press("Oui, lancer")
    await nadia.answer()
    await ville.move(days=2)
    letter = await alix.wait_for(QUESTION)
    assert letter.text in preview
    for label in (label for row in letter.buttons for label in row):
        assert f"« {label} »" in preview


async def test_a_public_is_chosen_tap_by_tap_and_survives_a_restart(ville: Town) -> None:
    nadia = await animatrice(ville)
    await cast(ville)
    await add_assistant(ville, ville.person("Voisine"), commune=BURBURE, telephone="+33639980110")
    await open_campaigns(ville, nadia)
    nadia.press("Nouvelle campagne")
    await nadia.wait_for("2 personnes recevront", fresh=True)
    nadia.press("Changer le public")
    await nadia.wait_for("Touchez un choix", fresh=True)
    nadia.press("Des communes")
    await nadia.wait_for("quelles communes", fresh=True)
    nadia.press("Burbure")
    await nadia.wait_for("Choisies : Burbure", fresh=True)
    await ville.restart_bot()
    nadia.press("Retour au public")
    await nadia.wait_for("Burbure : 1 personne recevra", fresh=True)
    nadia.press("Place libre connue")
    await nadia.wait_for("une place libre connue : 0 personne", fresh=True)
    nadia.press("Tout le monde")
    await nadia.wait_for("Tout le monde : 2 personnes", fresh=True)
    nadia.press("Place libre connue")
    await nadia.wait_for("Une place libre connue : 1 personne recevra le message.", fresh=True)
    nadia.press("Tout le monde")
    await nadia.answer()
    nadia.press("Sans nouvelles depuis 1 mois")
    await nadia.wait_for("Sans nouvelles depuis 1 mois : 1 personne", fresh=True)


async def test_a_name_and_a_day_are_typed_and_it_begins_on_that_day(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    await open_campaigns(ville, nadia)
    nadia.press("Nouvelle campagne")
    await nadia.wait_for("Pas encore lancée", fresh=True)
    nadia.press("Changer le nom")
    await nadia.wait_for("Comment s'appelle", fresh=True)
    nadia.send("x" * 61)
    await nadia.wait_for("vide ou trop long", fresh=True)
    nadia.send("Avant les congés")
    await nadia.wait_for("Avant les congés", fresh=True)
    nadia.press("Changer les dates")
    await nadia.wait_for("quand ?", fresh=True)
    nadia.press("Une autre date")
    await nadia.wait_for("Quel jour", fresh=True)
    nadia.send("lundi 19 octobre")
    await nadia.wait_for("Du lundi 19 octobre 2026 au dimanche 8 novembre 2026", fresh=True)
    nadia.press("Programmer pour le lundi 19 octobre 2026")
    await nadia.wait_for("C'est programmé", fresh=True)
    await ville.move(days=5)
    assert asked(alix) == 0
    await ville.move(days=3)
    await alix.wait_for(QUESTION)
    await nadia.wait_for("La campagne « Avant les congés » a commencé")


async def test_a_draft_waits_and_a_scheduled_campaign_can_be_called_off(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    for _ in range(2):
        await open_campaigns(ville, nadia)
        nadia.press("Nouvelle campagne")
        await nadia.wait_for("Pas encore lancée", fresh=True)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM campagne WHERE etat = 'brouillon'") == 1
    nadia.press("Annuler")
    await nadia.wait_for("C'est annulé", fresh=True)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM campagne WHERE etat = 'brouillon'") == 0
    campagne = await plan(ville, date(2026, 10, 20), date(2026, 11, 9), cle="territoire:2026-10-20:1")
    await open_campaigns(ville, nadia)
    nadia.press("Campagne d'essai")
    await nadia.wait_for("Programmée par le fichier du relais", fresh=True)
    nadia.press("Annuler")
    await nadia.wait_for("La prochaine date prévue reste", fresh=True)
    nadia.press("Oui, annuler")
    await nadia.wait_for("C'est annulé", fresh=True)
    await forge(ville, nadia, f"an:ca:{campagne.id}")
    await nadia.wait_for("« Campagne d'essai » ne sera pas lancée")
    await ville.move(days=10)
    assert asked(alix) == 0


async def test_another_relais_opens_nothing(ville: Town) -> None:
    nadia, odile = await animatrice(ville), await animatrice(ville, "Odile", "oignies")
    await cast(ville)
    numero = await launch(ville, nadia)
    odile.send("/menu")
    await odile.answer()
    for code in (
        "an:ca:{}", "an:ca:{}:apercu", "an:ca:{}:exclus", "an:ca:{}:quand", "an:ca:{}:qui", "an:ca:{}:nom",
        "an:ca:{}:jour", "an:ca:{}:lancer", "an:ca:{}:lancer:oui", "an:ca:{}:programmer", "an:ca:{}:annuler",
        "an:ca:{}:annuler:oui", "an:ca:{}:arreter", "an:ca:{}:arreter:oui", "an:cd:{}:1", "an:cf:{}:14",
        "an:cp:{}:libre", "an:cn:{}:30", "an:cs:{}:0", "an:cc:{}:0", "an:cc:{}:0:62516", "an:cx:{}:pause:0",
        "an:cv:{}:0", "an:cl:{}:a_appeler:0",
    ):  # fmt: skip
        await forge(ville, odile, code.format(numero))
        await odile.wait_for("Cette campagne n'existe plus")
        await forge(ville, odile, "an")
    assert {one["etat"] for one in (await participations(ville, numero)).values()} != {"close"}


async def test_the_figures_by_commune_and_the_people_behind_them(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place, agrement=Agrement(places=1), commune=LILLERS)
    await add_assistant(ville, "Papier", commune=BURBURE, telephone="+33639980105")
    await launch(ville, nadia)
    await ville.move(days=2)
    alix.press("Rien n'a changé")
    await alix.wait_for("Merci", fresh=True)
    await open_campaigns(ville, nadia)
    nadia.press("Campagne d'octobre 2026")
    shown = (await nadia.wait_for("En cours", fresh=True)).text
    assert "1 réponse sur 2 personnes" in shown
    assert "Rien n'a changé : 1" in shown
    assert "À appeler : 1, dont 1 à qui le robot ne peut pas écrire" in shown
    nadia.press("Par secteur et par commune")
    by_commune = (await nadia.wait_for("Par commune", fresh=True)).text
    assert "Burbure : 0 réponse sur 1, 1 à appeler" in by_commune
    assert "Lillers : 1 réponse sur 1" in by_commune
    nadia.press("Retour à la campagne")
    await nadia.answer()
    nadia.press("Réponses (1)")
    await nadia.wait_for("Rien n'a changé, le jeudi 15 octobre 2026", fresh=True)
    nadia.press("Alix Exemple")
    await nadia.wait_for("06 39 98 01 00", fresh=True)
