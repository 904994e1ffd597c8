"""Reads a search told in one sentence: « slt je cherche une nounou pr janvier bb de 3 mois ». Guesses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from bot.domain.calendrier_francais import MOT_JOUR, MOT_MOIS, MOT_NOMBRE
from bot.domain.dialogues import Repondu
from bot.domain.ecriture import normalise
from bot.domain.lecture import plain
from bot.domain.recherche_comment import parse_modes
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_quand import parse_arrivee, parse_debut, parse_depart, parse_jours
from bot.domain.recherche_qui import parse_enfant
from bot.domain.ressemblance import named_within

_ABREGES: Final = {
    "pr": "pour", "bb": "bebe", "bbs": "bebes", "bebes": "bebe", "loulou": "bebe", "loulous": "bebe",
    "louloute": "bebe", "fiston": "fils", "nee": "ne", "ass": "assistante", "assmat": "assistante",
    "assmats": "assistante", "tata": "nounou", "sem": "semaine", "ts": "tous", "jrs": "jours",
    "asap": "des que possible",
}  # fmt: skip
_N: Final = rf"(?:\d{{1,2}}|{MOT_NOMBRE})"
_AGE: Final = rf"{_N} ?(?:mois|ans?(?: et demie?)?|semaines?)"
_MOIS: Final = rf"(?:\d{{1,2}}(?:er)? )?(?:{MOT_MOIS})(?: 20\d\d)?"
_ENFANT: Final = r"(?:bebe|enfant|fils|fille|garcon|petite?|jumeaux|jumelles|petit bout)"
_A_VENIR: Final = r"naissance|accouchement|accouche|terme|arrivee|attendue?|nait|naitra|prevue?"
# A child said to be of an age, born in a month, or to come. The group is what the form would have been told.
_ENFANTS: Final = (
    re.compile(rf"\b(enceinte de {_N} mois)"),
    re.compile(
        rf"\b((?:naissance|accouchement|accouche|terme|arrivee|attendue?|nait|naitra|prevue?)\b[\w ]{{0,14}}?{_MOIS})\b"
    ),
    re.compile(rf"\b(ne (?:en|le|fin|debut|mi)[ -]?{_MOIS})\b"),
    re.compile(rf"\b{_ENFANT}(?: \w+)?(?: de| a| age de| agee de| qui a)? ({_AGE})\b"),
    re.compile(rf"\b(?:de|age|agee|a) ({_AGE})\b(?! de preavis)"),
    re.compile(rf"^({_AGE})\b"),
)
_A_CE_MOMENT: Final = re.compile(rf"\baura (?:\w+ )?{_AGE}")  # an age on the first day, not today's: asked by the form
_DEBUTS: Final = (
    re.compile(r"\b(des que possible|(?:au|le) plus (?:vite|tot)|tout de suite|maintenant)\b"),
    re.compile(rf"\b((?:dans|d ici) {_N} (?:jours?|semaines?|mois))\b"),
    re.compile(r"\b((?:la )?(?:semaine|(?:le )?mois) prochaine?)\b"),
    re.compile(r"\b(rentree(?: de septembre)?(?: 20\d\d)?)\b"),
    re.compile(r"(?<![\d/])(\d{1,2}/\d{1,2}(?:/(?:20)?\d\d)?)(?![\d/])"),
    re.compile(rf"\b((?:(?:debut|mi|fin|courant)[ -](?:de |d )?)?{_MOIS})\b"),
)
_JOURS: Final = re.compile(
    rf"\b(?:(?:{MOT_JOUR})s?|tous les jours|temps plein|semaine complete|du lundi au vendredi)\b"
)

_H: Final = r"\d{1,2} ?(?:h|heures?)(?: ?\d{2})?"
_HORAIRES: Final = re.compile(rf"\b({_H}) (?:a |jusqu a )?({_H})\b")


def read_search(text: str, context: ContexteRecherche) -> dict[str, Any]:
    """The answers that the form would have got, by the name of its questions; what is in doubt is left to be asked."""
    words = _unfold(text)
    found: dict[str, Any] = {}
    commune = _commune(text, context)
    if commune is not None:
        found["commune"] = commune
    enfant, rest = _enfant(words, context)
    if enfant is not None:
        found["enfant_1"] = enfant
    debut, rest = _debut(rest, context)
    if debut is not None:
        found["debut"] = debut
    if _JOURS.search(rest) and isinstance(jours := parse_jours(rest, {}, context), Repondu) and jours.valeur:
        found["jours"] = jours.valeur
    found |= _horaires(rest, context)
    if isinstance(modes := parse_modes(words, {}, context), Repondu) and "ne_sait_pas" not in modes.valeur:
        found["modes"] = modes.valeur
    return found


def _unfold(text: str) -> str:
    words = re.sub(r"[^\w/ -]", " ", plain(text)).replace("-", " ")
    return " ".join(_ABREGES.get(word, word) for word in words.split())


def _commune(text: str, context: ContexteRecherche) -> str | None:
    """The only commune named in full; the longest name when one holds another."""
    named = named_within(context.communes.orthographes, normalise(text))
    covered = [e for e in named if e.trouvee.commune.is_member(context.today)]
    longest = [e for e in covered if not any(e is not other and f" {e.nom} " in f" {other.nom} " for other in covered)]
    codes = {e.trouvee.commune.insee for e in longest}
    return codes.pop() if len(codes) == 1 else None


def _enfant(words: str, context: ContexteRecherche) -> tuple[str | None, str]:
    """The month of the only child that is told of, and the words without it."""
    said, rest = _take(_ENFANTS, _A_CE_MOMENT.sub(" ", words))
    read = {lu.valeur for one in said if isinstance(lu := parse_enfant(one, {}, context), Repondu)}
    return (read.pop() if len(read) == 1 else None), rest


def _debut(words: str, context: ContexteRecherche) -> tuple[str | None, str]:
    """The only first day that is told of, and the words without it: two dates are a doubt."""
    said, rest = _take(_DEBUTS, words)
    read = {lu.valeur for one in said if isinstance(lu := parse_debut(one, {}, context), Repondu) and lu.valeur}
    return (read.pop() if len(read) == 1 else None), rest


def _horaires(words: str, context: ContexteRecherche) -> dict[str, Any]:
    """« de 8 h à 17 h 30 », told once: two of them are a doubt."""
    said = _HORAIRES.findall(words)
    if len(said) != 1:
        return {}
    arrivee = parse_arrivee(said[0][0], {}, context)
    if not isinstance(arrivee, Repondu) or arrivee.valeur is None:
        return {}
    depart = parse_depart(said[0][1], {"arrivee": arrivee.valeur}, context)
    return {"arrivee": arrivee.valeur, "depart": depart.valeur} if isinstance(depart, Repondu) else {}


def _take(patterns: Iterable[re.Pattern[str]], words: str) -> tuple[list[str], str]:
    """What each pattern finds in turn, and the words without it: « 4 janvier » is not also « janvier »."""
    said: list[str] = []
    for pattern in patterns:
        said += [match[1] for match in pattern.finditer(words)]
        words = pattern.sub(" ", words)
    return said, " ".join(words.split())
