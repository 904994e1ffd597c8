"""Her declaration on monenfant.fr, ready to copy. Nothing is sent to the site; nobody is told who has not done it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.assistants import AssistantMaternel
from bot.domain.declaration import Echeance, PlaceDeclaree, Total, declare, next_echeance
from bot.domain.personnes import Personne
from bot.usecases.declare_places import seats
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class MaDeclaration:
    """What she copies, and where she stands. `pause_au`: her activity is suspended up to that day, included."""

    assistant: AssistantMaternel
    echeance: Echeance
    places: tuple[PlaceDeclaree, ...]
    pause_au: date | None
    faite_le: datetime | None
    aide_le: datetime | None

    @property
    def inconnues(self) -> int:
        """Places of which she has said nothing here: the text cannot say them for her."""
        return sum(place.libre is None for place in self.places)


async def see_declaration(unit: Unit, personne: Personne) -> MaDeclaration | None:
    """The text for the next legal date; None for who is not a professional here."""
    if personne.assistant_maternel_id is None or personne.assistant_relais_id is None:
        return None
    assistant = await unit.tx.assistants.get(personne.assistant_maternel_id)
    echeance = next_echeance(unit.today)
    said = await unit.tx.declarations.show(personne.assistant_relais_id, assistant.id, echeance.limite, unit.now)
    return MaDeclaration(
        assistant,
        echeance,
        declare(assistant, seats(assistant), echeance),
        assistant.en_pause_jusqu_au if assistant.is_paused(unit.today) else None,
        said.faite_le,
        said.aide_le,
    )


async def mark_declared(unit: Unit, personne: Personne) -> MaDeclaration | None:
    """« C'est fait »."""
    if personne.assistant_maternel_id is not None and personne.assistant_relais_id is not None:
        limite = next_echeance(unit.today).limite
        await unit.tx.declarations.note(
            personne.assistant_relais_id, personne.assistant_maternel_id, limite, "faite", unit.now
        )
    return await see_declaration(unit, personne)


async def mark_help_asked(unit: Unit, personne: Personne) -> None:
    """« Aidez-moi »: counted; the conversation that follows is opened by whoever calls."""
    if personne.assistant_maternel_id is not None and personne.assistant_relais_id is not None:
        limite = next_echeance(unit.today).limite
        await unit.tx.declarations.note(
            personne.assistant_relais_id, personne.assistant_maternel_id, limite, "aide", unit.now
        )


async def count_declarations(unit: Unit, qui: Personne) -> tuple[Echeance, Total] | None:
    """For the team: a total, never a list; None for somebody else."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    echeance = next_echeance(unit.today)
    return echeance, await unit.tx.declarations.count(qui.animateur_relais_id, echeance.limite)
