"""The journal of the team: read by the responsable, page by page or as a sheet. Writes nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.journal import Ligne
from bot.usecases.make_document import ask_document
from bot.usecases.read_journal import PageDuJournal, list_whole_journal, read_journal_page
from content.filters import en_jour
from content.filters_journal import journal_sheet
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers


def handlers() -> Handlers:
    """Its cuts."""
    return [
        tap(r"an:jo:(\d+)", on_journal),
        tap(r"an:jo:q:(\d+):(\d+)", on_person),
        tap(r"an:jo:o:(\w+):(\d+):(\d+)", on_object),
        tap("an:jo:x", on_sheet),
    ]


async def on_journal(update: Update, context: Context) -> None:
    """Everything."""
    (page,) = numbers(context)
    _show(context, await read_journal_page(context.unit, context.personne, page), "an:jo")


async def on_person(update: Update, context: Context) -> None:
    """What one person of the team did."""
    animateur_id, page = numbers(context)
    found = await read_journal_page(context.unit, context.personne, page, animateur_id=animateur_id)
    _show(context, found, f"an:jo:q:{animateur_id}")


async def on_object(update: Update, context: Context) -> None:
    """Who read or changed one request, one entry…"""
    objet, (numero, page) = context.groups[0], numbers(context)
    found = await read_journal_page(context.unit, context.personne, page, objet=objet, numero=numero)
    _show(context, found, f"an:jo:o:{objet}:{numero}")


async def on_sheet(update: Update, context: Context) -> None:
    """To her own chat."""
    lignes: list[Ligne] | None = await list_whole_journal(context.unit, context.personne)
    if lignes is None:
        context.show("equipe/acces_impossible", pourquoi="reservee")
        return
    me, today = context.personne.telegram_id, context.unit.today
    ask_document(
        context.unit, f"journal:{me}:{len(lignes)}", me, "liste.xlsx", f"journal-{today}.xlsx",
        journal_sheet(lignes), template="journal/copie", le=en_jour(today),
    )  # fmt: skip
    context.toast("vue/arrive")


def _show(context: Context, page: PageDuJournal | None, lien: str) -> None:
    home = context.personne.animateur_relais_id
    if page is None or home is None:
        context.show("equipe/acces_impossible", pourquoi="reservee")
        return
    jours = context.unit.territoire.get(home).reglages.conservation_journal_jours
    show_in_private(context, "journal/liste", page=page, lien=lien, jours=jours)  # her colleagues read the group
