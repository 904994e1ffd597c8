"""A parent describes a search by buttons: what it costs her, what is understood, what is stored."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from tests.recherche import Parent
from tests.world import Town

TAPS_AU_PLUS = 20
COURT = Besoin(
    commune="62516",
    rayon_km=10,
    enfants=(Enfant(Mois(2026, 3)),),
    a_partir_du=date(2027, 1, 4),
    jours=frozenset(range(5)),
    horaires=Horaires(time(7, 30), time(17, 30)),
    periode="annee",
)


async def test_a_tired_parent_sends_a_search_with_one_word_and_few_taps(ville: Town) -> None:
    camille = Parent(ville)
    sent = await camille.ask()
    assert "n° 1" in sent.text
    assert camille.taps <= TAPS_AU_PLUS
    assert camille.words == 2  # « /start », which is a button on her phone, and the commune
    (demande,) = await camille.demandes()
    assert demande.besoin == COURT
    assert demande.modes == ("assistant_maternel",)
    assert demande.peut_etre_appelee


async def test_what_is_reread_is_what_is_stored(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    reread = await camille.describe()
    fiche = reread.text[reread.text.index("Enfant") : reread.text.index("Un assistant maternel intéressé")].strip()
    await camille.tap("Envoyer ma demande", "Mes demandes")
    seen = await camille.tap("Voir la demande n° 1")
    assert fiche in seen.text
    assert "50 h par semaine" in fiche


async def test_each_agreement_has_its_date_and_the_number_stays_with_the_relais(ville: Town) -> None:
    camille = Parent(ville)
    await camille.ask()
    (demande,) = await camille.demandes()
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(demande.famille_id) == ["relayer", "etre_appelee"]
        assert (await unit.tx.familles.get(demande.famille_id)).telephone == "+33639980001"
    await camille.tap("D'accord pour ce message")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.familles.list_agreed(demande.famille_id) == ["relayer", "etre_appelee", "suivi"]


async def test_a_second_search_does_not_ask_again_what_was_agreed(ville: Town) -> None:
    camille = Parent(ville)
    await camille.ask()
    await camille.begin()
    await camille.tap("2024", "juin", "Non", "Dès que possible", "Lundi", "Valider ces jours", "8 h", "18 h")
    await camille.tap("Toute l'année", "Un assistant maternel", "Non, c'était prévu")
    assert "Relisez votre demande" in (await camille.tap("Non")).text


async def test_brothers_and_sisters_are_one_request(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("À naître ou à accueillir (adoption)", "février 2027", "Oui, ajouter un enfant")
    asked = await camille.say("juin 2024")
    assert "né en juin 2024" in asked.text
    await camille.tap("Non", "Séparés si nécessaire")
    seen = await camille.say("4 mars 2027")
    assert "jeudi 4 mars 2027" in seen.text
    await camille.say("lundi, mardi et jeudi, une semaine sur deux")
    await camille.tap("8 h", "18 h", "Toute l'année", "Non, pas d'école", "Un assistant maternel", "Non")
    await camille.tap("J'accepte, continuer", "Continuer sans donner mon numéro")
    await camille.tap("Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert demande.besoin.enfants == (Enfant(Mois(2027, 2), attendu=True), Enfant(Mois(2024, 6)))
    assert demande.besoin.separes
    assert demande.besoin.semaines == "une_sur_deux"
    assert demande.besoin.jours == frozenset({0, 1, 3})
    assert not demande.peut_etre_appelee


async def test_a_school_asks_who_makes_the_way(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2022", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "7 h 30", "18 h")
    asked = await camille.tap("Sauf vacances scolaires")
    assert "l'école" in asked.text
    await camille.say("École Jules Ferry")
    await camille.tap("L'assistant maternel", "Un assistant maternel", "Non", "J'accepte, continuer")
    reread = await camille.tap("Continuer sans donner mon numéro")
    assert "École Jules Ferry, avant ou après la classe ; trajet par l'assistant maternel" in reread.text
    assert "par semaine" not in reread.text  # nobody was asked the school's hours


async def test_hours_that_change_are_asked_as_earliest_latest_and_days(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Je ne sais pas encore", "Mes jours changent", "Mes horaires changent")
    seen = await camille.tap("5 h", "21 h", "3")
    assert "au plus tôt 5 h, au plus tard 21 h, soit jusqu'à 48 h par semaine (horaires atypiques)" in seen.text
    await camille.tap("Je ne sais pas encore", "Un assistant maternel", "Non", "J'accepte, continuer")
    await camille.tap("Continuer sans donner mon numéro", "Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert demande.besoin.horaires == Horaires(time(5), time(21), variables=True, jours_par_semaine=3)
    assert demande.besoin.a_partir_du is None


async def test_days_are_chosen_in_the_buttons(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027")
    shown = await camille.tap("Lundi", "Jeudi", "Samedi", "Jeudi ✓", "Une semaine sur deux")
    assert "lundi et samedi, une semaine sur deux" in shown.text
    assert ["Lundi ✓", "Mardi", "Mercredi"] in shown.buttons
    await camille.tap("Valider ces jours")
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(camille.phone.id, "Camille", unit.now)
    assert personne.dialogue is not None
    assert personne.dialogue.reponses["jours"] == "05s"


ABSURDES = [
    ([], "Poudlard", "monenfant.fr"),
    (["Lillers"], "mars 2013", "12 ans"),
    (["Lillers"], "il s'appelle Tom", "pas compris"),
    (["Lillers", "mars 2026", "non"], "30 février", "n'existe pas"),
    (["Lillers", "mars 2026", "non"], "1er janvier 2020", "déjà passé"),
    (["Lillers", "mars 2026", "non"], "<b>&", "pas compris"),
    (["Lillers", "mars 2026", "non", "4 janvier 2027"], "n'importe quoi", "Touchez-les"),
    (["Lillers", "mars 2026", "non", "4 janvier 2027", "lundi"], "27 h", "n'existe pas"),
    (["Lillers", "mars 2026", "non", "4 janvier 2027", "lundi", "8h"], "8h", "même heure"),
]


@pytest.mark.parametrize(("before", "absurd", "word"), ABSURDES)
async def test_an_absurd_answer_gets_a_kind_word_and_the_question_again(
    ville: Town, before: list[str], absurd: str, word: str
) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    question = (await camille.tap("Chercher un accueil")).text
    for text in before:
        question = (await camille.say(text)).text
    answered = await camille.say(absurd)
    assert word in answered.text
    assert question.splitlines()[-1] in answered.text
    assert not re.search(r"erreur|invalide|incorrect", answered.text)


async def test_a_departure_before_the_arrival_may_be_a_night(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi")
    await camille.say("20h")
    asked = await camille.say("6h")
    assert "L'enfant reste-t-il la nuit ?" in asked.text
    seen = await camille.tap("Oui, l'enfant reste la nuit")
    assert "de 20 h à 6 h le lendemain" in seen.text


async def test_a_correction_goes_straight_back_to_the_rereading(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.describe()
    await camille.tap("Corriger", "Les jours", "Lundi", "Mardi")
    reread = await camille.tap("Valider ces jours")
    assert "Jours : lundi et mardi" in reread.text
    assert "20 h par semaine" in reread.text
    await camille.tap("Corriger", "Les horaires", "9 h")
    reread = await camille.tap("18 h")
    assert "de 9 h à 18 h, soit 18 h par semaine" in reread.text


async def test_what_is_optional_is_behind_one_button(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.describe()
    await camille.tap("Ajouter une précision", "Jusqu'à quand", "Jusqu'au mardi 31 août 2027")
    await camille.tap("Ajouter une précision", "La distance", "20 km")
    await camille.tap("Ajouter une précision", "Une remarque")
    reread = await camille.say("Nous avons un petit jardin.")
    assert "Jusqu'au : mardi 31 août 2027" in reread.text
    assert "jusqu'à 20 km" in reread.text
    assert "une fois lue par une animatrice : « Nous avons un petit jardin. »" in reread.text
    await camille.tap("Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert (demande.remarque, demande.remarque_etat) == ("Nous avons un petit jardin.", "a_relire")
    assert demande.besoin.jusqu_au == date(2027, 8, 31)
    assert demande.besoin.rayon_km == 20


async def test_going_back_keeps_what_was_said_since(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi")
    back = await camille.tap("Retour")
    assert "Quels jours" in back.text
    await camille.tap("Retour")
    asked = await camille.tap("Début février 2027")
    assert "Arrivée vers" in asked.text
