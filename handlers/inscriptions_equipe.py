"""What the animatrice does for somebody: adds, moves, cancels, answers. Typed names are asked for in her own chat."""

from __future__ import annotations

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.book_for import (
    Notee,
    answer_for,
    book_assistant,
    book_guest,
    cancel_for,
    list_other_dates,
    move_to_date,
)
from bot.usecases.find_assistants import find_assistants
from bot.usecases.see_inscrits import find_atelier_of_team, find_inscrite
from bot.usecases.tableau_du_relais import find_fiche
from handlers.context import Context
from handlers.features import Handlers, InForm, tap
from handlers.presences import show_list
from handlers.tableau import numbers, refuse

FORMULAIRE = "inscrire"


def handlers() -> Handlers:
    """One person of the list, somebody more."""
    return [
        tap(r"an:prea:(\d+)", on_add),
        tap(r"an:prea:(\d+):(\d+)", on_add_assistant),
        tap(r"an:prea:(\d+):(\d+):([0-9])", on_added),
        tap(r"an:preg:(\d+):([0-9])", on_guest),
        tap(r"an:prei:(\d+)", on_person),
        tap(r"an:prex:(\d+)", on_cancel),
        tap(r"an:prex:(\d+):oui", on_cancelled),
        tap(r"an:pred:(\d+)", on_dates),
        tap(r"an:pred:(\d+):(\d+)", on_moved),
        tap(r"an:preo:(\d+):([01])", on_answer),
        MessageHandler(filters.ChatType.PRIVATE & filters.TEXT & ~filters.COMMAND & InForm(FORMULAIRE), on_typed),
    ]


async def on_add(update: Update, context: Context) -> None:
    """« Ajouter quelqu'un »: a name to type, in her own chat."""
    atelier = await find_atelier_of_team(context.unit, context.personne, numbers(context)[0])
    if atelier is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, str(atelier.id), FORMULAIRE)
    this, qui = context.turn, context.personne
    if this.chat_id == qui.telegram_id:
        context.show("presences/ajouter", a=atelier)
        return
    context.unit.write(
        f"update:{this.update.update_id}:question", qui.telegram_id, "presences/ajouter", data={"a": atelier}
    )
    context.toast("tableau/en_prive")


async def on_typed(update: Update, context: Context) -> None:
    """The name is looked for; the question stays open, another word may choose better."""
    dialogue, message = context.personne.dialogue, update.effective_message
    assert dialogue is not None
    text = (message.text or "").strip() if message else ""
    atelier = await find_atelier_of_team(context.unit, context.personne, int(dialogue.etape))
    found = await find_assistants(context.unit, context.personne, text)
    if atelier is None or found is None:
        refuse(context)
        return
    await context.unit.tx.dialogues.save(
        context.personne.compte_id, FORMULAIRE, dialogue.etape, {"nom": text}, context.unit.now
    )
    context.show("presences/trouvees", a=atelier, t=found)


async def on_add_assistant(update: Update, context: Context) -> None:
    """With how many children."""
    atelier_id, assistant_id = numbers(context)
    atelier = await find_atelier_of_team(context.unit, context.personne, atelier_id)
    fiche = await find_fiche(context.unit, context.personne, assistant_id)
    if atelier is None or fiche is None:
        refuse(context)
        return
    context.show("presences/combien", a=atelier, p=fiche.assistant)


async def on_added(update: Update, context: Context) -> None:
    """She is registered."""
    atelier_id, assistant_id, enfants = numbers(context)
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    _show_noted(context, await book_assistant(context.unit, context.personne, atelier_id, assistant_id, enfants))


async def on_guest(update: Update, context: Context) -> None:
    """Somebody who is not in the directory, under the name that was typed."""
    atelier_id, enfants = numbers(context)
    dialogue = context.personne.dialogue
    nom = str(dialogue.reponses.get("nom", "")) if dialogue and dialogue.formulaire == FORMULAIRE else ""
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    _show_noted(context, await book_guest(context.unit, context.personne, atelier_id, nom, enfants))


async def on_person(update: Update, context: Context) -> None:
    """One person of the list."""
    await _show_person(context, "presences/personne")


async def on_cancel(update: Update, context: Context) -> None:
    """« Annuler sa place »: asked first."""
    await _show_person(context, "presences/annuler")


async def on_cancelled(update: Update, context: Context) -> None:
    """The place goes to the next one."""
    done = await cancel_for(context.unit, context.personne, numbers(context)[0])
    if done is None:
        refuse(context)
    else:
        await show_list(context, done[1].id)


async def on_dates(update: Update, context: Context) -> None:
    """« Une autre date »."""
    found = await find_inscrite(context.unit, context.personne, numbers(context)[0])
    dates = await list_other_dates(context.unit, context.personne, numbers(context)[0])
    if found is None or dates is None:
        refuse(context)
    else:
        context.show("presences/dates", one=found[0], a=found[1], dates=dates[:12])


async def on_moved(update: Update, context: Context) -> None:
    """She comes that day instead."""
    inscription_id, atelier_id = numbers(context)
    _show_noted(context, await move_to_date(context.unit, context.personne, inscription_id, atelier_id))


async def on_answer(update: Update, context: Context) -> None:
    """After a word with her."""
    inscription_id, oui = numbers(context)
    atelier = await answer_for(context.unit, context.personne, inscription_id, oui=bool(oui))
    if atelier is None:
        refuse(context)
    else:
        await show_list(context, atelier.id)


async def _show_person(context: Context, template: str) -> None:
    found = await find_inscrite(context.unit, context.personne, numbers(context)[0])
    if found is None:
        refuse(context)
    else:
        context.show(template, one=found[0], a=found[1], passe=found[1].is_over(context.unit.now))


def _show_noted(context: Context, notee: Notee | str | None) -> None:
    if isinstance(notee, Notee):
        context.show("presences/notee", n=notee)
    else:
        refuse(context)
