"""The form of a search, question by question: a tap, a word, a number or a place is one answer. Decides nothing."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.dialogues import Corrige
from bot.domain.lecture import plain
from bot.domain.moules import MOULES
from bot.domain.recherche import RECAP
from bot.usecases.ask_question import ask_beside_form
from bot.usecases.fill_form import answer_step, go_back, show_step
from bot.usecases.form_in_hand import ARRET, Ecran
from bot.usecases.leave_form import ask_to_leave, leave_form
from bot.usecases.locate_commune import locate_commune
from bot.usecases.share_number import share_number
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.formulaire import CODES, FORMS, show_ecran
from handlers.questions import show_issue

PAGES = ("precisions", "corriger", "annuler")


class _InForm(filters.MessageFilter):
    """Somebody whose search is open: what she types, shares or sends is an answer."""

    def filter(self, _message: Message) -> bool:
        """The person decides, not the message."""
        dialogue = turn.get().personne.dialogue
        return dialogue is not None and dialogue.formulaire in CODES


IN_FORM = _InForm() & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


def handlers() -> Handlers:
    """Taps first; then what is typed or shared while a search is open."""
    form = f"({'|'.join(FORMS)})"
    return [
        tap(form + ":r:([a-z_0-9]+):(.*)", on_choice),
        tap(form + ":v:([a-z_0-9]+):(.*)", on_redraw),
        tap(form + ":b:([a-z_0-9]+)", on_back),
        tap(form + ":a:([a-z_0-9]+)", on_go_to),
        tap(form + ":reprendre", on_resume),
        tap(form + ":(precisions|corriger|annuler)", on_page),
        tap(form + ":(garder|effacer)", on_leave),
        MessageHandler(IN_FORM & filters.CONTACT, on_number),
        MessageHandler(IN_FORM & filters.LOCATION, on_place),
        MessageHandler(IN_FORM & filters.TEXT & ~filters.COMMAND, on_text),
    ]


async def on_choice(update: Update, context: Context) -> None:
    """A button is an answer."""
    form, name, text = _groups(context)
    await show_ecran(context, await answer_step(context.unit, context.personne, form, name, text))


async def on_redraw(update: Update, context: Context) -> None:
    """Several choices before one answer: they live in the buttons."""
    form, name, choix = _groups(context)
    await show_ecran(context, await show_step(context.unit, context.personne, form, name, choix=choix))


async def on_back(update: Update, context: Context) -> None:
    """« Retour »."""
    form, name = _groups(context)
    await show_ecran(context, await go_back(context.unit, context.personne, form, name))


async def on_go_to(update: Update, context: Context) -> None:
    """A question chosen from « Corriger » or « Ajouter une précision »."""
    form, name = _groups(context)
    await show_ecran(context, await show_step(context.unit, context.personne, form, name))


async def on_resume(update: Update, context: Context) -> None:
    """« Reprendre ma recherche »: where it was, even days later."""
    await show_ecran(context, await show_step(context.unit, context.personne, _groups(context)[0]))


async def on_page(update: Update, context: Context) -> None:
    """A page of the form that asks nothing."""
    form, page = _groups(context)
    if page == "annuler":
        await _ask_to_leave(context, form)
        return
    ecran = await show_step(context.unit, context.personne, form, RECAP)
    if isinstance(ecran, Ecran) and ecran.etape is None:
        context.show(
            f"recherche/{page}", f=CODES[form], reponses=ecran.reponses, posees=ecran.posees, dictee=ecran.dictee
        )
    else:
        await show_ecran(context, ecran)


async def _ask_to_leave(context: Context, form: str) -> None:
    ecran = await ask_to_leave(context.unit, context.personne, form)
    if isinstance(ecran, Ecran):
        context.show("recherche/annuler", f=CODES[form], dictee=ecran.dictee)
    else:
        await show_ecran(context, ecran)


async def on_leave(update: Update, context: Context) -> None:
    """Kept for later, or thrown away."""
    form, how = _groups(context)
    await leave_form(context.unit, context.personne, form, keep=how == "garder")
    said = "gardee" if how == "garder" else "effacee"
    context.show(f"{'telephone' if MOULES[form].dictee else 'recherche'}/{said}", f=CODES[form])


async def on_text(update: Update, context: Context) -> None:
    """Typed words answer the current question; three of them are commands of every question."""
    assert update.effective_message is not None
    text, (form, name) = update.effective_message.text or "", _open_form(context)
    match plain(text).strip(" ."):
        case "ecrire la commune" | "reprendre":
            ecran = await show_step(context.unit, context.personne, form)
        case "retour" if name.endswith(ARRET):
            ecran = await show_step(context.unit, context.personne, form)
        case "retour":
            ecran = await go_back(context.unit, context.personne, form, name)
        case words if words == "annuler" or name.endswith(ARRET):
            await _ask_to_leave(context, form)
            return
        case _ if name == RECAP:
            ecran = await show_step(context.unit, context.personne, form, name, correction=Corrige("relire"))
        case _:
            ecran = await answer_step(context.unit, context.personne, form, name, text)
            misread = isinstance(ecran, Ecran) and ecran.correction is not None
            if misread and not MOULES[form].dictee and await _answer_beside(context, form, text):
                return
    await show_ecran(context, ecran)


async def _answer_beside(context: Context, form: str, text: str) -> bool:
    """A question typed in the middle of the form is answered, and the form waits where it was."""
    message = context.turn.update.effective_message
    assert message is not None
    issue = await ask_beside_form(context.unit, context.personne, text, message.message_id)
    if issue is None:
        return False
    await show_issue(context, issue)
    context.show("recherche/attend", f=CODES[form])
    return True


async def on_number(update: Update, context: Context) -> None:
    """A shared number counts only when it is the sender's own."""
    assert update.effective_message is not None
    contact = update.effective_message.contact
    assert contact is not None
    form, _ = _open_form(context)
    ecran = await share_number(context.unit, context.personne, form, contact.user_id, contact.phone_number)
    await show_ecran(context, ecran)


async def on_place(update: Update, context: Context) -> None:
    """A shared place gives communes to choose from, and is kept nowhere."""
    assert update.effective_message is not None
    place = update.effective_message.location
    assert place is not None
    form, _ = _open_form(context)
    ecran = await locate_commune(context.unit, context.personne, form, place.latitude, place.longitude)
    await show_ecran(context, ecran)


def _groups(context: Context) -> tuple[str, ...]:
    assert context.matches is not None
    code, *rest = context.matches[0].groups()
    return (FORMS[code], *rest)


def _open_form(context: Context) -> tuple[str, str]:
    dialogue = context.personne.dialogue
    assert dialogue is not None
    return dialogue.formulaire, dialogue.etape
