"""The directory of a relais from a file: what it would change, then the change itself. Deletes nobody."""

from __future__ import annotations

from bot.domain.annuaire.comparaison import compare
from bot.domain.annuaire.lecture import Lecture
from bot.domain.annuaire.rapport import Rapport
from bot.usecases.unit import Unit


async def preview_annuaire(unit: Unit, relais_id: int, lecture: Lecture) -> Rapport:
    """What the file says beside what the relais knows. Writes nothing."""
    known = await unit.tx.assistants.list_of_relais(relais_id)
    return compare(known, lecture, unit.now, unit.territoire.get(relais_id).reglages.fraicheur_jours)


async def import_annuaire(unit: Unit, relais_id: int, lecture: Lecture) -> Rapport:
    """Compares again and writes; importing the same file twice changes nothing."""
    rapport = await preview_annuaire(unit, relais_id, lecture)
    for entry in rapport.a_enregistrer:
        if entry.id:
            await unit.tx.assistants.save(entry, unit.now)
        else:
            await unit.tx.assistants.add(relais_id, entry, unit.now)
    return rapport
