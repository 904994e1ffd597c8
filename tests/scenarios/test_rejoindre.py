"""How 178 people join in a week: the animatrice prints letters, each code opens one entry, and a mistake is undone."""

from __future__ import annotations

import json

from bot.exemples.annuaire_fictif import generate
from bot.simulator.incoming import tap
from bot.simulator.phone import Phone
from tests.bureau import add_animatrice
from tests.quartier import SLUG
from tests.world import Town


async def desk(ville: Town, lines: int = 6) -> Phone:
    """An animatrice whose directory has a few lines."""
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    file = b"\n".join(generate().splitlines()[: lines + 1]) + b"\n"
    noa.send_document("annuaire.csv", file)
    await noa.wait_for("Nouvelles fiches")
    noa.press("Enregistrer")
    await noa.wait_for("est enregistré")
    return noa


async def codes(ville: Town) -> list[tuple[str, str]]:
    """First names and codes of the letters asked for, read where the worker reads them."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT body FROM task WHERE kind = 'document' ORDER BY id")
    return [(x["prenom"], x["code"]) for row in rows for x in json.loads(row["body"]).get("contenu", {})["lettres"]]


async def board(noa: Phone) -> None:
    noa.send("/menu")
    noa.press("Tableau de bord", message=await noa.answer())
    await noa.wait_for("Conversations en cours")


async def open_screen(noa: Phone) -> str:
    await board(noa)
    noa.press("Les professionnelles")
    await noa.wait_for("Les professionnelles", fresh=True)
    noa.press("Inviter")
    return (await noa.wait_for("Inviter les professionnelles")).text


async def test_letters_are_printed_and_a_code_opens_one_entry(ville: Town) -> None:
    noa = await desk(ville)
    assert "0 professionnelle sur 4 a rejoint" in await open_screen(noa)
    ville.bot.worker._kinds = {}  # the worker rests: the codes can be read, as on the printed sheet
    noa.press("Préparer 4 lettres")
    await noa.wait_for("4 lettres sont en préparation")
    letters = await codes(ville)
    assert len({code for _, code in letters}) == 4
    prenom, code = letters[0]
    nadia, curieuse = ville.person("Nadia"), ville.person("Curieuse")
    nadia.send(f"/start {code}")
    assert prenom in (await nadia.answer()).text
    curieuse.send(f"/start {code}")
    assert "déjà" in (await curieuse.answer()).text
    assert "1 professionnelle sur 4 a rejoint" in await open_screen(noa)


async def test_the_document_reaches_her_own_chat(ville: Town) -> None:
    noa = await desk(ville)
    await open_screen(noa)
    noa.press("Préparer 4 lettres")
    await noa.wait_for("une page par personne")
    sent = next(m for m in noa.received if m.file_name and m.file_name.startswith("invitations-"))
    assert sent.file_name.endswith(".pdf")
    assert "une lettre qui sert encore" in await open_screen(noa)


async def test_letters_made_again_end_the_first_and_a_double_tap_does_not(ville: Town) -> None:
    noa = await desk(ville)
    await open_screen(noa)
    noa.press("Préparer 4 lettres")
    await noa.wait_for("une page par personne")
    await open_screen(noa)
    noa.press("Refaire les 4 lettres")
    await noa.wait_for("ne serviront plus")
    noa.press("Refaire les lettres")
    await noa.wait_for("Aucune lettre à préparer")
    await ville.move(days=2)
    await open_screen(noa)
    noa.press("Refaire les 4 lettres")
    await noa.wait_for("ne serviront plus")
    noa.press("Refaire les lettres")
    await noa.wait_for("4 lettres sont en préparation")


async def test_letters_given_can_be_taken_back(ville: Town) -> None:
    noa = await desk(ville)
    await open_screen(noa)
    noa.press("Préparer 4 lettres")
    await noa.wait_for("une page par personne")
    await open_screen(noa)
    noa.press("Annuler les lettres données")
    await noa.wait_for("restent reliées")
    noa.press("Annuler ces lettres")
    await noa.wait_for("4 codes ne servent plus")


async def test_a_wrong_person_linked_is_undone_with_a_trace(ville: Town) -> None:
    noa = await desk(ville)
    wrong = ville.person("Wanda")
    async with ville.bot.service.unit() as unit:
        relais_id = unit.territoire.id_of(SLUG)
        known = await unit.tx.personnes.meet(wrong.id, "Wanda", unit.now)
        assistant = (await unit.tx.assistants.list_of_relais(relais_id))[0]
        await unit.tx.rattachements.link(assistant.id, known.compte_id, "numero", unit.now)
    await board(noa)
    noa.press("Les professionnelles")
    await noa.wait_for("Les professionnelles", fresh=True)
    noa.press("Trouver un assistant maternel")
    noa.send(assistant.nom)
    await ville.quiet()
    noa.press(f"{assistant.prenom} {assistant.nom}")
    await noa.wait_for("Wanda")
    noa.press("Ce n'est pas la bonne personne")
    await noa.wait_for("est détachée")
    noa.press("Détacher ce compte")
    await noa.wait_for("pas encore relié")
    async with ville.bot.service.unit() as unit:
        (trace,) = await unit.tx.sql.rows("SELECT par, fini_le, fini_par FROM rattachement")
    assert trace["par"] == "numero"
    assert trace["fini_le"] is not None
    assert trace["fini_par"] is not None


async def test_a_parent_cannot_print_letters(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    hello = await camille.answer()
    tap(ville.telegram.bot, camille.chat, camille.user, hello.post, {"callback_data": "an:rj:toutes:oui"})
    await ville.quiet()
    assert await codes(ville) == []
