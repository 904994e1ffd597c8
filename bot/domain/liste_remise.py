"""The list of professionals that a relais hands out: who agreed, and only what she agreed to show. Never a rank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from bot.domain.assistants import Accepte, AssistantMaternel, Place
from bot.domain.fraicheur import fraicheur

Element = Literal["nom", "telephone", "email", "adresse", "places", "accueils"]
ELEMENTS: Final[tuple[Element, ...]] = get_args(Element)
Filtre = Literal["tous", "places", "periscolaire", "atypiques", "imprevu", "adapte"]
FILTRES: Final[tuple[Filtre, ...]] = get_args(Filtre)
OFFRES: Final[Mapping[Filtre, str]] = {
    "periscolaire": "periscolaire",
    "atypiques": "horaires_atypiques",
    "imprevu": "besoin_imprevu",
    "adapte": "accueil_adapte",
}


@dataclass(frozen=True, slots=True)
class LigneRemise:
    """One professional as the list shows her; None: she did not agree to show it, or nothing is known.

    `libres`: her free places by news that are believed; () when none is, None when places are not shown.
    """

    id: int
    nom: str
    prenom: str
    commune: str
    mam: str | None
    telephone: str | None
    email: str | None
    adresse: str | None
    libres: tuple[Place, ...] | None
    accepte: Accepte | None


def line_of(a: AssistantMaternel, shown: Collection[Element], now: datetime, fraicheur_jours: int) -> LigneRemise:
    """What she agreed to show, and nothing beside it."""
    libres = tuple(p for p in a.places if p.etat == "libre" and fraicheur(p, now, fraicheur_jours) == "fraiche")
    return LigneRemise(
        a.id, a.nom, a.prenom, a.commune, a.mam,
        a.telephone if "telephone" in shown else None,
        a.email if "email" in shown else None,
        a.adresse if "adresse" in shown else None,
        libres if "places" in shown else None,
        a.accepte if "accueils" in shown else None,
    )  # fmt: skip


def is_listed(a: AssistantMaternel, shown: Collection[Element], today: date) -> bool:
    """She agreed to be named, may be shown, works on her own account, and is not on pause."""
    return "nom" in shown and not a.ne_plus_diffuser and a.statut != "creche_familiale" and not a.is_paused(today)


def keep(lignes: Iterable[LigneRemise], commune: str | None, filtre: Filtre) -> list[LigneRemise]:
    """Those of a commune (None: all) with that offer, in the order of the alphabet."""
    return [one for one in lignes if (commune is None or one.commune == commune) and _has(one, filtre)]


def _has(ligne: LigneRemise, filtre: Filtre) -> bool:
    if filtre == "tous":
        return True
    if filtre == "places":
        return bool(ligne.libres)
    return ligne.accepte is not None and getattr(ligne.accepte, OFFRES[filtre]) is True
