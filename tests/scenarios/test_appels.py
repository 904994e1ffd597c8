"""« À appeler aujourd'hui »: one list of every reason to phone, and a call noted in two or three taps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.assistants import Agrement, Place
from bot.domain.semaine import jours_of
from bot.domain.semaine_offerte import JOURNEES
from bot.simulator.phone import Phone
from tests.appels import campaign, count_contacts, lines, names, open_list, participation_of, press
from tests.bureau import add_animatrice, forge, submit_by_phone
from tests.quartier import (
    BURBURE,
    BUSNES,
    UN_BEBE,
    VIEILLE_CHAPELLE,
    add_assistant,
    libre,
    propositions_of,
    soon,
    submit,
)
from tests.world import Town

AUTRE = "mainvilliers"


def attempts(ville: Town, phone: Phone) -> int:
    """How many times the bot tried to write to her."""
    return sum(call.params.get("chat_id") in (phone.id, str(phone.id)) for call in ville.telegram.calls)


async def test_one_list_unites_every_reason_one_line_a_person(ville: Town) -> None:
    nadia, reine, perdue = ville.person("Nadia"), ville.person("Reine"), ville.person("Perle")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    await add_assistant(ville, "Odile", commune=BUSNES, agrement=Agrement(places=2))
    await add_assistant(ville, reine, commune=BURBURE)
    await submit(ville, ville.person("Camille"))
    await campaign(ville)
    await ville.move(hours=24)
    await add_assistant(ville, perdue, commune=BUSNES)
    perdue.block()
    reine.press("Appelez-moi")
    await ville.quiet()
    await submit_by_phone(ville, "Maryse", besoin=replace(UN_BEBE, commune=VIEILLE_CHAPELLE))
    await soon(ville)
    text = await open_list(ville, nadia)
    assert text.count("Alix Exemple") == 1
    alix = text[text.index("Alix") : text.index("Maryse")]
    assert "emande n° 1 à Lillers" in alix
    assert "Campagne d'octobre : pas sur Telegram" in alix
    assert "06 39 98 01 00" in alix
    assert "Famille à rappeler, demande n° 2" in text
    assert "Campagne d'octobre : demande qu'on l'appelle" in text
    assert "Ne reçoit plus nos messages" in text
    assert await names(ville) == ["Alix", "Maryse", "Odile", "Reine", "Perle"]
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(AUTRE)
        assert await unit.tx.liste_appels.list_to_find(home) == []
    assert await lines(ville, AUTRE) == []


async def test_a_new_animatrice_records_a_call_in_three_taps(ville: Town) -> None:
    """The complaint: « une animatrice nouvelle note un appel en moins d'une minute »."""
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        known = libre(unit, confirmee_le=unit.now - timedelta(days=60), source="import")
    odile = await add_assistant(ville, "Odile", known)
    await campaign(ville)
    nadia.send("/menu")
    await nadia.wait_for("Bonjour", fresh=True)
    await press(ville, nadia, "Tableau de bord")
    taps = ["À appeler (1)", "Commencer les appels", "Rien n'a changé"]
    said = await press(ville, nadia, *taps)
    assert len(taps) <= 3
    assert "C'est noté pour Odile Exemple : rien n'a changé" in said
    assert await names(ville) == []
    joined = await participation_of(ville, odile.id)
    assert (joined["etat"], joined["reponse"], joined["canal"]) == ("repondue", "inchange", "telephone")
    async with ville.bot.service.unit() as unit:
        (place,) = (await unit.tx.assistants.get(odile.id)).places
        animateur = await unit.tx.animateurs.list_named(unit.territoire.id_of("artois-lys-romane"), "Nadia")
    assert (place.etat, place.source, place.animateur_id, place.confirmee_le) == (
        "libre", "telephone", animateur[0].id, place.confirmee_le
    )  # fmt: skip
    assert place.is_fresh(ville.now(), 1)
    assert await count_contacts(ville) == 1
    assert "Il n'y a plus personne à appeler" in await press(ville, nadia, "Suivant")


async def test_a_place_said_on_the_phone_is_three_taps_and_serves_a_family_at_once(ville: Town) -> None:
    camille, nadia, odile = ville.person("Camille"), ville.person("Nadia"), ville.person("Odile")
    await add_animatrice(ville, nadia)
    full = Place(1, "occupee", confirmee_le=ville.now() - timedelta(days=60), source="import", grille=JOURNEES)
    entry = await add_assistant(ville, odile, full, Place(2))
    async with ville.bot.service.unit() as unit:
        await unit.tx.profils.set_phone(entry.id, True, unit.now)
    await campaign(ville)
    numero = await submit(ville, camille, vague_le=None)
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple")
    said = await press(ville, nadia, "J'ai une place", "décembre 2026", "Lundi, mardi, jeudi et vendredi")
    assert "une place, à partir du mardi 1er décembre 2026" in said
    async with ville.bot.service.unit() as unit:
        place = (await unit.tx.assistants.get(entry.id)).places[1]
    assert (place.rang, place.etat, place.libre_le, place.source) == (2, "libre", date(2026, 12, 1), "telephone")
    assert place.grille is not None
    assert jours_of(place.grille) == (0, 1, 3, 4)
    assert (await participation_of(ville, entry.id))["reponse"] == "place"
    assert "1 demande en cours correspond" in said  # she is still on the phone: it is put before her now
    assert "Auriez-vous une place ?" in await press(ville, nadia, f"Demande n° {numero}")
    await press(ville, nadia, "Intéressée", "Par le relais")
    assert await names(ville) == []
    assert await count_contacts(ville) == 1


async def test_other_days_are_chosen_one_by_one(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, "Odile")
    await campaign(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple", "J'ai une place", "Dès maintenant", "D'autres jours")
    assert "choisissez-en au moins un" in nadia.last.text
    await forge(ville, nadia, f"an:al:0:{entry.id}:jok:0:0")  # no day at all: asked again
    assert "Quels jours ?" in nadia.last.text
    await press(ville, nadia, "D'autres jours", "Mercredi : non", "Samedi : non", "Mercredi : oui", "C'est bon")
    async with ville.bot.service.unit() as unit:
        (place,) = (await unit.tx.assistants.get(entry.id)).places
    assert place.grille is not None
    assert (jours_of(place.grille), place.libre_le) == ((5,), None)


async def test_a_full_house_leaves_one_tap_for_the_request_that_waited(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    await open_list(ville, nadia)
    said = await press(ville, nadia, "Alix Exemple", "Plus de place")
    assert f"Il reste à noter sa réponse pour la demande n° {numero}" in said
    await press(ville, nadia, f"Demande n° {numero} : pas cette fois")
    (proposition,) = await propositions_of(ville, numero)
    assert (proposition.etat, proposition.motif, proposition.repondue_par) == (
        "pas_cette_fois", "complet", "telephone"
    )  # fmt: skip
    assert await names(ville) == []
    assert await count_contacts(ville) == 1  # one call, one contact, whatever was said in it


async def test_nobody_answers_and_the_next_call_is_chosen(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Odile")
    await campaign(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple")
    screen = nadia.last
    nadia.press("Pas de réponse", screen)
    nadia.press("Pas de réponse", screen)
    await ville.quiet()
    assert "Odile Exemple n'a pas répondu" in nadia.last.text
    await press(ville, nadia, "Ce soir")
    assert "revient le mardi 13 octobre 2026 à 18 h" in nadia.last.text
    assert await names(ville) == []
    assert await count_contacts(ville) == 0
    await ville.move(hours=8)
    (ligne,) = await lines(ville)
    assert ligne.suivi.essais == 1  # two taps of one attempt
    await open_list(ville, nadia)
    assert "1 appel sans réponse" in nadia.last.text
    await press(ville, nadia, "Odile Exemple", "Rappeler le…", "Un autre jour")
    await ville.restart_bot()
    nadia.send("hier peut-être")
    await nadia.wait_for("date", fresh=True)
    nadia.send("23 octobre")
    await nadia.wait_for("est à rappeler le vendredi 23 octobre 2026", fresh=True)
    await ville.move(days=9)
    assert await names(ville) == []
    await ville.move(days=1)
    (ligne,) = await lines(ville)
    assert ligne.suivi.essais == 0  # she did answer, and said when


async def test_a_besoin_imprevu_does_not_wait_for_the_day_that_was_chosen(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    await submit(ville, ville.person("Camille"))
    await soon(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", "Pas de réponse", "La semaine prochaine")
    await submit(ville, ville.person("Dominique"))
    await soon(ville)
    assert await names(ville) == []
    await submit(ville, ville.person("Sacha"), replace(UN_BEBE, imprevu=True, a_partir_du=date(2026, 10, 16)))
    await soon(ville)
    assert await names(ville) == ["Alix"]


async def test_a_wrong_number_goes_to_its_own_list_and_comes_back_corrected(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Odile")
    await add_assistant(ville, "Alix", telephone="+33639980107")
    await campaign(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple", "Faux numéro", "Suivant")
    assert "Alix Exemple" in nadia.last.text  # never somebody who cannot be dialled
    await open_list(ville, nadia)
    assert nadia.last.text.index("Alix") < nadia.last.text.index("Odile")
    assert "numéro à corriger" in nadia.last.text
    await press(ville, nadia, "Numéros à corriger (1)", "Odile Exemple")
    assert "Le numéro connu (06 39 98 01 00) est faux" in nadia.last.text
    await press(ville, nadia, "Corriger son numéro")
    nadia.send("06 39 98 01 66")
    await nadia.wait_for("C'est noté : 06 39 98 01 66")
    await open_list(ville, nadia)
    assert "06 39 98 01 66" in nadia.last.text
    assert all("Numéros à corriger" not in label for row in nadia.last.buttons for label in row)


async def test_a_number_marked_wrong_by_mistake_is_right_again_in_one_tap(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Odile")
    await campaign(ville)
    await open_list(ville, nadia)
    await press(ville, nadia, "Odile Exemple", "Faux numéro", "C'était le bon")
    assert "ce numéro est bien celui de Odile Exemple" in nadia.last.text
    (ligne,) = await lines(ville)
    assert ligne.numero == "+33639980100"


async def test_a_blocked_account_is_never_written_to_again_and_the_team_has_her_number(ville: Town) -> None:
    """The complaint: endless retries, or an invisible loss."""
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix, telephone="+33639980107")
    alix.chat.blocked = True  # Telegram answers 403, and said nothing before
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    told = await nadia.wait_for("ne reçoit plus mes messages")
    assert "06 39 98 01 07" in told.text
    assert "06 39 98 01 07" in await open_list(ville, nadia)
    tried = attempts(ville, alix)
    await ville.move(days=3)
    await submit(ville, ville.person("Dominique"))
    await campaign(ville)
    await ville.move(hours=24)
    assert attempts(ville, alix) == tried == 1
    await open_list(ville, nadia)
    await press(ville, nadia, "Alix Exemple", f"Demande n° {numero} : dire", "Pas cette fois", "Autre raison")
    assert {p.etat for p in await propositions_of(ville, numero)} == {"pas_cette_fois"}
