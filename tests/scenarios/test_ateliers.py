"""From « Nouvel atelier » to the announcement, and what becomes of it: told with phones."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain.calendrier import to_paris
from bot.simulator.phone import Phone
from tests.ateliers import NOVEMBRE, ateliers_of, nadia_at_work, open_planning, put, register
from tests.bureau import forge
from tests.campagne import animatrice
from tests.quartier import add_assistant, submit
from tests.world import Town


async def test_from_new_to_announced_is_twelve_taps_and_one_title(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    nadia.send("/menu")
    await nadia.wait_for("Bonjour", fresh=True)
    taps = 0
    for label in ("Tableau de bord", "Ateliers", "Nouvel atelier", "Atelier d'éveil"):
        nadia.press(label)
        await nadia.answer()
        taps += 1
    nadia.send("Peinture à doigts")
    shown = await nadia.wait_for("Voici votre atelier", fresh=True)
    assert "de 9 h 15 à 11 h 30" in shown.text
    assert "8 places libres" in shown.text
    for label in ("Date", "Une autre date"):
        nadia.press(label)
        await nadia.answer()
        taps += 1
    nadia.send("mardi 17 novembre")
    await nadia.wait_for("Mardi 17 novembre 2026", fresh=True)
    for label in ("Lieu", "Un autre lieu"):
        nadia.press(label)
        await nadia.answer()
        taps += 1
    nadia.send("lillers")
    await nadia.wait_for("73-81 rue de Robecq", fresh=True)
    for label in ("Annoncer", "Oui, annoncer"):
        nadia.press(label)
        await nadia.answer()
        taps += 1
    await nadia.wait_for("C'est annoncé")
    assert taps <= 12
    await ville.move(hours=1)
    letter = await alix.wait_for("Peinture à doigts")
    assert "Mardi 17 novembre 2026, de 9 h 15 à 11 h 30" in letter.text
    assert "Rue de Robecq".casefold() in letter.text.casefold()
    alix.press("Voir l'atelier")
    await alix.wait_for("8 places libres", fresh=True)


async def test_the_next_one_of_that_kind_is_as_the_last(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await put(ville, etat="annule", annonce_le=None, annule_le=ville.now(), lieu="busnes", places_adultes=5,
              intervenant="Une conteuse", de=time(10), a=time(12))  # fmt: skip
    nadia.press("Nouvel atelier")
    await nadia.answer()
    nadia.press("Atelier d'éveil")
    await nadia.answer()
    nadia.send("Contes")
    shown = await nadia.wait_for("Voici votre atelier", fresh=True)
    for said in ("de 10 h à 12 h", "Busnes", "5 places libres", "Avec Une conteuse"):
        assert said in shown.text
    (_, made) = await ateliers_of(ville)
    assert made.jour.weekday() == NOVEMBRE.weekday()
    assert made.jour > to_paris(ville.now()).date() + timedelta(days=6)


async def test_everything_is_changed_from_the_summary(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville, etat="brouillon", annonce_le=None)
    await forge(ville, nadia, f"an:ato:{one.id}")
    for path in (
        ("Heures", "14 h – 16 h"), ("Places", "10 adultes"), ("Places", "12 enfants"),
        ("Places", "2 enfants par adulte"),
        ("Âges", "De 18 mois à 3 ans"), ("Pour qui", "Ajouter les parents", "Retour à l'atelier"),
        ("Autres", "Type", "Sortie"), ("Lieu", "À distance"),
    ):  # fmt: skip
        for label in path:
            nadia.press(label)
            await nadia.answer()
    typed = [
        (["Autres", "Intervenant"], "Une musicienne"),
        (["Titre"], "  Éveil   musical "),
        (["Heures", "D'autres heures"], "de 9h30 à 11h"),
        (["Âges", "D'autres âges"], "dès 2 ans"),
    ]
    for labels, text in typed:
        for label in labels:
            nadia.press(label)
            await nadia.answer()
        nadia.send(text)
        await nadia.answer()
    (now,) = await ateliers_of(ville)
    assert (now.titre, now.genre, now.intervenant, now.distance) == ("Éveil musical", "sortie", "Une musicienne", True)
    assert (now.places_adultes, now.places_enfants, now.enfants_par_adulte) == (10, 12, 2)
    assert (now.age_min_mois, now.age_max_mois) == (24, None)
    assert "parent" in now.publics
    assert to_paris(now.debut).time() == time(9, 30)


async def test_what_cannot_be_is_said_and_nothing_changes(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville, places_adultes=2)
    await register(ville, one)
    await register(ville, one)
    await forge(ville, nadia, f"an:atp:{one.id}:adultes:1")
    await nadia.wait_for("plus de personnes sont déjà inscrites")
    await forge(ville, nadia, f"an:ath:{one.id}:1400:1000")
    await nadia.wait_for("la fin doit venir après le début")
    await forge(ville, nadia, f"an:atd:{one.id}:20260101")
    await nadia.wait_for("cette date est passée")
    await forge(ville, nadia, f"an:atd:{one.id}:20261399")
    await nadia.wait_for("Je ne trouve pas cela")
    (now,) = await ateliers_of(ville)
    assert now == one


async def test_what_stands_in_the_way_is_shown_and_may_be_announced(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await put(ville)
    other = await put(ville, etat="brouillon", annonce_le=None, titre="Musique", de=time(10), a=time(12))
    await forge(ville, nadia, f"an:ato:{other.id}")
    await nadia.wait_for("le lieu est déjà pris pour « Peinture à doigts »")
    await forge(ville, nadia, f"an:atd:{other.id}:20261111")
    await nadia.wait_for("c'est un jour férié")
    await forge(ville, nadia, f"an:atd:{other.id}:20261222")
    await nadia.wait_for("ce sont les vacances de Noël")
    nadia.press("Annoncer")
    await nadia.wait_for("À vérifier", fresh=True)
    nadia.press("Oui, annoncer")
    await nadia.wait_for("C'est annoncé", fresh=True)


async def test_who_is_registered_hears_of_a_change_once(ville: Town) -> None:
    nadia, alix = await nadia_at_work(ville), ville.person("Alix")
    entry = await add_assistant(ville, alix)
    one = await put(ville)
    await register(ville, one, entry.id)
    await register(ville, one)
    await forge(ville, nadia, f"an:ath:{one.id}:1000:1200")
    shown = await nadia.wait_for("1 personne reçoit un message")
    assert "Camille d'Essai" in shown.text
    await forge(ville, nadia, f"an:atl:{one.id}:k:busnes")
    await forge(ville, nadia, f"an:ato:{one.id}:places")  # places are nobody's news
    nadia.press("12 adultes")
    await nadia.answer()
    await ville.move(hours=1)
    told = await alix.wait_for("Un atelier a changé")
    assert "de 10 h à 12 h" in told.text
    assert "Busnes" in told.text
    assert "Relisez le jour, les heures et le lieu" in told.text
    assert sum("Un atelier a changé" in letter.text for letter in alix.received) == 1


async def test_a_cancelled_one_is_told_whatever_she_said_of_messages(ville: Town) -> None:
    nadia, alix = await nadia_at_work(ville), ville.person("Alix")
    entry = await add_assistant(ville, alix)
    one = await put(ville, jour=date(2026, 10, 14))
    await register(ville, one, entry.id)
    alix.send("/stop")
    await ville.quiet()
    await forge(ville, nadia, f"an:ato:{one.id}:annuler")
    nadia.press("Annuler celui-ci")
    await nadia.wait_for("Pourquoi", fresh=True)
    nadia.press("La météo")
    await nadia.wait_for("C'est annulé", fresh=True)
    await alix.wait_for("la météo ne le permet pas")
    await forge(ville, nadia, f"an:aty:{one.id}:0:meteo")
    await ville.quiet()
    assert sum("est annulé" in letter.text for letter in alix.received) == 1
    await open_planning(ville, nadia)
    await nadia.wait_for("(annulé)")


async def test_a_series_leaves_holidays_aside_and_is_cancelled_from_one_on(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville, jour=date(2026, 11, 24), etat="brouillon", annonce_le=None)
    await forge(ville, nadia, f"an:ato:{one.id}:repeter")
    nadia.press("8 semaines")
    shown = await nadia.wait_for("Laissées de côté", fresh=True)
    assert "mardi 22 décembre 2026 : ce sont les vacances de Noël" in shown.text
    nadia.press("Sans le mardi 8 décembre")
    shown = await nadia.answer()
    assert "mardi 8 décembre 2026" not in shown.text
    nadia.press("Créer ces 5 ateliers")
    await nadia.wait_for("5 ateliers en brouillon", fresh=True)
    await forge(ville, nadia, f"an:atr:{one.id}:1:8:2:oui")
    await nadia.wait_for("déjà créés")
    days = [atelier.jour for atelier in await ateliers_of(ville)]
    assert days == [date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 5), date(2027, 1, 12),
                    date(2027, 1, 19)]  # fmt: skip
    nadia.press("Annoncer la série")
    await nadia.wait_for("Annoncer 6 ateliers", fresh=True)
    nadia.press("Oui, annoncer")
    await nadia.wait_for("C'est annoncé : 6 ateliers", fresh=True)
    third = (await ateliers_of(ville))[2]
    await forge(ville, nadia, f"an:ato:{third.id}:annuler")
    nadia.press("Annuler celui-ci et les 3 suivants")
    await nadia.answer()
    nadia.press("Sans donner de raison")
    await nadia.wait_for("C'est annulé : 4 ateliers", fresh=True)
    assert [atelier.etat for atelier in await ateliers_of(ville)] == ["annonce"] * 2 + ["annule"] * 4


async def test_dates_whose_holidays_are_not_published_are_said(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville, jour=date(2028, 8, 15), etat="brouillon", annonce_le=None)
    await forge(ville, nadia, f"an:atr:{one.id}:1:8:0")
    await nadia.wait_for("ne sont pas encore publiées")


async def test_hours_are_those_of_the_clock_on_both_sides_of_the_time_change(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville, jour=date(2027, 3, 23), etat="brouillon", annonce_le=None)
    await forge(ville, nadia, f"an:atr:{one.id}:1:1:0:oui")
    (first, second) = await ateliers_of(ville)
    assert to_paris(first.debut).time() == to_paris(second.debut).time() == time(9, 15)
    assert second.debut - first.debut == timedelta(days=6, hours=23)


async def test_one_announcement_tells_of_a_whole_month_once(ville: Town) -> None:
    nadia, alix, zoe = await nadia_at_work(ville), ville.person("Alix"), ville.person("Zoé")
    await add_assistant(ville, alix)
    await submit(ville, zoe)
    for n in range(1, 11):
        await put(ville, jour=date(2026, 11, n + 11), etat="brouillon", annonce_le=None, titre=f"Atelier {n}")
    await put(ville, etat="brouillon", annonce_le=None, titre="Pour les parents", publics=("parent",))
    await forge(ville, nadia, "an:at:m:20261101")
    await nadia.wait_for("novembre 2026")
    nadia.press("Annoncer les brouillons (11)")
    await nadia.answer()
    nadia.press("Oui, annoncer")
    await nadia.wait_for("C'est annoncé : 11 ateliers", fresh=True)
    await ville.move(hours=1)
    letter = await alix.wait_for("De nouveaux ateliers")
    assert "Pour les parents" not in letter.text
    assert "Et 2 autres" in letter.text
    await ville.restart_bot()
    await ville.move(hours=2)
    assert sum("De nouveaux ateliers" in one.text for one in alix.received) == 1
    nadia.press("Où en est l'envoi")
    await nadia.wait_for("L'envoi est préparé", fresh=True)


async def test_nothing_is_written_at_night_nor_to_who_said_stop(ville: Town) -> None:
    nadia, alix, dominique = await animatrice(ville), ville.person("Alix"), ville.person("Dominique")
    await add_assistant(ville, alix)
    await add_assistant(ville, dominique, telephone="+33639980102")
    dominique.send("/stop")
    await ville.quiet()
    one = await put(ville, etat="brouillon", annonce_le=None)
    await ville.move_to(datetime.fromisoformat("2026-10-13T21:30:00+02:00"))
    await forge_after_menu(ville, nadia, f"an:ata:a:{one.id}:oui")
    await ville.move_to(datetime.fromisoformat("2026-10-14T07:30:00+02:00"))
    assert not any("Peinture" in letter.text for letter in alix.received)
    await ville.move_to(datetime.fromisoformat("2026-10-14T08:30:00+02:00"))
    await alix.wait_for("Peinture à doigts")
    assert not any("Peinture" in letter.text for letter in dominique.received)


async def forge_after_menu(ville: Town, phone: Phone, code: str) -> None:
    """A tap needs a message to stand under."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    await forge(ville, phone, code)


async def test_the_picture_goes_with_the_announcement(ville: Town) -> None:
    nadia, alix = await nadia_at_work(ville), ville.person("Alix")
    await add_assistant(ville, alix)
    one = await put(ville, etat="brouillon", annonce_le=None)
    await forge(ville, nadia, f"an:ato:{one.id}:plus")
    nadia.press("Ajouter une image")
    await nadia.wait_for("Envoyez-moi la photo", fresh=True)
    nadia.send_photo()
    await nadia.wait_for("Une image accompagne l'annonce", fresh=True)
    nadia.press("Annoncer")
    await nadia.answer()
    nadia.press("Oui, annoncer")
    await nadia.wait_for("C'est annoncé", fresh=True)
    await ville.move(hours=1)
    letter = await alix.wait_for("Peinture à doigts")
    assert letter.kind == "photo"


async def test_the_rules_of_one_atelier_are_its_own(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville, etat="brouillon", annonce_le=None)
    await forge(ville, nadia, f"an:ato:{one.id}:regles")
    shown = await nadia.wait_for("les règles")
    assert "Une absence sans prévenir n'a pas de suite" in shown.text
    nadia.press("Fermeture")
    shown = await nadia.answer()
    assert "Inscriptions jusqu'au vendredi 13 novembre 2026 à 16 h" in shown.text
    assert "(pour cet atelier)" in shown.text
    nadia.press("Comme le relais")
    shown = await nadia.answer()
    assert "Inscriptions jusqu'au lundi 16 novembre 2026 à 16 h" in shown.text
    assert (await ateliers_of(ville))[0].regles == {}


async def test_a_stranger_and_another_relais_see_and_change_nothing(ville: Town) -> None:
    await animatrice(ville)
    one = await put(ville)
    there = await animatrice(ville, "Sacha", "oignies")
    zoe = ville.person("Zoé")
    for phone in (there, zoe):
        phone.send("/start")
        await phone.answer()
        for code in (f"an:ato:{one.id}", f"an:ato:{one.id}:plus", f"an:atd:{one.id}:20261201", f"an:ata:a:{one.id}:oui",
                     f"an:aty:{one.id}:1:meteo", f"an:ato:{one.id}:dupliquer", f"an:atr:{one.id}:1:4:0:oui",
                     f"an:ato:{one.id}:titre", f"an:atg:{one.id}:charte"):  # fmt: skip
            await forge(ville, phone, code)
            assert phone.last.text
            assert "Peinture" not in phone.last.text
    assert await ateliers_of(ville) == [one]


async def test_a_draft_is_copied_and_thrown_away(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    one = await put(ville)
    await forge(ville, nadia, f"an:ato:{one.id}:dupliquer")
    await nadia.wait_for("Voici la copie")
    (_, copy) = await ateliers_of(ville)
    assert (copy.etat, copy.jour) == ("brouillon", NOVEMBRE + timedelta(days=7))
    nadia.press("Supprimer le brouillon")
    await nadia.answer()
    nadia.press("Oui, supprimer")
    await nadia.wait_for("est supprimé", fresh=True)
    assert await ateliers_of(ville) == [one]
    await forge(ville, nadia, f"an:ato:{one.id}:supprimer:oui")
    assert await ateliers_of(ville) == [one]


async def test_each_hears_of_what_is_for_her_and_that_she_wants(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    alix, gilles, zoe, yael = (ville.person(prenom) for prenom in ("Alix", "Gilles", "Zoé", "Yaël"))
    await add_assistant(ville, alix)
    await add_assistant(ville, gilles, telephone="+33639980103", profession="garde_a_domicile")
    for phone in (zoe, yael):
        await submit(ville, phone)
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(zoe.id, "Zoé", unit.now)
        await unit.tx.sujets.choose(personne.compte_id, "ateliers", True, unit.now)
    one = await put(ville, etat="brouillon", annonce_le=None, publics=("garde_a_domicile", "parent"))
    await forge(ville, nadia, f"an:ata:a:{one.id}")
    await nadia.wait_for("2 personnes au plus recevront un seul message")
    nadia.press("Aperçu du message")
    apercu = await nadia.wait_for("Inscriptions jusqu'au", fresh=True)
    nadia.press("Oui, annoncer")
    await ville.move(hours=1)
    for phone in (gilles, zoe):
        letter = await phone.wait_for("Peinture à doigts")
        assert letter.text == apercu.text
    for phone in (alix, yael):
        assert not any("Peinture" in letter.text for letter in phone.received)
    await forge(ville, nadia, "an:atb:1")
    await nadia.wait_for("Message écrit à 2 personnes")
