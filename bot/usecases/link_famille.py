"""A family of the phone comes to Telegram: its requests, its agreements and the words that waited are there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.annuaire.doublons import REGRET
from bot.domain.familles import Famille
from bot.domain.personnes import Personne
from bot.usecases.hand_over_words import send_waiting
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class FamilleReliee:
    """As the relais knows it, with its requests."""

    prenom: str
    demandes: tuple[int, ...]


async def link_famille(unit: Unit, personne: Personne, famille_id: int) -> FamilleReliee | None:
    """None when it is somebody else's Telegram already. Who has a family here keeps it: both become one."""
    famille = await unit.tx.familles.get_kept(famille_id)
    theirs = await unit.tx.demandes.list_of_famille(famille.id)
    numbers = tuple(demande.id for demande in theirs)
    if famille.telegram_id is not None:
        return FamilleReliee(famille.prenom, numbers) if famille.telegram_id == personne.telegram_id else None
    fusion = None
    kept = await unit.tx.familles.find_of_compte(famille.relais_id, personne.compte_id)
    if kept is not None:
        fusion = await unit.tx.fusions_familles.begin(
            famille.relais_id, kept.id, famille.id, None, unit.now, unit.now + REGRET
        )
    home = kept.id if kept is not None else famille.id
    await unit.tx.rattachements_familles.link(famille.relais_id, home, personne.compte_id, fusion, unit.now)
    for demande in theirs:
        if demande.is_open:
            await unit.tx.evenements.add(famille.relais_id, demande.id, "reliee", unit.now)
    await send_waiting(unit, await unit.tx.familles.get(home), numbers, unit.now)
    await _tell_team(unit, personne, famille, numbers)
    return FamilleReliee(famille.prenom, numbers)


async def _tell_team(unit: Unit, personne: Personne, famille: Famille, demandes: tuple[int, ...]) -> None:
    """With the name of the account: a code that went to somebody else is seen at once."""
    key = f"famille:{famille.id}:reliee:{unit.now.isoformat()}"
    await tell_staff(
        unit, famille.relais_id, key, "telephone/equipe_reliee",
        famille=famille, compte=personne.prenom, demandes=demandes,
    )  # fmt: skip
