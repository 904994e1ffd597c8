"""Who is in the team's group: a look is asked for, and its result decides whether anything may be written there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Literal

from bot.domain.codes import imprint, read_code
from bot.domain.equipe import Presence, Probleme, judge
from bot.domain.personnes import Personne
from bot.usecases.suspend_group import suspend_group
from bot.usecases.unit import Service, Unit
from store.equipes import Equipe

Demande = Literal["demandee", "code_refuse"]


async def ask_link(unit: Unit, personne: Personne, chat_id: int, typed: str) -> Demande:
    """An animatrice typed `/relier CODE` in a group: the look decides. The code serves until it has worked once."""
    code = read_code(typed)
    invitation = await unit.tx.invitations.find(imprint(code)) if code else None
    if (
        invitation is None
        or invitation.pour != "equipe"
        or invitation.relais_id != personne.animateur_relais_id
        or invitation.used_at is not None
        or invitation.revoked_at is not None
        or invitation.expires_at <= unit.now
    ):
        return "code_refuse"
    await _ask(unit, invitation.relais_id, chat_id, invitation_id=invitation.id, compte_id=personne.compte_id)
    return "demandee"


async def note_entrance(unit: Unit, chat_id: int, entered: Collection[int]) -> None:
    """Somebody entered or left the group: a stranger stops the forwarding at once, then the bot looks again."""
    equipe = await unit.tx.equipes.find_of_chat(chat_id)
    if equipe is None:
        return
    team = {a.telegram_id for a in await unit.tx.animateurs.list_live(equipe.relais_id, unit.today)}
    if set(entered) - team:
        await suspend_group(unit, equipe, "etrangers")
    await _ask(unit, equipe.relais_id, chat_id)


async def note_bot_status(unit: Unit, chat_id: int, status: str) -> None:
    """The bot's own place in the group changed: it must be administrator to see everybody who enters."""
    equipe = await unit.tx.equipes.find_of_chat(chat_id)
    if equipe is None:
        return
    if status == "administrator":
        await _ask(unit, equipe.relais_id, chat_id)
    else:
        await suspend_group(unit, equipe, "pas_administrateur" if status == "member" else "robot_parti")


async def look_again(unit: Unit, relais_id: int) -> None:
    """Asks for a look at the group of this relais, if it has one."""
    equipe = await unit.tx.equipes.find(relais_id)
    if equipe is not None:
        await _ask(unit, relais_id, equipe.chat_id)


async def check_groups(service: Service) -> None:
    """Tick: once a day, in case somebody entered unseen."""
    async with service.unit() as unit:
        for equipe in await unit.tx.equipes.list_all():
            await _ask(unit, equipe.relais_id, equipe.chat_id)


async def settle_look(unit: Unit, body: Mapping[str, Any], presence: Presence) -> None:
    """What was seen: the group is linked, goes on, starts again or stops."""
    relais_id, chat_id = body["relais_id"], body["chat_id"]
    equipe = await unit.tx.equipes.find(relais_id)
    if await _is_stale(unit, body, equipe):
        await _ask(unit, relais_id, chat_id, **_linking(body))
        return
    problem = judge(presence)
    if body.get("invitation_id"):
        await _settle_link(unit, body, presence, problem)
    elif equipe is not None and equipe.chat_id == chat_id:
        await _settle_check(unit, equipe, presence, problem)


async def look_failed(unit: Unit, body: Mapping[str, Any], reason: str) -> None:
    """The bot cannot even look: it is not in that group."""
    equipe = await unit.tx.equipes.find_of_chat(body["chat_id"])
    if equipe is not None:
        await suspend_group(unit, equipe, "robot_parti")


async def _ask(unit: Unit, relais_id: int, chat_id: int, **more: Any) -> None:
    team = [a.telegram_id for a in await unit.tx.animateurs.list_live(relais_id, unit.today)]
    since = unit.now.isoformat()
    unit.ask(
        f"groupe:{chat_id}:{since}:{more.get('invitation_id', '')}",
        "regarder_groupe",
        relais_id=relais_id,
        chat_id=chat_id,
        equipe=team,
        depuis=since,
        **more,
    )


async def _is_stale(unit: Unit, body: Mapping[str, Any], equipe: Equipe | None) -> bool:
    """The team changed, or the group was stopped, while the bot was looking."""
    team = [a.telegram_id for a in await unit.tx.animateurs.list_live(body["relais_id"], unit.today)]
    if team != body["equipe"]:
        return True
    stopped = equipe.suspended_at if equipe is not None and equipe.chat_id == body["chat_id"] else None
    return stopped is not None and stopped > datetime.fromisoformat(body["depuis"])


def _linking(body: Mapping[str, Any]) -> dict[str, Any]:
    return {key: body[key] for key in ("invitation_id", "compte_id") if key in body}


async def _settle_link(unit: Unit, body: Mapping[str, Any], presence: Presence, problem: Probleme | None) -> None:
    relais_id, chat_id = body["relais_id"], body["chat_id"]
    key = f"equipe:{relais_id}:lien:{body['depuis']}"
    relais = unit.territoire.get(relais_id)
    if problem is not None:
        data = {"why": problem, "presence": presence}
        unit.write(f"{key}:{chat_id}", chat_id, "equipe/groupe_refuse", data=data)
        return
    if not await unit.tx.invitations.mark_used(body["invitation_id"], body["compte_id"], unit.now):
        unit.write(f"{key}:{chat_id}", chat_id, "equipe/code_groupe_refuse")
        return
    await unit.tx.conversations.forget_topics(relais_id)
    await unit.tx.equipes.link(relais_id, chat_id, forum=presence.forum, now=unit.now)
    unit.write(f"{key}:{chat_id}", chat_id, "equipe/groupe_relie", data={"relais": relais, "forum": presence.forum})
    await _ask(unit, relais_id, chat_id)  # whoever entered while the bot was looking


async def _settle_check(unit: Unit, equipe: Equipe, presence: Presence, problem: Probleme | None) -> None:
    if problem is not None:
        await suspend_group(unit, equipe, problem)
    elif equipe.suspended:
        await unit.tx.equipes.link(equipe.relais_id, equipe.chat_id, forum=presence.forum, now=unit.now)
        if equipe.suspended_why != "acces_retire":
            key = f"equipe:{equipe.relais_id}:reprise:{unit.now.isoformat()}:{equipe.chat_id}"
            unit.write(key, equipe.chat_id, "equipe/groupe_reprend", relais_id=equipe.relais_id)
    elif presence.forum != equipe.forum:
        await unit.tx.equipes.link(equipe.relais_id, equipe.chat_id, forum=presence.forum, now=unit.now)
