"""A professional and her own places: recognised by her number, then a few taps. Never her agrément, never others'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.domain.assistants import AssistantMaternel
from bot.domain.mois import Mois
from bot.usecases.declare_places import (
    PlaceLibre,
    confirm_places,
    declare_full,
    declare_place,
    pause_until,
    seats,
    set_soir_et_week_end,
    take_place,
)
from bot.usecases.link_assistant import Reliee, link_assistant
from bot.usecases.see_disponibilites import see_demandes_recues, see_disponibilites
from handlers.context import Context
from handlers.features import Handlers, tap

AGES: dict[str, tuple[int | None, int | None] | None] = {
    "x": None, "t": (0, None), "b": (0, 17), "g": (18, 35), "s": (36, None),
}  # fmt: skip
MOIS_PROPOSES = 8
JE_SUIS = re.compile(r"^\s*(je suis )?(une? )?assistante? maternelle?\s*[.!]?\s*$", re.IGNORECASE)
SEMAINE = 0b0011111


def handlers() -> Handlers:
    """« Mes disponibilités », and her number when she is not known yet."""
    return [
        tap("pro", on_pro),
        tap("pro:ok", on_rien_n_a_change),
        tap("pro:libre", on_j_ai_une_place),
        tap(r"pro:r:(\d+)", on_which),
        tap(r"pro:q:(\d+):(\d+)", on_when),
        tap(r"pro:a:(\d+):(\d+):([xtbgs])", on_ages),
        tap(r"pro:j:(\d+):(\d+):([xtbgs]):(\d+)", on_days),
        tap(r"pro:jok:(\d+):(\d+):([xtbgs]):(\d+)", on_declared),
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
    await _show(context)


async def on_contact(update: Update, context: Context) -> None:
    """A number counts only if it is the sender's own."""
    message, user = update.effective_message, update.effective_user
    contact = message.contact if message else None
    if contact is None or user is None or contact.user_id != user.id:
        context.show("pro/pas_le_votre")
        return
    found = await link_assistant(context.unit, context.personne, contact.phone_number)
    if isinstance(found, Reliee):
        context.show("pro/reconnue", prenom=found.prenom)
    else:
        context.show("pro/non_reconnue", equipe_prevenue=found.equipe_prevenue)


async def on_rien_n_a_change(update: Update, context: Context) -> None:
    """« Rien n'a changé »: one tap is an update."""
    assistant = await _herself(context)
    if assistant is not None:
        asked = await confirm_places(context.unit, assistant)
        await _show(context, fait="confirme", demandes=asked)


async def on_j_ai_une_place(update: Update, context: Context) -> None:
    """Which seat, unless there is only one."""
    assistant = await _herself(context)
    if assistant is None:
        return
    places = seats(assistant)
    if len(places) == 1:
        _ask_when(context, places[0].rang)
    else:
        context.show("pro/laquelle", places=places)


async def on_which(update: Update, context: Context) -> None:
    """From when."""
    if await _herself(context) is not None:
        _ask_when(context, int(context.arg))


async def on_when(update: Update, context: Context) -> None:
    """For which ages, unless her agrément already says it."""
    assistant = await _herself(context)
    if assistant is None:
        return
    rang, mois = context.groups
    place = next((place for place in seats(assistant) if place.rang == int(rang)), None)
    if place is not None and (place.age_min, place.age_max) != (None, None):
        context.show("pro/jours", rang=rang, mois=mois, age="x", choisis=SEMAINE)
    else:
        context.show("pro/ages", rang=rang, mois=mois)


async def on_ages(update: Update, context: Context) -> None:
    """Which days: the whole week first, a tap takes one out."""
    if await _herself(context) is not None:
        rang, mois, age = context.groups
        context.show("pro/jours", rang=rang, mois=mois, age=age, choisis=SEMAINE)


async def on_days(update: Update, context: Context) -> None:
    """The days so far live in the buttons."""
    if await _herself(context) is not None:
        rang, mois, age, choisis = context.groups
        context.show("pro/jours", rang=rang, mois=mois, age=age, choisis=int(choisis) & 0b1111111)


async def on_declared(update: Update, context: Context) -> None:
    """That seat is free: the open requests are read again at once."""
    assistant = await _herself(context)
    if assistant is None:
        return
    rang, mois, age, choisis = context.groups
    jours = frozenset(jour for jour in range(7) if int(choisis) >> jour & 1)
    known = {place.rang for place in seats(assistant)}
    if not jours or int(rang) not in known:
        context.show("pro/jours", rang=rang, mois=mois, age=age, choisis=0)
        return
    libre = PlaceLibre(int(rang), _first_of(mois), jours, AGES[age])
    await _show(context, fait="place", demandes=await declare_place(context.unit, assistant, libre))


async def on_plus_de_place(update: Update, context: Context) -> None:
    """« Plus de place »."""
    assistant = await _herself(context)
    if assistant is not None:
        await declare_full(context.unit, assistant)
        await _show(context, fait="plein")


async def on_pause(update: Update, context: Context) -> None:
    """Until when."""
    if await _herself(context) is not None:
        today = context.unit.today
        context.show("pro/pause", choix=[(days, today + timedelta(days=days)) for days in (7, 14, 31, 92, 183)])


async def on_paused(update: Update, context: Context) -> None:
    """No request until that day."""
    assistant = await _herself(context)
    if assistant is not None:
        days = min(int(context.arg), 366)
        await pause_until(context.unit, assistant, context.unit.today + timedelta(days=days))
        await _show(context, fait="pause")


async def on_resumed(update: Update, context: Context) -> None:
    """The pause is over."""
    assistant = await _herself(context)
    if assistant is not None:
        await pause_until(context.unit, assistant, None)
        await _show(context, fait="reprise")


async def on_soir(update: Update, context: Context) -> None:
    """« Prévenez-moi aussi le soir et le week-end », or no longer."""
    assistant = await _herself(context)
    if assistant is not None:
        await set_soir_et_week_end(context.unit, assistant, context.arg == "1")
        await _show(context)


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


def _ask_when(context: Context, rang: int) -> None:
    mois = Mois.of(context.unit.today)
    context.show("pro/quand", rang=rang, mois=[mois.plus(n) for n in range(1, MOIS_PROPOSES + 1)])


def _first_of(mois: str) -> date | None:
    fits = len(mois) == 6 and mois > "2000" and 1 <= int(mois[4:]) <= 12
    return date(int(mois[:4]), int(mois[4:]), 1) if fits else None


async def _herself(context: Context) -> AssistantMaternel | None:
    if context.personne.assistant_maternel_id is None:
        context.show("pro/inconnue")
        return None
    return await context.unit.tx.assistants.get(context.personne.assistant_maternel_id)


async def _show(context: Context, fait: str = "", demandes: int = 0) -> None:
    mine = await see_disponibilites(context.unit, context.personne)
    if mine is None:
        context.show("pro/inconnue")
    else:
        context.show("pro/disponibilites", moi=mine, fait=fait, demandes=demandes)
