"""The animatrice follows requests and acts for those who cannot: lists, calls, by hand, stop, close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.assistants import Agrement, Place
from bot.domain.semaine_offerte import JOURNEES
from tests.bureau import add_animatrice, forge, open_board, open_demande, submit_by_phone, submit_first
from tests.quartier import (
    BUSNES,
    UN_BEBE,
    VIEILLE_CHAPELLE,
    add_assistant,
    demande_of,
    libre,
    propositions_of,
    soon,
    submit,
)
from tests.world import Town


async def test_somebody_without_telegram_answers_by_phone_in_two_taps(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    alix = await add_assistant(ville, "Alix", telephone="+33639980107")
    numero = await submit(ville, camille)
    await soon(ville)
    call = await nadia.wait_for("à appeler")
    assert "06 39 98 01 07" in call.text
    nadia.press("Appeler et noter les réponses")
    await ville.quiet()
    nadia.press("Alix Exemple")
    words = await nadia.wait_for("Auriez-vous une place", fresh=True)
    assert (
        "« Bonjour, ici le Relais Petite Enfance Artois-Lys Romane. Une famille cherche un accueil à Lillers"
        in words.text
    )
    assert "Camille" not in words.text
    nadia.press("Intéressée")
    await ville.quiet()
    nadia.press("La famille l'appelle")
    await nadia.wait_for("la famille en est avertie", fresh=True)
    told = await camille.wait_for("06 39 98 01 07")
    assert "Alix" in told.text
    (proposition,) = await propositions_of(ville, numero)
    assert (proposition.etat, proposition.repondue_par, proposition.suite) == (
        "interessee", "telephone", "famille_appelle"
    )  # fmt: skip
    async with ville.bot.service.unit() as unit:
        place = (await unit.tx.assistants.get(alix.id)).places[0]
        assert (place.etat, place.source) == ("libre", "telephone")


async def test_a_no_on_the_phone_is_two_taps_and_its_reason_stays_here(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix")
    numero = await submit(ville, camille)
    await soon(ville)
    await open_board(ville, nadia)
    nadia.press("À appeler aujourd'hui (1)")
    await ville.quiet()
    nadia.press("Alix Exemple")
    await ville.quiet()
    nadia.press("Pas cette fois")
    await ville.quiet()
    nadia.press("Complète")
    await nadia.wait_for("pas cette fois. C'est noté", fresh=True)
    (proposition,) = await propositions_of(ville, numero)
    assert (proposition.etat, proposition.motif, proposition.repondue_par) == (
        "pas_cette_fois", "complet", "telephone"
    )  # fmt: skip
    assert all("complet" not in m.text.lower() for m in camille.received)


async def test_nobody_picks_up_and_a_wrong_number_is_not_dialled_again(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    alix = await add_assistant(ville, "Alix")
    await submit(ville, camille)
    await soon(ville)
    await open_board(ville, nadia)
    nadia.press("À appeler aujourd'hui (1)")
    await ville.quiet()
    nadia.press("Alix Exemple")
    await ville.quiet()
    nadia.press("Pas de réponse")
    await nadia.wait_for("Alix Exemple n'a pas répondu", fresh=True)
    nadia.press("Retour à la liste")
    await nadia.wait_for("Personne à appeler pour l'instant", fresh=True)
    await ville.move(days=2)
    await open_board(ville, nadia, "demain")
    nadia.press("À appeler aujourd'hui (1)")
    await nadia.wait_for("1 appel sans réponse", fresh=True)
    nadia.press("Alix Exemple")
    await ville.quiet()
    nadia.press("Faux numéro")
    await nadia.wait_for("Personne ne le composera plus", fresh=True)
    nadia.press("Noter le bon numéro")
    await nadia.wait_for("Quel est le bon numéro ?", fresh=True)
    await ville.restart_bot()
    nadia.send("06 39 98 01")
    await nadia.wait_for("Je ne reconnais pas ce numéro")
    nadia.send("06 39 98 01 55")
    await nadia.wait_for("C'est noté : 06 39 98 01 55")
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.assistants.get(alix.id)).telephone == "+33639980155"


async def test_she_sees_why_the_others_were_not_asked(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        full = Place(1, "libre", date(2027, 3, 1), confirmee_le=unit.now, source="bot", grille=JOURNEES)
    await add_assistant(ville, alix)
    await add_assistant(ville, "Lointaine", commune=VIEILLE_CHAPELLE)
    await add_assistant(ville, "Complète", full)
    await add_assistant(ville, "Reposée", en_pause_jusqu_au=date(2026, 12, 31))
    numero = await submit(ville, camille)
    await soon(ville)
    await open_demande(ville, nadia, "En cours", numero)
    nadia.press("Pourquoi pas les autres")
    await ville.quiet()
    nadia.press("Trop loin : 1")
    assert "Trop loin (17 km)" in (await nadia.wait_for("Lointaine Exemple", fresh=True)).text
    nadia.press("Toutes les raisons")
    await ville.quiet()
    nadia.press("Complète : 1")
    assert "Complète jusqu'au lundi 1er mars 2027" in (await nadia.wait_for("Complète Exemple", fresh=True)).text
    nadia.press("Toutes les raisons")
    await ville.quiet()
    nadia.press("En pause : 1")
    await nadia.wait_for("En pause jusqu'au jeudi 31 décembre 2026", fresh=True)


async def test_she_adds_and_leaves_out_by_hand(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    alix, odile = ville.person("Alix"), ville.person("Odile")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    await add_assistant(ville, odile, commune=VIEILLE_CHAPELLE, nom="Éloignée", telephone="+33639980109")
    numero = await submit(ville, camille)
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")
    await open_demande(ville, nadia, "En cours", numero)
    nadia.press("Ajouter quelqu'un")
    await ville.quiet()
    nadia.send("eloignee")
    await nadia.wait_for("Odile Éloignée")
    nadia.press("Odile Éloignée")
    await ville.quiet()
    nadia.press("Lui proposer cette demande")
    await nadia.wait_for("est proposée à Odile Éloignée", fresh=True)
    await odile.wait_for(f"Demande n° {numero}")
    nadia.press("Retour à la demande")
    await ville.quiet()
    nadia.press("Qui a été interrogé")
    await ville.quiet()
    nadia.press("Alix Exemple")
    await ville.quiet()
    nadia.press("Ne pas lui envoyer")
    await nadia.wait_for("vous l'avez écartée", fresh=True)
    await alix.wait_for("Cette demande ne vous est plus proposée")
    assert alix.last.buttons == []
    assert {p.etat for p in await propositions_of(ville, numero)} == {"retiree", "en_attente"}
    nadia.press("Ne plus l'écarter")
    await ville.quiet()
    nadia.press("Lui proposer cette demande")
    await nadia.wait_for("est proposée à Alix Exemple", fresh=True)
    await alix.wait_for("Vous aviez déjà reçu cette demande")
    nadia.press("Retour à la demande")
    await ville.quiet()
    nadia.press("Ce qui s'est passé")
    story = await nadia.wait_for("ce qui s'est passé", fresh=True)
    assert "Ajoutée à la main, Odile Éloignée (par Nadia)" in story.text
    assert "Écartée, Alix Exemple (par Nadia)" in story.text


async def test_the_story_of_a_request_says_who_answered(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    alix.press("Pas cette fois")
    await alix.wait_for("Pour quelle raison", fresh=True)
    await open_board(ville, nadia)
    nadia.press("En cours (1)")
    await ville.quiet()
    nadia.press(f"n° {numero} · Camille")
    await ville.quiet()
    nadia.press("Ce qui s'est passé")
    assert "Alix Exemple : pas cette fois" in (await nadia.wait_for("ce qui s'est passé", fresh=True)).text


async def test_what_protects_a_professional_holds_against_the_hand_too(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    paused = await add_assistant(ville, alix, en_pause_jusqu_au=date(2026, 12, 31))
    numero = await submit(ville, camille)
    await open_board(ville, nadia)
    await forge(ville, nadia, f"an:add:{numero}:{paused.id}")
    assert "en pause jusqu'au jeudi 31 décembre 2026" in nadia.last.text
    assert await propositions_of(ville, numero) == []


async def test_she_does_not_wait_for_the_next_circle_then_stops_then_resumes(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    alix, odile, reine = ville.person("Alix"), ville.person("Odile"), ville.person("Reine")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        known = libre(unit)
    await add_assistant(ville, alix, known)
    await add_assistant(ville, odile)
    numero = await submit(ville, camille)
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")
    assert odile.received == []
    await open_demande(ville, nadia, "En cours", numero)
    nadia.press("Interroger le cercle suivant")
    await ville.quiet()
    assert "1 personne" in nadia.last.text
    nadia.press("Interroger maintenant")
    await odile.wait_for(f"Demande n° {numero}")
    nadia.press("Arrêter le relais")
    await ville.quiet()
    nadia.press("Arrêter le relais")
    await nadia.wait_for("relais arrêté", fresh=True)
    await add_assistant(ville, reine, replace(known))
    await ville.move(days=6)
    assert reine.received == []
    assert len(alix.received) == 1  # nobody is reminded either
    nadia.press("Reprendre le relais")
    await soon(ville)
    await reine.wait_for(f"Demande n° {numero}")


async def test_closing_with_an_outcome_tells_everybody_once(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    await open_demande(ville, nadia, "En cours", numero)
    nadia.press("Clore la demande")
    await ville.quiet()
    nadia.press("Trouvé ailleurs")
    await nadia.wait_for("est close", fresh=True)
    await ville.quiet()
    assert "Vous avez trouvé une solution" in camille.last.text
    assert "La famille a trouvé une solution" in alix.last.text
    before = len(camille.received)
    await forge(ville, nadia, f"an:clo:{numero}:sans_solution")
    assert "Elle l'était déjà" in nadia.last.text
    assert len(camille.received) == before
    assert (await demande_of(ville, numero)).issue == "trouve_ailleurs"
    await open_board(ville, nadia, "apres")
    nadia.press("Closes (1)")
    await nadia.wait_for("la famille a trouvé ailleurs", fresh=True)


async def test_a_family_without_telegram_is_to_be_phoned_at_the_end(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit_by_phone(ville, "Maryse")
    await open_demande(ville, nadia, "En cours", numero)
    assert "sans Telegram : à appeler" in nadia.last.text
    nadia.press("Clore la demande")
    await ville.quiet()
    nadia.press("Sans solution")
    await nadia.wait_for("à appeler au 06 39 98 00 05", fresh=True)


async def test_collective_care_is_followed_by_the_relais(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit(ville, camille, etat="transmise", modes=("collectif",), vague_le=None)
    await open_demande(ville, nadia, "Suivies par le relais", numero)
    assert "Cherche : accueil collectif" in nadia.last.text
    nadia.press("Famille contactée")
    await nadia.wait_for("La famille a été contactée", fresh=True)
    nadia.press("Famille orientée")
    await nadia.wait_for("La famille a été orientée", fresh=True)
    nadia.press("Corriger son numéro")
    await ville.quiet()
    nadia.send("0639980042")
    await nadia.wait_for("C'est noté : 06 39 98 00 42")
    nadia.press("Retour à la demande")
    await ville.quiet()
    nadia.press("Clore la demande")
    await ville.quiet()
    nadia.press("Trouvé ailleurs")
    await nadia.wait_for("est close", fresh=True)


async def test_who_is_not_shown_any_more_disappears_at_once(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")
    await open_board(ville, nadia)
    nadia.press("Trouver un assistant maternel")
    await ville.quiet()
    nadia.send("06 39 98 01 00")
    await nadia.wait_for("Alix Exemple")
    nadia.press("Alix Exemple")
    await ville.quiet()
    nadia.press("Ne plus diffuser")
    await nadia.wait_for("Ne plus diffuser Alix Exemple ?", fresh=True)
    nadia.press("Oui, ne plus diffuser")
    await nadia.wait_for("n'est plus diffusée", fresh=True)
    await alix.wait_for("Vous n'avez pas à répondre")
    autre = await submit(ville, ville.person("Dominique"))
    await soon(ville)
    assert await propositions_of(ville, autre) == []
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.assistants.get(entry.id)).ne_plus_diffuser


async def test_an_entry_is_changed_one_thing_at_a_time(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix, agrement=Agrement(places=3))
    await open_board(ville, nadia)
    nadia.press("Trouver un assistant maternel")
    await ville.quiet()
    nadia.send("exemple lillers")
    await ville.quiet()
    nadia.press("Alix Exemple")
    await ville.quiet()
    nadia.press("Noter ses places")
    await nadia.wait_for("Place 3 : on ne sait pas", fresh=True)
    nadia.press("Place 2 : libre")
    await nadia.wait_for("Place 2 : libre (dit par téléphone le mardi 13 octobre 2026, noté par Nadia)", fresh=True)
    nadia.press("Libre le…")
    await ville.quiet()
    nadia.send("début janvier")
    await nadia.wait_for("libre à partir du vendredi 1er janvier 2027")
    nadia.press("Retour à la fiche")
    await ville.quiet()
    nadia.press("Mettre en pause")
    await ville.quiet()
    nadia.press("Jusqu'au mardi 27 octobre 2026")
    await nadia.wait_for("En pause jusqu'au mardi 27 octobre 2026", fresh=True)
    nadia.press("Finir la pause")
    await ville.quiet()
    nadia.press("Elle préfère le téléphone")
    await nadia.wait_for("Préfère le téléphone", fresh=True)
    nadia.press("Ce n'est pas la bonne personne")
    await ville.quiet()
    nadia.press("Détacher ce compte")
    await nadia.wait_for("pas encore relié", fresh=True)
    async with ville.bot.service.unit() as unit:
        known = await unit.tx.assistants.get(entry.id)
    assert known.telegram_id is None
    assert [(p.rang, p.etat, p.source) for p in known.places if p.etat == "libre"] != []
    assert {p.source for p in known.places} == {"telephone"}


async def test_two_relais_are_sealed_from_each_other(ville: Town) -> None:
    camille, nadia, yvonne = ville.person("Camille"), ville.person("Nadia"), ville.person("Yvonne")
    await add_animatrice(ville, nadia)
    await add_animatrice(ville, yvonne, "oignies")
    alix = await add_assistant(ville, "Alix")
    numero = await submit(ville, camille)
    await soon(ville)
    (proposition,) = await propositions_of(ville, numero)
    await open_board(ville, yvonne)
    assert "En cours (0)" in str(yvonne.last.buttons)
    codes = [
        f"an:d:{numero}", f"an:p:{numero}:0", f"an:x:{numero}", f"an:x:{numero}:complet:0", f"an:j:{numero}:0",
        f"an:q:{numero}:{alix.id}", f"an:ok:{numero}", f"an:ref:{numero}:doublon", f"an:stop:{numero}:oui",
        f"an:clo:{numero}:sans_solution", f"an:add:{numero}:{alix.id}", f"an:ec:{numero}:{alix.id}",
        f"an:suiv:{numero}:oui", f"an:su:{numero}:contactee", f"an:tel:{numero}", f"an:ap:{proposition.id}",
        f"an:ap:{proposition.id}:oui:par_le_relais", f"an:ap:{proposition.id}:faux", f"an:am:{alix.id}",
        f"an:am:{alix.id}:masquer", f"an:pl:{alix.id}:1:l", f"an:pa:{alix.id}:31", f"an:am:{alix.id}:delier:oui",
    ]  # fmt: skip
    for code in codes:
        await forge(ville, yvonne, code)
        assert "dans votre relais" in yvonne.last.text, code
        await forge(ville, camille, code)
        assert "dans votre relais" not in camille.last.text, code
        assert "n° " + str(numero) not in str(camille.last.buttons), code
    (after,) = await propositions_of(ville, numero)
    assert after == proposition
    demande = await demande_of(ville, numero)
    assert (demande.etat, demande.arretee_le) == ("active", None)
    async with ville.bot.service.unit() as unit:
        known = await unit.tx.assistants.get(alix.id)
        assert await unit.tx.ecarts.list_of_demande(numero) == frozenset()
        assert await unit.tx.evenements.list_of_demande(numero) == []
    assert known == replace(alix, sollicite_le=known.sollicite_le)


async def test_two_hundred_names_are_read_page_by_page(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    for n in range(200):
        await add_assistant(ville, f"Prénom{n:03}", commune=VIEILLE_CHAPELLE, nom="<Très long nom & composé>")
    numero = await submit(ville, camille, besoin=replace(UN_BEBE, commune=BUSNES, rayon_km=5))
    await soon(ville)
    await open_demande(ville, nadia, "Sans réponse", numero)
    nadia.press("Pourquoi pas les autres")
    await ville.quiet()
    nadia.press("Trop loin : 200")
    seen: set[str] = set()
    for _ in range(20):
        await ville.quiet()
        assert len(nadia.last.text) <= 4096
        seen |= {word for word in nadia.last.text.split() if word.startswith("Prénom")}
        if ["Page suivante"] not in nadia.last.buttons and "Page suivante" not in str(nadia.last.buttons):
            break
        nadia.press("Page suivante")
    assert len(seen) == 200


async def test_every_step_survives_a_restart(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    await open_board(ville, nadia)
    for label in ("En cours", f"n° {numero}", "Qui a été interrogé", "Alix Exemple", "Ne pas lui envoyer"):
        await ville.restart_bot()
        nadia.press(label)
        await ville.quiet()
    assert "vous l'avez écartée" in nadia.last.text


async def test_one_call_answers_two_requests_the_besoin_imprevu_first(ville: Town) -> None:
    camille, maryse, nadia = ville.person("Camille"), ville.person("Maryse"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Alix", telephone="+33639980111")
    ordinary = await submit(ville, camille)
    soon_needed = replace(UN_BEBE, imprevu=True, a_partir_du=date(2026, 10, 16))
    urgent = await submit(ville, maryse, besoin=soon_needed)
    await soon(ville)
    await open_board(ville, nadia)
    nadia.press("À appeler aujourd'hui (1)")
    text = (await nadia.wait_for("Alix Exemple", fresh=True)).text
    assert f"Demande n° {urgent} à Lillers, besoin imprévu" in text
    assert "une autre demande" in text
    nadia.press("Alix Exemple")
    await nadia.wait_for("Pourquoi", fresh=True)
    assert [[f"Demande n° {urgent} : dire et noter"], [f"Demande n° {ordinary} : dire et noter"]] == (
        nadia.last.buttons[:2]
    )


async def test_a_place_noted_by_phone_answers_a_request_the_same_day(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        full = Place(1, "occupee", confirmee_le=unit.now, source="bot")
    entry = await add_assistant(ville, alix, full)
    numero = await submit(ville, camille)
    await soon(ville)
    assert alix.received == []
    await open_board(ville, nadia)
    await forge(ville, nadia, f"an:am:{entry.id}:pl")
    nadia.press("Place 1 : libre")
    await nadia.wait_for("1 demande en cours correspond : elle lui est proposée", fresh=True)
    await alix.wait_for(f"Demande n° {numero}")


async def test_a_professional_is_invited_from_her_entry(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, "Alix")
    await open_board(ville, nadia)
    await forge(ville, nadia, f"an:am:{entry.id}")
    nadia.press("L'inviter sur Telegram")
    shown = await nadia.wait_for("Code, à lui lire ou à imprimer", fresh=True)
    code = shown.text.split("imprimer :\n")[1].splitlines()[0]
    assert f"?start={code}" in shown.text
    alix.send(f"/start {code}")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        assert (await unit.tx.assistants.get(entry.id)).telegram_id == alix.id


async def test_she_writes_to_the_family_and_the_bot_falls_silent(ville: Town) -> None:
    camille, nadia = ville.person("Camille"), ville.person("Nadia")
    await add_animatrice(ville, nadia)
    numero = await submit(ville, camille)
    await open_demande(ville, nadia, "En cours", numero)
    nadia.press("Écrire à la famille")
    await camille.wait_for("souhaite vous parler")
    word = await nadia.wait_for("Pour lui écrire, répondez à ce message")
    nadia.reply(word, "Bonjour, avez-vous cinq minutes ?")
    await camille.wait_for("avez-vous cinq minutes")
    camille.send("Oui, à 14 h")
    await nadia.wait_for("Oui, à 14 h")
    before = len(camille.received)
    await forge(ville, camille, "menu")
    assert len(camille.received) == before


async def test_a_request_that_passes_first_by_her_asks_nobody_by_itself(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix)
    numero = await submit_first(ville, camille, passe_par_animatrice=True)
    nadia.press("Valider")
    await nadia.wait_for("personne n'est interrogé sans vous", fresh=True)
    await ville.move(days=2)
    assert await propositions_of(ville, numero) == []
    await forge(ville, nadia, f"an:add:{numero}:{entry.id}")
    await alix.wait_for(f"Demande n° {numero}")


async def test_families_who_were_told_of_her_are_to_be_phoned_when_she_is_hidden(ville: Town) -> None:
    camille, nadia, alix = ville.person("Camille"), ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")
    alix.press("Cette demande m'intéresse")
    await ville.quiet()
    alix.press("Passer par le relais")
    await ville.quiet()
    before = len(alix.received)
    await open_board(ville, nadia)
    await forge(ville, nadia, f"an:am:{entry.id}:masquer")
    assert "1 demande de famille est concernée" in nadia.last.text
    nadia.press("Oui, ne plus diffuser")
    await ville.quiet()
    assert f"demande n° {numero}" in nadia.last.text
    nadia.press(f"Demande n° {numero}")
    await nadia.wait_for("1 intéressée", fresh=True)
    assert len(alix.received) == before  # no message, no reason
