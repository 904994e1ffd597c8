"""The directory as a file, sent by an animatrice: report, then « Enregistrer ». Reads no line itself."""

from __future__ import annotations

import asyncio
from datetime import date

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.annuaire.communes_du_relais import commune_finder
from bot.domain.annuaire.lecture import Lecture, read_annuaire
from bot.domain.annuaire.tableau import LIMITES, FichierRefuse
from bot.usecases.receive_annuaire import (
    READ,
    RECORD,
    decide_import,
    give_up_annuaire,
    receive_annuaire,
    record_annuaire,
    report_annuaire,
)
from bot.usecases.unit import Unit
from handlers.context import Context
from handlers.features import FROM_TEAM, Handlers, tap
from handlers.tasks import Body, Desk, Kind


def handlers() -> Handlers:
    """A document from the team, and the two buttons of the report."""
    return [
        tap("an:annuaire", on_annuaire),
        tap(r"imp:ok:(\d+)", on_accept),
        tap(r"imp:non:(\d+)", on_refuse),
        MessageHandler(filters.ChatType.PRIVATE & filters.Document.ALL & FROM_TEAM, on_document),
    ]


async def on_annuaire(update: Update, context: Context) -> None:
    """« Importer l'annuaire »: what to send."""
    context.show("annuaire/mode_emploi")


async def on_document(update: Update, context: Context) -> None:
    """A file: anything that is not a table is told so by the report."""
    assert update.message is not None
    document = update.message.document
    assert document is not None
    if (document.file_size or 0) > LIMITES.octets:
        context.show("annuaire/trop_gros", megaoctets=LIMITES.octets // 2**20)
        return
    await receive_annuaire(context.unit, context.personne, document.file_id, document.file_name or "fichier")
    context.show("annuaire/recu", nom=document.file_name or "fichier")


async def on_accept(update: Update, context: Context) -> None:
    """« Enregistrer »."""
    done = await decide_import(context.unit, context.personne, int(context.arg), accepted=True)
    context.show("annuaire/en_cours" if done else "annuaire/deja_decide")


async def on_refuse(update: Update, context: Context) -> None:
    """« Ne rien changer »."""
    done = await decide_import(context.unit, context.personne, int(context.arg), accepted=False)
    context.show("annuaire/abandonne" if done else "annuaire/deja_decide")


async def _read(desk: Desk, body: Body) -> Lecture | FichierRefuse:
    """Fetches the file and reads it in a thread."""
    file = await desk.bot.get_file(body["file_id"])
    data = bytes(await file.download_as_bytearray())
    today = date.fromisoformat(body["today"])
    finder = commune_finder(desk.territoire.get(body["relais"]), today)
    return await asyncio.to_thread(read_annuaire, data, finder, today)


async def _report(unit: Unit, body: Body, lecture: Lecture | FichierRefuse) -> None:
    await report_annuaire(unit, body["import_id"], lecture)


async def _record(unit: Unit, body: Body, lecture: Lecture | FichierRefuse) -> None:
    await record_annuaire(unit, body["import_id"], lecture)


async def _give_up(unit: Unit, body: Body, reason: str) -> None:
    await give_up_annuaire(unit, body["import_id"])


TASKS = {READ: Kind(_read, _report, _give_up), RECORD: Kind(_read, _record, _give_up)}
