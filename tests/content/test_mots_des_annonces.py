"""Each word of an announcement, with awkward names and every state: it renders, fits, reads well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace as N
from typing import Any

import pytest

from bot.domain.annonces import (
    LEGENDE_MAX,
    MOTIFS_ALERTE,
    MOTIFS_ECARTE,
    RUBRIQUES,
    TEXTE_MAX,
    Annonce,
    Bilan,
    Compte,
    Personne,
    Piece,
    find_obstacle,
)
from bot.domain.moments_envoi import list_moments, parse_moment
from bot.domain.public import Public
from bot.domain.publics_criteres import CRITERES, is_critere
from bot.domain.relais import Secteur
from bot.domain.sujets import SUJETS, SUJETS_FAMILLE
from bot.domain.tableau import Page
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.choose_sujets import Choix
from bot.usecases.follow_annonce import Liste, Suivi
from bot.usecases.make_annonce import Brouillon
from content.filters_annonces import CRITERES as MOTS
from content.filters_annonces import en_audience, en_devenir
from content.render import TEMPLATES, render
from store.publics_criteres import CONDITIONS

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
RELAIS = replace(
    load_relais(EXEMPLES).get("artois-lys-romane"), secteurs=(Secteur("Nord <b>", ("62516",)), Secteur("Vide", ()))
)
NOMS = {commune.insee: commune.nom for commune in RELAIS.communes}
TEXTE = """<b>O'Brien</b> & "Zoé" [x](menu) """ * 90
TOUS = Public(frozenset({"62516"}), roles=frozenset(), criteres=frozenset({"periscolaire", "inscrits:12", "mam"}))
A = Annonce(12, 1, 3, "annonce", "annonces", textes=((4, TEXTE[:TEXTE_MAX]),), public=TOUS)
ALERTE = replace(A, sorte="alerte", motif="fermeture", textes=((4, "Tempête <b>"),), rappel_le=NOW, ouverte_le=NOW)
PARTIE = replace(A, etat="en_cours", ouverte_le=NOW, corrigee_le=NOW)
COMPTE = Compte(112, dict.fromkeys(MOTIFS_ECARTE, 3))
ATELIERS = tuple((n, f"Éveil <musical> [x](menu) {n}", NOW) for n in range(8))
B = Brouillon(A, RELAIS, COMPTE, None, NOW, ATELIERS)
BILAN = Bilan(3, 100, 2, 1, 1, 4, 24, 90, 43, dict.fromkeys(MOTIFS_ECARTE, 3))
ZOE = Personne(5, "assistant", 7, "Z<oé>&", "D'Exemple [x](menu)", "62516", "+33639980001", None, "pause", "ecartee")
GENS = Page(tuple(replace(ZOE, id=n) for n in range(8)), 1, 3, 24)
S = Suivi(PARTIE, BILAN)

CASES: list[tuple[str, dict[str, Any]]] = [
    ("annonces/lettre", {"a": A, "relais": RELAIS, "rappel": False}),
    ("annonces/lettre", {"a": PARTIE, "relais": RELAIS, "rappel": False}),
    ("annonces/lettre", {"a": ALERTE, "relais": RELAIS, "rappel": False}),
    ("annonces/lettre", {"a": ALERTE, "relais": RELAIS, "rappel": True}),
    ("annonces/lettre", {"a": replace(A, sorte="sondage"), "relais": RELAIS, "rappel": False}),
    ("annonces/liste", {"liste": Liste((A, ALERTE, PARTIE) * 3, 1, True)}),
    ("annonces/liste", {"liste": Liste((), 0, False)}),
    *[("annonces/demander", {"a": A, "quoi": q, "refus": r, "en_prive": True})
      for q in ("texte", "heure", "correction") for r in ("", "date", "fichier", "vide", "long", "legende")],
    *[("annonces/brouillon", {"b": b, "communes": NOMS, "fait": fait})
      for fait in ("", "copie", "texte", "corrige", "piece")
      for b in (B, replace(B, annonce=replace(ALERTE, etat="brouillon")), replace(B, obstacle="long"),
                replace(B, annonce=replace(A, etat="programmee", part_le=NOW)), replace(B, compte=Compte(0, {})),
                replace(B, annonce=replace(A, sorte="sondage", piece=Piece("document", "x", "j<b>.pdf"))))],
    ("annonces/public", {"b": B, "communes": NOMS, "mien": frozenset({"62516"})}),
    ("annonces/communes", {"b": N(annonce=A), "communes": NOMS, "page": Page(RELAIS.communes[:20], 0, 3, 45)}),
    ("annonces/exclus", {"b": B}),
    ("annonces/exclus", {"b": replace(B, compte=Compte(0, {}))}),
    *[("annonces/exclus_noms", {"a": A, "page": GENS, "code": code, "communes": NOMS})
      for code in ("ecrites", *MOTIFS_ECARTE)],
    ("annonces/quand", {"a": A, "moments": list_moments(NOW)}),
    ("annonces/quand", {"a": replace(ALERTE, part_le=NOW), "moments": list_moments(NOW)}),
    ("annonces/sujet", {"a": A}),
    ("annonces/sujet", {"a": ALERTE}),
    ("annonces/envoyer", {"b": B, "communes": NOMS}),
    ("annonces/envoyer", {"b": replace(B, annonce=ALERTE), "communes": NOMS}),
    *[("annonces/rapport", {"s": s, "fait": fait}) for fait in ("", "envoyee", "arretee", "corrigee", "rappelee")
      for s in (S, Suivi(ALERTE, BILAN), Suivi(replace(ALERTE, rappelee_le=NOW, etat="terminee"), Bilan()))],
    *[("annonces/noms", {"a": A, "page": GENS, "code": code, "communes": NOMS}) for code in RUBRIQUES],
    ("annonces/secours", {"a": A, "relais": RELAIS}),
    ("annonces/arreter", {"s": S}),
    ("annonces/corriger", {"s": S}),
    ("annonces/finie", {"a": A, "bilan": BILAN}),
    ("annonces/liste_prete", {"combien": 3, "titre": TEXTE[:50]}),
    *[("annonces/recu", {"fait": fait}) for fait in (True, False, None)],
    *[(f"annonces/{name}", {}) for name in ("annulee", "introuvable", "exemplaire", "liste_demandee")],
    ("sujets/choix", {"c": Choix(SUJETS, frozenset({"ateliers"}), True, True)}),
    ("sujets/choix", {"c": Choix(SUJETS_FAMILLE, frozenset(), False, False)}),
]  # fmt: skip


@pytest.mark.parametrize(("template", "data"), CASES)
def test_each_screen_is_a_message_that_telegram_takes(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert text.strip()
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    for row in screen.rows:
        assert len(row) <= 3
        for button in row:
            assert len(button.target.encode()) <= 64
            assert "[x](menu)" not in button.label


def test_every_template_has_a_case() -> None:
    folders = ("annonces", "sujets")
    written = {f"{folder}/{f.stem}" for folder in folders for f in (TEMPLATES / folder).glob("[!_]*.html")}
    assert written == {template for template, _ in CASES}


def test_the_longest_words_under_a_file_fit_a_caption() -> None:
    longest = replace(A, textes=((1, "é" * LEGENDE_MAX),), piece=Piece("photo", "x"), corrigee_le=NOW)
    text, _ = parse_html(render("annonces/lettre", a=longest, relais=RELAIS, rappel=False).text)
    assert len(text.encode("utf-16-le")) // 2 <= 1024


def test_a_message_has_a_length_that_telegram_counts() -> None:
    assert find_obstacle("", None) == "vide"
    assert find_obstacle("", Piece("photo", "x")) is None
    assert find_obstacle("🙂" * (TEXTE_MAX // 2), None) is None
    assert find_obstacle("🙂" * (TEXTE_MAX // 2 + 1), None) == "long"
    assert find_obstacle("x" * (LEGENDE_MAX + 1), Piece("photo", "x")) == "legende"


def test_a_criterion_has_its_condition_and_its_words() -> None:
    assert set(MOTS) == set(CRITERES)
    for mot, critere in CRITERES.items():
        for role in critere.roles:
            assert mot in CONDITIONS[role]
    assert [is_critere(code) for code in ("mam", "mam:1", "inscrits:12", "inscrits", "inscrits:x", "zut")] == [
        True, False, True, False, False, False,
    ]  # fmt: skip


def test_a_criterion_of_professionals_leaves_the_families_out() -> None:
    public = Public().toggle_critere("mam")
    assert public.roles == {"assistants"}
    assert public.toggle_critere("mam").criteres == frozenset()
    assert public.choose_roles({"familles"}).criteres == frozenset()
    assert Public(roles=frozenset({"familles"})).toggle_critere("inscrits:3").roles == {"familles"}
    assert Public.of_plain(public.to_plain()) == public
    assert Public.of_plain({"communes": [], "etats": [], "sans_nouvelles_jours": None}) == Public()


def test_whom_it_is_for_is_said_in_french() -> None:
    public = Public(frozenset({"62516"}), roles=frozenset({"assistants"}), criteres=frozenset({"mam", "imprevu"}))
    assert en_audience(public, NOMS) == (
        "les assistants maternels (Lillers), qui acceptent les besoins imprévus ou exercent en MAM"
    )
    assert en_devenir(replace(ZOE, motif=None, etat="recue", essais=2)) == "reçu, peut-être deux fois"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("demain 9h", "2026-10-14T07:00"), ("mardi 20 octobre à 14 h 30", "2026-10-20T12:30"),
        ("18h", "2026-10-13T16:00"), ("20/10 9:15", "2026-10-20T07:15"), ("lundi", "2026-10-19T07:00"),
        ("midi", "2026-10-13T10:00"),
    ],
)  # fmt: skip
def test_a_moment_is_read_as_it_is_typed(typed: str, expected: str) -> None:
    read = parse_moment(typed, NOW)
    assert read is not None
    assert read.isoformat().startswith(expected)


@pytest.mark.parametrize("typed", ["hier 9h", "25h", "9h", "n'importe quoi", "mardi 20 octobre 2028"])
def test_a_moment_that_cannot_be_is_refused(typed: str) -> None:
    assert parse_moment(typed, NOW) is None


def test_the_moments_offered_are_no_quiet_days() -> None:
    saturday = datetime(2026, 10, 31, 15, tzinfo=UTC)  # the next day is a Sunday and a holiday
    assert [le.date() for le in list_moments(saturday).values()] == [date(2026, 10, 31), *[date(2026, 11, 2)] * 2]


def test_an_alert_serves_who_is_registered_or_finds_the_door_closed() -> None:
    nommee = frozenset({"inscrits:3"})
    assert replace(ALERTE, motif="fermeture").is_service
    assert not replace(ALERTE, motif="securite").is_service
    assert not replace(ALERTE, motif="atelier", public=Public()).is_service
    assert replace(ALERTE, motif="atelier", public=Public(criteres=nommee)).is_service
    assert set(MOTIFS_ALERTE) == {"securite", "fermeture", "atelier"}
