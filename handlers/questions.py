"""Questions: what is typed when nothing else waits for it, and what follows an answer. Decides nothing."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.ask_question import (
    AChoisir,
    AutreLangue,
    Inconnue,
    Issue,
    Politesse,
    QuelleCommune,
    Recherche,
    ask_kept,
    ask_question,
    give_other,
)
from bot.usecases.ask_relais import ask_relais
from bot.usecases.browse_pages import known_relais
from bot.usecases.hand_over import (
    APartir,
    DejaTransmise,
    QuestionEffacee,
    hand_over,
    hand_over_waiting,
    preview_hand_over,
)
from bot.usecases.open_conversation import DejaOuverte, Ouverte, PersonneAuRelais
from bot.usecases.open_page import PageOuverte, choose_page
from bot.usecases.search_told import search_told
from content.autres_langues import reply_in
from handlers.ce_soir import add_tonight
from handlers.context import Context, turn
from handlers.demandes import show_opened
from handlers.features import Handlers, InForm, tap
from handlers.reponses import show_gone, show_page

AJOUT = "ajout"  # what she adds to a question before it goes to the relais


class _Question(filters.MessageFilter):
    """Her own words; what she forwards is somebody else's, and the team's words are for somebody."""

    def filter(self, message: Message) -> bool:
        return message.forward_origin is None and turn.get().personne.animateur_id is None


def handlers() -> Handlers:
    """The buttons; then whatever is typed that nobody else wanted."""
    private = filters.ChatType.PRIVATE
    typed = private & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & _Question()
    return [
        tap(r"q:a:(\d+)", on_other_question),
        tap(r"q:c:(\d+):(\d+)", on_choice),
        tap(r"q:x:(\d+)", on_something_else),
        tap(r"q:t:(\d+)", on_hand_over),
        tap(r"q:pt:(\d+)", on_before_handing_over),
        tap(r"q:pa:(\d+)", on_add_to_it),
        MessageHandler(
            private & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & InForm(AJOUT), on_added
        ),
        tap(r"q:r:(\d+)", on_search),
        MessageHandler(typed, on_typed),
    ]


async def on_typed(update: Update, context: Context) -> None:
    """A question."""
    message = update.effective_message
    assert message is not None
    await answer_typed(context, message.text or "", message.message_id)


async def answer_typed(context: Context, text: str, message_id: int) -> None:
    """Her words, whoever they were first meant for."""
    issue = await ask_question(context.unit, context.personne, text, message_id)
    await show_issue(context, issue)
    await add_tonight(context, issue, text)


async def on_other_question(update: Update, context: Context) -> None:
    """Another question of the same message."""
    await answer_kept(context, int(context.arg))


async def answer_kept(context: Context, question_id: int) -> None:
    """A question that was already written down."""
    issue = await ask_kept(context.unit, context.personne, question_id)
    if issue is None:
        show_gone(context, question_id)
    else:
        await show_issue(context, issue)


async def show_issue(context: Context, issue: Issue) -> None:
    """One screen for each way a question ends."""
    match issue:
        case PageOuverte():
            show_page(context, issue)
        case AChoisir(question, pages, autres):
            context.show("question/choix", q=question, pages=pages, autres=autres)
        case Inconnue():
            show_unknown(context, issue)
        case QuelleCommune(question):
            await ask_relais(context.unit, context.personne, "repondre", question_id=question.id)
            context.show("question/quelle_commune")
        case AutreLangue(question, lang):
            everybody = context.unit.territoire.territoire.relais
            said = reply_in(lang, known_relais(context.unit, context.personne), everybody)
            context.show("question/autre_langue", q=question, texte=said)
        case Recherche(question):
            await _open_search(context, question.id, anew=False)
        case Politesse(sorte):
            context.show("question/politesse", sorte=sorte)


def show_unknown(context: Context, inconnue: Inconnue) -> None:
    """« Je ne sais pas », and a human."""
    relais = known_relais(context.unit, context.personne)
    context.show(
        "question/inconnue",
        q=inconnue.question,
        autres=inconnue.autres,
        relais=relais,
        humaine=inconnue.humaine,
    )


async def on_choice(update: Update, context: Context) -> None:
    """One of the titles."""
    question_id, rang = (int(part) for part in context.groups)
    show_page(context, await choose_page(context.unit, context.personne, question_id, rang))


async def on_something_else(update: Update, context: Context) -> None:
    """« Autre chose »."""
    issue = await give_other(context.unit, context.personne, int(context.arg))
    if issue is None:
        show_gone(context, int(context.arg))
    else:
        show_unknown(context, issue)


async def on_before_handing_over(update: Update, context: Context) -> None:
    """« Parler au relais » under an answer: what would leave is shown first."""
    question_id = int(context.arg)
    match await preview_hand_over(context.unit, context.personne, question_id):
        case None:
            show_gone(context, question_id)
        case DejaTransmise(conversation):
            context.show("question/deja_transmise", fresh=True, conversation=conversation)
        case PersonneAuRelais(relais=relais):
            context.show("conversation/personne_au_relais", fresh=True, relais=relais)
        case APartir() as what:
            context.show("question/a_partir", fresh=True, a=what, relais=known_relais(context.unit, context.personne))


async def on_add_to_it(update: Update, context: Context) -> None:
    """« Ajouter quelque chose »: her next words leave with the question."""
    await ask(context.unit, context.personne, context.arg, AJOUT)
    context.show("question/ajouter", question_id=int(context.arg))


async def on_added(update: Update, context: Context) -> None:
    """Both leave together."""
    message, dialogue = update.effective_message, context.personne.dialogue
    assert message is not None
    assert dialogue is not None
    await stop_asking(context.unit, context.personne, AJOUT)
    context.turn.personne = replace(context.personne, dialogue=None)
    await hand_to_relais(context, int(dialogue.etape), message.text)


async def on_hand_over(update: Update, context: Context) -> None:
    """« Envoyer ma question au relais »."""
    await stop_asking(context.unit, context.personne, AJOUT)
    await hand_to_relais(context, int(context.arg))


async def hand_to_relais(context: Context, question_id: int, ajout: str | None = None) -> None:
    """Her commune first, when it is not known."""
    match await hand_over(context.unit, context.personne, question_id, ajout):
        case Ouverte():
            await hand_over_waiting(context.unit, context.personne)  # the use case wrote to both
        case DejaOuverte() as deja:
            context.show("conversation/deja_ouverte", fresh=True, d=deja)
        case DejaTransmise(conversation):
            context.show("question/deja_transmise", fresh=True, conversation=conversation)
        case PersonneAuRelais(relais=relais):
            context.show("conversation/personne_au_relais", fresh=True, relais=relais)
        case QuestionEffacee():
            show_gone(context, question_id)
        case "animatrice":
            context.show("conversation/vous_etes_l_equipe", fresh=True)
        case "relais_inconnu":
            await ask_relais(context.unit, context.personne, "transmettre", question_id=question_id)
            context.show("relais/quelle_commune", fresh=True)


async def on_search(update: Update, context: Context) -> None:
    """« Commencer une autre recherche », with what she said in a sentence."""
    await _open_search(context, int(context.arg), anew=True)


async def _open_search(context: Context, question_id: int, *, anew: bool) -> None:
    told = await search_told(context.unit, context.personne, question_id, anew=anew)
    if told is None:
        show_gone(context, question_id)
        return
    if told.compris is not None:
        context.show("question/recherche", c=told.compris)
    await show_opened(context, told.issue, question_id=question_id, fresh=told.compris is not None)
