"""The team's group may not be written to any more: what waited for it goes to each animatrice's own chat."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.equipe import Probleme
from bot.usecases.unit import Unit
from store.equipes import Equipe


async def suspend_group(unit: Unit, equipe: Equipe, why: Probleme, *, told: bool = True) -> None:
    """Stops at once; each animatrice is told in her own chat, unless it is only for the time of a look."""
    await unit.tx.equipes.suspend(equipe.relais_id, why, unit.now)
    team = await unit.tx.animateurs.list_live(equipe.relais_id, unit.today)
    for letter in await unit.tx.letters.take_back(equipe.chat_id):
        for animateur in team:
            chat_id = animateur.telegram_id
            body = {key: value for key, value in letter.body.items() if key != "reply_to"}
            unit.letters.append(
                replace(letter, id=0, key=f"{letter.key}:{chat_id}", chat_id=chat_id, body=body, sujet=None)
            )
    if told and equipe.suspended_why != why:
        for animateur in team:
            key = f"equipe:{equipe.relais_id}:{why}:{unit.now.isoformat()}:{animateur.telegram_id}"
            unit.write(
                key, animateur.telegram_id, "equipe/groupe_suspendu", relais_id=equipe.relais_id, data={"why": why}
            )
