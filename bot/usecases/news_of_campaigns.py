"""What happens to somebody is known to the campaigns that wait for her: an answer, or a reason to write no more."""

from __future__ import annotations

from bot.domain.assistants import Source
from bot.domain.campagnes import letter_key
from bot.domain.mises_a_jour import Genre
from bot.domain.participations import Reponse
from bot.usecases.unit import Unit

REPONSES: dict[Genre, Reponse] = {"inchange": "inchange", "place": "place", "complet": "complet"}


async def tell_campaigns(unit: Unit, assistant_id: int, genre: Genre, source: Source) -> None:
    """News of her places, wherever she gave them, answer the question; what a file says is no answer of hers."""
    reponse = REPONSES.get(genre)
    if reponse is None:
        await review_campaigns(unit, assistant_id)
    elif source != "import":
        for campagne_id in await unit.tx.participations.answer(assistant_id, reponse, source, unit.now):
            await unit.tx.letters.cancel(letter_key(campagne_id, assistant_id))


async def review_campaigns(unit: Unit, assistant_id: int) -> None:
    """Something changed about her: if nobody may write to her now, she is phoned or left in peace at once."""
    for campagne_id in await unit.tx.participations.review(assistant_id, unit.today):
        await unit.tx.letters.cancel(letter_key(campagne_id, assistant_id))


async def review_campaigns_of_chat(unit: Unit, chat_id: int) -> None:
    """The same for whoever holds this chat."""
    assistant_id = await unit.tx.assistants.find_of_chat(chat_id)
    if assistant_id is not None:
        await review_campaigns(unit, assistant_id)
