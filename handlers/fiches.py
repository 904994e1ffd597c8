"""The professional's entry for the animatrice: find her, see her, change one thing at a time. Decides nothing."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update

from bot.usecases.add_by_hand import add_by_hand
from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.change_fiche import choose_channel, pause_assistant, unlink_telegram
from bot.usecases.editeur import edit_for
from bot.usecases.invite_from_fiche import invite_from_fiche
from bot.usecases.leave_out import leave_out, put_back
from bot.usecases.refuse_calls import accept_calls
from bot.usecases.see_disponibilites import see_entry
from bot.usecases.set_place import set_place
from bot.usecases.stop_showing import count_concerned, hide_assistant
from bot.usecases.tableau_du_relais import find_fiche
from handlers.annuaire_gardes import show_garde
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse, show_vue

JOURS_DE_PAUSE = (14, 31, 92)


def handlers() -> Handlers:
    """The entry, and one professional before one request."""
    return [
        tap(r"an:add:(\d+):(\d+)", on_add),
        tap(r"an:ec:(\d+):(\d+)", on_leave_out),
        tap(r"an:re:(\d+):(\d+)", on_put_back),
        tap(r"an:am:(\d+)", on_fiche),
        tap(r"an:am:(\d+):pl", on_places),
        tap(r"an:pl:(\d+):(\d+):(l|o)", on_place),
        tap(r"an:am:(\d+):pause", on_pause),
        tap(r"an:pa:(\d+):(\d+)", on_paused),
        tap(r"an:pa:(\d+):fin", on_back),
        tap(r"an:am:(\d+):masquer", on_ask_to_hide),
        tap(r"an:am:(\d+):(masquer:oui|montrer)", on_hide),
        tap(r"an:am:(\d+):(tel|ecrit)", on_channel),
        tap(r"an:am:(\d+):appels", on_calls_again),
        tap(r"an:am:(\d+):inviter", on_invite),
        tap(r"an:am:(\d+):delier", on_unlink),
        tap(r"an:am:(\d+):delier:oui", on_unlinked),
    ]


async def on_add(update: Update, context: Context) -> None:
    """« Lui proposer cette demande »."""
    demande_id, assistant_id = numbers(context)
    await stop_asking(context.unit, context.personne)
    ajout = await add_by_hand(context.unit, context.personne, demande_id, assistant_id)
    if ajout is None:
        refuse(context)
        return
    context.show("tableau/ajoutee", id=demande_id, quoi=ajout.quoi, nom=ajout.nom, jusqu_au=ajout.jusqu_au)


async def on_leave_out(update: Update, context: Context) -> None:
    """« Ne pas lui envoyer »."""
    demande_id, assistant_id = numbers(context)
    done = await leave_out(context.unit, context.personne, demande_id, assistant_id)
    if done is not None:
        context.toast("tableau/fait", quoi="ecartee", id=demande_id, nom=done.nom)
    await show_vue(context, demande_id, assistant_id)


async def on_put_back(update: Update, context: Context) -> None:
    """« Ne plus l'écarter »."""
    demande_id, assistant_id = numbers(context)
    done = await put_back(context.unit, context.personne, demande_id, assistant_id)
    if done is not None:
        context.toast("tableau/fait", quoi="remise", id=demande_id, nom=done.nom)
    await show_vue(context, demande_id, assistant_id)


async def on_fiche(update: Update, context: Context) -> None:
    """Her entry."""
    await show_fiche(context, numbers(context)[0])


async def show_fiche(context: Context, assistant_id: int, *, fresh: bool = False) -> None:
    """Her entry, also after something changed."""
    fiche = await find_fiche(context.unit, context.personne, assistant_id)
    editeur = await edit_for(context.unit, context.personne, assistant_id, "telephone")
    if fiche is not None and fiche.assistant.is_garde_a_domicile:
        await show_garde(context, assistant_id, fresh=fresh)
        return
    if fiche is None or editeur is None:
        refuse(context)
        return
    moi = await see_entry(context.unit, editeur)
    context.show(
        "fiches/fiche", fresh=fresh, f=fiche, a=fiche.assistant, moi=moi, communes=communes_of(context),
        responsable=context.personne.is_responsable,
    )  # fmt: skip


async def on_places(update: Update, context: Context) -> None:
    """Her places, one by one."""
    await show_places(context, numbers(context)[0])


async def show_places(context: Context, assistant_id: int, asked: int = 0) -> None:
    """Her places, also after one was noted: `asked` requests were just put before her."""
    editeur = await edit_for(context.unit, context.personne, assistant_id, "telephone")
    if editeur is None:
        refuse(context)
        return
    moi = await see_entry(context.unit, editeur)
    context.show("fiches/places", a=moi.assistant, moi=moi, asked=asked)


async def on_place(update: Update, context: Context) -> None:
    """« Libre maintenant », « occupée »."""
    assistant_id, rang = numbers(context)
    etat = context.groups[2]
    noted = await set_place(context.unit, context.personne, assistant_id, rang, "libre" if etat == "l" else "occupee")
    if noted is not None:
        context.toast("fiches/place_notee", rang=rang)
    await show_places(context, assistant_id, noted or 0)


async def on_pause(update: Update, context: Context) -> None:
    """« Pause »: until when?"""
    fiche = await find_fiche(context.unit, context.personne, numbers(context)[0])
    if fiche is None:
        refuse(context)
        return
    days = [(n, context.unit.today + timedelta(days=n)) for n in JOURS_DE_PAUSE]
    context.show("fiches/pause", a=fiche.assistant, jours=days, today=context.unit.today)


async def on_paused(update: Update, context: Context) -> None:
    """A pause of so many days."""
    assistant_id, days = numbers(context)
    until = context.unit.today + timedelta(days=min(days, 366))
    await pause_assistant(context.unit, context.personne, assistant_id, until)
    await show_fiche(context, assistant_id)


async def on_back(update: Update, context: Context) -> None:
    """The end of a pause."""
    (assistant_id,) = numbers(context)
    await pause_assistant(context.unit, context.personne, assistant_id, None)
    await show_fiche(context, assistant_id)


async def on_ask_to_hide(update: Update, context: Context) -> None:
    """« Ne plus diffuser »: sure? With how many families it touches."""
    fiche = await find_fiche(context.unit, context.personne, numbers(context)[0])
    if fiche is None:
        refuse(context)
        return
    familles = await count_concerned(context.unit, fiche.assistant.id)
    context.show("fiches/masquer", a=fiche.assistant, familles=familles)


async def on_hide(update: Update, context: Context) -> None:
    """« Ne plus diffuser », sure; or the end of it."""
    (assistant_id,) = numbers(context)
    hidden = context.groups[1] == "masquer:oui"
    cachee = await hide_assistant(context.unit, context.personne, assistant_id, hidden=hidden)
    fiche = await find_fiche(context.unit, context.personne, assistant_id)
    if hidden and cachee is not None and fiche is not None:
        context.show("fiches/familles_a_prevenir", a=fiche.assistant, c=cachee)
        return
    await show_fiche(context, assistant_id)


async def on_channel(update: Update, context: Context) -> None:
    """She would rather be phoned, or written to."""
    (assistant_id,) = numbers(context)
    await choose_channel(context.unit, context.personne, assistant_id, phone=context.groups[1] == "tel")
    await show_fiche(context, assistant_id)


async def on_calls_again(update: Update, context: Context) -> None:
    """She may be phoned again."""
    (assistant_id,) = numbers(context)
    await accept_calls(context.unit, context.personne, assistant_id)
    await show_fiche(context, assistant_id)


async def on_invite(update: Update, context: Context) -> None:
    """« L'inviter sur Telegram »: a code to read aloud, a link to print."""
    invited = await invite_from_fiche(context.unit, context.personne, numbers(context)[0])
    if invited is None:
        refuse(context)
        return
    context.show("fiches/invitation", a=invited.assistant, code=invited.code, robot=invited.robot,
                 expires_at=invited.expires_at)  # fmt: skip


async def on_unlink(update: Update, context: Context) -> None:
    """« Ce n'est pas la bonne personne »: sure?"""
    fiche = await find_fiche(context.unit, context.personne, numbers(context)[0])
    if fiche is None:
        refuse(context)
        return
    context.show("fiches/delier", f=fiche, a=fiche.assistant)


async def on_unlinked(update: Update, context: Context) -> None:
    """Yes."""
    (assistant_id,) = numbers(context)
    await unlink_telegram(context.unit, context.personne, assistant_id)
    await show_fiche(context, assistant_id)
