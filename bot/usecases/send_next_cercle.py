"""An animatrice does not wait for the delay: the next circle is asked now. She first sees how many that is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.domain.vagues import Ouvrir
from bot.domain.verdicts import Cercle
from bot.usecases.choose_wave import choose_wave
from bot.usecases.propose_appariements import open_cercle
from bot.usecases.situation import Situation, read_situation
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class CercleSuivant:
    """Whom the next circle asks; `cercle` None = nobody is left."""

    demande: DemandeAccueil
    combien: int
    cercle: Cercle | None


async def preview_next_cercle(unit: Unit, qui: Personne, demande_id: int) -> CercleSuivant | None:
    """What `send_next_cercle` would do now."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.etat != "active":
        return None
    return _seen(demande, await _next(unit, await read_situation(unit, demande)))


async def send_next_cercle(unit: Unit, qui: Personne, demande_id: int) -> CercleSuivant | None:
    """Asks the next circle; those already asked may still answer. A stopped relay stays stopped."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.etat != "active" or demande.arretee_le is not None:
        return None
    situation = await read_situation(unit, demande)
    vague = await _next(unit, situation)
    if vague is not None:
        await open_cercle(unit, situation, vague)
        await unit.tx.demandes_dues.forget_hold(demande.id)
        await note(unit, qui, demande, "cercle_envoye")
    return _seen(demande, vague)


async def _next(unit: Unit, situation: Situation) -> Ouvrir | None:
    vague, _ = await choose_wave(unit, situation, at_once=True)
    return vague if isinstance(vague, Ouvrir) else None


def _seen(demande: DemandeAccueil, vague: Ouvrir | None) -> CercleSuivant:
    return CercleSuivant(demande, len(vague.qui), vague.cercle) if vague else CercleSuivant(demande, 0, None)
