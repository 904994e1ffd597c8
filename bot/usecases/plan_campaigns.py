"""What territory files and the law plan becomes campaigns a month ahead, and the team is told a week ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.campagnes import Campagne
from bot.domain.campagnes_prevues import Occurrence, list_occurrences
from bot.domain.relais import Relais
from bot.usecases.in_blocks import in_blocks
from bot.usecases.schedule_campaign import ciblage_of, schedule
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit
from content.noms_de_campagne import nom_de_campagne

D_AVANCE = timedelta(days=30)
AUTOUR = timedelta(days=120)  # an animatrice may have moved a planned day, though not further than that
PREVENUE = timedelta(days=7)
BLOCS = 40


async def plan_campaigns(service: Service) -> None:
    """Twice plans nothing twice: a day that was planned once keeps its row, even called off."""
    for relais in service.territoire.territoire.relais:
        async with service.unit() as unit:
            await _plan(unit, relais)
    await in_blocks(
        service, lambda unit: unit.tx.campagnes.list_unannounced(unit.today + PREVENUE, BLOCS), _announce, BLOCS
    )


async def _plan(unit: Unit, relais: Relais) -> None:
    relais_id, today = unit.territoire.id_of(relais.slug), unit.today
    known = {one.cle: one for one in await unit.tx.campagnes.list_planned(relais_id, today)}
    for occurrence in list_occurrences(relais, today, today + D_AVANCE):
        if occurrence.cle not in known:
            await _add(unit, _campagne(relais_id, occurrence))
    named = {one.cle for one in list_occurrences(relais, today - AUTOUR, today + AUTOUR)}
    for cle, campagne in known.items():
        if cle not in named and campagne.etat == "programmee":  # its file names it no more
            await unit.tx.campagnes.forget(campagne.id)
            await unit.tx.publics.unforesee(relais_id, campagne.debut)


async def _add(unit: Unit, campagne: Campagne) -> None:
    added = await unit.tx.campagnes.add(campagne, unit.now)
    if added is not None:
        await schedule(unit, added)


def _campagne(relais_id: int, one: Occurrence) -> Campagne:
    nom = one.nom or nom_de_campagne(one.origine, one.debut, one.fin)
    return Campagne(0, relais_id, one.origine, nom, one.debut, one.fin, one.public, "programmee", one.cle)


async def _announce(unit: Unit, seen: Campagne) -> None:
    campagne = await unit.tx.campagnes.get(seen.id)
    if campagne.etat != "programmee" or campagne.annoncee_le is not None:
        return
    await unit.tx.campagnes.save(replace(campagne, annoncee_le=unit.now))
    compte = await unit.tx.publics.count(ciblage_of(unit, campagne))
    if compte.motifs:
        await tell_staff_from(
            unit, campagne.relais_id, f"campagne_equipe:{campagne.id}:annonce", "campagnes/equipe_annonce",
            daytime(unit, unit.territoire.get(campagne.relais_id)), c=campagne, compte=compte,
        )  # fmt: skip
