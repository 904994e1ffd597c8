"""A family on the phone or at the counter: its request is written down, then followed for it. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.contacts import ReponseSuivi
from bot.domain.demande_accueil import DemandeAccueil
from bot.usecases.form_in_hand import DICTEE_MODIFIEE, DICTEE_NEUVE
from bot.usecases.modify_demande import Modifiee, PlusOuverte, begin_dictated_modification, save_modification
from bot.usecases.open_dictee import DicteeCommencee, open_dictee
from bot.usecases.speak_for_famille import Fin, note_end, note_found_with, note_suivi, note_toujours, read_pour_famille
from bot.usecases.submit_demande import Depot, Doublon, Envoyee, TropDeDemandes, submit_demande
from handlers.appel_en_main import send_privately
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.formulaire import show_ecran
from handlers.liste_appels import in_private
from handlers.tableau import communes_of, numbers, refuse

REPONSES: dict[str, ReponseSuivi] = {
    "rdv": "rdv_prevu", "msg": "message_laisse", "pas": "pas_encore", "sans": "sans_suite",
}  # fmt: skip


def handlers() -> Handlers:
    """The form begins and is written down; then what the family says later."""
    return [
        tap("an:nd", on_new),
        tap("an:nd:neuve", on_anew),
        tap("an:nd:envoyer", on_submit),
        tap("an:nd:envoyer:autre", on_submit_anyway),
        tap(r"an:ndm:(\d+)", on_modify),
        tap("an:ndm:envoyer", on_save),
        tap(r"an:ndf:(\d+)", on_famille),
        tap(r"an:ndf:(\d+):actu", on_still_wanted),
        tap(r"an:ndf:(\d+):trouve", on_found),
        tap(r"an:ndf:(\d+):(retirer)", on_withdraw),
        tap(r"an:ndf:(\d+):(ailleurs|arret)", on_end),
        tap(r"an:ndp:(\d+):(rdv|msg|pas|sans)", on_suivi),
        tap(r"an:ndp:(\d+):trouve", on_found_with),
    ]


async def on_new(update: Update, context: Context) -> None:
    """« Nouvelle demande »."""
    await _open(context, anew=False)


async def on_anew(update: Update, context: Context) -> None:
    """The one that waits is given up."""
    await _open(context, anew=True)


async def _open(context: Context, *, anew: bool) -> None:
    """In her own chat: a family's name is not typed in a group."""
    if not in_private(context):
        send_privately(context, "dictee", "telephone/commencer")
        context.toast("tableau/en_prive")
        return
    match await open_dictee(context.unit, context.personne, anew=anew):
        case None:
            refuse(context)
        case DicteeCommencee(prenom):
            context.show("telephone/commencee", prenom=prenom)
        case ecran:
            await show_ecran(context, ecran)


async def on_submit(update: Update, context: Context) -> None:
    """« Enregistrer la demande »."""
    await _show_depot(context, await submit_demande(context.unit, context.personne, DICTEE_NEUVE))


async def on_submit_anyway(update: Update, context: Context) -> None:
    """« C'est une autre recherche »."""
    depot = await submit_demande(context.unit, context.personne, DICTEE_NEUVE, meme_doublon=True)
    await _show_depot(context, depot)


async def _show_depot(context: Context, depot: Depot) -> None:
    match depot:
        case Envoyee():
            context.show("telephone/notee", depot=depot, demande=depot.demande)
        case Doublon(demande):
            context.show("telephone/doublon", demande=demande)
        case TropDeDemandes(maximum):
            context.show("telephone/trop", maximum=maximum)
        case ecran:
            await show_ecran(context, ecran)


async def on_modify(update: Update, context: Context) -> None:
    """« Modifier »: the form again, at its rereading."""
    match await begin_dictated_modification(context.unit, context.personne, numbers(context)[0]):
        case PlusOuverte():
            refuse(context)
        case ecran:
            await show_ecran(context, ecran, fresh=not in_private(context))


async def on_save(update: Update, context: Context) -> None:
    """« Enregistrer » a modification."""
    match await save_modification(context.unit, context.personne, DICTEE_MODIFIEE):
        case Modifiee(demande, redemandee):
            context.show("telephone/modifiee", demande=demande, redemandee=redemandee)
        case PlusOuverte():
            refuse(context)
        case ecran:
            await show_ecran(context, ecran)


async def on_famille(update: Update, context: Context) -> None:
    """« Au nom de la famille »: what it may say of this request."""
    await _show(context, "telephone/famille")


async def on_found(update: Update, context: Context) -> None:
    """« Elle a trouvé »: with whom?"""
    await _show(context, "telephone/trouve")


async def on_withdraw(update: Update, context: Context) -> None:
    """« Elle ne cherche plus »: said before it is done."""
    await _show(context, "telephone/retirer")


async def _show(context: Context, template: str) -> None:
    found = await read_pour_famille(context.unit, context.personne, numbers(context)[0])
    if found is None:
        refuse(context)
        return
    context.show(template, p=found, communes=communes_of(context))


async def on_still_wanted(update: Update, context: Context) -> None:
    """« Toujours d'actualité »."""
    _show_noted(context, "toujours", await note_toujours(context.unit, context.personne, numbers(context)[0]))


async def on_suivi(update: Update, context: Context) -> None:
    """« Rendez-vous prévu », « message laissé », « pas encore », « sans suite »."""
    said = REPONSES[context.groups[1]]
    _show_noted(context, "suivi", await note_suivi(context.unit, context.personne, numbers(context)[0], said))


async def on_found_with(update: Update, context: Context) -> None:
    """« Avec cette personne »."""
    _show_noted(context, "fini", await note_found_with(context.unit, context.personne, numbers(context)[0]))


async def on_end(update: Update, context: Context) -> None:
    """« Ailleurs », « Elle ne cherche plus »: sure."""
    fin: Fin = "ailleurs" if context.groups[1] == "ailleurs" else "arret"
    _show_noted(context, "fini", await note_end(context.unit, context.personne, numbers(context)[0], fin))


def _show_noted(context: Context, quoi: str, demande: DemandeAccueil | None) -> None:
    if demande is None:
        refuse(context)
        return
    context.show("telephone/fait", quoi=quoi, demande=demande)
