"""Somebody who looks after children at their own home: where she goes, when she is free. Never an agrément nor a place.

One carer takes the brothers and sisters together: the home is the family's. What is not known never excludes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.annuaire.semaine_ecrite import take_grille
from bot.domain.annuaire.texte import plain
from bot.domain.assistants import AssistantMaternel, Place, Source
from bot.domain.criteres import Criteres
from bot.domain.obstacles import find_refusal_of_relais
from bot.domain.places import lien
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.domain.semaine import Grille
from bot.domain.verdicts import OF_LIEN, Exclue, Verdict

EtatGarde = Literal["libre", "occupee"]
_COMPLET = re.compile(r"\b(?:complete?|(?:plus|pas) (?:de place|disponible|libre)|indisponible|non disponible)\b")
_LIBRE = re.compile(r"\b(?:disponible|dispo|libre|maintenant|tout de suite|des que possible)\b")
_SEMAINE = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|\bweek|semaine|matin|midi|soir"
    r"|ecole|classe|journee|nuit|\d ?h"
)
_A_PARTIR = re.compile(r"\b(?:a partir (?:du|de|d')|des|depuis|libre (?:le(?=\s+\d)|en|au))\s*")
_MOTS_D_UNE_DATE = 5


@dataclass(frozen=True, slots=True)
class Garde:
    """What a carer at home says of herself. `communes` empty: all those of the relais; `etat` None: nothing was said.

    `accord_le`: she agreed to receive families' requests. `demandee_le` without `validee_le`: an animatrice has still
    to put her in the directory.
    """

    communes: tuple[str, ...] = ()
    etat: EtatGarde | None = None
    libre_le: date | None = None
    grille: Grille | None = None
    confirmee_le: datetime | None = None
    source: Source | None = None
    accord_le: datetime | None = None
    demandee_le: datetime | None = None
    validee_le: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """She asked to be in the directory, and nobody has answered yet."""
        return self.demandee_le is not None and self.validee_le is None

    def as_place(self) -> Place:
        """Her availability, as the rule reads one of any professional."""
        return Place(
            1, self.etat or "inconnue", self.libre_le, grille=self.grille,
            confirmee_le=self.confirmee_le, source=self.source,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offre:
    """What one message says of her availability."""

    etat: EtatGarde
    libre_le: date | None = None
    grille: Grille | None = None


def judge_garde(criteres: Criteres, assistant: AssistantMaternel, garde: Garde) -> Verdict:
    """The rule of this trade: one request, one carer. The first obstacle that an animatrice would say."""
    refused = find_refusal_of_relais(criteres, assistant) or _of_her_own(criteres, assistant, garde)
    if refused is not None:
        return refused
    place = garde.as_place()
    return OF_LIEN[min(lien(criteres, enfant, place) for enfant in criteres.enfants)]


def read_offre(text: str, today: date) -> Offre | None:
    """« Libre à partir de septembre, lundi et jeudi après l'école »; None when nothing of it is understood."""
    words = plain(text)
    libre_le, rest = _take_date(words, today)
    if libre_le is None and _COMPLET.search(words):
        return Offre("occupee")
    grille = take_grille(rest)[0] if _SEMAINE.search(rest) else None
    if libre_le is None and grille is None and not _LIBRE.search(words):
        return None
    return Offre("libre", libre_le if libre_le is not None and libre_le > today else None, grille)


def _of_her_own(criteres: Criteres, assistant: AssistantMaternel, garde: Garde) -> Exclue | None:
    besoin = criteres.recherche.besoin
    if garde.accord_le is None or garde.is_waiting:
        return Exclue("sans_accord")
    if assistant.is_paused(criteres.today):
        return Exclue("en_pause")
    if garde.communes and besoin.commune not in garde.communes:
        return Exclue("trop_loin")
    if assistant.accepte.horaires_atypiques is False and criteres.atypique:
        return Exclue("n_accepte_pas_atypiques")
    return Exclue("n_accepte_pas_imprevu") if assistant.accepte.besoin_imprevu is False and besoin.imprevu else None


def _take_date(words: str, today: date) -> tuple[date | None, str]:
    """The date after « à partir de », and the text without it: the longest run of words that is one."""
    found = _A_PARTIR.search(words)
    if found is None:
        return None, words
    after = re.split(r"[,;.\n]", words[found.end() :], maxsplit=1)[0].split()
    for size in range(min(len(after), _MOTS_D_UNE_DATE), 0, -1):
        match parse_date(" ".join(after[:size]), today):
            case Lu(day):
                said = re.escape(found[0]) + r"\s*" + r"\s+".join(map(re.escape, after[:size]))
                return day, re.sub(said, " ", words, count=1)
    return None, words
