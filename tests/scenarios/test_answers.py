"""Professionals answer, families are told, and nobody's answer touches another request."""

from __future__ import annotations

from typing import Any

from bot.simulator.phone import Phone
from bot.usecases.close_demande import close_demande
from tests.quartier import BURBURE, add_assistant, libre, propositions_of, soon, submit
from tests.world import Town


async def known(ville: Town, prenom: str, **changes: Any) -> Phone:
    """Somebody whose place is known."""
    phone = ville.person(prenom)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    changes.setdefault("telephone", f"+336399801{phone.id % 100:02d}")
    await add_assistant(ville, phone, place, **changes)
    return phone


async def say_yes(phone: Phone, how: str) -> None:
    await phone.wait_for("Demande n°")
    phone.press("Cette demande m'intéresse")
    await phone.wait_for("Comment voulez-vous vous parler", fresh=True)
    phone.press(how)
    await phone.wait_for("C'est noté, merci.", fresh=True)


async def test_a_request_answered_by_two_then_filled_and_the_others_told(ville: Town) -> None:
    camille = ville.person("Camille")
    alix, dominique, clemence = [await known(ville, name) for name in ("Alix", "Dominique", "Clémence")]
    numero = await submit(ville, camille)
    await soon(ville)
    await say_yes(alix, "La famille m'appelle")
    told = await camille.wait_for("Alix s'intéresse à votre demande")
    assert "Vous pouvez l'appeler : 06 39 98 01" in told.text
    assert "Exemple" not in told.text
    await say_yes(dominique, "Je préfère l'appeler")
    assert "Camille, 06 39 98 00 01" in dominique.last.text
    assert "Dominique vous appellera" in (await camille.wait_for("Dominique s'intéresse")).text
    async with ville.bot.service.unit() as unit:
        await close_demande(unit, await unit.tx.demandes.get(numero), "pourvue", "trouve_ailleurs")
    await ville.quiet()
    for phone in (alix, dominique):
        await phone.wait_for("La famille a trouvé une solution, merci de lui avoir répondu")
    assert "Vous n'avez plus à répondre" in clemence.last.text


async def test_a_double_tap_answers_once(ville: Town) -> None:
    camille, alix = ville.person("Camille"), await known(ville, "Alix")
    await submit(ville, camille)
    await soon(ville)
    letter = await alix.wait_for("Demande n°")
    for _ in range(5):
        alix.press("Cette demande m'intéresse", letter)
    await ville.quiet()
    screen = alix.last
    for _ in range(5):
        alix.press("Passer par le relais", screen)
    await ville.quiet()
    assert len([m for m in camille.received if "Alix s'intéresse" in m.text]) == 1
    assert "Une animatrice du relais" in alix.last.text


async def test_a_tap_on_one_request_never_touches_the_other(ville: Town) -> None:
    alix = await known(ville, "Alix")
    one = await submit(ville, ville.person("Camille"))
    other = await submit(ville, ville.person("Nora"))
    await soon(ville)
    letter = await alix.wait_for(f"Demande n° {other}")
    alix.press("Pas cette fois", letter)
    await alix.wait_for("Pour quelle raison", fresh=True)
    alix.press("Trop loin")
    await alix.wait_for("La famille ne saura pas pourquoi", fresh=True)
    (first,), (second,) = await propositions_of(ville, one), await propositions_of(ville, other)
    assert (first.etat, second.etat, second.motif) == ("en_attente", "pas_cette_fois", "trop_loin")


async def test_somebody_else_cannot_answer_in_her_name(ville: Town) -> None:
    await known(ville, "Alix")
    thief = await known(ville, "Dominique", commune="62049")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    (mine, *_) = await propositions_of(ville, numero)
    update = thief.account.push  # a forged Tap, as a modified client could send it
    thief.send("/start")
    hello = await thief.answer()
    thief.account.push(
        "callback_query",
        {
            "id": "1", "from": thief.user.json(), "message": hello.raw, "chat_instance": "1",
            "data": f"pr:int:{mine.id}",
        },
    )  # fmt: skip
    await ville.quiet()
    assert update is not None
    assert (await propositions_of(ville, numero))[0].etat == "en_attente"
    assert "Ce bouton n'est plus valable" in thief.last.text


async def test_a_forged_number_that_no_database_holds_is_an_old_button(ville: Town) -> None:
    alix = await known(ville, "Alix")
    alix.send("/start")
    hello = await alix.answer()
    for n, data in enumerate((f"pr:int:{'9' * 30}", "pro:q:1:000001")):
        tapped = {"id": str(n), "from": alix.user.json(), "message": hello.raw, "chat_instance": "1", "data": data}
        alix.account.push("callback_query", tapped)
        await ville.quiet()
        assert "référence" not in alix.last.text.lower(), data


async def test_a_yes_can_be_taken_back_and_the_family_is_told(ville: Town) -> None:
    camille, alix = ville.person("Camille"), await known(ville, "Alix")
    numero = await submit(ville, camille)
    await soon(ville)
    await say_yes(alix, "La famille m'appelle")
    alix.press("Je ne suis plus disponible")
    await alix.wait_for("La famille en sera prévenue", fresh=True)
    alix.press("Prévenir la famille")
    await alix.wait_for("C'est noté", fresh=True)
    await camille.wait_for("Alix n'est finalement plus disponible")
    (p,) = await propositions_of(ville, numero)
    assert p.etat == "plus_disponible"


async def test_a_yes_without_a_known_place_updates_her_file(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    entry = await add_assistant(ville, alix, commune=BURBURE)
    await submit(ville, camille)
    await soon(ville)
    assert "Auriez-vous une place ?" in (await alix.wait_for("Demande n°")).text
    await say_yes(alix, "La famille m'appelle")
    async with ville.bot.service.unit() as unit:
        (place,) = (await unit.tx.assistants.get(entry.id)).places
    assert (place.etat, place.source) == ("libre", "bot")
    assert str(place.libre_le) == "2027-01-04"


async def test_the_professional_calls_only_if_the_family_agreed(ville: Town) -> None:
    alix = await known(ville, "Alix")
    await submit(ville, ville.person("Camille"), peut_etre_appelee=False)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    screen = await alix.wait_for("Comment voulez-vous", fresh=True)
    assert [row[0] for row in screen.buttons] == ["La famille m'appelle", "Passer par le relais", "Pas cette fois"]


async def test_a_yes_left_without_a_way_goes_through_the_relais(ville: Town) -> None:
    camille, alix = ville.person("Camille"), await known(ville, "Alix")
    await submit(ville, camille)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)
    await ville.move(days=1)
    await camille.wait_for("Une animatrice du relais vous appelle")


async def test_second_thoughts_before_anything_was_given_disturb_nobody(ville: Town) -> None:
    camille, alix = ville.person("Camille"), await known(ville, "Alix")
    await submit(ville, camille)
    await soon(ville)
    before = len(camille.received)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)
    alix.press("Pas cette fois")
    await alix.wait_for("vous n'êtes plus disponible pour cette demande", fresh=True)
    await ville.quiet()
    assert len(camille.received) == before
