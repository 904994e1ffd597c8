"""Documents: what is asked is in them, in French, and nothing in them runs."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from content.documents import make_document

APPELS = {
    "titre": "À appeler aujourd'hui",
    "sous_titre": "RPE d'essai · mardi 3 mars 2026",
    "pied": "RPE d'essai",
    "colonnes": ["Professionnelle", "Téléphone", "Dernière nouvelle"],
    "lignes": [["Nadia Œillet", "+33 6 39 98 00 01", "2026-02-01"], ["=HYPERLINK(1)", None, None]],
    "dates": [2],
}
BARRES = {
    "titre": "Campagne de septembre",
    "sous_titre": "au mardi 8 septembre 2026",
    "categories": ["Béthune", "Isbergues"],
    "series": [{"nom": "ont répondu", "valeurs": [12, 3]}, {"nom": "à appeler", "valeurs": [2, 0]}],
}


def test_a_sheet_has_dates_that_sort_and_no_formula() -> None:
    sheet = load_workbook(BytesIO(make_document("liste.xlsx", APPELS))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == APPELS["colonnes"]
    assert sheet["B2"].value == "+33 6 39 98 00 01"
    assert sheet["C2"].is_date
    assert sheet["A3"].value == "'=HYPERLINK(1)"
    assert sheet["A3"].data_type == "s"


def test_several_sheets_keep_their_names() -> None:
    data = {"feuilles": [APPELS, {**APPELS, "titre": "Par commune / secteur"}]}
    assert load_workbook(BytesIO(make_document("liste.xlsx", data))).sheetnames == [
        "À appeler aujourd'hui", "Par commune   secteur"
    ]  # fmt: skip


def test_a_long_list_is_printed_on_several_pages() -> None:
    short = make_document("liste.pdf", APPELS)
    long = make_document("liste.pdf", {**APPELS, "lignes": [["Œuvre à l'école", "06", "hier"]] * 120})
    assert short.startswith(b"%PDF-")
    assert short.count(b"/Type /Page\n") == 1
    assert long.count(b"/Type /Page\n") > 3


def test_an_empty_list_is_still_a_document() -> None:
    assert make_document("liste.pdf", {**APPELS, "lignes": [], "vide": "Personne à appeler."}).startswith(b"%PDF-")


def test_an_invitation_is_one_page_a_person() -> None:
    lettre = {"prenom": "Zoé", "nom": "Essai", "adresse": None, "code": "KM7P-2QXA-9TRD"}
    data = {
        "relais": "RPE d'essai", "adresse": None, "telephone": None, "email": None, "robot": "essai_bot",
        "jusqu_au": "2026-12-12", "lettres": [lettre, {**lettre, "adresse": "1 rue d'Essai, 62000 Essai"}],
    }  # fmt: skip
    assert make_document("invitations.pdf", data).count(b"/Type /Page\n") == 2


def test_a_picture_of_bars_fits_a_phone() -> None:
    picture = make_document("barres.png", BARRES)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 1200


def test_a_picture_with_nothing_to_show_is_still_a_picture() -> None:
    assert make_document("barres.png", {**BARRES, "categories": [], "series": []}).startswith(b"\x89PNG")
