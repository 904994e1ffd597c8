"""A request goes to its circles, one after the other, and its family always gets an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.demandes import Enfant
from bot.domain.mois import Mois
from bot.usecases.close_demande import close_demande
from bot.usecases.place_declared import place_declared
from tests.quartier import (
    BURBURE,
    SLUG,
    UN_BEBE,
    VIEILLE_CHAPELLE,
    add_animatrice,
    add_assistant,
    demande_of,
    later,
    libre,
    propositions_of,
    soon,
    submit,
)
from tests.world import Town

SAMEDI_SOIR = datetime.fromisoformat("2027-03-27T20:30:00+01:00")


async def test_a_known_place_is_asked_first_and_the_family_reads_it(ville: Town) -> None:
    camille, alix, dominique = ville.person("Camille"), ville.person("Alix"), ville.person("Dominique")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    await add_assistant(ville, dominique)
    numero = await submit(ville, camille)
    await soon(ville)
    letter = await alix.wait_for(f"Demande n° {numero}")
    assert "né en septembre 2026" in letter.text
    assert "une place que vous avez déclarée" in letter.text
    assert letter.buttons == [["Cette demande m'intéresse"], ["Je peux en prendre une partie"], ["Pas cette fois"]]
    assert "Camille" not in letter.text
    assert dominique.received == []
    told = await camille.wait_for("est partie")
    assert "Dans tous les cas, vous aurez une réponse le vendredi 23 octobre 2026 au plus tard." in told.text


async def test_delays_run_from_the_real_sending(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    (p,) = await propositions_of(ville, numero)
    assert p.envoyee_le is not None
    assert p.relance_le == p.envoyee_le + timedelta(days=3)
    assert p.expire_le == p.envoyee_le + timedelta(days=10)


async def test_a_directory_without_any_availability_works(ville: Town) -> None:
    phones = [ville.person(f"Alix{n}") for n in range(4)]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, telephone=f"+3363998020{n}")
    camille = ville.person("Camille")
    await submit(ville, camille)
    await soon(ville)
    for phone in phones:
        assert "Auriez-vous une place ?" in phone.last.text
    assert "4 assistants maternels l'ont reçue" in camille.last.text


async def test_the_next_circle_waits_three_days_then_opens(ville: Town) -> None:
    alix, dominique = ville.person("Alix"), ville.person("Dominique")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place)
    await add_assistant(ville, dominique)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await ville.move(days=2)
    assert dominique.received == []
    await ville.move(days=2)
    assert "Auriez-vous une place ?" in dominique.last.text
    assert (await demande_of(ville, numero)).cercle == "a_confirmer"


async def test_a_commune_without_anybody_is_told_the_same_day(ville: Town) -> None:
    camille = ville.person("Camille")
    numero = await submit(ville, camille, replace(UN_BEBE, commune=VIEILLE_CHAPELLE, rayon_km=3))
    await soon(ville)
    told = await camille.wait_for("je ne trouve aucun assistant maternel à Vieille-Chapelle")
    assert "03 21 61 50 00" in told.text
    assert "du lundi au vendredi, de 13 h 30 à 17 h, sur rendez-vous" in told.text
    assert "reste active jusqu'au mercredi 3 février 2027" in told.text
    assert (await demande_of(ville, numero)).etat == "active"


async def test_a_place_declared_later_answers_an_older_request(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    numero = await submit(
        ville, camille, replace(UN_BEBE, commune=BURBURE, rayon_km=5, a_partir_du=date(2027, 9, 1)),
        active_jusqu_au=date(2027, 10, 1),
    )  # fmt: skip
    await soon(ville)
    await camille.wait_for("je ne trouve aucun assistant maternel")
    await later(ville, datetime.fromisoformat("2027-04-13T10:00:00+02:00"))
    async with ville.bot.service.unit() as unit:
        place = libre(unit, confirmee_le=unit.now)
    entry = await add_assistant(ville, alix, place, commune=BURBURE)
    async with ville.bot.service.unit() as unit:
        assert await place_declared(unit, entry.id) == 1
    await ville.quiet()
    assert f"Demande n° {numero}" in alix.last.text
    await camille.wait_for("Une place vient d'être déclarée")
    async with ville.bot.service.unit() as unit:
        assert await place_declared(unit, entry.id) == 0


async def test_an_unforeseen_need_on_a_saturday_evening_before_easter_monday(ville: Town) -> None:
    await later(ville, SAMEDI_SOIR)
    camille, alix, dominique = ville.person("Camille"), ville.person("Alix"), ville.person("Dominique")
    await add_assistant(ville, alix, soir_et_week_end=True)
    await add_assistant(ville, dominique)
    besoin = replace(UN_BEBE, imprevu=True, a_partir_du=date(2027, 3, 30))
    numero = await submit(
        ville, camille, besoin, active_jusqu_au=date(2027, 4, 29), reponse_le=SAMEDI_SOIR + timedelta(days=7)
    )
    await soon(ville)
    assert "Besoin imprévu" in (await alix.wait_for("Demande n°")).text
    assert dominique.received == []
    told = await camille.wait_for("est partie")
    assert "Les animatrices lisent votre demande le mardi 30 mars 2027 à partir de 13 h 30." in told.text
    assert "Les autres le seront au plus tard le mardi 30 mars 2027 à 8 h." in told.text
    assert "119" in told.text
    await ville.move_to(datetime.fromisoformat("2027-03-29T18:00:00+02:00"))
    assert dominique.received == []
    await ville.move_to(datetime.fromisoformat("2027-03-30T08:01:00+02:00"))
    assert "Besoin imprévu" in dominique.last.text
    demande = await demande_of(ville, numero)
    assert demande.vague_le is not None
    assert demande.vague_le.isoformat() == "2027-03-31T06:00:00+00:00"


async def test_siblings_are_asked_of_somebody_with_two_places(ville: Town) -> None:
    one, two = ville.person("Alix"), ville.person("Dominique")
    async with ville.bot.service.unit() as unit:
        first, second = libre(unit), libre(unit, 2)
    await add_assistant(ville, one, first)
    await add_assistant(ville, two, first, second, telephone="+33639980102")
    numero = await submit(
        ville, ville.person("Camille"), replace(UN_BEBE, enfants=(Enfant(Mois(2026, 9)), Enfant(Mois(2024, 5))))
    )
    await soon(ville)
    assert one.received == []
    assert "né en septembre 2026 ; né en mai 2024 (ensemble)" in (await two.wait_for(f"n° {numero}")).text


async def test_nobody_silent_for_four_months_is_shown_as_available(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        old = libre(unit, confirmee_le=unit.now - timedelta(days=121))
    await add_assistant(ville, alix, old)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert "Auriez-vous une place ?" in alix.last.text
    assert (await demande_of(ville, numero)).cercle == "a_confirmer"


async def test_one_s_own_request_never_reaches_oneself(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    numero = await submit(ville, alix)
    await soon(ville)
    assert await propositions_of(ville, numero) == []


async def test_who_has_no_telegram_is_for_the_team_to_phone_once(ville: Town) -> None:
    camille, anne = ville.person("Camille"), ville.person("Anne")
    await add_animatrice(ville, anne)
    await add_assistant(ville, "Alix", telephone="+33639980150")
    numero = await submit(ville, camille)
    await soon(ville)
    await ville.move(hours=5)
    (to_call,) = [m for m in anne.received if "à appeler" in m.text]
    assert "Alix Exemple, Lillers, 06 39 98 01 50" in to_call.text
    assert [p.etat for p in await propositions_of(ville, numero)] == ["a_appeler"]
    assert "Le relais appellera par téléphone" in camille.last.text


async def test_who_blocks_the_bot_is_for_the_team_to_phone(ville: Town) -> None:
    anne, alix = ville.person("Anne"), ville.person("Alix")
    await add_animatrice(ville, anne)
    await add_assistant(ville, alix, telephone="+33639980151")
    alix.block()
    await ville.quiet()
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await soon(ville)
    assert [p.etat for p in await propositions_of(ville, numero)] == ["a_appeler"]
    await anne.wait_for("06 39 98 01 51")


async def test_reminders_come_after_three_days_twice_at_most_and_never_to_who_answered(ville: Town) -> None:
    alix, dominique = ville.person("Alix"), ville.person("Dominique")
    await add_assistant(ville, alix)
    await add_assistant(ville, dominique, telephone="+33639980102")
    await submit(ville, ville.person("Camille"))
    await soon(ville)
    dominique.press("Pas cette fois")
    await dominique.wait_for("Pour quelle raison", fresh=True)
    await ville.move(days=2)
    assert len(alix.received) == 1
    await ville.move(days=12)
    assert [m.text.startswith("Demande n°") for m in alix.received] == [True] * 3
    assert len(dominique.received) == 1
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous vous parler", fresh=True)


async def test_nobody_gets_more_requests_a_week_than_the_cap(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    numeros = [await submit(ville, ville.person(f"Camille{n}")) for n in range(7)]
    await soon(ville)
    assert len(alix.received) == 5
    late = await demande_of(ville, numeros[-1])
    assert late.vague_le is not None
    await ville.move(days=8)
    assert any(f"Demande n° {numeros[-1]}" in m.text for m in alix.received)


async def test_on_the_tenth_day_the_family_gets_an_answer_also_when_it_is_no(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    await ville.move(days=11)
    told = await camille.wait_for("où nous en sommes")
    assert "personne n'a pu répondre favorablement" in told.text
    assert "03 21 61 50 00" in told.text
    demande = await demande_of(ville, numero)
    assert demande.etat == "active"
    assert demande.repondu_le is not None


async def test_when_everybody_said_no_the_answer_does_not_wait_ten_days(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix)
    await submit(ville, camille)
    await soon(ville)
    alix.press("Pas cette fois")
    await alix.wait_for("Pour quelle raison", fresh=True)
    await ville.move(hours=1)
    await camille.wait_for("personne n'a pu répondre favorablement")


async def test_the_family_is_asked_every_six_weeks_and_told_the_end(ville: Town) -> None:
    camille = ville.person("Camille")
    await add_assistant(ville, ville.person("Alix"))
    numero = await submit(ville, camille)
    await soon(ville)
    await later(ville, datetime.fromisoformat("2026-10-23T11:00:00+02:00"))
    await later(ville, datetime.fromisoformat("2026-12-05T11:00:00+01:00"))
    await camille.wait_for("toujours d'actualité")
    camille.press("Toujours d'actualité")
    await camille.wait_for("votre demande continue", fresh=True)
    await later(ville, datetime.fromisoformat("2027-02-04T11:00:00+01:00"))
    await camille.wait_for("elle se termine")
    assert (await demande_of(ville, numero)).etat == "expiree"


async def test_a_restart_between_every_two_steps_loses_nothing_and_sends_nothing_twice(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await ville.restart_bot()
    await soon(ville)
    await ville.restart_bot()
    await soon(ville)
    assert len(alix.received) == 1
    alix.press("Cette demande m'intéresse")
    await ville.restart_bot()
    await alix.wait_for("Comment voulez-vous vous parler", fresh=True)
    alix.press("La famille m'appelle")
    await ville.restart_bot()
    await soon(ville)
    assert len([m for m in camille.received if "Alix s'intéresse" in m.text]) == 1
    assert len([m for m in camille.received if "est partie" in m.text]) == 1
    assert len(await propositions_of(ville, numero)) == 1


async def test_a_relay_broken_in_the_middle_starts_again_whole(ville: Town) -> None:
    """What a kill -9 does to a transaction: all of the wave, or nothing of it."""
    from bot.usecases import propose_appariements as relay

    phones = [ville.person(f"Alix{n}") for n in range(5)]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, telephone=f"+3363998020{n}")
    numero = await submit(ville, ville.person("Camille"), vague_le=None)

    class Killed(BaseException):
        pass

    try:
        async with ville.bot.service.unit() as unit:
            demande = await unit.tx.demandes.get(numero)
            await unit.tx.demandes.save(replace(demande, vague_le=unit.now), unit.now)
            await relay.look_at_demande(unit, numero)
            assert len(await unit.tx.propositions.list_of_demande(numero)) == 5
            raise Killed
    except Killed:
        pass
    assert await propositions_of(ville, numero) == []
    assert (await demande_of(ville, numero)).vague_le is None
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        await unit.tx.demandes.save(replace(demande, vague_le=unit.now), unit.now)
    await soon(ville)
    assert [len(phone.received) for phone in phones] == [1] * 5


async def test_fifty_people_tap_at_the_same_moment(ville: Town) -> None:
    phones = [ville.person(f"Alix{n}") for n in range(50)]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, telephone=f"+336399803{n:02d}")
    camille = ville.person("Camille")
    numero = await submit(ville, camille)
    async with ville.bot.service.unit() as unit:
        relais = unit.territoire.get(unit.territoire.id_of(SLUG))
    await soon(ville)
    asked = [phone for phone in phones if phone.received]
    assert len(asked) == relais.reglages.max_sollicites
    for phone in asked:
        phone.press("Cette demande m'intéresse")
    await ville.quiet()
    for phone in asked:
        phone.press("Passer par le relais")
    await ville.quiet(timeout=30)  # one chat takes a letter a second
    assert {p.etat for p in await propositions_of(ville, numero)} == {"interessee"}
    assert len([m for m in camille.received if m.text.splitlines()[2].startswith("Alix")]) == len(asked)
    async with ville.bot.service.unit() as unit:
        await close_demande(unit, await unit.tx.demandes.get(numero), "pourvue", "trouve_ailleurs")


async def test_a_late_yes_is_welcome_while_the_family_searches_and_polite_afterwards(ville: Town) -> None:
    camille, alix, dominique = ville.person("Camille"), ville.person("Alix"), ville.person("Dominique")
    await add_assistant(ville, alix)
    await add_assistant(ville, dominique, telephone="+33639980102")
    numero = await submit(ville, camille)
    await soon(ville)
    await ville.move(days=14)
    assert {p.etat for p in await propositions_of(ville, numero)} == {"expiree"}
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous vous parler", fresh=True)
    async with ville.bot.service.unit() as unit:
        await close_demande(unit, await unit.tx.demandes.get(numero), "pourvue", "trouve_ailleurs")
    dominique.press("Cette demande m'intéresse")
    await dominique.wait_for("La famille a trouvé une solution, merci", fresh=True)


async def test_hours_that_change_are_read_again_by_those_who_were_asked(ville: Town) -> None:
    alix, dominique, clemence = (ville.person(name) for name in ("Alix", "Dominique", "Clémence"))
    for n, phone in enumerate((alix, dominique, clemence)):
        await add_assistant(ville, phone, telephone=f"+3363998010{n}")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    dominique.press("Cette demande m'intéresse")
    await dominique.wait_for("Comment voulez-vous", fresh=True)
    clemence.press("Pas cette fois")
    await clemence.wait_for("Pour quelle raison", fresh=True)
    clemence.press("Trop loin")
    await clemence.wait_for("Merci, c'est noté", fresh=True)
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        other = replace(demande.besoin, jours=frozenset({0, 1}))
        await unit.tx.demandes.save(replace(demande, besoin=other, version=2, vague_le=unit.now), unit.now)
    await soon(ville)
    await soon(ville)
    assert "Vous aviez déjà reçu cette demande" in alix.last.text
    assert "La famille a changé sa demande" in dominique.last.text
    assert len(clemence.received) == 1
    assert {p.version for p in await propositions_of(ville, numero)} == {2}
    first = next(p for p in await propositions_of(ville, numero) if p.etat == "en_attente")
    assert first.envoyee_le is not None


async def test_a_declared_place_reads_no_more_of_the_requests_that_it_cannot_answer(ville: Town) -> None:
    bigger = replace(UN_BEBE, enfants=(Enfant(Mois(2022, 3)),))
    for n in range(12):
        await submit(ville, ville.person(f"Famille{n}"), bigger, vague_le=None)
    async with ville.bot.service.unit() as unit:
        place = libre(unit, age_max=18)
    alix = await add_assistant(ville, "Alix", place)
    async with ville.bot.service.unit() as unit:
        before = unit.tx.sql.statements
        assert await place_declared(unit, alix.id) == 0
        assert unit.tx.sql.statements - before <= 8


async def test_a_list_of_calls_does_not_disturb_the_team_on_a_sunday(ville: Town) -> None:
    await later(ville, datetime.fromisoformat("2026-10-18T10:00:00+02:00"))
    nadia, camille = ville.person("Nadia"), ville.person("Camille")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Odile")
    await submit(ville, camille)
    await soon(ville)
    assert not any("à appeler" in letter.text for letter in nadia.received)
    await later(ville, datetime.fromisoformat("2026-10-19T10:00:00+02:00"))
    await nadia.wait_for("à appeler")


async def test_the_letter_that_gives_a_number_stays_when_its_buttons_are_pressed(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix, telephone="+33639980100")
    await submit(ville, camille)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)
    alix.press("La famille m'appelle")
    letter = await camille.wait_for("Vous pouvez l'appeler : 06 39 98 01 00")
    for label, answer in (("Mes demandes", "N° 1"), ("Nous avons trouvé ensemble", "Vous avez trouvé avec")):
        camille.press(label, letter)
        assert (await camille.wait_for(answer, fresh=True)).id != letter.id
        await ville.quiet()
        assert "06 39 98 01 00" in letter.text
