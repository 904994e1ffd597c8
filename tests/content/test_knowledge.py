"""A question finds its page; danger comes first; relais are sealed; what changes is served at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content.knowledge import Knowledge
from content.reponses.baremes import Baremes, Source
from content.reponses.lecture import read_page
from content.reponses.pages import Page

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    """What is shipped."""
    return Knowledge.load()


def page(page_id: str, sujet: str, titre: str, *questions: str, portee: str = "national", public: str = "tous") -> Page:
    return Page(
        page_id, titre, sujet, public, portee, TODAY, date(2027, 6, 1), "haute", f"{titre}.", questions,  # type: ignore[arg-type]
        (Source("Une source", "https://exemple.fr"),),
    )  # fmt: skip


PAGES = (
    page("contrat/preavis", "rupture-preavis", "Le préavis", "durée du préavis", "quel préavis pour la nounou"),
    page("contrat/essai", "periode-essai-adaptation", "La période d'essai", "rompre pendant l'essai"),
    page("relais/contact", "permanences-contact", "Joindre le relais", "vos horaires", "numéro du relais"),
    page("oignies/contact", "permanences-contact", "Nos permanences", "vos horaires", portee="oignies"),
    page("mainvilliers/contact", "permanences-contact", "Au pôle enfance", "vos horaires", portee="mainvilliers"),
    page("sante/am", "arret-maladie", "Je suis en arrêt", "je suis malade", public="assistant_maternel"),
    page("sante/parent", "arret-maladie", "Parent malade", "je suis malade", public="parent"),
)


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """A few pages, with everything the data files teach."""
    return Knowledge.of(PAGES, Baremes())


def ids(knowledge: Knowledge, question: str, **who: str) -> list[str]:
    return [one.page_id for one in knowledge.ask(question, today=TODAY, **who).pages]  # type: ignore[arg-type]


def test_a_sure_answer_has_its_page_first(small: Knowledge) -> None:
    reponse = small.ask("préavis nounou cb de tps", today=TODAY)
    assert reponse.kind == "answer"
    assert reponse.pages[0].page_id == "contrat/preavis"
    assert 1 >= reponse.pages[0].score > 0.5
    assert [one.score for one in reponse.pages] == sorted((one.score for one in reponse.pages), reverse=True)


def test_at_most_three_pages_each_once(shipped: Knowledge) -> None:
    for question in ("salaire", "contrat", "crèche et nounou", "je ne sais pas quoi faire avec les congés et le repas"):
        found = ids(shipped, question)
        assert 0 < len(found) == len(set(found)) <= 3


@pytest.mark.parametrize("question", ["", "   ", "\n", "\t \x00"])
def test_nothing_is_unknown(small: Knowledge, question: str) -> None:
    reponse = small.ask(question, today=TODAY)
    assert reponse.kind in ("unknown", "smalltalk")
    assert not reponse.pages
    assert small.ask("  ", today=TODAY).kind == "unknown"


@pytest.mark.parametrize("question", ["quel temps fera-t-il demain", "qui a gagné le match", "pneus pas chers"])
def test_what_is_not_our_business_has_no_sure_page(shipped: Knowledge, question: str) -> None:
    assert shipped.ask(question, today=TODAY).kind != "answer"


def test_danger_comes_before_anything(shipped: Knowledge) -> None:
    reponse = shipped.ask("je cherche une nounou et mon bébé ne respire plus", today=TODAY)
    assert (reponse.kind, reponse.danger, reponse.pages) == ("emergency", "vitale", ())
    assert shipped.ask("mon bébé pleure à l'adaptation", today=TODAY).kind != "emergency"


def test_what_needs_a_person_has_no_page(shipped: Knowledge) -> None:
    reponse = shipped.ask("mon bébé est mort le mois dernier", today=TODAY)
    assert (reponse.kind, reponse.pages) == ("unknown", ())
    assert reponse.sorte


def test_a_worry_is_offered_pages_but_none_as_sure(shipped: Knowledge) -> None:
    reponse = shipped.ask("je crois que la nounou crie sur les enfants", today=TODAY)
    assert reponse.kind == "choices"
    assert reponse.sorte == "inquietude_professionnelle"


def test_other_languages_and_small_talk(shipped: Knowledge) -> None:
    ukrainian = shipped.ask("Добрий день, шукаю няню для дитини", today=TODAY)
    assert (ukrainian.kind, ukrainian.lang) == ("language", "uk")
    assert shipped.ask("bonjour", today=TODAY).kind == "smalltalk"


def test_a_search_opens_the_form_and_still_gives_pages(shipped: Knowledge) -> None:
    reponse = shipped.ask("slt je cherche une nounou pr janvier bb de 3 mois", today=TODAY)
    assert reponse.kind == "search"
    assert reponse.pages[0].sujet == "recherche-am"


def test_i_am_ill_depends_on_who_says_it(shipped: Knowledge) -> None:
    for_parent = ids(shipped, "je suis malade", public="parent")
    for_professional = ids(shipped, "je suis malade", public="assistant_maternel")
    assert (for_parent[0], for_professional[0]) == ("sante/parent-malade", "sante/arret-maladie-am")
    reponse = shipped.ask("je suis malade", today=TODAY)
    assert reponse.kind == "choices"
    assert {"sante/parent-malade", "sante/arret-maladie-am"} <= {one.page_id for one in reponse.pages}
    assert ids(shipped, "ma nounou est malade")[0] == "sante/nounou-malade"
    assert ids(shipped, "mon fils est malade")[0].startswith(("sante/enfant-malade", "creche/enfant-malade"))


def test_a_relais_has_its_own_pages_and_never_another_s(small: Knowledge) -> None:
    assert ids(small, "vos horaires", relais="oignies")[0] == "oignies/contact"
    assert ids(small, "vos horaires", relais="mainvilliers")[0] == "mainvilliers/contact"
    assert "mainvilliers/contact" not in ids(small, "vos horaires au pôle enfance", relais="oignies")
    assert ids(small, "vos horaires")[0] == "relais/contact"
    assert small.page("mainvilliers/contact", relais="oignies") is None
    assert small.page("mainvilliers/contact", relais=None) is None


def test_the_commune_matters_where_the_answer_is_local(small: Knowledge) -> None:
    assert small.ask("vos horaires", today=TODAY).local
    assert not small.ask("vos horaires", relais="oignies", today=TODAY).local
    assert not small.ask("durée du préavis", today=TODAY).local


def test_several_questions_first_the_sure_one(shipped: Knowledge) -> None:
    reponse = shipped.ask("Quelle est la durée du préavis ? Comment obtenir l'agrément ? Vos horaires ?", today=TODAY)
    assert reponse.kind == "answer"
    assert len(reponse.autres) == 2
    assert reponse.pages[0].sujet == "rupture-preavis"
    assert reponse.autres == ("Comment obtenir l'agrément ?", "Vos horaires ?")


def test_a_relais_rewrites_a_page_and_only_its_families_read_it(small: Knowledge) -> None:
    preavis = PAGES[0]
    changed = small.with_pages([replace(preavis, portee="oignies", titre="Chez nous")])
    for knowledge, relais, titre in (
        (changed, "oignies", "Chez nous"),
        (changed, "mainvilliers", "Le préavis"),
        (changed, None, "Le préavis"),
        (small, "oignies", "Le préavis"),
    ):
        found = knowledge.page("contrat/preavis", relais=relais)
        assert found is not None
        assert found.titre == titre
    assert ids(changed, "durée du préavis", relais="oignies").count("contrat/preavis") == 1


def test_a_withdrawn_page_is_not_found_any_more(small: Knowledge) -> None:
    preavis = PAGES[0]
    changed = small.with_pages([replace(preavis, portee="oignies", valable_jusqu_a=date(1970, 1, 1))])
    assert "contrat/preavis" not in ids(changed, "durée du préavis", relais="oignies")
    assert "contrat/preavis" in ids(changed, "durée du préavis", relais="mainvilliers")


def test_a_wording_added_by_a_relais_is_learnt_there(small: Knowledge) -> None:
    odd = "le tamtam du zébulon"
    assert "contrat/preavis" not in ids(small, odd, relais="oignies")[:1]
    preavis = PAGES[0]
    changed = small.with_pages([replace(preavis, portee="oignies", questions=(*preavis.questions, odd))])
    assert ids(changed, odd, relais="oignies")[0] == "contrat/preavis"
    assert ids(changed, odd, relais="mainvilliers") == ids(small, odd, relais="mainvilliers")


def test_a_page_written_by_a_relais_is_found_there(small: Knowledge) -> None:
    own = page("oignies/bus", "ateliers-rpe", "Le bus des tout-petits", "où passe le bus", portee="oignies")
    changed = small.with_pages([own])
    assert ids(changed, "où passe le bus des petits", relais="oignies")[0] == "oignies/bus"
    assert "oignies/bus" not in ids(changed, "où passe le bus des petits", relais="mainvilliers")


def test_a_page_of_everybody_is_not_replaced_by_a_relais(small: Knowledge) -> None:
    with pytest.raises(ValueError, match="everybody"):
        small.with_pages([PAGES[0]])


def test_a_page_out_of_its_dates_is_not_served(small: Knowledge) -> None:
    later = replace(PAGES[0], valable_depuis=date(2027, 1, 1))
    knowledge = Knowledge.of([later, *PAGES[1:]], Baremes())
    assert "contrat/preavis" not in ids(knowledge, "durée du préavis")
    after = knowledge.ask("durée du préavis", today=date(2027, 1, 1))
    assert after.pages[0].page_id == "contrat/preavis"


def test_a_page_with_a_mistake_is_left_out_of_what_is_served() -> None:
    assert read_page("contrat/x", "+++\ntitre = 1\n+++\nTexte")[0] is None


def test_every_shipped_page_is_reached_by_its_own_questions(shipped: Knowledge) -> None:
    lost = [one.id for one in shipped.pages if shipped.reached(one, TODAY) < 0.5]
    assert lost == ["situations/moment-difficile"], "a person answers there, never a page"
