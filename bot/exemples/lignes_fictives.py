"""How fictitious people are written in the file: as untidily as in a real one. Never a number that could ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from bot.exemples.communes_2025 import CommunePeuplee
from bot.exemples.noms_fictifs import ECOLES, PLANTES

COLONNES: Final = (
    "NOM", "Prénom", "Adresse", "CP", "Commune", "Tél. portable", "Tél. fixe", "Mail", "Statut", "N° agrément",
    "Nb places", "Fin d'agrément", "En activité", "Périscolaire", "Hor. atypiques", "Urgence", "Handicap",
    "Écoles desservies", "Places disponibles", "Mis à jour le", "Remarques",
)  # fmt: skip
_FIXES: Final = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")  # Arcep: kept for fiction, as 06 39 98
_MOIS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_PLACES: Final = (
    "4",
    "4",
    "4",
    "4 dont 1 périscolaire",
    "3",
    "3 dont 1 de plus de 2 ans",
    "4 (2 de - de 18 mois)",
    "2",
)


# What the second line about somebody leaves empty: availability; then the number too; then the phone too.
_OUBLIS: Final = ((18, 19), (9, 18, 19), (5, 6, 9, 18, 19))


class Personne(NamedTuple):
    """Somebody who does not exist. `accepte`: périscolaire, horaires atypiques, besoin imprévu, accueil adapté."""

    rang: int
    nom: str
    prenom: str
    commune: CommunePeuplee
    mam: int | None
    creche_familiale: bool
    actif: bool
    libre: bool
    accepte: tuple[bool, ...]
    today: date
    fin: date


def row_of(personne: Personne, rng: Random) -> list[str]:
    """One line of the file."""
    rang = personne.rang
    return [
        personne.nom.upper() if rang % 4 else personne.nom,
        personne.prenom,
        _adresse(personne),
        personne.commune.code_postal,
        _spelled(personne.commune.nom, rang),
        *_telephones(rang),
        f"{personne.prenom.lower()}.{rang}@courriel.example" if rang % 5 < 3 else "",
        _statut(personne),
        f"62-F{rang:06d}" if rang % 7 else "",
        _PLACES[rng.randrange(len(_PLACES))],
        personne.fin.strftime("%d/%m/%Y"),
        "oui" if personne.actif else "non",
        *("oui" if accepted else ("non" if rang % 2 else "") for accepted in personne.accepte),
        ECOLES[rang % len(ECOLES)] if personne.accepte[0] and rang % 3 == 0 else "",
        *_disponibilite(personne, rng),
        "",
    ]


def doubled(personnes: Sequence[Personne], rng: Random, copies: int) -> Iterator[list[str]]:
    """People written a second time further down: by the same number, then the same phone, then the same name."""
    step = max(1, len(personnes) // (3 * copies + 1))
    for index in range(min(len(personnes), 3 * copies)):
        personne = personnes[(index + 1) * step - 1 if len(personnes) > 3 * copies else index]
        row = row_of(personne, rng)
        row[0] = personne.nom
        for column in _OUBLIS[index % 3]:
            row[column] = ""
        row[20] = "ligne en double"
        yield row


def _adresse(personne: Personne) -> str:
    if personne.mam is not None:
        return f"{personne.mam + 1} place de la Fiction"
    return f"{personne.rang % 90 + 1} rue des Exemples"


def _statut(personne: Personne) -> str:
    if personne.mam is not None:
        return f"MAM {PLANTES[personne.mam % len(PLANTES)]}"
    return "crèche familiale" if personne.creche_familiale else ("indépendant" if personne.rang % 3 else "")


def _spelled(commune: str, rang: int) -> str:
    """One in five in capitals without accents nor hyphens, as the département writes them."""
    if rang % 5:
        return commune
    plain = commune.upper().translate(str.maketrans("ÉÈ-", "EE "))
    return plain.replace("SAINT ", "ST ")


def _telephones(rang: int) -> tuple[str, str]:
    """Most have a mobile, in one of five spellings; some are missing or too short."""
    pairs = f"{rang % 10_000:04d}"
    mobile = f"06 39 98 {pairs[:2]} {pairs[2:]}"
    fixe = f"{_FIXES[rang // 10_000 % 5]} {pairs[:2]} {pairs[2:]}"
    if rang % 89 in (44, 45):
        return "", f"{_FIXES[2]} {rang // 89 % 100:02d} 99"  # two people, one landline: not a double
    match rang % 30:
        case 3 | 17:
            return "", ""
        case 9:
            return mobile[:-3], ""
        case 12 | 22:
            return "", fixe
        case 25:
            return f"{mobile} / {fixe}", ""
    spellings = (
        mobile,
        mobile.replace(" ", ""),
        mobile.replace(" ", "."),
        "+33 " + mobile[1:],
        mobile.replace(" ", "")[1:],
    )
    return spellings[rang % 5], ""


def _disponibilite(personne: Personne, rng: Random) -> tuple[str, str]:
    """What is known of her places, and since when; of most of them, nothing."""
    told = (personne.today - timedelta(days=rng.randrange(5, 90))).strftime("%d/%m/%Y")
    soon = personne.today + timedelta(days=rng.randrange(20, 300))
    month = f"{_MOIS[soon.month - 1]} {soon.year}"
    if personne.libre:
        free = (
            f"1 place en {month}",
            "1",
            soon.strftime("%d/%m/%Y"),
            "libre",
            f"2 places ({month})",
            "1 place LMJV",
            month,
        )
        return free[rng.randrange(len(free))], told
    return ("complet", told) if personne.actif and rng.random() < 0.25 else ("", "")
