"""How an announcement, whom it is for and what became of a copy are said in French. Never a whole screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.domain.annonces import Annonce, MotifAlerte, Personne, Rubrique
from bot.domain.public import Public, RolePublic
from bot.domain.publics_criteres import find_critere
from bot.domain.sujets import Sujet
from content.filters_campagnes import en_public
from content.filters_semaine import en_liste

ROLES: Final[Mapping[RolePublic, str]] = {
    "assistants": "les assistants maternels",
    "gardes": "les gardes à domicile",
    "familles": "les familles qui ont une demande en cours",
}
CRITERES: Final[Mapping[str, str]] = {
    "periscolaire": "acceptent le périscolaire",
    "atypique": "acceptent les horaires atypiques",
    "imprevu": "acceptent les besoins imprévus",
    "adapte": "acceptent un accueil adapté",
    "depannage": "acceptent le dépannage",
    "mam": "exercent en MAM",
    "jamais_venues": "ne sont jamais venus à un atelier",
    "inscrits": "sont inscrits à un atelier choisi",
}
SUJETS: Final[Mapping[Sujet, str]] = {
    "annonces": "Les nouvelles du relais",
    "ateliers": "Les ateliers et les sorties",
    "formations": "Les formations et les réunions",
    "sondages": "Les questions du relais",
}
ALERTES: Final[Mapping[MotifAlerte, str]] = {
    "securite": "météo ou sécurité",
    "fermeture": "fermeture du relais",
    "atelier": "atelier changé ou annulé",
}
MOTIFS: Final[Mapping[str, str]] = {
    "retrait": "Messages suspendus",
    "pause": "En pause",
    "sans_telegram": "Pas encore sur Telegram",
    "bloquee": "A bloqué le robot",
    "stop": "Ne veut plus de message du robot",
    "prefere_telephone": "Préfère le téléphone",
    "sujet": "Ne veut pas de ce sujet",
    "pas_demande": "N'a pas demandé ces nouvelles",
}
RUBRIQUES: Final[Mapping[Rubrique, str]] = {
    "recues": "Ont reçu le message",
    "deux_fois": "L'ont peut-être reçu deux fois",
    "en_route": "Le message n'est pas encore parti",
    "sans_copie": "N'ont pas reçu le message",
    "ecartees": "Pas dans l'envoi",
    "confirmees": "Ont répondu",
    "a_confirmer": "N'ont pas répondu",
}


def en_roles(public: Public) -> str:
    """« les assistants maternels et les familles qui ont une demande en cours »."""
    return en_liste(words for role, words in ROLES.items() if public.has_role(role))


def en_audience(public: Public, communes: Mapping[str, str]) -> str:
    """« les assistants maternels (Lillers et Busnes), qui acceptent le périscolaire ou le dépannage »."""
    said = en_roles(public)
    if public.communes:
        said += f" ({en_public(Public(public.communes), communes)})"
    questions: dict[str, list[str]] = {}
    for code in sorted(public.criteres):
        critere = find_critere(code)
        words = questions.setdefault(critere.question, [])
        if CRITERES[critere.mot] not in words:
            words.append(CRITERES[critere.mot])
    return said + "".join(f", qui {en_liste(words, 'ou')}" for words in questions.values())


def en_sujet(sujet: Sujet) -> str:
    """« Les ateliers et les sorties »."""
    return SUJETS[sujet]


def en_alerte(motif: MotifAlerte) -> str:
    """« météo ou sécurité »."""
    return ALERTES[motif]


def en_motif(motif: str) -> str:
    """« En pause »."""
    return MOTIFS[motif]


def en_rubrique(rubrique: Rubrique) -> str:
    """« N'ont pas reçu le message »."""
    return RUBRIQUES[rubrique]


def en_etat(annonce: Annonce) -> str:
    """« brouillon », « programmée », « en cours d'envoi »…"""
    words = {
        "brouillon": "brouillon",
        "programmee": "programmée",
        "en_cours": "en cours d'envoi",
        "terminee": "envoyée",
        "arretee": "arrêtée",
    }
    return words[annonce.etat]


def en_devenir(one: Personne) -> str:
    """What became of her copy, for one line of a list."""
    if one.confirmee_le is not None:
        return "a répondu" if one.confirmee_par == "bot" else "prévenue par téléphone"
    if one.motif is not None:
        return MOTIFS[one.motif][:1].lower() + MOTIFS[one.motif][1:]
    words = {
        "a_ecrire": "pas encore parti",
        "ecrite": "pas encore parti",
        "recue": "reçu, peut-être deux fois" if one.essais > 1 else "reçu",
        "incertaine": "sans doute reçu, peut-être deux fois",
        "bloquee": "a bloqué le robot",
        "echec": "Telegram a refusé le message",
        "reprise": "message repris avant son départ",
    }
    return words[one.etat or "a_ecrire"]


FILTERS_ANNONCES: dict[str, Callable[..., Any]] = {
    "audience": en_audience,
    "sujet_choisi": en_sujet,
    "alerte": en_alerte,
    "motif_annonce": en_motif,
    "rubrique_annonce": en_rubrique,
    "etat_annonce": en_etat,
    "devenir": en_devenir,
}
