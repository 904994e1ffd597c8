"""What is typed to change an entry: a date, an hour, a school, a few days. One question at a time."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.saisie import Lu
from bot.domain.saisie_creneau import parse_creneau
from bot.domain.saisie_dates import parse_date
from bot.domain.saisie_heures import parse_heure
from bot.domain.saisie_periodes import parse_periode
from bot.usecases.change_agrement import set_end, set_numero
from bot.usecases.change_periodes import add_periode
from bot.usecases.change_profil import add_ecole
from bot.usecases.editeur import Editeur
from handlers.agrement import on_agrement, show_fact
from handlers.context import Context
from handlers.editeur import (
    FORMULAIRE,
    PREFIX,
    close_question,
    find_editeur,
    open_question,
    show_again,
    show_entry,
)
from handlers.features import Handlers, InForm
from handlers.j_ai_une_place import ask_ages, ask_when
from handlers.pauses import say_pause
from handlers.pauses import show_until as ask_pause
from handlers.periodes import GENRES, on_noted, show_dates
from handlers.places import months_ahead, say_until
from handlers.profil import ask_ecole, on_ecoles
from handlers.semaine import hour_of, say_hours, show_days, show_from, show_until

Reader = Callable[[Context, Editeur, tuple[str, ...], str], Awaitable[None]]


def handlers() -> Handlers:
    """The answers; « Annuler » and every other button close the question."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [MessageHandler(typed & InForm(FORMULAIRE), on_typed)]


async def on_typed(update: Update, context: Context) -> None:
    """The answer goes to whoever asked; its rights are read again."""
    assert update.message is not None
    assert context.personne.dialogue is not None
    prefix, _, question = context.personne.dialogue.etape.partition("|")
    what, *parts = question.split(":")
    found = re.fullmatch(PREFIX, prefix)
    editeur = await find_editeur(context, *((group or "") for group in found.groups())) if found else None
    await close_question(context)
    if editeur is not None:
        await READERS[what](context, editeur, tuple(parts), update.message.text or "")


async def _read_date(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    rang, letter = parts
    lu = parse_date(text, context.unit.today)
    if isinstance(lu, Lu):
        await say_until(context, editeur, int(rang), letter, lu.valeur)
        return
    await open_question(context, editeur, "date", rang, letter)
    await show_entry(
        context, editeur, "profil/date", rang=int(rang), lettre=letter, mois=months_ahead(context.unit.today), non=True
    )


async def _read_libre(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    """« J'ai une place », from a day that she typed."""
    lu = parse_date(text, context.unit.today)
    if isinstance(lu, Lu):
        await ask_ages(context, editeur.assistant, parts[0], f"{lu.valeur:%Y%m%d}")
    else:
        await ask_when(context, int(parts[0]), non=True)


async def _read_creneau(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    rang, bits, both = int(parts[0]), int(parts[1]), parse_creneau(text)
    if both is None or not bits:
        await show_days(context, editeur, rang, bits, non=both is None)
    else:
        await say_hours(context, editeur, rang, bits, *both)


async def _read_from(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    rang, bits = int(parts[0]), int(parts[1])
    if both := parse_creneau(text):
        await say_hours(context, editeur, rang, bits, *both)
        return
    lu = parse_heure(text)
    if isinstance(lu, Lu):
        await show_until(context, editeur, rang, bits, lu.valeur)
    else:
        await show_from(context, editeur, rang, bits, non=True)


async def _read_until(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    rang, bits, start = int(parts[0]), int(parts[1]), hour_of(parts[2])
    lu = parse_heure(text)
    assert start is not None
    if isinstance(lu, Lu):
        await say_hours(context, editeur, rang, bits, start, lu.valeur)
    else:
        await show_until(context, editeur, rang, bits, start, non=True)


async def _read_ecole(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    if await add_ecole(context.unit, editeur, text):
        await show_again(context, editeur, on_ecoles)
    else:
        await ask_ecole(context, editeur, non=True)


async def _read_periode(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    letter, places = parts[0], int(parts[1])
    lu = parse_periode(text, context.unit.today)
    if isinstance(lu, Lu) and await add_periode(context.unit, editeur, GENRES[letter], *lu.valeur, places or None):
        await show_again(context, editeur, on_noted)
    else:
        await show_dates(context, editeur, letter, places, non=True)


async def _read_pause(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    lu = parse_date(text, context.unit.today)
    if isinstance(lu, Lu):
        await say_pause(context, editeur, lu.valeur)
    else:
        await ask_pause(context, editeur, non=True)


async def _read_agrement(context: Context, editeur: Editeur, parts: tuple[str, ...], text: str) -> None:
    (quoi,) = parts
    if quoi == "num":
        understood = await set_numero(context.unit, editeur, text)
    else:
        lu = parse_date(text, context.unit.today)
        understood = isinstance(lu, Lu) and await set_end(context.unit, editeur, lu.valeur)
    if understood:
        await show_again(context, editeur, on_agrement)
    else:
        await show_fact(context, editeur, quoi, non=True)


READERS: dict[str, Reader] = {
    "date": _read_date,
    "libre": _read_libre,
    "creneau": _read_creneau,
    "de": _read_from,
    "a": _read_until,
    "ecole": _read_ecole,
    "periode": _read_periode,
    "pause": _read_pause,
    "agrement": _read_agrement,
}
