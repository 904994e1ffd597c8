"""A survey from its questions to its figures, and « Boîte à idées »: told with phones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bot.simulator.phone import Phone
from bot.usecases.run_annonces import open_annonce
from tests.annonce import copies, open_annonces, report
from tests.bureau import forge
from tests.campagne import animatrice
from tests.equipe import texts
from tests.quartier import add_assistant, relais_id
from tests.world import Town

JOURS = "Quel jour vous convient ?\nMardi\nJeudi"
THEMES = "Quels thèmes ?\nÉveil musical\nSommeil\nNature"
LIBRE = "Que manque-t-il au relais ?"


async def rows(ville: Town, sql: str) -> list[dict[str, Any]]:
    async with ville.bot.service.unit() as unit:
        return [dict(row) for row in await unit.tx.sql.rows(sql, {})]


async def ask(ville: Town, nadia: Phone, *questions: str, noms: bool = False) -> None:
    """A survey with these questions, on her screen."""
    await open_annonces(ville, nadia)
    nadia.press("Sondages")
    await nadia.wait_for("Les sondages du relais", fresh=True)
    nadia.press("Nouveau sondage")
    for n, question in enumerate(questions):
        if n:
            nadia.press("Ajouter une question")
        await nadia.wait_for(f"Question {n + 1}", fresh=True)
        nadia.send(question)
        await nadia.wait_for("La question est ajoutée", fresh=True)
    if noms:
        nadia.press("Avec les noms")
        await nadia.wait_for("Avec les noms : chacune", fresh=True)


async def invite(ville: Town, nadia: Phone, *prenoms: str) -> list[Phone]:
    """Sent to these professionals, each with the invitation on her phone."""
    phones = [ville.person(prenom) for prenom in prenoms]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, telephone=f"+336399804{n:02d}")
    nadia.press("Invitation, public et envoi")
    await nadia.wait_for("Le relais aimerait votre avis", fresh=True)
    nadia.press("Envoyer")
    await nadia.wait_for("Envoyer à", fresh=True)
    nadia.press("Oui, envoyer")
    await nadia.wait_for("C'est parti", fresh=True)
    await ville.quiet()
    return phones


async def begin(phone: Phone, said: str) -> None:
    """From the invitation to the first question."""
    phone.press("Répondre")
    await phone.wait_for(said, fresh=True)
    phone.press("Commencer")
    await phone.answer()


async def close(nadia: Phone) -> str:
    """« Clore maintenant »; gives what is shown then."""
    nadia.press("Retour au sondage")
    await nadia.answer()
    nadia.press("Clore maintenant")
    await nadia.wait_for("Clore ce sondage ?", fresh=True)
    nadia.press("Oui, clore")
    await nadia.wait_for("clos", fresh=True)
    return nadia.last.text


async def test_anonymous_answers_are_sums_that_name_nobody(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS, THEMES, LIBRE)
    nadia.press("Question 2 : plusieurs réponses")
    await nadia.wait_for("Plusieurs réponses : Éveil", fresh=True)
    phones = await invite(ville, nadia, "Alix", "Odile", "Zoé")
    for phone in phones:
        await begin(phone, "C'est anonyme")
        assert "Question 1 sur 3" in phone.last.text
        phone.press("Jeudi")
        await phone.wait_for("Question 2 sur 3", fresh=True)
        phone.press("Sommeil")
        await phone.wait_for("Question 2 sur 3", fresh=True)
        phone.press("Nature")
        await phone.answer()
        phone.press("Continuer")
        await phone.wait_for("Question 3 sur 3", fresh=True)
        phone.send("Des livres sur les émotions")
        await phone.wait_for("Merci, c'est fini", fresh=True)
        assert "Changer mes réponses" not in str(phone.last.buttons)
    assert await rows(ville, "SELECT * FROM sondage_reponse") == []
    nadia.press("Retour au sondage")
    shown = await nadia.wait_for("3 personnes ont répondu", fresh=True)
    assert "Les réponses se lisent à la fin" in shown.text
    assert "Jeudi" not in shown.text
    nadia.press("Clore maintenant")
    await nadia.wait_for("Clore ce sondage ?", fresh=True)
    nadia.press("Oui, clore")
    shown = await nadia.wait_for("Jeudi : 3", fresh=True)
    for line in ("Mardi : 0", "Éveil musical : 0", "Sommeil : 3", "« Des livres sur les émotions »"):
        assert line in shown.text
    nadia.press("Image")
    picture = await nadia.wait_for("3 personnes ont répondu", fresh=True)
    assert picture.kind == "photo"
    nadia.press("Tableur")
    await ville.quiet()
    sheet = load_workbook(BytesIO(next(m for m in nadia.received if m.file_name.endswith(".xlsx")).file_bytes))
    assert sheet.sheetnames == ["Réponses", "Mots libres"]
    assert (1, "Quel jour vous convient ?", "Jeudi", 3) in list(sheet["Réponses"].iter_rows(values_only=True))


async def test_fewer_than_three_anonymous_answers_are_never_shown(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS)
    alix, odile = await invite(ville, nadia, "Alix", "Odile")
    for phone in (alix, odile):
        await begin(phone, "C'est anonyme")
        phone.press("Mardi")
        await phone.wait_for("Merci", fresh=True)
    shown = await close(nadia)
    assert "Moins de trois personnes" in shown
    assert "Mardi" not in shown
    await forge(ville, nadia, "an:sov:1:tableur")
    assert not [message for message in nadia.received if message.file_name]


async def test_a_question_that_fewer_than_three_reached_is_not_shown(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS, "Le soir ?\nOui\nNon")
    phones = await invite(ville, nadia, "Alix", "Odile", "Charlie")
    for phone in phones:
        await begin(phone, "C'est anonyme")
        phone.press("Mardi")
        await phone.wait_for("Le soir ?", fresh=True)
    phones[0].press("Non")
    await phones[0].wait_for("Merci", fresh=True)
    shown = await close(nadia)
    assert "Mardi : 3" in shown
    assert "Non : 1" not in shown
    assert "Moins de trois réponses" in shown


async def test_an_answer_tapped_twice_counts_once_and_a_closed_survey_takes_none(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS)
    alix, odile = await invite(ville, nadia, "Alix", "Odile")
    await begin(alix, "C'est anonyme")
    screen = alix.last
    alix.press("Mardi", screen)
    alix.press("Mardi", screen)
    await ville.quiet()
    assert [row["nombre"] for row in await rows(ville, "SELECT nombre FROM sondage_total")] == [1]
    await begin(odile, "C'est anonyme")
    screen = odile.last
    await close(nadia)
    odile.press("Jeudi", screen)
    await odile.wait_for("Ce sondage est fini", fresh=True)
    assert [row["nombre"] for row in await rows(ville, "SELECT nombre FROM sondage_total")] == [1]


async def test_with_names_it_is_said_first_and_answers_may_change(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS, noms=True)
    (alix,) = await invite(ville, nadia, "Alix")
    await begin(alix, "Ce n'est pas anonyme")
    alix.press("Mardi")
    await alix.wait_for("Vous pouvez les changer", fresh=True)
    nadia.press("Retour au sondage")
    assert "Mardi : 1" in (await nadia.wait_for("1 personne a répondu", fresh=True)).text
    alix.press("Changer mes réponses")
    await alix.wait_for("Quel jour vous convient", fresh=True)
    alix.press("Jeudi")
    await alix.wait_for("Vous pouvez les changer", fresh=True)
    nadia.press("Tableur")
    await ville.quiet()
    sheet = load_workbook(BytesIO(next(m for m in nadia.received if m.file_name.endswith(".xlsx")).file_bytes))
    assert ("Alix Exemple", 1, "Quel jour vous convient ?", "Jeudi") in list(
        sheet["Par personne"].iter_rows(values_only=True)
    )


async def test_after_its_time_the_sums_stay_and_the_names_go(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS, LIBRE, noms=True)
    (alix,) = await invite(ville, nadia, "Alix")
    await begin(alix, "Ce n'est pas anonyme")
    alix.press("Mardi")
    await alix.wait_for("Question 2 sur 2", fresh=True)
    alix.send("Rien, merci")
    await alix.wait_for("Vous pouvez les changer", fresh=True)
    await close(nadia)
    async with ville.bot.service.unit() as unit:
        for _ in range(2):
            await unit.tx.reponses_sondage.forget_names(relais_id(ville), unit.now + timedelta(days=366))
    assert await rows(ville, "SELECT * FROM sondage_reponse") == []
    nadia.press("Tableur")
    await ville.quiet()
    await forge(ville, nadia, "an:sov:1")
    assert "Mardi : 1" in nadia.last.text
    assert "« Rien, merci »" in nadia.last.text


async def test_it_ends_by_itself_and_the_team_reads_it(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS, noms=True)
    nadia.press("Changer la fin")
    await nadia.wait_for("Jusqu'à quel jour", fresh=True)
    nadia.press("Un autre jour")
    await nadia.wait_for("Écrivez-moi une date", fresh=True)
    nadia.send("hier")
    await nadia.wait_for("Je ne reconnais pas cette date", fresh=True)
    nadia.send("jeudi 15 octobre")
    await nadia.wait_for("Jusqu'au jeudi 15 octobre 2026", fresh=True)
    (alix,) = await invite(ville, nadia, "Alix")
    await begin(alix, "Ce n'est pas anonyme")
    alix.press("Mardi")
    await alix.wait_for("Vous pouvez les changer", fresh=True)
    await ville.move(days=4)
    assert copies(nadia, "Le sondage est fini") == 1
    assert "Mardi : 1" in texts(nadia)


async def test_an_invitation_that_the_weekly_cap_keeps_past_the_end_is_reported_at_once(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    async with ville.bot.service.unit() as unit:
        for n in range(12):
            unit.write(f"plein:{n}", alix.id, "annonces/exemplaire", genre="automatique")
    await ville.quiet()
    await ask(ville, nadia, JOURS)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE sondage SET fin = '2026-10-15'", {})
    await invite(ville, nadia)
    assert "Pas parti avant la fin du sondage : 1" in await report(ville, nadia)
    await ville.move(days=8)
    assert "Le relais aimerait votre avis" not in texts(alix)


async def test_an_invitation_for_which_no_moment_is_left_is_reported(ville: Town) -> None:
    nadia = await animatrice(ville)
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    await ask(ville, nadia, JOURS)
    await ville.sleep_until(ville.now().replace(hour=21, minute=0))
    async with ville.bot.service.unit() as unit:
        found = await unit.tx.sondages.find(1)
        assert found is not None
        assert found.annonce_id is not None
        await unit.tx.sondages.save(replace(found, fin=unit.today))
        await open_annonce(unit, await unit.tx.annonces.get(found.annonce_id))
    await ville.move(days=1)
    (kept,) = await rows(ville, "SELECT etat FROM destinataire WHERE compte_id IS NOT NULL")
    assert kept["etat"] == "reprise"
    assert copies(nadia, "ne l'a pas : la liste donne les numéros") == 1


async def test_a_question_is_read_or_kindly_refused(ville: Town) -> None:
    nadia = await animatrice(ville)
    await open_annonces(ville, nadia)
    nadia.press("Sondages")
    await nadia.wait_for("Les sondages du relais", fresh=True)
    nadia.press("Nouveau sondage")
    await nadia.wait_for("Question 1", fresh=True)
    for typed, said in (
        ("Une seule ?\nOui", "au moins deux réponses"), ("x" * 301, "300 signes"),
        (f"Q ?\n{'y' * 61}\nNon", "60 signes"),
    ):  # fmt: skip
        nadia.send(typed)
        await nadia.wait_for(said, fresh=True)
    nadia.send(JOURS)
    await nadia.wait_for("La question est ajoutée", fresh=True)
    nadia.press("Ôter la dernière question")
    await nadia.wait_for("Pas encore de question", fresh=True)
    await forge(ville, nadia, "an:anno:1:envoyer")
    assert "Il manque une question" in nadia.last.text
    nadia.press("Retour au sondage")
    await nadia.answer()
    nadia.press("Jeter ce brouillon")
    await nadia.wait_for("Ce brouillon est jeté", fresh=True)
    assert await rows(ville, "SELECT id FROM annonce") == []


async def test_who_was_not_asked_and_another_relais_read_nothing(ville: Town) -> None:
    nadia = await animatrice(ville)
    await ask(ville, nadia, JOURS)
    await invite(ville, nadia, "Alix")
    inconnue = ville.person("Inconnue")
    inconnue.send("/start")
    await inconnue.answer()
    voisine = await animatrice(ville, "Voisine", slug="mainvilliers")
    await open_annonces(ville, voisine)
    for phone in (inconnue, voisine):
        for code in ("so:ann:1", "so:go:1", "so:r:1:0", "so:v:1:1", "so:ok:1:1", "so:passe:1", "so:re:1"):
            await forge(ville, phone, code)
    for code in ("an:sov:1", "an:sov:1:image", "an:sov:1:clore:oui", "an:soa:1", "an:sof:1:7"):
        await forge(ville, voisine, code)
    assert "Quel jour" not in texts(inconnue) + texts(voisine)
    assert await rows(ville, "SELECT * FROM sondage_participation") == []
    assert (await rows(ville, "SELECT clos_le FROM sondage"))[0]["clos_le"] is None


async def test_an_idea_reaches_the_team_with_a_name_or_without_any_trace(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    for label, idea in (
        ("Avec mon prénom", "Une sortie à la ferme"),
        ("Sans dire qui je suis", "Des horaires plus tôt"),
    ):
        alix.send("/menu")
        await alix.wait_for("Bonjour", fresh=True)
        alix.press("Boîte à idées")
        await alix.wait_for("choisissez d'abord", fresh=True)
        alix.press(label)
        await alix.wait_for("Écrivez votre idée", fresh=True)
        alix.send(idea)
        await alix.wait_for("votre idée est transmise", fresh=True)
    await ville.quiet()
    named, hidden = [m.text for m in nadia.received if "Boîte à idées" in m.text]
    assert "Alix écrit" in named
    assert "Quelqu'un écrit, sans dire qui" in hidden
    assert "Alix" not in hidden
    kept = await rows(ville, "SELECT texte, compte_id IS NULL AS sans FROM idee ORDER BY id")
    assert [row["sans"] for row in kept] == [0, 1]
    await open_annonces(ville, nadia)
    nadia.press("Boîte à idées")
    assert "sans nom" in (await nadia.wait_for("Des horaires plus tôt", fresh=True)).text
