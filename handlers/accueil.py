"""First contact: who is this, what can it do, for whom. Asks nothing before it has been useful."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.domain.relais import Relais
from bot.usecases.choose_relais import choose_relais_of_link, relais_of
from bot.usecases.leave_form import leave_form
from handlers.context import Context
from handlers.features import Handlers, tap

LIEN_RELAIS = "r_"  # ?start=r_<slug>; the other payloads belong to features that stand before this one
RELAIS_NOMMES = 5  # with more of them, the first screen does not name each one


def handlers() -> Handlers:
    """`/start` and the menu."""
    return [
        CommandHandler("start", on_start, filters=filters.ChatType.PRIVATE),
        CommandHandler("menu", on_menu, filters=filters.ChatType.PRIVATE),
        tap("menu", on_menu),
    ]


async def on_start(update: Update, context: Context) -> None:
    """« Bonjour »: one screen, useful before any form. A link may say which relais it is."""
    payload = context.args[0] if context.args else ""
    relais: Relais | None = None
    if payload.startswith(LIEN_RELAIS):
        chosen = await choose_relais_of_link(context.unit, context.personne, payload.removeprefix(LIEN_RELAIS))
        relais = chosen.relais if chosen else None
    if payload and relais is None:
        context.show("accueil/invitation_inconnue")
        return
    await show_menu(context, prenom=context.personne.prenom, relais=relais)


async def on_menu(update: Update, context: Context) -> None:
    """Back to the first screen; a half-filled form waits."""
    await show_menu(context)


async def show_menu(context: Context, *, prenom: str = "", relais: Relais | None = None) -> None:
    """The first screen, with the rows of each role the person has."""
    unit, personne = context.unit, context.personne
    if personne.dialogue is not None:
        await leave_form(unit, personne, personne.dialogue.formulaire, keep=True)
    relais_id = relais_of(unit, personne) or personne.animateur_relais_id
    everybody = unit.territoire.territoire.relais
    context.show(
        "accueil/bienvenue",
        prenom=prenom,
        relais=relais or (unit.territoire.get(relais_id) if relais_id is not None else None),
        voisins=everybody if len(everybody) <= RELAIS_NOMMES else (),
        animatrice=personne.animateur_id is not None,
        professionnelle=personne.assistant_maternel_id is not None,
        garde=personne.is_garde_a_domicile,
        reprendre=personne.recherche_en_cours,
        en_conversation=personne.conversation_id is not None,
    )
