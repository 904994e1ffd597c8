"""STOP, and its contrary: automatic messages end at once, or may leave again. Answers to what she asks always leave."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.hand_over_words import send_waiting
from bot.usecases.news_of_campaigns import review_campaigns
from bot.usecases.unit import Unit


async def stop_messages(unit: Unit, personne: Personne) -> None:
    """From now on nothing automatic leaves, not even what was waiting. Twice changes nothing."""
    await unit.tx.comptes.stop(personne.compte_id, unit.now)
    await unit.tx.letters.cancel_automatic(personne.telegram_id)
    if personne.assistant_maternel_id is not None:
        await review_campaigns(unit, personne.assistant_maternel_id)


async def resume_messages(unit: Unit, personne: Personne) -> None:
    """She wants them again, after STOP or a hard moment: what a human was to tell her of her open requests is written.

    What was taken back meanwhile is not said.
    """
    await unit.tx.comptes.resume(personne.compte_id)
    await unit.tx.retraits.end(personne.compte_id)
    for famille in await unit.tx.familles.list_of_compte(personne.compte_id):
        theirs = await unit.tx.demandes.list_of_famille(famille.id)
        await send_waiting(unit, famille, [demande.id for demande in theirs if demande.is_open], unit.now)
