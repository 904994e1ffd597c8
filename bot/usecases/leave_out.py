"""« Ne pas envoyer à … »: one professional is left out of one request, without a reason, and may be put back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.fiches import Fiche
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.tableau_du_relais import find_demande, find_fiche, note
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Ecartee:
    """This request does not go to her any more. `was_interested`: she had said yes, and reads a word of thanks."""

    demande: DemandeAccueil
    fiche: Fiche
    was_interested: bool = False

    @property
    def nom(self) -> str:
        """Her name, as the team says it."""
        return f"{self.fiche.assistant.prenom} {self.fiche.assistant.nom}"


async def leave_out(unit: Unit, qui: Personne, demande_id: int, assistant_id: int) -> Ecartee | None:
    """Leaves her out; a question that she has already received is withdrawn from her screen."""
    demande = await find_demande(unit, qui, demande_id)
    fiche = await find_fiche(unit, qui, assistant_id)
    if demande is None or fiche is None:
        return None
    await unit.tx.ecarts.add(demande.id, assistant_id)
    proposition = await unit.tx.propositions.find_pair(demande.id, assistant_id)
    yes = proposition is not None and proposition.etat == "interessee"
    if proposition is not None and proposition.etat in {"en_attente", "a_appeler", "interessee"}:
        await withdraw(unit, proposition, fiche.assistant.telegram_id)
        await note(unit, qui, demande, "ecartee", assistant_id=assistant_id)
    elif proposition is None:
        await note(unit, qui, demande, "ecartee", assistant_id=assistant_id)
    return Ecartee(demande, fiche, yes)


async def put_back(unit: Unit, qui: Personne, demande_id: int, assistant_id: int) -> Ecartee | None:
    """She may be asked again: by the next circle, or by hand."""
    demande = await find_demande(unit, qui, demande_id)
    fiche = await find_fiche(unit, qui, assistant_id)
    if demande is None or fiche is None:
        return None
    if assistant_id in await unit.tx.ecarts.list_of_demande(demande.id):
        await unit.tx.ecarts.forget(demande.id, assistant_id)
        await note(unit, qui, demande, "remise", assistant_id=assistant_id)
    return Ecartee(demande, fiche)


async def withdraw(unit: Unit, proposition: PropositionSuivie, chat_id: int | None) -> None:
    """A question never sent is forgotten; one that she has read changes into « vous n'avez plus à répondre »."""
    left = await unit.tx.letters.has_left(proposition.demande_key)
    await unit.tx.letters.cancel(proposition.key)
    if proposition.etat != "interessee" and not left:
        await unit.tx.propositions.forget(proposition.id)
        return
    ended = replace(proposition, etat="retiree", relance_le=None, expire_le=None, suivi_le=None)
    await unit.tx.propositions.save(ended)
    if chat_id is None:
        return
    thanks = proposition.etat == "interessee"
    unit.write(
        f"{proposition.key}ecartee", chat_id, "tableau/pro_ecartee", relais_id=proposition.relais_id,
        method="send" if thanks else "edit", edits=None if thanks else proposition.demande_key,
        data={"numero": proposition.demande, "merci": thanks},
    )  # fmt: skip
