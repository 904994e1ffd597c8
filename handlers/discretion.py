"""A request that passes first by the animatrice: chosen by its family, shown and proposed by her. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.discretion import FLOUS
from bot.usecases.follow_demandes import follow_demande
from bot.usecases.go_through_animatrice import go_through_animatrice
from bot.usecases.show_to_professionals import keep_vague, list_to_choose, preview_for, see_shown
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse


def handlers() -> Handlers:
    """The family's choice; then what the animatrice shows, and to whom."""
    return [
        tap(r"si:anim:(\d+)", on_first),
        tap(r"si:anim:(\d+):oui", on_first_sure),
        tap(r"an:si:montre:(\d+)", on_shown),
        tap(rf"an:si:flou:(\d+):({'|'.join(FLOUS)})", on_vague),
        tap(r"an:si:qui:(\d+):(\d+)", on_whom),
        tap(r"an:si:lui:(\d+):(\d+)", on_preview),
    ]


async def on_first(update: Update, context: Context) -> None:
    """What it changes, before it is chosen."""
    suivie = await follow_demande(context.unit, context.personne, int(context.arg))
    if suivie is None or not suivie.demande.is_open:
        context.show("demandes/plus_ouverte")
        return
    context.show("situations/passer_sur", demande=suivie.demande)


async def on_first_sure(update: Update, context: Context) -> None:
    """Chosen."""
    done = await go_through_animatrice(context.unit, context.personne, int(context.arg))
    if done is None:
        context.show("demandes/plus_ouverte")
        return
    context.show("situations/chez_animatrice", demande=done.demande)


async def on_shown(update: Update, context: Context) -> None:
    """« Ce qui est montré »."""
    _show(context, await see_shown(context.unit, context.personne, numbers(context)[0]))


async def on_vague(update: Update, context: Context) -> None:
    """The commune, the month or the hours: kept, or said."""
    quoi = next(one for one in FLOUS if one == context.groups[1])
    _show(context, await keep_vague(context.unit, context.personne, numbers(context)[0], quoi))


def _show(context: Context, found: object) -> None:
    if not isinstance(found, tuple):
        refuse(context)
        return
    demande, fiche = found
    context.show("situations/montre", d=demande, **fiche)


async def on_whom(update: Update, context: Context) -> None:
    """« Choisir qui interroger »."""
    demande_id, numero = numbers(context)
    found = await list_to_choose(context.unit, context.personne, demande_id, numero)
    if found is None:
        refuse(context)
        return
    context.show("situations/choisir", d=found[0], page=found[1])


async def on_preview(update: Update, context: Context) -> None:
    """One professional, and what she would read."""
    demande_id, assistant_id = numbers(context)
    apercu = await preview_for(context.unit, context.personne, demande_id, assistant_id)
    if apercu is None:
        refuse(context)
        return
    context.show("situations/apercu", d=apercu.demande, p=apercu.possible, **apercu.fiche)
