"""« Réclamations »: a number, an owner, a last day, what was answered. Nobody is forgotten, or kept in the count."""

from __future__ import annotations

from datetime import datetime

from bot.usecases.purge_expired_data import purge_expired_data
from tests.equipe import animatrice, parent, speaking, texts
from tests.scenarios.test_messagerie import forge, messages, press, responsable
from tests.world import Town


async def test_a_conversation_becomes_one_with_a_number_an_owner_and_a_day(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    noa.press("Je m'en occupe", await noa.wait_for("demande à parler"))
    await ville.quiet()
    await messages(ville, lou)
    assert "10 jours ouvrés" in await press(ville, lou, "#1 Camille", "Réclamation")
    opened = await press(ville, lou, "Oui, c'en est une")
    assert "Réclamation 2026-1 · Camille" in opened
    assert "À répondre au plus tard le mardi 27 octobre 2026." in opened
    assert "Noa s'en occupe." in opened
    await noa.wait_for("Lou vous la confie")
    await forge(ville, lou, "an:recm:1:oui")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.sql.value("SELECT count(*) FROM reclamation") == 1
    assert "éclamation" not in texts(camille)


async def test_by_phone_written_down_answered_and_closed(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await messages(ville, noa)
    await press(ville, noa, "Réclamations", "Noter une réclamation par téléphone")
    noa.send("Mme Exemple, 06 39 98 00 01")
    await noa.wait_for("Que dit la personne ?")
    await ville.restart_bot()
    noa.send("Personne ne l'a rappelée depuis trois semaines.")
    seen = await noa.wait_for("Personne ne l'a rappelée")
    assert "Réclamation 2026-1 · Mme Exemple" in seen.text
    assert "06 39 98 00 01" in seen.text
    await press(ville, noa, "Répondu")
    noa.send("Rappelée ce jour, excuses présentées.")
    done = await noa.wait_for("Ce qui a été répondu")
    assert "Répondue le mardi 13 octobre 2026" in done.text
    listed = await press(ville, noa, "Réclamations")
    assert "En 2026 : 1 reçue. 0 attend une réponse." in listed
    assert "2026-1 Mme Exemple : répondue le" in await press(ville, noa, "Terminées")


async def test_its_owner_is_reminded_then_the_responsable_each_week(ville: Town) -> None:
    lea, noa, camille = await responsable(ville), await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, noa, "Autres actions", "Réclamation", "Oui, c'en est une")
    await ville.move_to(datetime.fromisoformat("2026-10-22T12:00:00+02:00"))
    assert "Elle est à répondre" not in texts(noa)
    await ville.move_to(datetime.fromisoformat("2026-10-27T12:00:00+01:00"))
    assert texts(noa).count("Elle est à répondre au plus tard le mardi 27 octobre 2026") == 1
    assert "était attendue" not in texts(lea)
    await ville.move_to(datetime.fromisoformat("2026-10-30T12:00:00+01:00"))
    for phone in (noa, lea):
        assert texts(phone).count("Sa réponse était attendue au plus tard le mardi 27 octobre 2026") == 1
    await ville.move_to(datetime.fromisoformat("2026-11-04T12:00:00+01:00"))
    assert texts(lea).count("était attendue") == 2


async def test_the_complaint_of_a_reserved_conversation_is_for_the_responsable(ville: Town) -> None:
    lea, noa, camille = await responsable(ville), await animatrice(ville, "Noa"), await parent(ville)
    await forge(ville, camille, "urg:resp")
    root = await lea.wait_for("s'inquiète pour un enfant")
    lea.press("Autres actions", root)
    await ville.quiet()
    await press(ville, lea, "Réclamation", "Oui, c'en est une")
    await messages(ville, noa)
    listed = await press(ville, noa, "Réclamations")
    assert "Camille" not in listed
    assert "En 2026 : 1 reçue." in listed
    for forged in ("an:recv:1", "an:recp:1", "an:rect:1", "an:reco:1", "an:recc:1"):
        await forge(ville, noa, forged)
    assert "Camille" not in texts(noa)


async def test_another_relais_touches_nothing(ville: Town) -> None:
    noa, other, camille = (
        await animatrice(ville, "Noa"),
        await animatrice(ville, "Sacha", "oignies"),
        await parent(ville),
    )
    await speaking(ville, camille)
    await press(ville, noa, "Autres actions", "Réclamation", "Oui, c'en est une")
    for forged in ("an:recv:1", "an:recp:1", "an:recc:1", "an:recc:1:2", "an:rect:1"):
        await forge(ville, other, forged)
    other.send("Je réponds")
    await ville.quiet()
    assert "2026-1" not in texts(other)
    async with ville.bot.service.unit() as unit:
        row = await unit.tx.sql.row("SELECT animateur_id, close_le FROM reclamation")
        assert row is not None
        assert (row["animateur_id"], row["close_le"]) == (1, None)


async def test_erased_with_the_person_only_the_number_stays(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, noa, "Autres actions", "Réclamation", "Oui, c'en est une", "Noter ce qu'elle dit")
    noa.send("Attend depuis un mois.")
    await noa.wait_for("Attend depuis un mois.")
    camille.press("Terminer")
    await camille.wait_for("C'est noté")
    await forge(ville, camille, "data:effacer:oui")
    async with ville.bot.service.unit() as unit:
        row = await unit.tx.sql.row("SELECT annee, numero, qui, objet, effacee FROM reclamation")
        assert row is not None
        assert tuple(row) == (2026, 1, None, None, 1)
    await messages(ville, noa)
    listed = await press(ville, noa, "Réclamations")
    assert "0 attend une réponse" in listed
    assert "Camille" not in listed


async def test_numbers_follow_each_other_in_a_year_and_a_relais(ville: Town) -> None:
    noa, other = await animatrice(ville, "Noa"), await animatrice(ville, "Sacha", "oignies")
    for phone, nom in ((noa, "Mme Un"), (noa, "M. Deux"), (other, "Mme Trois")):
        await messages(ville, phone)
        await press(ville, phone, "Réclamations", "Noter une réclamation par téléphone")
        phone.send(nom)
        await phone.wait_for("Que dit la personne ?", fresh=True)
        await press(ville, phone, "Annuler")
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT relais_id, annee, numero FROM reclamation ORDER BY id")
        assert [(row["annee"], row["numero"]) for row in rows] == [(2026, 1), (2026, 2), (2026, 1)]


async def test_after_its_delay_an_answered_complaint_is_a_number(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await messages(ville, noa)
    await press(ville, noa, "Réclamations", "Noter une réclamation par téléphone")
    noa.send("Mme Exemple, 06 39 98 00 01")
    await noa.wait_for("Que dit la personne ?")
    noa.send("Attend depuis un mois.")
    await noa.wait_for("Attend depuis un mois.")
    await press(ville, noa, "Répondu")
    noa.send("Rappelée.")
    await noa.wait_for("Ce qui a été répondu")
    await ville.sleep_until(datetime.fromisoformat("2027-10-15T12:00:00+02:00"))
    await purge_expired_data(ville.bot.service)
    async with ville.bot.service.unit() as unit:
        row = await unit.tx.sql.row("SELECT annee, numero, qui, telephone, objet, reponse, effacee FROM reclamation")
        assert row is not None
        assert tuple(row) == (2026, 1, None, None, None, None, 1)


async def test_a_conversation_reserved_afterwards_takes_its_complaint_out_of_her_hands(ville: Town) -> None:
    lea, noa, camille = await responsable(ville), await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, noa, "Autres actions", "Réclamation", "Oui, c'en est une")
    await forge(ville, noa, "an:convr:1:oui")
    seen = len(noa.received)
    await ville.move_to(datetime.fromisoformat("2026-10-30T12:00:00+01:00"))
    assert not [m.text for m in noa.received[seen:] if "Camille" in m.text]
    assert "était attendue" in texts(lea)


async def test_a_responsable_no_longer_is_not_reminded_of_what_is_reserved(ville: Town) -> None:
    lea, ines, camille = await responsable(ville), await responsable(ville, "Inès"), await parent(ville)
    await forge(ville, camille, "urg:resp")
    await lea.wait_for("s'inquiète pour un enfant")
    await forge(ville, lea, "an:recm:1:oui")
    async with ville.bot.service.unit() as unit:
        owner = await unit.tx.sql.value("SELECT animateur_id FROM reclamation")
    await forge(ville, ines, f"an:eq:{owner}:role:animatrice")
    seen = len(lea.received)
    await ville.move_to(datetime.fromisoformat("2026-10-30T12:00:00+01:00"))
    assert not [m.text for m in lea.received[seen:] if "Camille" in m.text]
    assert "était attendue" in texts(ines)


async def test_of_two_answers_at_once_the_second_one_reads_that_it_was_not_kept(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    await messages(ville, noa)
    await press(ville, noa, "Réclamations", "Noter une réclamation par téléphone")
    noa.send("Mme Exemple")
    await noa.wait_for("Que dit la personne ?")
    await forge(ville, noa, "an:rect:1")
    await forge(ville, lou, "an:rect:1")
    noa.send("Rappelée ce jour.")
    await noa.wait_for("la réponse est gardée")
    lou.send("Courrier parti hier.")
    await ville.quiet()
    assert "la réponse est gardée" not in texts(lou)
    assert "Rien n'est gardé" in lou.last.text
    assert "Rappelée ce jour." in lou.last.text
