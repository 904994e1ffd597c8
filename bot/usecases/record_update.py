"""News of a professional's places or profile is written down: who said it, how, when. Never what was said."""

from __future__ import annotations

from datetime import time

from bot.domain.assistants import AssistantMaternel, Source
from bot.domain.calendrier import to_utc
from bot.domain.mises_a_jour import Genre, MiseAJour
from bot.usecases.news_of_campaigns import tell_campaigns
from bot.usecases.unit import Unit


async def record_update(
    unit: Unit, assistant: AssistantMaternel, genre: Genre, source: Source, animateur_id: int | None = None
) -> None:
    """Every path that changes an entry ends here; the same news said twice in a day is one piece of news."""
    relais_id = await unit.tx.assistants.relais_of(assistant.id)
    news = MiseAJour(assistant.id, unit.now, genre, source, animateur_id)
    await unit.tx.mises_a_jour.add(relais_id, news, to_utc(unit.today, time()))
    await tell_campaigns(unit, assistant.id, genre, source)
