"""« Ce qui existe tout de suite »: for tonight, a night or a week-end. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.presse import read_presse
from bot.usecases.ask_question import AChoisir, Issue, Recherche
from bot.usecases.open_page import PageOuverte
from bot.usecases.see_tonight import see_tonight, tell_tonight
from handlers.context import Context
from handlers.features import Handlers, tap

SUJETS = frozenset({"accueil-urgence", "horaires-atypiques"})


def handlers() -> Handlers:
    """One button, under every screen of a search that cannot wait."""
    return [tap("si:soir", on_tonight)]


async def on_tonight(update: Update, context: Context) -> None:
    """What there is."""
    await show_tonight(context)


async def show_tonight(context: Context) -> None:
    """Below what was just said: nothing is replaced by it."""
    context.show("situations/ce_soir", fresh=True, s=await see_tonight(context.unit, context.personne))


async def add_tonight(context: Context, issue: Issue, text: str) -> None:
    """After the answer to a sentence that seeks care for tonight: what exists, and the team knows at once."""
    presse = read_presse(text)
    if presse is None or not _seeks(issue):
        return
    await show_tonight(context)
    await tell_tonight(context.unit, context.personne, presse)


def _seeks(issue: Issue) -> bool:
    match issue:
        case Recherche():
            return True
        case PageOuverte(question=question):
            return question.sujet in SUJETS
        case AChoisir(pages=pages):
            return pages[0].sujet in SUJETS
        case _:
            return False
