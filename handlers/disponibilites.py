"""A professional's own screen: recognised by her number, what is known of her places, the quick answers."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.domain.assistants import AssistantMaternel
from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.ask_right_number import give_right_number
from bot.usecases.change_profil import set_soir_et_week_end
from bot.usecases.declare_places import confirm_places, declare_full
from bot.usecases.editeur import edit_own
from bot.usecases.link_assistant import Reliee, link_assistant
from bot.usecases.pause import end_pause
from bot.usecases.see_disponibilites import see_demandes_recues, see_disponibilites
from bot.usecases.take_place import take_place
from handlers.context import Context
from handlers.editeur import FORMULAIRE
from handlers.features import Handlers, tap
from handlers.gardes import show_me
from handlers.pauses import on_paused as pause_for
from handlers.pauses import show_until

JE_SUIS = re.compile(r"^\s*(je suis )?(une? )?assistante? maternelle?\s*[.!]?\s*$", re.IGNORECASE)


def handlers() -> Handlers:
    """« Mes disponibilités », and her number when she is not known yet."""
    return [
        tap("pro", on_pro),
        tap("pro:ok", on_rien_n_a_change),
        tap("pro:plein", on_plus_de_place),
        tap("pro:pause", on_pause),
        tap(r"pro:pause:(\d+)", on_paused),
        tap("pro:reprendre", on_resumed),
        tap("pro:soir:([01])", on_soir),
        tap(r"pro:recues:(\d+)", on_recues),
        tap(r"pr:(prise|reste|attend):(\d+)", on_place_prise),
        CommandHandler("disponibilites", on_pro, filters=filters.ChatType.PRIVATE),
        MessageHandler(filters.ChatType.PRIVATE & filters.Regex(JE_SUIS), on_pro),
        MessageHandler(filters.ChatType.PRIVATE & filters.CONTACT, on_contact),
    ]


async def on_pro(update: Update, context: Context) -> None:
    """Her places on one screen, or how to be recognised."""
    await show_disponibilites(context)


async def on_contact(update: Update, context: Context) -> None:
    """A number counts only if it is the sender's own."""
    message, user = update.effective_message, update.effective_user
    contact = message.contact if message else None
    if contact is None or user is None or contact.user_id != user.id:
        context.show("pro/pas_le_votre")
        return
    if await give_right_number(context.unit, context.personne, contact.phone_number):
        context.show("appels/numero_recu", prenom=context.personne.prenom)
        return
    found = await link_assistant(context.unit, context.personne, contact.phone_number)
    if isinstance(found, Reliee):
        context.show("pro/reconnue", prenom=found.prenom)
    else:
        context.show("pro/non_reconnue", equipe_prevenue=found.equipe_prevenue)


async def on_rien_n_a_change(update: Update, context: Context) -> None:
    """« Rien n'a changé »: one tap is an update."""
    assistant = await find_herself(context)
    if assistant is not None:
        asked = await confirm_places(context.unit, assistant)
        await show_disponibilites(context, fait="confirme", demandes=asked)


async def on_plus_de_place(update: Update, context: Context) -> None:
    """« Plus de place »."""
    assistant = await find_herself(context)
    if assistant is not None:
        await declare_full(context.unit, assistant)
        await show_disponibilites(context, fait="plein")


async def on_pause(update: Update, context: Context) -> None:
    """Until when."""
    editeur = await edit_own(context.unit, context.personne)
    if editeur is None:
        await _show_unknown(context)
    else:
        await show_until(context, editeur)


async def on_paused(update: Update, context: Context) -> None:
    """Nothing automatic until that day."""
    editeur = await edit_own(context.unit, context.personne)
    if editeur is None:
        context.show("pro/inconnue")
    else:
        await pause_for(context, editeur, (context.arg,))


async def on_resumed(update: Update, context: Context) -> None:
    """The pause is over."""
    assistant = await find_herself(context)
    if assistant is not None:
        await end_pause(context.unit, assistant)
        await show_disponibilites(context, fait="reprise")


async def on_soir(update: Update, context: Context) -> None:
    """« Prévenez-moi aussi le soir et le week-end », or no longer."""
    editeur = await edit_own(context.unit, context.personne)
    if editeur is not None:
        await set_soir_et_week_end(context.unit, editeur, context.arg == "1")
    await show_disponibilites(context)


async def on_recues(update: Update, context: Context) -> None:
    """What she was asked, and what she answered."""
    found = await see_demandes_recues(context.unit, context.personne, int(context.arg))
    if found is None:
        context.show("pro/inconnue")
    else:
        context.show("pro/recues", recues=found)


async def on_place_prise(update: Update, context: Context) -> None:
    """« Cette place est-elle prise ? »: only her answer changes the place."""
    what, number = context.groups
    proposition = await context.unit.tx.propositions.find_of_assistant(
        context.personne.assistant_maternel_id, int(number)
    )
    if proposition is None or proposition.suivi != "retenue":
        context.show("erreurs/bouton_perime", fresh=True)
        return
    if what == "prise":
        await take_place(context.unit, proposition)
    context.show(
        "propositions/prise" if what == "prise" else "propositions/attend", numero=proposition.demande, id=number
    )


async def find_herself(context: Context) -> AssistantMaternel | None:
    """Her entry; whoever is not known yet reads how to be."""
    editeur = await edit_own(context.unit, context.personne)
    if editeur is None:
        await _show_unknown(context)
        return None
    return editeur.assistant


async def _show_unknown(context: Context) -> None:
    """How to be known; a carer at home is, and has screens of her own."""
    if context.personne.is_garde_a_domicile:
        await show_me(context)
    else:
        context.show("pro/inconnue")


async def show_disponibilites(context: Context, *, fait: str = "", demandes: int = 0, rang: int | None = None) -> None:
    """Her screen, also after something was said; a question left open is closed. A carer at home has her own."""
    if context.personne.is_garde_a_domicile:
        await show_me(context)
        return
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    mine = await see_disponibilites(context.unit, context.personne)
    if mine is None:
        context.show("pro/inconnue")
    else:
        context.show("pro/disponibilites", moi=mine, fait=fait, demandes=demandes, rang=rang)
