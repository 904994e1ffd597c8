"""A professional is recognised by her own phone number: one entry exactly, and still nobody's. Creates no entry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.personnes import Personne
from bot.usecases.choose_relais import settle_relais
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Reliee:
    """She is this entry from now on, or was already."""

    assistant_id: int
    prenom: str


@dataclass(frozen=True, slots=True)
class NonReconnue:
    """No entry, several, or one that is somebody else's already: the team looks at it when a relais is known."""

    equipe_prevenue: bool


async def link_assistant(unit: Unit, personne: Personne, telephone: str) -> Reliee | NonReconnue:
    """The caller has checked that the number is her own, in a private chat."""
    number = parse_telephones(telephone).choisi()
    found = await unit.tx.assistants.list_by_telephone(number) if number else []
    if len(found) == 1:
        relais_id, assistant = found[0]
        if personne.assistant_maternel_id == assistant.id:
            return Reliee(assistant.id, assistant.prenom)
        if personne.assistant_maternel_id is None and assistant.telegram_id is None:
            await unit.tx.rattachements.link(assistant.id, personne.compte_id, "numero", unit.now)
            await settle_relais(unit, personne.compte_id, relais_id)
            set_commands(unit, personne.telegram_id, menu_of(replace(personne, assistant_maternel_id=assistant.id)))
            return Reliee(assistant.id, assistant.prenom)
    return NonReconnue(await _tell_team(unit, personne, number or telephone, [relais for relais, _ in found]))


async def _tell_team(unit: Unit, personne: Personne, number: str, where: list[int]) -> bool:
    """Each relais concerned learns it once a day; none is guessed when several are possible."""
    only = unit.territoire.only()
    known = {*where, *([personne.relais_id] if personne.relais_id else [])}
    relais = known or ({unit.territoire.id_of(only.slug)} if only else set[int]())
    for relais_id in relais:
        key = f"compte:{personne.compte_id}:non_reconnue:{unit.today.isoformat()}:{relais_id}"
        await tell_staff(
            unit, relais_id, key, "pro/non_reconnue_equipe", prenom=personne.prenom, telephone=number,
            fiches=len([one for one in where if one == relais_id]),
        )  # fmt: skip
    return bool(relais)
