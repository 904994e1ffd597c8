"""As what somebody comes to an atelier: a professional of that relais, or a parent. Registers nobody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ateliers import Atelier, Public
from bot.domain.droit_inscription import choose_public
from bot.domain.personnes import Personne
from bot.usecases.choose_relais import relais_of
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Participant:
    """Exactly one of the two numbers is known, once somebody registers."""

    public: Public
    assistant_id: int | None = None
    famille_id: int | None = None


async def find_atelier(unit: Unit, personne: Personne, atelier_id: int) -> Atelier | None:
    """An atelier that was announced in one of her relais: a Tap is untrusted."""
    homes = {personne.assistant_relais_id, relais_of(unit, personne), personne.animateur_relais_id} - {None}
    for home in homes:
        assert home is not None
        found = await unit.tx.ateliers.find(home, atelier_id)
        if found is not None:
            return found if found.etat != "brouillon" else None
    return None


def publics_of(personne: Personne, relais_id: int) -> tuple[Public, ...]:
    """All that she may come as; a professional of the relais may be a parent too."""
    if personne.assistant_maternel_id is not None and personne.assistant_relais_id == relais_id:
        return ("assistant_maternel", "parent")
    return ("parent",)


async def participant_of(unit: Unit, personne: Personne, atelier: Atelier) -> Participant | None:
    """As what she comes to this one; None when it is not for her. A parent is made known at her first registration."""
    public = choose_public(publics_of(personne, atelier.relais_id), atelier)
    if public is None:
        return None
    if public != "parent":
        return Participant(public, assistant_id=personne.assistant_maternel_id)
    famille = await unit.tx.familles.meet(atelier.relais_id, personne.compte_id, personne.prenom, unit.now)
    return Participant(public, famille_id=famille.id)
