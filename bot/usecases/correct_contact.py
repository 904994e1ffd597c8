"""A contact noted today is corrected, specified, attached or undone: by its relais only, and with its trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.domain.calendrier import to_paris
from bot.domain.lecture import plain
from bot.domain.motifs import NON_CLASSE
from bot.domain.personnes import Personne
from bot.domain.registre import (
    CANAUX_NOTES,
    DUREES,
    ENTRETIENS,
    MOTIFS,
    PAR_PUBLIC,
    PRECISIONS,
    PUBLICS,
    Contact,
    may_date,
    toggle,
)
from bot.domain.tableau import Page
from bot.usecases.find_assistants import Trouvees, find_assistants
from bot.usecases.note_contact import Note, instant_of, show_note
from bot.usecases.tableau_du_relais import find_demande, find_fiche
from bot.usecases.unit import Unit
from store.contacts import SEPARATEUR

PAR_PAGE = 8
Refus = Literal["introuvable", "trop_tard"]


@dataclass(frozen=True, slots=True)
class DuJour:
    """Hers, noted today. `page` is one page of them."""

    page: Page[Contact]
    comptes: int


async def list_my_day(unit: Unit, qui: Personne, numero: int) -> DuJour | None:
    """« Mes contacts du jour »; None for who is not of the team."""
    if qui.animateur_id is None:
        return None
    page = await unit.tx.contacts.list_noted(qui.animateur_id, unit.today, numero, PAR_PAGE)
    return DuJour(page, await unit.tx.contacts.count_noted(qui.animateur_id, unit.today))


async def list_unsorted(unit: Unit, qui: Personne, numero: int) -> Page[Contact] | None:
    """Conversations whose motif only the team can say."""
    if qui.animateur_relais_id is None:
        return None
    return await unit.tx.contacts.page_unsorted(qui.animateur_relais_id, numero, PAR_PAGE)


async def find_contact(unit: Unit, qui: Personne, contact_id: int) -> Contact | Refus:
    """The contact, if it may still be changed: noted today; or a conversation that has no motif yet."""
    if qui.animateur_relais_id is None:
        return "introuvable"
    contact = await unit.tx.contacts.find(qui.animateur_relais_id, contact_id)
    if contact is None:
        return "introuvable"
    return contact if may_change(contact, unit.today) else "trop_tard"


def may_change(contact: Contact, today: date) -> bool:
    """The very day it was noted; a conversation without a motif, as long as it has none."""
    if contact.note_le is None:
        return contact.motif == NON_CLASSE and contact.conversation_id is not None
    return to_paris(contact.note_le).date() == today


async def change_channel(unit: Unit, qui: Personne, contact_id: int, code: str) -> Note | Refus:
    """By phone, on the spot, by mail, by video."""
    return await _save(unit, qui, contact_id, canal=CANAUX_NOTES[code])


async def change_motif(unit: Unit, qui: Personne, contact_id: int, public: str, motif: str) -> Note | Refus:
    """For somebody else, or for another reason. A conversation gets its motif so: from then on it is noted."""
    contact = await find_contact(unit, qui, contact_id)
    if not isinstance(contact, Contact):
        return contact
    if motif not in PAR_PUBLIC.get(public, ()):
        return "introuvable"
    columns: dict[str, Any] = {"public": PUBLICS[public], "motif": MOTIFS[motif]}
    if contact.note_le is None:
        columns |= {"note_le": unit.now, "note_par": qui.animateur_id}
    if public not in ENTRETIENS:
        columns["theme"] = None
    return await _save(unit, qui, contact_id, **columns)


async def change_day(unit: Unit, qui: Personne, contact_id: int, jour: date | None) -> Note | Refus:
    """It took place another day."""
    if jour is None or not may_date(jour, unit.today):
        return "introuvable"
    return await _save(unit, qui, contact_id, le=instant_of(unit, jour))


async def change_length(unit: Unit, qui: Personne, contact_id: int, minutes: int) -> Note | Refus:
    """How long it lasted; 0: not said."""
    return await _save(unit, qui, contact_id, minutes=minutes if minutes in DUREES else None)


async def specify(unit: Unit, qui: Personne, contact_id: int, code: str) -> Note | Refus:
    """One label of what the family searches, more or less."""
    contact = await find_contact(unit, qui, contact_id)
    if not isinstance(contact, Contact):
        return contact
    if code not in PRECISIONS or not contact.may_be_specified:
        return "introuvable"
    details = toggle(contact.details, PRECISIONS[code])
    return await _save(unit, qui, contact_id, detail=SEPARATEUR.join(details) or None)


async def attach(unit: Unit, qui: Personne, contact_id: int, genre: str, numero: int) -> Note | Refus:
    """To a professional of the directory (a), to a family's request (d), or to nobody (numero 0)."""
    if numero and genre == "a" and await find_fiche(unit, qui, numero) is None:
        return "introuvable"
    if numero and genre == "d" and await find_demande(unit, qui, numero) is None:
        return "introuvable"
    assistant, demande = (numero or None, None) if genre == "a" else (None, numero or None)
    return await _save(unit, qui, contact_id, assistant_maternel_id=assistant, demande_id=demande)


async def undo(unit: Unit, qui: Personne, contact_id: int, *, again: bool = False) -> Note | Refus:
    """Not counted any more, or counted again; who undid it and when stays written."""
    le, par = (None, None) if again else (unit.now, qui.animateur_id)
    return await _save(unit, qui, contact_id, annule_le=le, annule_par=par)


async def find_whom(unit: Unit, qui: Personne, text: str) -> int | Trouvees | None:
    """What she typed: the number of a request of her relais, else names of the directory."""
    digits = plain(text).removeprefix("demande").replace("n°", "").strip(" #")
    if digits.isdigit() and len(digits) <= 8:
        demande = await find_demande(unit, qui, int(digits))
        if demande is not None:
            return demande.id
    return await find_assistants(unit, qui, text)


async def _save(unit: Unit, qui: Personne, contact_id: int, **columns: Any) -> Note | Refus:
    contact = await find_contact(unit, qui, contact_id)
    if not isinstance(contact, Contact):
        return contact
    await unit.tx.contacts.save(contact.id, **columns)
    note = await show_note(unit, qui, contact.id)
    assert note is not None
    return note
