"""« slt je cherche une nounou pr janvier » is no question: it opens the search form. Read on words, mistakes mended."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from content.reponses.mots import Mot, words
from content.reponses.roles import TRADE

SOMEBODY: Final = r"(?:quelqu un|personne) (?:pour|qui|de|d)(?: \w+){0,2} (?:gard\w+|accueil\w+|prendre|prenne|prend)"
CARE: Final = rf"(?:nounou|place|placelibre|modegarde|gardedomicile|gardepartagee|garde|creche|microcreche|{SOMEBODY})"
CHILD: Final = r"(?:bebe|bebes|fils|fille|filles|enfants?|petite?s?|jumeaux|jumelles|puce)"
SEEKS: Final = (
    rf"\b(?:cherche|cherchons|recherche|recherchons)\b(?! pas)(?: \w+){{0,3}} {CARE}\b",
    rf"\b(?:besoin|il (?:me|nous) (?:faut|faudrait))(?: \w+){{0,3}} {CARE}\b",
    rf"\b(?:aimerai\w*|voudrai\w*|voudrions|souhait\w+) (?:trouver )?(?:une?|de|d|la) {CARE}\b",
    r"\b(?:qui|quelqu un|nounou|vous)(?: \w+){0,3} (?:aurait|a|ait|avez|ont|auriez) (?:encore )?"
    r"(?:placelibre|(?:une|de la|des|deux) places?)\b",
    r"\b(?:qui|quelqu un)(?: \w+){0,2} (?:pourrait|peut|veut|voudrait) (?:\w+ )?(?:garder|prendre|accueillir) "
    rf".*{CHILD}\b",
    r"\bnounou(?: \w+){0,2} (?:disponibles?|libres?)\b",
    r"\b(?:y a|existe)(?: \w+){0,4} nounou(?: \w+){0,3} (?:disponibles?|libres?|sur|prenne\w*|prend|prennent)\b",
)
# What asks how, when or how much, what tells of a professional's places, or of something else than looking.
ASKS: Final = re.compile(
    r"\b(?:comment|quand|pourquoi|combien|faut il|dois je|doit on|est ce obligatoire|trop tard|trop tot|a partir de"
    r"|difference|droit|tarif|prix|cout\w*|contrat|salaire|cmg|caf|conges?|formation|liste|agrement|remplac\w*|arret"
    r"|j ai (?:une|deux|trois|des|encore une) places?|je garde|mes places|enfant a garder|famille\w* a|travail|emploi"
    r"|malade|maladie|information|renseignement|savoir|comprends?|aide a|conseils?|avis|modele|refus\w*|pouvez|devenir"
    r"|local|recrut\w+|internet|site|noms|numeros|coordonnees|que faire|penalis\w+|famille pour|pas besoin)\b"
)
# A message made of nothing else is an advertisement: « nounou urgent svp », « nounou lillers janvier ».
BARE: Final = re.compile(
    r"(?:nounou|modegarde|garde|cherche|recherche|urgen\w*|ramenbesoin|disponible\w*|libre\w*|place|placelibre|bebe|enfant\w*"
    r"|fils|fille\w*|jumeaux|an|ans|mois|jours?|semaines?|heures?|h|matin|soir|midi|plein|temps|complet|partiel|weekend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre"
    r"|octobre|novembre|decembre|rentree|besoin|\d[\d.,/]*)"
)
QUESTIONS: Final = frozenset("chez meme qui quoi que quel quelle combien comment quand pourquoi est".split())
STRANGE: Final = 1  # a word met nowhere, which may be the name of a place


def is_search(text: str, mots: Sequence[Mot], known: Container[str]) -> bool:
    """Whether somebody looks for care, and does not ask how one does. `known`: the roots met in the pages."""
    typed = " ".join(words(text))
    said = " ".join(mot.racine if mot.racine in TRADE else mot.surface for mot in mots)
    if ASKS.search(said) or ASKS.search(typed):
        return False
    return any(re.search(pattern, said) for pattern in SEEKS) or _is_bare(mots, known)


def _is_bare(mots: Sequence[Mot], known: Container[str]) -> bool:
    telling = [mot for mot in mots if not mot.vide]
    if len(telling) < 2 or any(mot.surface in QUESTIONS for mot in mots):
        return False
    others = [mot for mot in telling if not BARE.fullmatch(mot.racine) and not BARE.fullmatch(mot.surface)]
    strange = len(others) <= STRANGE and all(mot.racine not in known for mot in others)
    return strange and len(telling) - len(others) > 1 and any(mot.racine == "nounou" for mot in telling)
