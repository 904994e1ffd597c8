"""Announcements for the team: the list, how one goes, who has it and who has not, the end of it. Makes none."""

from __future__ import annotations

from telegram import Update

from bot.domain.annonces import RUBRIQUES, Rubrique
from bot.usecases.follow_annonce import (
    Sort,
    Suivi,
    correct,
    follow,
    list_annonces,
    list_behind,
    note_told,
    print_people,
    recall_now,
    stop_annonce,
)
from bot.usecases.make_annonce import find_annonce
from handlers.annonce_neuve import show_draft
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse

WHICH = "|".join(RUBRIQUES)


def handlers() -> Handlers:
    """Everything of an announcement that has left."""
    return [
        tap(r"an:anns:(\d+)", on_list),
        tap(r"an:anno:(\d+)", on_annonce),
        tap(rf"an:annr:(\d+):({WHICH}):(\d+)", on_people),
        tap(rf"an:annf:(\d+):({WHICH})", on_print),
        tap(rf"an:anne:(\d+):({WHICH})", on_sheet),
        tap(r"an:annj:(\d+):(\d+)", on_told),
        tap(r"an:anno:(\d+):secours", on_text_for_others),
        tap(r"an:anno:(\d+):arreter", on_stop),
        tap(r"an:anno:(\d+):arreter:oui", on_stopped),
        tap(r"an:anno:(\d+):rappeler", on_recall),
        tap(r"an:anno:(\d+):corriger:oui", on_corrected),
    ]


async def on_list(update: Update, context: Context) -> None:
    """« Annonces »."""
    liste = await list_annonces(context.unit, context.personne, numbers(context)[0])
    if liste is None:
        refuse(context)
    else:
        context.show("annonces/liste", liste=liste)


async def on_annonce(update: Update, context: Context) -> None:
    """One, wherever it stands."""
    await show_annonce(context, numbers(context)[0])


async def show_annonce(context: Context, annonce_id: int, fait: str = "") -> None:
    """To be written, or as it goes."""
    suivi = await follow(context.unit, context.personne, annonce_id)
    if suivi is None:
        await show_draft(context, annonce_id, fait=fait)
    else:
        context.show("annonces/rapport", s=suivi, fait=fait)


async def on_people(update: Update, context: Context) -> None:
    """The people behind a figure."""
    annonce_id, numero = numbers(context)
    await _show_people(context, annonce_id, _rubrique(context), numero)


async def _show_people(context: Context, annonce_id: int, rubrique: Rubrique, numero: int) -> None:
    found = await list_behind(context.unit, context.personne, annonce_id, rubrique, numero)
    if found is None:
        context.show("annonces/introuvable")
    else:
        context.show("annonces/noms", a=found[0], page=found[1], code=rubrique, communes=communes_of(context))


async def on_print(update: Update, context: Context) -> None:
    """« À imprimer »: to her own chat."""
    await _print(context, "pdf")


async def on_sheet(update: Update, context: Context) -> None:
    """« En tableur »."""
    await _print(context, "xlsx")


async def _print(context: Context, sort: Sort) -> None:
    made = await print_people(context.unit, context.personne, numbers(context)[0], _rubrique(context), sort)
    if made is None:
        context.show("annonces/introuvable")
    else:
        context.toast("annonces/liste_demandee")


async def on_told(update: Update, context: Context) -> None:
    """« Prévenue »: on the phone."""
    annonce_id, who = numbers(context)
    await note_told(context.unit, context.personne, annonce_id, who)
    await _show_people(context, annonce_id, "a_confirmer", 0)


async def on_text_for_others(update: Update, context: Context) -> None:
    """For those without Telegram: the same words, to be sent otherwise."""
    suivi = await follow(context.unit, context.personne, numbers(context)[0])
    if suivi is None:
        context.show("annonces/introuvable")
    else:
        relais = context.unit.territoire.get(suivi.annonce.relais_id)
        context.show("annonces/secours", a=suivi.annonce, relais=relais)


async def on_stop(update: Update, context: Context) -> None:
    """« Arrêter l'envoi »: asked first."""
    suivi = await follow(context.unit, context.personne, numbers(context)[0])
    if isinstance(suivi, Suivi) and suivi.annonce.etat == "en_cours" and suivi.bilan.en_route:
        context.show("annonces/arreter", s=suivi)
    else:
        everybody = isinstance(suivi, Suivi) and suivi.bilan.is_with_all
        await show_annonce(context, numbers(context)[0], "tous" if everybody else "")


async def on_stopped(update: Update, context: Context) -> None:
    """Sure."""
    stopped = await stop_annonce(context.unit, context.personne, numbers(context)[0])
    is_stopped = stopped is not None and stopped.annonce.etat == "arretee"
    await show_annonce(context, numbers(context)[0], "arretee" if is_stopped else "")


async def on_recall(update: Update, context: Context) -> None:
    """« Rappeler une fois »."""
    recalled = await recall_now(context.unit, context.personne, numbers(context)[0])
    await show_annonce(context, numbers(context)[0], "rappelee" if recalled else "")


async def on_corrected(update: Update, context: Context) -> None:
    """« Oui, remplacer »."""
    annonce = await find_annonce(context.unit, context.personne, numbers(context)[0])
    waits = annonce is not None and annonce.correction is not None
    await correct(context.unit, context.personne, numbers(context)[0])
    await show_annonce(context, numbers(context)[0], "corrigee" if waits else "")


def _rubrique(context: Context) -> Rubrique:
    return next(one for one in RUBRIQUES if one == context.groups[1])
