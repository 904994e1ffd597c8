"""« Noter un contact »: a call, a visit, a mail counted in two taps, exactly as what passes through the bot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.domain.calendrier import to_paris, to_utc
from bot.domain.personnes import Personne
from bot.domain.registre import (
    EN_ARRIERE,
    MOTIFS,
    PAR_PUBLIC,
    PUBLICS,
    THEMES,
    Canal,
    Contact,
    list_shortcuts,
    may_date,
    order_motifs,
)
from bot.usecases.tableau_du_relais import find_demande, find_fiche
from bot.usecases.unit import Unit

MIDI = time(12)


@dataclass(frozen=True, slots=True)
class Choix:
    """What may be noted for that day. `du_jour`: hers, noted today; `a_classer`: conversations without a motif."""

    jour: date
    raccourcis: tuple[tuple[str, str], ...]
    du_jour: int
    a_classer: int


@dataclass(frozen=True, slots=True)
class Motifs:
    """The motifs to choose from, most frequent first; `nom`: the professional, `demande_id`: the family's request."""

    public: str
    codes: tuple[str, ...]
    nom: str | None = None
    assistant_id: int | None = None
    demande_id: int | None = None


@dataclass(frozen=True, slots=True)
class Ecran:
    """The screen whose button was tapped: two taps on it make one contact."""

    update_id: int
    jour: date


@dataclass(frozen=True, slots=True)
class Note:
    """It is noted. `du_jour`: how many she has noted today."""

    contact: Contact
    du_jour: int


async def open_choices(unit: Unit, qui: Personne, jour: date | None = None) -> Choix | None:
    """The first screen; None for who is not of the team. A day that cannot be is today."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    day = jour if jour is not None and may_date(jour, unit.today) else unit.today
    return Choix(
        day,
        list_shortcuts(await _frequent(unit, qui.animateur_relais_id)),
        await unit.tx.contacts.count_noted(qui.animateur_id, unit.today),
        await unit.tx.contacts.count_unsorted(qui.animateur_relais_id),
    )


async def list_motifs(unit: Unit, qui: Personne, public: str) -> Motifs | None:
    """Why that public may have called."""
    if qui.animateur_relais_id is None or public not in PUBLICS:
        return None
    return Motifs(public, order_motifs(public, await _frequent(unit, qui.animateur_relais_id)))


async def list_motifs_with(unit: Unit, qui: Personne, genre: str, numero: int) -> Motifs | None:
    """The same from the entry of a professional (a) or the request of a family (d); None when it is not hers to see."""
    if genre == "a":
        fiche = await find_fiche(unit, qui, numero)
        motifs = await list_motifs(unit, qui, "a")
        if fiche is None or motifs is None:
            return None
        nom = f"{fiche.assistant.prenom} {fiche.assistant.nom}"
        return Motifs("a", motifs.codes, nom, numero)
    demande, motifs = await find_demande(unit, qui, numero), await list_motifs(unit, qui, "f")
    return None if demande is None or motifs is None else Motifs("f", motifs.codes, demande_id=demande.id)


async def note_contact(
    unit: Unit, qui: Personne, public: str, motif: str, ecran: Ecran, canal: Canal = "téléphone", **more: Any
) -> Note | None:
    """One contact. The same screen tapped twice gives the same one; None when it is not for her, or cannot be.

    `more`: `theme` of an interview, `assistant_maternel_id` or `demande_id` it is attached to, already checked.
    """
    home = qui.animateur_relais_id
    if qui.animateur_id is None or home is None or motif not in PAR_PUBLIC.get(public, ()):
        return None
    if not may_date(ecran.jour, unit.today):
        return None
    contact_id = await unit.tx.contacts.add(
        home, instant_of(unit, ecran.jour), PUBLICS[public], MOTIFS[motif], canal, [],
        note_le=unit.now, note_par=qui.animateur_id, ecran=f"{qui.animateur_id}:{ecran.update_id}", **more,
    )  # fmt: skip
    return await show_note(unit, qui, contact_id)


async def note_contact_with(
    unit: Unit, qui: Personne, genre: str, numero: int, motif: str, ecran: Ecran
) -> Note | None:
    """With the professional, or the family, on whose screen the button was."""
    known = await list_motifs_with(unit, qui, genre, numero)
    if known is None:
        return None
    return await note_contact(
        unit, qui, known.public, motif, ecran, assistant_maternel_id=known.assistant_id, demande_id=known.demande_id
    )


async def note_interview(unit: Unit, qui: Personne, theme: str, ecran: Ecran) -> Note | None:
    """« Entretien individuel », face to face: one meeting, hence also one contact, with the motif of its theme."""
    if theme not in THEMES:
        return None
    label, motif = THEMES[theme]
    code = next(code for code in PAR_PUBLIC["a"] if MOTIFS[code] == motif)
    return await note_contact(unit, qui, "a", code, ecran, "sur place", theme=label)


async def show_note(unit: Unit, qui: Personne, contact_id: int) -> Note | None:
    """One contact of her relais, as it is now."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    contact = await unit.tx.contacts.find(qui.animateur_relais_id, contact_id)
    if contact is None:
        return None
    return Note(contact, await unit.tx.contacts.count_noted(qui.animateur_id, unit.today))


def instant_of(unit: Unit, jour: date) -> datetime:
    """Today, now; another day, its noon: nobody asks the hour."""
    return unit.now if jour == to_paris(unit.now).date() else to_utc(jour, MIDI)


async def _frequent(unit: Unit, relais_id: int) -> list[tuple[str, str]]:
    return await unit.tx.contacts.list_frequent(relais_id, unit.now - EN_ARRIERE)
