"""A family without Telegram phones: the animatrice writes its search down in the same form, and follows it for it."""

from __future__ import annotations

from tests.appels import count_contacts, open_list
from tests.bureau import forge
from tests.equipe import texts
from tests.guichet import NADIA, demandes_of, familles, guichet
from tests.quartier import add_assistant, libre, propositions_of, soon
from tests.recherche import Parent
from tests.scenarios.test_recherche import COURT
from tests.world import Town

TAPS_AU_PLUS = 25


async def test_a_request_told_on_the_phone_costs_few_taps_and_one_word(ville: Town) -> None:
    sandrine = await guichet(ville)
    noted = await sandrine.note()
    assert "La demande n° 1 est enregistrée" in noted.text
    assert sandrine.taps <= TAPS_AU_PLUS
    assert sandrine.words == 1  # the first name, with the number
    (famille,) = await familles(ville)
    assert (famille.prenom, famille.telephone, famille.telegram_id) == ("Nadia", "+33639980005", None)
    (demande,) = await demandes_of(ville, famille.id)
    assert demande.besoin == COURT  # exactly what a parent would have sent
    assert (demande.canal, demande.etat, demande.peut_etre_appelee) == ("telephone", "active", True)


async def test_agreements_said_aloud_are_kept_with_who_noted_them(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    (famille,) = await familles(ville)
    async with ville.bot.service.unit() as unit:
        aloud = await unit.tx.familles.list_aloud(famille.id)
        contacts = await unit.tx.sql.rows("SELECT canal, public, detail FROM contact")
    assert [(one.finalite, one.note_par) for one in aloud] == [("relayer", "Sandrine"), ("etre_appelee", "Sandrine")]
    assert [tuple(row) for row in contacts] == [("téléphone", "famille", "auprès d'un assistant maternel")]
    screen = await sandrine.tap("Ouvrir la demande", "Au nom de la famille")
    assert "noté par Sandrine" in screen.text
    assert "notée par Sandrine au téléphone" in screen.text


async def test_professionals_are_asked_and_the_family_is_to_be_phoned(ville: Town) -> None:
    sandrine = await guichet(ville)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, ville.person("Odile"), place)
    await sandrine.note()
    await soon(ville)
    assert [p.etat for p in await propositions_of(ville, 1)] == ["en_attente"]
    assert "est à rappeler" not in texts(sandrine.phone)  # she was on the phone a moment ago, and heard that it leaves
    await open_list(ville, sandrine.phone)
    assert "Nadia" not in sandrine.phone.last.text


async def test_a_call_that_nobody_noted_is_not_said_to_be(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await soon(ville)  # nobody can be asked: that is news, and to be said
    shown = await sandrine.tap("Noter l'appel")
    assert "À lui dire" in shown.text
    assert "Dernier appel noté" not in shown.text


async def test_a_form_of_her_own_is_left_alone(ville: Town) -> None:
    """An animatrice may be a mother who searches too: both forms wait for her."""
    sandrine = await guichet(ville)
    sandrine.phone.send("/start")
    await sandrine.phone.answer()
    await sandrine.tap("Chercher un accueil")
    await sandrine.say("Lillers")
    await sandrine.note()
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(sandrine.phone.id, "Sandrine", unit.now)
    assert personne.recherche_en_cours
    sandrine.phone.send("/menu")
    await sandrine.phone.answer()
    assert "Pour quel enfant" in (await sandrine.tap("Reprendre ma recherche")).text


async def test_interrupted_it_waits_even_over_a_restart(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.begin()
    await sandrine.tap("L")
    await ville.restart_bot()
    await sandrine.menu()
    assert "commencée pour Nadia" in (await sandrine.tap("Nouvelle demande")).text
    assert "Dans quelle commune" in (await sandrine.tap("Reprendre")).text
    await sandrine.describe()
    assert "est enregistrée" in (await sandrine.tap("Enregistrer la demande")).text


async def test_restarts_between_each_step_lose_nothing(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.begin()
    for labels in (
        ("L", "Lillers"), ("2026", "mars"), ("Non",), ("Début janvier 2027",), ("Du lundi au vendredi",),
        ("7 h 30",), ("17 h 30",), ("Toute l'année",), ("Un assistant maternel",), ("Non",),
        ("Elle est d'accord",), ("Oui, il peut l'appeler",),
    ):  # fmt: skip
        await sandrine.tap(*labels)
        await ville.restart_bot()
    await sandrine.tap("Enregistrer la demande")
    (famille,) = await familles(ville)
    assert (await demandes_of(ville, famille.id))[0].besoin == COURT


async def test_a_whole_sentence_fills_what_it_tells(ville: Town) -> None:
    sandrine = await guichet(ville)
    asked = await sandrine.begin(
        "je m'appelle Sonia, 06 39 98 11 22, je cherche pour mon bébé né en juin, à Lillers, "
        "à partir de janvier, lundi mardi jeudi de 8 h à 17 h 30"
    )
    for words in ("Sonia, 06 39 98 11 22", "Lillers", "juin 2026", "janvier 2027", "lundi, mardi", "8 h à 17 h 30"):
        assert words in asked.text
    await sandrine.tap("Non", "Toute l'année", "Un assistant maternel", "Non")
    await sandrine.tap("Elle est d'accord", "Oui, il peut l'appeler", "Enregistrer la demande")
    (famille,) = await familles(ville)
    assert (famille.prenom, famille.telephone) == ("Sonia", "+33639981122")
    besoin = (await demandes_of(ville, famille.id))[0].besoin
    assert (besoin.commune, besoin.jours) == ("62516", frozenset({0, 1, 3}))


async def test_the_name_and_number_are_echoed(ville: Town) -> None:
    sandrine = await guichet(ville)
    asked = await sandrine.begin("je m'appelle Sonia, 06 39 98 11 22")
    assert "Sonia, 06 39 98 11 22" in asked.text
    assert "Dans quelle commune" in asked.text


async def test_the_number_before_the_name_and_no_number_at_all(ville: Town) -> None:
    sandrine = await guichet(ville)
    assert "Dans quelle commune" in (await sandrine.begin("06.39.98.00.05 karim")).text
    await sandrine.tap("Annuler", "Tout effacer")
    asked = await sandrine.begin("Maryse", "Au guichet")
    assert "Son numéro de téléphone" in asked.text
    assert "Dans quelle commune" in (await sandrine.tap("Pas de numéro")).text
    await sandrine.describe(agree=False)
    reread = await sandrine.tap("Elle est d'accord")  # without a number nobody can call her
    assert "pas de numéro" in reread.text
    await sandrine.tap("Enregistrer la demande")
    (famille,) = await familles(ville)
    assert (famille.prenom, famille.telephone) == ("Maryse", None)
    assert (await demandes_of(ville, famille.id))[0].canal == "guichet"


async def test_what_cannot_be_read_is_corrected_kindly(ville: Town) -> None:
    sandrine = await guichet(ville)
    assert "Je n'ai pas trouvé de prénom" in (await sandrine.begin("06 39 98 00 05")).text
    assert "Je ne reconnais pas ce numéro" in (await sandrine.say("Nadia 06 39 98")).text
    assert "Dans quelle commune" in (await sandrine.say(NADIA)).text
    assert "dépend d'un autre relais" in (await sandrine.say("Mainvilliers")).text
    await sandrine.describe()
    await sandrine.tap("Corriger", "Le prénom et le numéro")
    assert "Nadège, 06 39 98 00 05" in (await sandrine.say("nadège")).text


async def test_a_number_that_is_known_shows_its_family(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    known = await sandrine.begin()
    assert "Ce numéro est déjà connu" in known.text
    assert "demande n° 1" in known.text
    await sandrine.tap("C'est elle, Nadia", "L", "Lillers", "2025", "juin", "Non", "Début janvier 2027")
    await sandrine.tap("Mercredi", "Valider ces jours", "8 h", "18 h", "Toute l'année", "Un assistant maternel")
    reread = await sandrine.tap("Non")  # its agreements are known
    assert "Relisez avec elle" in reread.text
    await sandrine.tap("Enregistrer la demande")
    (famille,) = await familles(ville)
    assert len(await demandes_of(ville, famille.id)) == 2


async def test_the_same_number_may_be_another_family(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await sandrine.begin("Karim 06 39 98 00 05")
    await sandrine.tap("Une autre famille")
    await sandrine.describe()
    await sandrine.tap("Enregistrer la demande")
    assert [famille.prenom for famille in await familles(ville)] == ["Nadia", "Karim"]


async def test_the_same_request_twice_is_shown_before_it_is_written(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await sandrine.begin()
    await sandrine.tap("C'est elle, Nadia")
    await sandrine.describe(agree=False)
    assert "Cette famille a déjà la demande n° 1" in (await sandrine.tap("Enregistrer la demande")).text
    assert "n° 2 est enregistrée" in (await sandrine.tap("C'est une autre recherche, l'enregistrer")).text


async def test_two_taps_write_it_down_once(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.begin()
    screen = await sandrine.describe()
    sandrine.phone.press("Enregistrer la demande", screen)
    sandrine.phone.press("Enregistrer la demande", screen)
    await ville.quiet()
    (famille,) = await familles(ville)
    assert len(await demandes_of(ville, famille.id)) == 1
    assert await count_contacts(ville, "famille") == 1


async def test_it_is_modified_for_the_family(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await sandrine.tap("Ouvrir la demande", "Au nom de la famille", "Modifier la demande", "Corriger", "Les jours")
    await sandrine.tap("Lundi", "Mardi", "Valider ces jours")
    assert "est modifiée" in (await sandrine.tap("Enregistrer")).text
    (famille,) = await familles(ville)
    (demande,) = await demandes_of(ville, famille.id)
    assert (demande.besoin.jours, demande.version) == (frozenset({0, 1}), 2)
    await sandrine.tap("Ouvrir la demande n° 1", "Ce qui s'est passé")
    assert "Demande modifiée pour la famille (par Sandrine)" in sandrine.phone.last.text


async def test_the_family_has_found_with_somebody_contacted_here(ville: Town) -> None:
    sandrine = await guichet(ville)
    odile = ville.person("Odile")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, odile, place)
    await sandrine.note()
    await soon(ville)
    odile.press("Cette demande m'intéresse")
    await odile.wait_for("Comment")
    odile.press("La famille m'appelle")
    await ville.quiet()
    await sandrine.open(1)
    screen = await sandrine.tap("Au nom de la famille")
    assert "Odile Exemple" in screen.text
    await sandrine.tap("Elle a trouvé", "Avec Odile Exemple")
    assert "la famille a trouvé avec une personne contactée ici" in sandrine.phone.last.text
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.liste_appels.list_familles(1) == []  # she has just said it herself: nothing to tell her


async def test_the_family_no_longer_searches(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.note()
    await sandrine.tap("Ouvrir la demande", "Au nom de la famille", "Elle ne cherche plus")
    screen = sandrine.phone.last
    sandrine.phone.press("Oui, elle ne cherche plus", screen)
    sandrine.phone.press("Oui, elle ne cherche plus", screen)
    await ville.quiet()
    (famille,) = await familles(ville)
    (demande,) = await demandes_of(ville, famille.id)
    assert (demande.etat, demande.issue) == ("retiree", "abandonnee")
    assert await count_contacts(ville, "famille") == 1  # the same call


async def test_nobody_else_opens_it(ville: Town) -> None:
    """A parent who forges the button reads that it is not for her; her own search is untouched."""
    camille = Parent(ville)
    await camille.begin()
    sandrine = await guichet(ville)
    await sandrine.note()
    from tests.bureau import forge

    for code in ("an:nd", "an:nd:r:canal:telephone", "an:ndf:1", "an:ndm:1", "an:ndf:1:arret"):
        await forge(ville, camille.phone, code)
        assert "réservé" in camille.phone.last.text
    mairie = ville.person("Agathe")
    from tests.quartier import add_animatrice

    await add_animatrice(ville, mairie, "mainvilliers")
    mairie.send("/start")
    await mairie.answer()
    for code in ("an:ndf:1", "an:ndm:1", "an:ndf:1:arret", "an:ndp:1:trouve"):
        await forge(ville, mairie, code)
        assert "pas" in mairie.last.text
    (famille,) = await familles(ville)
    assert (await demandes_of(ville, famille.id))[0].is_open


async def test_the_commune_of_another_relais_is_asked_again_when_the_form_is_taken_up(ville: Town) -> None:
    sandrine = await guichet(ville)
    asked = (await sandrine.begin()).text
    assert "dépend d'un autre relais" in (await sandrine.say("Mainvilliers")).text
    await forge(ville, sandrine.phone, "an:nd:reprendre")
    assert sandrine.phone.last.text.splitlines()[-1] == asked.splitlines()[-1]


async def test_things_sent_instead_of_words_break_nothing(ville: Town) -> None:
    sandrine = await guichet(ville)
    await sandrine.menu()
    await sandrine.tap("Nouvelle demande")
    hers = {"contact": {"phone_number": "+33639980005", "first_name": "Nadia", "user_id": sandrine.phone.id}}
    things = (
        {"contact": {"phone_number": "+33639980005", "first_name": "Nadia"}},
        hers,
        {"location": {"latitude": 50.5, "longitude": 2.4}},
        {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]},
        {"sticker": {"file_id": "x", "file_unique_id": "x", "type": "regular", "width": 1, "height": 1,
                     "is_animated": False, "is_video": False}},
    )  # fmt: skip
    for step in ("canal", "qui", "numero", "commune"):
        for thing in things:
            sandrine.phone.give(thing)
            await ville.quiet()
            assert "référence" not in sandrine.phone.last.text, (step, thing)
        if step == "canal":
            await forge(ville, sandrine.phone, "an:nd:reprendre")
            await sandrine.tap("Au téléphone")
        elif step == "qui":
            await sandrine.say("Nadia")
        elif step == "numero":
            await sandrine.say("06 39 98 00 05")
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT relais_id, telephone FROM famille")
        compte = await unit.tx.sql.rows("SELECT * FROM compte WHERE telegram_id = :id", {"id": sandrine.phone.id})
    assert not rows
    assert len(compte) == 1
