"""The end of an access, at once and everywhere: her chat, her codes, the team's group."""

from __future__ import annotations

from dataclasses import dataclass

from bot.usecases.release_departed import release_departed
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.suspend_group import suspend_group
from bot.usecases.unit import Service, Unit
from store.animateurs import Animateur


@dataclass(frozen=True, slots=True)
class Revoque:
    """What ended: the name, the number of unused codes, whether she may have been in a group."""

    nom: str
    codes: int
    groupe: bool


async def revoke_access(unit: Unit, animateur: Animateur, *, told: bool = True, revient: bool = False) -> Revoque:
    """Nothing more is written to her or in a group where she is; the bot sends her out of it if it may.

    `revient`: another access of the same relais replaces this one at once, and takes over what she had.
    """
    tx = unit.tx
    await tx.animateurs.revoke(animateur.id, unit.now)
    codes = await tx.invitations.revoke_of_animateur(animateur.relais_id, animateur.nom, animateur.id, unit.now)
    await tx.letters.take_back(animateur.telegram_id)
    if not revient:
        await release_departed(unit, animateur)
    equipe = await tx.equipes.find(animateur.relais_id)
    if equipe is not None:
        await suspend_group(unit, equipe, "acces_retire", told=False)
        unit.ask(
            f"exclure:{animateur.id}",
            "exclure",
            chat_id=equipe.chat_id,
            user_id=animateur.telegram_id,
            relais_id=animateur.relais_id,
        )
    set_commands(unit, animateur.telegram_id, menu_of(await tx.personnes.meet(animateur.telegram_id, "", unit.now)))
    if told:
        relais = unit.territoire.get(animateur.relais_id)
        unit.write(f"animateur:{animateur.id}:fin", animateur.telegram_id, "equipe/acces_fini", data={"relais": relais})
    return Revoque(animateur.nom, codes, equipe is not None)


async def end_expired_accesses(service: Service) -> None:
    """Tick: the last day of an access has passed."""
    async with service.unit() as unit:
        expired = await unit.tx.animateurs.list_expired(unit.today)
    for animateur in expired:
        async with service.unit() as unit:
            await revoke_access(unit, animateur)
