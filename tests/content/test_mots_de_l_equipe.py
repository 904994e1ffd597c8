"""Each screen of the team and of its conversations, with awkward names: it renders, fits, and shows every word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as N
from typing import Any, cast, get_args

import pytest

from bot.domain.adhesion import Adhesion, AInviter
from bot.domain.conversations import Conversation, Envoi, decide_attente
from bot.domain.equipe import Presence
from bot.domain.journal import Acte, Consigne, Ligne, Objet
from bot.domain.motifs import LIBELLES
from bot.domain.tableau import Chiffres
from bot.relais import EXEMPLES, load_relais
from bot.usecases.invite_everybody import EcranAdhesion, Preparees
from bot.usecases.make_invitation import Invitee
from bot.usecases.manage_team import Animateur, Code
from bot.usecases.open_conversation import DejaOuverte
from bot.usecases.read_journal import PageDuJournal
from bot.usecases.revoke_access import Revoque
from bot.usecases.see_conversation import Panneau
from bot.usecases.tell_staff import Equipe
from bot.usecases.use_invitation import AccesOuvert, CodeRefuse
from bot.usecases.view_team import Tableau
from content.render import TEMPLATES, render

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
TERRITOIRE = load_relais(EXEMPLES)
RELAIS = TERRITOIRE.get("artois-lys-romane")
MAINVILLIERS = TERRITOIRE.get("mainvilliers")
CAMILLE = Conversation(214, 1, 2, 3, 'Cam<ille>&"', None, NOW, NOW, attend_depuis=NOW)
ZOE = Conversation(215, 1, 2, 3, "Zoé", "Zoé Essai", NOW, NOW)
PHOTO = Envoi(1, 2, "photo")
TEXTE = Envoi(1, 2, "texte", "x <b>")
CORRIGE = Envoi(1, 2, "texte", "x", modification=3)
SEULE: dict[str, Any] = {"reservee": False, "demande": None}
NEUVE: dict[str, Any] = {"retour": False, "demande": None, "commune": None}
SUSPENDUE = Equipe(1, -5, forum=False, suspended_at=NOW, suspended_why="etrangers")
PANNEAU = Panneau(ZOE, (), None, None, None, a_elle=False, responsable=True, message_id=None)
INVITEE = AInviter(1, "Zo<é>", "O'Brien", "62001", None, NOW)
ADHESIONS: list[tuple[int, int, tuple[AInviter, ...], dict[str, int]]] = [
    (0, 0, (), {}),
    (3, 3, (), {}),
    (146, 1, (INVITEE, replace(INVITEE, invitee_le=None)), {"Béthune": 2}),
    (146, 112, (INVITEE,) * 34, {f"Commune {n}": n for n in range(20)}),
]
ROSE = Animateur(1, 1, "Ro<se>", "responsable", 10)
LEA = Animateur(2, 1, "Léa", "remplacante", 11, NOW.date())
LIGNES = (
    *(Ligne(NOW, "Lé<a>", Consigne(acte, objet, 12)) for acte in get_args(Acte) for objet in get_args(Objet)[:4]),
    Ligne(NOW, None, Consigne("changement", "equipe")),
)
SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("erreurs/pas_compris", {"message_id": 5, "equipe": False}),
    ("erreurs/pas_compris", {"message_id": 5, "equipe": True}),
    ("acces/refus", {"role": "ASSISTANT"}),
    ("acces/refus", {"role": "ANIMATRICE"}),
    ("acces/animatrice", {"acces": AccesOuvert("animateur", RELAIS, "Noa")}),
    *[
        ("acces/famille", {"acces": AccesOuvert("famille", RELAIS, "Zo<é>", deja=deja, demandes=demandes)})
        for deja, demandes in ((False, (12, 13)), (False, (12,)), (False, ()), (True, ()))
    ],
    ("acces/assistant_maternel", {"acces": AccesOuvert("assistant_maternel", RELAIS, "Noa")}),
    *[
        ("acces/code_refuse", {"refus": CodeRefuse(cast(Any, p), n)})
        for p, n in (
            ("inconnu", 3),
            ("inconnu", 1),
            ("expire", 5),
            ("deja_utilise", 5),
            ("compte_deja_lie", 5),
            ("groupe", 5),
        )
    ],
    *[("rejoindre/ecran", {"e": EcranAdhesion(Adhesion(t, r, a), c, "rpe_bot")}) for t, r, a, c in ADHESIONS],
    *[("rejoindre/sur", {"quoi": quoi}) for quoi in ("toutes", "annuler")],
    *[("rejoindre/fait", {"quoi": "preparees", "p": Preparees(n, 1 + n // 200, NOW)}) for n in (1, 250)],
    *[("rejoindre/fait", {"quoi": quoi}) for quoi in ("personne", "robot")],
    *[("rejoindre/fait", {"quoi": "annulees", "combien": n}) for n in (0, 1, 12)],
    ("rejoindre/lettres", {"lettres": 146}),
    ("acces/trop_d_essais", {"instant": NOW}),
    *[
        ("conversation/ouverte", SEULE | {"relais": x, "attente": decide_attente(x, n), "motif": mo, "transmis": tr})
        for x, n, mo, tr in (
            (RELAIS, NOW, "parler", False),
            (RELAIS, NOW + timedelta(hours=4), "question", False),
            (MAINVILLIERS, NOW - timedelta(hours=6), "parler", True),
            (MAINVILLIERS, NOW + timedelta(hours=2), "parler", True),
        )
    ],
    *[
        ("conversation/ferme", {"relais": RELAIS, "attente": decide_attente(RELAIS, NOW), "reservee": seule})
        for seule in (False, True)
    ],
    *[
        ("conversation/deja_ouverte", {"d": DejaOuverte(conversation, transmis, demande)})
        for conversation, transmis, demande in (
            (CAMILLE, False, None),
            (CAMILLE, True, None),
            (replace(CAMILLE, reservee=True), True, None),
            (CAMILLE, False, cast(Any, N(id=12))),
        )
    ],
    *[("conversation/rouverte", {"reservee": seule}) for seule in (False, True)],
    ("conversation/plus_tard", {}),
    ("conversation/personne_au_relais", {"relais": RELAIS}),
    ("conversation/nouvelle", {"conversation": CAMILLE, "motif": "parler", "deja": None} | NEUVE),
    ("conversation/nouvelle", {"conversation": ZOE, "motif": "question", "deja": None} | NEUVE),
    ("conversation/recu", {"conversation": CAMILLE, "envoi": TEXTE, "texte": "Bon<j>our", "suite": False}),
    ("conversation/recu", {"conversation": CAMILLE, "envoi": CORRIGE, "texte": "Bonjour", "suite": False}),
    ("conversation/recu", {"conversation": ZOE, "envoi": TEXTE, "texte": "Bonjour", "suite": True}),
    ("conversation/recu", {"conversation": CAMILLE, "envoi": PHOTO, "texte": None, "suite": False}),
    ("conversation/repondu", {"conversation": CAMILLE, "envoi": PHOTO, "texte": None, "suite": False, "auteur": "Noa"}),
    (
        "conversation/repondu",
        {"conversation": CAMILLE, "envoi": TEXTE, "texte": "Oui", "suite": False, "auteur": "Noa"},
    ),
    ("conversation/reponse", {"relais": RELAIS, "texte": "Oui<"}),
    ("conversation/reponse", {"relais": RELAIS, "texte": None}),
    ("conversation/retrouvee", {"conversation": ZOE, "p": PANNEAU}),
    ("conversation/non_copie", {"conversation": CAMILLE, "envoi": PHOTO}),
    ("conversation/non_copie_famille", {"relais": RELAIS, "texte": None}),
    *[("conversation/" + x, {}) for x in ("close", "terminee", "aucune", "vous_etes_l_equipe", "sans_destinataire")],
    ("conversation/close_equipe", {"conversation": CAMILLE, "qui": "Noa", "libelles": LIBELLES["famille"]}),
    ("conversation/close_equipe", {"conversation": CAMILLE, "qui": None, "libelles": ()}),
    ("conversation/clore_sure", {"conversation": ZOE, "reclamation": None}),
    ("conversation/rouverte_equipe", {"conversation": CAMILLE}),
    ("equipe/arrivee", {"nom": "Noa"}),
    ("equipe/acces_fini", {"relais": RELAIS}),
    *[
        ("equipe/groupe_suspendu", {"why": w})
        for w in ("etrangers", "pas_administrateur", "robot_parti", "vide", "acces_retire")
    ],
    *[
        ("equipe/groupe_refuse", {"why": w, "presence": Presence(3, 2, True, False)})
        for w in ("etrangers", "pas_administrateur", "vide")
    ],
    ("equipe/groupe_relie", {"relais": RELAIS, "forum": True}),
    ("equipe/groupe_reprend", {}),
    ("equipe/groupe_regarde", {}),
    ("equipe/code_groupe_refuse", {}),
    ("equipe/relier_un_groupe", {"invitee": N(code="ABCD-EFGH-JKMN", expires_at=NOW)}),
    ("equipe/relier_ailleurs", {}),
    ("equipe/anonyme", {}),
    ("equipe/injoignable", {"nom": "Zoé", "telephone": "+33639980001", "conversation": CAMILLE}),
    ("equipe/injoignable", {"nom": "Zoé", "telephone": None, "conversation": None}),
    ("equipe/panne", {"reference": "AB12"}),
    ("equipe/rappel_conversations", {"late": [CAMILLE, CAMILLE], "autres": 3}),
    ("equipe/rappel_conversations", {"late": [CAMILLE], "autres": 0}),
    ("equipe/menu", {"tableau": Tableau(RELAIS, Chiffres(1, 2, 3, 4, 5, 6, 7, 8), 4, 2, None)}),
    ("equipe/menu", {"tableau": Tableau(RELAIS, Chiffres(0, 0, 0, 0, 0, 0, 0, 0), 1, 1, SUSPENDUE)}),
    ("equipe/professionnelles", {}),
    ("equipe/chiffres", {}),
    ("equipe/organisation", {"tableau": Tableau(RELAIS, Chiffres(1, 2, 3, 4, 5, 6, 7, 8), 4, 2, None, 1)}),
    ("equipe/organisation", {"tableau": Tableau(RELAIS, Chiffres(0, 0, 0, 0, 0, 0, 0, 0), 1, 1, SUSPENDUE)}),
    *[
        ("equipe/acces", {"equipe": N(acces=team, moi=1, responsable=head)})
        for team, head in (((ROSE, LEA), True), ((ROSE, LEA), False), ((LEA,), False))
    ],
    *[("equipe/un_acces", {"a": one}) for one in (ROSE, LEA)],
    ("equipe/acces_a_retirer", {"a": LEA}),
    ("equipe/acces_retire", {"r": Revoque("Léa", 2, True)}),
    ("equipe/acces_retire", {"r": Revoque("Léa", 0, False)}),
    ("equipe/acces_change", {"role": "responsable", "jusqu_au": None}),
    ("equipe/acces_change", {"role": "remplacante", "jusqu_au": NOW.date()}),
    *[("equipe/acces_impossible", {"pourquoi": why}) for why in ("reservee", "derniere_responsable", "inconnue")],
    ("equipe/inviter_role", {}),
    ("equipe/inviter_nom", {}),
    *[
        ("equipe/inviter_code", {"c": Code("Lé<a>", Invitee("ABCD-EFGH", NOW), lien, day)})
        for lien, day in ((None, None), ("https://t.me/rpe_bot?start=ABCDEFGH", NOW.date()))
    ],
    ("equipe/partir", {}),
    ("equipe/parti", {}),
    ("journal/copie", {"le": "mardi 13 octobre 2026"}),
    ("journal/liste", {"page": PageDuJournal((), 0, False), "lien": "an:jo", "jours": 365}),
    ("journal/liste", {"page": PageDuJournal(LIGNES, 1, True, "Lé<a>"), "lien": "an:jo:q:3", "jours": 365}),
    ("relais/quelle_commune", {}),
    ("relais/laquelle", {"communes": [N(commune=x) for x in RELAIS.communes[:2]]}),
    ("relais/pas_couverte", {"why": "inconnue", "noms": ["A", "B"]}),
    ("relais/choisi", {"relais": RELAIS}),
]


FOLDERS = ("acces", "conversation", "equipe", "journal", "relais")
TOASTS = {
    "acces/refus_bref",
    "conversation/introuvable",
    "conversation/deja_close",
    "conversation/autre_ouverte",
}


@pytest.mark.parametrize(
    ("template", "data"), SAMPLES, ids=[f"{n}-{template}" for n, (template, _) in enumerate(SAMPLES)]
)
def test_every_screen_is_readable(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    assert 0 < len(screen.text) <= 4096
    assert "<ille>" not in screen.text
    assert not re.search(r"\n{3}|^ | $|  |\( |None|Undefined", screen.text, re.MULTILINE)
    for row in screen.rows:
        for button in row:
            assert len(button.target.encode()) <= 64
            assert button.label


@pytest.mark.parametrize("toast", sorted(TOASTS))
def test_a_toast_is_short(toast: str) -> None:
    assert len(render(toast).text) <= 200


def test_every_template_has_a_sample() -> None:
    there = {f"{folder}/{path.stem}" for folder in FOLDERS for path in (TEMPLATES / folder).glob("[!_]*.html")}
    assert there - TOASTS - {template for template, _ in SAMPLES} == set()
