"""« Relier à Telegram »: a code for a family of the phone, with the words to say and the SMS; and its undoing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.hand_over_words import take_back
from bot.usecases.make_invitation import invite_famille
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit
from content.textes_famille import sms_of_invitation
from store.rattachements_familles import RattachementFamille


@dataclass(frozen=True, slots=True)
class InvitationFamille:
    """What to read aloud or to send; `robot` None = the bot does not know its own name yet."""

    demande: DemandeAccueil
    famille: Famille
    relais: Relais
    code: str
    expires_at: datetime
    robot: str | None
    sms: str


@dataclass(frozen=True, slots=True)
class DejaReliee:
    """It has Telegram. `lien`: given by a code, hence undone if it was the wrong person; None: it came by itself."""

    demande: DemandeAccueil
    famille: Famille
    lien: RattachementFamille | None


async def invite_famille_of(unit: Unit, qui: Personne, demande_id: int) -> InvitationFamille | DejaReliee | None:
    """A new code; an earlier one that was not used opens nothing any more."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    famille = await unit.tx.familles.get(demande.famille_id)
    if famille.telegram_id is not None:
        return DejaReliee(demande, famille, await unit.tx.rattachements_familles.find_live(famille.id))
    invited = await invite_famille(unit, demande.relais_id, famille.id)
    relais, robot = unit.territoire.get(demande.relais_id), await unit.tx.robot.username()
    sms = sms_of_invitation(famille.prenom, relais, invited.code, robot)
    return InvitationFamille(demande, famille, relais, invited.code, invited.expires_at, robot, sms)


async def unlink_famille(
    unit: Unit, qui: Personne, demande_id: int
) -> DejaReliee | Literal["trop_tard", "pas_reliee"] | None:
    """« Ce n'est pas la bonne personne »: the account loses what the code gave it, and keeps what was its own."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    famille = await unit.tx.familles.get(demande.famille_id)
    lien = await unit.tx.rattachements_familles.find_live(famille.id)
    if lien is None or famille.telegram_id is None:
        return "pas_reliee"
    given = await _detach(unit, famille, lien)
    if given is None:
        return "trop_tard"
    await unit.tx.rattachements_familles.end(lien.id, qui.animateur_id, unit.now)
    await take_back(unit, famille.telegram_id, given, lien.le)
    for numero in given:
        await note(unit, qui, await unit.tx.demandes.get(numero), "deliee")
    return DejaReliee(demande, famille, lien)


async def _detach(unit: Unit, famille: Famille, lien: RattachementFamille) -> list[int] | None:
    """The requests that go back to the family of the phone; None when the two families are one for ever."""
    if lien.fusion_id is not None:
        fusion = await unit.tx.fusions_familles.find(famille.relais_id, lien.fusion_id)
        if fusion is None:
            return None
        await unit.tx.fusions_familles.undo(fusion, unit.now)
        return list(fusion.demandes)
    own = None
    await unit.tx.familles.leave(famille.id)
    if lien.compte_id is not None and await unit.tx.rattachements_familles.has_asked_since(famille.id, lien.le):
        met = await unit.tx.familles.meet(famille.relais_id, lien.compte_id, lien.prenom or famille.prenom, unit.now)
        own = met.id
    await unit.tx.rattachements_familles.give_back(famille.id, own, lien.le)
    return [demande.id for demande in await unit.tx.demandes.list_of_famille(famille.id)]
