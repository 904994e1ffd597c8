"""An animatrice reads a family's first request before it leaves. Two at once are safe: one reads who was first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.depot import is_relayed
from bot.domain.personnes import Personne
from bot.usecases.decision_equipe import DejaTraitee, already_treated, tell_the_others
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Approuvee:
    """It leaves now; from now on this family's requests leave by themselves. `prenom` is the family's."""

    demande: DemandeAccueil
    prenom: str
    telephone: str | None
    has_telegram: bool


@dataclass(frozen=True, slots=True)
class RemarqueALire:
    """Its remark must be read before it can leave."""

    demande: DemandeAccueil


Approbation = Approuvee | RemarqueALire | DejaTraitee | None


async def approve_demande(
    unit: Unit, qui: Personne, demande_id: int, *, avec_remarque: bool | None = None
) -> Approbation:
    """Lets a request leave. `avec_remarque` says what becomes of a remark that nobody has read yet."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.etat != "a_valider":
        return await already_treated(unit, demande)
    if demande.remarque_etat == "a_relire" and avec_remarque is None:
        return RemarqueALire(demande)
    approved = _left(demande, unit, avec_remarque)
    await unit.tx.demandes.save(approved, unit.now)
    await unit.tx.familles.approve(demande.famille_id, unit.today)
    await note(unit, qui, demande, "approuvee")
    if demande.remarque_etat == "a_relire":
        await note(unit, qui, demande, "remarque_acceptee" if avec_remarque else "remarque_refusee")
    famille = await unit.tx.familles.get(demande.famille_id)
    # A relayed request speaks by itself: « votre demande est partie » follows within the minute.
    if famille.telegram_id is not None and approved.vague_le is None:
        unit.write(f"demande:{demande.id}:approuvee:famille", famille.telegram_id, "tableau/famille_approuvee",
                   relais_id=demande.relais_id, data={"demande": approved})  # fmt: skip
    await tell_the_others(unit, qui, demande, "tableau/equipe_validee")
    return Approuvee(approved, famille.prenom, famille.telephone, famille.telegram_id is not None)


def _left(demande: DemandeAccueil, unit: Unit, avec_remarque: bool | None) -> DemandeAccueil:
    """Relayed at once, or the animatrice's own to follow (collectif, garde à domicile).

    A request that passes first by the animatrice waits for her hand: she chooses each one who is asked.
    """
    relayed, by_hand = is_relayed(demande.modes), demande.passe_par_animatrice
    read = demande.remarque_etat
    if read == "a_relire":
        read = "acceptee" if avec_remarque else "refusee"
    return replace(
        demande,
        etat="active" if relayed else "transmise",
        vague_le=unit.now if relayed and not by_hand else None,
        arretee_le=unit.now if relayed and by_hand else None,
        remarque_etat=read,
    )
