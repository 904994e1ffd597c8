"""What a family says of its request on the phone or at the counter: noted by an animatrice as if it had tapped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.assistants import AssistantMaternel
from bot.domain.contacts import ReponseSuivi
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import AccordOral, Famille
from bot.domain.lignes_appel import Cible
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.answer_familles import next_confirmation
from bot.usecases.close_demande import close_demande
from bot.usecases.finish_call import finish_call
from bot.usecases.follow_contacts import answer_suivi, retain_assistant
from bot.usecases.read_calls import read_line
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit

Fin = Literal["ailleurs", "arret"]


@dataclass(frozen=True, slots=True)
class Interessee:
    """Somebody who said yes to it."""

    proposition: PropositionSuivie
    assistant: AssistantMaternel


@dataclass(frozen=True, slots=True)
class PourLaFamille:
    """What can be noted for the family of a request today. `par`: who wrote the request down, when somebody did."""

    demande: DemandeAccueil
    famille: Famille
    interessees: tuple[Interessee, ...]
    accords: tuple[AccordOral, ...]
    par: str | None


async def read_pour_famille(unit: Unit, qui: Personne, demande_id: int) -> PourLaFamille | None:
    """One request of her relais, with those who may become its contract."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    yes = [p for p in await unit.tx.propositions.list_of_demande(demande.id) if p.is_live_yes]
    noms = await unit.tx.animateurs.list_noms(demande.relais_id)
    return PourLaFamille(
        demande,
        await unit.tx.familles.get(demande.famille_id),
        tuple([Interessee(p, await unit.tx.assistants.get(p.assistant)) for p in yes]),
        tuple(await unit.tx.familles.list_aloud(demande.famille_id)),
        noms.get(demande.notee_par or 0),
    )


async def note_toujours(unit: Unit, qui: Personne, demande_id: int) -> DemandeAccueil | None:
    """« Toujours d'actualité »: asked again in six weeks. None when it is not open, or not hers."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or not demande.is_open:
        return None
    kept = replace(demande, confirmation_le=next_confirmation(unit, demande, unit.now))
    await unit.tx.demandes.save(kept, unit.now)
    await _heard(unit, qui, kept, "toujours", "confirmation:")
    return kept


async def note_suivi(unit: Unit, qui: Personne, proposition_id: int, reponse: ReponseSuivi) -> DemandeAccueil | None:
    """« Avez-vous pu vous parler ? »: what the family answers."""
    found = await _find(unit, qui, proposition_id)
    if found is None:
        return None
    proposition, demande = found
    await answer_suivi(unit, proposition, reponse)
    await _heard(unit, qui, demande, "suivi_note", f"suivi:{proposition.id}:", assistant_id=proposition.assistant)
    return demande


async def note_found_with(unit: Unit, qui: Personne, proposition_id: int) -> DemandeAccueil | None:
    """« Nous avons trouvé ensemble »: the request is filled; whether a place is taken, its professional says."""
    found = await _find(unit, qui, proposition_id)
    if found is None:
        return None
    proposition, demande = found
    was_open = demande.is_open
    if await retain_assistant(unit, proposition) and was_open:
        await _heard(unit, qui, demande, "close", "", assistant_id=proposition.assistant)
    return await unit.tx.demandes.get(demande.id)


async def note_end(unit: Unit, qui: Personne, demande_id: int, fin: Fin) -> DemandeAccueil | None:
    """« J'ai trouvé ailleurs », « Je ne cherche plus ». Twice ends it once."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    if demande.is_open:
        found = fin == "ailleurs"
        await close_demande(
            unit, demande, "pourvue" if found else "retiree", "trouve_ailleurs" if found else "abandonnee"
        )
        await _heard(unit, qui, demande, "close", "")
    return await unit.tx.demandes.get(demande.id)


async def _find(unit: Unit, qui: Personne, proposition_id: int) -> tuple[PropositionSuivie, DemandeAccueil] | None:
    """A proposition of her relais: a Tap is untrusted."""
    if qui.animateur_relais_id is None or await unit.tx.appels.find(qui.animateur_relais_id, proposition_id) is None:
        return None
    proposition = await unit.tx.propositions.get(proposition_id)
    demande = await find_demande(unit, qui, proposition.demande)
    return None if demande is None else (proposition, demande)


async def _heard(
    unit: Unit,
    qui: Personne,
    demande: DemandeAccueil,
    quoi: Literal["toujours", "suivi_note", "close"],
    evenement: str,
    *,
    assistant_id: int | None = None,
) -> None:
    """Written in the journal, counted as a contact; the question that the family has just answered waits no more."""
    await note(unit, qui, demande, quoi, assistant_id=assistant_id)
    await unit.tx.a_dire.drop(demande.id, evenement, unit.now)
    ligne = await read_line(unit, qui, Cible("famille", demande.id))
    if ligne is not None:
        await finish_call(unit, qui, ligne, "dit", joint=True)
