"""Absences, temporary reductions and derogations of an entry: listed, added, taken away. Decides nothing."""

from __future__ import annotations

from bot.domain.profils import GenrePeriode
from bot.usecases.change_periodes import remove_periode
from bot.usecases.editeur import Editeur
from handlers.context import Context
from handlers.editeur import edit_tap, open_question, show_again, show_entry
from handlers.features import Handlers

GENRES: dict[str, GenrePeriode] = {"a": "absence", "r": "reduction", "d": "derogation"}


def handlers() -> Handlers:
    """« Absences et dates particulières »."""
    return [
        edit_tap(":pe", on_periodes),
        edit_tap(":pe:(a|r|d)", on_add),
        edit_tap(r":pe:(r|d):(\d+)", on_places),
        edit_tap(r":pe:(ot):(\d+)", on_remove),
    ]


async def on_periodes(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Those that are not over."""
    await show_entry(context, editeur, "profil/periodes", note=False)


async def on_noted(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """The same, one of them being new."""
    await show_entry(context, editeur, "profil/periodes", note=True)


async def on_add(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """An absence: when? The others: how many places first."""
    letter = groups[0]
    if letter == "a":
        await show_dates(context, editeur, letter, 0)
    else:
        await show_entry(context, editeur, "profil/periode_places", lettre=letter, genre=GENRES[letter])


async def on_places(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """So many places: when?"""
    await show_dates(context, editeur, groups[0], min(max(int(groups[1]), 1), 20))


async def show_dates(context: Context, editeur: Editeur, letter: str, places: int, *, non: bool = False) -> None:
    """« du 1er au 15 août » is to be typed; also after what was not understood."""
    await open_question(context, editeur, "periode", letter, places)
    await show_entry(context, editeur, "profil/periode_dates", genre=GENRES[letter], places=places, non=non)


async def on_remove(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """It will not be."""
    await remove_periode(context.unit, editeur, int(groups[1]))
    await show_again(context, editeur, on_periodes)
