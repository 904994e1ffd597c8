"""A campaign before it begins: whom it reaches, what it says, when. One thing changed a tap; decides nothing."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update

from bot.domain.calendrier import is_quiet_day
from bot.domain.participations import APPELS, ECARTS
from bot.usecases.follow_campaign import follow
from bot.usecases.letter_of_campaign import question_data
from bot.usecases.make_campaign import (
    DUREES,
    Apercu,
    Brouillon,
    begin_draft,
    begin_on,
    find_campaign,
    give_up,
    last_for,
    launch,
    list_left_out,
    preview,
    see_draft,
)
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse

LUNDI = 0
MOTIFS = "|".join((*ECARTS, *APPELS))


def handlers() -> Handlers:
    """The draft and what may be changed of it."""
    return [
        tap("an:can", on_new),
        tap(r"an:ca:(\d+):apercu", on_preview),
        tap(r"an:ca:(\d+):exclus", on_reasons),
        tap(rf"an:cx:(\d+):(ecrites|{MOTIFS}):(\d+)", on_left_out),
        tap(r"an:ca:(\d+):quand", on_dates),
        tap(r"an:cd:(\d+):(\d+)", on_begins),
        tap(r"an:cf:(\d+):(\d+)", on_lasts),
        tap(r"an:ca:(\d+):lancer", on_launch),
        tap(r"an:ca:(\d+):lancer:oui", on_launched),
        tap(r"an:ca:(\d+):programmer", on_scheduled),
        tap(r"an:ca:(\d+):annuler", on_give_up),
        tap(r"an:ca:(\d+):annuler:oui", on_given_up),
    ]


async def on_new(update: Update, context: Context) -> None:
    """« Nouvelle campagne »: ready to be launched as it is."""
    draft = await begin_draft(context.unit, context.personne)
    if draft is None:
        refuse(context)
    else:
        await show_draft(context, draft.id)


async def show_draft(context: Context, campagne_id: int, fait: str = "") -> None:
    """Where it stands."""
    brouillon = await see_draft(context.unit, context.personne, campagne_id)
    if brouillon is None:
        context.show("campagnes/introuvable")
    else:
        context.show("campagnes/brouillon", b=brouillon, communes=communes_of(context), fait=fait)


async def on_preview(update: Update, context: Context) -> None:
    """« Aperçu du message »: what one of them will read."""
    apercu = await preview(context.unit, context.personne, numbers(context)[0])
    if isinstance(apercu, Apercu):
        data = question_data(apercu.brouillon.campagne, apercu.resume)
        context.show("campagnes/apercu", exemple=apercu.exemple, **data)
    else:
        await show_draft(context, numbers(context)[0])


async def on_reasons(update: Update, context: Context) -> None:
    """« Qui n'est pas interrogé »: the reasons, counted."""
    brouillon = await see_draft(context.unit, context.personne, numbers(context)[0])
    if brouillon is None:
        context.show("campagnes/introuvable")
        return
    counts = brouillon.compte.motifs
    context.show(
        "campagnes/exclus",
        b=brouillon,
        appels=[(motif, counts[motif]) for motif in APPELS if motif in counts],
        ecarts=[(motif, counts[motif]) for motif in ECARTS if motif in counts],
    )


async def on_left_out(update: Update, context: Context) -> None:
    """Those of one reason."""
    campagne_id, numero = numbers(context)
    code = context.groups[1]
    motif = next((one for one in (*ECARTS, *APPELS) if one == code), None)
    found = await list_left_out(context.unit, context.personne, campagne_id, motif, numero)
    if found is None:
        context.show("campagnes/introuvable")
        return
    context.show(
        "campagnes/exclus_noms",
        c=found[0],
        page=found[1],
        code=code,
        communes=communes_of(context),
        now=context.unit.now,
    )


async def on_dates(update: Update, context: Context) -> None:
    """« Changer les dates »."""
    await _show_dates(context, refused=False)


async def _show_dates(context: Context, *, refused: bool) -> None:
    campagne = await find_campaign(context.unit, context.personne, numbers(context)[0])
    if campagne is None or not campagne.may_change():
        context.show("campagnes/introuvable")
        return
    today = context.unit.today
    monday = (LUNDI - today.weekday() - 1) % 7 + 1
    days = {"Aujourd'hui": 0, "Demain": 1, "Lundi prochain": monday, "Dans deux semaines": monday + 7}
    choix = [(nom, n) for nom, n in days.items() if not is_quiet_day(today + timedelta(days=n))]
    context.show("campagnes/quand", c=campagne, choix=choix, durees=DUREES, refusee=refused)


async def on_begins(update: Update, context: Context) -> None:
    """Its first day."""
    campagne_id, days = numbers(context)
    changed = await begin_on(
        context.unit, context.personne, campagne_id, context.unit.today + timedelta(days=min(days, 999))
    )
    if changed is None:
        await _show_dates(context, refused=True)
    else:
        await show_draft(context, campagne_id)


async def on_lasts(update: Update, context: Context) -> None:
    """How long it lasts."""
    campagne_id, days = numbers(context)
    await last_for(context.unit, context.personne, campagne_id, days)
    await show_draft(context, campagne_id)


async def on_launch(update: Update, context: Context) -> None:
    """« Lancer maintenant »: asked first."""
    brouillon = await see_draft(context.unit, context.personne, numbers(context)[0])
    if isinstance(brouillon, Brouillon):
        context.show("campagnes/lancer", b=brouillon)
    else:
        await _show_followed(context, "")


async def on_launched(update: Update, context: Context) -> None:
    """Sure."""
    campagne = await launch(context.unit, context.personne, numbers(context)[0], now=True)
    await _show_followed(context, "lancee" if campagne and campagne.etat == "en_cours" else "")


async def on_scheduled(update: Update, context: Context) -> None:
    """« Programmer »."""
    campagne = await launch(context.unit, context.personne, numbers(context)[0], now=False)
    if campagne is not None and campagne.etat == "programmee":
        await show_draft(context, campagne.id, fait="programmee")
    else:
        await _show_followed(context, "")


async def on_give_up(update: Update, context: Context) -> None:
    """« Annuler »: a draft at once, a scheduled one after a question."""
    campagne = await find_campaign(context.unit, context.personne, numbers(context)[0])
    if campagne is not None and campagne.etat == "programmee":
        context.show("campagnes/annuler", c=campagne)
    else:
        await on_given_up(update, context)


async def on_given_up(update: Update, context: Context) -> None:
    """Sure."""
    campagne = await give_up(context.unit, context.personne, numbers(context)[0])
    if campagne is None:
        await _show_followed(context, "")
    else:
        context.show("campagnes/annulee", c=campagne)


async def _show_followed(context: Context, fait: str) -> None:
    """It has begun, or has gone, since the button was drawn."""
    suivi = await follow(context.unit, context.personne, numbers(context)[0])
    if suivi is None:
        context.show("campagnes/introuvable")
    else:
        context.show("campagnes/suivi", s=suivi, fait=fait)
