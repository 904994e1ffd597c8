"""Answers read: pages opened from a list, « Utile », « Facile à lire », how to reach the relais. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.domain.relais import Relais
from bot.usecases.ask_question import public_of
from bot.usecases.ask_relais import ask_relais
from bot.usecases.browse_pages import known_relais, list_frequent_pages, list_theme, list_themes
from bot.usecases.open_page import PageOuverte, open_page, see_again
from bot.usecases.prefer_facile import prefer_facile
from bot.usecases.preview_page import APERCU
from bot.usecases.rate_answer import rate_answer
from content.reponses.pages import Page
from handlers.context import Context
from handlers.features import Handlers, tap

PAGE = r"([a-z0-9-]+/[a-z0-9-]+)"


def handlers() -> Handlers:
    """« Poser une question » and every page it leads to."""
    return [
        CommandHandler("question", on_menu, filters=filters.ChatType.PRIVATE),
        tap("quest", on_menu),
        tap("q:th", on_themes),
        tap(r"q:th:([a-z0-9-]+):(\d+)", on_theme),
        tap(rf"q:p:{PAGE}", on_page),
        tap(r"q:u:(\d+)", on_useful),
        tap(r"q:n:(\d+)", on_not_useful),
        tap(r"q:f:(\d+):([01])", on_facile),
        tap("q:tel", on_contact),
    ]


async def on_menu(update: Update, context: Context) -> None:
    """« Poser une question »."""
    pages = await list_frequent_pages(context.unit, context.personne)
    context.show("question/accueil", pages=pages, relais=known_relais(context.unit, context.personne))


async def on_themes(update: Update, context: Context) -> None:
    """« Tous les thèmes »."""
    themes = await list_themes(context.unit, context.personne)
    context.show("question/themes", themes=themes, relais=known_relais(context.unit, context.personne))


async def on_theme(update: Update, context: Context) -> None:
    """The titles of one theme."""
    theme, numero = context.groups
    feuille = await list_theme(context.unit, context.personne, theme, int(numero))
    context.show("question/theme", theme=theme, page=feuille, relais=known_relais(context.unit, context.personne))


async def on_page(update: Update, context: Context) -> None:
    """One page, from a list or from another page."""
    public = await public_of(context.unit, context.personne)
    show_page(context, await open_page(context.unit, context.personne, context.arg, public))


def show_gone(context: Context, question_id: int) -> None:
    """A question that is not kept any more, or the button of a preview."""
    context.show("reponses/apercu_bouton" if question_id == APERCU else "question/effacee", fresh=True)


def show_page(context: Context, opened: PageOuverte | None, *, merci: bool = False, suite: Sequence[Page] = ()) -> None:
    """The page, or what to do when it is gone."""
    if opened is None:
        context.show("question/plus_servie", fresh=True)
        return
    context.show(
        "question/reponse",
        v=opened.vue,
        q=opened.question,
        relais=opened.relais,
        autres=opened.autres,
        merci=merci,
        suite=suite,
    )


async def on_useful(update: Update, context: Context) -> None:
    """« Utile »: said on the page itself, with what stands beside it."""
    notee = await rate_answer(context.unit, context.personne, int(context.arg), "utile")
    opened = await see_again(context.unit, context.personne, int(context.arg))
    if notee is None or opened is None:
        show_gone(context, int(context.arg))
    else:
        show_page(context, opened, merci=True, suite=notee.autres)


async def on_not_useful(update: Update, context: Context) -> None:
    """« Pas utile »: what else may help, and a human."""
    notee = await rate_answer(context.unit, context.personne, int(context.arg), "pas_utile")
    if notee is None:
        show_gone(context, int(context.arg))
    else:
        context.show("question/pas_utile", fresh=True, q=notee.question, pages=notee.autres)


async def on_facile(update: Update, context: Context) -> None:
    """« Facile à lire », from now on; or the full text again."""
    question_id, wanted = (int(part) for part in context.groups)
    if question_id == APERCU:
        show_gone(context, question_id)
        return
    context.turn.personne = await prefer_facile(context.unit, context.personne, facile=bool(wanted))
    show_page(context, await see_again(context.unit, context.personne, question_id))


async def on_contact(update: Update, context: Context) -> None:
    """« Appeler le relais »."""
    relais = known_relais(context.unit, context.personne)
    if relais is None:
        await ask_relais(context.unit, context.personne, "joindre")
        context.show("relais/quelle_commune", fresh=True)
    else:
        give_contact(context, relais)


def give_contact(context: Context, relais: Relais) -> None:
    """How to reach the relais, and when."""
    context.show("question/joindre", fresh=True, relais=relais)
