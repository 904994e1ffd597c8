"""The team's own affairs: who has an access, a colleague invited or gone. Decides nothing."""

from __future__ import annotations

from typing import cast

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.manage_team import (
    Animateur,
    Code,
    Role,
    change_role,
    end_access,
    find_access,
    give_up_access,
    invite_colleague,
    prolong,
    see_team,
)
from bot.usecases.revoke_access import Revoque
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.tableau import numbers

ASKED = "equipier"
ROLES = ("animatrice", "responsable", "remplacante")


class _Asked(filters.MessageFilter):
    """The text is the name of somebody to invite."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] == ASKED


def handlers() -> Handlers:
    """The accesses."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        tap("an:eq", on_team),
        tap(r"an:eq:(\d+)", on_access),
        tap(r"an:eq:(\d+):role:(animatrice|responsable)", on_role),
        tap(r"an:eq:(\d+):jours:(\d+)", on_days),
        tap(r"an:eq:(\d+):fin", on_end),
        tap(r"an:eq:(\d+):fin:oui", on_ended),
        tap("an:eq:inv", on_invite),
        tap(rf"an:eq:inv:({'|'.join(ROLES)}):(\d+)", on_invite_as),
        tap("an:eq:partir", on_leave),
        tap("an:eq:partir:oui", on_left),
        MessageHandler(private & _Asked(), on_name),
    ]


async def on_team(update: Update, context: Context) -> None:
    """« L'équipe »."""
    await stop_asking(context.unit, context.personne)
    context.show("equipe/acces", equipe=await see_team(context.unit, context.personne))


async def on_access(update: Update, context: Context) -> None:
    """One access."""
    _show(context, await find_access(context.unit, context.personne, numbers(context)[0]))


async def on_role(update: Update, context: Context) -> None:
    """« Nommer responsable », or no longer."""
    role = cast(Role, context.groups[1])
    _show(context, await change_role(context.unit, context.personne, numbers(context)[0], role))


async def on_days(update: Update, context: Context) -> None:
    """« Encore 1 mois »."""
    animateur_id, days = numbers(context)
    _show(context, await prolong(context.unit, context.personne, animateur_id, days))


async def on_end(update: Update, context: Context) -> None:
    """« Retirer son accès »: asked first."""
    found = await find_access(context.unit, context.personne, numbers(context)[0])
    _show(context, found, "equipe/acces_a_retirer")


async def on_ended(update: Update, context: Context) -> None:
    """Sure."""
    match await end_access(context.unit, context.personne, numbers(context)[0]):
        case Revoque() as revoque:
            context.show("equipe/acces_retire", r=revoque)
        case refus:
            context.show("equipe/acces_impossible", pourquoi=refus)


async def on_invite(update: Update, context: Context) -> None:
    """« Inviter quelqu'un »: as what?"""
    if context.personne.is_responsable:
        context.show("equipe/inviter_role")
    else:
        context.show("equipe/acces_impossible", pourquoi="reservee")


async def on_invite_as(update: Update, context: Context) -> None:
    """Her name is typed next, in private."""
    role, days = context.groups
    if not context.personne.is_responsable:
        context.show("equipe/acces_impossible", pourquoi="reservee")
    elif context.turn.chat_id != context.personne.telegram_id:
        context.toast("tableau/en_prive")
    else:
        await ask(context.unit, context.personne, f"{ASKED}:{role}:{days}")
        context.show("equipe/inviter_nom")


async def on_name(update: Update, context: Context) -> None:
    """The code, shown once."""
    assert update.message is not None
    role, days = asked_of(context.personne)[1]
    nom = (update.message.text or "").strip()
    match await invite_colleague(context.unit, context.personne, cast(Role, role), int(days), nom):
        case Code() as code:
            await stop_asking(context.unit, context.personne)
            context.show("equipe/inviter_code", c=code)
        case refus:
            context.show("equipe/acces_impossible", pourquoi=refus)


async def on_leave(update: Update, context: Context) -> None:
    """« Rendre mon accès »: asked first."""
    context.show("equipe/partir")


async def on_left(update: Update, context: Context) -> None:
    """Sure."""
    match await give_up_access(context.unit, context.personne):
        case Revoque():
            context.show("equipe/parti")
        case refus:
            context.show("equipe/acces_impossible", pourquoi=refus)


def _show(context: Context, found: Animateur | str, template: str = "equipe/un_acces") -> None:
    if isinstance(found, Animateur):
        context.show(template, a=found)
    else:
        context.show("equipe/acces_impossible", pourquoi=found)
