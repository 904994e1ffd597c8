"""A contact that was noted: corrected, specified, attached, undone; and the list of the day. Decides nothing."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update

from bot.domain.registre import CANAUX_NOTES, DUREES, ENTRETIENS, PRECISIONS, PUBLICS, Contact, read_day
from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.correct_contact import (
    Refus,
    attach,
    change_channel,
    change_day,
    change_length,
    change_motif,
    find_contact,
    list_my_day,
    list_unsorted,
    specify,
    undo,
)
from bot.usecases.note_contact import Note, list_motifs, show_note
from handlers.contacts import MOTIF, PUBLIC, show_days, show_motifs
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

ONE = r"an:ctk:(\d+)"


def handlers() -> Handlers:
    """Correcting."""
    return [
        tap(r"an:ctl:(\d+)", on_my_day),
        tap(r"an:ctu:(\d+)", on_unsorted),
        tap(ONE, on_contact),
        tap(rf"{ONE}:({'|'.join(CANAUX_NOTES)})", on_channel),
        tap(rf"{ONE}:(motif|duree|preciser|jour)", on_what),
        tap(rf"{ONE}:(hier|detacher|annuler|remettre)", on_done),
        tap(rf"{ONE}:p:{PUBLIC}", on_public),
        tap(rf"{ONE}:m:{PUBLIC}:{MOTIF}", on_motif),
        tap(rf"{ONE}:j:(\d+)", on_day),
        tap(rf"{ONE}:t:(\d+)", on_length),
        tap(rf"{ONE}:s:({'|'.join(PRECISIONS)})", on_specify),
        tap(rf"{ONE}:a:(\d+)", on_attach),
    ]


async def on_my_day(update: Update, context: Context) -> None:
    """« Mes contacts du jour »."""
    mine = await list_my_day(context.unit, context.personne, numbers(context)[0])
    if mine is None:
        refuse(context)
    else:
        context.show("contacts/du_jour", d=mine, today=context.unit.today)


async def on_unsorted(update: Update, context: Context) -> None:
    """« Conversations à classer »."""
    page = await list_unsorted(context.unit, context.personne, numbers(context)[0])
    if page is None:
        refuse(context)
    else:
        context.show("contacts/a_classer", page=page, today=context.unit.today)


async def on_contact(update: Update, context: Context) -> None:
    """One contact, with all that may be changed."""
    await stop_asking(context.unit, context.personne)
    contact = await find_open(context)
    if contact is not None:
        show_changed(context, await show_note(context.unit, context.personne, contact.id) or "introuvable")


async def on_channel(update: Update, context: Context) -> None:
    """« Sur place », « Mail »…"""
    code = context.groups[1]
    show_changed(context, await change_channel(context.unit, context.personne, numbers(context)[0], code))


async def on_what(update: Update, context: Context) -> None:
    """What is to be changed: one more screen."""
    contact = await find_open(context)
    if contact is None:
        return
    match context.groups[1]:
        case "motif":
            publics = ENTRETIENS if contact.theme else tuple(PUBLICS)
            context.show("contacts/publics", id=contact.id, publics=publics)
        case "duree":
            context.show("contacts/duree", id=contact.id, durees=DUREES)
        case "preciser":
            _show_precisions(context, contact)
        case _:
            show_days(context, contact.id)


async def on_done(update: Update, context: Context) -> None:
    """Changed in one tap."""
    unit, qui, (contact_id,) = context.unit, context.personne, numbers(context)
    match context.groups[1]:
        case "hier":
            show_changed(context, await change_day(unit, qui, contact_id, unit.today - timedelta(days=1)))
        case "detacher":
            show_changed(context, await attach(unit, qui, contact_id, "a", 0))
        case what:
            show_changed(context, await undo(unit, qui, contact_id, again=what == "remettre"))


async def on_public(update: Update, context: Context) -> None:
    """With whom it was: now, why."""
    contact = await find_open(context)
    motifs = await list_motifs(context.unit, context.personne, context.groups[1])
    if contact is not None and motifs is not None:
        retour = f"an:ctk:{contact.id}:motif"
        show_motifs(context, motifs, f"an:ctk:{contact.id}:m:{motifs.public}", "", retour)


async def on_motif(update: Update, context: Context) -> None:
    """Why it was."""
    contact_id, public, motif = numbers(context)[0], *context.groups[1:]
    show_changed(context, await change_motif(context.unit, context.personne, contact_id, public, motif))


async def on_day(update: Update, context: Context) -> None:
    """When it was."""
    contact_id, day = numbers(context)
    show_changed(context, await change_day(context.unit, context.personne, contact_id, read_day(day)))


async def on_length(update: Update, context: Context) -> None:
    """How long it lasted."""
    show_changed(context, await change_length(context.unit, context.personne, *numbers(context)))


async def on_specify(update: Update, context: Context) -> None:
    """One label more, or less; the screen stays, for another one."""
    note = await specify(context.unit, context.personne, numbers(context)[0], context.groups[1])
    if isinstance(note, Note):
        _show_precisions(context, note.contact)
    else:
        show_changed(context, note)


async def on_attach(update: Update, context: Context) -> None:
    """With a professional of the directory."""
    contact_id, assistant_id = numbers(context)
    note = await attach(context.unit, context.personne, contact_id, "a", assistant_id)
    await stop_asking(context.unit, context.personne)
    show_changed(context, note)


async def find_open(context: Context) -> Contact | None:
    """The contact of the button; when it may not be changed, she is told."""
    found = await find_contact(context.unit, context.personne, numbers(context)[0])
    if isinstance(found, Contact):
        return found
    show_changed(context, found)
    return None


def _show_precisions(context: Context, contact: Contact) -> None:
    context.show("contacts/preciser", k=contact, precisions=list(PRECISIONS.items()))


def show_changed(context: Context, note: Note | Refus) -> None:
    """The contact as it is now, or why it is not changed."""
    match note:
        case "introuvable":
            refuse(context)
        case "trop_tard":
            context.show("contacts/trop_tard")
        case _:
            context.show("contacts/note", n=note, today=context.unit.today, nouveau=False)
