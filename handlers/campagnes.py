"""Campaigns for the team: the list, how one goes, the people behind each figure, the end of it. Makes none."""

from __future__ import annotations

from telegram import Update

from bot.domain.progression import RUBRIQUES
from bot.domain.secteurs import TOUT
from bot.usecases.follow_campaign import follow, list_campaigns, stop_campaign
from bot.usecases.make_campaign import find_campaign
from bot.usecases.see_progression import COMMUNES
from handlers.campagne_neuve import show_draft
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse
from handlers.vue_campagne import show_people, show_progression


def handlers() -> Handlers:
    """Everything of a campaign that has begun."""
    return [
        tap(r"an:cas:(\d+)", on_list),
        tap(r"an:ca:(\d+)", on_campaign),
        tap(r"an:cv:(\d+):(\d+)", on_communes),
        tap(rf"an:cl:(\d+):({'|'.join(RUBRIQUES)}):(\d+)", on_people),
        tap(r"an:ca:(\d+):arreter", on_stop),
        tap(r"an:ca:(\d+):arreter:oui", on_stopped),
    ]


async def on_list(update: Update, context: Context) -> None:
    """« Campagnes »."""
    liste = await list_campaigns(context.unit, context.personne, numbers(context)[0])
    if liste is None:
        refuse(context)
    else:
        context.show("campagnes/liste", liste=liste)


async def on_campaign(update: Update, context: Context) -> None:
    """One campaign, wherever it stands."""
    await show_campaign(context, numbers(context)[0])


async def show_campaign(context: Context, campagne_id: int, fait: str = "") -> None:
    """To be made, or as it goes."""
    suivi = await follow(context.unit, context.personne, campagne_id)
    if suivi is not None and suivi.campagne.etat == "annulee":
        context.show("campagnes/annulee", c=suivi.campagne)
    elif suivi is not None:
        context.show("campagnes/suivi", s=suivi, fait=fait)
    else:
        await show_draft(context, campagne_id, fait=fait)


async def on_communes(update: Update, context: Context) -> None:
    """« Commune par commune »."""
    campagne_id, numero = numbers(context)
    await show_progression(context, campagne_id, COMMUNES, numero)


async def on_people(update: Update, context: Context) -> None:
    """The people behind a figure."""
    campagne_id, numero = numbers(context)
    await show_people(context, campagne_id, TOUT, context.groups[1], numero)


async def on_stop(update: Update, context: Context) -> None:
    """« Arrêter la campagne »: asked first."""
    campagne = await find_campaign(context.unit, context.personne, numbers(context)[0])
    if campagne is None or campagne.etat != "en_cours":
        await show_campaign(context, numbers(context)[0])
    else:
        context.show("campagnes/arreter", c=campagne)


async def on_stopped(update: Update, context: Context) -> None:
    """Sure."""
    stopped = await stop_campaign(context.unit, context.personne, numbers(context)[0])
    await show_campaign(context, numbers(context)[0], "arretee" if stopped and stopped.etat == "arretee" else "")
