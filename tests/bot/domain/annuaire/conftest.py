"""A relais of three communes, a day, and a door to the import for short stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.annuaire.comparaison import compare
from bot.domain.annuaire.lecture import Lecture, read_annuaire
from bot.domain.annuaire.rapport import Rapport
from bot.domain.annuaire.tableau import FichierRefuse
from bot.domain.annuaire.texte import fold
from bot.domain.assistants import AssistantMaternel

TODAY = date(2026, 10, 13)
NOW = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)
COMMUNES = {"lillers": "62516", "saint venant": "62770", "st venant": "62770", "isbergues": "62473"}

Lire = Callable[[bytes | str], Lecture]
Importer = Callable[..., Rapport]


def find_commune(nom: str, code_postal: str | None) -> str | None:
    return COMMUNES.get(fold(nom))


@pytest.fixture
def lire() -> Lire:
    """Reads a file that must be accepted."""

    def _lire(fichier: bytes | str) -> Lecture:
        read = read_annuaire(fichier if isinstance(fichier, bytes) else fichier.encode(), find_commune, TODAY)
        assert not isinstance(read, FichierRefuse), read
        return read

    return _lire


@pytest.fixture
def importer(lire: Lire) -> Importer:
    """The report of a file against what is known."""

    def _importer(fichier: bytes | str, existing: Sequence[AssistantMaternel] = (), now: datetime = NOW) -> Rapport:
        return compare(existing, lire(fichier), now)

    return _importer


@pytest.fixture
def confirmer() -> Callable[..., list[AssistantMaternel]]:
    """The directory once a report is confirmed."""

    def _confirmer(rapport: Rapport, existing: Sequence[AssistantMaternel] = ()) -> list[AssistantMaternel]:
        known = {entry.id: entry for entry in existing}
        known.update({entry.id: entry for entry in rapport.a_enregistrer if entry.id})
        added = [entry for entry in rapport.a_enregistrer if not entry.id]
        first = max(known, default=0) + 1
        return [*known.values(), *(replace(entry, id=first + i) for i, entry in enumerate(added))]

    return _confirmer


@pytest.fixture
def refuser() -> Callable[..., FichierRefuse]:
    """Why a file is refused as a whole."""

    def _refuser(fichier: bytes, **limits: object) -> FichierRefuse:
        read = read_annuaire(fichier, find_commune, TODAY, **limits)  # type: ignore[arg-type]
        assert isinstance(read, FichierRefuse)
        return read

    return _refuser
