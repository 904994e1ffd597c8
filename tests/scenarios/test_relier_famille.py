"""A family of the phone comes to Telegram with a code: nothing is lost, nothing is said twice, a mistake is undone."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.simulator.phone import Phone
from tests.appels import names
from tests.bureau import open_board
from tests.equipe import ROBOT
from tests.guichet import Guichet, demandes_of, familles, guichet
from tests.quartier import soon
from tests.recherche import Parent
from tests.world import Town


async def code_of(sandrine: Guichet, numero: int = 1) -> str:
    """The code that she reads aloud."""
    await sandrine.open(numero)
    screen = await sandrine.tap("Au nom de la famille", "Relier à Telegram")
    found = re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}", screen.text)
    assert found
    return found[0]


async def joins(ville: Town, prenom: str, code: str) -> Phone:
    """Somebody types the code."""
    phone = ville.person(prenom)
    phone.open(ROBOT + code)
    await phone.answer()
    await ville.quiet()
    return phone


async def test_requests_agreements_and_waiting_words_come_with_the_code(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await soon(ville)  # nobody can be asked: the family is to be told
    assert await names(ville) == ["Nadia"]
    nadia = await joins(ville, "Nadia", await code_of(sandrine))
    assert "Votre demande n° 1 au" in nadia.received[0].text
    assert "Aujourd'hui, je ne trouve aucun assistant maternel" in nadia.last.text
    assert await names(ville) == []  # she has read it: nobody phones
    nadia.press("Mes demandes")
    assert "N° 1, Lillers" in (await nadia.answer()).text
    (famille,) = await familles(ville)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(famille.id) == ["relayer", "etre_appelee"]
    await sandrine.phone.wait_for("suit maintenant sa demande sur Telegram, avec le compte « Nadia »")


async def test_what_was_said_already_is_not_written_again(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await soon(ville)
    await sandrine.open(1)
    await open_board(ville, sandrine.phone)
    await sandrine.tap("À appeler aujourd'hui", "Nadia (famille)", "C'est dit")
    nadia = await joins(ville, "Nadia", await code_of(sandrine))
    assert len(nadia.received) == 1


async def test_the_code_is_used_once_and_kindly_refused_afterwards(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    code = await code_of(sandrine)
    nadia = await joins(ville, "Nadia", code)
    nadia.open(ROBOT + code)
    assert "Ce code a déjà servi, par vous" in (await nadia.answer()).text
    kevin = await joins(ville, "Kévin", code)
    assert "déjà été utilisé" in kevin.last.text


async def test_an_old_code_and_a_code_of_sixty_days_ago_open_nothing(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    first = await code_of(sandrine)
    second = await code_of(sandrine)
    assert "Je ne reconnais pas ce code" in (await joins(ville, "Nadia", first)).last.text
    await ville.sleep_until(ville.now() + timedelta(days=61))
    assert "sa date est passée" in (await joins(ville, "Karim", second)).last.text


async def test_an_animatrice_who_tries_the_code_takes_nothing(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    code = await code_of(sandrine)
    sandrine.phone.open(ROBOT + code)
    assert "Ce code est pour une famille" in (await sandrine.phone.answer()).text
    await joins(ville, "Nadia", code)
    assert (await familles(ville))[0].telegram_id is not None


async def test_who_has_a_family_here_already_keeps_both_requests(ville: Town) -> None:
    camille = Parent(ville, "Nadia")
    await camille.ask()
    sandrine = await guichet(ville)
    await sandrine.note()
    camille.phone.open(ROBOT + await code_of(sandrine, 2))
    await camille.phone.wait_for("Votre demande n° 2")
    await ville.quiet()
    assert {demande.id for demande in await camille.demandes()} == {1, 2}
    assert len(await familles(ville)) == 1
    await ville.move(hours=26)  # the merge is for ever
    assert {demande.id for demande in await camille.demandes()} == {1, 2}


async def test_the_wrong_person_is_detached_and_the_right_one_hears_it(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await soon(ville)
    kevin = await joins(ville, "Kévin", await code_of(sandrine))
    assert "aucun assistant maternel" in kevin.last.text
    await sandrine.open(1)
    await sandrine.tap("Au nom de la famille", "Son compte Telegram", "Ce n'est pas la bonne personne")
    assert "ne voit plus la demande" in (await sandrine.tap("Oui, détacher")).text
    assert await names(ville) == ["Nadia"]
    assert "ne vous était pas destiné" in kevin.last.text
    kevin.send("/menu")
    await kevin.answer()
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(kevin.id, "Kévin", unit.now)
        assert await unit.tx.demandes.list_of_compte(personne.compte_id) == []
        rows = await unit.tx.sql.rows("SELECT fini_le, fini_par FROM rattachement_famille")
    assert all(row["fini_le"] and row["fini_par"] for row in rows)
    nadia = await joins(ville, "Nadia", await code_of(sandrine))
    assert "où elle en est" in nadia.last.text


async def test_what_the_wrong_person_asked_herself_stays_hers(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    kevin = Parent(ville, "Kévin", "+33639980077")
    kevin.phone.open(ROBOT + await code_of(sandrine))
    await kevin.phone.answer()
    await kevin.say("/start")
    await kevin.tap("Chercher un accueil")
    await kevin.say("Isbergues")
    await kevin.tap("2025", "juin", "Non", "Début mars 2027", "Mercredi", "Valider ces jours", "8 h", "18 h")
    await kevin.tap("Toute l'année", "Un assistant maternel", "Non", "Envoyer ma demande")
    await sandrine.open(1)
    await sandrine.tap("Au nom de la famille", "Son compte Telegram", "Ce n'est pas la bonne personne")
    await sandrine.tap("Oui, détacher")
    assert [demande.id for demande in await kevin.demandes()] == [2]
    nadia = next(famille for famille in await familles(ville) if famille.prenom == "Nadia")
    assert [demande.id for demande in await demandes_of(ville, nadia.id)] == [1]


async def test_a_merge_by_the_wrong_person_is_undone_within_the_day(ville: Town) -> None:
    kevin = Parent(ville, "Kévin", "+33639980077")
    await kevin.ask()
    sandrine = await guichet(ville)
    await sandrine.note()
    kevin.phone.open(ROBOT + await code_of(sandrine, 2))
    await kevin.phone.wait_for("Votre demande n° 2")
    await ville.quiet()
    await sandrine.open(2)
    await sandrine.tap("Au nom de la famille", "Son compte Telegram", "Ce n'est pas la bonne personne")
    await sandrine.tap("Oui, détacher")
    assert [demande.id for demande in await kevin.demandes()] == [1]
    assert sorted(famille.prenom for famille in await familles(ville)) == ["Kévin", "Nadia"]


async def test_texts_are_ready_and_what_was_sent_is_noted(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await soon(ville)
    await sandrine.phone.wait_for("est à rappeler")
    mail = await sandrine.tap("Texte pour un e-mail")
    assert "Votre demande d'accueil n° 1" in mail.text
    sms = await sandrine.tap("Retour à l'appel", "Texte pour un SMS")
    assert "Bonjour Nadia, ici le" in sms.text
    assert "le SMS à Nadia est envoyé" in (await sandrine.tap("SMS envoyé")).text
    assert await names(ville) == []
    await sandrine.open(1)
    await sandrine.tap("Ce qui s'est passé")
    assert "SMS envoyé à la famille (par Sandrine)" in sandrine.phone.last.text


async def test_a_message_left_is_not_yet_said(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await soon(ville)
    await open_board(ville, sandrine.phone)
    await sandrine.tap("À appeler aujourd'hui", "Nadia (famille)")
    assert "un message est laissé à Nadia" in (await sandrine.tap("Message laissé")).text
    assert await names(ville) == []  # not today
    await ville.move(days=4)
    assert await names(ville) == ["Nadia"]
