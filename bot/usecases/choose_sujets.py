"""« Ce que je reçois »: the subjects that somebody hears of, one tap each. STOP still ends everything."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.sujets import SUJETS, SUJETS_FAMILLE, Sujet, wanted
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Choix:
    """What she may choose, and what she gets now."""

    sujets: tuple[Sujet, ...]
    voulus: frozenset[Sujet]
    professionnelle: bool
    is_stopped: bool


async def see_sujets(unit: Unit, qui: Personne) -> Choix:
    """As she would be written to today."""
    professionnelle = qui.assistant_maternel_id is not None
    voulus = wanted(await unit.tx.sujets.read(qui.compte_id), professionnelle=professionnelle)
    return Choix(SUJETS if professionnelle else SUJETS_FAMILLE, voulus, professionnelle, qui.is_stopped)


async def choose_sujet(unit: Unit, qui: Personne, sujet: Sujet, *, voulu: bool) -> Choix:
    """One subject more or less; what waits for her about it does not leave any more."""
    await unit.tx.sujets.choose(qui.compte_id, sujet, voulu, unit.now)
    if not voulu:
        for key in await unit.tx.destinataires.leave_sujet(qui.compte_id, sujet):
            await unit.tx.letters.cancel(key)
    return await see_sujets(unit, qui)
