"""An urgent alert: at any hour, « Bien reçu », who has not answered and her number, one reminder."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from bot.simulator.phone import Phone
from tests.annonce import copies, recipients, report, send, write
from tests.bureau import forge
from tests.campagne import animatrice
from tests.equipe import texts
from tests.quartier import add_assistant, soon
from tests.world import Town

TEMPETE = "Tempête cet après-midi : pas de sortie, rentrez les enfants."
NUIT = datetime.fromisoformat("2026-10-13T23:00:00+02:00")


async def alert(ville: Town, nadia: Phone, texte: str = TEMPETE, raison: str = "Météo ou sécurité") -> int:
    """Written and sent."""
    await write(ville, nadia, texte, sorte="Alerte urgente")
    nadia.press("Changer la raison")
    await nadia.wait_for("Pourquoi cette alerte", fresh=True)
    nadia.press(raison)
    await nadia.wait_for(raison.lower(), fresh=True)
    return await send(ville, nadia)


async def people(ville: Town) -> tuple[Phone, Phone, Phone]:
    """Two who are reached, and one who said STOP; « Papier » has no Telegram."""
    alix, odile, stoppee = ville.person("Alix"), ville.person("Odile"), ville.person("Stop")
    for n, phone in enumerate((alix, odile, stoppee)):
        await add_assistant(ville, phone, telephone=f"+336399803{n:02d}")
    await add_assistant(ville, "Papier", telephone="+33639980399")
    stoppee.send("STOP")
    await stoppee.wait_for("C'est fait")
    return alix, odile, stoppee


async def test_it_passes_the_night_and_says_who_has_not_answered(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile, stoppee = await people(ville)
    await ville.move_to(NUIT)
    await alert(ville, nadia)
    assert [copies(phone, TEMPETE) for phone in (alix, odile, stoppee)] == [1, 1, 0]
    alix.press("Bien reçu")
    await alix.wait_for("vous êtes prévenue", fresh=True)
    assert copies(alix, TEMPETE) == 1, "the alert stays on her screen"
    alix.press("Bien reçu")
    await alix.wait_for("C'était déjà noté", fresh=True)
    shown = await report(ville, nadia)
    assert "« Bien reçu » : 1 sur 4" in shown
    nadia.press("N'ont pas répondu : 3")
    names = (await nadia.wait_for("N'ont pas répondu (3)", fresh=True)).text
    for number in ("06 39 98 03 01", "06 39 98 03 02", "06 39 98 03 99"):
        assert number in names
    assert "Alix" not in names
    order = ("Ont reçu, pas encore répondu", "Odile", "À appeler : pas de Telegram", "Papier")
    assert [names.index(word) for word in order] == sorted(names.index(word) for word in order)
    nadia.press("C'est dit à Papier")
    assert "Papier" not in (await nadia.wait_for("N'ont pas répondu (2)", fresh=True)).text
    nadia.press("À imprimer")
    assert (await nadia.wait_for("Votre liste : 2 personnes")).file_bytes.startswith(b"%PDF")
    nadia.press("En tableur")
    sheet = load_workbook(BytesIO((await nadia.wait_for("Votre liste : 2 personnes", fresh=True)).file_bytes)).active
    assert sheet is not None
    assert {row[1] for row in list(sheet.iter_rows(values_only=True))[1:]} == {"Odile", "Stop"}


async def test_one_reminder_to_who_did_not_answer_and_never_a_second(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile, _ = await people(ville)
    await alert(ville, nadia)
    alix.press("Bien reçu")
    await alix.wait_for("vous êtes prévenue", fresh=True)
    await ville.move(hours=1)
    await soon(ville)
    assert [copies(phone, "Rappel :") for phone in (alix, odile)] == [0, 1]
    nadia.press("Actualiser")
    await nadia.wait_for("Rappel fait le mardi 13 octobre 2026", fresh=True)
    await forge(ville, nadia, "an:anno:1:rappeler")
    await ville.move(days=1)
    assert copies(odile, "Rappel :") == 1


async def test_who_says_stop_after_an_alert_is_not_reminded_of_it(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile, _ = await people(ville)
    await alert(ville, nadia)
    alix.send("STOP")
    await alix.wait_for("C'est fait")
    await ville.move(hours=2)
    assert [copies(phone, TEMPETE) for phone in (alix, odile)] == [1, 2]


async def test_a_closing_reaches_who_said_stop_and_nobody_left_in_peace(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile, stoppee = await people(ville)
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(odile.id, "Odile", unit.now)
        await unit.tx.retraits.begin(who.compte_id, unit.now)
    annonce_id = await alert(ville, nadia, "Le relais est fermé demain.", "Fermeture du relais")
    assert [copies(phone, "Le relais est fermé demain.") for phone in (alix, odile, stoppee)] == [1, 0, 1]
    assert (await recipients(ville, annonce_id))["Odile"]["motif"] == "retrait"


async def test_it_is_answered_while_a_human_is_speaking_with_her(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, _, _ = await people(ville)
    alix.send("/menu")
    await alix.wait_for("Bonjour", fresh=True)
    alix.press("Parler au relais")
    await ville.quiet()
    await alert(ville, nadia)
    assert copies(alix, TEMPETE) == 1
    alix.press("Bien reçu")
    await alix.wait_for("vous êtes prévenue", fresh=True)


async def test_a_stranger_and_the_writer_tap_without_harm(ville: Town) -> None:
    nadia = await animatrice(ville)
    await people(ville)
    annonce_id = await alert(ville, nadia)
    inconnue = ville.person("Inconnue")
    inconnue.send("/start")
    await inconnue.answer()
    await forge(ville, inconnue, f"ann:ok:{annonce_id}")
    assert "n’attend pas de réponse de vous" in texts(inconnue)
    assert TEMPETE not in texts(inconnue)
    await forge(ville, nadia, f"ann:ok:{annonce_id}")
    assert "C'est votre exemplaire" in texts(nadia)
    assert all(one["confirmee_le"] is None for one in (await recipients(ville, annonce_id)).values())
