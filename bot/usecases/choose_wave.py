"""Whom to ask next for a request: the rule of bot/domain, over no more of the directory than it takes. Asks nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from bot.domain.admissibilite import judge
from bot.domain.criteres import Candidat
from bot.domain.ordre import choose, draw, rank
from bot.domain.prefiltre import prefiltre
from bot.domain.vagues import Ouvrir, PlusPersonne, Vague, decide_attente
from bot.domain.verdicts import CERCLES, Admise, Cercle
from bot.usecases.situation import Situation
from bot.usecases.unit import Unit

AT_ONCE = 40  # entries read together: more than a wave, since the rule refuses some whom the sieve lets through
WEEK = timedelta(days=7)


async def choose_wave(unit: Unit, situation: Situation, *, at_once: bool = False) -> tuple[Vague, bool]:
    """The same wave as `next_cercle` over the whole directory; true when somebody has had enough requests this week.

    `at_once`: an animatrice does not wait for the answers that were asked for.
    """
    busy: frozenset[int] = frozenset()
    while True:
        vague = await _next(unit, situation, busy, at_once=at_once)
        more = await _busy(unit, situation, vague) if isinstance(vague, Ouvrir) else frozenset()
        if not more:
            return vague, bool(busy)
        busy |= more


async def _next(unit: Unit, situation: Situation, busy: frozenset[int], *, at_once: bool) -> Vague:
    avancement = situation.avancement(busy)
    pause = decide_attente(avancement, situation.criteres.regles, unit.now)
    if pause is not None and not at_once:
        return pause
    for cercle in CERCLES:
        qui = await _of_cercle(unit, situation, cercle, avancement.sollicites)
        if qui:
            return Ouvrir(cercle, qui)
    return PlusPersonne()


async def _of_cercle(
    unit: Unit, situation: Situation, cercle: Cercle, sollicites: frozenset[int]
) -> tuple[Candidat, ...]:
    """Those of a circle whose turn it is: entries are read in the order of asking, until the wave is full."""
    numero, combien = situation.demande.id, situation.criteres.regles.max_sollicites
    kept: list[Candidat] = []
    async for candidats in _in_turn(unit, situation, sollicites, known=cercle == "place_connue"):
        kept += [candidat for candidat in candidats if judge(situation.criteres, candidat) == Admise(cercle)]
        if len(choose(kept, numero, combien)) == combien:
            break
    return choose(kept, numero, combien)


async def _in_turn(
    unit: Unit, situation: Situation, sollicites: frozenset[int], *, known: bool
) -> AsyncIterator[list[Candidat]]:
    distances = situation.distances
    if not distances:
        return
    bounds, home = prefiltre(situation.criteres), situation.demande.relais_id
    possible = await unit.tx.candidats.list_possible(home, distances, bounds, known=known)
    turns = sorted(
        (*rank(distances[one.commune], one.sollicite_le), draw(situation.demande.id, one.id), one.id, one.commune)
        for one in possible
        if one.id not in sollicites
    )
    for start in range(0, len(turns), AT_ONCE):
        some = turns[start : start + AT_ONCE]
        entries = await unit.tx.candidats.read([id_ for *_, id_, _ in some])
        yield [Candidat(entries[id_], distances[commune]) for *_, id_, commune in some]


async def _busy(unit: Unit, situation: Situation, vague: Ouvrir) -> frozenset[int]:
    """Those who had their share of requests this week: others are asked instead, they will be another day."""
    cap = situation.relais.reglages.plafond_propositions_semaine
    ids = [candidat.assistant.id for candidat in vague.qui]
    joignables = await unit.tx.candidats.list_joignables(ids, unit.now - WEEK)
    return frozenset(one.id for one in joignables.values() if one.par_message and one.propositions >= cap)
