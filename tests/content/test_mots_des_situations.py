"""Each screen of a particular situation: with awkward names it renders, fits, has a way back and no forbidden word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from html import unescape
from typing import Any

import pytest

from bot.domain.assistants import AssistantMaternel
from bot.domain.complements import Partie
from bot.domain.criteres import Candidat
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.duos import Moitie
from bot.domain.mois import Mois
from bot.domain.ouvertures import next_opening
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.tableau import page_of
from bot.relais import EXEMPLES, load_relais
from bot.usecases.offer_part import Choix
from bot.usecases.prepare_meeting import Preparation
from bot.usecases.see_tonight import CeSoir
from bot.usecases.show_to_professionals import Possible
from content.knowledge import Knowledge
from content.preparation import read_liste
from content.render import TEMPLATES, render

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
NASTY = '<b>Éloïse & "Cie"</b> [x](menu)'
RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
BESOIN = Besoin(
    "62516", 10, (Enfant(Mois(2026, 9)), Enfant(Mois(2027, 2), attendu=True)), date(2027, 1, 4),
    jours=frozenset(range(4)), horaires=Horaires(time(7, 30), time(18)),
)  # fmt: skip
D = DemandeAccueil(214, 1, 1, "active", ("assistant_maternel",), BESOIN, passe_par_animatrice=True)
ODILE = AssistantMaternel(7, NASTY, NASTY, "62516", telephone="+33639980101")
POSSIBLE = Possible(Candidat(ODILE, 3.2), NASTY, "partiel")
FICHE = {"besoin": BESOIN, "commune": NASTY, "distance": 3.2, "remarque": NASTY, "flou": frozenset()}
FLOU = FICHE | {"flou": frozenset({"commune", "mois", "horaires"})}
P = PropositionSuivie(id=42, relais_id=1, demande=214, assistant=7, cercle="partiel", ecrite_le=NOW)
LISTE = read_liste()
PREPARATION = Preparation(P, "famille", LISTE, frozenset({"argent.salaire"}))
PARTIE = Partie(frozenset({0, 1}), "matin", frozenset({0}))
DUO = (Moitie(P, NASTY, PARTIE), Moitie(replace(P, id=43), NASTY, replace(PARTIE, moment="journee")))
CHOIX = Choix(P, replace(BESOIN, separes=True), PARTIE, (0, 1, 2, 3), demis=True, enfants=True, utile=True)
PAGES = tuple(p for p in Knowledge.load().pages if p.relais == "artois-lys-romane")[:4]

SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("passer_sur", {"demande": D}),
    ("chez_animatrice", {"demande": D}),
    *[("montre", {"d": d} | fiche) for d in (D, replace(D, etat="retiree")) for fiche in (FICHE, FLOU)],
    ("choisir", {"d": D, "page": page_of([POSSIBLE] * 20, 1, 8)}),
    ("choisir", {"d": D, "page": page_of([], 0, 8)}),
    ("apercu", {"d": D, "p": POSSIBLE} | FLOU),
    ("ce_soir", {"s": CeSoir(RELAIS, next_opening(RELAIS, NOW), PAGES, True)}),
    ("ce_soir", {"s": CeSoir(RELAIS, None, (), False)}),
    ("ce_soir", {"s": CeSoir(None, None, (), False)}),
    *[("equipe_soir", {"presse": presse}) for presse in ("bientot", "nuit", "week_end")],
    *[("preparation", {"p": replace(PREPARATION, cote=cote)}) for cote in ("famille", "professionnelle")],
    *[("preparation_theme", {"p": PREPARATION, "theme": theme}) for theme in LISTE.themes],
    *[("partie", {"c": c, "m": "j"}) for c in (CHOIX, replace(CHOIX, utile=False, enfants=False, demis=False))],
    *[(name, {"duo": DUO, "numero": 214}) for name in ("duo_sur", "duo_trouve")],
    ("partie_vide", {}),
    ("preparation_close", {}),
    ("preparation_arrive", {}),
    ("preparation_prete", {}),
]
NO_BUTTON = {"partie_vide", "preparation_arrive", "preparation_prete"}  # a word over the screen, the caption of a file


@pytest.mark.parametrize(("name", "data"), SAMPLES)
def test_every_screen_is_a_message_with_a_way_back(name: str, data: dict[str, Any]) -> None:
    screen = render(f"situations/{name}", **data)
    assert 0 < len(unescape(screen.text)) <= 1600
    assert "{{" not in screen.text
    assert "!" not in unescape(screen.text).replace("<!", "")
    targets = [button.target for row in screen.rows for button in row]
    assert all(len(row) <= 3 for row in screen.rows)
    assert all(len(target.encode()) <= 64 for target in targets)
    assert "[x](menu)" not in "".join(targets)
    assert bool(targets) is (name not in NO_BUTTON)


def test_every_template_has_a_sample() -> None:
    written = {path.stem for path in (TEMPLATES / "situations").glob("[!_]*.html")}
    assert written == {name for name, _ in SAMPLES}


def test_what_is_kept_vague_is_nowhere_on_the_screen() -> None:
    for name in ("montre", "apercu"):
        text = render(f"situations/{name}", **({"d": D, "p": POSSIBLE} | FLOU)).text
        for kept in ("septembre", "7 h 30", "km de votre"):
            assert kept not in text
    shown = render("situations/partie", c=replace(CHOIX, flou=frozenset({"mois"})), m="j")
    said = shown.text + "".join(button.label for row in shown.rows for button in row)
    assert "septembre" not in said
    assert "Enfant 1 (2026)" in said
