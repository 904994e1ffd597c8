"""The Caf's own labels under which a contact is counted. Never reworded: they are printed as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.domain.demande_accueil import Canal
from bot.domain.demandes import Besoin, Mode

if TYPE_CHECKING:
    from bot.domain import registre  # which is made of the labels below

RECHERCHE = "recherche d'un mode d'accueil"
DISPONIBILITE = "disponibilité d'accueil"
SOUS_ACTIVITE = "sous-activité signalée"
PAR_MODE: dict[Mode, str] = {
    "collectif": "accueil collectif",
    "assistant_maternel": "auprès d'un assistant maternel",
    "garde_a_domicile": "garde d'enfants à domicile",
}
CANAL_COMPTE: dict[Canal, registre.Canal] = {
    "messagerie": "messagerie",
    "telephone": "téléphone",
    "guichet": "sur place",
    "mail": "mail",
}


def list_labels(modes: Iterable[Mode], besoin: Besoin) -> list[str]:
    """What was asked, then what is specific about it."""
    labels = [PAR_MODE[mode] for mode in modes if mode in PAR_MODE]
    if besoin.is_atypique():
        labels.append("horaires atypiques")
    if besoin.imprevu:
        labels.append("urgence")
    if besoin.accueil_adapte == "avec_animatrice":
        labels.append("handicap")
    if besoin.is_periscolaire():
        labels.append("avant et après la classe")
    return labels
