"""A first request is read by an animatrice before it leaves, and the family is never left without a word."""

from __future__ import annotations

from datetime import datetime

from tests.bureau import add_animatrice, forge, open_demande, submit_first
from tests.quartier import add_assistant, demande_of, propositions_of, soon, submit
from tests.world import Town


async def test_it_leaves_once_she_has_read_it_and_the_next_one_leaves_alone(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    numero = await submit_first(ville, camille)
    await soon(ville)
    assert alix.received == []
    nadia.press("Ouvrir la demande")
    screen = await nadia.wait_for("à valider", fresh=True)
    assert "Famille : Camille, 06 39 98 00 01" in screen.text
    assert "né en septembre 2026" in screen.text
    nadia.press("Valider")
    await nadia.wait_for(f"Demande n° {numero} validée", fresh=True)
    await soon(ville)
    assert "Camille" not in (await alix.wait_for(f"Demande n° {numero}")).text
    await camille.wait_for("est partie")
    async with ville.bot.service.unit() as unit:
        famille = await unit.tx.familles.get((await unit.tx.demandes.get(numero)).famille_id)
        assert famille.approuvee_le == unit.today


async def test_two_animatrices_at_once_decide_once(ville: Town) -> None:
    camille, nadia, odile = ville.person("Camille"), ville.person("Nadia"), ville.person("Odile")
    await add_animatrice(ville, nadia)
    await add_animatrice(ville, odile)
    numero = await submit_first(ville, camille)
    asked = odile.last
    nadia.press("Valider")
    await nadia.wait_for("validée", fresh=True)
    assert f"La demande n° {numero} est validée par Nadia" in (await odile.wait_for("validée par Nadia")).text
    assert odile.last.id == asked.id  # the question itself was rewritten
    await forge(ville, odile, f"an:ref:{numero}:doublon")
    assert "est déjà validée, par Nadia" in odile.last.text
    assert (await demande_of(ville, numero)).etat == "active"


async def test_a_refusal_is_told_kindly_with_the_relais_s_phone(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit_first(ville, camille)
    nadia.press("Ne pas envoyer")
    await nadia.wait_for("Que dit-on à la famille", fresh=True)
    nadia.press("À revoir ensemble d'abord")
    await nadia.wait_for("n'est pas envoyée", fresh=True)
    told = await camille.wait_for("souhaite d'abord en parler avec vous")
    assert "03 21 61 50 00" in told.text or "répond au" in told.text
    assert ["Parler au relais"] in told.buttons
    demande = await demande_of(ville, numero)
    assert (demande.etat, demande.issue) == ("close", "close_par_relais")


async def test_she_may_phone_the_family_first(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit_first(ville, camille)
    nadia.press("Ne pas envoyer")
    await ville.quiet()
    nadia.press("J'appelle la famille")
    await nadia.wait_for("Vous appelez Camille au 06 39 98 00 01", fresh=True)
    await camille.wait_for("Elle vous appelle au 06 39 98 00 01")
    await ville.move(days=2)
    assert "attend votre lecture" not in nadia.last.text
    nadia.press("Valider")
    await nadia.wait_for("validée", fresh=True)
    assert (await demande_of(ville, numero)).etat == "active"


async def test_the_team_is_reminded_after_some_open_hours_only(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await submit_first(ville, camille)
    before = len(nadia.received)
    await ville.move_to(datetime.fromisoformat("2026-10-13T10:30:00+02:00"))
    assert len(nadia.received) == before
    await ville.move(days=7)
    reminders = [m for m in nadia.received[before:] if "attend votre lecture" in m.text]
    assert 1 <= len(reminders) <= 3


async def test_a_remark_leaves_only_once_read(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    numero = await submit_first(ville, camille, remarque="Nous avons <deux> chats.", remarque_etat="a_relire")
    nadia.press("Valider")
    screen = await nadia.wait_for("Avant de valider, lisez la remarque", fresh=True)
    assert "« Nous avons <deux> chats. »" in screen.text
    assert (await demande_of(ville, numero)).etat == "a_valider"
    nadia.press("Valider sans la remarque")
    await nadia.wait_for("validée", fresh=True)
    await soon(ville)
    assert "chats" not in (await alix.wait_for(f"Demande n° {numero}")).text
    assert (await demande_of(ville, numero)).remarque_etat == "refusee"
    assert all("remarque" not in m.text for m in camille.received)


async def test_a_refused_remark_may_be_told_to_the_family(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit(ville, camille, remarque="Du calme", remarque_etat="a_relire")
    await open_demande(ville, nadia, "En cours", numero)
    nadia.press("Relire la remarque")
    await ville.quiet()
    nadia.press("Elle reste au relais")
    await nadia.wait_for("Elle reste au relais", fresh=True)
    nadia.press("Prévenir la famille")
    await camille.wait_for("Votre remarque, elle, reste au relais")
    assert await propositions_of(ville, numero) == []
