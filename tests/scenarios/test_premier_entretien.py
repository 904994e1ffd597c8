"""Both sides meet prepared: the same list, word for word, each with her own ticks, and a sheet to print."""

from __future__ import annotations

from datetime import datetime

from bot.domain.assistants import Place
from bot.domain.semaine_offerte import JOURNEES
from bot.simulator.phone import Phone
from content.preparation import read_liste
from tests.bureau import add_animatrice, forge
from tests.equipe import texts
from tests.quartier import add_assistant, propositions_of, soon, submit
from tests.world import Town

LIBRE = Place(
    1, "libre", grille=JOURNEES, confirmee_le=datetime.fromisoformat("2026-10-10T10:00:00+02:00"), source="bot"
)


def labels(phone: Phone) -> set[str]:
    return {label for row in phone.last.buttons for label in row}


async def in_contact(ville: Town) -> tuple[Phone, Phone, int]:
    """Camille and Alix have each other's word; gives the proposition's number."""
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix, LIBRE)
    numero = await submit(ville, camille)
    await soon(ville)
    for label in ("Cette demande m'intéresse", "La famille m'appelle"):
        alix.press(label)
        await ville.quiet()
    await soon(ville)
    (proposition,) = await propositions_of(ville, numero)
    return camille, alix, proposition.id


async def test_both_read_the_same_words_and_tick_their_own(ville: Town) -> None:
    camille, alix, _ = await in_contact(ville)
    seen = []
    for phone in (camille, alix):
        phone.press("Préparer le premier entretien")
        await ville.quiet()
        seen.append(phone.last.text)
        phone.press("Le tarif")
        await ville.quiet()
        seen.append(phone.last.text)
    assert seen[:2] == seen[2:]
    assert "À voir : Le salaire de l'heure, en brut et en net." in seen[1]
    camille.press("Le salaire de l'heure")
    await ville.quiet()
    assert "Vu : Le salaire de l'heure, en brut et en net." in camille.last.text
    alix.press("Toute la liste")
    await ville.quiet()
    assert "vu sur" not in alix.last.text
    camille.press("Toute la liste")
    await ville.quiet()
    assert "Le tarif : 1 point vu sur 4" in camille.last.text
    camille.press("Le tarif")
    await ville.quiet()
    camille.press("Le salaire de l'heure : vu ✓")
    await ville.quiet()
    assert "Vu :" not in camille.last.text


async def test_it_is_offered_on_the_request_s_screen_too(ville: Town) -> None:
    camille, alix, _ = await in_contact(ville)
    camille.send("/start")
    await camille.wait_for("Bonjour", fresh=True)
    for label in ("Mes demandes", "Voir la demande n° 1", "Préparer l'entretien avec Alix"):
        camille.press(label)
        await ville.quiet()
    assert "La même liste est proposée" in camille.last.text
    camille.press("Ma demande")
    await ville.quiet()
    assert "Demande n° 1" in camille.last.text
    alix.press("Préparer le premier entretien")
    await ville.quiet()
    alix.press("Retour à la demande")
    await ville.quiet()
    assert "Elle vous appellera" in alix.last.text


async def test_the_sheet_is_printed_once_however_often_it_is_asked(ville: Town) -> None:
    camille, _, _ = await in_contact(ville)
    camille.press("Préparer le premier entretien")
    await ville.quiet()
    screen = camille.last
    for _ in range(2):
        camille.press("La liste à imprimer", screen)
    file = await camille.wait_for("la famille et pour l'assistant maternel, à imprimer", fresh=True)
    await ville.quiet()
    assert file.file_name == "premier-entretien.pdf"
    assert file.file_bytes.startswith(b"%PDF-")
    assert sum(message.kind == "document" for message in camille.received) == 1


async def test_an_animatrice_prints_it_for_who_has_no_telegram(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    noa.send("/menu")
    await noa.wait_for("Bonjour", fresh=True)
    await forge(ville, noa, "an:si:papier")
    await noa.wait_for("pour la famille et pour l'assistant maternel, à imprimer")


async def test_nobody_else_opens_it_nor_before_contact(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    lou = ville.person("Lou")
    await add_assistant(ville, alix, LIBRE)
    numero = await submit(ville, camille)
    await soon(ville)
    (proposition,) = await propositions_of(ville, numero)
    lou.send("/start")
    await lou.answer()
    for phone in (lou, camille, alix):
        if phone is camille:
            camille.send("/start")
            await camille.answer()
        await forge(ville, phone, f"si:prep:{proposition.id}")
        await forge(ville, phone, f"si:coche:{proposition.id}:argent:salaire:oui")
        await forge(ville, phone, f"si:papier:{proposition.id}")
        assert "s'ouvre quand une famille" in texts(phone)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM preparation", {}) == 0


async def test_a_point_that_does_not_exist_ticks_nothing(ville: Town) -> None:
    camille, _, numero = await in_contact(ville)
    await forge(ville, camille, f"si:coche:{numero}:argent:prime:oui")
    await forge(ville, camille, f"si:prep:{numero}:cave")
    assert "Préparer le premier entretien" in camille.last.text
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM preparation", {}) == 0


def test_the_list_covers_what_must_be_spoken_of() -> None:
    liste = read_liste()
    words = " ".join(point.dit for theme in liste.themes for point in theme.points).lower()
    for word in ("salaire", "repas", "animaux", "tabac", "trajets", "vacances", "contrat", "sommeil", "essai"):
        assert word in words
    assert all(len(point.court) <= 28 for theme in liste.themes for point in theme.points)
    keys = [point.cle for theme in liste.themes for point in theme.points]
    assert len(keys) == len(set(keys))
