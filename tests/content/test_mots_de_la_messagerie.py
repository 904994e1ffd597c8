"""Each screen of messages, ready replies and complaints, with awkward names: it renders, fits, and shows every word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace as N
from typing import Any

import pytest

from bot.domain.conversations import Conversation, DejaMontre
from bot.domain.motifs import LIBELLES
from bot.domain.reclamations import Reclamation
from bot.domain.reponses_pretes import TROUS, Remplie, fill
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.class_conversation import Compte
from bot.usecases.follow_reclamation import Liste as Reclamations
from bot.usecases.hand_over import APartir
from bot.usecases.open_conversation import PersonneAuRelais
from bot.usecases.see_conversation import Panneau
from bot.usecases.send_ready_reply import Apercu
from bot.usecases.view_team import Liste
from content.render import TEMPLATES, render
from content.reponses_pretes import known_values, shipped_replies
from store.animateurs import Animateur
from store.notes_internes import NoteInterne

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
TODAY = date(2026, 10, 13)
RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
NOM = """<b>O'Brien</b> & "Zoé" [x](menu)"""
LIBRE = Conversation(214, 1, 2, 3, NOM, None, NOW, NOW, attend_depuis=NOW)
PRISE = replace(LIBRE, prise_par=5, prise_nom=NOM, prise_le=NOW, attend_depuis=None, en_retrait_le=NOW)
RESERVEE = replace(PRISE, reservee=True, assistant=NOM)
CLOSE = replace(PRISE, closed_at=NOW)
NOTES = tuple(NoteInterne(n, NOM if n else None, NOW, NOM * 60) for n in range(5))
OUVERTE = Reclamation(1, 1, 2026, 3, NOW, date(2026, 10, 27), 214, qui=NOM, objet=NOM * 20, a_qui=5, a_qui_nom=NOM)
TARDIVE = replace(OUVERTE, repondre_avant=date(2026, 10, 1), a_qui=None, a_qui_nom=None, telephone="+33639980001")
FINIE = replace(OUVERTE, reponse=NOM * 20, close_le=NOW)
EFFACEE = replace(FINIE, qui=None, objet=None, reponse=None, effacee=True, conversation_id=None)
EQUIPE = [Animateur(n, 1, NOM, "animatrice", n) for n in range(7)]
REPONSE = shipped_replies()[3]
QUESTION: Any = N(id=7, texte=NOM * 30)
SANS_MOTS: Any = N(id=7, texte=None)


def panneau(conversation: Conversation, **known: Any) -> dict[str, Any]:
    base = Panneau(conversation, (), None, None, None, a_elle=False, responsable=True, message_id=None)
    return {"conversation": conversation, "p": replace(base, **known)}


SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("conversation/retrouvee", panneau(LIBRE)),
    ("conversation/retrouvee", panneau(PRISE, a_elle=True, notes=NOTES, reclamation=OUVERTE)),
    ("conversation/retrouvee", panneau(RESERVEE, notes=NOTES[:1])),
    ("conversation/retrouvee", panneau(CLOSE, demande=N(id=12), commune=NOM)),
    *[
        ("messagerie/liste", {"liste": liste, "now": NOW})
        for liste in (
            Liste((LIBRE, PRISE, RESERVEE) * 2, 0, 1, True),
            Liste((), 0, 0, False, "moi", 1),
            Liste((LIBRE,), 0, 0, False, "libres", 2),
            Liste((LIBRE,), 2, 0, True),
        )
    ],
    ("messagerie/jours", {}),
    ("messagerie/mouvement", {"quoi": "prise", "conversation": PRISE, "qui": None}),
    ("messagerie/mouvement", {"quoi": "confiee", "conversation": PRISE, "qui": NOM}),
    ("messagerie/mouvement", {"quoi": "rendue", "conversation": LIBRE, "qui": NOM}),
    ("messagerie/confier", {"conversation": PRISE, "equipe": EQUIPE, "moi": 3}),
    ("messagerie/confier", {"conversation": RESERVEE, "equipe": [], "moi": 3}),
    ("messagerie/confiee", {"conversation": PRISE, "par": NOM}),
    ("messagerie/confiee", {"conversation": LIBRE, "par": NOM}),
    ("messagerie/confiee_fait", {"conversation": PRISE, "nom": NOM}),
    ("messagerie/plus_la", {"numero": 214}),
    ("messagerie/reserver", panneau(PRISE)),
    ("messagerie/reservee", {"conversation": RESERVEE}),
    ("messagerie/reservee_equipe", {"conversation": PRISE, "par": NOM}),
    ("messagerie/reservee_responsable", {"conversation": RESERVEE, "par": NOM}),
    ("messagerie/partagee_equipe", {"conversation": LIBRE}),
    ("messagerie/pas_de_responsable", {"numero": 214}),
    *[("messagerie/qui_vous_lit", {"relais": RELAIS, "reservee": seule}) for seule in (True, False)],
    *[("messagerie/note_demander", {"conversation": LIBRE, "refus": r}) for r in (None, "vide", "trop_long")],
    ("messagerie/note_equipe", {"conversation": LIBRE, "par": NOM, "texte": NOM * 60}),
    ("messagerie/entre_nous", {}),
    ("messagerie/a_une_autre", {"conversation": PRISE, "nom": NOM}),
    ("messagerie/annule", {}),
    *[
        ("messagerie/a_propos", {"conversation": LIBRE, "motif": m, "demande": None, "commune": None})
        for m in ("rappel", "declaration")
    ],
    *[
        ("messagerie/rendues", {"nom": NOM, "numeros": numeros, "reclamations": combien})
        for numeros, combien in (([1], 0), (list(range(30)), 2), ([], 1))
    ],
    *[
        ("messagerie/motif", {"conversation": CLOSE, "c": Compte(CLOSE, LIBELLES["famille"], choisi)})
        for choisi in (None, LIBELLES["famille"][0])
    ],
    ("pretes/choisir", {"conversation": LIBRE, "reponses": list(shipped_replies())}),
    ("pretes/choisir", {"conversation": LIBRE, "reponses": []}),
    *[
        ("pretes/apercu", {"conversation": LIBRE, "a": Apercu(LIBRE, REPONSE, remplie, 1), "depuis": depuis})
        for remplie, depuis in ((Remplie(NOM), False), (fill(REPONSE.texte, {}), True))
    ],
    ("pretes/adapter", {"conversation": LIBRE, "a": Apercu(LIBRE, REPONSE, Remplie(NOM), 1)}),
    ("pretes/envoyee", {"conversation": LIBRE, "texte": NOM * 100}),
    ("pretes/liste", {"reponses": list(shipped_replies())}),
    ("pretes/liste", {"reponses": []}),
    ("pretes/une", {"r": REPONSE}),
    ("pretes/retirer", {"r": REPONSE}),
    ("pretes/retirer", {"r": replace(REPONSE, ref="r3")}),
    *[
        ("pretes/ecrire", {"r": r, "trous": TROUS, "refus": refus})
        for r, refus in (
            (None, None), (REPONSE, None), (None, "titre"), (None, "vide"), (None, "trop_long"), (None, "trou")
        )
    ],
    ("pretes/ecrite", {"r": REPONSE}),
    ("pretes/trop", {}),
    *[
        (
            "reclamations/liste",
            {"liste": Reclamations(those, ouvertes, 1, True, 2026, len(those), 1), "today": TODAY},
        )
        for those, ouvertes in (((OUVERTE, TARDIVE) * 4, True), ((FINIE, EFFACEE), False), ((), True))
    ],
    *[
        ("reclamations/une", {"r": r, "a_elle": hers, "today": TODAY, "quoi": quoi})
        for r, hers, quoi in (
            (OUVERTE, True, "ouverte"), (TARDIVE, False, ""), (FINIE, False, "close"), (EFFACEE, False, "")
        )
    ],
    ("reclamations/marquer", {"conversation": LIBRE, "jours": 10}),
    *[
        ("reclamations/demander", {"quoi": quoi, "r": OUVERTE, "refus": refus})
        for quoi, refus in (("qui", None), ("objet", "trop_long"), ("repondre", "vide"))
    ],
    ("reclamations/confier", {"r": OUVERTE, "equipe": EQUIPE, "moi": 3}),
    ("reclamations/confier", {"r": OUVERTE, "equipe": [], "moi": 3}),
    ("reclamations/confiee", {"r": OUVERTE, "par": NOM}),
    *[("reclamations/rappel", {"r": r, "today": TODAY}) for r in (OUVERTE, TARDIVE, replace(OUVERTE, a_qui_nom=None))],
    *[
        ("question/a_partir", {"a": APartir(q, montre), "relais": RELAIS})
        for q, montre in ((QUESTION, DejaMontre((NOM,))), (SANS_MOTS, DejaMontre()))
    ],
    ("question/ajouter", {"question_id": 7}),
    ("question/en_ligne", {"relais": RELAIS, "posee_le": NOW, "titre": "Le camion", "page": "contrat/essai"}),
    *[("question/deja_transmise", {"conversation": c}) for c in (LIBRE, CLOSE)],
    ("conversation/personne_au_relais", {"relais": PersonneAuRelais(RELAIS).relais}),
]  # fmt: skip
TOASTS = {
    "messagerie/a_vous": {"conversation": PRISE},
    "messagerie/deja_prise": {"conversation": PRISE},
    "pretes/plus_la": {},
    "reclamations/introuvable": {},
}
FOLDERS = ("messagerie", "pretes", "reclamations")


@pytest.mark.parametrize(("template", "data"), SAMPLES, ids=[f"{n}-{t}" for n, (t, _) in enumerate(SAMPLES)])
def test_every_screen_is_readable(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    assert 0 < len(parse_html(screen.text)[0]) <= 4096
    assert "<b>O'Brien" not in screen.text
    assert not re.search(r"\n{3}|^ | $|  |\( |None|Undefined", screen.text, re.MULTILINE)
    assert all(len(row) <= 3 for row in screen.rows)
    for row in screen.rows:
        for button in row:
            assert len(button.target.encode()) <= 64
            assert button.label
            assert "[x](menu)" not in button.label


@pytest.mark.parametrize("toast", sorted(TOASTS))
def test_a_toast_is_short(toast: str) -> None:
    assert len(render(toast, **TOASTS[toast]).text) <= 200


def test_every_template_has_a_sample() -> None:
    there = {f"{folder}/{path.stem}" for folder in FOLDERS for path in (TEMPLATES / folder).glob("[!_]*.html")}
    assert there - set(TOASTS) - {template for template, _ in SAMPLES} == set()


def test_a_screen_without_a_way_back_is_only_a_letter() -> None:
    silent = [t for t, data in SAMPLES if not render(t, **data).rows]
    assert set(silent) == {"messagerie/reservee_equipe"}


def test_the_shipped_replies_name_only_what_can_be_filled_and_fit_their_buttons() -> None:
    known = known_values(RELAIS, prenom="Camille", commune="Lillers", qui="Noa")
    assert set(known) == set(TROUS)
    for reply in shipped_replies():
        assert fill(reply.texte, known).manquent == ()
        assert len(reply.titre) <= 40
        assert not re.search(r"\bmaman|\bnounou|\bgarde ", reply.texte)
