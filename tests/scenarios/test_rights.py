"""What is kept about me: seen, copied, corrected, really erased; and STOP."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.simulator.phone import Phone
from bot.usecases.unit import Unit
from bot.usecases.write_automatic import write_automatic
from tests.quartier import add_assistant, libre, relais_id, soon, submit
from tests.world import Town

PRENOM, REMARQUE, NUMERO = "Zénobie", "Nous habitons derrière le moulin bleu", "+33639980001"


async def make_animatrice(ville: Town, prenom: str = "Inès") -> Phone:
    """Somebody of the team, who gets what the team is told."""
    phone = ville.person(prenom)
    phone.chat.started = True
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(phone.id, prenom, unit.now)
        await unit.tx.animateurs.add(relais_id(ville), who.compte_id, prenom, "animatrice", unit.now)
    return phone


async def family(ville: Town) -> tuple[Phone, int]:
    """A family with a request, a remark and dated agreements."""
    zenobie = ville.person(PRENOM, phone=NUMERO)
    numero = await submit(ville, zenobie, remarque=REMARQUE, remarque_etat="acceptee")
    async with ville.bot.service.unit() as unit:
        (famille,) = await unit.tx.familles.list_of_compte((await who(unit, zenobie)).compte_id)
        await unit.tx.familles.agree(famille.id, "relayer", unit.now)
        await unit.tx.familles.agree(famille.id, "etre_appelee", unit.now)
    return zenobie, numero


async def who(unit: Unit, phone: Phone) -> Personne:
    """The account behind a phone."""
    return await unit.tx.personnes.meet(phone.id, phone.name, unit.now)


async def ask(ville: Town, numero: int, assistant: int) -> None:
    """This professional was asked and is interested."""
    async with ville.bot.service.unit() as unit:
        await unit.tx.propositions.add(
            [
                PropositionSuivie(
                    relais_id=relais_id(ville), demande=numero, assistant=assistant, cercle="place_connue",
                    etat="interessee", ecrite_le=unit.now, envoyee_le=unit.now, repondue_le=unit.now,
                )
            ]
        )  # fmt: skip


def on_disk(folder: Path) -> bytes:
    """Every byte of the database, its journal included."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("relais.db*")))


async def test_everything_kept_is_said_in_plain_words(ville: Town) -> None:
    zenobie, numero = await family(ville)
    zenobie.send("/donnees")
    screen = await zenobie.answer()
    assert f"Votre prénom : {PRENOM}." in screen.text
    assert "06 39 98 00 01" in screen.text
    assert f"Demande n° {numero}, écrite le mardi 13 octobre 2026 : en cours." in screen.text
    assert REMARQUE in screen.text
    assert "« transmettre ma demande aux professionnels », donné le mardi 13 octobre 2026" in screen.text
    assert "est effacée après un an" in screen.text


async def test_a_newcomer_reads_how_little_is_kept(ville: Town) -> None:
    zenobie = ville.person(PRENOM)
    zenobie.send("/donnees")
    screen = await zenobie.answer()
    assert "Je n'ai pas votre numéro" in screen.text
    assert ["Corriger mon prénom ou mon numéro"] not in screen.buttons


async def test_the_copy_holds_everything_and_arrives_as_a_file(ville: Town) -> None:
    zenobie, numero = await family(ville)
    zenobie.send("/donnees")
    await zenobie.answer()
    zenobie.press("Recevoir une copie")
    await ville.quiet()
    sent = zenobie.received[-1]
    assert sent.raw["document"]["file_name"] == "mes-donnees-2026-10-13.json"
    copied = json.loads(sent.file_bytes)
    assert copied["familles"][0]["telephone"] == NUMERO
    assert copied["demandes"][0] | {"numero": numero, "remarque": REMARQUE} == copied["demandes"][0]
    assert [accord["finalite"] for accord in copied["accords"]] == ["relayer", "etre_appelee"]
    assert copied["copie_du"][:13] == "2026-10-13T10"


async def test_a_correction_is_a_sentence_at_any_moment(ville: Town) -> None:
    zenobie, _ = await family(ville)
    zenobie.send("mon prénom est Anne-Lise")
    assert "Votre prénom : Anne-Lise." in (await zenobie.answer()).text
    zenobie.send("mon numéro est 12")
    assert "Rien n'a été changé" in (await zenobie.answer()).text


async def test_a_typed_number_changes_nothing_and_her_own_is_shared_by_the_button(ville: Town) -> None:
    zenobie, _ = await family(ville)
    zenobie.user.phone = "+33639980044"  # she has a new one
    zenobie.send("Mon numéro est le 06 39 98 00 77.")
    asked = await zenobie.answer()
    assert "touchez « Partager mon numéro »" in asked.text
    zenobie.send("/donnees")
    assert "06 39 98 00 01" in (await zenobie.answer()).text
    zenobie.press("Corriger mon prénom")
    await zenobie.answer()
    zenobie.press("Changer mon numéro")
    await zenobie.answer()
    zenobie.press("Partager mon numéro")
    shown = await zenobie.wait_for("Ce que je garde de vous", fresh=True)
    assert "06 39 98 00 44" in shown.text


async def test_somebody_else_s_card_is_not_her_number(ville: Town) -> None:
    zenobie, _ = await family(ville)
    zenobie.send("mon téléphone est le 06 39 98 00 77")
    await zenobie.answer()
    zenobie.share_unknown_contact("+33639980077", "Camille")
    assert "Rien n'a été changé" in (await zenobie.answer()).text
    zenobie.send("Revenir à mes données")
    assert "06 39 98 00 01" in (await zenobie.answer()).text


async def test_a_changed_first_name_in_telegram_is_followed_unless_she_corrected_it(ville: Town) -> None:
    zenobie, _ = await family(ville)
    zenobie.user.first_name = "Zoé"
    zenobie.send("/donnees")
    assert "Votre prénom : Zoé." in (await zenobie.answer()).text
    zenobie.send("mon prénom est Anne")
    await zenobie.answer()
    zenobie.user.first_name = "Zaza"
    zenobie.send("/donnees")
    assert "Votre prénom : Anne." in (await zenobie.answer()).text


async def test_everything_is_really_erased_from_the_disk(ville: Town) -> None:
    ines = await make_animatrice(ville)
    sandrine = ville.person("Sandrine")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    assistant = await add_assistant(ville, sandrine, place)
    zenobie, numero = await family(ville)
    await ask(ville, numero, assistant.id)
    async with ville.bot.service.unit() as unit:
        later = unit.now + timedelta(days=2)
        data = {"reference": f"{PRENOM} {REMARQUE} {NUMERO}"}
        unit.write(f"demande:{numero}:nouvelle:1", ines.id, "erreurs/panne", data=data, not_before=later)
        await unit.tx.dialogues.save(
            (await who(unit, zenobie)).compte_id, "recherche", "remarque", {"remarque": REMARQUE}, unit.now
        )
    zenobie.send(REMARQUE)
    await zenobie.answer()
    assert REMARQUE.encode() in on_disk(ville.folder)
    zenobie.send("/donnees")
    await zenobie.answer()
    zenobie.press("Tout effacer")
    warning = await zenobie.wait_for("Tout effacer ?", fresh=True)
    assert "statistiques, sans votre nom" in warning.text
    zenobie.press("Effacer maintenant")
    done = await zenobie.wait_for("C'est effacé", fresh=True)
    assert "Votre demande est retirée" in done.text
    await ville.quiet()
    assert f"La demande n° {numero} est retirée" in ines.received[-1].text
    assert str(numero) in sandrine.received[-1].text
    await ville.move(hours=1)
    bytes_left = on_disk(ville.folder)
    for secret in (PRENOM, REMARQUE, NUMERO, str(zenobie.id) + '"'):
        assert secret.encode() not in bytes_left, secret
    with closing(sqlite3.connect(ville.settings.database)) as sql:
        assert sql.execute("SELECT commune, etat, sollicites FROM demande_effacee").fetchall() == [
            ("62516", "retiree", 1)
        ]
        assert sql.execute("SELECT count(*) FROM compte WHERE telegram_id = ?", (zenobie.id,)).fetchone() == (0,)


async def test_a_number_once_read_is_never_given_again(ville: Town) -> None:
    zenobie, numero = await family(ville)
    zenobie.send("/donnees")
    await zenobie.answer()
    zenobie.press("Tout effacer")
    await zenobie.wait_for("Tout effacer ?", fresh=True)
    zenobie.press("Effacer maintenant")
    await zenobie.wait_for("C'est effacé", fresh=True)
    assert await submit(ville, ville.person("Camille")) > numero


async def test_a_directory_entry_is_unlinked_and_she_reads_whom_to_ask(ville: Town) -> None:
    sandrine = ville.person("Sandrine")
    entry = await add_assistant(ville, sandrine)
    sandrine.send("/donnees")
    assert "appartient à l'annuaire du relais" in (await sandrine.answer()).text
    sandrine.press("Tout effacer")
    assert "reste dans l'annuaire" in (await sandrine.wait_for("Tout effacer ?", fresh=True)).text
    sandrine.press("Effacer maintenant")
    done = await sandrine.wait_for("C'est effacé", fresh=True)
    assert "03 21 61 50 00" in done.text
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.assistants.get(entry.id)).telegram_id is None


async def test_an_animatrice_must_first_give_back_her_access(ville: Town) -> None:
    ines = await make_animatrice(ville)
    ines.send("/donnees")
    await ines.answer()
    ines.press("Tout effacer")
    await ines.wait_for("Tout effacer ?", fresh=True)
    ines.press("Effacer maintenant")
    await ines.wait_for("Rien n'est effacé", fresh=True)


async def test_she_who_writes_again_after_an_erasure_is_a_newcomer(ville: Town) -> None:
    zenobie, _ = await family(ville)
    zenobie.send("/donnees")
    await zenobie.answer()
    zenobie.press("Tout effacer")
    await zenobie.wait_for("Tout effacer ?", fresh=True)
    zenobie.press("Effacer maintenant")
    await zenobie.wait_for("C'est effacé", fresh=True)
    zenobie.send("/donnees")
    assert "Je n'ai pas votre numéro" in (await zenobie.answer()).text


@pytest.mark.parametrize("said", ["STOP", "arrêtez", "/stop", "plus de messages svp"])
async def test_stop_takes_back_what_waits_and_can_be_undone(said: str, ville: Town) -> None:
    zenobie, _ = await family(ville)
    await soon(ville)  # the answer to her request, which she waits for whatever she says, is there

    async def write(key: str) -> bool:
        async with ville.bot.service.unit() as unit:
            return await write_automatic(
                unit, key, zenobie.id, "erreurs/bouton_perime", relais_id=relais_id(ville),
            )  # fmt: skip

    await ville.move_to(ville.now().replace(hour=21))
    assert await write("test:1:rappel:z")
    zenobie.send(said)
    assert "vous ne recevrez plus de message automatique" in (await zenobie.answer()).text
    count = len(zenobie.received)
    await ville.move(days=1)
    assert len(zenobie.received) == count
    assert not await write("test:2:rappel:z")
    zenobie.press("Reprendre les messages")
    await zenobie.wait_for("vous recevrez de nouveau", fresh=True)
    assert await write("test:3:rappel:z")


async def test_stop_inside_a_form_loses_nothing_of_it(ville: Town) -> None:
    zenobie = ville.person(PRENOM)
    zenobie.send("/start")
    await zenobie.answer()
    async with ville.bot.service.unit() as unit:
        compte = (await who(unit, zenobie)).compte_id
        await unit.tx.dialogues.save(compte, "recherche", "commune", {}, unit.now)
    zenobie.send("Stop !")
    assert "est conservé" in (await zenobie.answer()).text
    async with ville.bot.service.unit() as unit:
        assert (await who(unit, zenobie)).dialogue is not None


async def test_what_has_served_is_erased_when_its_time_has_come_and_figures_stay(ville: Town) -> None:
    zenobie, numero = await family(ville)
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        closed = replace(demande, etat="pourvue", issue="trouve_ici", close_le=unit.now, vague_le=None)
        await unit.tx.demandes.save(replace(closed, reponse_le=None, confirmation_le=None), unit.now)
        await unit.tx.dialogues.save((await who(unit, zenobie)).compte_id, "recherche", "commune", {}, unit.now)
    await ville.move_to(ville.now() + timedelta(days=61))
    async with ville.bot.service.unit() as unit:
        assert (await who(unit, zenobie)).dialogue is None
        assert await unit.tx.demandes.find(numero) is not None
    ville.clock.move(days=310)
    await ville.restart_bot()
    await ville.quiet()
    await ville.bot.runner.beat()
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.demandes.find(numero) is None
    left = on_disk(ville.folder)
    assert REMARQUE.encode() not in left
    assert NUMERO.encode() not in left
    with closing(sqlite3.connect(ville.settings.database)) as sql:
        assert sql.execute("SELECT etat, issue FROM demande_effacee").fetchall() == [("pourvue", "trouve_ici")]
