"""What each question of a search understands, and which questions are asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.domain.communes import RepertoireCommunes
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.dialogues import Corrige, Hesite, Repondu, find_step, next_step, previous_step
from bot.domain.mois import Mois
from bot.domain.recherche import RECHERCHE
from bot.domain.recherche_besoin import besoin_of, reponses_of
from bot.domain.recherche_choix import list_choices
from bot.domain.recherche_contexte import ContexteRecherche
from bot.relais import EXEMPLES, load_relais

TERRITOIRE = load_relais(EXEMPLES)
CTX = ContexteRecherche(date(2026, 10, 13), TERRITOIRE, RepertoireCommunes.of(TERRITOIRE.relais))
COURTE: dict[str, Any] = {
    "commune": "62516", "enfant_1": "2026-03", "autre_1": "non", "debut": "2027-01-04", "jours": "01234",
    "arrivee": "07:30", "depart": "17:30", "periode": "annee", "modes": ["assistant_maternel"], "adapte": "non",
    "accord": "oui", "telephone": "+33639980001", "appel": "oui",
}  # fmt: skip


def read(step: str, text: str, **said: Any) -> Any:
    found = find_step(RECHERCHE, step)
    assert found is not None
    return found.parse(text, said, CTX)


def asked(**said: Any) -> list[str]:
    """The questions asked of who answers `said`, then « je ne sais pas » to everything else."""
    reponses, names = {"enfant_1": "2026-03"} | said, []
    while (step := next_step(RECHERCHE, reponses, CTX)) is not None:
        names.append(step.name)
        reponses[step.name] = None
    return names


@pytest.mark.parametrize(
    ("step", "text", "expected"),
    [
        ("commune", "lillers", "62516"),
        ("commune", "#62516", "62516"),
        ("enfant_1", "mars 2026", "2026-03"),
        ("enfant_1", "n2026-03", "2026-03"),
        ("enfant_1", "a2027-02", "+2027-02"),
        ("enfant_1", "naissance prévue en février", "+2027-02"),
        ("enfant_1", "mars 2027", "+2027-03"),
        ("enfant_1", "je suis enceinte de 5 mois", "+2027-02"),
        ("enfant_1", "18 mois", "2025-04"),
        ("debut", "dès que possible", "2026-10-13"),
        ("debut", "je ne sais pas", None),
        ("jours", "0134", "0134"),
        ("jours", "0134s", "0134s"),
        ("jours", "varie", "varie"),
        ("jours", "lundi mardi et jeudi", "013"),
        ("jours", "du lundi au jeudi, une semaine sur deux", "0123s"),
        ("jours", "tous les jours", "01234"),
        ("jours", "ça change toutes les semaines", "varie"),
        ("jours", "je suis posté, planning au mois", "varie"),
        ("jours", "je ne sais pas encore", None),
        ("arrivee", "7h30", "07:30"),
        ("arrivee", "mes horaires changent", "varie"),
        ("nb_jours", "trois jours", 3),
        ("modes", "a", ["assistant_maternel"]),
        ("modes", "acg", ["assistant_maternel", "collectif", "garde_a_domicile"]),
        ("modes", "ai", ["assistant_maternel"]),
        ("modes", "une nounou ou la crèche", ["assistant_maternel", "collectif"]),
        ("modes", "je sais pas trop", ["ne_sait_pas"]),
        ("adapte", "tait", "tait"),
        ("autre_1", "Oui", "oui"),
        ("ecole", "  École  Jules Ferry ", "École Jules Ferry"),
        ("ecole", "non", ""),
        ("trajet", "c'est nous", "famille"),
        ("rayon", "15 km", 15),
        ("remarque", "aucune", None),
        ("telephone", "Continuer sans donner mon numéro", None),
    ],
)
def test_an_answer_is_understood_as_people_type_it(step: str, text: str, expected: Any) -> None:
    assert read(step, text) == Repondu(expected)


@pytest.mark.parametrize(
    ("step", "text", "code"),
    [
        ("commune", "Marseille", "commune_inconnue"),
        ("commune", "#99999", "commune_inconnue"),
        ("enfant_1", "mars 2013", "trop_agee"),
        ("enfant_1", "un garçon", "incompris"),
        ("enfant_1", "je ne sais pas", "mois_necessaire"),
        ("debut", "30 février", "date_impossible"),
        ("debut", "1er janvier 2020", "dans_le_passe"),
        ("debut", "dans dix ans", "trop_loin"),
        ("jours", "", "aucun_jour"),
        ("jours", "bof", "jours_incompris"),
        ("arrivee", "27h", "heure_impossible"),
        ("nb_jours", "8", "nombre_de_jours"),
        ("rayon", "200 km", "rayon"),
        ("modes", "bof", "bouton"),
        ("accord", "bof", "bouton"),
        ("telephone", "06 39 98 00 01", "telephone_bouton"),
        ("remarque", "x" * 500, "trop_long"),
        ("ecole", "?!", "ecole"),
    ],
)
def test_an_absurd_answer_gets_its_correction(step: str, text: str, code: str) -> None:
    read_ = read(step, text)
    assert isinstance(read_, Corrige)
    assert read_.code == code


def test_a_doubt_about_a_commune_is_a_choice() -> None:
    found = read("commune", "auchy")
    assert isinstance(found, Hesite)
    assert {c.commune.nom for c in found.choix} == {"Auchy-au-Bois", "Auchy-les-Mines"}


def test_a_departure_before_the_arrival_is_asked_again_unless_it_is_a_night() -> None:
    assert read("depart", "7h", arrivee="18:00") == Corrige("depart_avant", dit="07:00")
    assert read("depart", "18h", arrivee="18:00") == Corrige("meme_heure")
    assert read("depart", "07:00n", arrivee="18:00") == Repondu("07:00")
    assert read("depart", "19h", arrivee="18:00") == Repondu("19:00")


def test_the_end_comes_after_the_start() -> None:
    assert read("jusqu_au", "2026-12-01", debut="2027-01-04").code == "fin_avant_debut"
    assert read("jusqu_au", "fin juillet 2027", debut="2027-01-04") == Repondu("2027-07-31")
    assert read("jusqu_au", "fin février 2027", debut="2027-01-04") == Repondu("2027-02-28")
    assert read("jusqu_au", "31/08/2027", debut="2027-01-04") == Repondu("2027-08-31")


def test_the_common_path_is_short() -> None:
    assert asked(acquis=[], **{k: v for k, v in COURTE.items() if k not in ("commune", "appel", "adapte")}) == [
        "commune", "adapte", "appel"
    ]  # fmt: skip


def test_a_question_is_asked_only_when_it_matters() -> None:
    assert "imprevu" in asked(debut="2026-10-16")
    assert "imprevu" not in asked(debut="2026-11-16")
    assert "ecole" in asked(enfant_1="2023-03", debut="2026-11-16")
    assert "ecole" not in asked(enfant_1="2026-03", debut="2026-11-16")
    assert "trajet" in asked(enfant_1="2023-03", ecole="Ferry")
    assert "trajet" not in asked(enfant_1="2023-03", ecole="")
    assert "separes" in asked(enfant_1="2026-03", autre_1="oui", enfant_2="2024-03", autre_2="non")
    assert "separes" not in asked(enfant_1="2026-03", autre_1="non")
    assert {"plus_tot", "plus_tard"} <= set(asked(arrivee="varie"))
    assert "nb_jours" in asked(jours="varie", arrivee="07:00", depart="18:00")
    assert "accord" not in asked(acquis=["relayer", "telephone"])


def test_going_back_follows_the_questions_that_were_asked() -> None:
    before = previous_step(RECHERCHE, COURTE, CTX, "debut")
    assert before is not None
    assert before.name == "autre_1"
    assert previous_step(RECHERCHE, COURTE, CTX, "commune") is None
    assert previous_step(RECHERCHE, COURTE, CTX, "remarque") is None


BESOINS = [
    Besoin("62516", 10, (Enfant(Mois(2026, 3)),), date(2027, 1, 4), None, frozenset({0, 1}), "une_sur_deux",
           Horaires(time(7, 30), time(17, 30)), "annee"),
    Besoin("62516", 15, (Enfant(Mois(2026, 3)), Enfant(Mois(2027, 1), True)), None, None, None, "toutes",
           Horaires(time(5), time(21), True, 3), None, separes=True),
    Besoin("62516", 10, (Enfant(Mois(2022, 3)),), date(2026, 10, 16), date(2027, 7, 3), frozenset({0, 1, 3, 4}),
           "toutes", Horaires(time(7), time(19)), "hors_vacances", "École Ferry", "famille", True, "tait"),
    Besoin("62516", 10, (Enfant(Mois(2026, 3)),)),
]  # fmt: skip


@pytest.mark.parametrize("besoin", BESOINS)
def test_a_request_opened_again_describes_the_same_search(besoin: Besoin) -> None:
    demande = DemandeAccueil(1, 1, 1, "active", ("assistant_maternel",), besoin)
    assert besoin_of(reponses_of(demande, []), CTX, 99) == besoin


def test_an_answer_made_useless_by_another_is_left_out() -> None:
    said = COURTE | {"ecole": "Ferry", "trajet": "famille", "imprevu": "oui", "enfant_2": "2020-01", "nb_jours": 4}
    expected = replace(BESOINS[0], jours=frozenset(range(5)), semaines="toutes")
    assert besoin_of(said, CTX, 10) == expected


@pytest.mark.parametrize("text", ["30 février 2026", "30/02/2026", "31 avril 2025", "naissance le 30 février 2027"])
def test_a_day_that_does_not_exist_is_asked_again_even_where_only_its_month_is_kept(text: str) -> None:
    assert read("enfant_1", text).code == "date_impossible"


def test_care_is_not_offered_before_the_birth_that_is_expected() -> None:
    offered = list_choices(CTX.today, None, Mois(2027, 6))["debuts"]
    assert (offered[0], offered[-1]) == (date(2027, 7, 1), date(2027, 12, 1))
    assert list_choices(CTX.today, None, Mois(2026, 10))["debuts"] == list_choices(CTX.today, None)["debuts"]
