"""How a campaign goes by sector and by commune: one message, one picture, and the people behind each figure."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bot.domain.assistants import Agrement, Place
from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.campagne import animatrice, launch, open_campaigns
from tests.quartier import BURBURE, BUSNES, LILLERS, add_assistant, libre
from tests.world import Town


async def cast(ville: Town) -> Phone:
    """One who answers, one who is silent, one on paper, one on pause; in three communes."""
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    alix, silent = ville.person("Alix"), ville.person("Silence")
    await add_assistant(ville, alix, place, agrement=Agrement(places=2), commune=LILLERS)
    await add_assistant(ville, silent, Place(1), commune=LILLERS, telephone="+33639980104")
    await add_assistant(ville, "Papier", commune=BURBURE, telephone="+33639980105")
    await add_assistant(ville, "Repos", commune=BUSNES, en_pause_jusqu_au=date(2026, 12, 1))
    return alix


async def running(ville: Town) -> tuple[Phone, int]:
    nadia = await animatrice(ville)
    alix = await cast(ville)
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    alix.press("Rien n'a changé")
    await alix.wait_for("Merci", fresh=True)
    return nadia, numero


async def open_view(nadia: Phone) -> str:
    nadia.send("/menu")
    await nadia.wait_for("Bonjour", fresh=True)
    nadia.press("Tableau de bord")
    await nadia.answer()
    nadia.press("Disponibilités du relais")
    await nadia.wait_for("1 réponse sur 3 personnes", fresh=True)
    nadia.press("Campagne")
    return (await nadia.wait_for("Par ", fresh=True)).text


async def press(phone: Phone, label: str, expected: str) -> str:
    phone.press(label)
    return (await phone.wait_for(expected, fresh=True)).text


async def picture_of(ville: Town) -> dict[str, Any]:
    """What the last picture that was asked for says."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT body FROM task WHERE kind = 'document' ORDER BY id DESC LIMIT 1")
        found: dict[str, Any] = json.loads(rows[0]["body"])["contenu"]
        return found


async def test_one_message_by_commune_then_the_people_with_their_last_known_state(ville: Town) -> None:
    nadia, _ = await running(ville)
    shown = await open_view(nadia)
    assert "1 réponse sur 3 personnes\n• Rien n'a changé : 1" in shown
    assert "Pas interrogée : 1\n• En pause : 1" in shown
    assert "Lillers : 1 réponse sur 2" in shown
    assert "Burbure : 0 réponse sur 1, 1 à appeler" in shown
    assert "Busnes : personne n'est interrogé" in shown
    answers = await press(nadia, "Rien n'a changé (1)", "Alix Exemple")
    assert "Rien n'a changé, le jeudi 15 octobre 2026" in answers
    assert "Ses places : 1 place libre, 1 place dont on ne sait rien (dit le jeudi 15" in answers
    await press(nadia, "Retour aux chiffres", "Par commune")
    paused = await press(nadia, "Pas interrogées (1)", "Repos Exemple")
    assert "On ne sait rien de ses places" in paused
    await press(nadia, "Retour aux chiffres", "Par commune")
    to_call = await press(nadia, "À appeler (1)", "Papier Exemple")
    assert "06 39 98 01 05" in to_call
    nadia.press("Papier Exemple")
    await nadia.wait_for("Telegram : pas encore relié", fresh=True)
    assert any("à appeler (1)" in m.text for m in nadia.received), "her list stays above the entry"


async def test_one_commune_is_looked_at_alone(ville: Town) -> None:
    nadia, _ = await running(ville)
    await open_view(nadia)
    lillers = await press(nadia, "Lillers", "Campagne d'octobre 2026, Lillers")
    assert "1 réponse sur 2 personnes" in lillers
    assert "À appeler" not in lillers
    waiting = await press(nadia, "En attente (1)", "Silence Exemple")
    assert "Alix" not in waiting
    await press(nadia, "Retour aux chiffres", "Campagne d'octobre 2026, Lillers")
    await press(nadia, "Tout le relais", "1 réponse sur 3 personnes")


async def test_the_sectors_of_the_animatrices_cut_it_and_nobody_is_lost(ville: Town) -> None:
    nadia, numero = await running(ville)
    lou = await animatrice(ville, "Lou")
    for phone, insee in ((nadia, LILLERS), (lou, BURBURE)):
        phone.send("/menu")
        await phone.answer()
        await forge(ville, phone, f"an:vm:0:{insee}")
    await forge(ville, nadia, f"an:vc:{numero}:tout")
    shown = nadia.last.text
    assert "Secteur de Lou : 0 réponse sur 1, 1 à appeler" in shown
    assert "Secteur de Nadia : 1 réponse sur 2" in shown
    assert "Hors secteur : personne n'est interrogé" in shown
    nadia.press("Image")
    await nadia.wait_for("1 réponse sur 3 personnes, au jeudi 15 octobre 2026", fresh=True)
    by_commune = await press(nadia, "Commune par commune", "Lillers : 1 réponse sur 2")
    assert "Secteur de" not in by_commune
    await forge(ville, nadia, f"an:vc:{numero}:moi")
    assert "Campagne d'octobre 2026, secteur de Nadia" in nadia.last.text
    assert "1 réponse sur 2 personnes" in nadia.last.text


async def test_the_picture_says_what_the_message_says(ville: Town) -> None:
    nadia, _ = await running(ville)
    message = await open_view(nadia)
    ville.bot.worker._kinds = {}  # the worker rests: what is drawn can be read
    nadia.press("Image")
    await ville.quiet()
    picture = await picture_of(ville)
    assert picture["sous_titre"] == "1 réponse sur 3 personnes, au jeudi 15 octobre 2026"
    assert picture["categories"] == ["Burbure", "Busnes", "Lillers"]
    assert picture["fins"] == ["0 sur 1", "", "1 sur 2"]
    drawn = {serie["nom"]: sum(serie["valeurs"]) for serie in picture["series"]}
    assert drawn == {
        "rien n'a changé": 1, "en attente": 1, "à appeler, injoignables par le robot": 1, "pas interrogées": 1
    }  # fmt: skip
    assert "À appeler : 1, dont 1 à qui le robot ne peut pas écrire" in message


async def test_of_a_campaign_long_over_the_figures_stay_without_anybody(ville: Town) -> None:
    nadia, numero = await running(ville)
    await ville.move(days=22)
    async with ville.bot.service.unit() as unit:
        await unit.tx.participations.erase_of(numero)
    await forge(ville, nadia, f"an:vc:{numero}:tout")
    assert "1 réponse sur 3 personnes" in nadia.last.text
    assert "Burbure : 0 réponse sur 1" in nadia.last.text
    await forge(ville, nadia, f"an:vc:{numero}:tout:repondues:0")
    assert "Personne." in nadia.last.text


async def test_old_buttons_of_the_campaign_still_answer(ville: Town) -> None:
    nadia, numero = await running(ville)
    nadia.send("/menu")
    await nadia.answer()
    await forge(ville, nadia, f"an:cv:{numero}:0")
    assert "Lillers : 1 réponse sur 2" in nadia.last.text
    await forge(ville, nadia, f"an:cl:{numero}:en_attente:0")
    assert "Silence Exemple" in nadia.last.text


async def test_my_sector_is_an_audience_too(ville: Town) -> None:
    nadia = await animatrice(ville)
    await cast(ville)
    await open_campaigns(ville, nadia)
    await press(nadia, "Nouvelle campagne", "Pas encore lancée")
    nadia.press("Changer le public")
    await nadia.wait_for("à qui", fresh=True)
    await press(nadia, "Mon secteur", "Vous n'avez choisi aucune commune")
    await press(nadia, "Page suivante", "page 2 sur 2")
    await press(nadia, "Lillers", "Vous suivez 1 commune")
    await open_campaigns(ville, nadia)
    await press(nadia, "Nouvelle campagne", "Pas encore lancée")
    await press(nadia, "Changer le public", "à qui")
    assert "2 personnes recevront" in await press(nadia, "Mon secteur", "Lillers : ")
    await press(nadia, "Mon secteur : oui", "Tout le monde")
