"""« Pause jusqu'au … » silences everything automatic, for a reason that is hers, and ends with one gentle word."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.assistants import Agrement
from bot.simulator.phone import Phone
from bot.usecases.write_automatic import write_automatic
from tests.bureau import add_animatrice
from tests.fiche import entry_of, genres_of, open_screen, profil_of, tap
from tests.quartier import add_assistant, libre, propositions_of, relais_id, soon, submit
from tests.world import Town


def said(phone: Phone, words: str) -> int:
    """How many messages of hers hold these words."""
    return sum(words in message.text for message in phone.received)


async def write(ville: Town, phone: Phone, key: str, *, pour_famille: bool = False) -> bool:
    """Something automatic, as any feature writes it."""
    async with ville.bot.service.unit() as unit:
        return await write_automatic(
            unit, key, phone.id, "pro/retour", relais_id=relais_id(ville), pour_famille=pour_famille, prenom="Alix"
        )


async def test_a_pause_is_typed_silent_and_ends_with_one_word(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, alix, place)
    await open_screen(alix)
    await tap(alix, "Me mettre en pause")
    alix.send("31 octobre")
    await alix.wait_for("en pause jusqu'au samedi 31 octobre 2026", fresh=True)
    await tap(alix, "Congés")
    assert (await profil_of(ville, entry)).pause_motif == "conges"
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert await propositions_of(ville, numero) == []
    assert not await write(ville, alix, "essai:1")

    await ville.move_to(datetime.fromisoformat("2026-10-31T18:00:00+01:00"))
    assert said(alix, "Bon retour") == 0
    await ville.move_to(datetime.fromisoformat("2026-11-01T18:00:00+01:00"))  # a Sunday, and a holiday
    assert said(alix, "Bon retour") == 0
    await ville.move_to(datetime.fromisoformat("2026-11-02T10:00:00+01:00"))
    back = await alix.wait_for("Bon retour, Alix")
    assert "Vos places sont-elles toujours les mêmes" in back.text
    await ville.move(days=3)
    await ville.restart_bot()
    await ville.move(days=3)
    assert said(alix, "Bon retour") == 1
    alix.press("Rien n'a changé")
    await alix.wait_for("Merci, c'est à jour", fresh=True)
    assert await genres_of(ville, entry) == ["pause", "inchange"]
    assert (await profil_of(ville, entry)).pause_motif is None


async def test_the_reason_is_read_by_nobody_else_and_goes_with_the_pause(ville: Town) -> None:
    alix, anne = ville.person("Alix"), ville.person("Anne")
    await add_animatrice(ville, anne)
    entry = await add_assistant(ville, alix)
    await open_screen(alix)
    shown = await tap(alix, "Me mettre en pause", "Jusqu'au mardi 27 octobre 2026")
    assert "Personne d'autre que vous ne le lira" in shown
    assert "Personne d'autre que vous ne peut lire" in await tap(alix, "Maladie")
    assert "Raison, pour vous seule : maladie" in await tap(alix, "Mes disponibilités")
    anne.send("/menu")
    await anne.answer()
    await tap(anne, "Tableau de bord", "Les professionnelles", "Trouver un assistant maternel")
    anne.send("exemple")
    await anne.answer()
    shown = await tap(anne, "Alix Exemple")
    assert "En pause jusqu'au mardi 27 octobre 2026" in shown
    assert "maladie" not in shown.lower() + (await tap(anne, "Tout modifier")).lower()
    await tap(alix, "Reprendre les demandes")
    assert (await profil_of(ville, entry)).pause_motif is None
    assert await genres_of(ville, entry) == ["pause", "retour"]
    await ville.move(days=20)
    assert said(alix, "Bon retour") == 0  # she came back by herself


async def test_a_request_that_had_not_left_goes_to_somebody_else(ville: Town) -> None:
    alix, dominique = ville.person("Alix"), ville.person("Dominique")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, alix, place, moment_prefere="soir")
    other = await add_assistant(ville, dominique, telephone="+33639980102", agrement=Agrement(places=1))
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert [p.assistant for p in await propositions_of(ville, numero)] == [entry.id]
    await open_screen(alix)
    await tap(alix, "Me mettre en pause", "Jusqu'au mardi 27 octobre 2026")
    await soon(ville)
    assert [p.assistant for p in await propositions_of(ville, numero)] == [other.id]
    await ville.move_to(datetime.fromisoformat("2026-10-13T18:30:00+02:00"))
    assert said(alix, f"Demande n° {numero}") == 0
    assert said(dominique, f"Demande n° {numero}") == 1


async def test_a_reminder_never_reaches_who_is_on_pause_and_her_answer_still_counts(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")
    await open_screen(alix)
    await tap(alix, "Me mettre en pause", "Jusqu'au mercredi 13 janvier 2027")
    before = len(alix.received)
    await ville.move(days=9)
    assert len(alix.received) == before
    assert [p.etat for p in await propositions_of(ville, numero)] == ["en_attente"]
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)


async def test_the_family_that_she_also_is_goes_on_being_answered(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, moment_prefere="soir")
    await open_screen(alix)
    await tap(alix, "Me mettre en pause", "Jusqu'au mercredi 13 janvier 2027")
    assert not await write(ville, alix, "essai:1")
    assert await write(ville, alix, "demande:1:confirmation", pour_famille=True)
    await ville.quiet()
    assert said(alix, "Bon retour") == 1  # at 10 h: the hours that the professional prefers are not the family's
    assert (await entry_of(ville, entry)).is_paused(date(2026, 10, 13))


async def test_nobody_who_is_phoned_or_gone_is_welcomed_back_by_a_message(ville: Town) -> None:
    alix, dominique = ville.person("Alix"), ville.person("Dominique")
    for phone, what in ((alix, "prefere_telephone = 1"), (dominique, "ne_plus_diffuser = 1")):
        entry = await add_assistant(ville, phone, telephone=None)
        await open_screen(phone)
        await tap(phone, "Me mettre en pause", "Jusqu'au mardi 20 octobre 2026")
        async with ville.bot.service.unit() as unit:
            await unit.tx.sql.run(f"UPDATE assistant_maternel SET {what} WHERE id = :id", {"id": entry.id})
    await ville.move(days=10)
    assert said(alix, "Bon retour") + said(dominique, "Bon retour") == 0
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.nouvelles_dues.list_returning(unit.today) == []
