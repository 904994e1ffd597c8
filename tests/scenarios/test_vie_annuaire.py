"""The directory lives: a person written twice becomes one, undone for a day; a departure is dated and history kept."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.assistants import AssistantMaternel
from bot.simulator.phone import Phone
from tests.quartier import add_animatrice, add_assistant, libre, propositions_of, relais_id, soon, submit
from tests.world import Town


async def board(ville: Town, noa: Phone) -> None:
    noa.send("/menu")
    noa.press("Tableau de bord", message=await noa.answer())
    await noa.wait_for("Conversations en cours")
    await ville.quiet()


async def twice(ville: Town) -> tuple[Phone, Phone, AssistantMaternel, AssistantMaternel]:
    """Nadia, once on Telegram without e-mail, once on paper with one."""
    noa, nadia = ville.person("Noa"), ville.person("Nadia")
    await add_animatrice(ville, noa)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    first = await add_assistant(ville, "Nadia", email="nadia@exemple.fr")
    second = await add_assistant(ville, nadia, place)
    return noa, nadia, first, second


async def entries(ville: Town) -> list[AssistantMaternel]:
    async with ville.bot.service.unit() as unit:
        return await unit.tx.assistants.list_of_relais(relais_id(ville))


async def open_pair(ville: Town, noa: Phone) -> None:
    await board(ville, noa)
    noa.press("Les professionnelles")
    await noa.wait_for("Les professionnelles", fresh=True)
    noa.press("Doublons")
    await noa.wait_for("Deux fiches se ressemblent")
    noa.press("Nadia Exemple / Nadia Exemple")
    await noa.wait_for("Une seule personne")


async def test_two_entries_become_one_after_a_preview(ville: Town) -> None:
    noa, _, first, second = await twice(ville)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await open_pair(ville, noa)
    assert "place" in noa.last.text
    assert "Le compte Telegram la suit" in noa.last.text
    noa.press("Réunir les deux fiches")
    await noa.wait_for("n'a plus qu'une fiche")
    (kept,) = await entries(ville)
    assert kept.id == first.id
    assert (kept.email, kept.telegram_id is not None, len(kept.places)) == ("nadia@exemple.fr", True, 1)
    assert {p.assistant for p in await propositions_of(ville, numero)} <= {first.id, second.id}
    await ville.move(hours=25)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM assistant_maternel") == 1
        assert await unit.tx.sql.value("SELECT avant FROM fusion") is None
    assert {p.assistant for p in await propositions_of(ville, numero)} == {first.id}


async def test_a_merge_is_undone_within_a_day(ville: Town) -> None:
    noa, nadia, first, second = await twice(ville)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    before = await propositions_of(ville, numero)
    await open_pair(ville, noa)
    noa.press("Réunir les deux fiches")
    await noa.wait_for("n'a plus qu'une fiche")
    noa.press("Retour aux doublons")
    await noa.wait_for("encore annulables")
    noa.press("Annuler : Nadia")
    await noa.wait_for("sont comme avant")
    kept, gone = sorted(await entries(ville), key=lambda entry: entry.id)
    assert (kept.telegram_id, gone.telegram_id) == (None, nadia.id)
    assert (kept.places, len(gone.places)) == (first.places, len(second.places))
    assert await propositions_of(ville, numero) == before
    await ville.move(hours=25)
    assert len(await entries(ville)) == 2


async def test_two_people_are_not_asked_about_again(ville: Town) -> None:
    noa, *_ = await twice(ville)
    await open_pair(ville, noa)
    noa.press("Ce sont deux personnes")
    await noa.wait_for("Je ne le demanderai plus")
    noa.press("Retour aux doublons")
    await noa.wait_for("Aucune fiche ne se ressemble")


async def test_never_across_relais(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    await add_assistant(ville, "Nadia")
    await add_assistant(ville, "Nadia", slug="mainvilliers", commune="28229")
    await board(ville, noa)
    noa.press("Les professionnelles")
    await noa.wait_for("Les professionnelles", fresh=True)
    noa.press("Doublons")
    await noa.wait_for("Aucune fiche ne se ressemble")


async def open_fiche(ville: Town, noa: Phone) -> None:
    await board(ville, noa)
    noa.press("Les professionnelles")
    await noa.wait_for("Les professionnelles", fresh=True)
    noa.press("Trouver un assistant maternel")
    noa.send("Nadia")
    await ville.quiet()
    noa.press("Nadia Exemple")
    await noa.wait_for("À domicile")


async def test_a_departure_today_hides_her_and_lists_the_families_to_call(ville: Town) -> None:
    noa, nadia = ville.person("Noa"), ville.person("Nadia")
    await add_animatrice(ville, noa)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, nadia, place)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    nadia.press("Cette demande m'intéresse")
    nadia.press("La famille m'appelle", message=await nadia.wait_for("Comment voulez-vous"))
    await ville.quiet()
    told = len(nadia.received)
    await open_fiche(ville, noa)
    noa.press("Elle s'arrête")
    await noa.wait_for("pourquoi")
    noa.press("Retraite")
    await noa.wait_for("À partir de quand")
    noa.press("Dès aujourd'hui")
    assert f"demande n° {numero}" in (await noa.wait_for("À appeler")).text
    await ville.quiet()
    assert len(nadia.received) == told  # no message to her
    (entry,) = await entries(ville)
    assert entry.ne_plus_diffuser


async def test_a_departure_to_come_takes_effect_on_its_day(ville: Town) -> None:
    noa, nadia = ville.person("Noa"), ville.person("Nadia")
    await add_animatrice(ville, noa)
    await add_assistant(ville, nadia)
    await open_fiche(ville, noa)
    noa.press("Elle s'arrête")
    await noa.wait_for("pourquoi")
    noa.press("Arrêt d'activité")
    await noa.wait_for("À partir de quand")
    noa.press("Le dimanche 1er novembre 2026")
    await noa.wait_for("Arrêt d'activité à partir du dimanche 1er novembre 2026")
    assert not (await entries(ville))[0].ne_plus_diffuser
    await ville.sleep_until(ville.now() + timedelta(days=20))
    await ville.move(hours=1)
    assert (await entries(ville))[0].ne_plus_diffuser
    await noa.wait_for("a cessé son activité")
    await open_fiche_again(ville, noa)


async def open_fiche_again(ville: Town, noa: Phone) -> None:
    noa.press("Voir sa fiche")
    await noa.wait_for("À domicile", fresh=True)
    noa.press("Elle reprend")
    await ville.quiet()
    assert not (await entries(ville))[0].ne_plus_diffuser
