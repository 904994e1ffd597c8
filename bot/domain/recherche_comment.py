"""Reads the choices of a search: modes, year, school, remark, agreements. Never health, tariff, employer nor origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.domain.demandes import Mode
from bot.domain.dialogues import Corrige, Lecture, Repondu, Reponses
from bot.domain.lecture import plain
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.saisie import says_unknown

Parse = Callable[[str, Reponses, ContexteRecherche], Lecture]
MODES: Mapping[str, Mode] = {"a": "assistant_maternel", "c": "collectif", "g": "garde_a_domicile", "i": "ne_sait_pas"}
ECOLE_MAX, REMARQUE_MAX = 80, 400  # characters
RAYON_MIN, RAYON_MAX = 1, 50  # km
_PASSER = re.compile(r"\b(?:sans|passer|non|plus tard|prefere pas)\b")
_MOTS_MODES = (
    ("a", re.compile(r"assistante?s?|nounous?|nourrices?|assmat|\bmam\b")),
    ("c", re.compile(r"creches?|collecti\w*|multi|halte")),
    ("g", re.compile(r"domicile|chez (?:moi|nous)")),
)


def one_of(*, unknown: bool = False, **mots: str) -> Parse:
    """A reader of one of several codes, which may also be typed as its words; `unknown`: « I do not know » is one."""
    patterns = {code: re.compile(words) for code, words in mots.items()}

    def parse(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
        if text in patterns:
            return Repondu(text)
        words = plain(text).strip(" .!,")
        if unknown and (text == "?" or says_unknown(words)):
            return Repondu(None)
        found = [code for code, pattern in patterns.items() if pattern.search(words)]
        return Repondu(found[0]) if len(found) == 1 else Corrige("bouton")

    return parse


OUI, NON = r"^(?:oui|ok|d accord|volontiers|bien sur)\b", r"^non\b"
parse_oui_non = one_of(oui=OUI, non=NON)
parse_separes = one_of(ensemble=r"ensemble|meme", separes=r"separe|different")
parse_periode = one_of(
    unknown=True, annee=r"annee|tout le temps", hors_vacances=r"sauf|hors", mercredis_et_vacances=r"mercredi"
)
parse_trajet = one_of(unknown=True, assistant_maternel=r"assistant", famille=r"\bnous\b|\bmoi\b|famille|parents?")
parse_pour = one_of(
    mon_enfant=r"\bmon enfant\b|\bmes enfants\b|\bmoi\b", enfant_accueilli=r"accueill", famille_accompagnee=r"accompagn"
)
parse_adapte = one_of(non=NON, avec_animatrice=r"animatrice|relais", tait=r"prefere|pas repondre")
parse_accord = one_of(oui=r"^(?:oui|ok|d accord|j accepte)\b")


def parse_modes(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """« ac » is assistant maternel and collectif; « i » alone, the family does not know."""
    words = plain(text)
    known = set(text) if re.fullmatch(r"[acgi]+", text) else {code for code, m in _MOTS_MODES if m.search(words)}
    if not known and says_unknown(words):
        known = {"i"}
    kept = (known - {"i"}) or known
    return Repondu([MODES[code] for code in MODES if code in kept]) if kept else Corrige("bouton")


def parse_telephone(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """A number comes by Telegram's button only: a typed one could be anybody's. Typed words can only pass."""
    if re.search(r"\d{6}", re.sub(r"\D", "", text)):
        return Corrige("telephone_bouton")
    return Repondu(None) if _PASSER.search(plain(text)) else Corrige("telephone")


def parse_ecole(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """The name of the school; an empty one when there is none to go to."""
    words = plain(text).strip(" .!,")
    if text == "?" or says_unknown(words):
        return Repondu(None)
    if re.fullmatch(r"(?:non|aucune?|pas d ecole|pas encore)", words):
        return Repondu("")
    name = " ".join(text.split())
    if not re.search(r"[a-z]{2}", words):
        return Corrige("ecole")
    return Repondu(name) if len(name) <= ECOLE_MAX else Corrige("trop_long", nombre=ECOLE_MAX)


def parse_rayon(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """Kilometres around the commune."""
    found = re.search(r"\d{1,3}", text)
    km = int(found[0]) if found else 0
    return Repondu(km) if RAYON_MIN <= km <= RAYON_MAX else Corrige("rayon", nombre=RAYON_MAX)


def parse_remarque(text: str, reponses: Reponses, context: ContexteRecherche) -> Lecture:
    """A few words, which an animatrice reads before anybody else; « aucune » takes it back."""
    words = " ".join(text.split())
    if plain(words).strip(" .!,") in {"aucune", "non", "rien", "-"}:
        return Repondu(None)
    return Repondu(words) if len(words) <= REMARQUE_MAX else Corrige("trop_long", nombre=REMARQUE_MAX)
