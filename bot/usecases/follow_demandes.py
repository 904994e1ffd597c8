"""« Mes demandes »: where each request stands, without asking anybody. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.assistants import AssistantMaternel
from bot.domain.calendrier import next_allowed
from bot.domain.complements import Partie
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.duos import Duo
from bot.domain.ecriture import normalise
from bot.domain.mams import house_of
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.relais import Relais
from bot.domain.suivi import Echeances, SituationDemande, describe_demande
from bot.usecases.see_complements import list_duos
from bot.usecases.stop_showing import without_hidden
from bot.usecases.unit import Unit

DEMANDES_MONTREES = 6


@dataclass(frozen=True, slots=True)
class Interesse:
    """Somebody who said yes, and how they may meet."""

    proposition: PropositionSuivie
    assistant: AssistantMaternel
    commune: str
    partie: Partie | None = None  # all of it, when nothing else was said
    mam: str | None = None


@dataclass(frozen=True, slots=True)
class Maison:
    """What a family reads as one answer: a MAM and those of its members who said yes, or somebody alone."""

    mam: str | None
    membres: tuple[Interesse, ...]

    @property
    def prenoms(self) -> tuple[str, ...]:
        """« Élise », « Nour »."""
        return tuple(one.assistant.prenom for one in self.membres)


@dataclass(frozen=True, slots=True)
class DemandeSuivie:
    """One request as its family reads it."""

    demande: DemandeAccueil
    relais: Relais
    commune: str
    situation: SituationDemande
    interesses: tuple[Interesse, ...] = ()
    duos: tuple[Duo, ...] = ()

    @property
    def maisons(self) -> tuple[Maison, ...]:
        """The same, a MAM once: a parent employs one of its members."""
        found: dict[object, list[Interesse]] = {}
        for one in self.interesses:
            found.setdefault(house_of(one.assistant) if one.mam else one.assistant.id, []).append(one)
        return tuple(
            Maison(members[0].mam, tuple(sorted(members, key=lambda one: normalise(one.assistant.prenom))))
            for members in found.values()
        )


async def list_demandes(unit: Unit, personne: Personne) -> list[DemandeSuivie]:
    """Her requests, newest first; those that are closed come last."""
    known = await unit.tx.demandes.list_of_compte(personne.compte_id)
    ordered = sorted(known, key=lambda demande: not demande.is_open)
    return [await follow(unit, demande) for demande in ordered[:DEMANDES_MONTREES]]


async def follow_demande(unit: Unit, personne: Personne, demande_id: int) -> DemandeSuivie | None:
    """One request in full; None when it is not hers."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    return None if demande is None else await follow(unit, demande)


async def follow(unit: Unit, demande: DemandeAccueil) -> DemandeSuivie:
    """A request already in hand, whoever it is for."""
    relais = unit.territoire.get(demande.relais_id)
    asked = await unit.tx.propositions.list_of_demande(demande.id)
    propositions, maisons = await without_hidden(unit, asked)
    echeances = Echeances(
        envoi=next_allowed(unit.now, relais.reglages) if propositions else None,
        vague=demande.vague_le,
        bilan=demande.reponse_le,
        active_jusqu_au=demande.active_jusqu_au,
    )
    parties = await unit.tx.parties.list_of_demande(demande.id)
    interesses = [await _interesse(unit, relais, p, parties.get(p.id)) for p in propositions if p.etat == "interessee"]
    duos = await list_duos(unit, demande, propositions, met=True) if demande.is_open else ()
    situation = describe_demande(demande.etat, propositions, echeances, unit.now, maisons)
    return DemandeSuivie(demande, relais, _name(relais, demande.besoin.commune), situation, tuple(interesses), duos)


async def _interesse(unit: Unit, relais: Relais, proposition: PropositionSuivie, partie: Partie | None) -> Interesse:
    assistant = await unit.tx.assistants.get(proposition.assistant)
    return Interesse(proposition, assistant, _name(relais, assistant.commune), partie, assistant.mam)


def _name(relais: Relais, insee: str) -> str:
    commune = relais.commune(insee)
    return commune.nom if commune else insee
