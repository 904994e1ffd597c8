"""Whom a campaign is for: what is known of their places, beside sectors and communes. Each tap adds or takes away."""

from __future__ import annotations

from telegram import Update

from bot.domain.campagnes import ETATS_CONNUS, Public
from bot.usecases.make_campaign import choose_public, see_draft
from handlers.choix_public import ChoixPublic
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers

CHOIX = ChoixPublic(see_draft, choose_public, "campagnes", secteurs="an:cs", communes="an:cc")


def handlers() -> Handlers:
    """The screen of the public and that of the communes."""
    return [
        tap(r"an:ca:(\d+):qui", CHOIX.on_public),
        tap(rf"an:cp:(\d+):(tous|{'|'.join(ETATS_CONNUS)})", on_state),
        tap(r"an:cn:(\d+):(\d+)", on_without_news),
        *CHOIX.handlers(),
    ]


async def on_state(update: Update, context: Context) -> None:
    """Everybody, or one state more or less."""
    etat = next((one for one in ETATS_CONNUS if one == context.groups[1]), None)
    await CHOIX.change(context, lambda public: Public() if etat is None else public.toggle_etat(etat))


async def on_without_news(update: Update, context: Context) -> None:
    """« Sans nouvelles depuis … »."""
    days = min(numbers(context)[1], 365)
    await CHOIX.change(context, lambda public: public.without_news_for(days or None))
