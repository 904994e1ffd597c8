"""The dated table of amounts: one line each figure and date, never a figure in a page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, get_args

from bot.table_toml import Table

BAREMES: Final = Path(__file__).parent.parent / "baremes.toml"
NOM: Final = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
ADRESSE: Final = r"https://\S+"
Confiance = Literal["haute", "moyenne", "basse"]
CONFIANCES: Final[Mapping[str, Confiance]] = {mot: mot for mot in get_args(Confiance)}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read; the address is empty for a document that is on no site."""

    titre: str
    adresse: str = ""


@dataclass(frozen=True, slots=True)
class Bareme:
    """One value and the days on which it may be served. Confirmed only by a human."""

    nom: str
    libelle: str
    valeur: Decimal | int | str  # a number keeps the digits it was written with
    unite: str
    depuis: date
    source: Source
    confiance: Confiance
    jusqu_a: date | None = None
    verifie_le: date | None = None
    verifie_par: str = ""

    def is_served(self, today: date) -> bool:
        """Begun and not ended."""
        return self.depuis <= today and (self.jusqu_a is None or today <= self.jusqu_a)

    @property
    def is_confirmed(self) -> bool:
        """Whether a human has read it at its source."""
        return self.verifie_le is not None


@dataclass(frozen=True)
class Baremes:
    """Every line, whatever its date. Immutable: a confirmation gives another table."""

    lignes: tuple[Bareme, ...] = ()
    _histoire: dict[str, list[Bareme]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for ligne in sorted(self.lignes, key=lambda one: one.depuis):
            self._histoire.setdefault(ligne.nom, []).append(ligne)

    def __contains__(self, nom: str) -> bool:
        return nom in self._histoire

    @property
    def noms(self) -> tuple[str, ...]:
        """In the order of the file."""
        return tuple(dict.fromkeys(ligne.nom for ligne in self.lignes))

    def history(self, nom: str) -> tuple[Bareme, ...]:
        """Its lines, oldest first."""
        return tuple(self._histoire.get(nom, ()))

    def current(self, nom: str, today: date) -> Bareme | None:
        """The last line begun, unless it has ended: an amount past its date is never served."""
        begun = [ligne for ligne in self._histoire.get(nom, ()) if ligne.depuis <= today]
        return begun[-1] if begun and begun[-1].is_served(today) else None

    def latest(self, nom: str, today: date) -> Bareme | None:
        """The line to send somebody to when none may be served: the last begun, else the first to come."""
        lignes = self._histoire.get(nom, [])
        begun = [ligne for ligne in lignes if ligne.depuis <= today]
        return begun[-1] if begun else (lignes[0] if lignes else None)

    def confirm(self, nom: str, depuis: date, le: date, par: str) -> Baremes:
        """The same table, that line verified on that day by that person."""
        return Baremes(
            tuple(
                replace(ligne, verifie_le=le, verifie_par=par) if (ligne.nom, ligne.depuis) == (nom, depuis) else ligne
                for ligne in self.lignes
            )
        )


def read_baremes(file: Path = BAREMES) -> tuple[Baremes, tuple[str, ...]]:
    """The lines that are right, and a French sentence for each mistake. No file: an empty table."""
    if not file.exists():
        return Baremes(), ()
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Baremes(), (f"{file.name} : ce fichier ne peut pas être lu ({error})",)
    problems: list[str] = []
    top = Table(values, "", problems)
    lignes = [ligne for table in top.tables("bareme") if (ligne := _read_ligne(table)) is not None]
    top.done()
    problems.extend(_twice(lignes))
    return Baremes(tuple(lignes)), tuple(f"{file.name} : {problem}" for problem in problems)


def read_source(table: Table, *, address_needed: bool = True) -> Source | None:
    """A title and its address."""
    table.require("titre", *(["adresse"] if address_needed else []))
    titre = table.text("titre", what="le nom de ce qui a été lu", longest=300)
    adresse = table.text("adresse", what="une adresse en https://", pattern=ADRESSE, longest=500)
    table.done()
    return Source(titre, adresse or "") if titre else None


def _read_ligne(table: Table) -> Bareme | None:
    table.require("nom", "libelle", "valeur", "depuis", "source", "confiance")
    nom = table.text("nom", what="un nom en minuscules et _ (am_minimum_horaire)", pattern=NOM, longest=80)
    libelle = table.text("libelle")
    valeur = _read_valeur(table)
    unite = table.text("unite", what="une unité", pattern=r".*") or ""
    depuis, jusqu_a, verifie_le = table.day("depuis"), table.day("jusqu_a"), table.day("verifie_le")
    source = read_source(table.table("source"))
    confiance = table.choice("confiance", CONFIANCES)
    verifie_par = table.text("verifie_par", what="qui a vérifié") or ""
    if verifie_le and not verifie_par:
        table.problem("verifie_par", "dites qui a vérifié, ou enlevez verifie_le")
    if depuis and jusqu_a and jusqu_a < depuis:
        table.problem("jusqu_a", "cette date vient avant « depuis »")
    table.done()
    if not (nom and libelle and valeur is not None and depuis and source and confiance):
        return None
    return Bareme(nom, libelle, valeur, unite, depuis, source, confiance, jusqu_a, verifie_le, verifie_par)


def _read_valeur(table: Table) -> Decimal | int | str | None:
    found = table.raw("valeur")
    if isinstance(found, str) and found.strip():
        return found.strip()
    if isinstance(found, int | Decimal) and not isinstance(found, bool):
        return found
    if found is not None:
        table.expected("valeur", "un nombre, ou un texte entre guillemets,", found)
    return None


def _twice(lignes: Iterable[Bareme]) -> list[str]:
    seen, problems = set[tuple[str, date]](), []
    for ligne in lignes:
        if (ligne.nom, ligne.depuis) in seen:
            problems.append(f"bareme « {ligne.nom} » : deux lignes commencent le {ligne.depuis:%d/%m/%Y}")
        seen.add((ligne.nom, ligne.depuis))
    return problems
