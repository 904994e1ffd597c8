"""A professional answers a request on the phone: noted in two taps, exactly as if she had tapped herself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.appels import Appel
from bot.domain.assistants import AssistantMaternel
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.domain.lignes_appel import Cible
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import Decision, Interessee, Motif, NonMerci, Suite
from bot.usecases.answer_proposition import answer_proposition
from bot.usecases.choose_suite import EnRelation, Impossible, choose_suite, possible_suites
from bot.usecases.finish_call import finish_call
from bot.usecases.hold_call import release_call
from bot.usecases.read_calls import read_line
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class AppelOuvert:
    """One call, with everything that is said and asked in it."""

    appel: Appel
    proposition: PropositionSuivie
    demande: DemandeAccueil
    famille: Famille
    assistant: AssistantMaternel
    suites: tuple[Suite, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What the answer changed, and how they will speak when it was a yes."""

    ouvert: AppelOuvert
    decision: Decision
    relation: EnRelation | Impossible | None = None


async def open_call(unit: Unit, qui: Personne, proposition_id: int) -> AppelOuvert | None:
    """The call of one proposition of her relais."""
    if qui.animateur_relais_id is None:
        return None
    appel = await unit.tx.appels.find(qui.animateur_relais_id, proposition_id)
    if appel is None:
        return None
    proposition = await unit.tx.propositions.get(proposition_id)
    demande = await unit.tx.demandes.get(appel.demande)
    famille = await unit.tx.familles.get(demande.famille_id)
    assistant = await unit.tx.assistants.get(appel.assistant)
    return AppelOuvert(appel, proposition, demande, famille, assistant, possible_suites(demande, famille, assistant))


async def note_yes(unit: Unit, qui: Personne, proposition_id: int, suite: Suite) -> Note | None:
    """« Intéressée », and how they will speak: both at once, so that no yes waits without a way."""
    ouvert = await open_call(unit, qui, proposition_id)
    if ouvert is None:
        return None
    decision = await answer_proposition(
        unit, ouvert.proposition, "interessee", canal="telephone", animateur_id=qui.animateur_id
    )
    answered = await unit.tx.propositions.get(proposition_id)
    noted = Note(ouvert, decision, await choose_suite(unit, answered, suite))
    await _over(unit, qui, noted)
    return noted


async def note_no(unit: Unit, qui: Personne, proposition_id: int, motif: Motif) -> Note | None:
    """« Pas cette fois », with its reason."""
    ouvert = await open_call(unit, qui, proposition_id)
    if ouvert is None:
        return None
    decision = await answer_proposition(
        unit, ouvert.proposition, "pas_cette_fois", motif=motif, canal="telephone", animateur_id=qui.animateur_id
    )
    noted = Note(ouvert, decision)
    await _over(unit, qui, noted)
    return noted


async def _over(unit: Unit, qui: Personne, noted: Note) -> None:
    """A new answer ends the call; one that was given before only gives her back to the others."""
    cible = Cible("assistant", noted.ouvert.assistant.id)
    ligne = await read_line(unit, qui, cible)
    if ligne is not None and isinstance(noted.decision, Interessee | NonMerci):
        await finish_call(unit, qui, ligne, "reponse", joint=True)
    else:
        await release_call(unit, qui, cible)
