"""A professional answers an animatrice on the phone: noted in two taps, exactly as if she had tapped herself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.appels import Appel, try_again_at
from bot.domain.assistants import AssistantMaternel
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import Decision, Motif, Suite
from bot.domain.tableau import Page
from bot.usecases.answer_proposition import answer_proposition
from bot.usecases.choose_suite import EnRelation, Impossible, choose_suite, possible_suites
from bot.usecases.tableau_du_relais import note
from bot.usecases.unit import Unit

PAR_PAGE = 8


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


async def list_calls(unit: Unit, qui: Personne, numero: int) -> Page[Appel] | None:
    """« À appeler aujourd'hui », across requests, most urgent first."""
    if qui.animateur_relais_id is None:
        return None
    return await unit.tx.appels.page(qui.animateur_relais_id, numero, PAR_PAGE, unit.now)


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
    return Note(ouvert, decision, await choose_suite(unit, answered, suite))


async def note_no(unit: Unit, qui: Personne, proposition_id: int, motif: Motif) -> Note | None:
    """« Pas cette fois », with its reason."""
    ouvert = await open_call(unit, qui, proposition_id)
    if ouvert is None:
        return None
    decision = await answer_proposition(
        unit, ouvert.proposition, "pas_cette_fois", motif=motif, canal="telephone", animateur_id=qui.animateur_id
    )
    return Note(ouvert, decision)


async def note_no_answer(unit: Unit, qui: Personne, proposition_id: int) -> Appel | None:
    """« Pas de réponse »: out of today's calls until it is worth trying again."""
    ouvert = await open_call(unit, qui, proposition_id)
    if ouvert is None:
        return None
    if ouvert.proposition.etat == "a_appeler":
        relais = unit.territoire.get(ouvert.demande.relais_id)
        again = try_again_at(relais, ouvert.demande.besoin.imprevu, unit.now)
        await unit.tx.appels.miss(proposition_id, unit.now, again)
        await note(unit, qui, ouvert.demande, "sans_reponse_au_telephone", assistant_id=ouvert.assistant.id)
    return await unit.tx.appels.find(ouvert.demande.relais_id, proposition_id)


async def note_wrong_number(unit: Unit, qui: Personne, proposition_id: int) -> AppelOuvert | None:
    """« Numéro faux »: nobody dials it again, until another one is known."""
    ouvert = await open_call(unit, qui, proposition_id)
    if ouvert is None:
        return None
    if not ouvert.appel.is_wrong:
        await unit.tx.fiches.mark_wrong(ouvert.assistant.id, unit.now)
        await note(unit, qui, ouvert.demande, "numero_faux", assistant_id=ouvert.assistant.id)
    return await open_call(unit, qui, proposition_id)
