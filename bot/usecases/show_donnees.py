"""« Mes données »: what is kept about somebody, to read it or to take a copy of it. Changes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.reglages import Reglages
from bot.domain.relais import Relais
from bot.usecases.unit import Unit

LISTES = ("modes", "enfants", "jours", "ecoles", "reponses", "horaires")  # written as JSON in the database


@dataclass(frozen=True, slots=True)
class Donnees:
    """Every section with its rows, and the relais that are concerned."""

    sections: Mapping[str, list[dict[str, Any]]]
    relais: tuple[Relais, ...]

    @property
    def conservation_questions(self) -> int:
        """Days that her questions are kept at most."""
        default = Reglages().conservation_questions_jours
        return max((relais.reglages.conservation_questions_jours for relais in self.relais), default=default)

    @property
    def telephone(self) -> str | None:
        """The number the family gave, the same for every relais."""
        return next((f["telephone"] for f in self.sections["familles"] if "telephone" in f), None)


async def show_donnees(unit: Unit, personne: Personne) -> Donnees:
    """Everything, hers only: her account is what finds it."""
    sections = await unit.tx.donnees.list_sections(personne.compte_id, personne.telegram_id)
    known = {row["relais_id"] for rows in sections.values() for row in rows if "relais_id" in row}
    return Donnees(sections, tuple(unit.territoire.get(relais_id) for relais_id in sorted(known)))


async def copy_donnees(unit: Unit, personne: Personne, key: str) -> None:
    """Sends her the copy as a file; it lives in the letter's row, which is emptied once it has left."""
    donnees = await show_donnees(unit, personne)
    copied = {
        "copie_du": to_paris(unit.now).isoformat(timespec="seconds"),
        "relais": [relais.nom for relais in donnees.relais],
        **{name: [_plain(row) for row in rows] for name, rows in donnees.sections.items()},
    }
    unit.write(
        key,
        personne.telegram_id,
        "donnees/copie",
        lane=Lane.ANSWER,
        method="document",
        body={"name": f"mes-donnees-{unit.today}.json", "content": json.dumps(copied, ensure_ascii=False, indent=2)},
    )


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items() if name != "relais_id"}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return to_paris(value).isoformat(timespec="seconds")
    return json.loads(value) if name in LISTES else value
