"""Whom to ask next for a request: the rule of bot/domain, over no more of the directory than it takes. Asks nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import timedelta

from bot.domain.admissibilite import judge
from bot.domain.criteres import Candidat
from bot.domain.explications import completing
from bot.domain.mams import count_slots
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
    known = await _kept(unit, situation, avancement.sollicites, known=True)
    kept = known or await _kept(unit, situation, avancement.sollicites, known=False)
    for cercle in CERCLES:
        if kept.get(cercle):
            if cercle == "partiel":
                kept[cercle] = completing(situation.criteres, kept[cercle], situation.jours_manquants)
            combien = situation.criteres.regles.max_sollicites
            chosen = choose(kept[cercle], situation.demande.id, combien)
            mates = await _mates(unit, situation, cercle, chosen, avancement.sollicites)
            return Ouvrir(cercle, choose([*chosen, *mates], situation.demande.id, combien) if mates else chosen)
    return PlusPersonne()


async def _mates(
    unit: Unit, situation: Situation, cercle: Cercle, chosen: Sequence[Candidat], sollicites: frozenset[int]
) -> list[Candidat]:
    """The other members of the houses of a wave, of the same circle: they share the slot, wherever they rank."""
    mams = {k.assistant.mam_id for k in chosen if k.assistant.mam_id is not None}
    if not mams:
        return []
    distances, bounds = situation.distances, prefiltre(situation.criteres)
    known = {k.assistant.id for k in chosen} | sollicites
    found = await unit.tx.candidats.list_mates(situation.demande.relais_id, distances, bounds, mams)
    entries = await unit.tx.candidats.read([one for one in found if one not in known])
    mates = (Candidat(entry, distances[entry.commune]) for entry in entries.values())
    return [mate for mate in mates if judge(situation.criteres, mate) == Admise(cercle)]


async def _kept(
    unit: Unit, situation: Situation, sollicites: frozenset[int], *, known: bool
) -> dict[Cercle, list[Candidat]]:
    """By circle, those whom the rule lets through in the order of asking, until the first circle is a full wave.

    `known`: the circle « place connue » alone, which has a sieve of its own; otherwise the two that come after it.
    """
    first: Cercle = "place_connue" if known else "a_confirmer"
    numero, combien = situation.demande.id, situation.criteres.regles.max_sollicites
    kept: dict[Cercle, list[Candidat]] = {}
    async for candidats in _in_turn(unit, situation, sollicites, known=known):
        for candidat in candidats:
            verdict = judge(situation.criteres, candidat)
            if isinstance(verdict, Admise) and (verdict.cercle == "place_connue") is known:
                kept.setdefault(verdict.cercle, []).append(candidat)
        if count_slots(k.assistant for k in choose(kept.get(first, ()), numero, combien)) == combien:
            break
    return kept


async def _in_turn(
    unit: Unit, situation: Situation, sollicites: frozenset[int], *, known: bool
) -> AsyncIterator[list[Candidat]]:
    """Everybody who passes the sieve, in the order of asking: nearest communes first, so that the rest stays unread."""
    distances, numero = situation.distances, situation.demande.id
    bounds, home = prefiltre(situation.criteres), situation.demande.relais_id
    for communes in _rings(distances):
        possible = await unit.tx.candidats.list_possible(home, communes, bounds, known=known)
        turns = sorted(
            (*rank(distances[one.commune], one.sollicite_le), draw(numero, one.id), one.id, one.commune)
            for one in possible
            if one.id not in sollicites
        )
        for start in range(0, len(turns), AT_ONCE):
            some = turns[start : start + AT_ONCE]
            entries = await unit.tx.candidats.read([id_ for *_, id_, _ in some])
            yield [Candidat(entries[id_], distances[commune]) for *_, id_, commune in some]


def _rings(distances: Mapping[str, float]) -> Iterator[list[str]]:
    """Communes by growing distance, twice as many each time; those equally far stay together: their lots are mixed."""
    left, size = sorted(distances, key=lambda commune: (distances[commune], commune)), 1
    while left:
        while size < len(left) and distances[left[size]] == distances[left[size - 1]]:
            size += 1
        yield left[:size]
        left, size = left[size:], size * 2


async def _busy(unit: Unit, situation: Situation, vague: Ouvrir) -> frozenset[int]:
    """Those who had their share of requests this week: others are asked instead, they will be another day."""
    cap = situation.relais.reglages.plafond_propositions_semaine
    ids = [candidat.assistant.id for candidat in vague.qui]
    joignables = await unit.tx.candidats.list_joignables(ids, unit.now - WEEK)
    return frozenset(one.id for one in joignables.values() if one.par_message and one.propositions >= cap)
