"""Who asks, and who is ill: « je suis malade » is not answered before we know who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from content.reponses.mots import Mot, root
from content.reponses.pages import Public

# Read on the words as they are typed, but for those of the trade, of which synonyms are one word.
TRADE: Final = frozenset(
    "nounou relais creche microcreche mam employeur agrement congeparental parentseul modegarde nepastravailler".split()
)
SIENS: Final = r"(?:mon|ma|mes|notre|nos) (?:\w+ )?"
SAYS_PRO: Final = (
    r"(?:je|et|moi|suis|etant|comme|deven\w+|etre) (?:aussi )?(?:une? )?nounou",
    SIENS + r"(?:agrement|employeurs?|collegues?|puericultrice|abattement|formation|profil|mam)\b",
    r"(?:les|mes|des|ces|aux|leurs) (?:parents|familles|employeur)\b",
    r"(?:la|une|cette) (?:famille|maman|mere|collegue)\b",
    r"(?:le|un) (?:papa|pere)\b",
    r"je (?:le |la |les |l )?(?:garde|accueille) (?:un|une|des|deux|trois|quatre|cinq|l)\b",
    r"(?:que|qu) (?:je|j) (?:garde|accueille)",
    r"(?:une?|l|le|la) (?:enfant|petite?|bebe) (?:que|qui)\b",
)
SAYS_PARENT: Final = (
    SIENS
    + r"(?:nounou|creche|microcreche|bebe|fils|filles?|enfants?|petite?|garcon|jumeaux|jumelles|aine|ainee|puce)\b",
    r"(?:la|une|sa|leur|aucune|cette) (?:\w+ )?nounou\b",
    r"(?:congeparental|parentseul|modegarde|nepastravailler|creche)\b",
)
ENFANT: Final = frozenset(
    "enfant enfants fils fille bebe petit petite gamin loulou garcon fillette nourrisson jumeaux puce aine".split()
)
NOUNOU: Final = frozenset(("nounou", "collegue"))
MOI: Final = frozenset(("je", "j", "moi"))
MALADE: Final = frozenset(
    root(word)
    for word in "malade grippe gastro fievre temperature hopital hospitalise hospitalisation angine varicelle rhume "
    "covid bronchiolite contagieux otite conjonctivite opere operation casse blesse enrhume vomit lumbago".split()
) | {"arretmaladie"}
REACH: Final = 6  # words on each side of the illness among which the ill person is looked for


def speaker(mots: Sequence[Mot]) -> Public | None:
    """Who seems to ask; None when nothing says it, or when both do."""
    said = " ".join(mot.racine if mot.racine in TRADE else mot.surface for mot in mots)
    pro, parent = _says(SAYS_PRO, said), _says(SAYS_PARENT, said)
    if pro == parent:
        return None
    return "assistant_maternel" if pro else "parent"


def marks(mots: Sequence[Mot], public: Public | None = None) -> Iterator[str]:
    """What the roles add to the words: who is ill; when it is who asks, also which of the two publics that is."""
    who = _ill(mots)
    if who is not None:
        yield f"@malade:{who}"
    if who == "moi" and (asks := speaker(mots) or public):
        yield f"@malade:moi:{asks}"


def _says(patterns: Sequence[str], said: str) -> bool:
    return any(re.search(rf"\b{pattern}", said) for pattern in patterns)


def _ill(mots: Sequence[Mot]) -> str | None:
    for n, mot in enumerate(mots):
        if mot.racine in MALADE:
            near = [*reversed(mots[max(0, n - REACH) : n]), *mots[n + 1 : n + 1 + REACH]]
            return next((who for one in near if (who := _who(one)) is not None), "quelqu'un")
    return None


def _who(mot: Mot) -> str | None:
    if mot.surface in ENFANT:
        return "enfant"
    if mot.racine in NOUNOU or mot.surface in NOUNOU:
        return "nounou"
    return "moi" if mot.surface in MOI else None
