"""Files as relais really have them, and the files that are refused with a reason."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.domain.annuaire.lecture import Lecture, read_annuaire
from bot.domain.annuaire.tableau import FichierRefuse, Limites

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TODAY = date(2026, 10, 13)
Lire = Callable[[bytes | str], Lecture]
Refuser = Callable[..., FichierRefuse]


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(*values: tuple[str | float | datetime | None, ...]) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for row in values:
            sheet.append(row)

    return workbook(fill)


def test_a_department_s_windows_file_is_read_between_its_title_and_its_total(lire: Lire) -> None:
    text = (
        "Liste des assistants maternels agréés;;;;\r\n"
        "édité le 01/10/2026;;;;\r\n"
        "\r\n"
        "NOM D'USAGE;Prénom;Ville;Tél. portable;Fin d'agrément\r\n"
        "FICTIVE-ROSEAU;Églantine;ST VENANT;06 39 98 12 34;31/12/2028\r\n"
        "FICTIVE-GENÊT;Agate;Lillers;0639981235;12/2027\r\n"
        "\r\n"
        "Total;2;;;\r\n"
    )
    lecture = lire(text.encode("cp1252"))
    assert [(f.ligne, f.prenom, f.nom, f.commune) for f in lecture.fiches] == [
        (5, "Églantine", "Fictive-Roseau", "62770"),
        (6, "Agate", "Fictive-Genêt", "62516"),
    ]
    assert [f.agrement.fin for f in lecture.fiches] == [date(2028, 12, 31), date(2027, 12, 31)]
    assert lecture.lignes_passees == (8,)
    assert lecture.refusees == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_any_encoding_give_the_same_people(lire: Lire, separator: str, encoding: str) -> None:
    text = "Nom|Prénom|Commune|Places\nFictive|Églantine|Lillers|3\n".replace("|", separator)
    (fiche,) = lire(text.encode(encoding)).fiches
    assert (fiche.prenom, fiche.commune) == ("Églantine", "62516")


def test_a_quoted_cell_may_hold_separators_and_line_breaks_and_lines_stay_true(lire: Lire) -> None:
    text = 'Nom;Adresse;Commune\n"Fictive; Agate";"1 rue des Exemples\nbâtiment B";Lillers\nFictive Jade;;Isbergues\n'
    first, second = lire(text).fiches
    assert (first.ligne, second.ligne) == (2, 4)
    assert first.adresse == "1 rue des Exemples bâtiment B"


def test_a_text_spoilt_by_a_wrong_encoding_is_repaired(lire: Lire) -> None:
    spoilt = "Nom;Prénom;Commune\nFictive;Hélène;Lillers\n".encode().decode("cp1252").encode()
    assert lire(spoilt).fiches[0].prenom == "Hélène"


def test_headers_printed_again_and_lines_of_figures_speak_of_nobody(lire: Lire) -> None:
    text = (
        "Nom;Prénom;Commune\nFictive;Agate;Lillers\nNOM;PRENOM;COMMUNE\nFictive;Jade;Lillers\n;12;\nSous-total : 2;;\n"
    )
    lecture = lire(text)
    assert [f.prenom for f in lecture.fiches] == ["Agate", "Jade"]
    assert lecture.lignes_passees == (3, 5, 6)


def test_a_workbook_gives_its_values_dates_and_eaten_zeros(lire: Lire) -> None:
    data = rows(
        ("Annuaire",),
        (),
        ("Nom", "Prénom", "CP", "Commune", "Portable", "Fin d'agrément", "Dispo", "Atypiques"),
        ("Fictive", "Agate", 62190, "Lillers", 639981234, datetime(2028, 12, 31), datetime(2026, 11, 1), True),
        ("Fictive", "Jade", 62190.0, "Lillers", 353011234.0, "31/12/2027", 2, None),
    )
    first, second = lire(data).fiches
    assert (first.ligne, first.telephone, first.agrement.fin) == (4, "+33639981234", date(2028, 12, 31))
    assert first.offres[0].le == date(2026, 11, 1)
    assert first.accepte.horaires_atypiques is True
    assert (second.telephone, second.offres[0].nombre, second.accepte.horaires_atypiques) == ("+33353011234", 2, None)


@pytest.mark.parametrize("extent", [b"A1", b"A1:XFD1048576"])
def test_a_workbook_that_announces_a_wrong_extent_is_read_whole(lire: Lire, extent: bytes) -> None:
    data = rows(("Nom", "Commune"), ("Fictive Agate", "Lillers"), ("Fictive Jade", "Lillers"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as changed:
        for name in source.namelist():
            changed.writestr(name, re.sub(rb'(<dimension ref=")[^"]*', rb"\g<1>" + extent, source.read(name)))
    assert b'ref="' + extent in zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")
    assert len(lire(out.getvalue()).fiches) == 2


def test_the_value_of_a_formula_is_read_and_an_error_is_said(lire: Lire) -> None:
    data = rows(("Nom", "Commune", "Places"), ("Fictive Agate", "Lillers", "#REF!"))
    lecture = lire(data)
    assert lecture.fiches[0].capacite is None
    assert [a.code for a in lecture.avertissements] == ["formule_en_erreur"]


def test_a_commune_merged_over_several_lines_counts_for_each(lire: Lire) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ("Commune", "Nom", "Prénom"),
            ("Lillers", "Fictive", "Agate"),
            (None, "Fictive", "Jade"),
            ("Isbergues", "Fictive", "Iris"),
        ):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    assert [f.commune for f in lire(workbook(fill)).fiches] == ["62516", "62516", "62473"]


def test_the_first_sheet_with_a_header_is_read_and_the_others_are_named(lire: Lire) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Notice"
    first.append(("Ce fichier est fictif",))
    for title in ("2026", "2025"):
        sheet = book.create_sheet(title)
        sheet.append(("Nom", "Commune"))
        sheet.append((f"Fictive Agate{title}", "Lillers"))
    out = io.BytesIO()
    book.save(out)
    lecture = lire(out.getvalue())
    assert (lecture.feuille, lecture.feuilles_ignorees) == ("2026", ("2025",))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PEOPLE = b"Nom;Commune\n" + b"Fictive Agate;Lillers\n" * 3


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "raison"),
    [
        (b"", "vide"),
        (b" \r\n ", "vide"),
        (OLE + b"\0" * 600, "ancien_xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mot_de_passe"),
        (b"%PDF-1.7 Nom;Commune", "pas_un_tableau"),
        (bytes(range(256)) * 4, "pas_un_tableau"),
        (b"PK\x03\x04 damaged", "illisible"),
        (archive(word__document_xml=b"<w/>"), "pas_un_tableau"),
        (archive(content_xml=b"<o/>"), "ods"),
        (archive(xl__workbook_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"), "illisible"),
        (archive(xl__workbook_xml=b"<workbook/>"), "illisible"),
        (archive(xl__workbook_xml=b"<workbook/>", xl__big_xml=b"0" * 50_000_000), "trop_gros"),
        (archive(xl__workbook_xml=b"<workbook/>", xl__cells_xml=b"<c/>" * 500_000), "trop_de_lignes"),
        (b"une lettre, sans tableau\nNom d'un chien\n", "en_tete_introuvable"),
        ("Nom;Prénom\nFictive;Agate\n".encode(), "colonne_absente"),
        (b"Nom;Commune\n\n;;\n", "aucune_ligne"),
        (
            b'Nom;Commune\nFictive Agate;Lillers\n"Fictive Jade;Lillers\n' + b"Fictive Iris;Lillers\n" * 40,
            "guillemet_ouvert",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(refuser: Refuser, data: bytes, raison: str) -> None:
    assert refuser(data).raison == raison


def test_an_open_quote_is_found_by_its_line(refuser: Refuser) -> None:
    assert refuser(b'Nom;Commune\nFictive A;Lillers\n"Fictive B;Lillers\n' + b"Fictive C;Lillers\n" * 40).detail == "3"


def test_a_file_beyond_the_limits_is_refused(refuser: Refuser) -> None:
    assert refuser(PEOPLE, limites=Limites(octets=10)).raison == "trop_gros"
    assert refuser(PEOPLE, limites=Limites(lignes=2)).raison == "trop_de_lignes"
    assert (
        refuser(rows(("Nom", "Commune"), ("A", "Lillers"), ("B", "Lillers")), limites=Limites(lignes=2)).raison
        == "trop_de_lignes"
    )


@given(st.binary(max_size=400))
def test_no_bytes_ever_make_it_fail(data: bytes) -> None:
    read_annuaire(data, lambda _n, _c: None, TODAY)


@given(st.lists(st.lists(st.text(alphabet='abMm;,"\t\n\r éœ0123', max_size=8), max_size=6), max_size=6))
def test_nor_does_any_table(table: list[list[str]]) -> None:
    body = "\n".join(";".join(row) for row in table)
    read_annuaire(("Nom;Commune;Tel;Places;Dispo\n" + body).encode(), lambda n, _c: "62516", TODAY)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6))
def test_nor_does_a_damaged_workbook(damages: list[tuple[float, int]]) -> None:
    # A share of the file, not a position: a workbook holds the time it was written, and its length varies.
    whole = bytearray(rows(("Nom", "Commune"), ("Fictive Agate", "Lillers")))
    for share, byte in damages:
        whole[2 + int(share * (len(whole) - 2))] = byte
    read_annuaire(bytes(whole), lambda _n, _c: "62516", TODAY)
