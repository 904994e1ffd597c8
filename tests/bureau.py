"""The relais's desk, for stories: an animatrice with her phone, her board open, requests that wait for her."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.demande_accueil import DemandeAccueil
from bot.simulator.incoming import tap
from bot.simulator.phone import Phone
from bot.usecases.read_tableau import count_tableau
from bot.usecases.tell_staff import tell_staff
from tests.quartier import SLUG, UN_BEBE, submit
from tests.world import Town


async def add_animatrice(ville: Town, phone: Phone, slug: str = SLUG) -> None:
    """Gives an access to the person who holds this phone."""
    async with ville.bot.service.unit() as unit:
        phone.chat.started = True
        personne = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
        await unit.tx.animateurs.add(
            unit.territoire.id_of(slug), personne.compte_id, phone.name, "animatrice", unit.now
        )


async def open_board(ville: Town, phone: Phone, key: str = "tableau") -> None:
    """« Les demandes du relais » on her screen."""
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
        counts = await count_tableau(unit, personne)
        unit.write(f"{key}:{phone.id}:{unit.now}", phone.id, "tableau/listes", data={"c": counts})
    await ville.quiet()


async def open_demande(ville: Town, phone: Phone, liste: str, numero: int) -> None:
    """From the board to one request."""
    await open_board(ville, phone)
    phone.press(liste)
    await ville.quiet()
    phone.press(f"n° {numero}")
    await ville.quiet()


async def submit_first(ville: Town, phone: Phone, **changes: Any) -> int:
    """A first request: the team is asked to read it."""
    numero = await submit(ville, phone, etat="a_valider", vague_le=None, **changes)
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        data = {"demande": demande, "prenom": phone.name}
        key = f"demande:{numero}:equipe_a_valider:20261013"
        await tell_staff(unit, demande.relais_id, key, "tableau/equipe_rappel", **data)
    await ville.quiet()
    return numero


async def submit_by_phone(ville: Town, prenom: str, *, slug: str = SLUG, **changes: Any) -> int:
    """A request of a family without Telegram."""
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(slug)
        famille_id = int(
            (
                await unit.tx.sql.rows(
                    """INSERT INTO famille (relais_id, prenom, telephone, created_at)
                       VALUES (:home, :prenom, '+33639980005', '2026-10-13') RETURNING id""",
                    {"home": home, "prenom": prenom},
                )
            )[0]["id"]
        )
        base = DemandeAccueil(
            id=0, relais_id=home, famille_id=famille_id, etat="active", modes=("assistant_maternel",),
            besoin=UN_BEBE, vague_le=unit.now, active_jusqu_au=date(2027, 2, 3), envoyee_le=unit.now,
            reponse_le=unit.now + timedelta(days=10),
        )  # fmt: skip
        return await unit.tx.demandes.add(replace(base, **changes), unit.now)


async def forge(ville: Town, phone: Phone, code: str) -> None:
    """Presses a button that she was never shown, under her newest message; the menu, when she has none."""
    if not phone.received:
        phone.send("/menu")
        await ville.quiet()
    tap(phone.account, phone.chat, phone.user, phone.last.post, {"text": "forgé", "callback_data": code})
    await ville.quiet()
