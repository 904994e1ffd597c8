"""« Ne plus diffuser »: gone at once everywhere, without a reason nor a word to anybody; the families are phoned."""

from __future__ import annotations

from bot.simulator.phone import Phone
from tests.bureau import submit_by_phone
from tests.quartier import add_animatrice, add_assistant, demande_of, libre, soon, submit
from tests.world import Town


async def who_said_yes(ville: Town) -> tuple[Phone, Phone, Phone, int]:
    """Nadia is interested in Camille's request, and Camille may phone her."""
    noa, nadia, camille = ville.person("Noa"), ville.person("Nadia"), ville.person("Camille")
    await add_animatrice(ville, noa)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, nadia, place)
    numero = await submit(ville, camille)
    await soon(ville)
    nadia.press("Cette demande m'intéresse")
    await nadia.wait_for("Comment voulez-vous vous parler")
    nadia.press("La famille m'appelle")
    await ville.quiet()
    return noa, nadia, camille, numero


async def hide(ville: Town, noa: Phone) -> None:
    noa.send("/menu")
    noa.press("Tableau de bord", message=await noa.answer())
    await noa.wait_for("Conversations en cours")
    noa.press("Les professionnelles")
    noa.press("Trouver un assistant maternel", message=await noa.wait_for("Leurs fiches"))
    noa.send("Nadia")
    await ville.quiet()
    noa.press("Nadia Exemple")
    await noa.wait_for("À domicile")
    noa.press("Ne plus diffuser")
    await noa.wait_for("Ne plus diffuser Nadia Exemple ?")
    noa.press("Oui, ne plus diffuser")
    await noa.wait_for("n'est plus diffusée")


async def demande_screen(ville: Town, camille: Phone, numero: int) -> str:
    camille.send("/menu")
    camille.press("Mes demandes", message=await camille.wait_for("Bonjour", fresh=True))
    camille.press(f"Voir la demande n° {numero}", message=await camille.answer())
    return (await camille.answer()).text


async def test_the_family_reads_nothing_and_is_on_the_call_list(ville: Town) -> None:
    noa, nadia, camille, numero = await who_said_yes(ville)
    assert "Nadia" in await demande_screen(ville, camille, numero)
    before = len(camille.received), len(nadia.received)
    await hide(ville, noa)
    await soon(ville)
    assert (len(camille.received), len(nadia.received)) == before
    assert "Camille, demande n°" in noa.last.text
    assert "n'est plus disponible" in noa.last.text
    assert "06 39 98 00 01" in noa.last.text
    assert "Nadia" not in await demande_screen(ville, camille, numero)
    noa.press("À appeler")
    await noa.wait_for("Camille")


async def test_the_search_goes_on_without_her(ville: Town) -> None:
    noa, nadia, _, numero = await who_said_yes(ville)
    await hide(ville, noa)
    other = ville.person("Sana")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, other, place, telephone="+33639980109")
    await soon(ville)
    assert f"Demande n° {numero}" in other.last.text
    assert (await demande_of(ville, numero)).is_open
    nadia.press("Je ne suis plus disponible")
    await ville.quiet()


async def test_shown_again_her_yes_stands_and_nobody_need_phone(ville: Town) -> None:
    noa, _, camille, numero = await who_said_yes(ville)
    await hide(ville, noa)
    noa.press("Diffuser de nouveau")
    await noa.wait_for("À domicile", fresh=True)
    assert "Nadia" in await demande_screen(ville, camille, numero)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM a_dire") == 0


async def test_who_answers_after_being_hidden_is_not_shown_to_the_family(ville: Town) -> None:
    noa, nadia, camille = ville.person("Noa"), ville.person("Nadia"), ville.person("Camille")
    await add_animatrice(ville, noa)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, nadia, place)
    await submit(ville, camille)
    await soon(ville)
    question = nadia.last
    nadia.press("Cette demande m'intéresse")
    await nadia.wait_for("Comment voulez-vous vous parler")
    await hide(ville, noa)
    assert "Ces familles n'avaient pas son nom" in noa.last.text
    before = len(camille.received)
    nadia.press("La famille m'appelle")
    await ville.move(hours=21)
    assert not [m for m in camille.received[before:] if "Nadia" in m.text]
    assert question is not None


async def test_a_family_of_the_phone_is_not_told_her_name_by_words_that_waited(ville: Town) -> None:
    noa, nadia = ville.person("Noa"), ville.person("Nadia")
    await add_animatrice(ville, noa)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, nadia, place)
    numero = await submit_by_phone(ville, "Camille")
    await soon(ville)
    nadia.press("Cette demande m'intéresse")
    await nadia.wait_for("Comment voulez-vous vous parler")
    nadia.press("La famille m'appelle")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        assert any("Nadia" in texte for _, texte in await unit.tx.a_dire.list_words(numero))
    await hide(ville, noa)
    async with ville.bot.service.unit() as unit:
        assert not [texte for _, texte in await unit.tx.a_dire.list_words(numero) if "Nadia" in texte]


async def test_a_letter_of_the_night_does_not_name_her_in_the_morning(ville: Town) -> None:
    noa, _, camille, _ = await who_said_yes(ville)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE proposition SET suivi_le = '2026-10-13T19:30:00.000Z'")
    await ville.move_to(ville.now().replace(hour=22, minute=0))
    before = len(camille.received)
    await hide(ville, noa)
    await ville.move(hours=12)
    assert not [m.text for m in camille.received[before:] if "Nadia" in m.text]
