"""« Garde partagée »: a family looks for a second one and meets it; the animatrice sees it. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.see_partages import see_partages
from bot.usecases.share_garde import Partage, answer_partage, begin_partage, see_partage, stop_partage
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import refuse


def handlers() -> Handlers:
    """The family's screen, then the animatrice's."""
    return [
        tap(r"gp:(\d+)", on_partage),
        tap(r"gp:(\d+):(chercher|fin)", on_search),
        tap(r"gp:r:(\d+):(oui|non)", on_answer),
        tap("an:gd:p", on_team),
    ]


async def on_partage(update: Update, context: Context) -> None:
    """Where it stands."""
    _show(context, await see_partage(context.unit, context.personne, int(context.arg)))


async def on_search(update: Update, context: Context) -> None:
    """« Chercher une deuxième famille », « Ne plus chercher »."""
    act = begin_partage if context.groups[1] == "chercher" else stop_partage
    _show(context, await act(context.unit, context.personne, int(context.arg)))


async def on_answer(update: Update, context: Context) -> None:
    """« D'accord pour lui parler », « Non merci »."""
    numero = await answer_partage(context.unit, context.personne, int(context.arg), yes=context.groups[1] == "oui")
    if numero is None:
        context.show("erreurs/bouton_perime", fresh=True)
        return
    _show(context, await see_partage(context.unit, context.personne, numero))


async def on_team(update: Update, context: Context) -> None:
    """Who looks for whom."""
    vus = await see_partages(context.unit, context.personne)
    if vus is None:
        refuse(context)
    else:
        context.show("metiers/partages", v=vus)


def _show(context: Context, partage: Partage | None) -> None:
    if partage is None:
        context.show("demandes/plus_ouverte")
    else:
        context.show("metiers/partage", p=partage, d=partage.demande)
