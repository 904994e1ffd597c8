"""Stories of a directory that arrives, changes, and arrives again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.annuaire.rapport import Rapport
from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, Place
from bot.domain.semaine import Moment, grille_of

NOW = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
Importer = Callable[..., Rapport]
Confirmer = Callable[..., list[AssistantMaternel]]

AGATE = AssistantMaternel(
    1, "Fictive", "Agate", "62516", telephone="+33639981234", email="agate@courriel.example",
    agrement=Agrement("62-001", 3, date(2028, 12, 31)), accepte=Accepte(periscolaire=True),
    adresse="1 rue des Exemples",
)  # fmt: skip


def codes(rapport: Rapport) -> list[tuple[int, str]]:
    return [(a.ligne, a.code) for a in rapport.avertissements]


def test_a_full_line_becomes_a_full_entry(importer: Importer) -> None:
    rapport = importer(
        "Nom et prénom;Commune;Adresse;Tél;Mail;Statut;N° agrément;Nb places;Fin d'agrément;Périscolaire;"
        "Hor. atypiques;Urgence;Handicap;Écoles desservies;Place 1;Jours place 1;Place 2;En activité\n"
        "Mme FICTIVE Agate;62190 LILLERS;1 rue des Exemples;06.39.98.12.34;Agate@Courriel.example;MAM « Les Roseaux »;"
        "62-001;3 dont 1 périscolaire;31/12/2028;oui;x;1;non;école du Marais, école du Moulin;"
        "libre sept 2026 0-3 ans;LMJV;complet;oui\n"
    )
    (nouvelle,) = rapport.nouvelles
    assert codes(rapport) == []
    assert nouvelle.fiche == AssistantMaternel(
        0, "Fictive", "Agate", "62516", "mam", "Les Roseaux", "1 rue des Exemples", "+33639981234",
        "agate@courriel.example", Agrement("62-001", 3, date(2028, 12, 31)), Accepte(True, True, True, False),
        ("école du Marais", "école du Moulin"),
        (
            Place(1, "libre", date(2026, 9, 1), 0, 36, None, grille_of((0, 1, 3, 4), Moment), NOW, "import"),
            Place(2, "occupee", confirmee_le=NOW, source="import"),
            Place(3, restriction="periscolaire"),
        ),
        en_activite=True,
    )  # fmt: skip


def test_the_same_file_twice_changes_nothing_even_with_its_columns_in_another_order(
    importer: Importer, confirmer: Confirmer
) -> None:
    header = [
        "Nom",
        "Prénom",
        "Commune",
        "Tél",
        "Places",
        "Places disponibles",
        "Dispo au",
        "Âges",
        "Jours",
        "Atypiques",
    ]
    people = [
        ["Fictive", "Agate", "Lillers", "06 39 98 12 34", "4 (2 de - de 18 mois)", "2", "01/09/27", "", "LMJV", "oui"],
        ["Fictive", "Jade", "Isbergues", "", "3", "oui", "", "0-3 ans", "", ""],
        ["Fictive", "Iris", "Lillers", "faux", "2 + 1 péri", "", "1 en sept 2027, 1 périscolaire", "", "", "non"],
        ["Fictive", "Opale", "St Venant", "06 39 98 12 35", "", "complet", "", "", "", ""],
        ["Fictive", "Rubis", "St Venant", "06 39 98 12 36", "2", "5", "", "", "", ""],
    ]
    table = [header, *people]
    first = importer("\n".join(";".join(row) for row in table))
    known = confirmer(first)
    assert len(first.nouvelles) == 5
    for rows in (table, [row[::-1] for row in table]):
        again = importer("\n".join(";".join(row) for row in rows), known, LATER)
        assert (len(again.inchangees), again.changes_something, again.doublons) == (5, False, ())


def test_an_empty_cell_or_a_missing_column_erases_nothing(importer: Importer) -> None:
    place = Place(1, "libre", date(2026, 9, 1), confirmee_le=NOW, source="bot")
    known = replace(AGATE, places=(place,), ecoles=("école du Marais",), mam=None)
    for file in (
        "Nom;Prénom;Commune\nFictive;Agate;Lillers\n",
        "Nom;Prénom;Commune;Tél;Mail;Agrément;Places;Dispo;Périscolaire;Écoles;Adresse;Fin d'agrément;Âge;Jours\n"
        "Fictive;Agate;Lillers;;-;NC;?;;;;;;;\n",
    ):
        assert importer(file, [known]).modifiees == ()
        assert len(importer(file, [known]).inchangees) == 1


def test_a_change_is_told_field_by_field(importer: Importer) -> None:
    file = "Nom;Prénom;Commune;N° agrément;Tél;Places;Handicap\nFictive;Agate;Isbergues;62-001;06 39 98 99 99;4;oui\n"
    (modifiee,) = importer(file, [AGATE]).modifiees
    assert [(c.champ, c.avant, c.apres, c.rang) for c in modifiee.changements[:4]] == [
        ("commune", "62516", "62473", None),
        ("telephone", "+33639981234", "+33639989999", None),
        ("agrement_places", 3, 4, None),
        ("accueil_adapte", None, True, None),
    ]
    assert [(c.champ, c.rang) for c in modifiee.changements[4:]] == [("place", rang) for rang in (1, 2, 3, 4)]
    assert modifiee.apres.email == "agate@courriel.example"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Autrenom;Agate;Isbergues;62-001;", "her agrément number, although she moved and married"),
        ("Autrenom;Agate;Lillers;;06 39 98 12 34", "her phone and first name"),
        ("Fictiv;Agathe;Isbergues;;06 39 98 12 34", "her phone, with two slips of the pen"),
        ("FICTIVE;AGATE;lillers;;06 39 98 55 55", "her name in her commune, with a new phone"),
        ("Agate;Fictive;Lillers;;", "her name, written the other way round"),
        ("Fictive;Agate;Lillers;62-777;06 39 98 12 34", "name and phone, with a renewed agrément number"),
    ],
)
def test_somebody_known_is_recognised_by(importer: Importer, line: str, why: str) -> None:
    rapport = importer(f"Nom;Prénom;Commune;N° agrément;Tél\n{line}\n", [AGATE])
    assert (len(rapport.nouvelles), len(rapport.absentes)) == (0, 0), why


@pytest.mark.parametrize(
    ("line", "motif"),
    [
        ("Autrenom;Jade;Lillers;;06 39 98 12 34", "telephone"),
        ("Fictive;Agate;Lillers;62-777;", "nom"),
        ("Fictives;Agate;Lillers;;", "nom_proche"),
    ],
)
def test_somebody_who_looks_like_somebody_known_is_new_and_said(importer: Importer, line: str, motif: str) -> None:
    rapport = importer(f"Nom;Prénom;Commune;N° agrément;Tél\n{line}\n", [AGATE])
    assert len(rapport.nouvelles) == 1
    assert [(d.motif, d.autre, d.autre_ligne) for d in rapport.doublons] == [(motif, AGATE, None)]


def test_two_neighbours_of_the_same_name_elsewhere_are_two_people(importer: Importer) -> None:
    rapport = importer("Nom;Prénom;Commune\nFictive;Agate;Isbergues\n", [AGATE])
    assert (len(rapport.nouvelles), rapport.doublons, rapport.absentes) == (1, (), (AGATE,))


def test_a_person_written_twice_enters_once_and_the_second_line_says_where_the_first_is(importer: Importer) -> None:
    rapport = importer(
        "Nom;Prénom;Commune;N° agrément;Tél\n"
        "Fictive;Agate;Lillers;62-001;06 39 98 12 34\n"
        "Fictive;Jade;Lillers;62 001;\n"
        "FICTIVE;Agathe;Isbergues;;0639981234\n"
        "Fictive;Agate;Lillers;;\n"
    )
    assert len(rapport.nouvelles) == 1
    assert [(r.ligne, r.raison, r.autre_ligne, r.motif) for r in rapport.refusees] == [
        (3, "doublon", 2, "agrement"),
        (4, "doublon", 2, "telephone"),
        (5, "doublon", 2, "nom"),
    ]


def test_an_entry_is_never_changed_by_two_lines(importer: Importer) -> None:
    rapport = importer(
        "Nom;Prénom;Commune;N° agrément;Tél\nFictive;Agate;Lillers;;06 39 98 12 34\n"
        "Nouveaunom;Agate;Isbergues;62-001;06 39 98 00 01\n",
        [AGATE],
    )
    (modifiee,) = rapport.modifiees
    assert modifiee.ligne == 3  # the agrément number is the surest sign
    assert [(r.ligne, r.autre_ligne) for r in rapport.refusees] == [(2, 3)]


def test_nobody_is_lost_when_a_line_cannot_be_taken(importer: Importer) -> None:
    rapport = importer(
        "Nom;Prénom;Commune;Tél\nFictive;;Lillers;06 39 98 12\n"
        ";Jade;Lillers;\nFictive;Iris;;\nFictive;Opale;Trifouillis;\n",
    )
    assert [(r.ligne, r.raison, r.valeur) for r in rapport.refusees] == [
        (3, "nom_absent", ""),
        (4, "commune_absente", "Iris Fictive"),
        (5, "commune_inconnue", "Trifouillis"),
    ]
    assert codes(rapport) == [(2, "prenom_absent"), (2, "telephone_illisible")]
    assert [s.ligne for s in rapport.sans_telephone] == [2]
    assert rapport.lignes_lues == 4


WRONG = {
    "Tél": ("06 39 98", "telephone_illisible"),
    "Tél ": ("06 39 98 12 34 / 03 53 01 12 34", "second_telephone"),
    "Mail": ("agate arobase courriel", "email_illisible"),
    "Statut": ("en couple", "statut_inconnu"),
    "Places": ("plein", "places_illisibles"),
    "Fin d'agrément": ("un jour", "date_illisible"),
    "Fin d'agrément ": ("31/12/2020", "agrement_passe"),
    "Mis à jour le": ("hier", "date_illisible"),
    "Périscolaire": ("ça dépend", "reponse_illisible"),
    "Urgence": ("oui, le matin", "precision_perdue"),
    "Dispo": ("peut-être", "disponibilite_illisible"),
    "Place 2": ("Zoé jusqu'en juin", "disponibilite_illisible"),
    "Âges": ("petits", "ages_illisibles"),
    "Jours place 1": ("MJ", "jours_illisibles"),
    "Horaires": ("selon", "moments_illisibles"),
    "Restriction": ("sympa", "restriction_illisible"),
    "Adresse": ("#REF!", "formule_en_erreur"),
}


@pytest.mark.parametrize("header", WRONG)
def test_a_cell_that_cannot_be_read_is_said_and_the_line_is_kept(importer: Importer, header: str) -> None:
    written, code = WRONG[header]
    rapport = importer(f"Nom;Prénom;Commune;{header}\nFictive;Agate;Lillers;{written}\n")
    assert len(rapport.nouvelles) == 1
    assert codes(rapport) == [(2, code)]
    assert header.strip() in {a.colonne for a in rapport.avertissements} | {"Fin d'agrément"}


def test_unknown_columns_are_named(importer: Importer) -> None:
    rapport = importer("Nom;Prénom;Commune;Signe astrologique;Date\nFictive;Agate;Lillers;Lion;12/03\n")
    assert rapport.colonnes_ignorees == ("Signe astrologique", "Date")


def test_a_refusal_to_be_shown_is_kept_whatever_the_next_file_says(importer: Importer, confirmer: Confirmer) -> None:
    known = confirmer(importer("Nom;Prénom;Commune;Accord diffusion\nFictive;Agate;Lillers;non\n"))
    assert known[0].ne_plus_diffuser
    again = importer("Nom;Prénom;Commune;Accord diffusion;Ne plus diffuser\nFictive;Agate;Lillers;oui;non\n", known)
    assert not again.changes_something


def test_the_same_doubt_is_not_raised_at_each_import(importer: Importer, confirmer: Confirmer) -> None:
    file = "Nom;Prénom;Commune;Tél\nFictive;Agate;Lillers;03 53 01 12 34\nAutre;Jade;Lillers;03 53 01 12 34\n"
    first = importer(file)
    assert [(d.motif, d.ligne, d.autre_ligne) for d in first.doublons] == [("telephone", 3, 2)]
    assert importer(file, confirmer(first)).doublons == ()


def test_those_who_are_not_in_the_file_are_named_and_stay(importer: Importer, confirmer: Confirmer) -> None:
    rapport = importer("Nom;Prénom;Commune\nFictive;Jade;Lillers\n", [AGATE])
    assert rapport.absentes == (AGATE,)
    assert AGATE in confirmer(rapport, [AGATE])
