"""« Noter un contact »: the day, the public, the motif; or an interview. Decides nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from telegram import Update

from bot.domain.registre import MOTIFS, PUBLICS, THEMES, read_day
from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.note_contact import (
    Ecran,
    Note,
    list_motifs,
    list_motifs_with,
    note_contact,
    note_contact_with,
    note_interview,
    open_choices,
)
from content.filters_contacts import en_numero
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

PUBLIC = f"({'|'.join(PUBLICS)})"
MOTIF = f"({'|'.join(MOTIFS)})"
THEME = f"({'|'.join(THEMES)})"
JOURS = 8  # days offered as buttons, yesterday first


def handlers() -> Handlers:
    """Noting."""
    return [
        tap("an:ct", on_note),
        tap(r"an:ct:(\d+)", on_note),
        tap("an:ctj", on_days),
        tap(rf"an:ctp:{PUBLIC}:(\d+)", on_public),
        tap(rf"an:ctn:{PUBLIC}:{MOTIF}:(\d+):(\d+)", on_noted),
        tap(r"an:cte:(\d+)", on_interview),
        tap(rf"an:cte:{THEME}:(\d+):(\d+)", on_interview_noted),
        tap(r"an:cta:(a|d):(\d+)", on_with),
        tap(rf"an:cta:(a|d):(\d+):{MOTIF}:(\d+)", on_noted_with),
    ]


async def on_note(update: Update, context: Context) -> None:
    """The first screen, for today or for the day of the button."""
    await stop_asking(context.unit, context.personne)
    await show_choices(context, read_day(numbers(context)[0]) if numbers(context) else None)


async def show_choices(context: Context, jour: date | None) -> None:
    """The first screen, for a day."""
    choix = await open_choices(context.unit, context.personne, jour)
    if choix is None:
        refuse(context)
    else:
        context.show("contacts/noter", c=choix, today=context.unit.today, ecran=_screen(context))


async def on_days(update: Update, context: Context) -> None:
    """« Un autre jour »."""
    if context.personne.animateur_id is None:
        refuse(context)
    else:
        show_days(context, None)


def show_days(context: Context, contact_id: int | None) -> None:
    """The last days, one button each: to note a contact, or to move one."""
    today = context.unit.today
    first = 0 if contact_id else 1
    jours = [today - timedelta(days=n) for n in range(first, JOURS)]
    context.show("contacts/jours", jours=jours, today=today, id=contact_id)


async def on_public(update: Update, context: Context) -> None:
    """With whom: now, why."""
    jour = _day(context, numbers(context)[0])
    motifs = await list_motifs(context.unit, context.personne, context.groups[0])
    if motifs is None:
        refuse(context)
        return
    day = en_numero(jour, context.unit.today)
    show_motifs(
        context, motifs, f"an:ctn:{motifs.public}", f":{day}:{_screen(context)}", f"an:ct:{day}", jour=jour
    )  # fmt: skip


def show_motifs(context: Context, motifs: Any, debut: str, fin: str, retour: str, *, jour: date | None = None) -> None:
    """The motifs of a public: each button is `debut`, the motif, `fin`."""
    context.show("contacts/motifs", m=motifs, debut=debut, fin=fin, retour=retour, jour=jour, today=context.unit.today)


async def on_noted(update: Update, context: Context) -> None:
    """Noted; what may be added is below."""
    public, motif = context.groups[:2]
    show_note(context, await note_contact(context.unit, context.personne, public, motif, _tapped(context)))


async def on_interview(update: Update, context: Context) -> None:
    """« Un entretien »: its theme."""
    choix = await open_choices(context.unit, context.personne, read_day(numbers(context)[0]))
    if choix is None:
        refuse(context)
        return
    context.show(
        "contacts/entretien", jour=choix.jour, today=context.unit.today, themes=tuple(THEMES), ecran=_screen(context)
    )


async def on_interview_noted(update: Update, context: Context) -> None:
    """Noted, face to face; what may be changed is below."""
    show_note(context, await note_interview(context.unit, context.personne, context.groups[0], _tapped(context)))


async def on_with(update: Update, context: Context) -> None:
    """From the entry of a professional, or the request of a family."""
    genre, numero = context.groups[0], numbers(context)[0]
    motifs = await list_motifs_with(context.unit, context.personne, genre, numero)
    if motifs is None:
        refuse(context)
        return
    retour = f"an:am:{numero}" if genre == "a" else f"an:d:{numero}"
    show_motifs(context, motifs, f"an:cta:{genre}:{numero}", f":{_screen(context)}", retour)


async def on_noted_with(update: Update, context: Context) -> None:
    """Noted today, with that person."""
    genre, motif = context.groups[0], context.groups[2]
    numero, update_id = numbers(context)
    ecran = Ecran(update_id, context.unit.today)
    show_note(context, await note_contact_with(context.unit, context.personne, genre, numero, motif, ecran))


def show_note(context: Context, note: Note | None) -> None:
    """What has just been noted, or why it cannot be."""
    if note is None:
        refuse(context)
    else:
        context.show("contacts/note", n=note, today=context.unit.today, nouveau=True)


def _tapped(context: Context) -> Ecran:
    day, update_id = numbers(context)
    return Ecran(update_id, _day(context, day))


def _day(context: Context, number: int) -> date:
    return read_day(number) or context.unit.today


def _screen(context: Context) -> int:
    return context.turn.update.update_id
