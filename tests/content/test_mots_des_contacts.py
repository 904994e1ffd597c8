"""« Noter un contact », its figures and the unmet needs: every screen can be read with awkward names, and fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.domain.besoins_non_couverts import NATURES, Manque, publish
from bot.domain.chiffres_contacts import Chiffres, Groupe
from bot.domain.fiches import NomConnu
from bot.domain.periodes_chiffres import periode_of, read_periode
from bot.domain.registre import (
    CANAUX,
    DUREES,
    MOTIFS,
    PAR_PUBLIC,
    PRECISIONS,
    PUBLICS,
    THEMES,
    Contact,
    list_shortcuts,
)
from bot.domain.tableau import page_of
from bot.simulator.entities import parse_html
from bot.usecases.correct_contact import DuJour
from bot.usecases.find_assistants import Trouvees
from bot.usecases.note_contact import Choix, Motifs, Note
from bot.usecases.see_besoins import VueBesoins
from bot.usecases.see_contacts import ListeContacts, VueContacts
from content.documents import make_document
from content.feuilles_besoins import TITRES as BESOINS
from content.feuilles_besoins import feuilles_of_besoins, image_of_besoins, tables_of
from content.feuilles_contacts import TITRES, feuilles_of_contacts, image_of_contacts
from content.render import TEMPLATES, render

NOW, TODAY = datetime(2026, 10, 13, 8, tzinfo=UTC), date(2026, 10, 13)
NASTY = '<b>Éloïse & "Cie"</b> l\'[autre](an:clo:1:close)'
CONTACT = Contact(
    214, 1, NOW, "assistant maternel", MOTIFS["statut"], "téléphone", tuple(PRECISIONS.values()), THEMES["charte"][0],
    45, NOW, 3, NASTY, 7, NASTY, conversation_id=12,
)  # fmt: skip
CHERCHE = replace(CONTACT, public="famille", motif=MOTIFS["rech"])
BUSY = Chiffres(
    tuple(Groupe(p, MOTIFS[m], c, 9999, 9) for code, p in PUBLICS.items() for m in PAR_PUBLIC[code] for c in CANAUX),
    dict.fromkeys(PRECISIONS.values(), 9999),
    {label: 999 for label, _ in THEMES.values()},
)
YEAR = periode_of("a", TODAY)
MANQUES = [
    Manque(f"6{n % 39:04d}", f"2026-{n % 9 + 1:02d}", "collectif", frozenset(NATURES[: n % 6]), f"f{n}")
    for n in range(900)
]
PUBLIE = publish(MANQUES, [f"2026-{n:02d}" for n in range(1, 10)])
NOMS = {f"6{n:04d}": f"{NASTY} {n}" for n in range(39)}
BESOINS_VUS = VueBesoins(2026, date(2026, 9, 30), PUBLIE, NOMS, (2025,))
TABLES = tables_of(PUBLIE, NOMS)
TROUVEES = Trouvees(NASTY, (NomConnu(7, NASTY, NASTY, "62516", None, False),) * 12, 3, {"62516": NASTY})

SCREENS: list[tuple[str, dict[str, Any]]] = [
    ("noter", {"c": Choix(TODAY, list_shortcuts([]), 12, 3), "today": TODAY, "ecran": 10**9}),
    ("noter", {"c": Choix(date(2026, 3, 3), list_shortcuts([]), 0, 0), "today": TODAY, "ecran": 10**9}),
    *(
        (
            "motifs",
            {
                "m": Motifs(code, PAR_PUBLIC[code], NASTY, 7),
                "debut": f"an:cta:a:{10**9}",
                "fin": f":{10**9}",
                "retour": "an",
                "jour": date(2026, 3, 3),
                "today": TODAY,
            },
        )
        for code in PUBLICS
    ),
    ("entretien", {"jour": TODAY, "today": TODAY, "themes": tuple(THEMES), "ecran": 10**9}),
    ("note", {"n": Note(CONTACT, 3), "today": TODAY, "nouveau": True}),
    ("note", {"n": Note(replace(CONTACT, annule_le=NOW), 0), "today": TODAY, "nouveau": False}),
    (
        "note",
        {"n": Note(replace(CONTACT, public="famille", motif=MOTIFS["rech"]), 1), "today": TODAY, "nouveau": False},
    ),
    ("jours", {"jours": [TODAY] * 8, "today": TODAY, "id": 7}),
    ("jours", {"jours": [date(2026, 10, 12)] * 7, "today": TODAY, "id": None}),
    *(
        ("demander", {"quoi": quoi, "id": n, "refuse": True, "en_prive": True})
        for quoi in ("date", "qui")
        for n in (0, 7)
    ),
    ("duree", {"id": 7, "durees": DUREES}),
    ("preciser", {"k": CONTACT, "precisions": list(PRECISIONS.items())}),
    ("publics", {"id": 7, "publics": tuple(PUBLICS)}),
    ("trouvees", {"t": TROUVEES, "id": 7}),
    ("trouvees", {"t": replace(TROUVEES, noms=(), autres=0), "id": 7}),
    ("du_jour", {"d": DuJour(page_of([CONTACT, replace(CONTACT, annule_le=NOW)] * 12, 1, 8), 12), "today": TODAY}),
    ("du_jour", {"d": DuJour(page_of([], 0, 8), 0), "today": TODAY}),
    ("a_classer", {"page": page_of([CONTACT] * 20, 1, 8), "today": TODAY}),
    ("a_classer", {"page": page_of([], 0, 8), "today": TODAY}),
    ("trop_tard", {}),
    ("chiffres", {"v": VueContacts(YEAR, BUSY, TODAY)}),
    ("chiffres", {"v": VueContacts(periode_of("s", TODAY), Chiffres(()), TODAY)}),
    *(
        ("chiffres_public", {"v": VueContacts(YEAR, BUSY, TODAY), "code": c, "public": p, "titre": TITRES[c]})
        for c, p in PUBLICS.items()
    ),
    ("chiffres_canaux", {"v": VueContacts(YEAR, BUSY, TODAY), "publics": list(PUBLICS.items())}),
    ("chiffres_entretiens", {"v": VueContacts(YEAR, BUSY, TODAY)}),
    ("annees", {"annees": list(range(2026, 2016, -1))}),
    ("derriere", {"l": ListeContacts(YEAR, "a", "statut", page_of([CONTACT] * 30, 1, 10)), "motif": MOTIFS["statut"]}),
    ("derriere", {"l": ListeContacts(YEAR, "a", "statut", page_of([], 0, 10)), "motif": MOTIFS["statut"]}),
    ("image", {"titre": NASTY, "sous_titre": NASTY, "cle": YEAR.cle}),
    ("feuille", {"total": 622, "cle": YEAR.cle}),
]
NEEDS: list[tuple[str, dict[str, Any]]] = [
    ("ecran", {"v": BESOINS_VUS, "tables": TABLES, "codes": list(NATURES)}),
    ("ecran", {"v": replace(BESOINS_VUS, publie=publish(MANQUES[:2], [])), "tables": {}, "codes": []}),
    ("ecran", {"v": replace(BESOINS_VUS, publie=publish([], [])), "tables": {}, "codes": []}),
    *(("table", {"v": BESOINS_VUS, "part": p, "titre": t, "lignes": TABLES[p]}) for p, t in BESOINS.items()),
    ("table", {"v": BESOINS_VUS, "part": "communes", "titre": NASTY, "lignes": []}),
    ("image", {"titre": NASTY, "sous_titre": NASTY, "annee": 2026}),
    ("feuille", {"annee": 2026}),
]
ALL = [(f"contacts/{name}", data) for name, data in SCREENS] + [(f"besoins/{name}", data) for name, data in NEEDS]


def read(template: str, data: dict[str, Any]) -> str:
    """The screen, as Telegram would take it."""
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert 0 < len(text) <= 4096
    assert "<b>Éloïse" not in screen.text
    for row in screen.rows:
        assert len(row) <= 3
        for button in row:
            assert button.kind != "tap" or len(button.target.encode()) <= 64
            assert button.target != "an:clo:1:close"
            assert button.label
    return unescape(text)


@pytest.mark.parametrize(("template", "data"), ALL, ids=lambda value: value if isinstance(value, str) else "")
def test_every_screen_can_be_read_and_has_a_way_back(template: str, data: dict[str, Any]) -> None:
    assert read(template, data)
    assert render(template, **data).rows, "a way back"


def test_every_template_is_tried() -> None:
    for folder in ("contacts", "besoins"):
        written = {f"{folder}/{file.stem}" for file in (TEMPLATES / folder).glob("[!_]*.html")}
        assert written == {name for name, _ in ALL if name.startswith(f"{folder}/")}


def test_the_labels_of_the_caf_are_on_the_buttons_word_for_word() -> None:
    data = {"debut": "an:ctn:a", "fin": ":20261013:9", "retour": "an", "jour": TODAY, "today": TODAY}
    rows = render("contacts/motifs", m=Motifs("a", PAR_PUBLIC["a"]), **data).rows
    assert [row[0].label.lower() for row in rows[:-1]] == [MOTIFS[code].lower() for code in PAR_PUBLIC["a"]]


def test_the_documents_can_be_made_of_a_heavy_year() -> None:
    before = Chiffres(())
    sheets = feuilles_of_contacts(YEAR, BUSY, YEAR.before(), before, [CONTACT] * 3)
    book = load_workbook(BytesIO(make_document("liste.xlsx", sheets)))
    assert [cell.value for cell in book["Familles"][2]][:3] == ["recherche d'un mode d'accueil", 49995, 0]
    for code in (None, *PUBLICS):
        picture = make_document("barres.png", image_of_contacts(YEAR, BUSY, code))
        assert picture.startswith(b"\x89PNG")
    assert make_document("liste.xlsx", feuilles_of_besoins(PUBLIE, NOMS))
    for part in BESOINS:
        assert make_document("barres.png", image_of_besoins(2026, date(2026, 9, 30), PUBLIE, {}, part))


@pytest.mark.parametrize(
    ("cle", "du", "au"),
    [
        ("s20261013", date(2026, 10, 12), date(2026, 10, 19)),
        ("m20260215", date(2026, 2, 1), date(2026, 3, 1)),
        ("a20251231", date(2025, 1, 1), date(2026, 1, 1)),
        ("a20301231", date(2026, 10, 1), date(2026, 11, 1)),
        ("m20261399", date(2026, 10, 1), date(2026, 11, 1)),
        ("", date(2026, 10, 1), date(2026, 11, 1)),
    ],
)
def test_a_period_is_read_from_its_button_else_it_is_this_month(cle: str, du: date, au: date) -> None:
    periode = read_periode(cle, TODAY)
    assert (periode.du, periode.au) == (du, au)
    assert periode.before().au == du
