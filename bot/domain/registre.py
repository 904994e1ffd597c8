"""The register of contacts: for whom, why, by which channel, and the letters that stand for them in a button.

Labels of families and of professionals are the Caf's own and are printed as they are. It has none for candidates and
partners: those are the relais's, and are counted apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from bot.domain.libelles_caf import RECHERCHE
from bot.domain.motifs import (
    AUTRES,
    DISPONIBILITE,
    EMPLOI,
    FONCTIONNEMENT,
    FORMATION,
    METIER,
    NON_CLASSE,
    PARENTALITE,
    PEDAGOGIE,
    STATUT,
)

Public = Literal["famille", "assistant maternel", "garde à domicile", "candidat à l'agrément", "partenaire"]
Canal = Literal["téléphone", "sur place", "mail", "visio", "messagerie"]

PUBLICS: Final[dict[str, Public]] = dict(zip("fagcp", get_args(Public), strict=True))
CODE_PUBLIC: Final = {public: code for code, public in PUBLICS.items()}
# What is chosen by hand; « messagerie » is what passes through the bot.
CANAUX_NOTES: Final[dict[str, Canal]] = {"tel": "téléphone", "place": "sur place", "mail": "mail", "visio": "visio"}
CANAUX: Final[tuple[Canal, ...]] = get_args(Canal)

PROJET: Final = "création d'une Mam ou d'une micro-crèche"
MOTIFS: Final[dict[str, str]] = {
    "rech": RECHERCHE,
    "emploi": EMPLOI,
    "parent": PARENTALITE,
    "autres": AUTRES,
    "metier": METIER,
    "dispo": DISPONIBILITE,
    "rpe": FONCTIONNEMENT,
    "statut": STATUT,
    "peda": PEDAGOGIE,
    "form": FORMATION,
    "projet": PROJET,
    "sitfam": "situation d'une famille",
    "sitpro": "situation d'un professionnel",
    "action": "action commune",
    "divers": "autre sujet",
    "inconnu": NON_CLASSE,
}
CODE_MOTIF: Final = {label: code for code, label in MOTIFS.items()}
PROFESSIONNELS: Final = ("metier", "dispo", "rpe", "statut", "peda", "form")
PAR_PUBLIC: Final[dict[str, tuple[str, ...]]] = {
    "f": ("rech", "emploi", "parent", "autres"),
    "a": PROFESSIONNELS,
    "g": PROFESSIONNELS,
    "c": (*PROFESSIONNELS, "projet"),
    "p": ("sitfam", "sitpro", "action", "projet", "divers"),
}
HORS_CAF: Final = ("c", "p")
ENTRETIENS: Final = ("a", "g", "c")  # with whom an individual interview may be

# Themes of « entretiens individuels » (Caf), each with the motif under which that same meeting is a contact.
THEMES: Final[dict[str, tuple[str, str]]] = {
    "metier": ("Les conditions d'accès et d'exercice du métier", METIER),
    "droit": ("Le droit du travail", STATUT),
    "formation": ("Les formations continues", FORMATION),
    "passerelle": ("Les passerelles entre les différents métiers", METIER),
    "besoins": ("Les besoins de l'enfant", PEDAGOGIE),
    "eveil": ("L'éveil et le développement du jeune enfant", PEDAGOGIE),
    "ressources": ("Les ressources du territoire", FONCTIONNEMENT),
    "monenfant": ("Le site monenfant.fr", DISPONIBILITE),
    "charte": ("Présentation de la charte nationale d'accueil du jeune enfant", PEDAGOGIE),
    "autres": ("Autres sujets", METIER),
}

# What a family searches, and what is specific about it: the Caf's labels, as bot/domain/libelles_caf.py writes them.
DEMANDES: Final[dict[str, str]] = {
    "coll": "accueil collectif",
    "am": "auprès d'un assistant maternel",
    "dom": "garde d'enfants à domicile",
}
SPECIFICITES: Final[dict[str, str]] = {
    "atyp": "horaires atypiques",
    "urg": "urgence",
    "hand": "handicap",
    "peri": "avant et après la classe",
    "autre": "autres",
}
PRECISIONS: Final = DEMANDES | SPECIFICITES

DUREES: Final = (5, 10, 15, 30, 45, 60)  # minutes, one button each
EN_ARRIERE: Final = timedelta(days=400)  # how far back a contact may be dated
HABITUELS: Final = (("a", "dispo"), ("f", "rech"), ("a", "rpe"), ("a", "metier"), ("f", "emploi"), ("a", "statut"))
RACCOURCIS: Final = 4  # pairs of public and motif that need one tap only


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact. `note_le`: noted by hand; `nom`: the professional it is attached to; `qui`: who noted it."""

    id: int
    relais_id: int
    le: datetime
    public: Public
    motif: str
    canal: Canal
    details: tuple[str, ...] = ()
    theme: str | None = None
    minutes: int | None = None
    note_le: datetime | None = None
    note_par: int | None = None
    qui: str | None = None
    assistant_id: int | None = None
    nom: str | None = None
    demande_id: int | None = None
    conversation_id: int | None = None
    annule_le: datetime | None = None

    @property
    def precisions(self) -> tuple[str, ...]:
        """What was searched, as the Caf names it."""
        return tuple(label for label in PRECISIONS.values() if label in self.details)

    @property
    def may_be_specified(self) -> bool:
        """A family that searches: what kind of care, and what is specific."""
        return self.public == "famille" and self.motif == RECHERCHE


def list_shortcuts(frequent: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What this relais notes most, then what is usual: each pair once."""
    known = [pair for pair in frequent if pair[0] in PAR_PUBLIC and pair[1] in PAR_PUBLIC[pair[0]]]
    return tuple(dict.fromkeys((*known, *HABITUELS)))[:RACCOURCIS]


def order_motifs(public: str, frequent: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The motifs of that public, those of this relais first, the others in the Caf's order."""
    mine = [motif for who, motif in frequent if who == public and motif in PAR_PUBLIC[public]]
    return tuple(dict.fromkeys((*mine, *PAR_PUBLIC[public])))


def read_day(number: int) -> date | None:
    """« 20261013 » as a button says it; None when there is no such day."""
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        return None


def may_date(day: date, today: date) -> bool:
    """A contact happened already, and not too long ago to be remembered."""
    return today - EN_ARRIERE <= day <= today


def toggle(details: Sequence[str], label: str) -> tuple[str, ...]:
    """With that label, or without it; the Caf's order is kept, and what else was said of the contact."""
    left = [one for one in details if one != label]
    kept = left if label in details else [*left, label]
    said = [one for one in PRECISIONS.values() if one in kept]
    return (*(one for one in kept if one not in said), *said)
