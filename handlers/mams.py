"""« Les MAM »: the houses of the relais, and who works in each. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.mams import Mam
from bot.usecases.find_assistants import find_assistants
from bot.usecases.keep_mams import (
    count_mam,
    create_mam,
    enter_mam,
    erase_mam,
    find_mam,
    list_mams,
    move_mam,
    quit_mam,
    rename_mam,
    see_mam,
)
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.saisie_metiers import READERS, ask_text, close_text, show_question
from handlers.tableau import numbers, refuse

CHANGES = {"nom": rename_mam, "adresse": move_mam, "places": count_mam}


def handlers() -> Handlers:
    """The list, one house, and what is changed of it."""
    return [
        tap(r"an:mams:(\d+)", on_list),
        tap(r"an:mam:(\d+)", on_mam),
        tap("an:mam:nouvelle", on_new),
        tap(r"an:mam:(\d+):(nom|adresse|places|ajouter)", on_change),
        tap(r"an:mam:(\d+):(entre|sort):(\d+)", on_member),
        tap(r"an:mam:(\d+):effacer", on_erase),
    ]


async def on_list(update: Update, context: Context) -> None:
    """Every house."""
    await show_list(context, numbers(context)[0])


async def show_list(context: Context, numero: int = 0) -> None:
    """The same, also after one was erased."""
    found = await list_mams(context.unit, context.personne, numero)
    if found is None:
        refuse(context)
        return
    await close_text(context)
    context.show("metiers/mams", page=found[0], communes=found[1])


async def on_mam(update: Update, context: Context) -> None:
    """One house."""
    await show_mam(context, numbers(context)[0])


async def show_mam(context: Context, mam_id: int) -> None:
    """The same, also after something was changed."""
    vue = await see_mam(context.unit, context.personne, mam_id)
    if vue is None:
        refuse(context)
        return
    await close_text(context)
    context.show("metiers/mam", v=vue)


async def on_new(update: Update, context: Context) -> None:
    """« Nouvelle MAM »."""
    await ask_text(context, "mam_nouvelle", 0)


async def on_change(update: Update, context: Context) -> None:
    """A name, an address, a number of places, a colleague: to be typed."""
    mam = await find_mam(context.unit, context.personne, numbers(context)[0])
    if mam is None:
        refuse(context)
        return
    await ask_text(context, f"mam_{context.groups[1]}", mam.id, nom=mam.nom)


async def on_member(update: Update, context: Context) -> None:
    """She works there, or no longer."""
    mam_id, assistant_id = numbers(context)
    act = enter_mam if context.groups[1] == "entre" else quit_mam
    if await act(context.unit, context.personne, mam_id, assistant_id):
        await show_mam(context, mam_id)
    else:
        refuse(context)


async def on_erase(update: Update, context: Context) -> None:
    """A house where nobody works any more."""
    if await erase_mam(context.unit, context.personne, numbers(context)[0]):
        await show_list(context)
    else:
        await show_mam(context, numbers(context)[0])


async def _read_new(context: Context, _: int, text: str) -> None:
    made = await create_mam(context.unit, context.personne, text)
    match made:
        case None:
            refuse(context)
        case int():
            await show_mam(context, made)
        case refus:
            show_question(context, "mam_nouvelle", 0, refus=refus)


async def _read_change(context: Context, quoi: str, mam_id: int, text: str) -> None:
    mam = await find_mam(context.unit, context.personne, mam_id)
    if mam is None:
        refuse(context)
        return
    refus = await CHANGES[quoi](context.unit, mam, text)
    if refus is None:
        await show_mam(context, mam_id)
    else:
        show_question(context, f"mam_{quoi}", mam_id, nom=mam.nom, refus=refus)


async def _read_nom(context: Context, mam_id: int, text: str) -> None:
    await _read_change(context, "nom", mam_id, text)


async def _read_adresse(context: Context, mam_id: int, text: str) -> None:
    await _read_change(context, "adresse", mam_id, text)


async def _read_places(context: Context, mam_id: int, text: str) -> None:
    await _read_change(context, "places", mam_id, text)


async def _read_member(context: Context, mam_id: int, text: str) -> None:
    """The question stays open: another word may choose better."""
    mam: Mam | None = await find_mam(context.unit, context.personne, mam_id)
    found = await find_assistants(context.unit, context.personne, text)
    if mam is None or found is None:
        refuse(context)
        return
    context.show("metiers/mam_qui", mam=mam, t=found)


READERS |= {
    "mam_nouvelle": _read_new,
    "mam_nom": _read_nom,
    "mam_adresse": _read_adresse,
    "mam_places": _read_places,
    "mam_ajouter": _read_member,
}
