"""An announcement before it leaves: what it says, about what, when, whom it does not reach. One thing changed a tap."""

from __future__ import annotations

from telegram import Update

from bot.domain.annonces import MOTIFS_ALERTE, MOTIFS_ECARTE, Sorte
from bot.domain.moments_envoi import MOMENTS_ENVOI, list_moments
from bot.domain.sujets import SUJETS
from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.follow_annonce import follow
from bot.usecases.make_annonce import (
    attach,
    begin_annonce,
    choose_motif,
    choose_sujet,
    find_annonce,
    give_up,
    launch,
    leave_at,
    list_people,
    see_draft,
    send_copy,
    unsay,
)
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import communes_of, numbers, refuse

SORTES: dict[str, Sorte] = {"annonce": "annonce", "alerte": "alerte"}
TEXTE = "annonce"  # what her next words are, as `ask` keeps it


def handlers() -> Handlers:
    """The draft and what may be changed of it."""
    return [
        tap("an:annn:(annonce|alerte)", on_new),
        tap(r"an:anno:(\d+):texte", on_write),
        tap(r"an:anno:(\d+):oter", on_unsay),
        tap(r"an:anno:(\d+):sansfichier", on_without_file),
        tap(r"an:anno:(\d+):essai", on_copy),
        tap(r"an:anno:(\d+):quand", on_moments),
        tap(rf"an:annd:(\d+):(maintenant|{'|'.join(MOMENTS_ENVOI)})", on_moment),
        tap(r"an:anno:(\d+):sujet", on_subjects),
        tap(rf"an:anng:(\d+):({'|'.join((*SUJETS, *MOTIFS_ALERTE))})", on_subject),
        tap(r"an:anno:(\d+):exclus", on_reasons),
        tap(rf"an:annx:(\d+):(ecrites|{'|'.join(MOTIFS_ECARTE)}):(\d+)", on_left_out),
        tap(r"an:anno:(\d+):envoyer", on_send),
        tap(r"an:anno:(\d+):envoyer:oui", on_sent),
        tap(r"an:anno:(\d+):annuler", on_give_up),
    ]


async def on_new(update: Update, context: Context) -> None:
    """« Nouvelle annonce », « Alerte urgente »: her words first."""
    annonce = await begin_annonce(context.unit, context.personne, SORTES[context.arg])
    if annonce is None:
        refuse(context)
    else:
        await ask_text(context, annonce.id)


async def on_write(update: Update, context: Context) -> None:
    """« Écrire le texte »."""
    await ask_text(context, numbers(context)[0])


async def ask_text(context: Context, annonce_id: int) -> None:
    """What she types next goes into it, in her own chat."""
    annonce = await find_annonce(context.unit, context.personne, annonce_id)
    if annonce is None or not annonce.may_change():
        context.show("annonces/introuvable")
        return
    await ask(context.unit, context.personne, f"{TEXTE}:{annonce_id}")
    en_prive = context.turn.chat_id != context.personne.telegram_id
    show_in_private(context, "annonces/demander", a=annonce, quoi="texte", refus="", en_prive=en_prive)


async def show_draft(context: Context, annonce_id: int, *, fait: str = "", fresh: bool = False) -> None:
    """Where it stands."""
    brouillon = await see_draft(context.unit, context.personne, annonce_id)
    if brouillon is not None:
        context.show("annonces/brouillon", b=brouillon, communes=communes_of(context), fait=fait, fresh=fresh)
    elif (suivi := await follow(context.unit, context.personne, annonce_id)) is not None:
        context.show("annonces/rapport", s=suivi, fait="")
    else:
        context.show("annonces/introuvable")


async def on_unsay(update: Update, context: Context) -> None:
    """« Ôter le dernier passage »."""
    await unsay(context.unit, context.personne, numbers(context)[0], everything=False)
    await show_draft(context, numbers(context)[0])


async def on_without_file(update: Update, context: Context) -> None:
    """« Enlever le fichier »."""
    await attach(context.unit, context.personne, numbers(context)[0], None)
    await show_draft(context, numbers(context)[0])


async def on_copy(update: Update, context: Context) -> None:
    """« M'en envoyer un exemplaire »: the very letter, then the draft under it."""
    annonce_id = numbers(context)[0]
    event = str(context.turn.update.update_id)
    obstacle = await send_copy(context.unit, context.personne, annonce_id, event)
    await show_draft(context, annonce_id, fait="" if obstacle else "copie", fresh=obstacle is None)


async def on_moments(update: Update, context: Context) -> None:
    """« Changer le moment »."""
    annonce = await find_annonce(context.unit, context.personne, numbers(context)[0])
    if annonce is None or not annonce.may_change():
        context.show("annonces/introuvable")
    else:
        context.show("annonces/quand", a=annonce, moments=list_moments(context.unit.now))


async def on_moment(update: Update, context: Context) -> None:
    """One of them."""
    moment = next((one for one in MOMENTS_ENVOI if one == context.groups[1]), None)
    await leave_at(context.unit, context.personne, numbers(context)[0], moment)
    await show_draft(context, numbers(context)[0])


async def on_subjects(update: Update, context: Context) -> None:
    """« Changer le sujet », « Changer la raison »."""
    annonce = await find_annonce(context.unit, context.personne, numbers(context)[0])
    if annonce is None or not annonce.may_change():
        context.show("annonces/introuvable")
    else:
        context.show("annonces/sujet", a=annonce)


async def on_subject(update: Update, context: Context) -> None:
    """One of them: a subject for an announcement, a reason for an alert."""
    annonce_id, word = numbers(context)[0], context.groups[1]
    sujet = next((one for one in SUJETS if one == word), None)
    motif = next((one for one in MOTIFS_ALERTE if one == word), None)
    if motif is not None:
        await choose_motif(context.unit, context.personne, annonce_id, motif)
    if sujet is not None and sujet != "sondages":
        await choose_sujet(context.unit, context.personne, annonce_id, sujet)
    await show_draft(context, annonce_id)


async def on_reasons(update: Update, context: Context) -> None:
    """« Qui ne le reçoit pas »: the reasons, counted."""
    brouillon = await see_draft(context.unit, context.personne, numbers(context)[0])
    if brouillon is None:
        context.show("annonces/introuvable")
    else:
        context.show("annonces/exclus", b=brouillon)


async def on_left_out(update: Update, context: Context) -> None:
    """Those of one reason."""
    annonce_id, numero = numbers(context)
    code = context.groups[1]
    motif = next((one for one in MOTIFS_ECARTE if one == code), None)
    found = await list_people(context.unit, context.personne, annonce_id, motif, numero)
    if found is None:
        context.show("annonces/introuvable")
    else:
        context.show("annonces/exclus_noms", a=found[0], page=found[1], code=code, communes=communes_of(context))


async def on_send(update: Update, context: Context) -> None:
    """« Envoyer »: asked first, with the number of people."""
    brouillon = await see_draft(context.unit, context.personne, numbers(context)[0])
    if brouillon is None or brouillon.obstacle is not None or brouillon.annonce.etat != "brouillon":
        await show_draft(context, numbers(context)[0])
    else:
        context.show("annonces/envoyer", b=brouillon, communes=communes_of(context))


async def on_sent(update: Update, context: Context) -> None:
    """Sure."""
    annonce_id = numbers(context)[0]
    before = await find_annonce(context.unit, context.personne, annonce_id)
    annonce = await launch(context.unit, context.personne, annonce_id)
    await stop_asking(context.unit, context.personne)
    has_just_left = annonce is not None and annonce.has_left() and before is not None and before.may_change()
    suivi = await follow(context.unit, context.personne, annonce_id) if has_just_left else None
    if suivi is None:
        await show_draft(context, annonce_id)
    else:
        context.show("annonces/rapport", s=suivi, fait="envoyee")


async def on_give_up(update: Update, context: Context) -> None:
    """« Annuler l'envoi » gives the draft back; « Jeter ce brouillon »."""
    before = await find_annonce(context.unit, context.personne, numbers(context)[0])
    after = await give_up(context.unit, context.personne, numbers(context)[0])
    if before is not None and after is not None and before.etat == "brouillon":
        await stop_asking(context.unit, context.personne)
        context.show("annonces/annulee")
    else:
        await show_draft(context, numbers(context)[0])
