"""An entry beside its places: what is accepted, schools, how to be reached, « plus d'enfants ». Decides nothing."""

from __future__ import annotations

from typing import get_args

from bot.domain.assistants import MomentPrefere
from bot.domain.profils import Accueil
from bot.usecases.change_profil import (
    add_known_ecole,
    ecole_key,
    list_other_ecoles,
    remove_ecole,
    set_accueil,
    set_moment,
    set_phone,
    set_rythme,
    set_soir_et_week_end,
)
from bot.usecases.editeur import Editeur
from bot.usecases.want_more_children import note_support, take_wish_back, want_more_children
from handlers.context import Context
from handlers.editeur import edit_tap, open_question, show_again, show_entry
from handlers.features import Handlers

ACCUEILS: dict[str, Accueil] = {
    "p": "periscolaire", "a": "horaires_atypiques", "i": "besoin_imprevu", "h": "accueil_adapte", "d": "depannage",
}  # fmt: skip
MOMENTS: dict[str, MomentPrefere] = {moment[:2]: moment for moment in get_args(MomentPrefere)}
ECOLES_MONTREES = 8


def handlers() -> Handlers:
    """« Mon profil »."""
    return [
        edit_tap("", on_profil),
        edit_tap(":vu", on_seen_by_familles),
        edit_tap(":ac", on_accueils),
        edit_tap(":ac:(p|a|i|h|d):([01])", on_accueil),
        edit_tap(":ec", on_ecoles),
        edit_tap(":ec:ecrire", on_write_ecole),
        edit_tap(r":ec:(aj|ot):(\d+)", on_ecole),
        edit_tap(":qu", on_when),
        edit_tap(":qu:(ma|si|so|x)", on_moment),
        edit_tap(":soir:([01])", on_soir),
        edit_tap(":ry", on_rhythm),
        edit_tap(":ry:([01236]|x)", on_rythme),
        edit_tap(":tel:([01])", on_phone),
        edit_tap(":plus:(oui|non|fait)", on_more_children),
    ]


async def on_profil(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Everything beside the places, on one screen."""
    await show_entry(context, editeur, "profil/profil")


async def on_seen_by_familles(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Ce que les familles verront »."""
    await show_entry(context, editeur, "profil/vu")


async def on_accueils(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """What is accepted."""
    await show_entry(context, editeur, "profil/accueils", accueils=ACCUEILS)


async def on_accueil(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """One of them: yes or no."""
    await set_accueil(context.unit, editeur, ACCUEILS[groups[0]], groups[1] == "1")
    await show_again(context, editeur, on_accueils)


async def on_ecoles(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Schools: hers, and those that somebody of the commune already serves."""
    others = await list_other_ecoles(context.unit, editeur)
    await show_entry(
        context, editeur, "profil/ecoles",
        siennes=[(ecole_key(nom), nom) for nom in editeur.assistant.ecoles],
        autres=[(ecole_key(nom), nom) for nom in others[:ECOLES_MONTREES]],
    )  # fmt: skip


async def on_write_ecole(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Another one, whose name is to be typed."""
    await ask_ecole(context, editeur)


async def ask_ecole(context: Context, editeur: Editeur, *, non: bool = False) -> None:
    """The same, also after a name that could not be kept."""
    await open_question(context, editeur, "ecole")
    await show_entry(context, editeur, "profil/ecole_nom", non=non)


async def on_ecole(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """One more, or one fewer."""
    if groups[0] == "aj":
        await add_known_ecole(context.unit, editeur, int(groups[1]))
    else:
        await remove_ecole(context.unit, editeur, int(groups[1]))
    await show_again(context, editeur, on_ecoles)


async def on_when(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Quand préférez-vous qu'on vous écrive ? »"""
    await show_entry(context, editeur, "profil/quand_ecrire")


async def on_moment(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Then."""
    await set_moment(context.unit, editeur, MOMENTS.get(groups[0]))
    await show_again(context, editeur, on_when)


async def on_soir(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Aussi le soir et le week-end », for what was not foreseen."""
    await set_soir_et_week_end(context.unit, editeur, groups[0] == "1")
    await show_again(context, editeur, on_when)


async def on_phone(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Je préfère le téléphone », or no longer."""
    await set_phone(context.unit, editeur, groups[0] == "1")
    await show_again(context, editeur, on_when)


async def on_rhythm(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """How often are places asked about?"""
    await show_entry(context, editeur, "profil/rythme")


async def on_rythme(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """So often; « x »: as the relais does."""
    await set_rythme(context.unit, editeur, None if groups[0] == "x" else int(groups[0]))
    await show_again(context, editeur, on_rhythm)


async def on_more_children(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« J'aimerais accueillir plus d'enfants », no longer, or an animatrice has spoken with her about it."""
    if groups[0] == "oui":
        await want_more_children(context.unit, editeur)
    elif groups[0] == "non":
        await take_wish_back(context.unit, editeur)
    else:
        await note_support(context.unit, editeur)
    await show_again(context, editeur, on_profil)
