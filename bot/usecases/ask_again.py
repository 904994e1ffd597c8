"""A second letter for the same request: her places changed, or its hours did. Never for what decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.domain.admissibilite import judge
from bot.domain.criteres import Candidat
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import EtatProposition, Motif
from bot.domain.verdicts import Admise, Cercle
from bot.usecases.ask_assistants import fiche_data, send_demande
from bot.usecases.situation import Situation, daytime
from bot.usecases.unit import Unit

SANS_REPONSE: frozenset[EtatProposition] = frozenset({"en_attente", "expiree"})
MOTIFS_A_REVOIR: frozenset[Motif] = frozenset({"horaires", "complet", "pause"})  # what other hours or dates may change


async def ask_again(
    unit: Unit,
    situation: Situation,
    known: PropositionSuivie,
    candidat: Candidat,
    cercle: Cercle | Literal["a_la_main"],
) -> bool:
    """Asks her once more, as if for the first time; False when her letter cannot be written now."""
    again = replace(
        known, cercle=cercle, etat="en_attente", envois=known.envois + 1, version=situation.demande.version,
        ecrite_le=unit.now, envoyee_le=None, relances=0, relancee_le=None, relance_le=None, expire_le=None,
        repondue_le=None, repondue_par=None, motif=None, suite=None, contact_le=None, suivi_le=None, suivis=0,
        suivi=None,
    )  # fmt: skip
    await unit.tx.letters.cancel(known.key)
    if not await send_demande(unit, situation, again, candidat):
        return False
    await unit.tx.propositions.save(again)
    await unit.tx.parties.forget(again.id)
    return True


async def tell_changes(unit: Unit, situation: Situation) -> bool:
    """The hours or dates of the request changed: those it was put before read it anew. True when somebody does."""
    old = [p for p in situation.propositions if p.version < situation.demande.version]
    for proposition in old:
        await unit.tx.propositions.save(replace(proposition, version=situation.demande.version))
        assistant = await unit.tx.assistants.get(proposition.assistant)
        candidat = Candidat(assistant, situation.distances.get(assistant.commune, 0.0))
        verdict = judge(situation.criteres, candidat)
        if proposition.is_live_yes:
            _tell_interested(unit, situation, proposition, candidat)
        elif isinstance(verdict, Admise) and _may_change_her_mind(proposition):
            await ask_again(unit, situation, proposition, candidat, verdict.cercle)
    return bool(old)


def _may_change_her_mind(proposition: PropositionSuivie) -> bool:
    if proposition.etat == "pas_cette_fois":
        return proposition.motif in MOTIFS_A_REVOIR
    return proposition.etat in SANS_REPONSE


def _tell_interested(unit: Unit, situation: Situation, proposition: PropositionSuivie, candidat: Candidat) -> None:
    """Her yes stands; she reads what changed and may take it back."""
    if candidat.assistant.telegram_id is None:
        return
    unit.write(
        f"{proposition.key}changee:{situation.demande.version}",
        candidat.assistant.telegram_id,
        "propositions/changee",
        relais_id=proposition.relais_id,
        not_before=daytime(unit, situation.relais),
        data=fiche_data(situation, proposition, candidat.assistant, candidat.distance_km),
    )
