"""What a cell says of free seats: « 2 », « sept 2026 », « complet », « 1 place LMJV, 0-3 ans ». Never a half-truth."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.domain.annuaire.ages import take_ages
from bot.domain.annuaire.dates import take_date
from bot.domain.annuaire.fiche import EtatDit, Offre
from bot.domain.annuaire.semaine_ecrite import take_grille
from bot.domain.annuaire.texte import plain
from bot.domain.assistants import Restriction

PLACES_MAX: Final = 8
ANCIENNE: Final = timedelta(days=366)  # a seat « free since » longer than that is a birthday or a forgotten cell
_GELEE = re.compile(
    r"\bgelee?s?\b|\bconge(?:s)?(?: maternite| parental| maladie)?\b|\barret(?: maladie)?\b|\b(?:en )?pause\b"
)
_OCCUPEE = re.compile(
    r"\bcomplete?s?\b|\bindisponibles?\b|\b(?:non|pas|plus|aucune?)(?: de)?(?: places?| dispo\w*| libres?)*\b"
    r"|\boccupee?s?\b|\bprise?s?\b|\brien\b|(?<!\d)0(?: places?)?(?!\d)"
)
_LIBRE = re.compile(
    r"\blibres?\b|\bdispo(?:nible|nibilite)?s?\b|\bvacante?s?\b|\boui\b|\bx\b|\b(?:tout )?de suite\b"
    r"|\bimmediate?(?:ment)?\b|\bmaintenant\b|\bactuellement\b|\bdes que possible\b"
)
_NOMBRE = re.compile(r"(?<!\d)([1-8]) ?(?:/|sur) ?[1-8](?!\d)|(?<!\d)([1-8])(?!\d)|\b(une?|deux|trois|quatre)\b")
_EN_LETTRES: Final = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4}
_RESTRICTIONS: Final[tuple[tuple[re.Pattern[str], Restriction], ...]] = (
    (re.compile(r"\bperi-?(?:scolaires?|sco)?\b"), "periscolaire"),
    (re.compile(r"\btemps partiels?\b|\bmi-?temps\b|\bt\.? ?p(?:artiel)?\b"), "temps_partiel"),
)
_SANS_SENS = re.compile(
    r"\b(?:places?|a|au|aux|partir|du|de|des|d|le|la|les|l|en|pour|et|enfants?|accueils?|uniquement|seulement|pl|mois|date"
    r"|depuis|prevue?|environ|vers|bebes?|ans)\b|[^\w]"
)
_SEPARATEURS: Final = (r"[;\n]|\bpuis\b", r"[;\n+]|\bpuis\b|,(?! ?\d\d\b)|\bet\b")


def parse_offres(text: str, today: date, *, seat: bool) -> tuple[Offre, ...] | None:
    """The seats of a cell, several if it lists several; None when a part of it cannot be read.

    `seat`: the column speaks of one seat, so days or ages alone describe it without saying that it is free.
    """
    whole = _read(text, today, seat=seat)
    if whole is not None:
        return (whole,)
    for separator in () if seat else _SEPARATEURS:
        parts = [part for part in re.split(separator, text.casefold()) if part.strip()]
        offres = [_read(part, today, seat=False) for part in parts]
        if len(parts) > 1 and all(o is not None and o.etat == "libre" for o in offres):
            return tuple(o for o in offres if o is not None)
    return None


def take_restriction(text: str) -> tuple[Restriction | None, str]:
    """« périscolaire » or « temps partiel », and what is left."""
    for form, restriction in _RESTRICTIONS:
        rest, count = form.subn(" ", text)
        if count:
            return restriction, rest
    return None, text


def _read(text: str, today: date, *, seat: bool) -> Offre | None:
    ages, rest = take_ages(plain(text))
    restriction, rest = take_restriction(rest)
    le, rest = take_date(rest, today)
    etats, rest = _take_etats(rest)
    grille, rest = take_grille(rest)
    nombre, rest = _take_nombre(rest)
    if _SANS_SENS.sub("", rest) or len(etats) > 1 or (le is not None and le < today - ANCIENNE):
        return None
    described = Offre(None, nombre, le, *(ages or (None, None)), restriction, grille)
    if described == Offre() and not etats:
        return None
    free = le is not None or nombre is not None or not seat
    return _with_etat(described, etats, free)


def _with_etat(described: Offre, etats: set[EtatDit], free: bool) -> Offre | None:
    """A seat that is taken « until » some day is a doubt, not an offer."""
    etat: EtatDit | None = next(iter(etats), "libre" if free else None)
    if etat in ("occupee", "gelee") and (described.le or described.nombre):
        return None
    return replace(described, etat=etat)


def _take_etats(text: str) -> tuple[set[EtatDit], str]:
    etats: set[EtatDit] = set()
    forms: tuple[tuple[re.Pattern[str], EtatDit], ...] = ((_GELEE, "gelee"), (_OCCUPEE, "occupee"), (_LIBRE, "libre"))
    for form, etat in forms:
        text, count = form.subn(" ", text)
        if count:
            etats.add(etat)
    return etats, text


def _take_nombre(text: str) -> tuple[int | None, str]:
    match = _NOMBRE.search(text)
    if match is None:
        return None, text
    written = match[1] or match[2] or match[3]
    number = _EN_LETTRES.get(written) or int(written)
    return number, f"{text[: match.start()]} {text[match.end() :]}"
