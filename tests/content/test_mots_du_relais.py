"""Each word of the relay – to professionals, families, the team – with awkward names: it renders, fits, reads well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.assistants import Agrement, AssistantMaternel, Place
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.familles import Famille
from bot.domain.fraicheur import Fraicheur
from bot.domain.mois import Mois
from bot.domain.ouvertures import next_opening
from bot.domain.profils import Profil
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import MOTIFS
from bot.domain.suivi import Comptes
from bot.relais import EXEMPLES, load_relais
from bot.usecases.ask_assistants import Sollicites
from bot.usecases.see_disponibilites import MesDemandesRecues, MesDisponibilites
from content.render import TEMPLATES, render

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
TODAY = date(2026, 10, 13)
TERRITOIRE = load_relais(EXEMPLES)
RELAIS, EPINAY = TERRITOIRE.get("artois-lys-romane"), TERRITOIRE.get("epinay-sur-seine")
LORGIES = RELAIS.commune("62529")
assert LORGIES is not None
VOISINS = TERRITOIRE.neighbours(RELAIS, LORGIES, 20, TODAY)
BESOIN = Besoin(
    "62529", 10, (Enfant(Mois(2026, 9)), Enfant(Mois(2027, 2), attendu=True)), date(2027, 1, 4), date(2028, 7, 1),
    frozenset({0, 1, 3}), "une_sur_deux", Horaires(time(6, 30), time(18)), "hors_vacances", 'École <b>"&"', "famille",
)  # fmt: skip
VAGUE = Besoin("62529", 10, (Enfant(Mois(2026, 9)),), imprevu=True)
ALIX = AssistantMaternel(
    1, "D'<Exemple>", 'Al<ix>&"', "62529", "mam", "Les <Coquelicots>", telephone="+33639980101",
    agrement=Agrement("A-<1>", 3, date(2028, 1, 1)), en_pause_jusqu_au=date(2026, 12, 1), soir_et_week_end=True,
)  # fmt: skip
DOMINIQUE = replace(ALIX, statut="independant", telephone=None, agrement=Agrement(), soir_et_week_end=False)
CAMILLE = Famille(1, 1, 'Cam<ille>&"', "+33639980001")
PLACES = (
    Place(1, "libre", date(2027, 1, 4), 0, 36, confirmee_le=NOW),
    Place(2, "occupee", confirmee_le=NOW - timedelta(days=130)),
    Place(3, "libre", None, 18, None, confirmee_le=NOW),
    Place(4, "gelee", None, None, 20, confirmee_le=NOW),
    Place(5),
)
OUVERTURE = next_opening(RELAIS, NOW)
P = PropositionSuivie(id=42, relais_id=1, demande=214, assistant=1, cercle="partiel", ecrite_le=NOW)
FICHE = {
    "id": 42, "numero": 214, "besoin": BESOIN, "commune": "Lor<gies>", "distance": 3.4, "remarque": "<b>merci&",
    "en_mam": True, "garde": False, "collegues": ("Nour", "Alix"),
}  # fmt: skip
SEEN = FICHE | {"assistant": ALIX, "chez": "Lorgies", "famille": CAMILLE, "relais": RELAIS, "motif": None}
ROUND = {
    "numero": 214, "besoin": BESOIN, "commune": "Lorgies", "relais": RELAIS, "ouverture": OUVERTURE, "voisins": VOISINS,
    "reponse_le": NOW, "active_jusqu_au": TODAY, "prochaine": NOW, "now": NOW,
}  # fmt: skip
FLAGS = ("a_confirmer", "partiel", "encore")
FRAICHEURS: dict[int, Fraicheur] = {1: "fraiche", 2: "ancienne", 3: "oubliee", 4: "fraiche", 5: "inconnue"}
MOI = MesDisponibilites(ALIX, Profil(), "Lorgies", PLACES, FRAICHEURS, TODAY, {}, TODAY)
ETATS = ("en_attente", "interessee", "pas_cette_fois", "plus_disponible", "pourvue", "retiree", "expiree")

SAMPLES: list[tuple[str, dict[str, Any]]] = [
    *[("propositions/demande", FICHE | dict.fromkeys(FLAGS, False) | {flag: True}) for flag in FLAGS],
    ("propositions/demande", FICHE | dict.fromkeys(FLAGS, False) | {"besoin": VAGUE, "remarque": None}),
    ("propositions/relance", FICHE),
    ("propositions/changee", FICHE),
    ("propositions/comment", SEEN | {"suites": ("famille_appelle", "assistant_appelle", "par_le_relais")}),
    ("propositions/comment", SEEN | {"suites": ("par_le_relais",), "assistant": DOMINIQUE}),
    *[("propositions/interessee", SEEN | {"suite": s}) for s in ("famille_appelle", "assistant_appelle", "relais")],
    *[("propositions/pas_cette_fois", SEEN | {"motif": motif}) for motif in MOTIFS],
    *[
        (f"propositions/{name}", SEEN)
        for name in (
            "motif",
            "plus_disponible",
            "plus_disponible_sur",
            "retenue",
            "prise",
            "attend",
            "sans_suite",
            "pourvue",
            "pourvue_sans_reponse",
            "terminee",
            "terminee_sans_reponse",
        )
    ],
    *[("propositions/a_prevenir", {"numero": 214, "trouve": t, "qui": [ALIX, DOMINIQUE]}) for t in (True, False)],
    ("propositions/a_appeler", FICHE | {"qui": [(ALIX, "Lorgies"), (DOMINIQUE, "Busnes")]}),
    ("propositions/a_appeler", FICHE | {"qui": [(ALIX, "Lorgies")]}),
    *[
        (f"suivi/{name}", ROUND | {"asked": Sollicites(letters, calls, NOW + timedelta(hours=hours))})
        for name in ("depart", "depart_imprevu", "autre_cercle", "imprevu_equipe")
        for letters, calls, hours in ((6, 3, 0), (6, 1, 9), (1, 0, 0), (1, 0, 9), (0, 5, 0), (0, 1, 0))
    ],
    ("suivi/depart_imprevu", ROUND | {"asked": Sollicites(1, 0, NOW), "ouverture": None, "voisins": ()}),
    *[("suivi/personne", ROUND | {"besoin": besoin}) for besoin in (BESOIN, VAGUE)],
    ("suivi/personne", ROUND | {"relais": EPINAY, "voisins": (), "active_jusqu_au": None}),
    ("suivi/personne_equipe", ROUND),
    *[
        ("suivi/bilan", ROUND | {"comptes": Comptes(*c)})
        for c in ((6, 2, 1, 3), (3, 1, 2, 0), (1, 1, 0, 0), (4, 0, 0, 4))
    ],
    *[("suivi/fin", ROUND | {"comptes": Comptes(3, 3 - n, n, 0)}) for n in (0, 1)],
    *[("suivi/interessee", SEEN | {"suite": s}) for s in ("famille_appelle", "assistant_appelle", "par_le_relais")],
    ("suivi/interessee", SEEN | {"suite": "par_le_relais", "assistant": DOMINIQUE, "distance": None}),
    *[
        (f"suivi/{name}_equipe", SEEN | {"famille": famille, "assistant": assistant})
        for name in ("par_le_relais", "plus_disponible", "ne_se_joignent_pas", "sans_suite", "retenue")
        for famille, assistant in ((CAMILLE, ALIX), (replace(CAMILLE, telephone=None), DOMINIQUE))
    ],
    ("suivi/plus_disponible", {"numero": 214, "prenom": "Al<ix>"}),
    *[("suivi/a_rappeler", {"numero": 214, "famille": f, "texte": "Bonjour.", "id": 1}) for f in (CAMILLE,)],
    *[("suivi/confirmation", {"numero": 214, "id": 214, "active_jusqu_au": day}) for day in (TODAY, None)],
    ("suivi/arret", {"numero": 214, "autres": []}),
    *[("suivi/toujours", {"numero": 214, "active_jusqu_au": day}) for day in (TODAY, None)],
    *[("suivi/merci", {"numero": 214, "reponse": reponse}) for reponse in ("rdv", "sans", "msg", "pas")],
    *[(f"suivi/{name}", SEEN | {"prenom": "Al<ix>"}) for name in ("parle", "trouve_sur", "trouve", "place_declaree")],
    *[
        ("pro/disponibilites", {"moi": moi, "fait": fait, "demandes": n, "rang": 1})
        for moi in (MOI, replace(MOI, assistant=DOMINIQUE, places=PLACES[4:], dernier_jour=None))
        for fait, n in (("", 0), ("confirme", 1), ("place", 2), ("plein", 0), ("reprise", 0))
    ],
    ("pro/inconnue", {}),
    ("pro/pas_le_votre", {}),
    ("pro/reconnue", {"prenom": "Al<ix>"}),
    *[("pro/non_reconnue", {"equipe_prevenue": told}) for told in (True, False)],
    *[("pro/non_reconnue_equipe", {"prenom": "X<Y>", "telephone": "+33639980101", "fiches": n}) for n in (0, 1, 2)],
    ("pro/laquelle", {"places": PLACES, "today": TODAY}),
    *[
        ("pro/quand", {"rang": 1, "mois": [Mois(2026, 11).plus(n) for n in range(8)], "ecrire": e, "non": e})
        for e in (False, True)
    ],
    ("pro/ages", {"rang": 1, "mois": "202611"}),
    *[
        ("pro/jours", {"rang": 1, "mois": "202611", "age": "t", "choisis": n, "jours": days, "tous": range(7)})
        for n, days in ((0, ()), (31, (0, 1, 2, 3, 4)), (127, tuple(range(7))))
    ],
    ("pro/retour", {"prenom": "Al<ix>"}),
    ("pro/bientot_ancienne", {"prenom": "Al<ix>", "dernier_jour": TODAY, "places": PLACES, "today": TODAY}),
    ("pro/recues", {"recues": MesDemandesRecues([], 0, 1)}),
    (
        "pro/recues",
        {"recues": MesDemandesRecues([replace(P, etat=etat) for etat in ETATS], 1, 3)},  # type: ignore[arg-type]
    ),
]
FOLDERS = ("propositions", "suivi", "pro")


@pytest.mark.parametrize(("template", "data"), SAMPLES, ids=[f"{n}-{name}" for n, (name, _) in enumerate(SAMPLES)])
def test_every_screen_is_readable(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    assert 0 < len(screen.text) <= 4096
    assert not re.search(r"<(ille|ix|Exemple|gies|1|Y)>", screen.text)
    assert not re.search(r"\n{3}|^ | $|\w  +\w| [.,]|None|Undefined|\{\{", screen.text, re.MULTILINE), screen.text
    for button in (button for row in screen.rows for button in row):
        assert len(button.target.encode()) <= 64
        assert button.label


def test_no_word_is_one_that_the_relais_does_not_say() -> None:
    for template, data in SAMPLES:
        screen = render(template, **data)
        words = screen.text.lower() + " ".join(b.label.lower() for row in screen.rows for b in row)
        assert not re.search(r"maman|\bgarder\b|\bplacer\b|urgence|handicap|félicitations", words), template


def test_every_template_has_a_sample() -> None:
    there = {f"{folder}/{path.stem}" for folder in FOLDERS for path in (TEMPLATES / folder).glob("[!_]*.html")}
    assert there - {template for template, _ in SAMPLES} == set()
