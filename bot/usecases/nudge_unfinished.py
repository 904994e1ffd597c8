"""One word, once, to who left a search unfinished for a day. Never at night, never twice, never after STOP."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.calendrier import is_allowed
from bot.usecases.form_in_hand import RECHERCHE_NEUVE
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic
from store.dialogues import Delaisse

APRES = timedelta(days=1)


async def nudge_unfinished(service: Service) -> None:
    """Written only when it may leave at once, so that it never crosses the request it asks for."""
    async with service.unit() as unit:
        forsaken = await unit.tx.dialogues.list_forsaken(RECHERCHE_NEUVE, unit.now - APRES)
    for one in forsaken:
        async with service.unit() as unit:
            await _nudge(unit, one)


async def _nudge(unit: Unit, one: Delaisse) -> None:
    relais_id = _relais_of(unit, one)
    if relais_id is None or not is_allowed(unit.now, unit.territoire.get(relais_id).reglages):
        return
    await unit.tx.dialogues.mark_recalled(one.compte_id, RECHERCHE_NEUVE, unit.now)
    key = f"dialogue:{one.compte_id}:rappel:{unit.today.isoformat()}"
    await write_automatic(unit, key, one.telegram_id, "recherche/rappel", relais_id=relais_id, pour_famille=True)


def _relais_of(unit: Unit, one: Delaisse) -> int | None:
    """Whose hours count: the relais of the commune, of the account, or the only one; nobody else speaks first."""
    commune = one.reponses.get("commune")
    relais = unit.territoire.territoire.covering(commune, unit.today) if commune else unit.territoire.only()
    return unit.territoire.id_of(relais.slug) if relais else one.relais_id
