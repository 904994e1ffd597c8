"""What the pictures of the team's view say: the words and the numbers of the messages, as bars. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.domain.campagnes import Campagne
from bot.domain.places_libres import Compte, Coupe, Ensemble
from bot.domain.progression import Progression
from bot.domain.secteurs import Portee, Rang
from content.filters import en_jour
from content.filters_tableau import with_capital
from content.filters_vue import en_coupe, en_portee

MAINTENANT, ENSUITE, ANCIENNES = "libres maintenant", "libres plus tard", "sans nouvelles récentes"
# What a person is in a campaign: one thing only, so that the bars add up. With the colour of each.
ETATS: tuple[tuple[str, str, str], ...] = (
    ("inchangees", "rien n'a changé", "bleu"),
    ("changees", "une place à signaler", "vert"),
    ("completes", "plus de place", "violet"),
    ("en_attente", "en attente", "jaune"),
    ("a_appeler", "à appeler", "brique"),
    ("injoignables", "à appeler, injoignables par le robot", "gris"),
    ("ecartees", "pas interrogées", "clair"),
)


def image_of_places(
    portee: Portee, coupe: Coupe, ensemble: Ensemble, comptes: Sequence[Compte], noms: Mapping[str, str], today: date
) -> dict[str, Any]:
    """Bars of « barres.png »: one a month, a commune, a moment or an age."""
    rows = [
        (with_capital(en_coupe(one.code, noms)), one)
        for one in ([_now(ensemble), *comptes, _old(ensemble)] if coupe == "mois" else comptes)
        if one.sures or one.anciennes or coupe in ("moments", "ages")
    ]
    series = [
        {"nom": MAINTENANT, "couleur": "bleu", "valeurs": [one.maintenant for _, one in rows]},
        {"nom": ENSUITE, "couleur": "jaune", "valeurs": [one.ensuite for _, one in rows]},
        {"nom": ANCIENNES, "couleur": "clair", "valeurs": [one.anciennes for _, one in rows]},
    ]
    return {
        "titre": f"Places libres, {en_portee(portee)}",
        "sous_titre": f"{ensemble.maintenant} maintenant, {ensemble.ensuite} plus tard, au {en_jour(today)}",
        "categories": [name for name, _ in rows],
        "series": [serie for serie in series if any(serie["valeurs"])] or series[:1],
        "legende": coupe != "mois",
        "vide": "Aucune place libre n'est connue.",
    }


def _now(ensemble: Ensemble) -> Compte:
    return Compte("libres", ensemble.maintenant)


def _old(ensemble: Ensemble) -> Compte:
    return Compte("anciennes", 0, 0, ensemble.anciennes)


def image_of_campaign(
    campagne: Campagne, portee: Portee, figures: Progression, rangs: Sequence[Rang], today: date
) -> dict[str, Any]:
    """Bars of « barres.png »: one a sector, or a commune, in people."""
    lines = [(name_of(rang.portee), rang.figures) for rang in rangs] or [(en_portee(portee), figures)]
    series = [
        {"nom": nom, "couleur": couleur, "valeurs": [count_alone(line, etat) for _, line in lines]}
        for etat, nom, couleur in ETATS
    ]
    return {
        "titre": campagne.nom if portee.communes is None else f"{campagne.nom}, {en_portee(portee)}",
        "sous_titre": f"{en_reponses(figures)}, au {en_jour(today)}",
        "categories": [with_capital(name) for name, _ in lines],
        "series": [serie for serie in series if any(serie["valeurs"])] or series[:1],
        "fins": [f"{line.repondues} sur {line.concernees}" if line.concernees else "" for _, line in lines],
    }


def name_of(portee: Portee | None) -> str:
    """« secteur Nord », « Lillers », « hors secteur »."""
    return "hors secteur" if portee is None else en_portee(portee)


def count_alone(figures: Progression, etat: str) -> int:
    """Those who are that and nothing else: whom the bot cannot reach are among those to phone."""
    found: int = getattr(figures, etat)
    return found - figures.injoignables if etat == "a_appeler" else found


def en_reponses(figures: Progression) -> str:
    """« 98 réponses sur 146 personnes »."""
    said, asked = figures.repondues, figures.concernees
    return f"{said} réponse{'s' if said > 1 else ''} sur {asked} personne{'s' if asked > 1 else ''}"
