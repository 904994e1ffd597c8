"""« Je m'inscris »: two taps from the announcement to the place. Decides nothing."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update

from bot.domain.tranches import Compte, choices
from bot.usecases.open_inscription import CharteALire, Choix, Refuse, accept_charte, open_inscription
from bot.usecases.register import Enregistree, PasTantDEnfants, register
from handlers.context import Context
from handlers.features import Handlers, tap

ASSEZ_TOT = timedelta(days=4)  # over a long week-end too, an evening is left on which to remind her


def handlers() -> Handlers:
    """Who comes, and the confirmation."""
    return [
        tap(r"at:i:(\d+)", on_register),
        tap(r"at:ia:(\d+)", on_accept),
        tap(r"at:iq:(\d+)", on_who),
        tap(r"at:in:(\d+):([0-9])", on_ages),
        tap(r"at:ic:(\d+):([0-9]):([0-9]):([0-9])", on_confirm),
    ]


async def on_register(update: Update, context: Context) -> None:
    """Below the announcement, which stays as it is: it may tell of other ateliers."""
    await show_choice(context, int(context.arg), fresh=True)


async def on_accept(update: Update, context: Context) -> None:
    """« J'accepte »."""
    await accept_charte(context.unit, context.personne, int(context.arg))
    await show_choice(context, int(context.arg))


async def on_who(update: Update, context: Context) -> None:
    """« D'autres enfants », « Changer le nombre d'enfants »."""
    await show_choice(context, int(context.arg), anew=True)


async def on_ages(update: Update, context: Context) -> None:
    """So many children: their ages, unless there is only one answer."""
    number, enfants = (int(part) for part in context.groups)
    opened = await open_inscription(context.unit, context.personne, number)
    if not isinstance(opened, Choix) or enfants > opened.most:
        show_instead(context, opened if not isinstance(opened, Choix) else None)
        return
    ways = list(choices(enfants, opened.tranches))
    if len(ways) == 1:
        await _confirm(context, number, ways[0])
        return
    context.show("inscriptions/ages", c=opened, enfants=enfants, ways=ways)


async def on_confirm(update: Update, context: Context) -> None:
    """The decisive tap."""
    number, petits, moyens, grands = (int(part) for part in context.groups)
    await _confirm(context, number, (petits, moyens, grands))


async def _confirm(context: Context, atelier_id: int, compte: Compte) -> None:
    match await register(context.unit, context.personne, atelier_id, compte):
        case Enregistree() as done:
            relais = context.unit.territoire.get(done.atelier.relais_id)
            lieu = relais.lieu(done.atelier.lieu or "")
            rappel = done.atelier.debut - context.unit.now > ASSEZ_TOT
            context.show("inscriptions/inscrite", d=done, relais=relais, lieu=lieu, rappel=rappel)
        case PasTantDEnfants() as less:
            context.show("inscriptions/pas_tant_d_enfants", d=less)
        case "illisible":
            await show_choice(context, atelier_id, anew=True)
        case CharteALire() | Refuse() | None as other:
            show_instead(context, other)


async def show_choice(context: Context, atelier_id: int, *, anew: bool = False, fresh: bool = False) -> None:
    """Who comes; `anew`: as if nothing had been said last time."""
    opened = await open_inscription(context.unit, context.personne, atelier_id)
    if not isinstance(opened, Choix):
        show_instead(context, opened, fresh=fresh)
        return
    relais = context.unit.territoire.get(opened.atelier.relais_id)
    lieu = relais.lieu(opened.atelier.lieu or "")
    template = "inscriptions/deja" if opened.deja is not None and not anew else "inscriptions/qui"
    passe = opened.atelier.is_over(context.unit.now)
    context.show(template, fresh=fresh, anew=anew, passe=passe, c=opened, relais=relais, lieu=lieu)


def show_instead(context: Context, what: CharteALire | Refuse | None, *, fresh: bool = False) -> None:
    """What stands in the way, and what to do."""
    match what:
        case CharteALire(atelier, texte):
            context.show("inscriptions/charte", fresh=fresh, a=atelier, texte=texte)
        case Refuse(atelier, pourquoi):
            relais = context.unit.territoire.get(atelier.relais_id)
            context.show("inscriptions/refus", fresh=fresh, a=atelier, pourquoi=pourquoi, relais=relais)
        case None:
            context.show("inscriptions/introuvable", fresh=fresh)
