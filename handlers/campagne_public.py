"""Whom a campaign is for: communes, sectors, what is known of their places. Each tap adds or takes away."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update

from bot.domain.campagnes import ETATS_CONNUS, Public
from bot.domain.secteurs import MOI
from bot.domain.tableau import Page, page_bounds
from bot.usecases.choose_secteur import find_portee, see_mon_secteur
from bot.usecases.make_campaign import Brouillon, choose_public, see_draft
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers
from handlers.vue import show_secteur

COMMUNES_PAR_PAGE = 20


def handlers() -> Handlers:
    """The screen of the public and that of the communes."""
    return [
        tap(r"an:ca:(\d+):qui", on_public),
        tap(rf"an:cp:(\d+):(tous|{'|'.join(ETATS_CONNUS)})", on_state),
        tap(r"an:cn:(\d+):(\d+)", on_without_news),
        tap(r"an:cs:(\d+):(\d+)", on_sector),
        tap(rf"an:cs:(\d+):({MOI})", on_my_sector),
        tap(r"an:cc:(\d+):(\d+)", on_communes),
        tap(r"an:cc:(\d+):(\d+):(\w+)", on_commune),
    ]


async def on_public(update: Update, context: Context) -> None:
    """« Changer le public »."""
    await _show(context)


async def on_state(update: Update, context: Context) -> None:
    """Everybody, or one state more or less."""
    etat = next((one for one in ETATS_CONNUS if one == context.groups[1]), None)
    await _change(context, lambda public: Public() if etat is None else public.toggle_etat(etat))
    await _show(context)


async def on_without_news(update: Update, context: Context) -> None:
    """« Sans nouvelles depuis … »."""
    days = min(numbers(context)[1], 365)
    await _change(context, lambda public: public.without_news_for(days or None))
    await _show(context)


async def on_sector(update: Update, context: Context) -> None:
    """One sector more or less."""
    brouillon = await _draft(context)
    if brouillon is not None:
        some = brouillon.relais.secteurs[numbers(context)[1] :][:1]
        communes = some[0].communes if some else ()
        await _change(context, lambda public: public.toggle_communes(communes) if communes else public)
    await _show(context)


async def on_my_sector(update: Update, context: Context) -> None:
    """The communes that she follows, more or less; she chooses them when she has none."""
    communes = await _mine(context)
    if not communes:
        show_secteur(context, await see_mon_secteur(context.unit, context.personne, 0))
        return
    await _change(context, lambda public: public.toggle_communes(communes))
    await _show(context)


async def _mine(context: Context) -> frozenset[str]:
    mine = await find_portee(context.unit, context.personne, MOI)
    return frozenset() if mine is None or mine.communes is None else mine.communes


async def on_communes(update: Update, context: Context) -> None:
    """« Des communes »."""
    await _show_communes(context)


async def on_commune(update: Update, context: Context) -> None:
    """One commune more or less."""
    brouillon, insee = await _draft(context), context.groups[2]
    if brouillon is not None and brouillon.relais.commune(insee) is not None:
        await _change(context, lambda public: public.toggle_communes([insee]))
    await _show_communes(context)


async def _change(context: Context, change: Callable[[Public], Public]) -> None:
    await choose_public(context.unit, context.personne, numbers(context)[0], change)


async def _draft(context: Context) -> Brouillon | None:
    return await see_draft(context.unit, context.personne, numbers(context)[0])


async def _show(context: Context) -> None:
    brouillon = await _draft(context)
    if brouillon is None:
        context.show("campagnes/introuvable")
    else:
        context.show("campagnes/public", b=brouillon, communes=communes_of(context), mien=await _mine(context))


async def _show_communes(context: Context) -> None:
    brouillon = await _draft(context)
    if brouillon is None:
        context.show("campagnes/introuvable")
        return
    known = sorted(brouillon.relais.communes_at(context.unit.today), key=lambda commune: commune.nom)
    shown, pages = page_bounds(len(known), numbers(context)[1], COMMUNES_PAR_PAGE)
    some = tuple(known[shown * COMMUNES_PAR_PAGE : (shown + 1) * COMMUNES_PAR_PAGE])
    page = Page(some, shown, pages, len(known))
    context.show(
        "campagnes/communes",
        c=brouillon.campagne,
        page=page,
        communes=communes_of(context),
        toutes=brouillon.couvertes,
    )
