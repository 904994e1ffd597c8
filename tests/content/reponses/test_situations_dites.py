"""Loss, violence, distress, exclusion, debts, told in many ways: each is heard, and none of them is a form."""

from __future__ import annotations

import pytest

from content.reponses.danger import find_danger, find_sensible

DEUIL = """
j'ai perdu mon bébé
on a perdu notre petite fille la semaine dernière
j'ai fait une fausse couche
ma grossesse s'est arrêtée
la grossesse n'ira pas à terme
le bébé est mort né
il n'y aura pas de bébé finalement
le coeur du bébé s'est arrêté
mon bébé est parti trop tôt
nous avons enterré notre fils lundi
je viens de perdre mon compagnon
ma femme vient de mourir, je dois annuler
l'adoption a été annulée, nous sommes effondrés
"""
SEPARATION = """
mon ex ne doit pas savoir où je suis
le père de mes enfants ne doit pas connaître notre adresse
je ne veux pas que mon ex sache où on habite
mon ex me cherche, j'ai une ordonnance de protection
je suis dans un foyer pour femmes avec mon fils
"""
VIOLENCE_PASSEE = """
mon conjoint me battait, je suis partie
j'ai subi des violences de mon mari l'an dernier
je suis sous emprise
"""
DETRESSE = """
je n'en peux plus
je pleure toute la journée depuis l'accouchement
je suis à bout de forces
je me sens une mauvaise mère
je n'ai plus goût à rien
j'ai craqué ce matin, je suis toute seule
je suis en dépression depuis la naissance
on m'a diagnostiqué un cancer
"""
EXCLUSION = """
la crèche a exclu mon fils
on nous a exclus du multi accueil
la nounou ne veut plus de mon fils parce qu'il est handicapé
la directrice nous a mis à la porte
plus personne ne veut de mon fils autiste
"""
DETTES = """
je n'arrive plus à payer la crèche et le loyer
on va être expulsés
j'ai des dettes, je ne peux plus payer la nounou et on menace de m'expulser
je n'ai plus d'argent pour le lait
les huissiers sont venus hier
je dois 800 euros à la crèche et je ne peux pas payer
on dort dans la voiture avec les enfants
je suis hébergée au 115 avec mon bébé
"""
MENACE = """
les parents ne me paient plus et le père m'a menacée
le père d'un enfant que je garde me menace parce que je réclame mon salaire
un parent me menace de me frapper si je demande mon salaire
l'employeur me menace car je réclame mes salaires impayés
"""
SORTES = {
    "deuil": DEUIL, "separation": SEPARATION, "violence_passee": VIOLENCE_PASSEE, "detresse": DETRESSE,
    "exclusion": EXCLUSION, "dettes": DETTES, "menace": MENACE,
}  # fmt: skip


@pytest.mark.parametrize(
    ("sorte", "dit"), [(sorte, dit) for sorte, lignes in SORTES.items() for dit in lignes.strip().splitlines()]
)
def test_what_needs_a_human_is_heard(sorte: str, dit: str) -> None:
    assert find_danger(dit) is None
    assert find_sensible(dit) == sorte


@pytest.mark.parametrize(
    "dit",
    [
        "la nounou a secoué ma fille",
        "l'assistante maternelle a secoué mon bébé hier",
        "ma nounou secoue mon fils",
        "mon fils a été secoué par la nounou",
    ],
)
def test_a_child_shaken_by_who_looks_after_it_sees_a_doctor_first(dit: str) -> None:
    found = find_danger(dit)
    assert found is not None
    assert found.sorte == "vitale"
    assert "enfant" in found.aussi


@pytest.mark.parametrize(
    "dit",
    [
        "un homme essaie d'entrer et de prendre les enfants",
        "un homme essaie d'entrer pour prendre les enfants",
        "un inconnu veut partir avec un enfant",
        "quelqu'un tente de forcer la porte pour emmener les enfants",
        "je fuis un homme violent avec mes enfants",
    ],
)
def test_somebody_who_comes_for_a_child_is_for_the_police(dit: str) -> None:
    found = find_danger(dit)
    assert found is not None
    assert found.sorte == "violence"


@pytest.mark.parametrize(
    "dit",
    [
        "je cherche une nounou pour ce soir",
        "nous adoptons un enfant en mars",
        "mon fils entre à l'école en septembre",
        "mon mari essaie de venir chercher les enfants le mercredi",
        "la nounou secoue le tapis pendant que mon fils joue",
        "combien payer une nounou en vacances",
        "l'adoption de mon fils a quel effet sur le cmg",
        "une dame veut garder mon fils le mercredi",
        "comment éviter de secouer un bébé, formation premiers secours",
    ],
)
def test_an_ordinary_sentence_stays_one(dit: str) -> None:
    assert find_danger(dit) is None
    assert find_sensible(dit) is None
