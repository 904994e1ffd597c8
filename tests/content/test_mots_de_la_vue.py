"""« Disponibilités du relais »: every screen can be read with awkward names, fits, and agrees with its picture."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, get_args

import pytest
from openpyxl import load_workbook

from bot.domain.assistants import Heures, Place, Source
from bot.domain.campagnes import Campagne
from bot.domain.changements import CHANGEMENTS, Changements, Touchee
from bot.domain.participations import APPELS, ECARTS
from bot.domain.places_libres import (
    CRENEAUX,
    SORTES,
    TRANCHES,
    Compte,
    Coupe,
    Ensemble,
    Offrante,
    PlaceVue,
    is_filtre,
)
from bot.domain.progression import RUBRIQUES, Ligne, Progression, total
from bot.domain.resume_places import Resume
from bot.domain.secteurs import TOUT_LE_RELAIS, Portee, Rang
from bot.domain.semaine_offerte import JOURNEES
from bot.domain.sous_activite import LISTES, Indicateur, Signalement
from bot.domain.tableau import Page
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.choose_secteur import MonSecteur
from bot.usecases.see_places_libres import ListePlaces, VuePlaces
from bot.usecases.see_progression import MOTIFS, ListeCampagne, VueCampagne, rubrique_of
from bot.usecases.see_semaine import ListeChangements
from bot.usecases.see_sous_activite import ListeSignalements
from bot.usecases.see_vue import Vue
from content.documents import make_document
from content.filters_vue import COUPES as NOMMEES
from content.images_vue import ETATS, count_alone, image_of_campaign, image_of_places
from content.render import TEMPLATES, render

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
TODAY = date(2026, 10, 13)
RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
NOMS = {commune.insee: commune.nom for commune in RELAIS.communes}
NASTY, LONG = "D'Exemple [x](menu)", "Z<oé>&"
LILLERS = Portee("62516", "commune", "Lillers", frozenset({"62516"}))
NORD = Portee("s0", "secteur", "Nord <b>", frozenset({"62516", "62188"}))
NOA = Portee("a12", "animatrice", "N<oa> [x](menu)", frozenset({"62190"}))
TOUTES = [TOUT_LE_RELAIS, NORD, NOA, LILLERS]
E = Ensemble(12, 17, 23, 4, 9, 2)
UN = Ensemble(1, 1, 1, 1, 1, 1)
COMPTES: dict[Coupe, tuple[Compte, ...]] = {
    "mois": (Compte("202610", 0, 2), Compte("202611"), Compte("202612", 0, 15), Compte("plus_tard", 0, 0)),
    "communes": tuple(Compte(insee, n % 4, n % 3, n % 5) for n, insee in enumerate(list(NOMS)[:20])),
    "moments": tuple(Compte(code, n, 2 * n) for n, code in enumerate(CRENEAUX)),
    "ages": tuple(Compte(code, n) for n, code in enumerate((*TRANCHES, "ages_inconnus"))),
}
P = Place(1, "libre", grille=JOURNEES, age_max=17, confirmee_le=NOW, source="telephone", animateur_id=3)
VUES = (
    PlaceVue(P, TODAY),
    PlaceVue(replace(P, restriction="periscolaire", horaires=(Heures(5, time(8), time(13, 30)),)), date(2027, 1, 4)),
    PlaceVue(replace(P, age_max=None, grille=None, source="import"), TODAY, ancienne=True),
    PlaceVue(replace(P, etat="occupee", jusqu_au=date(2026, 11, 30)), date(2026, 12, 1)),
)
OFFRE = Offrante(5, LONG, NASTY, "62516", "mam", "+33639980001", False, date(2026, 12, 1), VUES)
SANS_NUMERO = replace(OFFRE, id=6, telephone=None, statut="independant")
NUMERO_FAUX = replace(OFFRE, is_wrong=True, en_pause_jusqu_au=date(2026, 1, 1))
C = Campagne(12, 1, "animatrice", "Campagne <d'octobre> [x](menu)", TODAY, date(2026, 11, 2), etat="en_cours",
             ouverte_le=NOW)  # fmt: skip
F = Progression("62516", 146, 98, 70, 18, 10, 12, 30, 18, 6, 18)
RANGS = tuple(Rang(Portee(i, "commune", nom, frozenset({i})), replace(F, commune=i)) for i, nom in NOMS.items())
L = Ligne(
    1, 12, 5, LONG, NASTY, "62516", "+33639980001", False, "repondue", None, 1, "inchange", NOW,
    NOW, None, NOW, 0,
)  # fmt: skip
LIGNES = {
    "repondues": (L, replace(L, assistant=6, reponse="place")),
    "en_attente": (replace(L, etat="ecrite", relances=2), replace(L, etat="a_ecrire", ecrite_le=None)),
    "a_appeler": tuple(replace(L, etat="a_appeler", motif=motif, is_wrong=motif == "stop") for motif in APPELS),
    "ecartees": tuple(replace(L, etat="ecartee", motif=motif, rythme_mois=2) for motif in ECARTS),
}
RESUMES = {5: Resume((None, date(2026, 12, 1)), 2, 1, 1, date(2026, 3, 3)), 6: Resume((), 0, 0, 3, None)}
TOUT_CHANGE = Changements(date(2026, 10, 6), date(2026, 10, 14), *range(1, 9))
RIEN = Changements(date(2026, 10, 6), date(2026, 10, 14))
S = Signalement(5, LONG, NASTY, "62516", "+33639980001", NOW, None, None)


def page(*lignes: Any, numero: int = 0, pages: int = 3) -> Page[Any]:
    return Page(lignes, numero, pages, 40)


def vue(coupe: Coupe, portee: Portee = TOUT_LE_RELAIS, ensemble: Ensemble = E) -> VuePlaces:
    return VuePlaces(portee, coupe, ensemble, COMPTES[coupe] if ensemble != Ensemble() else (), NOMS, TODAY)


def liste(code: str, *offrantes: Offrante, ensemble: Ensemble = E, portee: Portee = LILLERS) -> dict[str, Any]:
    places = sum(len(one.places) for one in offrantes)
    return {"liste": ListePlaces(portee, code, page(*offrantes, numero=1), places, ensemble, NOMS, TODAY)}


def campagne(portee: Portee, *rangs: Rang, cle: str | None = None, figures: Progression = F) -> VueCampagne:
    ecarts = {"pause": 12, "rythme": 6} if figures.ecartees else {}
    return VueCampagne(C, portee, cle or portee.cle, figures, page(*rangs, pages=1), ecarts, TODAY)


SAMPLES: list[tuple[str, dict[str, Any]]] = [
    *[
        ("vue/ecran", {"v": Vue(ensemble, one, semaine, indicateur)})
        for ensemble, one, semaine, indicateur in (
            (E, campagne(TOUT_LE_RELAIS), TOUT_CHANGE, Indicateur(2026, 12, 5, 1, 6)),
            (Ensemble(), None, RIEN, Indicateur(2026)),
            (UN, campagne(TOUT_LE_RELAIS, figures=Progression("", 1, 1, 1)), replace(RIEN, pauses=1),
             Indicateur(2026, 1, 0, 0, 1)),
        )
    ],
    *[
        ("vue/places", {"v": vue(coupe, portee, ensemble), "page": page(*vue(coupe, portee, ensemble).comptes)})
        for coupe in get_args(Coupe) for portee in TOUTES for ensemble in (E, UN, Ensemble())
    ],
    *[
        ("vue/places_liste", liste(code, OFFRE, SANS_NUMERO, portee=portee))
        for code in (*SORTES, *CRENEAUX, *TRANCHES, "ages_inconnus", "202612") for portee in (LILLERS, TOUT_LE_RELAIS)
    ],
    ("vue/places_liste", liste("toutes", ensemble=UN)),
    ("vue/places_liste", liste("toutes", NUMERO_FAUX, ensemble=UN)),
    *[
        ("vue/image_places", {"titre": NASTY, "sous_titre": "12 maintenant", "coupe": c, "cle": "tout"})
        for c in get_args(Coupe)
    ],
    ("vue/image_campagne", {"titre": NASTY, "sous_titre": "98 réponses", "id": 12, "cle": "s0"}),
    *[("vue/feuille_places", {"places": n, "cle": "tout"}) for n in (0, 1, 2)],
    ("vue/arrive", {}),
    ("vue/note", {}),
    *[("vue/portees", {"portees": portees, "campagne": n}) for portees in ((), (NORD, NOA)) for n in (0, 12)],
    *[
        ("vue/mon_secteur", {"s": MonSecteur(page(*RELAIS.communes[:20]), frozenset(suivies))})
        for suivies in ((), ("62516",), ("62516", "62188"))
    ],
    ("vue/sans_campagne", {}),
    ("vue/campagne", {"v": campagne(TOUT_LE_RELAIS, Rang(NORD, F), Rang(NOA, F), Rang(None, F))}),
    ("vue/campagne", {"v": campagne(TOUT_LE_RELAIS, *RANGS, cle="communes")}),
    ("vue/campagne", {"v": campagne(TOUT_LE_RELAIS, *RANGS)}),
    ("vue/campagne", {"v": campagne(NORD, *RANGS[:2])}),
    ("vue/campagne", {"v": campagne(LILLERS)}),
    ("vue/campagne", {"v": campagne(NOA, Rang(LILLERS, Progression("62516", 2, ecartees=2)),
                                    figures=Progression("", 2, ecartees=2))}),
    ("vue/campagne", {"v": campagne(NOA, figures=Progression(""))}),
    *[
        ("vue/campagne_liste", {
            "liste": ListeCampagne(C, portee, code, page(*LIGNES.get(rubrique_of(code) or "", (L,))),
                                   {"pause": 2, "rythme": 1} if rubrique_of(code) == "ecartees" else {}, RESUMES, NOMS),
            "now": NOW,
        })
        for code in (*RUBRIQUES, *MOTIFS) for portee in (TOUT_LE_RELAIS, NOA)
    ],
    ("vue/campagne_liste", {"liste": ListeCampagne(C, LILLERS, "repondues", page(), {}, {}, {}), "now": NOW}),
    *[
        (template, {"c": c})
        for template in ("vue/semaine", "vue/semaine_equipe")
        for c in (TOUT_CHANGE, replace(RIEN, ouvertes=1), Changements(RIEN.du, RIEN.au, *[1] * 8))
    ],
    ("vue/semaine", {"c": RIEN}),
    *[
        ("vue/changements", {"liste": ListeChangements(RIEN.du, RIEN.au, quoi, page(*touchees), NOMS)})
        for quoi in CHANGEMENTS
        for touchees in (
            (Touchee(5, LONG, NASTY, "62516", "+33639980001", NOW, 2), Touchee(6, "Éa", "B", "99999", None, TODAY, 0)),
            (),
        )
    ],
    *[
        ("vue/sous_activite", {"i": i, "cette_annee": 2026})
        for i in (Indicateur(2026), Indicateur(2026, 12, 5, 2, 6), Indicateur(2025, 1, 1, 0, 1))
    ],
    *[
        ("vue/signalements", {"liste": ListeSignalements(2026, name, page(*rows), NOMS)})
        for name in LISTES
        for rows in (
            (S, replace(S, accompagnee_le=NOW, telephone=None), replace(S, retiree_le=NOW, accompagnee_le=NOW)), (),
        )
    ],
]  # fmt: skip
TOASTS = {"vue/arrive", "vue/note"}


@pytest.mark.parametrize(
    ("template", "data"), SAMPLES, ids=[f"{n}-{template}" for n, (template, _) in enumerate(SAMPLES)]
)
def test_every_screen_is_readable(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert 0 < len(text) <= 4096
    assert "<oé>" not in screen.text
    assert not re.search(r"\n{3}|^ | $|  |\( |None|Undefined|\.\.|, ,", screen.text, re.MULTILINE), screen.text
    assert not re.search(r"\d/\d", text)
    for row in screen.rows:
        assert len(row) <= 3
        for button in row:
            assert len(button.target.encode()) <= 64
            assert button.label == button.label.strip() != ""
            assert "[x](menu)" not in button.label
            assert button.target != "menu"
    assert sum(len(row) for row in screen.rows) <= 100


def test_every_template_has_a_sample_and_a_way_back() -> None:
    there = {f"vue/{path.stem}" for path in (TEMPLATES / "vue").glob("[!_]*.html")}
    assert there == {template for template, _ in SAMPLES}
    assert all(render(template, **data).rows for template, data in SAMPLES if template not in TOASTS)


def test_every_list_of_places_has_its_name() -> None:
    assert all(is_filtre(code) for code in NOMMEES)
    assert set(NOMMEES) == {*SORTES, *CRENEAUX, *TRANCHES, "ages_inconnus"}


def test_a_person_of_a_campaign_is_drawn_once() -> None:
    """The pieces of a bar add up to those who take part, whatever they overlap in the message."""
    assert sum(count_alone(F, etat) for etat, *_ in ETATS) == F.en_tout
    picture = image_of_campaign(C, TOUT_LE_RELAIS, total([F, F]), [Rang(LILLERS, F), Rang(None, F)], TODAY)
    drawn = [sum(serie["valeurs"][row] for serie in picture["series"]) for row in range(2)]
    assert drawn == [146, 146]


def test_the_picture_of_a_campaign_says_what_the_message_says() -> None:
    vue = campagne(TOUT_LE_RELAIS, *RANGS[:3], figures=total([F, F, F]))
    message, _ = parse_html(render("vue/campagne", v=vue).text)
    picture = image_of_campaign(C, vue.portee, vue.figures, vue.rangs.lignes, TODAY)
    assert picture["sous_titre"].partition(",")[0] in message
    for name, fin, rang in zip(picture["categories"], picture["fins"], vue.rangs.lignes, strict=True):
        assert f"{name} : {rang.figures.repondues} réponses sur {rang.figures.concernees}" in message
        assert fin == f"{rang.figures.repondues} sur {rang.figures.concernees}"


@pytest.mark.parametrize("coupe", get_args(Coupe))
def test_the_picture_of_places_says_what_the_message_says(coupe: Coupe) -> None:
    seen = vue(coupe)
    message, _ = parse_html(render("vue/places", v=seen, page=page(*seen.comptes)).text)
    picture = image_of_places(seen.portee, coupe, seen.ensemble, seen.comptes, NOMS, TODAY)
    assert picture["categories"]
    for row, name in enumerate(picture["categories"]):
        numbers = [serie["valeurs"][row] for serie in picture["series"]]
        assert name.lower() in message.lower() or coupe == "mois"
        (line,) = [line for line in message.splitlines() if line.lower().startswith(f"• {name.lower()} :")] or [""]
        assert all(str(number) in line for number in numbers if number) or coupe == "mois"
    assert make_document("barres.png", picture).startswith(b"\x89PNG")


def test_bars_without_anything_are_a_sentence() -> None:
    empty = image_of_places(TOUT_LE_RELAIS, "communes", Ensemble(), (), NOMS, TODAY)
    assert make_document("barres.png", empty).startswith(b"\x89PNG")


@pytest.mark.parametrize("source", get_args(Source))
def test_the_sheet_says_each_place_in_words(source: Source) -> None:
    raw = ["62516", "=EXEMPLE()", "Zoé", "+33639980001", 0, "mam", "sure", "libre", "2026-12-01", JOURNEES,
           '[[5, "08:00", "13:00"]]', None, 17, "periscolaire", "2026-10-12T22:30:00.000000Z", source,
           "2026-11-30"]  # fmt: skip
    old = [*raw[:6], "ancienne", "libre", "2026-10-13", None, "[]", *raw[11:16], None]
    data = {"places": json.dumps([raw, old]), "communes": [["Lillers", 0, 1, 1]], "noms": NOMS, "today": "2026-10-13"}
    book = load_workbook(BytesIO(make_document("places.xlsx", data)))
    assert book.sheetnames == ["Places libres", "À confirmer", "Par commune"]
    (row,) = list(book["Places libres"].iter_rows(min_row=2, values_only=True))
    assert row[:6] == ("Lillers", "'=EXEMPLE()", "Zoé", "06 39 98 00 01", "en MAM", "libre plus tard")
    assert row[6] == datetime(2026, 12, 1)
    assert row[7:10] == (
        "du lundi au vendredi ; samedi de 8 h à 13 h", "jusqu'à 17 mois", "avant et après l'école"
    )  # fmt: skip
    assert row[10] == datetime(2026, 10, 13), "half past midnight in Paris is the next day"
    (other,) = list(book["À confirmer"].iter_rows(min_row=2, values_only=True))
    assert other[5] == "annoncée libre, nouvelles anciennes"
    assert other[12] is None
