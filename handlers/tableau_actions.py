"""What an animatrice does about a whole request: next circle, stop, follow, close. Answers for nobody."""

from __future__ import annotations

from telegram import Update

from bot.usecases.follow_demande import ETAT_OF_ISSUE, Suite, close_with_outcome, mark_suite
from bot.usecases.read_dossier import read_dossier
from bot.usecases.send_next_cercle import preview_next_cercle, send_next_cercle
from bot.usecases.stop_relay import resume_relay, stop_relay
from bot.usecases.write_to_famille import write_to_famille
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse, show_dossier


def handlers() -> Handlers:
    """Each deed that cannot be taken back asks once before it is done."""
    return [
        tap(r"an:stop:(\d+)", on_stop),
        tap(r"an:stop:(\d+):oui", on_stopped),
        tap(r"an:repr:(\d+)", on_resume),
        tap(r"an:suiv:(\d+)", on_next),
        tap(r"an:suiv:(\d+):oui", on_next_now),
        tap(r"an:su:(\d+):(contactee|orientee)", on_suite),
        tap(r"an:ecr:(\d+)", on_write),
        tap(r"an:clo:(\d+)", on_close),
        tap(rf"an:clo:(\d+):({'|'.join(ETAT_OF_ISSUE)})", on_closed),
    ]


async def on_stop(update: Update, context: Context) -> None:
    """« Arrêter le relais »: what it means."""
    dossier = await read_dossier(context.unit, context.personne, numbers(context)[0])
    if dossier is None:
        refuse(context)
        return
    context.show("tableau/confirmer", quoi="stop", d=dossier.demande)


async def on_stopped(update: Update, context: Context) -> None:
    """Yes, stop."""
    (demande_id,) = numbers(context)
    await _done(context, demande_id, await stop_relay(context.unit, context.personne, demande_id))


async def on_resume(update: Update, context: Context) -> None:
    """« Reprendre le relais »."""
    (demande_id,) = numbers(context)
    await _done(context, demande_id, await resume_relay(context.unit, context.personne, demande_id))


async def on_next(update: Update, context: Context) -> None:
    """« Interroger le cercle suivant »: whom that would be."""
    found = await preview_next_cercle(context.unit, context.personne, numbers(context)[0])
    if found is None:
        refuse(context)
        return
    context.show("tableau/confirmer", quoi="suivant", d=found.demande, combien=found.combien, cercle=found.cercle)


async def on_next_now(update: Update, context: Context) -> None:
    """Yes, now."""
    (demande_id,) = numbers(context)
    sent = await send_next_cercle(context.unit, context.personne, demande_id)
    if sent is not None:
        context.toast("tableau/cercle_envoye", combien=sent.combien)
    await show_dossier(context, demande_id)


async def on_suite(update: Update, context: Context) -> None:
    """« Famille contactée », « famille orientée »."""
    (demande_id,) = numbers(context)
    suite: Suite = "contactee" if context.groups[1] == "contactee" else "orientee"
    marked = await mark_suite(context.unit, context.personne, demande_id, suite)
    await _done(context, demande_id, None if marked is None else suite if marked else "deja")


async def on_write(update: Update, context: Context) -> None:
    """« Écrire à la famille »: the team gets a word to reply to, under this screen."""
    match await write_to_famille(context.unit, context.personne, numbers(context)[0]):
        case None:
            refuse(context)
        case "sans_telegram" | "autre_relais" as why:
            context.toast("tableau/pas_de_conversation", quoi=why)
        case _:
            context.toast("tableau/conversation_ouverte")


async def on_close(update: Update, context: Context) -> None:
    """« Clore »: how it ends."""
    dossier = await read_dossier(context.unit, context.personne, numbers(context)[0])
    if dossier is None:
        refuse(context)
        return
    context.show("tableau/clore", id=dossier.demande.id)


async def on_closed(update: Update, context: Context) -> None:
    """One outcome."""
    issue = next(one for one in ETAT_OF_ISSUE if one == context.groups[1])
    closed = await close_with_outcome(context.unit, context.personne, numbers(context)[0], issue)
    if closed is None:
        refuse(context)
        return
    context.show("tableau/close", d=closed.demande, new=closed.new, has_telegram=closed.has_telegram,
                 telephone=closed.telephone)  # fmt: skip


async def _done(context: Context, demande_id: int, quoi: str | None) -> None:
    """The request again, with a word."""
    if quoi is not None:
        context.toast("tableau/fait", quoi=quoi, id=demande_id, nom="")
    await show_dossier(context, demande_id)
