"""A new atelier: one kind, one title; and what becomes of one: announced, copied, repeated, cancelled."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.domain.ateliers import GENRES
from bot.usecases.announce_ateliers import announce_ateliers, list_drafts_of, see_annonce
from bot.usecases.ask_animatrice import ask
from bot.usecases.cancel_atelier import Portee, cancel_atelier
from bot.usecases.make_atelier import duplicate_atelier, forget_draft
from bot.usecases.repeat_atelier import preview_repetition, repeat_atelier
from bot.usecases.see_planning import see_atelier
from handlers.ateliers import show_atelier
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers, refuse

MOTIFS = {
    "absente": "l'animatrice est absente",
    "intervenant": "l'intervenant ne peut pas venir",
    "meteo": "la météo ne le permet pas",
    "lieu": "le lieu n'est plus disponible",
    "inscrites": "trop peu de personnes sont inscrites",
    "autre": "",
}
FOIS = (4, 8, 12, 26)


def handlers() -> Handlers:
    """From the kind to the announcement, and back."""
    return [
        tap("an:atn", on_new),
        tap(rf"an:atn:({'|'.join(GENRES)})", on_kind),
        tap(r"an:ato:(\d+):dupliquer", on_duplicate),
        tap(r"an:ato:(\d+):supprimer", on_forget),
        tap(r"an:ato:(\d+):supprimer:oui", on_forgotten),
        tap(r"an:ato:(\d+):annuler", on_cancel),
        tap(r"an:atx:(\d+):(seul|suivants)", on_why),
        tap(rf"an:aty:(\d+):(\d+):({'|'.join(MOTIFS)})", on_cancelled),
        tap(r"an:ato:(\d+):repeter", on_repeat),
        tap(r"an:atr:(\d+):(\d+):(\d+):(\d+)", on_dates),
        tap(r"an:atr:(\d+):(\d+):(\d+):(\d+):oui", on_repeated),
        tap(r"an:ata:(a|serie|s|m):(\d+)", on_announce),
        tap(r"an:ata:(a|serie|s|m):(\d+):oui", on_announced),
        tap(r"an:atv:(a|serie|s|m):(\d+)", on_preview),
        tap(r"an:atb:(\d+)", on_progress),
    ]


async def on_new(update: Update, context: Context) -> None:
    """« Nouvel atelier »: which kind."""
    if context.personne.animateur_id is None:
        refuse(context)
        return
    context.show("ateliers/nouveau", genres=GENRES)


async def on_kind(update: Update, context: Context) -> None:
    """Its title is all that is typed."""
    if context.personne.animateur_id is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, f"at_nouveau:{context.groups[0]}")
    show_in_private(context, "ateliers/demander", quoi="nouveau", genre=context.groups[0], id=None, refus=None)


async def on_duplicate(update: Update, context: Context) -> None:
    """« Dupliquer »."""
    copy = await duplicate_atelier(context.unit, context.personne, numbers(context)[0])
    if copy is None:
        refuse(context)
    else:
        await show_atelier(context, copy.id, fait="copie")


async def on_forget(update: Update, context: Context) -> None:
    """« Supprimer le brouillon »: asked first."""
    await _show_fiche(context, "ateliers/supprimer")


async def on_forgotten(update: Update, context: Context) -> None:
    """Sure."""
    gone = await forget_draft(context.unit, context.personne, numbers(context)[0])
    if gone is None:
        await show_atelier(context, numbers(context)[0])
    else:
        context.show("ateliers/supprime", a=gone)


async def on_cancel(update: Update, context: Context) -> None:
    """« Annuler »: this one, or those that follow too."""
    await _show_fiche(context, "ateliers/annuler")


async def on_why(update: Update, context: Context) -> None:
    """Why: who was coming reads it."""
    await _show_fiche(context, "ateliers/pourquoi", portee=context.groups[1], motifs=MOTIFS)


async def on_cancelled(update: Update, context: Context) -> None:
    """Done, and everybody is told."""
    atelier_id, suivants = numbers(context)
    portee: Portee = "suivants" if suivants else "seul"
    found = await cancel_atelier(context.unit, context.personne, atelier_id, portee, MOTIFS[context.groups[2]])
    if found is None:
        await show_atelier(context, numbers(context)[0])
    else:
        context.show("ateliers/annule_fait", r=found)


async def on_repeat(update: Update, context: Context) -> None:
    """« Répéter »: for how long."""
    await _show_fiche(context, "ateliers/repeter", fois=FOIS)


async def on_dates(update: Update, context: Context) -> None:
    """The dates, each of which may be taken out."""
    atelier_id, pas, fois, removed = numbers(context)
    apercu = await preview_repetition(context.unit, context.personne, atelier_id, pas, fois, removed)
    if apercu is None:
        await show_atelier(context, atelier_id)
    else:
        context.show("ateliers/dates", r=apercu, a=apercu.atelier, pas=pas, fois=fois, removed=removed)


async def on_repeated(update: Update, context: Context) -> None:
    """Made, as drafts."""
    atelier_id, pas, fois, removed = numbers(context)
    made = await repeat_atelier(context.unit, context.personne, atelier_id, pas, fois, removed)
    if made is None:
        await show_atelier(context, atelier_id)
    else:
        context.show("ateliers/repete", id=atelier_id, faits=made)


async def on_announce(update: Update, context: Context) -> None:
    """« Annoncer »: asked first, with what stands in the way."""
    quoi, number = context.groups[0], numbers(context)[0]
    found = await list_drafts_of(context.unit, context.personne, quoi, number)
    home = context.personne.animateur_relais_id
    if found is None or home is None:
        refuse(context)
        return
    relais = context.unit.territoire.get(home)
    context.show("ateliers/annoncer", r=found, quoi=quoi, number=number, relais=relais)


async def on_preview(update: Update, context: Context) -> None:
    """« Aperçu du message »: the very letter, under the screen that asks."""
    found = await list_drafts_of(context.unit, context.personne, context.groups[0], numbers(context)[0])
    home = context.personne.animateur_relais_id
    if found is None or home is None or not found.ateliers:
        refuse(context)
        return
    relais = context.unit.territoire.get(home)
    context.show("ateliers/annonce", fresh=True, ateliers=found.ateliers, relais=relais)


async def on_announced(update: Update, context: Context) -> None:
    """Sure."""
    quoi, number = context.groups[0], numbers(context)[0]
    done = await announce_ateliers(context.unit, context.personne, quoi, number)
    if done is None:
        refuse(context)
    else:
        context.show("ateliers/annonces", r=done, quoi=quoi, number=number)


async def on_progress(update: Update, context: Context) -> None:
    """How far the announcement has gone."""
    found = await see_annonce(context.unit, context.personne, numbers(context)[0])
    if found is None:
        refuse(context)
    else:
        context.show("ateliers/avancement", n=found)


async def _show_fiche(context: Context, template: str, **data: Any) -> None:
    """One atelier that may still be changed; its own screen when it may not."""
    fiche = await see_atelier(context.unit, context.personne, numbers(context)[0])
    if fiche is None or fiche.is_over or fiche.atelier.etat == "annule":
        await show_atelier(context, numbers(context)[0])
    else:
        context.show(template, f=fiche, a=fiche.atelier, **data)
