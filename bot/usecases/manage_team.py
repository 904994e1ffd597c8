"""Who has an access: seen by the whole team, changed by the responsable. Everybody may give up her own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.personnes import Personne
from bot.usecases.make_invitation import Invitee, invite_animateur
from bot.usecases.release_departed import release_reserved
from bot.usecases.revoke_access import Revoque, revoke_access
from bot.usecases.unit import Unit
from store.animateurs import Animateur as Animateur

Role = Literal["animatrice", "responsable", "remplacante"]
Refus = Literal["reservee", "inconnue", "derniere_responsable"]
NOM_MAX = 60
JOURS_MAX = 3660  # a number is untrusted


@dataclass(frozen=True, slots=True)
class Equipe:
    """The live accesses of her relais, and which one is hers."""

    acces: tuple[Animateur, ...]
    moi: int
    responsable: bool


@dataclass(frozen=True, slots=True)
class Code:
    """What to give a colleague: the code, the link that carries it when the bot's name is known, her last day."""

    nom: str
    invitee: Invitee
    lien: str | None
    jusqu_au: date | None


async def see_team(unit: Unit, qui: Personne) -> Equipe:
    """Everybody sees it: names, roles and last days."""
    assert qui.animateur_relais_id is not None
    assert qui.animateur_id is not None
    found = await unit.tx.animateurs.list_live(qui.animateur_relais_id, unit.today)
    return Equipe(tuple(found), qui.animateur_id, qui.is_responsable)


async def find_access(unit: Unit, qui: Personne, animateur_id: int) -> Animateur | Refus:
    """One access, for the responsable of the same relais only."""
    if not qui.is_responsable:
        return "reservee"
    team = await see_team(unit, qui)
    return next((one for one in team.acces if one.id == animateur_id), "inconnue")


async def invite_colleague(unit: Unit, qui: Personne, role: Role, days: int, nom: str) -> Code | Refus:
    """A code for a colleague; `days` from today, 0: without an end."""
    if not qui.is_responsable or qui.animateur_relais_id is None:
        return "reservee"
    clean, jusqu_au = " ".join(nom.split())[:NOM_MAX], _last_day(unit.today, days)
    invitee = await invite_animateur(unit, qui.animateur_relais_id, clean, role, jusqu_au)
    robot = await unit.tx.robot.username()
    lien = f"https://t.me/{robot}?start={invitee.code.replace('-', '')}" if robot else None
    return Code(clean, invitee, lien, jusqu_au)


async def change_role(unit: Unit, qui: Personne, animateur_id: int, role: Role) -> Animateur | Refus:
    """She is told; the last responsable stays one."""
    found = await find_access(unit, qui, animateur_id)
    if isinstance(found, str) or found.role == role:
        return found
    if await _is_last(unit, qui, found):
        return "derniere_responsable"
    await unit.tx.animateurs.set_role(found.id, role)
    if found.role == "responsable":
        await release_reserved(unit, found)
    _tell(unit, found, role, found.jusqu_au)
    return await unit.tx.animateurs.get(found.id)


async def prolong(unit: Unit, qui: Personne, animateur_id: int, days: int) -> Animateur | Refus:
    """Her access lasts so many days from today; 0: without an end. The last responsable's access has no end."""
    found = await find_access(unit, qui, animateur_id)
    if isinstance(found, str):
        return found
    jusqu_au = _last_day(unit.today, days)
    if jusqu_au is not None and await _is_last(unit, qui, found):
        return "derniere_responsable"
    await unit.tx.animateurs.set_jusqu_au(found.id, jusqu_au)
    _tell(unit, found, found.role, jusqu_au)
    return await unit.tx.animateurs.get(found.id)


async def end_access(unit: Unit, qui: Personne, animateur_id: int) -> Revoque | Refus:
    """At once and everywhere, the group included."""
    found = await find_access(unit, qui, animateur_id)
    if isinstance(found, str):
        return found
    if await _is_last(unit, qui, found):
        return "derniere_responsable"
    return await revoke_access(unit, found)


async def give_up_access(unit: Unit, qui: Personne) -> Revoque | Refus:
    """Her own: she leaves the team, and may then erase what is kept of her."""
    assert qui.animateur_id is not None
    mine = await unit.tx.animateurs.get(qui.animateur_id)
    if await _is_last(unit, qui, mine):
        return "derniere_responsable"
    return await revoke_access(unit, mine, told=False)


def _last_day(today: date, days: int) -> date | None:
    """The last day of an access of so many days; None for 0."""
    return today + timedelta(days=min(days, JOURS_MAX)) if days else None


async def _is_last(unit: Unit, qui: Personne, found: Animateur) -> bool:
    """Whether nobody else could read the journal and manage the team after her."""
    if found.role != "responsable":
        return False
    team = await see_team(unit, qui)
    return all(one.id == found.id or one.role != "responsable" or one.jusqu_au is not None for one in team.acces)


def _tell(unit: Unit, found: Animateur, role: str, jusqu_au: date | None) -> None:
    unit.write(
        f"animateur:{found.id}:acces:{unit.now.isoformat()}",
        found.telegram_id,
        "equipe/acces_change",
        relais_id=found.relais_id,
        data={"role": role, "jusqu_au": jusqu_au},
    )
