"""The people around a request, put straight into the store: for stories that do not tell how they came there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain.assistants import Agrement, AssistantMaternel, Place
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.semaine_offerte import JOURNEES
from bot.simulator.phone import Phone
from bot.usecases.unit import Unit
from tests.world import Town

LILLERS, BURBURE, BUSNES, VIEILLE_CHAPELLE = "62516", "62188", "62190", "62851"
SLUG = "artois-lys-romane"


UN_BEBE = Besoin(
    commune=LILLERS,
    rayon_km=10,
    enfants=(Enfant(Mois(2026, 9)),),
    a_partir_du=date(2027, 1, 4),
    jours=frozenset(range(5)),
    horaires=Horaires(time(7, 30), time(18, 0)),
)


def relais_id(ville: Town, slug: str = SLUG) -> int:
    """The number of a relais in this town's database."""
    return ville.bot.service.territoire.id_of(slug)


def libre(unit: Unit, rang: int = 1, **changes: Any) -> Place:
    """A place declared free ten days ago, for whole days of the week."""
    return replace(
        Place(rang, "libre", grille=JOURNEES, confirmee_le=unit.now - timedelta(days=10), source="bot"), **changes
    )


async def add_assistant(
    ville: Town, phone: Phone | str, *places: Place, slug: str = SLUG, **changes: Any
) -> AssistantMaternel:
    """An entry of the directory; a `Phone` is linked to it, a name has no Telegram."""
    async with ville.bot.service.unit() as unit:
        prenom = phone if isinstance(phone, str) else phone.name
        base = AssistantMaternel(
            id=0, nom="Exemple", prenom=prenom, commune=LILLERS, telephone="+33639980100",
            agrement=Agrement(places=max(1, len(places))), places=places,
        )  # fmt: skip
        assistant_id = await unit.tx.assistants.add(unit.territoire.id_of(slug), replace(base, **changes), unit.now)
        if not isinstance(phone, str):
            phone.chat.started = True
            personne = await unit.tx.personnes.meet(phone.id, prenom, unit.now)
            await unit.tx.rattachements.link(assistant_id, personne.compte_id, "code", unit.now)
        return await unit.tx.assistants.get(assistant_id)


async def submit(ville: Town, phone: Phone, besoin: Besoin = UN_BEBE, *, slug: str = SLUG, **changes: Any) -> int:
    """A family's request, as its form leaves it: active, to be looked at now. Gives its number."""
    async with ville.bot.service.unit() as unit:
        phone.chat.started = True
        home = unit.territoire.id_of(slug)
        personne = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
        famille = await unit.tx.familles.meet(home, personne.compte_id, phone.name, unit.now)
        await unit.tx.familles.set_telephone(famille.id, "+33639980001")
        base = DemandeAccueil(
            id=0, relais_id=home, famille_id=famille.id, etat="active", modes=("assistant_maternel",), besoin=besoin,
            peut_etre_appelee=True, vague_le=unit.now, reponse_le=unit.now + timedelta(days=10),
            active_jusqu_au=date(2027, 2, 3), envoyee_le=unit.now,
        )  # fmt: skip
        return await unit.tx.demandes.add(replace(base, **changes), unit.now)


async def propositions_of(ville: Town, numero: int) -> list[PropositionSuivie]:
    """Who was asked for a request."""
    async with ville.bot.service.unit() as unit:
        return await unit.tx.propositions.list_of_demande(numero)


async def demande_of(ville: Town, numero: int) -> DemandeAccueil:
    """Where a request stands."""
    async with ville.bot.service.unit() as unit:
        return await unit.tx.demandes.get(numero)


async def soon(ville: Town) -> None:
    """Some seconds later: what is due has been done, and its letters have arrived."""
    for _ in range(2):
        await ville.move_to(ville.now() + timedelta(seconds=6))


async def add_animatrice(ville: Town, phone: Phone, slug: str = SLUG) -> None:
    """Somebody of the team, who reads in her own chat."""
    phone.chat.started = True
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
        await unit.tx.animateurs.add(
            unit.territoire.id_of(slug), personne.compte_id, phone.name, "animatrice", unit.now
        )


async def later(ville: Town, moment: datetime) -> None:
    """The bot was stopped until then: what it missed is caught up."""
    await ville.stop_bot()
    ville.clock.set(moment)
    await ville.start_bot()
    await soon(ville)
