"""Somebody can no longer be written to: marked at once, and those who count on it are told."""

from __future__ import annotations

import re

from bot.domain.conversations import number_in_key
from bot.domain.outbox import Letter
from bot.usecases.news_of_campaigns import review_campaigns_of_chat
from bot.usecases.suspend_group import suspend_group
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import write_to_staff

WORD_TO_FAMILLE = re.compile(r"demande:(?P<demande>\d+):(?P<event>.+):famille")  # as `tell_famille` writes its keys
ANNONCE = "annonce:"  # an announcement names in its report all those whom it did not reach: no message for each


async def mark_unreachable(unit: Unit, letter: Letter, why: str) -> None:
    """Marks the account of a private chat; her next letters wait until she writes again. A group is left alone.

    What a family does not read of its request is said on the phone: it goes to the call list.
    """
    chat_id = letter.chat_id
    if chat_id < 0:
        equipe = await unit.tx.equipes.find_of_chat(chat_id)
        if equipe is not None:
            await suspend_group(unit, equipe, "robot_parti")
        return
    news = await unit.tx.comptes.mark_unreachable(chat_id, why, unit.now)
    await review_campaigns_of_chat(unit, chat_id)
    if (word := WORD_TO_FAMILLE.fullmatch(letter.key)) is not None:
        await unit.tx.a_dire.add(int(word["demande"]), word["event"], letter.body["text"], unit.now)
    if ":reponse:" in letter.key and (number := number_in_key(letter.key)) is not None:
        await _answer_lost(unit, letter, number)
    elif news and not letter.key.startswith(ANNONCE):
        await _tell_once(unit, chat_id)


async def mark_blocked(unit: Unit, chat_id: int) -> None:
    """She has just blocked us: known before any letter comes back."""
    if await unit.tx.comptes.mark_unreachable(chat_id, "bloqué", unit.now):
        await review_campaigns_of_chat(unit, chat_id)
        await _tell_once(unit, chat_id)


async def _answer_lost(unit: Unit, letter: Letter, number: int) -> None:
    """The team answered and she will not read it: told each time, with her number when the relais has it."""
    conversation = await unit.tx.conversations.get(number)
    event = f"injoignable:{letter.key.rpartition(':reponse:')[2]}"
    if conversation.reservee:
        await write_to_staff(unit, conversation, event, "equipe/injoignable", nom=conversation.nom, telephone=None)
        return
    joignable = await unit.tx.comptes.find_joignable(letter.chat_id, conversation.relais_id)
    await tell_staff(
        unit,
        conversation.relais_id,
        f"conversation:{number}:{event}",
        "equipe/injoignable",
        nom=conversation.nom,
        telephone=joignable.telephone if joignable else None,
        conversation=conversation,
    )


async def _tell_once(unit: Unit, chat_id: int) -> None:
    """Who is in the directory, has a request or speaks with the team is known to a relais: it is told."""
    for joignable in await unit.tx.comptes.list_joignables(chat_id):
        await tell_staff(
            unit,
            joignable.relais_id,
            f"compte:{joignable.compte_id}:injoignable:{unit.now.isoformat()}",
            "equipe/injoignable",
            nom=joignable.nom,
            telephone=joignable.telephone,
            conversation=None,
        )
