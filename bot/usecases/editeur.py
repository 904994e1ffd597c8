"""Whose entry is being changed, and how it was said: by herself in the chat, or to an animatrice. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.assistants import AssistantMaternel, Source
from bot.domain.mises_a_jour import ELLE, Provenance
from bot.domain.personnes import Personne
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Editeur:
    """An entry in somebody's hands. `par`: herself, or which animatrice and how she was told."""

    assistant: AssistantMaternel
    relais_id: int
    par: Provenance

    @property
    def herself(self) -> bool:
        """Agrément facts are shown to her, and changed by the relais only."""
        return self.par.animateur_id is None


async def edit_own(unit: Unit, personne: Personne) -> Editeur | None:
    """Her own entry; None for who is not a professional here."""
    if personne.assistant_maternel_id is None or personne.assistant_relais_id is None:
        return None
    if personne.is_garde_a_domicile:  # neither agrément nor places: she has screens of her own
        return None
    assistant = await unit.tx.assistants.get(personne.assistant_maternel_id)
    return Editeur(assistant, personne.assistant_relais_id, ELLE)


async def edit_for(unit: Unit, qui: Personne, assistant_id: int, source: Source) -> Editeur | None:
    """An animatrice writes down what she was told; None when the entry is not of her relais."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None or qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    if fiche.assistant.is_garde_a_domicile:  # neither agrément nor places: see keep_gardes
        return None
    return Editeur(fiche.assistant, qui.animateur_relais_id, Provenance(source, qui.animateur_id))


async def reread(unit: Unit, editeur: Editeur) -> Editeur:
    """The same, after something was written."""
    return Editeur(await unit.tx.assistants.get(editeur.assistant.id), editeur.relais_id, editeur.par)
