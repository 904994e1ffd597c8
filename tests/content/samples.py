"""One sample of each template, with what somebody may type at worst. A new template of these folders adds its line.

`SEVERAL` gives the other cases of a template whose words change with what it is told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.relais import Contact, Telephone
from bot.relais import EXEMPLES, load_relais
from bot.usecases.show_donnees import Donnees
from content.reponses.danger import SORTES
from content.reponses.langues import langue
from store.retraits import Retrait

HOSTILE = """<b>O'Brien</b> & "Zoé" [x](menu)"""
THEN = datetime(2026, 10, 13, 8, tzinfo=UTC)
RELAIS = load_relais(EXEMPLES).relais[0]
LONG = HOSTILE * 200
FOLDERS = ("arret", "documents", "donnees", "erreurs", "recus", "retraits", "sensible", "urgences")

EVERYTHING = Donnees(
    {
        "compte": [{"prenom": HOSTILE, "messages_arretes_le": THEN, "facile_a_lire": 1}],
        "familles": [{"prenom": HOSTILE, "telephone": "+33639980001", "relais_id": 1}],
        "demandes": [{"numero": n, "ecrite_le": THEN, "etat": "active", "remarque": LONG} for n in range(12)],
        "accords": [{"finalite": f, "donne_le": THEN, "retire_le": THEN} for f in ("relayer", "etre_appelee", "suivi")],
        "formulaire_en_cours": [{"le": THEN, "formulaire": name} for name in ("recherche", "page", "an")],
        "questions": [
            {"posee_le": THEN, "texte": LONG, "etat": "inconnue"},
            {"posee_le": THEN, "page": "contrat/avenant", "etat": "repondue"},
            {"posee_le": THEN, "etat": "inconnue"},
        ],
        "ateliers": [{"titre": LONG[:80], "le": THEN, "etat": e} for e in ("inscrite", "en_attente", "expiree")],
        "chartes_acceptees": [{"charte": "ateliers", "le": THEN}],
        "conversations": [{"dernier_mot_le": THEN, "relais_id": 1}],
        "fiche_professionnelle": [{"prenom": HOSTILE, "nom": HOSTILE, "telephone": "+33639980001"}],
        "acces_animatrice": [{"depuis": THEN}],
    },
    (RELAIS,),
)
NOTHING = Donnees(
    {name: [] for name in EVERYTHING.sections} | {"compte": [{"prenom": HOSTILE, "facile_a_lire": 0}]}, ()
)

URGENCE: dict[str, Any] = {
    "relais": replace(RELAIS, crip=Contact((Telephone("+33200000000", "02 00 00 00 00"),), "crip@exemple.fr")),
    "langue": langue("uk"),
    "aussi": ("violence",),
    "situation": "seule",
    "reprendre": "re:reprendre",
}
SANS_RELAIS: dict[str, Any] = URGENCE | {"relais": None, "langue": None, "aussi": (), "reprendre": None}
SENSIBLES = (
    "agrement", "detresse", "dettes", "deuil", "exclusion", "inquietude_professionnelle", "litige", "maltraitance",
    "menace", "separation", "travail_dissimule", "violence_passee",
)  # fmt: skip

SAMPLES: dict[str, dict[str, Any]] = {
    **{f"urgences/{sorte}": URGENCE for sorte in SORTES},
    **{f"sensible/{sorte}": {"relais": URGENCE["relais"], "reprendre": "re:reprendre"} for sorte in SENSIBLES},
    "urgences/equipe": {"sorte": "vitale", "le": THEN},
    "urgences/pas_de_responsable": {"relais": URGENCE["relais"]},
    "retraits/liste": {"retraits": [Retrait(12, HOSTILE, THEN)] * 50},
    "retraits/repris": {"retrait": Retrait(12, HOSTILE, THEN)},
    "arret/arrete": {"professionnelle": True, "en_cours": True},
    "arret/repris": {},
    "documents/impossible": {"nom": HOSTILE},
    "documents/pret": {"titre": HOSTILE, "precision": HOSTILE},
    "donnees/ecran": {"donnees": EVERYTHING},
    "donnees/copie": {},
    "donnees/corriger": {"donnees": EVERYTHING},
    "donnees/illisible": {},
    "donnees/accords": {"donnees": EVERYTHING, "fait": True},
    "donnees/retirer": {"finalite": "relayer"},
    "donnees/numero": {"refuse": True},
    "donnees/effacer": {"donnees": EVERYTHING},
    "donnees/efface": {"demandes": 2, "relais": RELAIS},
    "donnees/encore_animatrice": {},
    "donnees/effacees": {"numeros": [214, 215]},
    "erreurs/bouton_perime": {},
    "erreurs/panne": {"reference": HOSTILE},
    "erreurs/pas_compris": {"message_id": 12, "equipe": False},
    "recus/corrige": {},
    "recus/commande": {},
    "recus/piece": {"genre": "photo", "message_id": 12, "equipe": False},
    "recus/signes": {},
    "recus/texte": {"transfere": True, "message_id": 12, "equipe": False},
}
SEVERAL: list[tuple[str, dict[str, Any]]] = [
    *(
        (f"urgences/{sorte}", SANS_RELAIS | {"situation": where})
        for sorte in SORTES
        for where in ("equipe", "conversation")
    ),
    *((f"sensible/{sorte}", {"relais": None, "reprendre": None}) for sorte in SENSIBLES),
    ("retraits/liste", {"retraits": []}),
    ("retraits/repris", {"retrait": None}),
    ("arret/arrete", {"professionnelle": False, "en_cours": False}),
    ("donnees/ecran", {"donnees": NOTHING}),
    ("donnees/accords", {"donnees": NOTHING, "fait": False}),
    ("donnees/retirer", {"finalite": "etre_appelee"}),
    ("donnees/retirer", {"finalite": "suivi"}),
    ("donnees/effacer", {"donnees": NOTHING}),
    ("donnees/efface", {"demandes": 1, "relais": None}),
    ("donnees/efface", {"demandes": 0, "relais": None}),
    ("donnees/effacees", {"numeros": []}),
    ("erreurs/pas_compris", {"message_id": 12, "equipe": True}),
    ("recus/piece", {"genre": "album", "message_id": 12, "equipe": False}),
    ("recus/piece", {"genre": "sticker", "message_id": 12, "equipe": False}),
    ("recus/piece", {"genre": "autre", "message_id": 12, "equipe": True}),
    ("recus/texte", {"transfere": False, "message_id": 12, "equipe": True}),
]
