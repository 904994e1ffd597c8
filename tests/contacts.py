"""The register of contacts, for stories: an animatrice who notes, what was noted."""

from __future__ import annotations

from typing import Any

from bot.simulator.phone import Phone
from tests.world import Town


async def open_menu(phone: Phone) -> None:
    """« Tableau de bord »."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.wait_for("Conversations en cours", fresh=True)


async def press(ville: Town, phone: Phone, *labels: str) -> str:
    """One tap after the other; gives the last screen."""
    text = ""
    for label in labels:
        phone.press(label)
        text = (await phone.answer()).text
        await ville.quiet()
    return text


async def register(ville: Town) -> list[dict[str, Any]]:
    """Everything that was noted or counted, oldest first."""
    async with ville.bot.service.unit() as unit:
        return [dict(row) for row in await unit.tx.sql.rows("SELECT * FROM contact ORDER BY id")]


async def counted(ville: Town) -> list[tuple[str, str, str]]:
    """(public, motif, canal) of what counts."""
    return [(c["public"], c["motif"], c["canal"]) for c in await register(ville) if c["annule_le"] is None]
