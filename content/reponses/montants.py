"""The amounts of a text, named between braces: « {am_minimum} », « {am_minimum:valeur} », « {am_minimum:depuis} »."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import escape
from typing import Final

from content.filters import MOIS
from content.reponses.baremes import NOM, Bareme, Baremes, Source

MONTANT: Final = re.compile(r"\{([^{}\n]*)\}")
WRITTEN: Final = re.compile(rf"({NOM})(?::(valeur|depuis))?")


def amounts_of(markdown: str) -> tuple[str, ...]:
    """The names of the amounts it shows."""
    return tuple(w[1] for m in MONTANT.finditer(markdown) if (w := WRITTEN.fullmatch(m[1])))


def in_french(value: Decimal | int | str) -> str:
    """« 4,20 », « 3 500 »."""
    if isinstance(value, str):
        return value
    whole, _, cents = str(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", "\u202f", digits)
    return f"{sign}{grouped},{cents}" if cents else f"{sign}{grouped}"


def with_unit(bareme: Bareme) -> str:
    """« 4,20 € brut de l'heure »."""
    return f"{in_french(bareme.valeur)}\u00a0{bareme.unite}" if bareme.unite else in_french(bareme.valeur)


class Montants:
    """Puts amounts in a text on one day; notes those that nobody confirmed and those past their date."""

    def __init__(self, baremes: Baremes, today: date) -> None:
        self._baremes = baremes
        self._today = today
        self._to_confirm: dict[Source, None] = {}
        self._stale: dict[str, None] = {}
        self.valeur_a_confirmer = False  # a value alone was shown that nobody confirmed: the page says so once

    @property
    def a_confirmer(self) -> tuple[Source, ...]:
        """Where the amounts that nobody confirmed were read."""
        return tuple(self._to_confirm)

    @property
    def hors_date(self) -> tuple[str, ...]:
        """The amounts that could not be served."""
        return tuple(self._stale)

    def shown(self, written: str) -> str:
        """HTML for what stands between braces; an amount past its date is never served."""
        found = WRITTEN.fullmatch(written)
        if found is None or found[1] not in self._baremes:
            return escape(f"{{{written}}}", quote=False)
        bareme = self._baremes.current(found[1], self._today)
        if bareme is None:
            return self._absent(found[1], found[2])
        if not bareme.is_confirmed:
            self._to_confirm[bareme.source] = None
        if found[2] == "depuis":
            day = bareme.depuis
            return f"{'1er' if day.day == 1 else day.day} {MOIS[day.month - 1]} {day.year}"
        if found[2] == "valeur":
            self.valeur_a_confirmer |= not bareme.is_confirmed
            return escape(in_french(bareme.valeur), quote=False)
        return escape(with_unit(bareme), quote=False) + ("" if bareme.is_confirmed else " (à confirmer)")

    def _absent(self, nom: str, what: str | None) -> str:
        self._stale[nom] = None
        last = self._baremes.latest(nom, self._today)
        return f"{'date' if what == 'depuis' else 'montant'} à vérifier{_where(last.source) if last else ''}"


def _where(source: Source) -> str:
    if not source.adresse:
        return f" : {escape(source.titre, quote=False)}"
    return f' sur <a href="{escape(source.adresse)}">{escape(source.titre, quote=False)}</a>'
