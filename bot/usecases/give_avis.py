"""« Comment c'était ? »: one tap, and a remark if she wants. What is kept does not say who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.ateliers import Atelier
from bot.domain.personnes import Personne
from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.own_inscriptions import find_own
from bot.usecases.unit import Unit

FORMULAIRE = "avis"
MONTRES_DES = 3
REMARQUE_MAX = 500
TOUT_DE_SUITE = timedelta(minutes=15)  # what is typed later is something else


@dataclass(frozen=True, slots=True)
class Resultats:
    """Numbers from three answers up; before that, how many there are."""

    reponses: int
    notes: Mapping[int, int] | None
    remarques: Sequence[str] = ()


async def give_avis(unit: Unit, personne: Personne, inscription_id: int, note: int) -> Literal["note", "deja"] | None:
    """Her opinion of an atelier that she was registered for; once. What she types next is the remark."""
    mine = await find_own(unit, personne, inscription_id)
    if mine is None or mine.inscrite.inscription.etat != "inscrite" or not mine.atelier.is_over(unit.now):
        return None
    if not await unit.tx.avis.note_once(inscription_id, unit.now):
        return "deja"
    await unit.tx.avis.add(mine.atelier.relais_id, mine.atelier.id, note)
    if personne.dialogue is None or personne.dialogue.formulaire == FORMULAIRE:
        until = {"jusqu_a": (unit.now + TOUT_DE_SUITE).isoformat()}
        await unit.tx.dialogues.save(personne.compte_id, FORMULAIRE, str(mine.atelier.id), until, unit.now)
    return "note"


def waits_for_remarque(personne: Personne, now: datetime) -> bool:
    """Whether what she types now goes with what she has just tapped."""
    said = personne.dialogue
    return (
        said is not None and said.formulaire == FORMULAIRE and now <= datetime.fromisoformat(said.reponses["jusqu_a"])
    )


async def add_remarque(unit: Unit, personne: Personne, texte: str) -> bool:
    """A few words, right after; kept without her."""
    if personne.dialogue is None or not waits_for_remarque(personne, unit.now):
        return False
    atelier_id = int(personne.dialogue.etape)
    await stop_asking(unit, personne, FORMULAIRE)
    return await unit.tx.avis.add_remarque(atelier_id, texte.strip()[:REMARQUE_MAX])


async def no_remarque(unit: Unit, personne: Personne) -> None:
    """She wants to write something else."""
    await stop_asking(unit, personne, FORMULAIRE)


async def see_avis(unit: Unit, atelier: Atelier) -> Resultats:
    """What the animatrice reads."""
    notes = await unit.tx.avis.count(atelier.id)
    total = sum(notes.values())
    if total < MONTRES_DES:
        return Resultats(total, None)
    return Resultats(total, notes, await unit.tx.avis.list_remarques(atelier.id))
