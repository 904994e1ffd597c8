"""A professional answers a campaign: one tap each. Her letter's buttons work for ever, and say so kindly."""

from __future__ import annotations

from telegram import Update

from bot.domain.reports import APRES, Report
from bot.usecases.answer_campaign import (
    Dite,
    Question,
    answer,
    begin_answer,
    find_question,
    number_to_call,
    offer_reports,
    remind_later,
    want_call,
)
from bot.usecases.letter_of_campaign import question_data
from handlers.context import Context
from handlers.disponibilites import show_disponibilites
from handlers.features import Handlers, tap
from handlers.j_ai_une_place import on_j_ai_une_place


def handlers() -> Handlers:
    """The buttons of the letter."""
    return [
        tap(r"cp:ok:(\d+)", on_unchanged),
        tap(r"cp:plein:(\d+)", on_full),
        tap(r"cp:libre:(\d+)", on_place),
        tap(r"cp:modif:(\d+)", on_change),
        tap(r"cp:tard:(\d+)", on_later),
        tap(rf"cp:tard:(\d+):({'|'.join(APRES)})", on_when),
        tap(r"cp:appel:(\d+)", on_call),
        tap(r"cp:voir:(\d+)", on_again),
    ]


async def on_unchanged(update: Update, context: Context) -> None:
    """« Rien n'a changé »."""
    await _answer(context, "inchange")


async def on_full(update: Update, context: Context) -> None:
    """« Plus de place »."""
    await _answer(context, "complet")


async def _answer(context: Context, dite: Dite) -> None:
    merci = await answer(context.unit, context.personne, int(context.arg), dite)
    if merci is None:
        _refuse(context)
        return
    question = merci.question
    context.show(
        "campagnes/merci",
        dite=dite,
        ouverte=question.is_open,
        encore=question.participation.etat == "repondue",
        resume=merci.resume,
        demandes=merci.demandes,
        legale=question.campagne.is_legale,
    )


async def on_place(update: Update, context: Context) -> None:
    """« J'ai une place »: the usual few taps, which answer the question."""
    if await begin_answer(context.unit, context.personne, int(context.arg)) is None:
        _refuse(context)
    else:
        await on_j_ai_une_place(update, context)


async def on_change(update: Update, context: Context) -> None:
    """« Modifier »: everything that she may say of her places."""
    if await begin_answer(context.unit, context.personne, int(context.arg)) is None:
        _refuse(context)
    else:
        await show_disponibilites(context)


async def on_later(update: Update, context: Context) -> None:
    """« Me rappeler plus tard »: when."""
    question = await find_question(context.unit, context.personne, int(context.arg))
    if question is None or not question.is_open:
        _say_closed(context, question)
        return
    await _offer(context, question)


async def on_when(update: Update, context: Context) -> None:
    """Not before then."""
    quand = next(one for one in APRES if one == context.groups[1])
    found = await remind_later(context.unit, context.personne, int(context.arg), quand)
    if isinstance(found, Report):
        context.show("campagnes/plus_tard_note", id=context.arg, le=found.le)
    elif found is not None and found.is_open:
        await _offer(context, found)
    else:
        _say_closed(context, found)


async def on_call(update: Update, context: Context) -> None:
    """« Appelez-moi »."""
    question = await want_call(context.unit, context.personne, int(context.arg))
    if question is None or not question.is_open:
        _say_closed(context, question)
        return
    telephone = await number_to_call(context.unit, question)
    context.show("campagnes/appel_note", id=context.arg, telephone=telephone, relais=question.relais)


async def on_again(update: Update, context: Context) -> None:
    """The question, with what is known now."""
    question = await find_question(context.unit, context.personne, int(context.arg))
    if question is None or not question.is_open:
        _say_closed(context, question)
        return
    known = await context.unit.tx.resumes.list_of([question.assistant.id], context.unit.today)
    context.show("campagnes/question", **question_data(question.campagne, known[question.assistant.id]))


async def _offer(context: Context, question: Question) -> None:
    reports = await offer_reports(context.unit, question)
    context.show("campagnes/plus_tard", id=question.campagne.id, reports=reports, fin=question.campagne.fin)


def _say_closed(context: Context, question: Question | None) -> None:
    """Answered already, or over."""
    if question is None:
        _refuse(context)
    else:
        context.show("campagnes/deja", repondue_le=question.participation.repondue_le)


def _refuse(context: Context) -> None:
    context.show("erreurs/bouton_perime", fresh=True)
