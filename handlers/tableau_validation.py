"""A first request is read before it leaves; a remark before it goes with the fiche. Two at once are safe."""

from __future__ import annotations

from typing import get_args

from telegram import Update

from bot.usecases.approve_demande import Approuvee, RemarqueALire, approve_demande
from bot.usecases.decision_equipe import DejaTraitee
from bot.usecases.read_dossier import read_dossier
from bot.usecases.refuse_demande import FamilleAppelee, Motif, Refusee, call_famille_first, refuse_demande
from bot.usecases.review_remarque import review_remarque, tell_remarque_refused
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse, show_dossier

MOTIFS: tuple[Motif, ...] = get_args(Motif)


def handlers() -> Handlers:
    """Approve, refuse, remark."""
    return [
        tap(r"an:ok:(\d+)", on_ok),
        tap(r"an:okr:(\d+):(oui|non)", on_ok_with_remark),
        tap(r"an:non:(\d+)", on_non),
        tap(r"an:ref:(\d+):appel", on_i_call),
        tap(rf"an:ref:(\d+):({'|'.join(MOTIFS)})", on_refused),
        tap(r"an:rq:(\d+)", on_remark),
        tap(r"an:rq:(\d+):(oui|non)", on_remark_read),
        tap(r"an:rq:(\d+):dire", on_tell_remark),
    ]


async def on_ok(update: Update, context: Context) -> None:
    """« Valider »."""
    await _approve(context, None)


async def on_ok_with_remark(update: Update, context: Context) -> None:
    """« Valider avec (sans) la remarque »."""
    await _approve(context, context.groups[1] == "oui")


async def _approve(context: Context, avec_remarque: bool | None) -> None:
    result = await approve_demande(context.unit, context.personne, numbers(context)[0], avec_remarque=avec_remarque)
    match result:
        case Approuvee(demande, prenom, telephone, has_telegram):
            context.show("tableau/validee", d=demande, prenom=prenom, telephone=telephone, has_telegram=has_telegram)
        case RemarqueALire(demande):
            context.show("tableau/remarque_avant", d=demande)
        case DejaTraitee():
            _show_already(context, result)
        case None:
            refuse(context)


async def on_non(update: Update, context: Context) -> None:
    """« Ne pas envoyer »: what the family will read."""
    dossier = await read_dossier(context.unit, context.personne, numbers(context)[0])
    if dossier is None:
        refuse(context)
    elif dossier.demande.etat != "a_valider":
        await show_dossier(context, dossier.demande.id)
    else:
        context.show("tableau/refus", id=dossier.demande.id)


async def on_refused(update: Update, context: Context) -> None:
    """One reason."""
    motif = next(one for one in MOTIFS if one == context.groups[1])
    _show_refusal(context, await refuse_demande(context.unit, context.personne, numbers(context)[0], motif))


async def on_i_call(update: Update, context: Context) -> None:
    """« J'appelle la famille »."""
    _show_refusal(context, await call_famille_first(context.unit, context.personne, numbers(context)[0]))


def _show_refusal(context: Context, result: Refusee | FamilleAppelee | DejaTraitee | None) -> None:
    match result:
        case Refusee(demande, _, prenom, telephone, has_telegram):
            context.show("tableau/refusee", d=demande, prenom=prenom, telephone=telephone, has_telegram=has_telegram)
        case FamilleAppelee(demande, prenom, telephone, has_telegram):
            context.show("tableau/j_appelle", d=demande, prenom=prenom, telephone=telephone, has_telegram=has_telegram)
        case DejaTraitee():
            _show_already(context, result)
        case None:
            refuse(context)


def _show_already(context: Context, result: DejaTraitee) -> None:
    context.show("tableau/deja_traitee", numero=result.numero, etat=result.etat, par=result.par)


async def on_remark(update: Update, context: Context) -> None:
    """The remark of a family, to be read."""
    dossier = await read_dossier(context.unit, context.personne, numbers(context)[0])
    if dossier is None or dossier.demande.remarque is None:
        refuse(context)
        return
    context.show("tableau/remarque", d=dossier.demande, has_telegram=dossier.famille.telegram_id is not None)


async def on_remark_read(update: Update, context: Context) -> None:
    """« Elle peut partir », « elle reste au relais »."""
    accept = context.groups[1] == "oui"
    read = await review_remarque(context.unit, context.personne, numbers(context)[0], accept=accept)
    if read is None:
        refuse(context)
        return
    context.show("tableau/remarque", d=read.demande, has_telegram=read.has_telegram)


async def on_tell_remark(update: Update, context: Context) -> None:
    """« Prévenir la famille »."""
    (demande_id,) = numbers(context)
    if await tell_remarque_refused(context.unit, context.personne, demande_id):
        context.toast("tableau/remarque_dite")
    await show_dossier(context, demande_id)
