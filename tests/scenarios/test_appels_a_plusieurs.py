"""Two animatrices do not phone the same person; a result is never refused; nobody else reads the list."""

from __future__ import annotations

from bot.simulator.incoming import tap
from bot.simulator.phone import Phone
from tests.appels import campaign, lines, names, open_list, participation_of, press
from tests.bureau import add_animatrice, forge
from tests.equipe import animatrice, linked_group, texts
from tests.quartier import add_assistant, soon, submit
from tests.world import Town

AUTRE = "mainvilliers"


async def team(ville: Town) -> tuple[Phone, Phone]:
    """Two animatrices of one relais."""
    noa, lou = ville.person("Noa"), ville.person("Lou")
    for phone in (noa, lou):
        await add_animatrice(ville, phone)
    return noa, lou


async def test_a_call_taken_is_shown_to_the_others_and_passed_over(ville: Town) -> None:
    noa, lou = await team(ville)
    await add_assistant(ville, "Alix")
    await add_assistant(ville, "Odile", telephone="+33639980108")
    await campaign(ville)
    await open_list(ville, noa)
    assert "Alix Exemple" in await press(ville, noa, "Commencer les appels")
    assert "Noa l'appelle" in await open_list(ville, lou)
    assert "Odile Exemple" in await press(ville, lou, "Commencer les appels")
    assert "Il n'y a plus personne à appeler" in await press(ville, noa, "Plus de place", "Suivant")
    assert "Lou l'appelle" in await press(ville, noa, "Retour à la liste")


async def test_two_at_the_same_instant_get_two_different_people(ville: Town) -> None:
    noa, lou = await team(ville)
    await add_assistant(ville, "Alix")
    await add_assistant(ville, "Odile")
    await campaign(ville)
    await open_list(ville, noa)
    await open_list(ville, lou)
    for phone in (noa, lou, noa, lou):  # and each taps twice
        phone.press("Commencer les appels", next(m for m in reversed(phone.received) if "À appeler" in m.text))
    await ville.quiet()
    held = {ligne.prenom: ligne.suivi.prise.nom for ligne in await lines(ville) if ligne.suivi.prise}
    assert sorted(held) == ["Alix", "Odile"]
    assert sorted(held.values()) == ["Lou", "Noa"]


async def test_a_claim_ends_by_itself_or_by_relacher(ville: Town) -> None:
    noa, lou = await team(ville)
    await add_assistant(ville, "Alix")
    await campaign(ville)
    await open_list(ville, noa)
    await press(ville, noa, "Alix Exemple", "Je l'appelle")
    assert "Vous l'appelez depuis" in noa.last.text
    await open_list(ville, lou)
    screen = await press(ville, lou, "Alix Exemple")
    assert "Noa l'appelle depuis" in screen
    assert all("Je l'appelle" not in row for row in lou.last.buttons)
    await press(ville, noa, "Relâcher")
    assert "l'appelle" not in await open_list(ville, lou)
    await press(ville, noa, "Je l'appelle")
    await ville.move(hours=1)
    assert "l'appelle" not in await open_list(ville, lou)
    await press(ville, lou, "Alix Exemple", "Je l'appelle")
    (ligne,) = await lines(ville)
    assert ligne.suivi.prise is not None
    assert ligne.suivi.prise.nom == "Lou"


async def test_a_forged_claim_does_not_take_a_call_from_a_colleague(ville: Town) -> None:
    noa, lou = await team(ville)
    alix = await add_assistant(ville, "Alix")
    await campaign(ville)
    await open_list(ville, noa)
    await open_list(ville, lou)
    await press(ville, noa, "Alix Exemple", "Je l'appelle")
    await forge(ville, lou, f"an:al:0:{alix.id}:prendre")
    assert "Noa l'appelle" in lou.last.text
    await forge(ville, lou, f"an:al:0:{alix.id}:lacher")
    (ligne,) = await lines(ville)
    assert ligne.suivi.prise is not None
    assert ligne.suivi.prise.nom == "Noa"


async def test_a_result_is_noted_whoever_had_taken_the_call_and_both_are_told(ville: Town) -> None:
    noa, lou = await team(ville)
    alix = await add_assistant(ville, "Alix")
    await campaign(ville)
    await open_list(ville, noa)
    await open_list(ville, lou)
    await press(ville, noa, "Commencer les appels")
    said = await press(ville, lou, "Alix Exemple", "Plus de place")
    assert "Noa avait pris cet appel. Votre réponse est bien notée." in said
    said = await press(ville, noa, "J'ai une place", "Dès maintenant", "Le mercredi")
    assert "Lou avait noté à" in said
    assert "plus de place" in said
    async with ville.bot.service.unit() as unit:
        (place,) = (await unit.tx.assistants.get(alix.id)).places
    assert place.etat == "libre"  # what was said last
    assert (await participation_of(ville, alix.id))["reponse"] in ("complet", "place")


async def test_in_the_group_the_list_is_shared_and_the_call_goes_to_her_own_chat(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    group = await linked_group(ville, [noa, lou])
    await add_assistant(ville, "Alix", telephone="+33639980107")
    await add_assistant(ville, "Odile")
    await submit(ville, ville.person("Camille"))
    await soon(ville)
    await group.wait_for("à appeler")
    group.press(lou, "Appeler et noter les réponses")
    await ville.quiet()
    group.press(lou, "Retour à la demande")
    await ville.quiet()
    group.press(lou, "Toutes les listes")
    await ville.quiet()
    group.press(lou, "À appeler aujourd'hui")
    await ville.quiet()
    group.press(lou, "Commencer les appels")
    call = await lou.wait_for("À dire")
    assert "06 39 98 01 07" in call.text
    assert "À dire" not in texts(group)
    await ville.quiet()
    assert "Lou l'appelle" in group.last.text
    group.press(noa, "En tableur")
    file = await noa.wait_for("Votre liste d'appels")
    assert file.file_name.endswith(".xlsx")
    assert all(message.kind == "text" for message in group.received)
    group.press(noa, "Odile Exemple")
    await group.wait_for("Ce que l'on sait", fresh=True)
    group.press(noa, "Rappeler le…")
    await ville.quiet()
    group.press(noa, "Un autre jour")
    await noa.wait_for("à rappeler quel jour")
    noa.send("jeudi")
    await noa.wait_for("Odile Exemple est à rappeler le jeudi 15 octobre 2026")


async def test_nobody_else_reads_or_touches_the_list(ville: Town) -> None:
    noa, _ = await team(ville)
    ailleurs, camille = ville.person("Ailleurs"), ville.person("Camille")
    await add_animatrice(ville, ailleurs, AUTRE)
    alix = await add_assistant(ville, "Alix", telephone="+33639980107")
    await campaign(ville)
    numero = await submit(ville, camille, vague_le=None)
    await open_list(ville, ailleurs)
    codes = [
        f"an:al:0:{alix.id}{what}"
        for what in (
            "", ":prendre", ":plein", ":faux", ":rien", ":r:demain", ":jok:0:31", ":plus", ":non:masquer", ":date"
        )
    ] + [f"an:fa:0:{numero}", f"an:fa:0:{numero}:dit"]  # fmt: skip
    for code in codes:
        await forge(ville, ailleurs, code)
        assert "06 39" not in ailleurs.last.text
    await forge(ville, ailleurs, f"an:aps:0:{alix.id}")
    assert "Il n'y a plus personne" in ailleurs.last.text
    camille.send("/start")
    await camille.answer()
    for code in [*codes, "an:app:0", "an:app:3:0", "an:apc:0", "an:apx:0:pdf", "an:apf:0", "an:apz:0"]:
        tap(camille.account, camille.chat, camille.user, camille.last.post, {"text": "x", "callback_data": code})
        await ville.quiet()
        assert "Alix" not in camille.last.text
    assert await names(ville) == ["Alix"]
    (ligne,) = await lines(ville)
    assert (ligne.suivi.dernier_le, ligne.suivi.prise, ligne.is_wrong) == (None, None, False)
    assert noa.received is not None
