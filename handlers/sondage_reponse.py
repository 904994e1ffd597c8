"""Answering a survey, and « Boîte à idées ». A tap or a word is one answer; decides nothing."""

from __future__ import annotations

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.sondages import chosen
from bot.usecases.answer_sondage import Etape, Refus, answer, begin, see_sondage
from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.make_annonce import find_annonce
from bot.usecases.suggest import suggest
from handlers.context import Context
from handlers.features import Handlers, InForm, tap
from handlers.tableau import numbers

FORMULAIRE = "sondage"
BITS = 2**12
IDEE = "idee"


def handlers() -> Handlers:
    """The buttons, and what is typed for a free question or an idea."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        tap(r"so:ann:(\d+)", on_invited),
        tap(r"so:go:(\d+)", on_begin),
        tap(r"so:re:(\d+)", on_again),
        tap(r"so:r:(\d+):(\d+)", on_choice),
        tap(r"so:v:(\d+):(\d+)", on_choices),
        tap(r"so:ok:(\d+):(\d+)", on_chosen),
        tap(r"so:passe:(\d+)", on_pass),
        tap("so:idee", on_idee),
        tap("so:idee:([01])", on_idee_as),
        MessageHandler(typed & InForm(FORMULAIRE), on_typed),
    ]


async def on_invited(update: Update, context: Context) -> None:
    """« Répondre »: says first whether it is anonymous."""
    etape = await see_sondage(context.unit, context.personne, numbers(context)[0])
    if isinstance(etape, Etape):
        context.show("sondages/accueil", e=etape, fresh=True)
    elif etape == "pas_pour_elle" and await find_annonce(context.unit, context.personne, numbers(context)[0]):
        context.show("annonces/exemplaire", fresh=True)
    else:
        await _show(context, etape, fresh=True)


async def on_begin(update: Update, context: Context) -> None:
    """« Commencer »."""
    await _show(context, await begin(context.unit, context.personne, numbers(context)[0]))


async def on_again(update: Update, context: Context) -> None:
    """« Changer mes réponses »."""
    await _show(context, await begin(context.unit, context.personne, numbers(context)[0], again=True))


async def on_choice(update: Update, context: Context) -> None:
    """One answer."""
    question_id, choix = numbers(context)
    await _show(context, await answer(context.unit, context.personne, question_id, (choix,)))


async def on_choices(update: Update, context: Context) -> None:
    """Several answers: they live in the buttons until « Continuer »."""
    question_id, bits = numbers(context)
    sondage = await context.unit.tx.sondages.find_of_question(question_id)
    etape = await begin(context.unit, context.personne, sondage.id if sondage is not None else 0)
    await _show(context, etape, bits=bits % BITS, of=question_id)


async def on_chosen(update: Update, context: Context) -> None:
    """« Continuer »."""
    question_id, bits = numbers(context)
    sondage = await context.unit.tx.sondages.find_of_question(question_id)
    question = next((one for one in sondage.questions if one.id == question_id), None) if sondage else None
    choix = () if question is None else chosen(bits % BITS, question)
    await _show(context, await answer(context.unit, context.personne, question_id, choix))


async def on_pass(update: Update, context: Context) -> None:
    """« Passer »."""
    await _show(context, await answer(context.unit, context.personne, numbers(context)[0]))


async def on_idee(update: Update, context: Context) -> None:
    """« Boîte à idées »."""
    await ask(context.unit, context.personne, IDEE, FORMULAIRE)
    context.show("sondages/idee", ecrite=False)


async def on_idee_as(update: Update, context: Context) -> None:
    """With her name, or without: what she has typed already leaves at once."""
    dialogue = context.personne.dialogue
    if dialogue is not None and dialogue.formulaire == FORMULAIRE and (text := dialogue.reponses.get("texte")):
        await _suggest(context, str(text), nommee=context.arg == "1")
        return
    await ask(context.unit, context.personne, f"idee:{context.arg}", FORMULAIRE)
    context.show("sondages/idee_ecrire", nommee=context.arg == "1")


async def on_typed(update: Update, context: Context) -> None:
    """Her own words."""
    assert update.message is not None
    dialogue, text = context.personne.dialogue, update.message.text or ""
    assert dialogue is not None
    what, _, number = dialogue.etape.partition(":")
    if what == IDEE and not number:
        kept = {"texte": text}
        await context.unit.tx.dialogues.save(context.personne.compte_id, FORMULAIRE, IDEE, kept, context.unit.now)
        context.show("sondages/idee", ecrite=True)
    elif what == IDEE:
        await _suggest(context, text, nommee=number == "1")
    else:
        await _show(context, await answer(context.unit, context.personne, int(number), texte=text))


async def _suggest(context: Context, text: str, *, nommee: bool) -> None:
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    known = await suggest(context.unit, context.personne, text, nommee=nommee)
    context.show("sondages/idee_recue" if known else "sondages/sans_relais", nommee=nommee)


async def _show(
    context: Context, etape: Etape | Refus, *, bits: int = 0, of: int | None = None, fresh: bool = False
) -> None:
    """The question she is at, or the end; a free question waits for her words."""
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    if isinstance(etape, str):
        context.show("sondages/pas_ouvert", pourquoi=etape, fresh=fresh)
        return
    question = etape.question
    if question is None:
        context.show("sondages/merci", s=etape.sondage)
        return
    if question.genre == "libre":
        await ask(context.unit, context.personne, f"q:{question.id}", FORMULAIRE)
    context.show("sondages/question", e=etape, q=question, bits=bits if of in (None, question.id) else 0, fresh=fresh)
