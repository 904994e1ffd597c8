"""The screens of MAM, carers at home, shared care and moves, with what somebody may type at worst."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.assistants import Agrement, AssistantMaternel
from bot.domain.criteres import Candidat
from bot.domain.familles import Famille
from bot.domain.fiches import NomConnu
from bot.domain.garde_partagee import EnCommun
from bot.domain.gardes import Garde
from bot.domain.mams import Mam
from bot.domain.tableau import page_of
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.find_assistants import Trouvees
from bot.usecases.keep_mams import MamVue
from bot.usecases.move_commune import Arrivees, Mouvements
from bot.usecases.own_garde import Moi
from bot.usecases.propose_garde import Correspondances, Possible
from bot.usecases.see_partages import PartagesVus
from bot.usecases.share_garde import Partage, Voisine
from bot.usecases.stop_showing import Cachee, FamilleAAppeler
from content.render import TEMPLATES, render
from store.gardes import FicheGarde
from store.mams import MamComptee
from store.partages import Rapprochement
from store.transferts import ATransmettre
from tests.content.test_tableau import DEMANDE

HOSTILE = """<b>O'Brien</b> & "Zoé" [x](menu)"""
THEN, TODAY = datetime(2026, 10, 13, 8, tzinfo=UTC), date(2026, 10, 13)
RELAIS, AUTRE = load_relais(EXEMPLES).relais[:2]
SANA = AssistantMaternel(
    7, HOSTILE, HOSTILE, "62516", telephone="+33639980031", agrement=Agrement(places=4, fin=date(2026, 11, 1)),
    en_pause_jusqu_au=TODAY, profession="garde_a_domicile", ne_plus_diffuser=True,
)  # fmt: skip
GARDE = Garde(("62516",), "libre", date(2027, 1, 4), 0b111, THEN, "bot", THEN, None, THEN)
ATTEND = replace(GARDE, demandee_le=THEN, validee_le=None, accord_le=None, etat=None)
MAM = Mam(3, 1, HOSTILE, "62516", HOSTILE, 12)
FAMILLE = Famille(1, 1, HOSTILE, "+33639980001")
PAIR = Rapprochement(5, 1, 214, 215, None, "oui", None)
VOISINE = Voisine(PAIR, DEMANDE, HOSTILE, EnCommun(3.2, frozenset({0, 2})), None)
APPELS = tuple(FamilleAAppeler(n, HOSTILE, "+33639980001", HOSTILE) for n in range(30))
TROUVEES = Trouvees(HOSTILE, (NomConnu(7, HOSTILE, HOSTILE, "62516", None),) * 12, 4, {})
POSSIBLE = Possible(Candidat(SANA, 3.0), GARDE, "partiel")
CORRESPOND = Correspondances(DEMANDE, True, (POSSIBLE,) * 12, 3, (("sans_accord", 2), ("complet", 1)), {})
MOI = {"moi": Moi(FicheGarde(SANA, GARDE), RELAIS), "a": SANA, "g": GARDE, "today": TODAY, "en_pause": True}
SORTANTS = tuple((ATransmettre("assistant", n, "62516", HOSTILE, None, "demande"), AUTRE) for n in range(40))
QUESTION: dict[str, Any] = {"id": 3, "nom": HOSTILE, "refus": None, "en_prive": True}
QUOI = (
    "mam_nouvelle", "mam_nom", "mam_adresse", "mam_places", "mam_ajouter", "gd_commune", "gd_numero", "gd_nouvelle",
    "gd_noter", "gd_dire",
)  # fmt: skip
REFUS = ("illisible", "deja", "commune", "telephone", "non_couverte", "inconnue")
COMMUNES = {"p": "gd:co", "retour": "gd", "communes": RELAIS.communes[:20], "page": 1, "suite": True, "choisies": ()}

SAMPLES: list[tuple[str, dict[str, Any]]] = [
    *[("demander", QUESTION | {"quoi": quoi}) for quoi in QUOI],
    *[("demander", QUESTION | {"quoi": "gd_commune", "refus": refus}) for refus in REFUS],
    ("mams", {"page": page_of([MamComptee(MAM, 4, 2)] * 30, 1, 12), "communes": {}}),
    ("mams", {"page": page_of([], 0, 12), "communes": {}}),
    ("mam", {"v": MamVue(MAM, (replace(SANA, mam="A"),) * 6, {})}),
    ("mam", {"v": MamVue(replace(MAM, adresse=None, places=None), (), {})}),
    ("mam_qui", {"mam": MAM, "t": TROUVEES}),
    *[("garde_inconnue", {"pro": pro}) for pro in (True, False)],
    ("garde_laquelle", {"communes": ()}),
    ("garde_inscrite", {"relais": RELAIS}),
    ("garde_reconnue", {"prenom": HOSTILE}),
    ("garde_demande_equipe", {"id": 7, "prenom": HOSTILE, "telephone": "+33639980031", "commune": HOSTILE}),
    ("garde_demande_equipe", {"id": 7, "prenom": HOSTILE, "telephone": None, "commune": HOSTILE}),
    ("garde_validee", {"prenom": HOSTILE}),
    ("garde_refusee", {}),
    *[("garde_moi", MOI | {"fait": fait}) for fait in ("", "dit", "sans_accord", "accord", "reprise")],
    ("garde_moi", MOI | {"fait": "", "g": ATTEND, "en_pause": False}),
    ("garde_communes", COMMUNES),
    ("garde_pause", {"jours": [(7, TODAY)]}),
    ("gardes", {"page": page_of([FicheGarde(SANA, GARDE), FicheGarde(SANA, ATTEND)] * 10, 0, 10), "communes": {}}),
    ("gardes", {"page": page_of([], 0, 10), "communes": {}}),
    *[
        ("garde", {"a": SANA, "g": g, "f": None, "communes": {}, "today": TODAY, "en_pause": True})
        for g in (GARDE, ATTEND)
    ],
    ("correspondances", {"c": CORRESPOND, "d": DEMANDE, "asked": 2, "today": TODAY}),
    (
        "correspondances",
        {"c": replace(CORRESPOND, accord=False, possibles=()), "d": DEMANDE, "asked": 0, "today": TODAY},
    ),
    *[
        ("partage", {"p": Partage(DEMANDE, RELAIS, cherche, None, voisines), "d": DEMANDE})
        for cherche in (True, False)
        for voisines in ((), (VOISINE, replace(VOISINE, ma_reponse="oui"), replace(VOISINE, avec=FAMILLE)))
    ],
    ("partage_propose", {"v": VOISINE, "numero": 214}),
    *[
        ("partage_accord", {"avec": replace(FAMILLE, telephone=t), "moi": replace(FAMILLE, telephone=t), "numero": 1})
        for t in (None, "+33639980001")
    ],
    *[("partage_equipe", {"une": 1, "autre": 2, "sans_numero": who}) for who in ([], [HOSTILE])],
    ("partages", {"v": PartagesVus((DEMANDE,) * 30, (PAIR,) * 30, (PAIR,) * 30, {})}),
    ("partages", {"v": PartagesVus((), (), (), {})}),
    *[
        ("transferts", {"m": Mouvements(SORTANTS, (Arrivees(AUTRE, HOSTILE, 2, 1),) * 5, {}), "fait": fait})
        for fait in ("", "demandee", "sans_message", "transmise", "gardee")
    ],
    ("transferts", {"m": Mouvements((), (), {}), "fait": ""}),
    *[
        ("transfert", {"t": ATransmettre(g, 4, "62516", HOSTILE, "+33639980001", "demande"), "vers": AUTRE})
        for g in ("demande", "assistant")
    ],
    *[
        ("transfert_question", {"genre": g, "id": 4, "commune": HOSTILE, "vers": AUTRE, "relais": RELAIS})
        for g in ("demande", "assistant")
    ],
    *[("transfert_repondu", {"oui": oui, "relais": RELAIS}) for oui in (True, False)],
    ("transmise_famille", {"relais": AUTRE, "numero": 2, "avant": 1}),
    ("transferee", {"relais": AUTRE, "prenom": HOSTILE}),
    ("arrivee_equipe", {"id": 4, "nom": HOSTILE}),
    *[("commune_change", {"sort": sort, "commune": HOSTILE}) for sort in (True, False)],
    ("agrements_equipe", {"fiches": [SANA] * 30, "today": TODAY}),
    ("agrements", {"fiches": [SANA] * 30, "today": TODAY}),
    ("agrements", {"fiches": [], "today": TODAY}),
]
HIDDEN = (Cachee(), Cachee(APPELS, APPELS[:9], tuple(range(40))), Cachee(APPELS[:1]))


def test_every_screen_has_a_sample() -> None:
    written = {file.stem for file in (TEMPLATES / "metiers").glob("[!_]*.html")}
    assert written == {name for name, _ in SAMPLES}


@pytest.mark.parametrize(("name", "data"), SAMPLES)
def test_a_screen_is_a_message_that_telegram_takes(name: str, data: dict[str, Any]) -> None:
    _accepted(f"metiers/{name}", data)


@pytest.mark.parametrize("cachee", HIDDEN)
def test_who_is_to_be_phoned_fits_in_one_message(cachee: Cachee) -> None:
    _accepted("fiches/familles_a_prevenir", {"a": SANA, "c": cachee})


def _accepted(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert text.strip()
    assert len(text) <= 4096
    assert sum(len(row) for row in screen.rows) <= 100
    for row in screen.rows:
        assert len(row) <= 3
        for button in row:
            assert len(button.target.encode()) <= 64
            assert "[x](menu)" not in button.label
