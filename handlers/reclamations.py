"""« Réclamations »: the list, one of them, who answers it, by when, what was answered. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.reclamations import Reclamation
from bot.usecases.ask_animatrice import ask
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.follow_reclamation import find_reclamation, give_reclamation, list_owners, list_reclamations
from bot.usecases.open_reclamation import mark_conversation
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.messagerie import reader
from handlers.prive import show_in_private
from handlers.reponses_pretes import FORMULAIRE
from handlers.tableau import numbers


def handlers() -> Handlers:
    """The lists, then what may be done with one."""
    return [
        tap(r"an:rec:(\d+)", on_open_ones),
        tap(r"an:recf:(\d+)", on_finished),
        tap(r"an:recv:(\d+)", on_one),
        tap(r"an:recm:(\d+)", on_mark),
        tap(r"an:recm:(\d+):oui", on_mark_sure),
        tap("an:recn", on_by_phone),
        tap(r"an:reco:(\d+)", on_say),
        tap(r"an:recp:(\d+)", on_mine),
        tap(r"an:recc:(\d+)", on_to_whom),
        tap(r"an:recc:(\d+):(\d+)", on_give),
        tap(r"an:rect:(\d+)", on_answered),
    ]


async def on_open_ones(update: Update, context: Context) -> None:
    """Those that wait for an answer, the most pressing first."""
    await _list(context, en_cours=True)


async def on_finished(update: Update, context: Context) -> None:
    """Those that got one."""
    await _list(context, en_cours=False)


async def _list(context: Context, *, en_cours: bool) -> None:
    liste = await list_reclamations(context.unit, reader(context), en_cours=en_cours, page=int(context.arg))
    if liste is None:
        context.toast("reclamations/introuvable")
    else:
        context.show("reclamations/liste", liste=liste, today=context.unit.today)


async def on_one(update: Update, context: Context) -> None:
    """One of them."""
    show_one(context, await find_reclamation(context.unit, reader(context), int(context.arg)))


def show_one(context: Context, found: Reclamation | None, *, quoi: str = "") -> None:
    """`quoi`: what was just done."""
    if found is None:
        context.toast("reclamations/introuvable")
        return
    hers = found.a_qui == context.personne.animateur_id
    context.show("reclamations/une", r=found, a_elle=hers, today=context.unit.today, quoi=quoi)


async def on_mark(update: Update, context: Context) -> None:
    """« Réclamation »: what it means, before it gets a number."""
    conversation = await find_of_team(context.unit, reader(context), int(context.arg))
    if conversation is None:
        context.toast("conversation/introuvable")
        return
    jours = context.unit.territoire.get(conversation.relais_id).reglages.reclamation_jours_ouvres
    context.show("reclamations/marquer", conversation=conversation, jours=jours)


async def on_mark_sure(update: Update, context: Context) -> None:
    """Sure."""
    show_one(context, await mark_conversation(context.unit, reader(context), int(context.arg)), quoi="ouverte")


async def on_by_phone(update: Update, context: Context) -> None:
    """« Noter une réclamation par téléphone »: who, first."""
    await ask(context.unit, context.personne, "reclamation", FORMULAIRE)
    show_in_private(context, "reclamations/demander", quoi="qui", r=None, refus=None)


async def on_say(update: Update, context: Context) -> None:
    """What the person says."""
    await ask_about(context, "objet", await find_reclamation(context.unit, reader(context), int(context.arg)))


async def on_answered(update: Update, context: Context) -> None:
    """« Répondu »: what was answered."""
    await ask_about(context, "repondre", await find_reclamation(context.unit, reader(context), int(context.arg)))


async def ask_about(context: Context, quoi: str, found: Reclamation | None, *, refus: str | None = None) -> None:
    """Asked in her own chat."""
    if found is None or not found.is_open:
        show_one(context, found)
        return
    await ask(context.unit, context.personne, f"{quoi}:{found.id}", FORMULAIRE)
    show_in_private(context, "reclamations/demander", quoi=quoi, r=found, refus=refus)


async def on_mine(update: Update, context: Context) -> None:
    """« Je m'en occupe »."""
    show_one(context, await give_reclamation(context.unit, reader(context), int(context.arg)))


async def on_to_whom(update: Update, context: Context) -> None:
    """« Confier à… »."""
    listed = await list_owners(context.unit, reader(context), int(context.arg))
    if listed is None:
        context.toast("reclamations/introuvable")
    else:
        context.show("reclamations/confier", r=listed[0], equipe=listed[1], moi=context.personne.animateur_id)


async def on_give(update: Update, context: Context) -> None:
    """To that one."""
    number, to = numbers(context)
    show_one(context, await give_reclamation(context.unit, reader(context), number, to))
