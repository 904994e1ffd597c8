"""A first request that nobody has read after some open hours: the team is reminded. Never at night, never for ever."""

from __future__ import annotations

from bot.domain.ouvertures import add_open_hours
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service

HEURES_OUVERTES = (4, 11, 25)  # the same day or the next, then a day later, then in the week


async def remind_team(service: Service) -> None:
    """Looks at every request to approve; one reminder for each of these numbers of open hours."""
    async with service.unit() as unit:
        waiting = await unit.tx.tableau.list_to_approve()
    for demande_id, relais_id, sent_at, reminders in waiting:
        if reminders >= len(HEURES_OUVERTES):
            continue
        async with service.unit() as unit:
            due = add_open_hours(unit.territoire.get(relais_id), sent_at, HEURES_OUVERTES[reminders])
            demande = await unit.tx.demandes.get(demande_id)
            if due > unit.now or demande.etat != "a_valider":
                continue
            if await unit.tx.evenements.last_of(demande_id, ("contactee",)) is not None:
                continue  # somebody of the team is already phoning this family
            famille = await unit.tx.familles.get(demande.famille_id)
            await unit.tx.evenements.add(relais_id, demande_id, "equipe_relancee", unit.now)
            data = {"demande": demande, "prenom": famille.prenom}
            key = f"demande:{demande_id}:rappel_validation_{reminders + 1}"
            await tell_staff(unit, relais_id, key, "tableau/equipe_rappel", **data)
