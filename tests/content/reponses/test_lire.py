"""What people type is read as they mean it: phone spelling, shorthand, mistakes, roles."""

from __future__ import annotations

from collections import Counter

import pytest

from content.reponses.decoupe import split
from content.reponses.fautes import Correcteur, sound
from content.reponses.mots import read, root, words
from content.reponses.pliage import LONGEST, fold
from content.reponses.recherche import is_search
from content.reponses.roles import marks, speaker


def roots(text: str) -> list[str]:
    return [mot.racine for mot in read(text) if not mot.vide]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("URGENTTT  Œuf", "urgent oeuf"),
        ("créée", "creee".replace("eee", "ee")),
        ("l’été", "l'ete"),
        ("nounouuuu svppp", "nounou svp"),
        ("ﬁn\u200b de\x00 mois", "fin de mois"),
        ("  \n ", ""),
    ],
)
def test_folding(typed: str, meant: str) -> None:
    assert fold(typed) == meant


def test_what_is_too_long_is_not_read() -> None:
    assert len(fold("ab " * LONGEST)) <= LONGEST


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("mon ass mat est en arrêt", "nounou"),
        ("les assistantes maternelles", "nounou"),
        ("une nourrice agréée", "nounou"),
        ("le RAM", "relais"),
        ("le rpe", "relais"),
        ("mes PE", "employeur"),
        ("calcul de la mensu", "mensu"),
        ("les IE", "indemniteentretien"),
        ("mes CP", "congepaye"),
        ("on est en AI", "anneeincomplete"),
        ("année incomplète", "anneeincomplete"),
        ("des HC", "heurecomp"),
        ("heures supplémentaires", "heurecomp"),
        ("pole emploi", "francetravail"),
        ("pajemploi +", "pajemploiplus"),
        ("mon enfant.fr", "monenfant"),
        ("taux d'effort", "tauxeffort"),
        ("38.5 ce matin", "fievr"),
    ],
)
def test_shorthand_of_the_trade(typed: str, word: str) -> None:
    assert word in roots(typed)


def test_ai_is_a_verb_when_it_is_not_in_capitals() -> None:
    assert "anneeincomplete" not in roots("je n'ai pas de place")
    assert "anneeincomplete" not in roots("J'AI UNE QUESTION")


def test_phone_spelling_is_written_out() -> None:
    assert words("jai 1 rdv cb de tps pr un bb ki dort") == [
        *("j", "ai", "1", "rendez", "vous", "combien", "de", "temps", "pour", "un", "bebe", "qui", "dort"),
    ]
    assert words("38 semaines, 40h, 120e") == ["38", "semaines", "40", "heures", "120", "euros"]


def test_inflections_share_a_root() -> None:
    assert len({root(word) for word in ("paye", "payee", "paiement", "paient", "payer")}) == 1
    assert len({root(word) for word in ("inscription", "inscrire", "inscrit", "preinscription")}) == 1
    assert root("creche") == root("creches")
    assert root("maternite") != root("maternelle")


@pytest.fixture
def correcteur() -> Correcteur:
    sure = "nourrice preavis contrat indemnite entretien ecole assurance beaucoup effet comment conge salaire".split()
    return Correcteur(sure, Counter({"nourrice": 9, "contrat": 5, "lessai": 2}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("contrat", ["contrat"]),
        ("contart", ["contrat"]),
        ("nourisse", ["nourrice"]),
        ("preavi", ["preavis"]),
        ("salére".replace("é", "e"), ["salaire"]),
        ("koment", ["comment"]),
        ("bocou", ["beaucoup"]),
        ("lindemnite", ["l", "indemnite"]),
        ("decole", ["de", "ecole"]),
        ("assurence", ["assurance"]),
        ("oeuf", ["oeuf"]),  # said like « effet », but nothing like it
        ("xyzzy", ["xyzzy"]),
        ("2026", ["2026"]),
        ("cap", ["cap"]),  # too short to be a mistake
    ],
)
def test_mistakes_are_mended(correcteur: Correcteur, typed: str, meant: list[str]) -> None:
    assert correcteur.mend([typed]) == meant
    assert correcteur.mend([typed]) == meant, "the same when it is remembered"


def test_words_said_alike() -> None:
    for one, other in (("nourisse", "nourrice"), ("licensier", "licencier"), ("kreche", "creche"), ("retar", "retard")):
        assert sound(one) == sound(other)
    assert sound("indamnite") != sound("indemnise")


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("ma nounou est malade", "parent"),
        ("mon fils a de la fièvre", "parent"),
        ("les parents ne me paient pas", "assistant_maternel"),
        ("je suis assistante maternelle et je suis enceinte", "assistant_maternel"),
        ("mon agrément se termine", "assistant_maternel"),
        ("l'enfant que je garde", "assistant_maternel"),
        ("préavis ?", None),
        ("je suis malade", None),
    ],
)
def test_who_asks(typed: str, who: str | None) -> None:
    assert speaker(read(typed)) == who


def test_who_is_ill() -> None:
    assert list(marks(read("ma nounou est malade"))) == ["@malade:nounou"]
    assert list(marks(read("mon fils est malade"))) == ["@malade:enfant"]
    assert list(marks(read("je suis malade"))) == ["@malade:moi"]
    assert list(marks(read("je suis malade"), "parent")) == ["@malade:moi", "@malade:moi:parent"]
    assert list(marks(read("le contrat"))) == []


@pytest.mark.parametrize(
    "typed",
    [
        "slt je cherche une nounou pr janvier bb de 3 mois",
        "bonjour, nous recherchons une assistante maternelle à temps plein",
        "quelqu'un a une place ?",
        "besoin d'une nounou 4 jours semaine",
        "nounou dispo lundi mardi",
        "nounou urgent svp",
        "qui pourrait garder mes deux filles le mercredi",
    ],
)
def test_a_search_is_no_question(typed: str) -> None:
    assert is_search(typed, read(typed), {"halal", "cap"})


@pytest.mark.parametrize(
    "typed",
    [
        "comment chercher une nounou",
        "quand faut-il chercher une nounou",
        "je cherche la liste des nounous",
        "j'ai une place de libre en septembre",
        "halal chez la nounou",
        "ma nounou est malade",
        "je voudrais parler à quelqu'un",
        "faut-il un contrat avec la nounou",
    ],
)
def test_a_question_is_no_search(typed: str) -> None:
    assert not is_search(typed, read(typed), {root("halal"), "cap"})


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("préavis nounou ?", 1),
        ("Je suis infirmière. Je pars à l'aube. Qui peut garder mon fils ?", 1),
        ("c'est combien la nounou ? et il faut un contrat ?", 2),
        ("1) combien de congés\n2) comment les payer\n3) quand les poser", 3),
        ("Bonjour ! Comment vous joindre ? Et quels sont vos horaires ? Merci", 2),
    ],
)
def test_several_questions_in_one_message(message: str, questions: int) -> None:
    assert len(split(message)) == questions


def test_what_is_told_stays_with_its_question() -> None:
    first, second = split("J'ai un bébé de 3 mois. Combien coûte la crèche ? Ma nounou part. Quel préavis ?")
    assert first == "J'ai un bébé de 3 mois. Combien coûte la crèche ?"
    assert second == "Ma nounou part. Quel préavis ?"
