"""Surveys for the team: the questions, with names or not, until when, and what was answered. Decides nothing."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.sondages import Sondage
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.make_sondage import (
    DUREES,
    add_question,
    begin_sondage,
    drop_question,
    end_in,
    end_typed,
    find_sondage,
    list_sondages,
    throw_away,
    toggle_anonyme,
    toggle_plusieurs,
)
from bot.usecases.read_sondage import close_now, read_sondage, send_results
from bot.usecases.suggest import list_idees
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers, refuse

QUESTION, JOUR = "sondage_question", "sondage_jour"


class _Asked(filters.MessageFilter):
    """What she types belongs to a survey."""

    def filter(self, _message: Message) -> bool:
        personne = turn.get().personne
        return personne.animateur_id is not None and asked_of(personne)[0] in (QUESTION, JOUR)


def handlers() -> Handlers:
    """The list, the draft, the answers."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & ~filters.REPLY
    return [
        tap(r"an:so:(\d+)", on_list),
        tap("an:son", on_new),
        tap(r"an:soa:(\d+)", on_of_annonce),
        tap(r"an:sov:(\d+)", on_sondage),
        tap(r"an:sov:(\d+):question", on_question),
        tap(r"an:sov:(\d+):(oter|anonyme)", on_change),
        tap(r"an:sop:(\d+):(\d+)", on_several),
        tap(r"an:sov:(\d+):fin", on_end),
        tap(r"an:sov:(\d+):jour", on_day),
        tap(r"an:sof:(\d+):(\d+)", on_ends),
        tap(r"an:sov:(\d+):jeter", on_throw_away),
        tap(r"an:sov:(\d+):clore", on_close),
        tap(r"an:sov:(\d+):clore:oui", on_closed),
        tap(r"an:sov:(\d+):(image|tableur)", on_document),
        tap(r"an:soi:(\d+)", on_idees),
        MessageHandler(typed & _Asked(), on_typed),
    ]


async def on_list(update: Update, context: Context) -> None:
    """« Sondages »."""
    liste = await list_sondages(context.unit, context.personne, numbers(context)[0])
    if liste is None:
        refuse(context)
    else:
        context.show("sondages/liste", liste=liste, today=context.unit.today)


async def on_new(update: Update, context: Context) -> None:
    """« Nouveau sondage »: its first question."""
    sondage = await begin_sondage(context.unit, context.personne)
    if sondage is None:
        refuse(context)
    else:
        await _ask(context, sondage, QUESTION)


async def on_of_annonce(update: Update, context: Context) -> None:
    """« Retour au sondage »."""
    sondage = await context.unit.tx.sondages.find_of_annonce(numbers(context)[0])
    await show_sondage(context, sondage.id if sondage is not None else 0)


async def on_sondage(update: Update, context: Context) -> None:
    """To be made, or its answers."""
    await show_sondage(context, numbers(context)[0])


async def show_sondage(context: Context, sondage_id: int, *, fait: str = "") -> None:
    """Where it stands."""
    results = await read_sondage(context.unit, context.personne, sondage_id)
    sondage = await find_sondage(context.unit, context.personne, sondage_id)
    if results is not None:
        context.show("sondages/resultats", r=results, today=context.unit.today)
    elif sondage is not None:
        context.show("sondages/brouillon", s=sondage, fait=fait)
    else:
        context.show("sondages/introuvable")


async def on_question(update: Update, context: Context) -> None:
    """« Ajouter une question »."""
    sondage = await find_sondage(context.unit, context.personne, numbers(context)[0])
    if sondage is None or sondage.is_sent:
        context.show("sondages/introuvable")
    else:
        await _ask(context, sondage, QUESTION)


async def _ask(context: Context, sondage: Sondage, what: str, refus: str = "") -> None:
    await ask(context.unit, context.personne, f"{what}:{sondage.id}")
    show_in_private(context, "sondages/demander", s=sondage, quoi=what, refus=refus)


async def on_change(update: Update, context: Context) -> None:
    """« Ôter la dernière », « Anonyme »."""
    change = drop_question if context.groups[1] == "oter" else toggle_anonyme
    await change(context.unit, context.personne, numbers(context)[0])
    await show_sondage(context, numbers(context)[0])


async def on_several(update: Update, context: Context) -> None:
    """« Plusieurs réponses possibles »."""
    sondage_id, rang = numbers(context)
    await toggle_plusieurs(context.unit, context.personne, sondage_id, rang)
    await show_sondage(context, sondage_id)


async def on_end(update: Update, context: Context) -> None:
    """« Changer la fin »."""
    sondage = await find_sondage(context.unit, context.personne, numbers(context)[0])
    if sondage is None or sondage.clos_le is not None:
        context.show("sondages/introuvable")
    else:
        context.show("sondages/fin", s=sondage, durees=DUREES)


async def on_day(update: Update, context: Context) -> None:
    """« Un autre jour »."""
    sondage = await find_sondage(context.unit, context.personne, numbers(context)[0])
    if sondage is None or sondage.clos_le is not None:
        context.show("sondages/introuvable")
    else:
        await _ask(context, sondage, JOUR)


async def on_ends(update: Update, context: Context) -> None:
    """In so many days."""
    sondage_id, days = numbers(context)
    await end_in(context.unit, context.personne, sondage_id, days)
    await show_sondage(context, sondage_id)


async def on_throw_away(update: Update, context: Context) -> None:
    """« Jeter ce brouillon »."""
    thrown = await throw_away(context.unit, context.personne, numbers(context)[0])
    await stop_asking(context.unit, context.personne)
    context.show("sondages/jete" if thrown else "sondages/introuvable")


async def on_close(update: Update, context: Context) -> None:
    """« Clore maintenant »: asked first."""
    results = await read_sondage(context.unit, context.personne, numbers(context)[0])
    if results is None or results.sondage.clos_le is not None:
        await show_sondage(context, numbers(context)[0])
    else:
        context.show("sondages/clore", r=results)


async def on_closed(update: Update, context: Context) -> None:
    """Sure."""
    await close_now(context.unit, context.personne, numbers(context)[0])
    await show_sondage(context, numbers(context)[0])


async def on_document(update: Update, context: Context) -> None:
    """« Image », « Tableur »."""
    sent = await send_results(context.unit, context.personne, numbers(context)[0], picture=context.groups[1] == "image")
    if sent:
        context.toast("annonces/liste_demandee")
    else:
        await show_sondage(context, numbers(context)[0])


async def on_idees(update: Update, context: Context) -> None:
    """« Boîte à idées »."""
    idees = await list_idees(context.unit, context.personne, numbers(context)[0])
    if idees is None:
        refuse(context)
    else:
        context.show("sondages/idees", i=idees)


async def on_typed(update: Update, context: Context) -> None:
    """A question with its answers, or a day."""
    assert update.message is not None
    what, parts = asked_of(context.personne)
    sondage_id, text = int(parts[0]), update.message.text or ""
    sondage = await find_sondage(context.unit, context.personne, sondage_id)
    read: object
    if what == QUESTION:
        read = await add_question(context.unit, context.personne, sondage_id, text)
    else:
        read = await end_typed(context.unit, context.personne, sondage_id, text) or "date"
    if isinstance(read, str) and sondage is not None:
        context.show("sondages/demander", s=sondage, quoi=what, refus=read)
        return
    await stop_asking(context.unit, context.personne)
    await show_sondage(context, sondage_id, fait="question" if what == QUESTION else "")
