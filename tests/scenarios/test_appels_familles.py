"""A family that nobody can write to is phoned: it stands in the list until it was told."""

from __future__ import annotations

from tests.appels import count_contacts, lines, names, open_list, press
from tests.bureau import add_animatrice, open_demande, submit_by_phone
from tests.quartier import add_assistant, soon, submit
from tests.world import Town


async def test_a_family_without_telegram_is_to_be_phoned_until_it_is_told(ville: Town) -> None:
    """The complaint: « on m'avait promis un message » to somebody who has no channel."""
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit_by_phone(ville, "Maryse")
    await soon(ville)
    told = await nadia.wait_for("Maryse est à rappeler")
    assert "06 39 98 00 05" in told.text
    assert "n'a pas Telegram. À lui dire" in await press(ville, nadia, "Noter l'appel")
    await press(ville, nadia, "Pas de réponse", "Ce soir")
    assert await names(ville) == []
    await ville.move(hours=9)
    assert "Famille à rappeler" in await open_list(ville, nadia)
    await press(ville, nadia, "Voir une partie de la liste", "Familles à rappeler (1)", "Maryse (famille)")
    said = await press(ville, nadia, "C'est dit")
    assert "C'est dit à Maryse" in said
    assert await names(ville) == []
    assert await count_contacts(ville, "famille") == 1
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT texte, dit_le FROM a_dire WHERE demande_id = :id", {"id": numero})
    assert all(row["texte"] is None and row["dit_le"] for row in rows)  # the words do not outlive their use


async def test_the_same_word_is_not_asked_for_twice(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await submit_by_phone(ville, "Maryse")
    await soon(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Maryse (famille)")
    screen = nadia.last
    nadia.press("C'est dit", screen)
    nadia.press("C'est dit", screen)
    await ville.quiet()
    assert await count_contacts(ville, "famille") == 1


async def test_a_family_that_blocked_the_bot_is_phoned_and_no_longer_once_it_is_back(ville: Town) -> None:
    nadia, camille = ville.person("Nadia"), ville.person("Camille")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    await submit(ville, camille)
    await soon(ville)
    camille.chat.blocked = True  # known only when a letter comes back
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", "Intéressée", "La famille l'appelle")
    await soon(ville)
    (ligne,) = await lines(ville)
    assert (ligne.prenom, ligne.cible.genre) == ("Camille", "famille")
    await open_list(ville, nadia)
    screen = await press(ville, nadia, "Camille (famille)")
    assert "ne reçoit plus nos messages" in screen
    assert "06 39 98 01 00" in screen  # the words that she could not read
    camille.chat.blocked = False
    camille.send("/start")
    await camille.answer()
    await ville.quiet()
    assert await names(ville) == []
    await camille.wait_for("06 39 98 01 00")


async def test_what_a_blocked_family_was_to_read_afterwards_is_said_too(ville: Town) -> None:
    nadia, camille = ville.person("Nadia"), ville.person("Camille")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    await submit(ville, camille)
    await soon(ville)
    camille.block()
    await ville.quiet()
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", "Intéressée", "Par le relais")
    assert await names(ville) == ["Camille"]
    assert "06 39 98 00 01" in await open_list(ville, nadia)


async def test_the_end_of_a_request_is_said_to_a_family_without_telegram(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit_by_phone(ville, "Maryse", vague_le=None)
    await open_demande(ville, nadia, "Sans réponse", numero)
    await press(ville, nadia, "Clore la demande", "Sans solution")
    assert await names(ville) == ["Maryse"]
    assert "Nous n'avons pas trouvé de place" in await press(ville, nadia, "Ce qu'il faut lui dire")
    await press(ville, nadia, "C'est dit")
    assert await names(ville) == []


async def test_who_had_said_yes_on_the_phone_is_told_that_it_is_over(ville: Town) -> None:
    """Every word that somebody waits for has a channel, or a line in the list."""
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", "Intéressée", "Par le relais")
    await open_demande(ville, nadia, "En cours", numero)
    await press(ville, nadia, "Clore la demande", "Trouvé ailleurs")
    assert f"À prévenir, demande n° {numero}" in await open_list(ville, nadia)
    screen = await press(ville, nadia, "Alix Exemple")
    assert "La famille a trouvé une solution, merci de lui avoir répondu" in screen
    assert "C'est dit à Alix Exemple" in await press(ville, nadia, "C'est dit")
    assert await names(ville) == []
