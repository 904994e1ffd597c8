"""Every screen of the questions and of the answers, with the worst that somebody may type."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace as N
from typing import Any

import pytest
from markupsafe import Markup

from bot.domain.demandes import Enfant
from bot.domain.dialogues import Corrige
from bot.domain.mois import Mois
from bot.domain.questions import Question, Raison
from bot.domain.redaction import CHAMPS
from bot.domain.tableau import Page as Feuille
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.browse_pages import Theme
from bot.usecases.change_page import Histoire
from bot.usecases.find_pages import Accueil
from bot.usecases.page_du_relais import PageDuRelais
from bot.usecases.publish_page import Publiee
from bot.usecases.search_told import Compris
from bot.usecases.treat_questions import GroupeLu, Rattachement
from bot.usecases.verify_bareme import Correction, MontantVu
from bot.usecases.write_page import Brouillon
from content.autres_langues import reply_in
from content.presentation import Vue
from content.render import TEMPLATES, render
from content.reponses.pages import Action
from content.reponses.sujets import SUJETS
from content.reponses_locales import EtatLocal
from store.pages import Version
from tests.savoir import CCN, MINIMUM, PAGES, URSSAF

HOSTILE = """<b>O'Brien</b> & "Zoé" [x](menu)"""
THEN = datetime(2026, 10, 13, 8, tzinfo=UTC)
RELAIS = load_relais(EXEMPLES).relais
PAGE = replace(PAGES[0], titre=HOSTILE, questions=(HOSTILE,) * 30, sources=(replace(CCN, titre=HOSTILE), CCN, URSSAF))
Q = Question(7, 1, 1, "parent", THEN, "repondue", texte=HOSTILE, page_id=PAGE.id)
EVERY = tuple(
    Action(HOSTILE, genre, cible)  # type: ignore[arg-type]
    for genre, cible in (
        ("appeler", ""), ("parler", ""), ("chercher", ""), ("disponibilites", ""), ("page", "contrat/preavis"),
        ("adresse", "https://www.exemple.fr"),
    )
)  # fmt: skip
VUE = Vue(PAGE, Markup("<b>Un mot.</b>"), (URSSAF, CCN), True, EVERY, facile=False, autre_forme=True)
ANSWER = {"v": VUE, "q": Q, "relais": RELAIS[0], "autres": (), "merci": False, "suite": ()}
REASONS: tuple[Raison, ...] = ("inconnue", "autre_chose", "pas_utile")
GROUPE = GroupeLu(tuple(replace(Q, id=n, raison=why, conversation_id=n) for n, why in enumerate(REASONS, 1)))
P = PageDuRelais(RELAIS[0], PAGE, EtatLocal(), PAGE, retard=False, a_verifier=False)
STATES = (
    P,
    replace(P, etat=EtatLocal(page=PAGE, formulations=(HOSTILE,)), retard=True, a_verifier=True),
    replace(P, etat=EtatLocal(page=PAGE), livree=None, retard=True),
    replace(P, etat=EtatLocal(retiree=True)),
)
VERSION = Version(3, 1, PAGE.id, "corrigee", {}, THEN, "Noa <x>")
DRAFT = Brouillon(PAGE, None, {}, neuve=True)
VU = MontantVu(replace(MINIMUM, libelle=HOSTILE), servi=True, histoire=(MINIMUM,))
DATE = replace(MINIMUM, valeur="1er juin", unite="", verifie_le=date(2026, 10, 1), jusqu_a=date(2027, 1, 1))
CODES = (
    "vide", "titre_long", "texte_long", "texte_illisible", "formulation_longue", "formulation_personnelle",
    "source_http", "source_longue", "date_necessaire", "bouton",
)  # fmt: skip
SORTES = ("", "salutation", "merci", "insulte", "spam", "robot", "nombre", "au_revoir", "accord")
HOME = Accueil(RELAIS[0], 2, 100, 2, 3, 4, brouillon=True)


def feuille(*lignes: Any, numero: int = 1, pages: int = 3) -> Feuille[Any]:
    """One screen of a list."""
    return Feuille(lignes, numero, pages, len(lignes))


SAMPLES: list[tuple[str, dict[str, Any]]] = [
    *[("question/accueil", {"pages": pages, "relais": r}) for pages, r in (((PAGE,) * 8, RELAIS[0]), ((), None))],
    ("question/themes", {"themes": [Theme("ici", 3), Theme("contrat", 2), Theme("autre", 1)], "relais": RELAIS[0]}),
    ("question/theme", {"theme": "ici", "page": feuille(), "relais": None}),
    ("question/theme", {"theme": "paie", "page": feuille(PAGE), "relais": None}),
    ("question/reponse", ANSWER),
    ("question/reponse", ANSWER | {"v": replace(VUE, facile=True, a_verifier=False, a_confirmer=()), "relais": None}),
    ("question/reponse", ANSWER | {"autres": (Q,), "merci": True, "suite": (PAGE,)}),
    ("question/reponse", ANSWER | {"autres": (Q, Q), "merci": True}),
    *[("question/choix", {"q": Q, "pages": (PAGE,) * 3, "autres": others}) for others in ((), (Q,), (Q, Q))],
    *[
        ("question/inconnue", {"q": Q, "autres": others, "relais": relais, "humaine": relais is None})
        for others in ((), (Q,), (Q, Q))
        for relais in (*RELAIS, None)
    ],
    *[("question/joindre", {"relais": relais}) for relais in RELAIS],
    *[("question/pas_utile", {"q": q, "pages": pages}) for q in (Q, replace(Q, texte=None)) for pages in ((), (PAGE,))],
    *[("question/deja_transmise", {"conversation": N(is_open=o, closed_at=THEN)}) for o in (True, False)],
    ("question/ajouter", {"question_id": 12}),
    *[
        ("question/a_partir", {"a": N(question=q, montre=N(titres=t, repondu=bool(t))), "relais": RELAIS[0]})
        for q in (Q, replace(Q, texte=None))
        for t in ((), ("Le <contrat>",))
    ],
    ("question/en_ligne", {"relais": RELAIS[0], "posee_le": THEN, "titre": HOSTILE, "page": "contrat/avenant"}),
    ("question/effacee", {}),
    ("question/plus_servie", {}),
    ("question/quelle_commune", {}),
    *[
        ("question/autre_langue", {"q": Q, "texte": reply_in(code, relais, RELAIS)})
        for code in ("uk", "ar", "tr", "ro", "pt", "es", "en", "zh")
        for relais in (RELAIS[0], None)
    ],
    *[("question/politesse", {"sorte": sorte}) for sorte in SORTES],
    (
        "question/recherche",
        {"c": Compris("Lillers", Enfant(Mois(2026, 7)), date(2027, 1, 1), (0, 1), ("assistant_maternel", "collectif"))},
    ),
    ("question/recherche", {"c": Compris(None, Enfant(Mois(2027, 2), attendu=True), None, (), ())}),
    ("reponses/accueil", {"a": HOME}),
    ("reponses/accueil", {"a": replace(HOME, locales=0, brouillon=False)}),
    ("reponses/themes", {"themes": [Theme("ici", 3), Theme("contrat", 2)]}),
    ("reponses/theme", {"theme": "contrat", "page": feuille(*STATES)}),
    ("reponses/a_relire", {"page": feuille(*STATES)}),
    ("reponses/a_relire", {"page": feuille(numero=0, pages=1)}),
    *[
        ("reponses/page", {"p": p, "v": VUE, "fait": fait})
        for p in STATES
        for fait in ("", "v", "m", "rok", "nok", "d", "restauree")
    ],
    *[("reponses/confirmer", {"p": P, "action": action}) for action in "rnd"],
    ("reponses/apres_apercu", {"page": PAGE}),
    ("reponses/apercu_bouton", {}),
    *[("reponses/histoire", {"h": Histoire(P, versions)}) for versions in ((), (VERSION,) * 12)],
    *[("reponses/version", {"v": replace(VERSION, par=par), "etat": p.etat}) for p in STATES for par in ("Noa", None)],
    ("reponses/introuvable", {}),
    *[("reponses/questions", {"page": page}) for page in (feuille(), feuille(*[GROUPE] * 8))],
    *[("reponses/groupe", {"g": GROUPE, "pages": pages, "notees": pages}) for pages in ((), (PAGE,) * 3)],
    ("reponses/groupe", {"g": GroupeLu(GROUPE.questions[:1]), "pages": (), "notees": ()}),
    ("reponses/groupe_fini", {}),
    *[("reponses/rattacher", {"r": Rattachement(P, GROUPE, words)}) for words in ((), (HOSTILE,))],
    ("reponses/rattachee", {"r": Rattachement(P, GROUPE, ())}),
    *[("reponses/chercher", {"groupe": groupe}) for groupe in (None, 7)],
    *[
        ("reponses/trouvees", {"pages": pages, "groupe": groupe, "demandee": demandee})
        for pages in ((), (PAGE,) * 8)
        for groupe in (None, 7)
        for demandee in (True, False)
    ],
    *[
        (
            "reponses/champ",
            {"d": replace(DRAFT, champ=champ, neuve=neuve, sujets=tuple(SUJETS)[:3]), "actuel": actuel, "rang": 0},
        )
        for champ in CHAMPS.values()
        for neuve, actuel in ((True, ""), (False, HOSTILE * 100))
    ],
    *[
        (
            "reponses/champ",
            {"d": replace(DRAFT, champ="titre", correction=Corrige(c, nombre=3, dit=HOSTILE)), "actuel": "", "rang": 0},
        )
        for c in CODES
    ],
    *[("reponses/sujets", {"rang": rang}) for rang in (0, 3, 99)],
    ("reponses/brouillon", {"d": DRAFT}),
    ("reponses/brouillon", {"d": replace(DRAFT, neuve=False, ecrits={"relecture": "2027-01-01"})}),
    ("reponses/brouillon", {"d": replace(DRAFT, correction=Corrige("bouton"))}),
    ("reponses/pas_de_brouillon", {}),
    ("reponses/abandonner", {}),
    *[("reponses/publiee", {"p": Publiee(P, n)}) for n in (0, 1, 2)],
    ("reponses/changee_depuis", {}),
    *[("reponses/montants", {"page": page}) for page in (feuille(), feuille(VU, replace(VU, servi=False)))],
    *[
        ("reponses/montant", {"m": m, "fait": fait})
        for m in (VU, replace(VU, servi=False), MontantVu(DATE, servi=True, histoire=(MINIMUM, DATE)))
        for fait in ("", "confirme", "corrige")
    ],
    *[("reponses/montant_nouveau", {"m": VU, "illisible": illisible}) for illisible in (True, False)],
    ("reponses/montant_nouveau", {"m": replace(VU, ligne=DATE), "illisible": False}),
    *[("reponses/montant_relu", {"c": Correction(VU, v, date(2027, 1, 1))}) for v in ("4.25", "1er juin")],
    *[
        ("reponses/equipe_a_relire", {"pages": [PAGE] * n, "autres": autres, "delai": delai})
        for n, autres, delai in ((1, 0, 30), (6, 1, 30), (6, 12, 0))
    ],
]  # fmt: skip


@pytest.mark.parametrize(("template", "data"), SAMPLES, ids=[f"{n}-{name}" for n, (name, _) in enumerate(SAMPLES)])
def test_every_screen_is_a_message_that_telegram_takes(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert 0 < len(text.strip()) <= 4096
    assert not re.search(r"\n{3}|^ | $|\w  +\w| \.|\bNone\b|Undefined|\{\{", text, re.MULTILINE), text
    for button in (button for row in screen.rows for button in row):
        assert len(button.target.encode()) <= 64
        assert button.label
        assert "[x](menu)" not in button.label


def test_every_template_has_a_sample() -> None:
    there = {
        f"{folder}/{f.stem}" for folder in ("question", "reponses") for f in (TEMPLATES / folder).glob("[!_]*.html")
    }
    assert there == {template for template, _ in SAMPLES}


def test_a_row_has_three_buttons_at_most() -> None:
    for template, data in SAMPLES:
        assert all(len(row) <= 3 for row in render(template, **data).rows), template


def test_an_amount_is_read_as_french_writes_it() -> None:
    screen = render("reponses/montant_relu", c=Correction(VU, "1234.50", date(2027, 1, 1)))
    assert "1\u202f234,50\u00a0€ brut" in screen.text
