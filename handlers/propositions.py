"""The professional's answers to a request put before her. Each tap ends on the screen of that request as it stands."""

from __future__ import annotations

from typing import cast

from telegram import Update

from bot.domain.propositions import MOTIFS, Motif, Reponse, Suite
from bot.usecases.answer_proposition import answer_proposition
from bot.usecases.choose_suite import choose_suite
from bot.usecases.see_proposition import see_proposition
from handlers.context import Context
from handlers.features import Handlers, tap

SUITES: dict[str, Suite] = {"f": "famille_appelle", "a": "assistant_appelle", "r": "par_le_relais"}


def handlers() -> Handlers:
    """The buttons under « Demande n° … »."""
    return [
        tap(r"pr:int:(\d+)", on_interessee),
        tap(r"pr:non:(\d+)", on_pas_cette_fois),
        tap(rf"pr:motif:(\d+):({'|'.join(MOTIFS)})", on_motif),
        tap(r"pr:suite:(\d+):([far])", on_suite),
        tap(r"pr:plus:(\d+)", on_plus_disponible),
        tap(r"pr:plusok:(\d+)", on_plus_disponible_confirmed),
        tap(r"pr:voir:(\d+)", on_voir),
    ]


async def on_interessee(update: Update, context: Context) -> None:
    """« Cette demande m'intéresse »."""
    await _answer(context, "interessee")


async def on_pas_cette_fois(update: Update, context: Context) -> None:
    """« Pas cette fois »."""
    await _answer(context, "pas_cette_fois")


async def on_motif(update: Update, context: Context) -> None:
    """The reason of a no, for the relais only."""
    await _answer(context, "pas_cette_fois", cast(Motif, context.groups[1]))


async def on_suite(update: Update, context: Context) -> None:
    """« La famille m'appelle », « Je préfère l'appeler », « Passer par le relais »."""
    proposition = await context.unit.tx.propositions.find_of_assistant(
        context.personne.assistant_maternel_id, int(context.arg)
    )
    if proposition is not None:
        await choose_suite(context.unit, proposition, SUITES[context.groups[1]])
    await _show(context)


async def on_plus_disponible(update: Update, context: Context) -> None:
    """« Je ne suis plus disponible »: what it will do is said before it is done."""
    await _show(context, "plus_disponible_sur")


async def on_plus_disponible_confirmed(update: Update, context: Context) -> None:
    """She takes her yes back."""
    await _answer(context, "plus_disponible")


async def on_voir(update: Update, context: Context) -> None:
    """One request of her list."""
    await _show(context)


async def _answer(context: Context, reponse: Reponse, motif: Motif | None = None) -> None:
    proposition = await context.unit.tx.propositions.find_of_assistant(
        context.personne.assistant_maternel_id, int(context.arg)
    )
    if proposition is not None:
        await answer_proposition(context.unit, proposition, reponse, motif=motif)
    await _show(context)


async def show_proposition(context: Context) -> None:
    """One request as it stands, also after something was said elsewhere."""
    await _show(context)


async def _show(context: Context, instead: str | None = None) -> None:
    """The request as it stands; `instead`: another screen while she is interested."""
    vue = await see_proposition(context.unit, context.personne.assistant_maternel_id, int(context.arg))
    if vue is None:
        context.show("erreurs/bouton_perime", fresh=True)
        return
    ecran = instead if instead and vue.ecran == "interessee" else vue.ecran
    context.show(f"propositions/{ecran}", **vue.data)
