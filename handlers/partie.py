"""A part of a request, for the professional; two parts that make a whole, for the family. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.complements import DemiJournee, Partie
from bot.domain.duos import Duo
from bot.usecases.follow_contacts import retain_duo
from bot.usecases.offer_part import choose_part, offer_part, partie_of
from bot.usecases.see_complements import list_duos
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.propositions import show_proposition

MOMENTS: dict[str, DemiJournee] = {"j": "journee", "m": "matin", "a": "apres_midi"}
LETTRES = {moment: lettre for lettre, moment in MOMENTS.items()}
PART = r"(\d+):(\d+):([jma]):(\d+)"


def handlers() -> Handlers:
    """Each choice lives in the button: nothing is kept until it is said."""
    return [
        tap(r"si:part:(\d+)", on_part),
        tap(rf"si:pj:{PART}", on_choose),
        tap(rf"si:pjok:{PART}", on_said),
        tap(r"si:duo:(\d+):(\d+)", on_duo),
        tap(r"si:duo:(\d+):(\d+):oui", on_duo_sure),
    ]


async def on_part(update: Update, context: Context) -> None:
    """« Je peux en prendre une partie »."""
    await _show(context, int(context.arg), None)


async def on_choose(update: Update, context: Context) -> None:
    """One day, half or child more, or less."""
    await _show(context, int(context.arg), _partie(context))


async def on_said(update: Update, context: Context) -> None:
    """« C'est ce que je peux prendre »."""
    if not await offer_part(context.unit, context.personne, int(context.arg), _partie(context)):
        context.toast("situations/partie_vide")
    await show_proposition(context)


async def on_duo(update: Update, context: Context) -> None:
    """« Nous avons trouvé avec Élise et Nour »: what it will do is said first."""
    duo = await _duo(context)
    if duo is not None:
        context.show("situations/duo_sur", duo=duo, numero=duo[0].proposition.demande)


async def on_duo_sure(update: Update, context: Context) -> None:
    """The request is filled, by two."""
    duo = await _duo(context)
    if duo is not None:
        await retain_duo(context.unit, duo[0].proposition, duo[1].proposition)
        context.show("situations/duo_trouve", duo=duo, numero=duo[0].proposition.demande)


def _partie(context: Context) -> Partie:
    _, bits, moment, enfants = context.groups
    return partie_of(int(bits), MOMENTS[moment], int(enfants))


async def _show(context: Context, proposition_id: int, partie: Partie | None) -> None:
    choix = await choose_part(context.unit, context.personne, proposition_id, partie)
    if choix is None:
        context.show("erreurs/bouton_perime", fresh=True)
        return
    context.show("situations/partie", c=choix, m=LETTRES[choix.partie.moment])


async def _duo(context: Context) -> Duo | None:
    """These two, if they are a pair of a request of hers that is still open."""
    ids = {int(part) for part in context.groups}
    propositions = context.unit.tx.propositions
    mine = [await propositions.find_of_compte(context.personne.compte_id, id_) for id_ in ids]
    first = next((p for p in mine if p is not None), None)
    if first is not None and all(p is not None and p.demande == first.demande for p in mine):
        demande = await context.unit.tx.demandes.get(first.demande)
        known = await propositions.list_of_demande(demande.id)
        for duo in await list_duos(context.unit, demande, known, met=True) if demande.is_open else ():
            if {moitie.proposition.id for moitie in duo} == ids:
                return duo
    context.show("erreurs/bouton_perime", fresh=True)
    return None
