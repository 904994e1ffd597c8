"""A planning as a file: what to send, its report, then « Créer ces brouillons ». Reads no line itself."""

from __future__ import annotations

import asyncio
from datetime import date, datetime

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.annuaire.tableau import LIMITES, FichierRefuse
from bot.domain.planning_ecrit import Lecteur, PlanningLu, read_planning
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.import_planning import READ, decide_planning, give_up_planning, receive_planning, report_planning
from bot.usecases.make_document import ask_document
from bot.usecases.unit import Unit
from content.planning_modele import modele
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers, refuse
from handlers.tasks import Body, Desk, Kind


class _Asked(filters.MessageFilter):
    """The file is a planning: she said that she was going to send one."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] == "at_planning"


def handlers() -> Handlers:
    """Before the directory's: it takes any other file."""
    document = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.Document.ALL
    return [
        tap("an:ati", on_how),
        tap("an:ati:modele", on_model),
        tap(r"an:ati:(ok|non):(\d+)", on_decided),
        MessageHandler(document & _Asked(), on_document),
    ]


async def on_how(update: Update, context: Context) -> None:
    """« Importer un planning »: what to send."""
    if context.personne.animateur_id is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, "at_planning")
    show_in_private(context, "ateliers/importer")


async def on_model(update: Update, context: Context) -> None:
    """A file to fill in, with the places of her own relais."""
    home = context.personne.animateur_relais_id
    if home is None:
        refuse(context)
        return
    relais, this = context.unit.territoire.get(home), context.turn
    ask_document(
        context.unit, f"planning.xlsx:{context.personne.compte_id}", this.chat_id, "liste.xlsx", "planning.xlsx",
        modele(relais, context.unit.today), template="ateliers/modele", topic_id=context.topic_id,
    )  # fmt: skip
    context.show("ateliers/en_preparation", retour="an:ati")


async def on_document(update: Update, context: Context) -> None:
    """The file: anything that is not a table is told so by the report."""
    assert update.message is not None
    document = update.message.document
    assert document is not None
    if (document.file_size or 0) > LIMITES.octets:
        context.show("ateliers/trop_gros", megaoctets=LIMITES.octets // 2**20)
        return
    nom = document.file_name or "fichier"
    if not await receive_planning(context.unit, context.personne, document.file_id, nom):
        refuse(context)
        return
    await stop_asking(context.unit, context.personne)
    context.show("ateliers/fichier_recu", nom=nom)


async def on_decided(update: Update, context: Context) -> None:
    """« Créer ces brouillons », or « Ne rien changer »."""
    accepted = context.groups[0] == "ok"
    made = await decide_planning(context.unit, context.personne, numbers(context)[0], accepted=accepted)
    context.show("ateliers/importe", faits=made, accepte=accepted)


async def _read(desk: Desk, body: Body) -> PlanningLu | FichierRefuse:
    """Fetches the file and reads it in a thread."""
    file = await desk.bot.get_file(body["file_id"])
    data = bytes(await file.download_as_bytearray())
    lecteur = Lecteur(
        body["relais_id"], desk.territoire.get(body["relais"]), body["animateur_id"],
        datetime.fromisoformat(body["now"]), date.fromisoformat(body["today"]),
    )  # fmt: skip
    return await asyncio.to_thread(read_planning, data, lecteur)


async def _report(unit: Unit, body: Body, lu: PlanningLu | FichierRefuse) -> None:
    await report_planning(unit, body["import_id"], lu)


async def _give_up(unit: Unit, body: Body, reason: str) -> None:
    await give_up_planning(unit, body["import_id"])


TASKS = {READ: Kind(_read, _report, _give_up)}
