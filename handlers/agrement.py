"""An entry in an animatrice's hands: how she was told, the quick answers, the agrément's facts. Decides nothing."""

from __future__ import annotations

from bot.usecases.change_agrement import set_number_of_places
from bot.usecases.declare_places import confirm_places, declare_full
from bot.usecases.editeur import Editeur
from handlers.context import Context
from handlers.editeur import edit_tap, open_question, show_again, show_entry
from handlers.features import Handlers


def handlers() -> Handlers:
    """Quick answers for both; the agrément is shown to her, and changed by the relais."""
    return [
        edit_tap(":ok", on_unchanged),
        edit_tap(":plein", on_full),
        edit_tap(":ag", on_agrement),
        edit_tap(":ag:(fin|num)", on_fact),
        edit_tap(r":ag:p:(\d+)", on_number_of_places),
    ]


async def on_unchanged(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Rien n'a changé »."""
    demandes = await confirm_places(context.unit, editeur.assistant, editeur.par)
    await show_entry(context, editeur, "profil/profil", demandes=demandes)


async def on_full(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Plus de place »."""
    await declare_full(context.unit, editeur.assistant, editeur.par)
    await show_entry(context, editeur, "profil/places")


async def on_agrement(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Its facts."""
    await show_entry(context, editeur, "profil/agrement")


async def on_fact(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Its end, or its number: to be typed."""
    if editeur.herself:
        await on_agrement(context, editeur, groups)
    else:
        await show_fact(context, editeur, groups[0])


async def show_fact(context: Context, editeur: Editeur, quoi: str, *, non: bool = False) -> None:
    """The same, also after what was not understood."""
    await open_question(context, editeur, "agrement", quoi)
    await show_entry(context, editeur, "profil/agrement_fait", quoi=quoi, non=non)


async def on_number_of_places(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """So many places."""
    await set_number_of_places(context.unit, editeur, int(groups[0]))
    await show_again(context, editeur, on_agrement)
