"""An announcement from the animatrice's words to everybody's screen: told with phones."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bot.simulator.phone import Phone
from bot.usecases.follow_annonce import Liste
from tests.annonce import copies, open_annonces, recipients, report, send, write
from tests.bureau import forge
from tests.campagne import animatrice
from tests.equipe import animatrice as team_member
from tests.equipe import linked_group
from tests.quartier import BURBURE, add_assistant, libre, soon, submit
from tests.world import Town

BONJOUR = "La fête des lumières aura lieu le vendredi 11 décembre."


async def neighbours(ville: Town, *prenoms: str, **changes: Any) -> list[Phone]:
    """Professionals of the relais, each with her phone."""
    phones = [ville.person(prenom) for prenom in prenoms]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, telephone=f"+336399802{n:02d}", **changes)
    return phones


async def test_what_she_previews_is_what_everybody_receives_once(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile = await neighbours(ville, "Alix", "Odile")
    await write(ville, nadia, BONJOUR, "Venez avec <b>vos</b> & leurs lampions.")
    nadia.press("M'en envoyer un exemplaire")
    await nadia.wait_for("Votre exemplaire est au-dessus", fresh=True)
    await ville.quiet()
    mine = next(m for m in nadia.received if BONJOUR in m.text and "Ce que je reçois" in str(m.buttons))
    annonce_id = await send(ville, nadia)
    for phone in (alix, odile):
        assert copies(phone, BONJOUR) == 1
        letter = next(m for m in phone.received if BONJOUR in m.text)
        assert (letter.text, letter.raw.get("entities"), letter.buttons) == (
            mine.text,
            mine.raw.get("entities"),
            mine.buttons,
        )
    assert "Reçu : 2 sur 2 personnes" in await report(ville, nadia)
    nadia.press("Reçu : 2")
    shown = await nadia.wait_for("Ont reçu le message", fresh=True)
    assert "Alix Exemple" in shown.text
    assert {one["etat"] for one in (await recipients(ville, annonce_id)).values()} == {"recue"}
    await soon(ville)
    assert copies(nadia, "L'envoi est fini") == 1


async def test_two_taps_on_send_and_a_restart_send_one_copy(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await write(ville, nadia, BONJOUR)
    nadia.press("Envoyer")
    await nadia.wait_for("Envoyer à 1 personne", fresh=True)
    screen = nadia.last
    nadia.press("Oui, envoyer", screen)
    nadia.press("Oui, envoyer", screen)
    await ville.quiet()
    await ville.restart_bot()
    await ville.move(hours=1)
    assert copies(alix, BONJOUR) == 1


async def test_she_corrects_a_passage_where_she_typed_it(ville: Town) -> None:
    nadia = await animatrice(ville)
    await neighbours(ville, "Alix")
    await write(ville, nadia)
    typed = nadia.send("Le relais ferme vendredi.")
    await nadia.wait_for("C'est ajouté", fresh=True)
    nadia.edit(typed, "Le relais ferme jeudi.")
    draft = await nadia.wait_for("Votre passage est corrigé", fresh=True)
    assert "Le relais ferme jeudi." in draft.text
    assert "vendredi" not in draft.text
    nadia.press("Ôter le dernier passage")
    assert "Il manque le texte" in (await nadia.answer()).text
    assert "Envoyer" not in str(nadia.last.buttons)


async def test_everybody_left_out_is_counted_with_the_reason(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, stoppee, bloquee, muette, pause = await neighbours(ville, "Alix", "Stop", "Bloquée", "Muette", "Pause")
    await add_assistant(ville, "Papier", telephone="+33639980299", email="papier@exemple.fr")
    stoppee.send("STOP")
    bloquee.block()
    muette.send("/menu")
    await muette.wait_for("Bonjour", fresh=True)
    muette.press("Ce que je reçois")
    await muette.wait_for("Les nouvelles du relais : oui", fresh=True)
    muette.press("Les nouvelles du relais : ne plus recevoir")
    await muette.wait_for("Les nouvelles du relais : non", fresh=True)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            "UPDATE assistant_maternel SET en_pause_jusqu_au = '2026-12-31' WHERE prenom = 'Pause'", {}
        )
    await ville.quiet()
    await write(ville, nadia, BONJOUR)
    assert "1 personne recevra le message" in nadia.last.text
    assert "Pas dans l'envoi : 5 personnes" in nadia.last.text
    nadia.press("Qui ne le reçoit pas : 5")
    shown = (await nadia.wait_for("Qui ne reçoit pas", fresh=True)).text
    for reason in (
        "Pas encore sur Telegram : 1", "A bloqué le robot : 1", "Ne veut plus de message du robot : 1",
        "Ne veut pas de ce sujet : 1", "En pause : 1",
    ):  # fmt: skip
        assert reason in shown
    nadia.press("Pas encore sur Telegram : 1")
    assert "06 39 98 02 99" in (await nadia.wait_for("Papier Exemple", fresh=True)).text
    nadia.press("Retour à l'annonce")
    await nadia.answer()
    await send(ville, nadia)
    assert copies(alix, BONJOUR) == 1
    assert [copies(phone, BONJOUR) for phone in (stoppee, bloquee, muette, pause)] == [0, 0, 0, 0]
    nadia.press("Texte pour un SMS")
    assert BONJOUR in (await nadia.wait_for("À envoyer par SMS", fresh=True)).text
    nadia.press("Pas reçu")
    await nadia.wait_for("N'ont pas reçu le message (5)", fresh=True)
    nadia.press("En tableur")
    file = await nadia.wait_for("Votre liste : 5 personnes")
    sheet = load_workbook(BytesIO(file.file_bytes)).active
    assert sheet is not None
    assert ("Exemple", "Papier", "Lillers", "06 39 98 02 99", "papier@exemple.fr", "pas encore sur Telegram") in list(
        sheet.iter_rows(values_only=True)
    )


async def test_accounts_that_are_no_more_are_in_the_report_and_not_in_as_many_messages(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, *gone = await neighbours(ville, "Alix", "Perdue", "Partie")
    for phone in gone:
        phone.deactivate()
    await write(ville, nadia, BONJOUR)
    await send(ville, nadia)
    await soon(ville)
    assert copies(alix, BONJOUR) == 1
    await nadia.wait_for("L'envoi est fini", fresh=True)
    assert "Perdue" not in "".join(message.text for message in nadia.received)
    nadia.press("Voir le détail")
    await nadia.wait_for("Ont bloqué le robot : 2", fresh=True)
    nadia.press("Pas reçu : 2")
    assert "06 39 98 02 01" in (await nadia.wait_for("Perdue Exemple", fresh=True)).text


async def test_somebody_with_two_roles_or_two_accounts_gets_one_copy(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await submit(ville, alix, etat="transmise", vague_le=None)
    deux, autre = ville.person("Alix2"), ville.person("Camille")
    for phone in (deux, autre):
        await submit(ville, phone, etat="transmise", vague_le=None)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE famille SET telephone = '+33639980200' WHERE prenom = 'Alix2'", {})
        for phone in (deux, autre):
            who = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
            await unit.tx.sujets.choose(who.compte_id, "annonces", True, unit.now)
    await write(ville, nadia, BONJOUR)
    nadia.press("Changer le public")
    await nadia.wait_for("À qui ?", fresh=True)
    nadia.press("Tout le monde")
    assert "2 personnes recevront" in (await nadia.answer()).text
    nadia.press("Retour à l'annonce")
    await nadia.answer()
    await send(ville, nadia)
    assert [copies(phone, BONJOUR) for phone in (alix, deux, autre)] == [1, 0, 1]


async def test_a_family_hears_of_it_once_it_has_chosen_to(ville: Town) -> None:
    nadia, camille = await animatrice(ville), ville.person("Camille")
    await submit(ville, camille, etat="transmise", vague_le=None)
    await write(ville, nadia, BONJOUR)
    nadia.press("Changer le public")
    await nadia.wait_for("À qui ?", fresh=True)
    nadia.press("Tout le monde")
    assert "0 personne recevra" in (await nadia.answer()).text
    camille.send("/menu")
    await camille.wait_for("Bonjour", fresh=True)
    camille.press("Ce que je reçois")
    await camille.wait_for("Les nouvelles du relais : non", fresh=True)
    camille.press("Les nouvelles du relais : recevoir")
    await camille.wait_for("Les nouvelles du relais : oui", fresh=True)
    nadia.press("Retour à l'annonce")
    await nadia.answer()
    await send(ville, nadia)
    assert copies(camille, BONJOUR) == 1


async def test_the_public_is_cut_by_commune_and_by_what_is_accepted(ville: Town) -> None:
    nadia, alix, odile = await animatrice(ville), ville.person("Alix"), ville.person("Odile")
    await add_assistant(ville, alix, commune=BURBURE, telephone="+33639980201")
    entry = await add_assistant(ville, odile, telephone="+33639980202")
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE assistant_maternel SET periscolaire = 1 WHERE id = :id", {"id": entry.id})
    await write(ville, nadia, BONJOUR)
    assert "2 personnes recevront" in nadia.last.text
    nadia.press("Changer le public")
    await nadia.wait_for("À qui ?", fresh=True)
    nadia.press("Périscolaire")
    assert "1 personne recevra" in (await nadia.answer()).text
    nadia.press("Périscolaire : oui")
    await nadia.answer()
    nadia.press("Des communes")
    await nadia.wait_for("Quelles communes", fresh=True)
    nadia.press("Burbure")
    await nadia.wait_for("Choisies : 1", fresh=True)
    nadia.press("Retour au public")
    await nadia.wait_for("À qui ?", fresh=True)
    nadia.press("Retour à l'annonce")
    await nadia.answer()
    await send(ville, nadia)
    assert (copies(alix, BONJOUR), copies(odile, BONJOUR)) == (1, 0)


async def test_a_picture_or_a_pdf_travels_with_the_words(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile = await neighbours(ville, "Alix", "Odile")
    await write(ville, nadia, BONJOUR)
    nadia.send_document("journal.exe", b"MZ")
    await nadia.wait_for("Ce fichier ne convient pas", fresh=True)
    nadia.send_document("journal.pdf", b"%PDF-1.4 demo")
    draft = await nadia.wait_for("Le fichier est joint", fresh=True)
    assert "journal.pdf" in draft.text
    await send(ville, nadia)
    for phone in (alix, odile):
        letter = next(m for m in phone.received if m.file_name == "journal.pdf")
        assert letter.file_bytes == b"%PDF-1.4 demo"
        assert BONJOUR in str(letter.raw["caption"])
    await write(ville, nadia, "x" * 900)
    nadia.send_photo()
    assert "850 signes au plus" in (await nadia.wait_for("Le fichier est joint", fresh=True)).text


async def test_at_night_it_waits_for_the_morning_and_a_scheduled_one_for_its_hour(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await write(ville, nadia, BONJOUR)
    nadia.press("Changer le moment")
    await nadia.wait_for("Quand part-elle", fresh=True)
    nadia.press("Un autre moment")
    await nadia.wait_for("par exemple « mardi", fresh=True)
    nadia.send("jeudi à 25 h")
    await nadia.wait_for("Je ne reconnais pas ce moment", fresh=True)
    nadia.send("jeudi à 21 h 30")
    draft = await nadia.wait_for("recevra le message", fresh=True)
    assert "vendredi 16 octobre 2026 à 8 h" in draft.text
    nadia.press("Programmer l'envoi")
    await nadia.wait_for("Programmer à 1 personne", fresh=True)
    nadia.press("Oui, programmer")
    await nadia.wait_for("C'est programmé", fresh=True)
    await ville.move(days=2, hours=13)
    assert copies(alix, BONJOUR) == 0, "it is 23 h"
    await ville.move(hours=9)
    assert copies(alix, BONJOUR) == 1


async def test_a_scheduled_one_is_called_off_and_its_words_stay(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await write(ville, nadia, BONJOUR)
    nadia.press("Changer le moment")
    await nadia.wait_for("Quand part-elle", fresh=True)
    nadia.press("mercredi 14 octobre 2026 à 9 h")
    await nadia.wait_for("recevra le message", fresh=True)
    nadia.press("Programmer l'envoi")
    await nadia.answer()
    nadia.press("Oui, programmer")
    await nadia.wait_for("C'est programmé", fresh=True)
    nadia.press("Annuler l'envoi")
    assert BONJOUR in (await nadia.wait_for("Pas encore envoyée", fresh=True)).text
    await ville.move(days=2)
    assert copies(alix, BONJOUR) == 0


async def test_stopping_says_who_had_it_already(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile = await neighbours(ville, "Alix", "Odile")
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE assistant_maternel SET moment_prefere = 'soir' WHERE prenom = 'Odile'", {})
    await write(ville, nadia, BONJOUR)
    annonce_id = await send(ville, nadia)
    await report(ville, nadia)
    nadia.press("Arrêter l'envoi")
    asked = await nadia.wait_for("Arrêter l'envoi ?", fresh=True)
    assert "1 personne l'a déjà reçu" in asked.text
    nadia.press("Oui, arrêter")
    assert "1 personne l'avait déjà reçu" in (await nadia.wait_for("C'est arrêté", fresh=True)).text
    await ville.move(days=1)
    assert (copies(alix, BONJOUR), copies(odile, BONJOUR)) == (1, 0)
    assert (await recipients(ville, annonce_id))["Odile"]["etat"] == "reprise"


async def test_there_is_nothing_left_to_stop_once_everybody_has_it(ville: Town) -> None:
    nadia = await animatrice(ville)
    await neighbours(ville, "Alix", "Odile")
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE assistant_maternel SET moment_prefere = 'soir' WHERE prenom = 'Odile'", {})
    await write(ville, nadia, BONJOUR)
    await send(ville, nadia)
    await report(ville, nadia)
    before = nadia.last
    await ville.move(days=1)
    nadia.press("Arrêter l'envoi", before)
    await nadia.wait_for("Tout le monde l'a déjà reçu", fresh=True)


async def test_a_correction_rewrites_what_was_read_and_rings_nobody(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await write(ville, nadia, BONJOUR)
    await send(ville, nadia)
    before = len(alix.received)
    nadia.press("Corriger le texte")
    await nadia.wait_for("Écrivez ici le nouveau texte", fresh=True)
    nadia.send("La fête des lumières aura lieu le samedi 12 décembre.")
    await nadia.wait_for("Remplacer le texte ?", fresh=True)
    nadia.press("Oui, remplacer")
    await nadia.wait_for("C'est corrigé", fresh=True)
    await ville.quiet()
    assert len(alix.received) == before
    assert copies(alix, "samedi 12 décembre") == 1
    assert copies(alix, "Message corrigé le mardi 13 octobre 2026") == 1
    assert copies(alix, BONJOUR) == 0


async def test_a_correction_reaches_the_words_under_a_file(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await write(ville, nadia, BONJOUR)
    nadia.send_photo()
    await nadia.wait_for("Le fichier est joint", fresh=True)
    await send(ville, nadia)
    nadia.press("Corriger le texte")
    await nadia.wait_for("Écrivez ici le nouveau texte", fresh=True)
    nadia.send("La fête est reportée.")
    await nadia.wait_for("Remplacer le texte ?", fresh=True)
    nadia.press("Oui, remplacer")
    await nadia.wait_for("C'est corrigé", fresh=True)
    await ville.quiet()
    assert copies(alix, "La fête est reportée.") == 1
    assert copies(alix, BONJOUR) == 0


async def test_the_weekly_share_puts_a_fourth_one_off(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    for n in range(4):
        await write(ville, nadia, f"Nouvelle numéro {n}.")
        await send(ville, nadia)
    assert [copies(alix, f"Nouvelle numéro {n}.") for n in range(4)] == [1, 1, 1, 0]
    assert "Pas encore parti : 1" in await report(ville, nadia)
    await ville.move(days=8)
    assert copies(alix, "Nouvelle numéro 3.") == 1


async def test_a_copy_perhaps_sent_goes_once_more_never_a_third_time_and_the_report_says_so(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile, zoe = await neighbours(ville, "Alix", "Odile", "Zoé")
    ville.telegram.faults.add("drop", "sendMessage", chat_id=odile.id, done=True)
    ville.telegram.faults.add("drop", "sendMessage", chat_id=zoe.id, times=5, done=True)
    await write(ville, nadia, BONJOUR)
    annonce_id = await send(ville, nadia)
    await soon(ville)
    assert [copies(phone, BONJOUR) for phone in (alix, odile, zoe)] == [1, 2, 2]
    stands = {name: (one["etat"], one["essais"]) for name, one in (await recipients(ville, annonce_id)).items()}
    assert stands == {"Alix": ("recue", 1), "Odile": ("recue", 2), "Zoé": ("incertaine", 2)}
    assert "Peut-être deux fois pour 2 personnes" in nadia.last.text
    nadia.press("Voir le détail")
    await nadia.wait_for("Peut-être reçu deux fois : 2", fresh=True)
    nadia.press("Peut-être deux fois : 2")
    assert "Zoé Exemple, Lillers : sans doute reçu" in (await nadia.answer()).text


async def test_another_relais_sees_and_touches_nothing(ville: Town) -> None:
    nadia = await animatrice(ville)
    (alix,) = await neighbours(ville, "Alix")
    await write(ville, nadia, BONJOUR)
    voisine = await animatrice(ville, "Voisine", slug="mainvilliers")
    await open_annonces(ville, voisine)
    assert "Aucune pour l'instant" in voisine.last.text
    for code in ("an:anno:1:envoyer:oui", "an:anno:1:essai", "an:anno:1:annuler", "an:annx:1:ecrites:0"):
        await forge(ville, voisine, code)
        assert BONJOUR not in voisine.last.text
    alix.send("/menu")
    await alix.wait_for("Bonjour", fresh=True)
    await forge(ville, alix, "an:anno:1:envoyer:oui")
    assert copies(alix, BONJOUR) == 0
    await forge(ville, nadia, "an:anni:1:999")
    assert "1 personne recevra" in nadia.last.text


async def test_the_other_features_ask_the_same_question(ville: Town) -> None:
    """A letter about ateliers, written by any feature, is not for who does not want to hear of them."""
    from bot.usecases.write_automatic import write_automatic

    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    async with ville.bot.service.unit() as unit:
        who = await unit.tx.personnes.meet(alix.id, "Alix", unit.now)
        home = who.assistant_relais_id
        assert home is not None
        known: dict[str, Any] = {"relais_id": home, "nom": "Alix"}
        assert await write_automatic(unit, "essai:1", alix.id, "arret/repris", sujet="ateliers", **known)
        await unit.tx.sujets.choose(who.compte_id, "ateliers", False, unit.now)
        assert not await write_automatic(unit, "essai:2", alix.id, "arret/repris", sujet="ateliers", **known)
        assert await write_automatic(unit, "essai:3", alix.id, "arret/repris", sujet="formations", **known)


async def test_carers_at_home_are_a_public_of_their_own_once_an_animatrice_knows_them(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, garde, attend = await neighbours(ville, "Alix", "Garde", "Attend")
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            "UPDATE assistant_maternel SET profession = 'garde_a_domicile' WHERE prenom IN ('Garde', 'Attend')", {}
        )
        await unit.tx.sql.run(
            """INSERT INTO garde_a_domicile (assistant_maternel_id, validee_le)
               SELECT id, '2026-10-01T08:00:00.000000Z' FROM assistant_maternel WHERE prenom = 'Garde'""",
            {},
        )
    await write(ville, nadia, BONJOUR)
    nadia.press("Changer le public")
    await nadia.wait_for("Les assistants maternels : 1 personne", fresh=True)
    nadia.press("Gardes à domicile")
    await nadia.wait_for("Les assistants maternels et les gardes à domicile : 2 personnes", fresh=True)
    nadia.press("Assistants maternels : oui")
    await nadia.wait_for("Les gardes à domicile : 1 personne", fresh=True)
    nadia.press("Retour à l'annonce")
    await nadia.answer()
    await send(ville, nadia)
    assert [copies(phone, BONJOUR) for phone in (alix, garde, attend)] == [0, 1, 0]


async def test_those_registered_for_an_atelier_are_a_public(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile = await neighbours(ville, "Alix", "Odile")
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            """INSERT INTO atelier (id, relais_id, genre, titre, debut, fin, publics, places_adultes, fermeture_le,
                 created_at, updated_at)
               SELECT 7, relais_id, 'eveil', 'Éveil musical', '2026-10-20T07:15:00.000000Z',
                 '2026-10-20T09:30:00.000000Z', '["assistant_maternel"]', 8, '2026-10-19T00:00:00.000000Z', '', ''
               FROM assistant_maternel WHERE prenom = 'Alix'""",
            {},
        )
        await unit.tx.sql.run(
            """INSERT INTO inscription (relais_id, atelier_id, assistant_maternel_id, etat, created_at)
               SELECT relais_id, 7, id, 'inscrite', '' FROM assistant_maternel WHERE prenom = 'Alix'""",
            {},
        )
    alix.send("STOP")
    await alix.wait_for("C'est fait")
    await write(ville, nadia, "L'éveil musical est annulé.", sorte="Alerte urgente")
    nadia.press("Changer le public")
    await nadia.wait_for("À qui ?", fresh=True)
    nadia.press("Inscrites : Éveil musical")
    await nadia.wait_for("inscrits à un atelier choisi", fresh=True)
    nadia.press("Retour à l'annonce")
    await nadia.answer()
    nadia.press("Changer la raison")
    await nadia.answer()
    nadia.press("Atelier changé ou annulé")
    await nadia.wait_for("1 personne recevra", fresh=True)
    await send(ville, nadia)
    assert [copies(phone, "L'éveil musical est annulé.") for phone in (alix, odile)] == [1, 0]


async def test_a_copy_that_waits_is_taken_back_when_she_wants_the_subject_no_more(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix, odile = await neighbours(ville, "Alix", "Odile")
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE assistant_maternel SET moment_prefere = 'soir'", {})
    await write(ville, nadia, BONJOUR)
    annonce_id = await send(ville, nadia)
    odile.send("/menu")
    await odile.wait_for("Bonjour", fresh=True)
    odile.press("Ce que je reçois")
    await odile.wait_for("Les nouvelles du relais : oui", fresh=True)
    odile.press("Les nouvelles du relais : ne plus recevoir")
    await odile.wait_for("Les nouvelles du relais : non", fresh=True)
    await ville.move(hours=9)
    assert (copies(alix, BONJOUR), copies(odile, BONJOUR)) == (1, 0)
    assert (await recipients(ville, annonce_id))["Odile"]["etat"] == "reprise"


async def test_asked_in_the_group_it_is_written_in_her_own_chat(ville: Town) -> None:
    nadia = await team_member(ville, "Nadia")
    (alix,) = await neighbours(ville, "Alix")
    group = await linked_group(ville, [nadia])
    async with ville.bot.service.unit() as unit:
        unit.write("essai:groupe", group.id, "annonces/liste", data={"liste": Liste((), 0, False)})
    await ville.quiet()
    group.press(nadia, "Nouvelle annonce")
    await nadia.wait_for("répondez-moi ici", fresh=True)
    nadia.send(BONJOUR)
    await nadia.wait_for("C'est ajouté", fresh=True)
    await send(ville, nadia)
    assert copies(alix, BONJOUR) == 1
