"""« Ne souhaite plus être appelée »: what she means is asked, and respected from now on. Never argues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.criteres import Candidat
from bot.domain.fiches import Fiche
from bot.domain.lignes_appel import Cible
from bot.domain.personnes import Personne
from bot.usecases.ask_assistants import send_demande
from bot.usecases.change_fiche import choose_channel
from bot.usecases.finish_call import AppelFini, finish_call
from bot.usecases.news_of_campaigns import review_campaigns
from bot.usecases.read_calls import read_line
from bot.usecases.situation import read_situation
from bot.usecases.stop_showing import hide_assistant
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit

Choix = Literal["familles", "messages", "masquer"]


@dataclass(frozen=True, slots=True)
class Refus:
    """What was respected. `familles`: the requests in which a family knew of her, and is to be phoned."""

    fini: AppelFini
    choix: Choix
    familles: tuple[int, ...] = ()


def may_be_written_to(fiche: Fiche) -> bool:
    """Messages instead of calls are possible: she has Telegram, and reads us there."""
    return fiche.telegram is not None and not fiche.is_unreachable and not fiche.is_stopped


async def refuse_calls(unit: Unit, qui: Personne, assistant_id: int, choix: Choix) -> Refus | None:
    """Phoned for a family only; written to instead; or left alone altogether. None when that is not possible."""
    ligne = await read_line(unit, qui, Cible("assistant", assistant_id))
    fiche = await find_fiche(unit, qui, assistant_id)
    if ligne is None or fiche is None or (choix == "messages" and not may_be_written_to(fiche)):
        return None
    told: list[int] = []
    if choix == "masquer":
        cachee = await hide_assistant(unit, qui, assistant_id, hidden=True)
        told = cachee.numeros if cachee is not None else []
    else:
        await unit.tx.fiches.refuse_calls(assistant_id, True, unit.now)
        if choix == "messages":
            await choose_channel(unit, qui, assistant_id, phone=False)
            await _write_instead(unit, assistant_id)
    await unit.tx.participations.drop_calls(assistant_id)
    await review_campaigns(unit, assistant_id)
    return Refus(await finish_call(unit, qui, ligne, "refus", joint=True), choix, tuple(told))


async def accept_calls(unit: Unit, qui: Personne, assistant_id: int) -> Fiche | None:
    """She may be phoned again."""
    if await find_fiche(unit, qui, assistant_id) is None:
        return None
    await unit.tx.fiches.refuse_calls(assistant_id, False, unit.now)
    return await find_fiche(unit, qui, assistant_id)


async def _write_instead(unit: Unit, assistant_id: int) -> None:
    """The requests that waited for her voice are put before her in the chat; what cannot be stays a call."""
    assistant = await unit.tx.assistants.get(assistant_id)
    for proposition_id in await unit.tx.appels.list_open_of(assistant_id):
        proposition = await unit.tx.propositions.get(proposition_id)
        if await unit.tx.letters.has_left(proposition.demande_key):
            continue
        situation = await read_situation(unit, await unit.tx.demandes.get(proposition.demande))
        candidat = Candidat(assistant, situation.distances.get(assistant.commune, 0.0))
        if await send_demande(unit, situation, proposition, candidat):
            await unit.tx.propositions.save(replace(proposition, etat="en_attente"))
