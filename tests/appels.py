"""The call list, for stories: a campaign that leaves people to phone, an animatrice with the list before her."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.campagnes import Campagne
from bot.domain.lignes_appel import LigneAppel
from bot.simulator.phone import Phone
from bot.usecases.read_calls import read_calls
from tests.bureau import open_board
from tests.quartier import SLUG, relais_id, soon
from tests.world import Town


async def campaign(ville: Town, nom: str = "Campagne d'octobre", **known: Any) -> int:
    """A campaign that began today: those without Telegram are to be phoned at once. Gives its number."""
    async with ville.bot.service.unit() as unit:
        base: dict[str, Any] = {"debut": unit.today, "fin": unit.today + timedelta(days=20)} | known
        added = await unit.tx.campagnes.add(
            Campagne(0, unit.territoire.id_of(SLUG), "territoire", nom, etat="programmee", **base), unit.now
        )
    assert added is not None
    await ville.move_to(ville.now() + timedelta(minutes=1))
    await soon(ville)
    return added.id


async def open_list(ville: Town, phone: Phone) -> str:
    """« À appeler aujourd'hui », from her board."""
    await open_board(ville, phone, f"appels:{phone.last_act}")
    phone.press("À appeler aujourd'hui")
    text = (await phone.wait_for("À appeler aujourd'hui", fresh=True)).text
    await ville.quiet()
    return text


async def press(ville: Town, phone: Phone, *labels: str) -> str:
    """One tap after the other; gives the screen that the last one drew or changed."""
    text = ""
    for label in labels:
        phone.press(label)
        text = (await phone.answer()).text
        await ville.quiet()
    return text


async def lines(ville: Town, slug: str = SLUG) -> list[LigneAppel]:
    """Today's calls of a relais."""
    async with ville.bot.service.unit() as unit:
        return await read_calls(unit, relais_id(ville, slug))


async def names(ville: Town) -> list[str]:
    """The same, by first name."""
    return [ligne.prenom for ligne in await lines(ville)]


async def count_contacts(ville: Town, public: str = "assistant maternel") -> int:
    """What the Caf will read: contacts by phone with that public."""
    async with ville.bot.service.unit() as unit:
        return int(
            await unit.tx.sql.value(
                "SELECT count(*) FROM contact WHERE public = :public AND canal = 'téléphone'", {"public": public}
            )
        )


async def participation_of(ville: Town, assistant_id: int) -> dict[str, Any]:
    """Where she stands in her newest campaign."""
    async with ville.bot.service.unit() as unit:
        row = await unit.tx.sql.row(
            "SELECT * FROM participation WHERE assistant_maternel_id = :id ORDER BY campagne_id DESC",
            {"id": assistant_id},
        )
        assert row is not None
        return dict(row)
