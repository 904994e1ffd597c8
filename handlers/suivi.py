"""What a family answers about its contacts and its request, under the letters it got. Never for anybody else."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.domain.contacts import ReponseSuivi
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.answer_familles import next_confirmation
from bot.usecases.end_search import DejaTerminee, Inconnue, Terminee, end_search, withdraw_demande
from bot.usecases.follow_contacts import answer_suivi, retain_assistant
from bot.usecases.see_complements import list_duos_with
from handlers.context import Context
from handlers.features import Handlers, tap

REPONSES: dict[str, ReponseSuivi] = {
    "rdv": "rdv_prevu", "msg": "message_laisse", "pas": "pas_encore", "sans": "sans_suite",
}  # fmt: skip


def handlers() -> Handlers:
    """« Avez-vous pu vous parler ? », « Nous avons trouvé », « Toujours d'actualité »."""
    return [
        tap(r"su:(?P<mot>rdv|msg|pas|sans):(\d+)", on_suivi),
        tap(r"su:trouve:(\d+)", on_trouve),
        tap(r"su:trouveok:(\d+)", on_trouve_confirmed),
        tap(r"su:actu:(\d+)", on_toujours_actuelle),
        tap(r"su:(?P<mot>ailleurs|arret):(\d+)", on_fini),
    ]


async def on_suivi(update: Update, context: Context) -> None:
    """One of the four answers."""
    proposition = await _mine(context, context.groups[1])
    if proposition is not None:
        await answer_suivi(context.unit, proposition, REPONSES[context.groups[0]])
        context.show("suivi/merci", numero=proposition.demande, reponse=context.groups[0])


async def on_trouve(update: Update, context: Context) -> None:
    """« Nous avons trouvé ensemble »: what it will do is said first."""
    proposition = await _mine(context, context.arg)
    if proposition is not None:
        assistant = await context.unit.tx.assistants.get(proposition.assistant)
        context.show(
            "suivi/trouve_sur", numero=proposition.demande, id=proposition.id, prenom=assistant.prenom,
            duos=await list_duos_with(context.unit, proposition),
        )  # fmt: skip


async def on_trouve_confirmed(update: Update, context: Context) -> None:
    """The request is filled."""
    proposition = await _mine(context, context.arg)
    if proposition is not None:
        await retain_assistant(context.unit, proposition)
        context.show("suivi/trouve", numero=proposition.demande)


async def on_toujours_actuelle(update: Update, context: Context) -> None:
    """« Toujours d'actualité »: asked again in six weeks."""
    demande = await _my_demande(context, context.arg)
    if demande is not None:
        later = next_confirmation(context.unit, demande, context.unit.now)
        await context.unit.tx.demandes.save(replace(demande, confirmation_le=later), context.unit.now)
        context.show("suivi/toujours", numero=demande.id, active_jusqu_au=demande.active_jusqu_au)


async def on_fini(update: Update, context: Context) -> None:
    """« J'ai trouvé une solution » or « J'arrête », which is asked nothing more."""
    stops = context.groups[0] == "arret"
    end = withdraw_demande if stops else end_search
    match await end(context.unit, context.personne, int(context.groups[1])):
        case Terminee(demande) | DejaTerminee(demande) if stops:
            autres = [d for d in await context.unit.tx.demandes.list_of_compte(context.personne.compte_id) if d.is_open]
            context.show("suivi/arret", numero=demande.id, autres=autres)
        case Terminee(demande) | DejaTerminee(demande):
            context.show("suivi/trouve", numero=demande.id)
        case Inconnue():
            context.show("erreurs/bouton_perime", fresh=True)


async def _mine(context: Context, number: str) -> PropositionSuivie | None:
    found = await context.unit.tx.propositions.find_of_compte(context.personne.compte_id, int(number))
    if found is None:
        context.show("erreurs/bouton_perime", fresh=True)
    return found


async def _my_demande(context: Context, number: str) -> DemandeAccueil | None:
    """Her own request, while it is open."""
    demande = await context.unit.tx.demandes.find_of_compte(context.personne.compte_id, int(number))
    if demande is None:
        context.show("erreurs/bouton_perime", fresh=True)
        return None
    if not demande.is_open:
        context.show("suivi/trouve", numero=demande.id)
        return None
    return demande
