"""Garde partagée: two families find each other, both say yes before a name is given, and a no is never known."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.demandes import Enfant
from bot.domain.mois import Mois
from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.quartier import BURBURE, UN_BEBE, add_animatrice, submit
from tests.world import Town


async def search(ville: Town, phone: Phone, telephone: str, **changes: object) -> int:
    """A family with an open request for care at home, who looks for a second one."""
    own_child = {"enfants": (Enfant(Mois(2026, int(telephone[-1]))),)}
    besoin = replace(UN_BEBE, **(own_child | changes))  # type: ignore[arg-type]
    numero = await submit(ville, phone, besoin, etat="transmise", modes=("garde_a_domicile",), vague_le=None)
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        await unit.tx.familles.set_telephone(demande.famille_id, telephone)
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Mes demandes")
    phone.press(f"Voir la demande n° {numero}", message=await phone.answer())
    phone.press("Garde partagée", message=await phone.answer())
    assert "Rien n'est échangé" in (await phone.answer()).text
    phone.press("Chercher une deuxième famille")
    await phone.answer()
    await ville.quiet()
    return numero


async def two_families(ville: Town) -> tuple[Phone, Phone, int, int]:
    camille, dominique = ville.person("Camille"), ville.person("Dominique")
    first = await search(ville, camille, "+33639980001")
    second = await search(ville, dominique, "+33639980002", commune=BURBURE)
    await ville.quiet()
    return camille, dominique, first, second


async def test_both_agree_then_know_each_other(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    camille, dominique, first, second = await two_families(ville)
    letter = await camille.wait_for("Une autre famille cherche aussi")
    assert "Burbure" in letter.text
    assert "Dominique" not in camille.screen()
    camille.press("D'accord pour lui parler", message=letter)
    await camille.wait_for("Vous êtes d'accord. Si elle l'est aussi")
    await ville.quiet()
    assert "06 39 98 00 01" not in dominique.screen()
    assert "Camille" not in dominique.screen()
    dominique.press("D'accord pour lui parler", message=await dominique.wait_for("Une autre famille cherche aussi"))
    await ville.quiet()
    await dominique.wait_for("06 39 98 00 01")
    assert "Dominique, 06 39 98 00 02" in (await camille.wait_for("vous êtes d'accord toutes les deux")).text
    assert f"demandes n° {first} et n° {second}" in (await noa.wait_for("Garde partagée")).text
    noa.press("Gardes partagées")
    await noa.wait_for(f"n° {first} et n° {second}")


async def test_a_no_is_never_known(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    camille, dominique, first, _ = await two_families(ville)
    camille.press("D'accord pour lui parler", message=await camille.wait_for("Une autre famille cherche aussi"))
    await camille.wait_for("Vous êtes d'accord")
    before = len(camille.received)
    dominique.press("Non merci", message=await dominique.wait_for("Une autre famille cherche aussi"))
    await ville.quiet()
    await ville.move(days=2)
    assert [m for m in camille.received[before:] if "partag" in m.text] == []
    await forge(ville, camille, f"gp:{first}")
    assert "Vous êtes d'accord. Si elle l'est aussi" in camille.last.text
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM rapprochement WHERE contact_le IS NOT NULL") == 0


async def test_another_family_answers_for_nobody(ville: Town) -> None:
    await two_families(ville)
    stranger = ville.person("Zoé")
    stranger.send("/start")
    await stranger.answer()
    for code in ("gp:r:1:oui", "gp:1", "gp:1:chercher", "an:gd:p"):
        await forge(ville, stranger, code)
        assert "Camille" not in stranger.last.text
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM rapprochement WHERE reponse_une IS NOT NULL") == 0


async def test_who_stops_is_put_before_nobody_else(ville: Town) -> None:
    camille, dominique = ville.person("Camille"), ville.person("Dominique")
    await search(ville, camille, "+33639980001")
    camille.press("Ne plus chercher")
    await camille.wait_for("Deux familles peuvent employer", fresh=True)
    await search(ville, dominique, "+33639980002")
    await ville.quiet()
    assert "Une autre famille" not in camille.screen()
    assert "Une autre famille" not in dominique.screen()


async def test_two_searches_that_may_be_of_one_child_are_never_put_before_each_other(ville: Town) -> None:
    camille, dominique = ville.person("Camille"), ville.person("Dominique")
    child = (Enfant(Mois(2026, 4)),)
    await search(ville, camille, "+33639980001", enfants=child)
    await search(ville, dominique, "+33639980002", enfants=child, commune=BURBURE)
    await ville.move(days=2)
    for phone in (camille, dominique):
        assert "Une autre famille cherche aussi" not in phone.screen()


async def test_the_other_family_is_not_woken_by_a_yes_said_at_night(ville: Town) -> None:
    camille, dominique, _, _ = await two_families(ville)
    camille.press("D'accord pour lui parler", message=await camille.wait_for("Une autre famille cherche aussi"))
    await camille.wait_for("Vous êtes d'accord. Si elle l'est aussi")
    letter = await dominique.wait_for("Une autre famille cherche aussi")
    await ville.move_to(ville.now().replace(hour=23, minute=30))
    dominique.press("D'accord pour lui parler", message=letter)
    await ville.quiet()
    await dominique.wait_for("06 39 98 00 01")
    assert "Dominique" not in camille.screen()
    await ville.move(hours=10)
    await camille.wait_for("vous êtes d'accord toutes les deux")
