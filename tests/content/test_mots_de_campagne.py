"""Each word of a campaign – to professionals and to the team – with awkward names: it renders, fits, reads well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace as N
from typing import Any

import pytest

from bot.domain.campagnes import Campagne, Public
from bot.domain.participations import APPELS, ECARTS
from bot.domain.progression import Ligne, Progression
from bot.domain.publics import Compte, Visee
from bot.domain.relais import Secteur
from bot.domain.reports import list_reports
from bot.domain.resume_places import Resume
from bot.domain.tableau import Page
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.follow_campaign import Liste, Suivi
from bot.usecases.letter_of_campaign import question_data
from bot.usecases.make_campaign import DUREES, Brouillon
from content.filters_campagnes import en_public, en_resume, il_y_a
from content.noms_de_campagne import nom_de_campagne
from content.render import TEMPLATES, render

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
TODAY = date(2026, 10, 13)
RELAIS = replace(
    load_relais(EXEMPLES).get("artois-lys-romane"), secteurs=(Secteur("Nord <b>", ("62516",)), Secteur("Vide", ()))
)
NOMS = {commune.insee: commune.nom for commune in RELAIS.communes}
C = Campagne(12, 1, "animatrice", "Campagne <d'octobre> [x](menu)", TODAY, date(2026, 11, 2))
LEGALE = replace(C, origine="legale", debut=date(2026, 11, 15), fin=date(2026, 11, 30), etat="programmee")
EN_COURS = replace(C, etat="en_cours")
CIBLEE = replace(C, public=Public(frozenset({"62516"}), frozenset({"libre", "inconnue"}), 60))
COMPTE = Compte({None: 112, "pause": 3, "rythme": 1, "sans_telegram": 24, "stop": 1})
PERSONNE = Compte({})
CONNU = Resume((None, date(2026, 12, 1)), 2, 1, 1, date(2026, 3, 3))
RIEN = Resume((), 0, 0, 3, None)
B = Brouillon(C, RELAIS, COMPTE, (TODAY, date(2026, 10, 14)), TODAY)
FIGURES = Progression("", 146, 98, 70, 18, 10, 12, 30, 18, 6, 18)
VIDE = Progression("", 0)
ZOE = Visee(5, "Z<oé>&", "D'Exemple [x](menu)", "62516", "+33639980001", None, NOW - timedelta(days=21), 2)
L = Ligne(
    1, 12, 5, "Z<oé>&", "D'Exemple [x](menu)", "62516", "+33639980001", False, "repondue", None, 1, "inchange", NOW,
    NOW, None, NOW - timedelta(days=5), 0,
)  # fmt: skip
LIGNES = tuple(
    [L, replace(L, etat="ecrite", relances=2), replace(L, etat="a_ecrire", ecrite_le=None, telephone=None)]
    + [replace(L, etat="a_appeler", motif=motif, is_wrong=motif == "stop") for motif in APPELS]
)
ECARTEES = tuple(replace(L, etat="ecartee", motif=motif, rythme_mois=2) for motif in ECARTS) + tuple(
    replace(L, etat="close", motif=motif) for motif in ("a_jour", "arretee")
)


def page(*lignes: Any, numero: int = 0) -> Page[Any]:
    return Page(lignes, numero, 3, 40)


SAMPLES: list[tuple[str, dict[str, Any]]] = [
    *[
        ("campagnes/question", question_data(c, resume, rappel))
        for c in (C, LEGALE) for resume in (CONNU, RIEN) for rappel in (0, 1)
    ],
    *[
        ("campagnes/merci", {"dite": dite, "ouverte": ouverte, "encore": encore, "resume": resume, "demandes": n,
                             "legale": legale})
        for dite, ouverte, encore, resume, n, legale in (
            ("inchange", True, False, CONNU, 0, False), ("inchange", False, True, CONNU, 1, True),
            ("complet", False, False, replace(CONNU, libre_des=()), 2, True),
        )
    ],
    ("campagnes/plus_tard", {"id": 12, "reports": list_reports(NOW, NOW + timedelta(days=9), RELAIS.reglages, None),
                             "fin": C.fin}),
    ("campagnes/plus_tard", {"id": 12, "reports": [], "fin": C.fin}),
    ("campagnes/plus_tard_note", {"id": 12, "le": NOW}),
    ("campagnes/appel_note", {"id": 12, "telephone": "+33639980001", "relais": RELAIS}),
    ("campagnes/appel_note", {"id": 12, "telephone": None, "relais": load_relais(EXEMPLES).get("oignies")}),
    ("campagnes/deja", {"repondue_le": NOW}),
    ("campagnes/deja", {"repondue_le": None}),
    ("campagnes/liste", {"liste": Liste((), 0, False)}),
    ("campagnes/liste", {"liste": Liste((C, LEGALE, replace(C, etat="terminee")), 1, True)}),
    *[
        ("campagnes/brouillon", {"b": b, "communes": NOMS, "fait": fait})
        for b, fait in (
            (B, ""), (replace(B, campagne=LEGALE, jours=(date(2026, 11, 16),)), ""),
            (replace(B, campagne=replace(LEGALE, origine="territoire")), "programmee"),
            (replace(B, campagne=CIBLEE, compte=PERSONNE), ""), (replace(B, today=date(2028, 1, 3)), ""),
            (replace(B, campagne=replace(CIBLEE, debut=date(2026, 11, 2)), compte=Compte({None: 1, "pause": 1})), ""),
        )
    ],
    ("campagnes/lancer", {"b": B}),
    ("campagnes/lancer", {"b": replace(B, compte=Compte({None: 1, "stop": 1}))}),
    *[("campagnes/apercu", {"exemple": ZOE, **question_data(C, resume)}) for resume in (CONNU, RIEN)],
    ("campagnes/exclus", {"b": B, "appels": [(motif, 3) for motif in APPELS], "ecarts": [(m, 2) for m in ECARTS]}),
    ("campagnes/exclus", {"b": B, "appels": [], "ecarts": []}),
    ("campagnes/exclus_noms", {"c": C, "page": page(ZOE, ZOE, ZOE), "code": "ecrites", "communes": NOMS, "now": NOW}),
    *[
        ("campagnes/exclus_noms",
         {"c": C, "page": page(replace(ZOE, motif=motif), numero=1), "code": motif, "communes": {}, "now": NOW})
        for motif in (*ECARTS, *APPELS)
    ],
    ("campagnes/quand", {"c": C, "choix": [("Demain", 1), ("Lundi prochain", 6)], "durees": DUREES, "refusee": False}),
    ("campagnes/quand", {"c": C, "choix": [], "durees": DUREES, "refusee": True}),
    *[
        ("campagnes/demander", {"quoi": quoi, "id": 12, "refuse": refuse, "en_prive": refuse})
        for quoi in ("nom", "jour") for refuse in (True, False)
    ],
    *[("campagnes/public", {"b": replace(B, campagne=c), "communes": NOMS, "mien": m})
      for c, m in ((C, frozenset()), (CIBLEE, {"62516"}))],
    *[
        ("campagnes/communes", {"b": N(campagne=c, couvertes=all_of), "page": p, "communes": NOMS})
        for c, all_of, p in (
            (CIBLEE, set(NOMS), page(*RELAIS.communes[:20])),
            (C, set(), page(*RELAIS.communes[:3], numero=1)),
        )
    ],
    *[
        ("campagnes/suivi", {"s": Suivi(replace(c, ouverte_le=NOW, curseur=curseur), total, {}), "fait": f})
        for c, curseur, total, f in (
            (EN_COURS, None, FIGURES, ""), (EN_COURS, 0, VIDE, "lancee"),
            (replace(C, etat="arretee"), None, FIGURES, "arretee"), (replace(C, etat="terminee"), None, VIDE, ""),
        )
    ],
    ("campagnes/arreter", {"c": C}),
    ("campagnes/annuler", {"c": C}),
    ("campagnes/annuler", {"c": LEGALE}),
    ("campagnes/annulee", {"c": C}),
    ("campagnes/introuvable", {}),
    ("campagnes/equipe_annonce", {"c": LEGALE, "compte": COMPTE}),
    ("campagnes/equipe_debut", {"c": C, "p": FIGURES}),
    ("campagnes/equipe_debut", {"c": C, "p": Progression("", 1, a_appeler=1)}),
    ("campagnes/equipe_fin", {"c": C, "p": FIGURES}),
    ("campagnes/equipe_fin", {"c": C, "p": Progression("", 1, ecartees=1)}),
    ("campagnes/equipe_appels", {"c": C}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("template", "data"), SAMPLES, ids=[f"{n}-{template}" for n, (template, _) in enumerate(SAMPLES)]
)
def test_every_screen_is_readable(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert 0 < len(text) <= 4096
    assert "<oé>" not in screen.text
    assert not re.search(r"\n{3}|^ | $|  |\( |None|Undefined|\.\.", screen.text, re.MULTILINE)
    for row in screen.rows:
        assert len(row) <= 4
        for button in row:
            assert len(button.target.encode()) <= 64
            assert button.label
            assert "[x](menu)" not in button.label


def test_every_template_has_a_sample_and_a_way_back() -> None:
    there = {f"campagnes/{path.stem}" for path in (TEMPLATES / "campagnes").glob("[!_]*.html")}
    assert there == {template for template, _ in SAMPLES}
    assert all(render(template, **data).rows for template, data in SAMPLES)


def test_the_preview_says_what_the_letter_says() -> None:
    letter, _ = parse_html(render("campagnes/question", **question_data(C, CONNU)).text)
    preview, _ = parse_html(render("campagnes/apercu", exemple=ZOE, **question_data(C, CONNU)).text)
    assert letter in preview
    for button in (b for row in render("campagnes/question", **question_data(C, CONNU)).rows for b in row):
        assert f"« {button.label} »" in preview


def test_places_are_said_in_words() -> None:
    assert en_resume(CONNU) == (
        "1 place libre dès maintenant, 1 place libre à partir du mardi 1er décembre 2026, 2 places occupées, "
        "1 place gelée, 1 place dont on ne sait rien"
    )
    assert en_resume(Resume((None, None), 0, 0, 0)) == "2 places libres"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "aujourd'hui"), (1, "hier"), (5, "il y a 5 jours"), (21, "il y a 3 semaines"), (61, "il y a 2 mois")],
)
def test_how_long_ago_something_was(days: int, said: str) -> None:
    assert il_y_a(NOW - timedelta(days=days), NOW) == said


def test_a_public_is_said_in_words() -> None:
    assert en_public(Public(), NOMS) == "tout le monde"
    assert en_public(CIBLEE.public, NOMS) == (
        "Lillers ; une place libre connue ou dont on ne sait rien de récent ; sans nouvelles depuis 2 mois"
    )
    assert en_public(Public(frozenset(list(NOMS)[:6])), NOMS).count(",") == 4


def test_many_communes_are_not_all_repeated() -> None:
    noms = {str(n): f"Commune {n:02}" for n in range(9)}
    assert en_public(Public(frozenset(noms)), noms, frozenset(noms)) == "toutes les communes"
    assert en_public(Public(frozenset(noms)), noms).endswith("Commune 04, Commune 05 et 3 autres")
    assert en_public(Public(frozenset(list(noms)[:7])), noms, frozenset(noms)).endswith("Commune 05 et 1 autre")


def test_a_campaign_without_a_name_is_called_by_its_month() -> None:
    assert nom_de_campagne("territoire", date(2026, 10, 1), date(2026, 10, 21)) == "Campagne d'octobre 2026"
    assert nom_de_campagne("animatrice", date(2027, 1, 4), date(2027, 1, 24)) == "Campagne de janvier 2027"
    assert nom_de_campagne("legale", date(2026, 11, 15), date(2026, 11, 30)) == "Déclaration du 1er décembre 2026"
