"""« Mes accords »: taken back one by one, dated, with what each one changes."""

from __future__ import annotations

from bot.simulator.phone import Phone
from bot.simulator.view import Message
from tests.bureau import forge
from tests.quartier import add_assistant
from tests.recherche import Parent
from tests.scenarios.test_rights import family
from tests.world import Town


async def open_accords(ville: Town, phone: Phone) -> Message:
    """« Mes données », then « Mes accords »."""
    phone.send("/donnees")
    await phone.wait_for("Ce que je garde de vous", fresh=True)
    phone.press("Mes accords")
    return await phone.wait_for("Vos accords", fresh=True)


async def take_back(ville: Town, phone: Phone, label: str) -> str:
    """One of them; gives what was said that it changes."""
    phone.press(label)
    said = (await phone.wait_for("Retirer l'accord", fresh=True)).text
    phone.press("Oui, retirer cet accord")
    await phone.wait_for("C'est retiré", fresh=True)
    await ville.quiet()
    return said


async def test_calls_are_taken_back_without_the_rest(ville: Town) -> None:
    parent = Parent(ville)
    await parent.ask()
    (before,) = await parent.demandes()
    assert before.peut_etre_appelee
    await open_accords(ville, parent.phone)
    assert "Votre numéro n'est plus donné" in await take_back(ville, parent.phone, "Retirer : recevoir un appel")
    shown = parent.phone.last
    assert "« recevoir l'appel d'un professionnel », donné le mardi 13 octobre 2026, retiré le" in shown.text
    assert ["Retirer : recevoir un appel"] not in shown.buttons
    assert ["Retirer : transmettre ma demande"] in shown.buttons
    (after,) = await parent.demandes()
    assert (after.peut_etre_appelee, after.passe_par_animatrice) == (False, False)


async def test_without_the_agreement_to_pass_on_the_request_waits_for_the_animatrice(ville: Town) -> None:
    parent = Parent(ville)
    await parent.ask()
    await open_accords(ville, parent.phone)
    parent.phone.press("Retirer : transmettre")
    await parent.phone.wait_for("Retirer l'accord", fresh=True)
    parent.phone.press("Non, le garder")
    await parent.phone.wait_for("Vos accords", fresh=True)
    said = await take_back(ville, parent.phone, "Retirer : transmettre ma demande")
    assert "elles attendent l'animatrice" in said
    (after,) = await parent.demandes()
    assert after.passe_par_animatrice
    await forge(ville, parent.phone, "data:retirer:relayer:oui")  # an old button
    assert "C'est retiré" not in parent.phone.last.text


async def test_the_follow_up_is_taken_back_alone(ville: Town) -> None:
    zenobie, _ = await family(ville)
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(zenobie.id, zenobie.name, unit.now)
        (famille,) = await unit.tx.familles.list_of_compte(who.compte_id)
        await unit.tx.familles.agree(famille.id, "suivi", unit.now)
    await open_accords(ville, zenobie)
    await take_back(ville, zenobie, "Retirer : avoir de mes nouvelles")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(famille.id) == ["relayer", "etre_appelee"]


async def test_a_search_about_to_be_sent_asks_the_agreement_again(ville: Town) -> None:
    parent = Parent(ville)
    await parent.ask()
    await parent.begin()
    await open_accords(ville, parent.phone)
    await take_back(ville, parent.phone, "Retirer : transmettre ma demande")
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(parent.phone.id, parent.phone.name, unit.now)
        form = await unit.tx.dialogues.find(who.compte_id, "recherche")
    assert form is not None
    assert "relayer" not in form.reponses["acquis"]


async def test_a_professional_finds_the_list_of_the_relais(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    await open_accords(ville, alix)
    alix.press("La liste du relais")
    await alix.wait_for("liste", fresh=True)
