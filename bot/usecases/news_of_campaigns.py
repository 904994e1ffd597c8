"""What happens to somebody is known to the campaigns that wait for her: an answer, or a reason to leave her in peace."""

from __future__ import annotations

from bot.domain.assistants import Source
from bot.domain.campagnes import letter_key
from bot.domain.mises_a_jour import Genre
from bot.domain.participations import ECARTS, MotifAppel, MotifEcart, Reponse
from bot.usecases.unit import Unit

REPONSES: dict[Genre, Reponse] = {"inchange": "inchange", "place": "place", "complet": "complet"}


async def count_as_answer(unit: Unit, assistant_id: int, genre: Genre, source: Source) -> None:
    """News of her places, wherever she gave them, answer the question; what a file says is no answer of hers."""
    reponse = REPONSES.get(genre)
    if reponse is None or source == "import":
        return
    for campagne_id in await unit.tx.participations.answer(assistant_id, reponse, source, unit.now):
        await unit.tx.letters.cancel(letter_key(campagne_id, assistant_id))


async def leave_campaigns(unit: Unit, assistant_id: int, motif: MotifEcart | MotifAppel) -> None:
    """Nothing more is written to her; the relais phones her, unless she is to be left in peace."""
    etat = "ecartee" if motif in ECARTS else "a_appeler"
    for campagne_id in await unit.tx.participations.leave(assistant_id, etat, motif):
        await unit.tx.letters.cancel(letter_key(campagne_id, assistant_id))
