"""A family without Telegram: texts to copy, a code to give, an account to detach. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.lignes_appel import Moyen
from bot.usecases.invite_famille import DejaReliee, InvitationFamille, invite_famille_of, unlink_famille
from bot.usecases.tableau_du_relais import find_demande
from bot.usecases.write_for_famille import note_sent, prepare_texts
from handlers.appel_en_main import show_finished
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

MOYENS: dict[str, Moyen] = {"sms": "sms", "courriel": "courriel", "message": "message"}


def handlers() -> Handlers:
    """Texts, what was sent, the link with Telegram."""
    return [
        tap(r"an:nds:(\d+):(\d+):(sms|courriel)", on_text),
        tap(r"an:nds:(\d+):(\d+):(message)", on_sent),
        tap(r"an:ndt:(\d+):(\d+):(sms|courriel)", on_sent),
        tap(r"an:ndr:(\d+)", on_link),
        tap(r"an:ndr:(\d+):delier", on_unlink),
        tap(r"an:ndr:(\d+):oui", on_unlink_sure),
    ]


async def on_text(update: Update, context: Context) -> None:
    """« Texte pour un SMS », « Texte pour un e-mail »."""
    f, demande_id = numbers(context)
    texts = await prepare_texts(context.unit, context.personne, demande_id)
    if texts is None:
        refuse(context)
        return
    context.show(f"telephone/{context.groups[2]}", t=texts, f=f)


async def on_sent(update: Update, context: Context) -> None:
    """« SMS envoyé », « E-mail envoyé », « Message laissé »."""
    f, demande_id = numbers(context)
    moyen = MOYENS[context.groups[2]]
    show_finished(context, f, await note_sent(context.unit, context.personne, demande_id, moyen))


async def on_link(update: Update, context: Context) -> None:
    """« Relier à Telegram »: the code, or who it is already."""
    match await invite_famille_of(context.unit, context.personne, numbers(context)[0]):
        case InvitationFamille() as invitation:
            context.show("telephone/relier", i=invitation)
        case DejaReliee() as reliee:
            context.show("telephone/reliee", r=reliee)
        case None:
            refuse(context)


async def on_unlink(update: Update, context: Context) -> None:
    """« Ce n'est pas la bonne personne »: what it does is said first."""
    (demande_id,) = numbers(context)
    if await find_demande(context.unit, context.personne, demande_id) is None:
        refuse(context)
        return
    context.show("telephone/delier", id=demande_id)


async def on_unlink_sure(update: Update, context: Context) -> None:
    """Confirmed."""
    (demande_id,) = numbers(context)
    match await unlink_famille(context.unit, context.personne, demande_id):
        case None:
            refuse(context)
        case DejaReliee():
            context.show("telephone/deliee", quoi="deliee", id=demande_id)
        case quoi:
            context.show("telephone/deliee", quoi=quoi, id=demande_id)
