"""STOP in its usual wordings. Knows whole messages only: « stop » inside a sentence is a sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGUEUR_MAX: Final = 80
# What adds nothing: politeness, articles, pronouns, the first half of a negation.
VIDES: Final = frozenset({
    "svp", "stp", "merci", "s", "il", "vous", "te", "plait", "maintenant", "tout", "tous", "toutes", "suite",
    "veuillez", "me", "m", "se", "moi", "ne", "n", "de", "d", "des", "du", "les", "la", "l", "vos", "ces", "aucun",
    "aucune", "rien",
})  # fmt: skip
SYNONYMES: Final = {
    "stopp": "stop", "stoppez": "stop", "stopper": "stop",
    "arret": "arreter", "arrete": "arreter", "arretez": "arreter",
    "desabonnez": "desabonner", "desabonne": "desabonner", "desabonnement": "desabonner", "unsubscribe": "desabonner",
    "desinscrire": "desabonner", "desinscrivez": "desabonner", "desinscription": "desabonner",
    "message": "messages", "sms": "messages", "notification": "messages", "notifications": "messages",
    "ecrivez": "ecrire", "ecris": "ecrire", "contactez": "contacter", "envoyez": "envoyer", "envoie": "envoyer",
}  # fmt: skip
VOULOIR: Final = re.compile(r"\bje (ne )?(veux|voudrais|souhaite)\b")
DEMANDES: Final = frozenset({
    "stop", "stop stop", "stop messages", "arreter", "arreter messages", "arreter ecrire", "arreter envoyer messages",
    "arreter contacter", "desabonner", "desabonner messages", "plus messages", "plus recevoir messages",
    "plus recevoir", "envoyer plus", "envoyer plus messages", "plus envoyer messages", "ecrire plus", "plus ecrire",
    "contacter plus", "plus contacter",
})  # fmt: skip


def is_stop(said: str) -> bool:
    """« STOP. », « arrêtez ! », « plus de messages svp »; never « je m'arrête à 17 h »."""
    if len(said) > LONGUEUR_MAX:
        return False
    plain = unicodedata.normalize("NFKD", said.casefold()).encode("ascii", "ignore").decode()
    said_plainly = VOULOIR.sub("", " ".join(re.findall(r"[a-z]+|\d+", plain)))
    words = [word for word in said_plainly.split() if word not in VIDES]
    return " ".join(SYNONYMES.get(word, word) for word in words) in DEMANDES
