"""« Chercher un accueil », « Mes demandes »: a request from the family's side. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.presse import presse_of
from bot.usecases.agree_to_follow_up import agree_to_follow_up
from bot.usecases.ask_neighbour import ask_neighbour
from bot.usecases.end_search import DejaTerminee, Fin, Inconnue, Terminee, end_search, withdraw_demande
from bot.usecases.follow_demandes import follow_demande, list_demandes
from bot.usecases.form_in_hand import Ecran, PlusRien
from bot.usecases.modify_demande import Modifiee, PlusOuverte, begin_modification, save_modification
from bot.usecases.open_search import DejaCommencee, open_search
from bot.usecases.submit_demande import Depot, Doublon, Envoyee, TropDeDemandes, submit_demande
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.formulaire import show_ecran


def handlers() -> Handlers:
    """The search begins and leaves; then the requests."""
    return [
        tap("rech", on_search),
        tap("re:nouvelle", on_another_search),
        tap("re:envoyer", on_submit),
        tap("re:envoyer:autre", on_submit_anyway),
        tap("mo:envoyer", on_save),
        tap("dems", on_demandes),
        tap(r"dem:voir:(\d+)", on_demande),
        tap(r"dem:modif:(\d+)", on_modify),
        tap(r"dem:retirer:(\d+)", on_withdraw),
        tap(r"dem:retirer:(\d+):oui", on_withdraw_sure),
        tap(r"dem:trouve:(\d+)", on_found),
        tap(r"dem:trouve:(\d+):ailleurs", on_found_elsewhere),
        tap(r"dem:voisin:(\d+):([\w-]+)", on_neighbour),
        tap(r"dem:suivi:(\d+)", on_follow_up),
    ]


async def on_search(update: Update, context: Context) -> None:
    """« Chercher un accueil »."""
    await _open(context, anew=False)


async def on_another_search(update: Update, context: Context) -> None:
    """The half-filled one is given up."""
    await _open(context, anew=True)


async def on_submit(update: Update, context: Context) -> None:
    """« Envoyer ma demande »."""
    await _show_depot(context, await submit_demande(context.unit, context.personne))


async def on_submit_anyway(update: Update, context: Context) -> None:
    """« C'est une autre recherche »."""
    await _show_depot(context, await submit_demande(context.unit, context.personne, meme_doublon=True))


async def on_save(update: Update, context: Context) -> None:
    """« Enregistrer » a modification."""
    match await save_modification(context.unit, context.personne):
        case Modifiee(demande, redemandee):
            context.show("demandes/modifiee", demande=demande, redemandee=redemandee)
        case PlusOuverte():
            context.show("demandes/plus_ouverte")
        case Ecran() | PlusRien() as ecran:
            await show_ecran(context, ecran)


async def on_demandes(update: Update, context: Context) -> None:
    """« Mes demandes »."""
    suivies = await list_demandes(context.unit, context.personne)
    context.show("demandes/liste", suivies=suivies, reprendre=context.personne.recherche_en_cours)


async def on_demande(update: Update, context: Context) -> None:
    """One request in full."""
    await _show(context, "demandes/suivi")


async def on_modify(update: Update, context: Context) -> None:
    """« Modifier »: the form again, at its rereading."""
    match await begin_modification(context.unit, context.personne, int(context.arg)):
        case PlusOuverte():
            context.show("demandes/plus_ouverte")
        case ecran:
            await show_ecran(context, ecran)


async def on_withdraw(update: Update, context: Context) -> None:
    """« Retirer ma demande »: said before it is done."""
    await _show(context, "demandes/retirer")


async def on_withdraw_sure(update: Update, context: Context) -> None:
    """Confirmed."""
    _show_fin(context, await withdraw_demande(context.unit, context.personne, int(context.arg)), "demandes/retiree")


async def on_found(update: Update, context: Context) -> None:
    """« J'ai trouvé »: with whom?"""
    await _show(context, "demandes/trouve")


async def on_found_elsewhere(update: Update, context: Context) -> None:
    """Elsewhere."""
    _show_fin(context, await end_search(context.unit, context.personne, int(context.arg)), "demandes/trouvee")


async def on_neighbour(update: Update, context: Context) -> None:
    """A second request, for the relais next door."""
    numero, slug = context.groups
    match await ask_neighbour(context.unit, context.personne, int(numero), slug):
        case DejaCommencee():
            context.show("recherche/en_cours")
        case ecran:
            await show_ecran(context, ecran)


async def on_follow_up(update: Update, context: Context) -> None:
    """One more purpose, agreed to on its own."""
    agreed = await agree_to_follow_up(context.unit, context.personne, int(context.arg))
    context.show("demandes/suivi_accepte" if agreed else "demandes/plus_ouverte")


async def _open(context: Context, *, anew: bool) -> None:
    await show_opened(context, await open_search(context.unit, context.personne, anew=anew))


async def show_opened(
    context: Context,
    opened: Ecran | DejaCommencee | TropDeDemandes,
    *,
    question_id: int | None = None,
    fresh: bool = False,
) -> None:
    """The search that opened; `question_id`: the sentence in which it was told, should another one wait already."""
    match opened:
        case DejaCommencee():
            context.show("recherche/en_cours", question=question_id)
        case TropDeDemandes(maximum):
            context.show("demandes/trop", maximum=maximum)
        case ecran:
            await show_ecran(context, ecran, fresh=fresh)


async def _show_depot(context: Context, depot: Depot) -> None:
    match depot:
        case Envoyee():
            presse = presse_of(depot.demande.besoin, context.unit.today)
            context.show("demandes/envoyee", depot=depot, demande=depot.demande, relais=depot.relais, presse=presse)
        case Doublon(demande):
            context.show("demandes/doublon", demande=demande)
        case TropDeDemandes(maximum):
            context.show("demandes/trop", maximum=maximum)
        case ecran:
            await show_ecran(context, ecran)


async def _show(context: Context, template: str) -> None:
    suivie = await follow_demande(context.unit, context.personne, int(context.arg))
    if suivie is None:
        context.show("demandes/plus_ouverte")
        return
    context.show(template, s=suivie, demande=suivie.demande)


def _show_fin(context: Context, fin: Fin, template: str) -> None:
    match fin:
        case Terminee(demande):
            context.show(template, demande=demande)
        case DejaTerminee(demande):
            context.show("demandes/deja_terminee", demande=demande)
        case Inconnue():
            context.show("demandes/plus_ouverte")
