"""A professional's entry in stories: what is kept of it, and how she reaches its screens."""

from __future__ import annotations

from bot.domain.assistants import AssistantMaternel
from bot.domain.profils import Profil
from bot.simulator.phone import Phone
from tests.world import Town


async def entry_of(ville: Town, assistant: AssistantMaternel) -> AssistantMaternel:
    async with ville.bot.service.unit() as unit:
        return await unit.tx.assistants.get(assistant.id)


async def genres_of(ville: Town, assistant: AssistantMaternel) -> list[str]:
    """What was written down of her news, oldest first."""
    async with ville.bot.service.unit() as unit:
        return [news.genre for news in reversed(await unit.tx.mises_a_jour.list_of_assistant(assistant.id))]


async def tap(phone: Phone, *labels: str) -> str:
    """Presses these buttons one after the other; gives the last screen."""
    text = ""
    for label in labels:
        phone.press(label)
        text = (await phone.answer()).text
    return text


async def open_screen(phone: Phone) -> None:
    phone.send("/disponibilites")
    await phone.wait_for("Mes disponibilités", fresh=True)


async def profil_of(ville: Town, assistant: AssistantMaternel) -> Profil:
    """What she says of herself beside her places."""
    async with ville.bot.service.unit() as unit:
        return await unit.tx.profils.get(assistant.id)
