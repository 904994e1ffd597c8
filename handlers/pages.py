"""« Les réponses » on the board: browse pages, read one, one tap to verify, withdraw, restore. Writes no text."""

from __future__ import annotations

from telegram import Update

from bot.domain.questions import PUBLICS
from bot.usecases.change_page import (
    Histoire,
    date_page_in,
    put_page_back,
    read_history,
    read_version,
    restore_version,
    take_shipped,
    verify_page,
    withdraw_page,
)
from bot.usecases.find_pages import list_late_pages, list_team_theme, list_team_themes, view_answers
from bot.usecases.page_du_relais import PageDuRelais, see_page
from bot.usecases.preview_page import preview_page, read_as_team
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.reponses import PAGE
from handlers.tableau import numbers, refuse

ACTIONS = {"v": verify_page, "m": put_page_back, "rok": withdraw_page, "nok": take_shipped}


def handlers() -> Handlers:
    """The board of answers."""
    return [
        tap("rp", on_home),
        tap("rp:th", on_themes),
        tap(r"rp:th:([a-z0-9-]+):(\d+)", on_theme),
        tap(r"rp:rv:(\d+)", on_late),
        tap(rf"rp:p:{PAGE}", on_page),
        tap(rf"rp:p(v|m|rok|nok):{PAGE}", on_action),
        tap(rf"rp:p(r|n|d):{PAGE}", on_asked_first),
        tap(rf"rp:pd:{PAGE}:(\d+)", on_date),
        tap(rf"rp:pa:{PAGE}:([paf])", on_preview),
        tap(rf"rp:ph:{PAGE}", on_history),
        tap(r"rp:ve:(\d+)", on_version),
        tap(r"rp:vr:(\d+)", on_restore),
    ]


async def on_home(update: Update, context: Context) -> None:
    """What waits."""
    accueil = await view_answers(context.unit, context.personne)
    if accueil is None:
        refuse(context)
    else:
        context.show("reponses/accueil", a=accueil)


async def on_themes(update: Update, context: Context) -> None:
    """« Par thème »."""
    themes = await list_team_themes(context.unit, context.personne)
    if themes is None:
        refuse(context)
    else:
        context.show("reponses/themes", themes=themes)


async def on_theme(update: Update, context: Context) -> None:
    """The pages of one theme."""
    theme, numero = context.groups
    feuille = await list_team_theme(context.unit, context.personne, theme, int(numero))
    if feuille is None:
        refuse(context)
    else:
        context.show("reponses/theme", theme=theme, page=feuille)


async def on_late(update: Update, context: Context) -> None:
    """« À relire »."""
    feuille = await list_late_pages(context.unit, context.personne, numbers(context)[0])
    if feuille is None:
        refuse(context)
    else:
        context.show("reponses/a_relire", page=feuille)


async def on_page(update: Update, context: Context) -> None:
    """One page."""
    await show_page_du_relais(context, await see_page(context.unit, context.personne, context.arg))


async def show_page_du_relais(
    context: Context, vue: PageDuRelais | None, *, fait: str = "", fresh: bool = False
) -> None:
    """The page as the team reads it; `fait`: what was just done."""
    if vue is None:
        context.show("reponses/introuvable", fresh=True)
        return
    lue = await read_as_team(context.unit, context.personne, vue)
    context.show("reponses/page", fresh=fresh, p=vue, v=lue, fait=fait)


async def on_action(update: Update, context: Context) -> None:
    """One tap, and the page as it stands now."""
    action, page_id = context.groups
    vue = await ACTIONS[action](context.unit, context.personne, page_id)
    await show_page_du_relais(context, vue, fait=action)


async def on_asked_first(update: Update, context: Context) -> None:
    """« Retirer », « Reprendre le texte d'origine », « Relire plus tard »: said before it is done."""
    action, page_id = context.groups
    vue = await see_page(context.unit, context.personne, page_id)
    if vue is None:
        context.show("reponses/introuvable", fresh=True)
    else:
        context.show("reponses/confirmer", p=vue, action=action)


async def on_date(update: Update, context: Context) -> None:
    """To be reread in so many months."""
    page_id, months = context.groups
    vue = await date_page_in(context.unit, context.personne, page_id, int(months))
    await show_page_du_relais(context, vue, fait="d")


async def on_preview(update: Update, context: Context) -> None:
    """The very message that a person gets."""
    page_id, who = context.groups
    public = PUBLICS.get(who, "parent")
    arriving = await preview_page(context.unit, context.personne, page_id, public, facile=who == "f")
    if arriving is None:
        context.show("reponses/introuvable", fresh=True)
        return
    context.show("question/reponse", fresh=True, **arriving)
    context.show("reponses/apres_apercu", fresh=True, page=arriving["v"].page)


async def on_history(update: Update, context: Context) -> None:
    """Who did what, and when."""
    match await read_history(context.unit, context.personne, context.arg):
        case Histoire() as histoire:
            context.show("reponses/histoire", h=histoire)
        case None:
            context.show("reponses/introuvable", fresh=True)


async def on_version(update: Update, context: Context) -> None:
    """One version, as it was."""
    found = await read_version(context.unit, context.personne, numbers(context)[0])
    if found is None:
        context.show("reponses/introuvable", fresh=True)
    else:
        context.show("reponses/version", v=found[0], etat=found[1])


async def on_restore(update: Update, context: Context) -> None:
    """« Revenir à cette version »."""
    vue = await restore_version(context.unit, context.personne, numbers(context)[0])
    await show_page_du_relais(context, vue, fait="restauree")
