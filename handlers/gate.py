"""The gate: what may not go on is stopped here, with a polite word or none. Always the first feature."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.arret import is_stop
from bot.usecases.relay_to_staff import relay_to_staff
from handlers.access import Verdict, judge, needed_role
from handlers.context import Context, turn
from handlers.envois import envoi_of
from handlers.features import Handlers
from handlers.urgences import on_silent_danger


def handlers() -> Handlers:
    """One."""
    return [Gate()]


class Gate(BaseHandler[Update, Context, None]):
    """Takes exactly the updates that may not go on."""

    def __init__(self) -> None:
        super().__init__(_pass)

    def check_update(self, update: object) -> Verdict | None:
        """What the table says of it."""
        if not isinstance(update, Update):
            return None
        message = update.message
        says_stop = message is not None and message.text is not None and is_stop(message.text)
        return judge(turn.get(), says_stop=says_stop)

    async def handle_update(self, update: Update, application: Any, check_result: object, context: Context) -> None:  # noqa: ARG002
        """One answer each."""
        match check_result:
            case "transmise":
                await _on_silent(update, context)
            case "refusee":
                _on_refused(update, context)
            case "perimee":
                context.show("erreurs/bouton_perime", fresh=True)
            case "plus_tard":
                context.show("conversation/plus_tard", fresh=True)
            case "anonyme":
                context.show("equipe/anonyme")
            case "ignoree":
                return


async def _pass(update: Update, context: Context) -> None:
    """Never called: the gate answers by itself."""


async def _on_silent(update: Update, context: Context) -> None:
    """A human is speaking with her: what she sends goes to the team, and is answered by nobody else."""
    envoi = envoi_of(update)
    if envoi is not None:
        await relay_to_staff(context.unit, context.personne, envoi)
    await on_silent_danger(update, context)


def _on_refused(update: Update, context: Context) -> None:
    role = needed_role(update)
    if context.turn.chat_id < 0 and update.callback_query:
        context.toast("acces/refus_bref")
    else:
        context.show("acces/refus", fresh=True, role=role.name if role else "")
