"""Somebody gives a code: it opens what it says, once; five wrong ones in a row make her wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.codes import ESSAIS_MAX, imprint, read_code, wait_until
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.choose_relais import settle_relais
from bot.usecases.link_famille import link_famille
from bot.usecases.release_departed import take_over
from bot.usecases.revoke_access import revoke_access
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from store.invitations import Invitation

Pourquoi = Literal["inconnu", "expire", "deja_utilise", "compte_deja_lie", "groupe", "pour_une_famille"]


@dataclass(frozen=True, slots=True)
class AccesOuvert:
    """It worked. `deja`: it had worked before, with the same code and the same person; `demandes`: of a family."""

    pour: Literal["animateur", "assistant_maternel", "famille"]
    relais: Relais
    nom: str
    deja: bool = False
    demandes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeRefuse:
    """Nothing was opened; the code may be looked at again."""

    pourquoi: Pourquoi
    restent: int = ESSAIS_MAX


@dataclass(frozen=True, slots=True)
class TropDEssais:
    """No code is looked at before that instant."""

    jusqu_a: datetime


async def use_invitation(unit: Unit, personne: Personne, typed: str) -> AccesOuvert | CodeRefuse | TropDEssais:
    """Opens what the code says to this account."""
    essais, attendre = await unit.tx.invitations.wrong_tries(personne.compte_id)
    if attendre is not None and unit.now < attendre:
        return TropDEssais(attendre)
    code = read_code(typed)
    invitation = await unit.tx.invitations.find(imprint(code)) if code else None
    if invitation is None or invitation.revoked_at is not None:
        return await _wrong(unit, personne, essais)
    found = await _spent(unit, personne, invitation) or await _open(unit, personne, invitation)
    if isinstance(found, AccesOuvert):  # a spent code says nothing of who gives it: tries go on being counted
        await unit.tx.invitations.forget_wrong_tries(personne.compte_id)
    return found


async def _spent(unit: Unit, personne: Personne, invitation: Invitation) -> AccesOuvert | CodeRefuse | None:
    """What a code that cannot be used any more answers; None when it can."""
    if invitation.used_at is not None:
        if invitation.used_by == personne.compte_id and await _has_it(unit, personne, invitation):
            return AccesOuvert(_pour(invitation), unit.territoire.get(invitation.relais_id), "", deja=True)
        return CodeRefuse("deja_utilise")
    return CodeRefuse("expire") if invitation.expires_at <= unit.now else None


async def _open(unit: Unit, personne: Personne, invitation: Invitation) -> AccesOuvert | CodeRefuse:
    match invitation.pour:
        case "animateur":
            return await _open_team(unit, personne, invitation)
        case "assistant_maternel":
            return await _link_entry(unit, personne, invitation)
        case "equipe":
            return CodeRefuse("groupe")
        case "famille":
            return await _link_famille(unit, personne, invitation)


async def _wrong(unit: Unit, personne: Personne, essais: int) -> CodeRefuse | TropDEssais:
    essais += 1
    attendre = wait_until(essais, unit.now)
    await unit.tx.invitations.save_wrong_tries(personne.compte_id, essais, attendre)
    return TropDEssais(attendre) if attendre else CodeRefuse("inconnu", ESSAIS_MAX - essais % ESSAIS_MAX)


async def _has_it(unit: Unit, personne: Personne, invitation: Invitation) -> bool:
    if invitation.pour == "famille":
        return await unit.tx.familles.find_of_compte(invitation.relais_id, personne.compte_id) is not None
    if invitation.pour == "animateur":
        return personne.animateur_relais_id == invitation.relais_id
    return personne.assistant_maternel_id == invitation.assistant_maternel_id


def _pour(invitation: Invitation) -> Literal["animateur", "assistant_maternel", "famille"]:
    assert invitation.pour != "equipe"
    return invitation.pour


async def _open_team(unit: Unit, personne: Personne, invitation: Invitation) -> AccesOuvert | CodeRefuse:
    if invitation.jusqu_au is not None and invitation.jusqu_au < unit.today:
        return CodeRefuse("expire")
    older = await unit.tx.animateurs.get(personne.animateur_id) if personne.animateur_id is not None else None
    back = older is not None and older.relais_id == invitation.relais_id
    if older is not None:  # an access in another relais, or an older one here, ends
        await revoke_access(unit, older, told=False, revient=back)
    nom = invitation.nom or personne.prenom
    await tell_staff(unit, invitation.relais_id, f"invitation:{invitation.id}:utilisee", "equipe/arrivee", nom=nom)
    await unit.tx.invitations.mark_used(invitation.id, personne.compte_id, unit.now)
    access_id = await unit.tx.animateurs.add(
        invitation.relais_id, personne.compte_id, nom, invitation.role or "animatrice", unit.now, invitation.jusqu_au
    )
    if older is not None and back:
        await take_over(unit, older, await unit.tx.animateurs.get(access_id))
    set_commands(unit, personne.telegram_id, "animatrice")
    return AccesOuvert("animateur", unit.territoire.get(invitation.relais_id), nom)


async def _link_entry(unit: Unit, personne: Personne, invitation: Invitation) -> AccesOuvert | CodeRefuse:
    if personne.assistant_maternel_id not in (None, invitation.assistant_maternel_id):
        return CodeRefuse("compte_deja_lie")
    assert invitation.assistant_maternel_id is not None
    assistant = await unit.tx.assistants.get(invitation.assistant_maternel_id)
    await unit.tx.invitations.mark_used(invitation.id, personne.compte_id, unit.now)
    await unit.tx.rattachements.link(assistant.id, personne.compte_id, "code", unit.now)
    if personne.relais_id is None:
        await settle_relais(unit, personne.compte_id, invitation.relais_id)
    set_commands(unit, personne.telegram_id, menu_of(replace(personne, assistant_maternel_id=assistant.id)))
    return AccesOuvert("assistant_maternel", unit.territoire.get(invitation.relais_id), assistant.prenom)


async def _link_famille(unit: Unit, personne: Personne, invitation: Invitation) -> AccesOuvert | CodeRefuse:
    """A code is given to a family: an animatrice who tries it on her own phone would take its requests."""
    if personne.animateur_relais_id == invitation.relais_id:
        return CodeRefuse("pour_une_famille")
    assert invitation.famille_id is not None
    linked = await link_famille(unit, personne, invitation.famille_id)
    if linked is None:
        return CodeRefuse("deja_utilise")
    await unit.tx.invitations.mark_used(invitation.id, personne.compte_id, unit.now)
    if personne.relais_id is None:
        await settle_relais(unit, personne.compte_id, invitation.relais_id)
    relais = unit.territoire.get(invitation.relais_id)
    return AccesOuvert("famille", relais, linked.prenom, demandes=linked.demandes)
