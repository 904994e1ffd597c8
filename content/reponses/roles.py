"""Who asks, and who is ill: « je suis malade » is not answered before we know who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from content.reponses.mots import Mot
from content.reponses.pages import Public

METIER: Final = r"(?:nounou|relais nounou)"
# On the roots, joined by spaces: synonyms are already one word there.
PRO: Final = re.compile(
    r"\b(?:"
    r"je etre (?:une? |aussi )?(?:nounou|agrement)"
    r"|(?:futur|en tant que|comme|etant) (?:une? )?nounou|(?:etre|deven|deveni|devenir) (?:une? )?nounou"
    r"|(?:mon|mes|notr|leur) (?:propr )?(?:agrement|employeur|contrat .*employeur|colleg|puericultric|metier|abattement)"
    r"|(?:un|une|deux|trois|mon|mes|quatr|aut|autr) colleg|une? (?:famill|parent)|mes parent|les parent|la famill|les famill"
    r"|(?:des|ces|mes|leur|leurs) parent|(?:la|une) maman|(?:le|un) papa|la mer|le per|parent (?:que|qui) j"
    r"|je (?:le |la |les |l )?(?:gard|accueil|accueill)|j accueil|j accueill|que je (?:gard|accueil|accueill)"
    r"|(?:mon|ma|mes) (?:formation|salair|fich de pai|paie|bulletinsalaire|abattement|chomage)"
    r"|(?:mon|mes) (?:employeur|client)|je vouloir devenir nounou|l enfant (?:que|arriv|a|est|etre)|une? petit qui"
    r"|dan ma mam|en mam avec|mon profil|mes disponibl|mes plac|mes place|j avoir une plac"
    r")\b"
)
PARENT: Final = re.compile(
    r"\b(?:"
    r"(?:ma|mon|notr|une|la|sa|nos|leur|aucune|des|les|cette|un) (?:\w+ )?nounou"
    r"|(?:mon|ma|mes|notr|nos|not) (?:\w+ )?(?:beb|fil|fill|enfant|petit|garcon|loulou|jumeau|jumel|ain|grand|nourrisson)"
    r"|(?:ma|mon|notr|nos) (?:creche|assistant|premi|deuxiem)"
    r"|je (?:etre )?enceinte|congeparental|mon accouchement|j accouch|je (?:devoir )?reprendre le travail"
    r"|je cherch (?:une |un |de )?(?:nounou|plac|gard|modegard|modegarde|creche)|elle gard|employ une nounou|embauch une"
    r"|parentseul|etre parentseul|mon (?:mari|conjoint|copain|ex)\b.*(?:nounou|creche)"
    r")\b"
)
ENFANT: Final = frozenset(
    "enfant fil fill beb petit gamin loulou garcon fillet nourrisson bambin jumeau jumel jumelle jumeaux pouc puc il "
    "poupon gosse ain cadet".split()
)
NOUNOU: Final = frozenset("nounou collegue colleg".split())
MOI: Final = frozenset(("je", "j", "moi"))
MALADE: Final = frozenset(
    "maladie arretmaladie gripp gastro fievr hospitalis hopital angin varicell bronchiolit temperatur contagi covid "
    "rhum otit conjonctivit oper operation cass blesse bless enrhum vom".split()
)
REACH: Final = 6  # words before the illness among which the ill person is looked for


def speaker(mots: Sequence[Mot]) -> Public | None:
    """Who seems to ask; None when nothing says it, or both do."""
    text = " ".join(mot.racine for mot in mots)
    pro, parent = bool(PRO.search(text)), bool(PARENT.search(text))
    if pro == parent:
        return None
    return "assistant_maternel" if pro else "parent"


def marks(mots: Sequence[Mot], public: Public | None) -> Iterator[str]:
    """What these roles add to the words: who asks, who is ill."""
    asks = speaker(mots) or public
    if asks is not None:
        yield f"@{asks}"
    who = _ill(mots)
    if who is not None:
        yield f"@malade:{asks if who == 'moi' and asks else who}"


def _ill(mots: Sequence[Mot]) -> str | None:
    for n, mot in enumerate(mots):
        if mot.racine in MALADE:
            near = [*reversed(mots[max(0, n - REACH) : n]), *mots[n + 1 : n + 1 + REACH]]
            return next((who for one in near if (who := _who(one.racine)) is not None), "quelqu'un")
    return None


def _who(racine: str) -> str | None:
    if racine in ENFANT:
        return "enfant"
    if racine in NOUNOU:
        return "nounou"
    return "moi" if racine in MOI else None
