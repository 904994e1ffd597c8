"""« Mes disponibilités »: what the relais knows of a professional, and what she was asked. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.fraicheur import Fraicheur, fraicheur, last_day
from bot.domain.personnes import Personne
from bot.domain.profils import Periode, Profil, to_come
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.declare_places import seats
from bot.usecases.editeur import Editeur, edit_own
from bot.usecases.situation import commune_name
from bot.usecases.unit import Unit

PAR_PAGE = 8


@dataclass(frozen=True, slots=True)
class MesDisponibilites:
    """Her entry as she, or an animatrice, reads it.

    `fraicheurs` by rank; `dernier_jour`: the last day on which what is believed today still is; `noms`: the
    animatrices who wrote some of it down, by id.
    """

    assistant: AssistantMaternel
    profil: Profil
    commune: str
    places: tuple[Place, ...]
    fraicheurs: Mapping[int, Fraicheur]
    dernier_jour: date | None
    noms: Mapping[int, str]
    today: date

    @property
    def en_pause(self) -> bool:
        """Nothing automatic reaches her."""
        return self.assistant.is_paused(self.today)

    @property
    def has_old_news(self) -> bool:
        """Some of her news are not believed any more."""
        return any(state in ("ancienne", "oubliee") for state in self.fraicheurs.values())

    @property
    def montrees(self) -> tuple[Place, ...]:
        """The places that may be spoken of to a family: free or soon so, by news that are believed."""
        return tuple(
            p
            for p in self.places
            if self.fraicheurs[p.rang] == "fraiche" and (p.etat == "libre" or p.jusqu_au is not None)
        )

    @property
    def periodes(self) -> tuple[Periode, ...]:
        """Absences, reductions and derogations that are not over."""
        return to_come(self.profil.periodes, self.today)


@dataclass(frozen=True, slots=True)
class MesDemandesRecues:
    """One page of what she was asked, newest first."""

    propositions: Sequence[PropositionSuivie]
    page: int
    pages: int


async def see_disponibilites(unit: Unit, personne: Personne) -> MesDisponibilites | None:
    """Her own entry; None for who is not a professional here."""
    editeur = await edit_own(unit, personne)
    return None if editeur is None else await see_entry(unit, editeur)


async def see_entry(unit: Unit, editeur: Editeur) -> MesDisponibilites:
    """The entry in hand, as it is now."""
    assistant = await unit.tx.assistants.get(editeur.assistant.id)
    relais = unit.territoire.get(editeur.relais_id)
    jours = relais.reglages.fraicheur_jours
    places = seats(assistant)
    return MesDisponibilites(
        assistant=assistant,
        profil=await unit.tx.profils.get(assistant.id),
        commune=commune_name(relais, assistant.commune),
        places=places,
        fraicheurs={place.rang: fraicheur(place, unit.now, jours) for place in places},
        dernier_jour=last_day(places, unit.now, jours),
        noms=await unit.tx.animateurs.list_noms(editeur.relais_id),
        today=unit.today,
    )


async def see_demandes_recues(unit: Unit, personne: Personne, page: int) -> MesDemandesRecues | None:
    """What she was asked; None for who is not a professional here."""
    if personne.assistant_maternel_id is None:
        return None
    known = await unit.tx.propositions.list_of_assistant(personne.assistant_maternel_id, limit=200)
    pages = max(1, -(-len(known) // PAR_PAGE))
    shown = min(max(page, 0), pages - 1)
    return MesDemandesRecues(known[shown * PAR_PAGE : (shown + 1) * PAR_PAGE], shown, pages)
