"""A question is typed as people type: one sure page, a few to choose from, or a human. Never another relais's."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator.phone import Phone
from bot.usecases.unit import Unit
from store.database import Row
from tests.bureau import forge
from tests.equipe import animatrice, parent, texts
from tests.quartier import add_assistant, submit
from tests.recherche import Parent
from tests.world import Town

pytestmark = pytest.mark.usefixtures("pages")


async def contacts(ville: Town) -> list[tuple[str, str, str, str]]:
    """What the Caf will count."""
    async with ville.bot.service.unit() as unit:
        rows: list[Row] = await unit.tx.sql.rows("SELECT public, motif, canal, detail FROM contact ORDER BY id")
        return [tuple(row) for row in rows]


async def ask(ville: Town, phone: Phone, text: str) -> None:
    """Types a question and lets the bot answer."""
    phone.send(text)
    await phone.answer()
    await ville.quiet()


ESSAI = "combien de temps dure la période d'essai ?"
CONGES = "congés payés de la nounou"
CAMION = "quand passe le camion de la bibliothèque ?"


async def test_a_sure_answer_is_one_message_with_its_source_its_date_and_what_to_do(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, ESSAI)
    answer = camille.last
    assert answer.text.startswith("La période d'essai\n\nLa période d'essai dure au plus trois mois.")
    assert "Source : Convention collective (IDCC 3239), article 95 · vérifié le lundi 12 octobre 2026" in answer.text
    assert answer.buttons == [
        ["Appeler le relais"], ["Le préavis"], ["Décrire ma recherche"], ["Utile", "Pas utile"],
        ["Parler au relais", "Menu"],
    ]  # fmt: skip
    assert await contacts(ville) == [
        (
            "famille",
            "rôle d'employeur ou contrat de travail",
            "messagerie",
            "periode-essai-adaptation ; répondue par le robot",
        )
    ]


async def test_a_newcomer_is_answered_before_anything_is_asked(ville: Town) -> None:
    camille = ville.person("Camille")
    await ask(ville, camille, ESSAI)
    assert "au plus trois mois" in camille.last.text
    assert await contacts(ville) == []  # no relais yet: it is counted when her commune is known
    camille.press("Appeler le relais")
    await camille.wait_for("Dans quelle commune")
    camille.send("Lillers")
    await camille.wait_for("Artois-Lys Romane")
    await ville.quiet()
    assert len(await contacts(ville)) == 1


async def test_the_same_question_twice_in_a_day_is_one_contact(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, ESSAI)
    await ask(ville, camille, "période d'essai arrêter sans préavis")
    assert len(await contacts(ville)) == 1
    await ville.move(days=1)
    await ask(ville, camille, ESSAI)
    assert len(await contacts(ville)) == 2


async def test_one_chooses_between_titles_and_then_rates(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, CONGES)
    choice = camille.last
    assert len(choice.buttons) == 5
    assert choice.buttons[-2:] == [["Autre chose"], ["Parler au relais", "Menu"]]
    assert await contacts(ville) == []
    camille.press("Les congés payés : les poser")
    await camille.wait_for("poser les congés avec soin", fresh=True)
    camille.press("Utile")
    await camille.wait_for("Merci, c'est noté", fresh=True)
    assert len(await contacts(ville)) == 1


async def test_what_is_not_useful_offers_the_other_page_and_a_human(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CONGES)
    camille.press("Les congés payés : les poser")
    await camille.wait_for("poser les congés avec soin", fresh=True)
    camille.press("Pas utile")
    after = await camille.wait_for("Merci de me le dire", fresh=True)
    assert ["Les congés payés : les payer"] in after.buttons
    camille.press("Envoyer ma question au relais")
    await camille.wait_for("Votre question est transmise")
    told = await noa.wait_for("Le robot lui a montré : « Les congés payés : les poser »")
    assert "Cette réponse ne lui a pas servi" in told.text
    await noa.wait_for(CONGES)
    assert [detail for *_, detail in await contacts(ville)] == ["conges-payes ; transmise au relais"]


async def test_what_is_not_known_is_said_and_handed_over_once(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, CAMION)
    unknown = camille.last
    assert "Je ne sais pas répondre à cette question" in unknown.text
    assert "Téléphone" in unknown.text
    camille.press("Envoyer ma question au relais", unknown)
    camille.press("Envoyer ma question au relais", unknown)
    await camille.wait_for("Votre question est transmise")
    await ville.quiet()
    assert texts(noa).count(CAMION) == 1
    assert "Le robot n'avait pas la réponse" in texts(noa)
    assert await contacts(ville) == [("famille", "non classé", "messagerie", "sujet inconnu ; transmise au relais")]


async def test_handing_over_asks_the_commune_once_and_goes_on(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    camille = ville.person("Camille")
    await ask(ville, camille, CAMION)
    camille.press("Envoyer ma question au relais")
    await camille.wait_for("Dans quelle commune")
    camille.send("Lillers")
    await camille.wait_for("Votre question est transmise")
    await noa.wait_for(CAMION)
    assert len(await contacts(ville)) == 1


async def test_three_questions_in_one_message(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, f"{ESSAI} combien de temps dure le préavis ? salaire minimum de l'heure nounou ?")
    first = camille.last
    assert "au plus trois mois" in first.text
    assert "d'autres questions dans votre message" in first.text
    camille.press("combien de temps dure le préavis")
    await camille.wait_for("quinze jours ou un mois")
    camille.press("salaire minimum", first)
    third = await camille.wait_for("4,20")
    await ville.quiet()
    assert third.text.index("Montants à confirmer, à cette source : Urssaf") < third.text.index(
        "4,20\xa0€ brut de l'heure (à confirmer)"
    )
    assert len(await contacts(ville)) == 3


async def test_the_same_words_mean_something_else_for_a_professional_and_a_parent(ville: Town) -> None:
    camille, lou = await parent(ville), ville.person("Lou")
    await add_assistant(ville, lou)
    await ask(ville, camille, "je suis malade")
    await ask(ville, lou, "je suis malade")
    assert "Le parent malade" in camille.last.text
    assert "Le salaire n'est pas dû" in lou.last.text
    assert [(public, motif) for public, motif, *_ in await contacts(ville)] == [
        ("famille", "rôle d'employeur ou contrat de travail"),
        ("assistant maternel", "statut (droit du travail)"),
    ]


async def test_who_is_both_chooses(ville: Town) -> None:
    lou = ville.person("Lou")
    await add_assistant(ville, lou)
    await submit(ville, lou)
    await ask(ville, lou, "je suis malade")
    assert {row[0] for row in lou.last.buttons[:2]} == {"Le parent est malade", "L'assistant maternel est malade"}


async def test_the_same_rule_is_read_by_all_and_only_what_to_do_differs(ville: Town) -> None:
    camille, lou = await parent(ville), ville.person("Lou")
    await add_assistant(ville, lou)
    await ask(ville, camille, ESSAI)
    await ask(ville, lou, ESSAI)
    assert camille.last.text == lou.last.text
    assert ["Mes disponibilités"] in lou.last.buttons
    assert ["Décrire ma recherche"] not in lou.last.buttons


async def test_a_local_page_is_never_served_to_another_relais(ville: Town) -> None:
    camille, sacha = await parent(ville), await parent(ville, "Sacha", "oignies")
    question = "quelles sont les permanences du relais ?"
    await ask(ville, camille, question)
    await ask(ville, sacha, question)
    assert "reçoit à Lillers" in camille.last.text
    assert "reçoit à Oignies" in sacha.last.text
    epinay = await parent(ville, "Alex", "epinay-sur-seine")
    await ask(ville, epinay, question)
    assert "reçoit à" not in epinay.last.text


async def test_a_page_of_another_relais_cannot_be_opened_with_a_forged_button(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, ESSAI)
    await forge(ville, camille, "q:p:oignies/permanences")
    await camille.wait_for("je ne la donne plus")
    await forge(ville, camille, "q:u:999999")
    await camille.wait_for("Je n'ai plus cette question")


async def test_a_local_question_asks_the_commune_once_then_answers(ville: Town) -> None:
    camille = ville.person("Camille")
    await ask(ville, camille, "quelles sont les permanences du relais ?")
    assert "Dans quelle commune" in camille.last.text
    camille.send("Lillers")
    await camille.wait_for("reçoit à Lillers")
    await ask(ville, camille, "quelles sont les permanences du relais ?")
    assert "reçoit à Lillers" in camille.last.text


async def test_a_search_told_in_a_sentence_opens_the_form_filled_in(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("slt je cherche une nounou à Lillers pr janvier bb de 3 mois")
    told, question = camille.phone.received[-2:]
    assert "commune : Lillers" in told.text
    assert "né en juillet 2026" in told.text
    assert "vendredi 1er janvier 2027" in told.text
    assert "assistant maternel" in told.text
    assert "autre enfant" in question.text
    await camille.tap(
        "Non", "Du lundi au vendredi", "7 h 30", "17 h 30", "Toute l'année", "Non", "J'accepte, continuer"
    )
    await camille.tap("Partager mon numéro", "Oui, il peut m'appeler", "Envoyer ma demande")
    (demande,) = await camille.demandes()
    assert (demande.besoin.commune, str(demande.besoin.a_partir_du)) == ("62516", "2027-01-01")


async def test_a_search_told_while_another_waits_is_not_lost(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("Annuler", "Garder pour plus tard")
    await camille.say("slt je cherche une nounou pr janvier bb de 3 mois")
    assert "recherche commencée" in camille.phone.last.text
    await camille.tap("En commencer une autre")
    assert "né en juillet 2026" in texts(camille.phone)


async def test_a_question_in_the_middle_of_a_form_is_answered_and_the_form_waits(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.say(ESSAI)
    assert "trois mois" in texts(camille.phone)
    await camille.phone.wait_for("Votre recherche vous attend")
    camille.phone.press("Reprendre")
    await camille.phone.wait_for("Pour quel enfant", fresh=True)


async def test_a_wrong_answer_to_a_form_is_no_question(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.say("Trifouillis")
    assert "Votre recherche vous attend" not in texts(camille.phone)


async def test_pages_are_found_without_typing(ville: Town) -> None:
    camille = await parent(ville)
    camille.send("/menu")
    await camille.answer()
    camille.press("Poser une question")
    await camille.wait_for("Écrivez-la ici", fresh=True)
    camille.press("Tous les thèmes")
    themes = await camille.wait_for("par thème", fresh=True)
    assert themes.buttons[0] == ["RPE Artois-Lys Romane (1)"]
    camille.press("Le contrat")
    await camille.wait_for("Touchez ce qui ressemble", fresh=True)
    camille.press("Le préavis")
    await camille.wait_for("quinze jours ou un mois", fresh=True)
    camille.press("Utile")
    await camille.wait_for("Merci", fresh=True)
    assert len(await contacts(ville)) == 1


async def test_easy_to_read_stays_chosen(ville: Town) -> None:
    camille = await parent(ville)
    await ask(ville, camille, "combien de temps dure le préavis ?")
    camille.press("Facile à lire")
    await camille.wait_for("Le préavis est un délai", fresh=True)
    await ville.restart_bot()
    await ask(ville, camille, "préavis retrait de l'enfant")
    assert "Le préavis est un délai" in camille.last.text
    camille.press("Lire le texte complet")
    await camille.wait_for("Le préavis dure huit jours", fresh=True)


async def test_nothing_typed_is_without_an_answer(ville: Town) -> None:
    camille = await parent(ville)
    for text in (
        "bonjour",
        "merci",
        "🙂",
        "a" * 4096,
        "connard",
        "gagnez de l'argent www.exemple.fr",
        "12",
        "…",
        "blabla",
    ):
        before = len(camille.received)
        await ask(ville, camille, text)
        assert len(camille.received) == before + 1, text


async def test_another_language_gets_a_short_answer_in_it_and_the_relais(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await ask(ville, camille, "Добрий день, як знайти няню для моєї дитини?")
    told = camille.last
    assert told.text.startswith("Добрий день.")
    assert "03 21" in told.text
    camille.press("Envoyer au relais")
    await camille.wait_for("Votre question est transmise")
    await noa.wait_for("як знайти няню")


async def test_a_question_typed_instead_of_the_commune_is_answered(ville: Town) -> None:
    camille = ville.person("Camille")
    await ask(ville, camille, CAMION)
    camille.press("Envoyer ma question au relais")
    await camille.wait_for("Dans quelle commune")
    await ask(ville, camille, ESSAI)
    assert "au plus trois mois" in camille.last.text
    await ask(ville, camille, "zzzz")
    assert "connais pas cette commune" not in camille.last.text


async def test_an_answer_costs_few_statements(ville: Town) -> None:
    camille = await parent(ville)
    dispatcher, counted = ville.bot.dispatcher, list[int]()
    treat = dispatcher._treat

    async def counting(unit: Unit, *more: Any) -> None:
        start = unit.tx.sql.statements
        await treat(unit, *more)
        counted.append(unit.tx.sql.statements - start)

    dispatcher._treat = counting  # type: ignore[method-assign,assignment]
    await ask(ville, camille, ESSAI)
    await ask(ville, camille, CAMION)
    assert max(counted) <= 9
