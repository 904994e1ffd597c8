"""The family ends its request: withdrawn, or found elsewhere. Never asks why."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.usecases.choose_sujets import choose_sujet, see_sujets
from bot.usecases.close_demande import close_demande
from bot.usecases.form_in_hand import RECHERCHE_NEUVE
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Terminee:
    """It is closed, and everybody concerned is told."""

    demande: DemandeAccueil


@dataclass(frozen=True, slots=True)
class DejaTerminee:
    """It was closed before: nothing changes."""

    demande: DemandeAccueil


@dataclass(frozen=True, slots=True)
class Inconnue:
    """Not hers, or no such request."""


Fin = Terminee | DejaTerminee | Inconnue


async def withdraw_demande(unit: Unit, personne: Personne, demande_id: int) -> Fin:
    """« Retirer ma demande »."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None:
        return Inconnue()
    if not demande.is_open:
        return DejaTerminee(demande)
    await close_demande(unit, demande, "retiree", "abandonnee")
    await unit.tx.a_dire.drop(demande.id, "", unit.now)  # she has spoken: nobody phones her about it any more
    if demande.besoin.has_attendu():
        await _ask_nothing_more(unit, personne, demande)
    return Terminee(demande)


async def _ask_nothing_more(unit: Unit, personne: Personne, demande: DemandeAccueil) -> None:
    """A child was expected and nobody knows why the family stops: no survey, no nudge, no reminder, ever."""
    await unit.tx.familles.take_back(demande.famille_id, "suivi", unit.now)
    await unit.tx.dialogues.mark_recalled(personne.compte_id, RECHERCHE_NEUVE, unit.now)
    if personne.assistant_maternel_id is not None:
        return  # what she reads as a professional goes on
    await unit.tx.letters.cancel_automatic(personne.telegram_id)
    for sujet in sorted((await see_sujets(unit, personne)).voulus):  # « Ce que je reçois » brings them back
        await choose_sujet(unit, personne, sujet, voulu=False)


async def end_search(unit: Unit, personne: Personne, demande_id: int) -> Fin:
    """« J'ai trouvé », elsewhere than with those who were asked."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None:
        return Inconnue()
    if not demande.is_open:
        return DejaTerminee(demande)
    await close_demande(unit, demande, "pourvue", "trouve_ailleurs")
    await unit.tx.a_dire.drop(demande.id, "", unit.now)
    return Terminee(demande)
