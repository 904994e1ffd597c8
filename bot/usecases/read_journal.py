"""The journal of the team, for the responsable alone. Reading it is a line of its own."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.journal import Ligne
from bot.domain.personnes import Personne
from bot.usecases.unit import Unit

PAR_PAGE = 12
AU_PLUS = 20_000  # lines of a sheet


@dataclass(frozen=True, slots=True)
class PageDuJournal:
    """Some lines, the newest first."""

    lignes: tuple[Ligne, ...]
    page: int
    suite: bool
    qui: str | None = None


async def read_journal_page(
    unit: Unit,
    personne: Personne,
    page: int,
    *,
    animateur_id: int | None = None,
    objet: str | None = None,
    numero: int | None = None,
) -> PageDuJournal | None:
    """One page, of everything, of one person of the team or about one object; None when it is not for her."""
    if not personne.is_responsable or personne.animateur_relais_id is None:
        return None
    home = personne.animateur_relais_id
    found = await unit.tx.journal.list_of_relais(
        home, animateur_id=animateur_id, objet=objet, numero=numero, limit=PAR_PAGE + 1, skip=page * PAR_PAGE
    )
    noms = await unit.tx.animateurs.list_noms(home) if animateur_id else {}
    return PageDuJournal(
        tuple(found[:PAR_PAGE]), page, len(found) > PAR_PAGE, noms.get(animateur_id or 0) if animateur_id else None
    )


async def list_whole_journal(unit: Unit, personne: Personne) -> list[Ligne] | None:
    """All of it, for a sheet."""
    if not personne.is_responsable or personne.animateur_relais_id is None:
        return None
    return await unit.tx.journal.list_of_relais(personne.animateur_relais_id, limit=AU_PLUS)
