"""What an animatrice does herself about a request: phones, orients, closes, notes a number. Asks no professional."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.demande_accueil import DemandeAccueil, Issue
from bot.domain.demandes import Etat
from bot.domain.personnes import Personne
from bot.usecases.close_demande import close_demande
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit
from content.render import render

ETAT_OF_ISSUE: dict[Issue, Etat] = {
    "trouve_ici": "pourvue",
    "trouve_ailleurs": "pourvue",
    "abandonnee": "retiree",
    "sans_solution": "close",
    "close_par_relais": "close",
}
Suite = Literal["contactee", "orientee"]


@dataclass(frozen=True, slots=True)
class Close:
    """How it ended; `new`: by this very tap. Without Telegram the family is to be phoned."""

    demande: DemandeAccueil
    new: bool
    has_telegram: bool
    telephone: str | None


async def close_with_outcome(unit: Unit, qui: Personne, demande_id: int, issue: Issue) -> Close | None:
    """Ends a request: the family and everybody concerned are told."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or issue not in ETAT_OF_ISSUE:
        return None
    famille = await unit.tx.familles.get(demande.famille_id)
    reachable = famille.telegram_id is not None
    if not demande.is_open:
        return Close(demande, False, reachable, famille.telephone)
    await close_demande(unit, demande, ETAT_OF_ISSUE[issue], issue)
    await note(unit, qui, demande, "close")
    data = {"numero": demande.id, "issue": issue, "relais": unit.territoire.get(demande.relais_id)}
    if famille.telegram_id is None or famille.is_unreachable:
        await unit.tx.a_dire.add(demande.id, "close", render("tableau/famille_close", **data).text, unit.now)
    if famille.telegram_id is not None:
        unit.write(f"demande:{demande.id}:close:famille", famille.telegram_id, "tableau/famille_close",
                   relais_id=demande.relais_id, data=data)  # fmt: skip
    return Close(await unit.tx.demandes.get(demande.id), True, reachable, famille.telephone)


async def mark_suite(unit: Unit, qui: Personne, demande_id: int, suite: Suite) -> bool | None:
    """« Contactée », « orientée »: for what the relais follows itself. False when it was already said."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    if await unit.tx.evenements.last_of(demande.id, ("contactee", "orientee")) == suite:
        return False
    await note(unit, qui, demande, suite)
    return True


async def note_telephone(unit: Unit, qui: Personne, demande_id: int, text: str) -> str | Literal["illisible"] | None:
    """The family's number, as it was said on the phone: kept by the relais. Gives it back as it was understood."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    telephone = parse_telephones(text).choisi()
    if telephone is None:
        return "illisible"
    await unit.tx.familles.set_telephone(demande.famille_id, telephone)
    await note(unit, qui, demande, "telephone_note")
    return telephone
