"""The directory of a relais from a file: what it would change, then the change itself. Deletes nobody."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.annuaire.comparaison import compare
from bot.domain.annuaire.lecture import Lecture
from bot.domain.annuaire.rapport import Rapport
from bot.domain.assistants import AssistantMaternel
from bot.domain.gardes import Garde
from bot.usecases.place_declared import place_declared
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit


async def preview_annuaire(unit: Unit, relais_id: int, lecture: Lecture) -> Rapport:
    """What the file says beside what the relais knows. Writes nothing."""
    known = await unit.tx.assistants.list_of_relais(relais_id)
    if any(fiche.profession == "garde_a_domicile" for fiche in lecture.fiches):
        known += await unit.tx.assistants.list_of_relais(relais_id, "garde_a_domicile")
    return compare(known, lecture, unit.now, unit.territoire.get(relais_id).reglages.fraicheur_jours)


async def import_annuaire(unit: Unit, relais_id: int, lecture: Lecture) -> Rapport:
    """Compares again and writes; a free place that the file tells meets the open requests the same day.

    Importing the same file twice changes nothing.
    """
    rapport = await preview_annuaire(unit, relais_id, lecture)
    for entry in rapport.a_enregistrer:
        assistant_id = await _write(unit, relais_id, entry)
        if any(place.etat == "libre" for place in entry.places):
            await place_declared(unit, assistant_id)
    return rapport


async def _write(unit: Unit, relais_id: int, entry: AssistantMaternel) -> int:
    """The entry, and what kind of news it is: of her places when the file told one, else of the rest."""
    if entry.id:
        before = _news_of(await unit.tx.assistants.get(entry.id))
        await unit.tx.assistants.save(entry, unit.now)
    else:
        before = set()
        entry = replace(entry, id=await unit.tx.assistants.add(relais_id, entry, unit.now))
        if entry.is_garde_a_domicile:
            await unit.tx.gardes.save(entry.id, Garde(validee_le=unit.now))
    await record_update(unit, entry, "place" if _news_of(entry) - before else "profil", "import")
    return entry.id


def _news_of(entry: AssistantMaternel) -> set[object]:
    return {(p.rang, p.etat, p.libre_le, p.confirmee_le) for p in entry.places if p.etat != "inconnue"}
