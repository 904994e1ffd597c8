"""How a campaign goes, for the team: its figures, the people behind them, the end of it. Writes to nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.campagnes import Campagne
from bot.domain.personnes import Personne
from bot.domain.progression import Progression
from bot.usecases.end_campaigns import stop_some
from bot.usecases.make_campaign import find_campaign
from bot.usecases.unit import Unit

PAR_PAGE = 8
ENCORE_A_APPELER = timedelta(days=120)  # after its end a campaign still gives people to phone, if no other one asked


@dataclass(frozen=True, slots=True)
class Suivi:
    """One campaign and its figures; `motifs`: why people were left out or are phoned."""

    campagne: Campagne
    total: Progression
    motifs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Liste:
    """One page of the campaigns of a relais, the newest first."""

    campagnes: tuple[Campagne, ...]
    numero: int
    suite: bool


async def list_campaigns(unit: Unit, qui: Personne, numero: int) -> Liste | None:
    """Those of her relais."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    found = await unit.tx.campagnes.list_of_relais(qui.animateur_relais_id, PAR_PAGE + 1, numero * PAR_PAGE)
    return Liste(tuple(found[:PAR_PAGE]), numero, len(found) > PAR_PAGE)


async def follow(unit: Unit, qui: Personne, campagne_id: int) -> Suivi | None:
    """Where it stands; of one that is over for long, the figures that were kept."""
    campagne = await find_campaign(unit, qui, campagne_id)
    if campagne is None or campagne.may_change():
        return None
    figures = await unit.tx.progressions.total(campagne_id)
    bilan = None if figures.en_tout else await unit.tx.campagnes.read_bilan(campagne_id)
    if bilan is not None:
        figures = Progression(**bilan["total"])
    return Suivi(campagne, figures, await unit.tx.progressions.count_motifs(campagne_id))


async def stop_campaign(unit: Unit, qui: Personne, campagne_id: int) -> Campagne | None:
    """« Arrêter »: what has not left does not leave, and nobody is waited for. Twice stops once."""
    campagne = await find_campaign(unit, qui, campagne_id)
    if campagne is None or campagne.etat != "en_cours":
        return campagne
    stopped = replace(campagne, etat="arretee", curseur=0, close_le=unit.now)
    await unit.tx.campagnes.save(stopped)
    await stop_some(unit, stopped)  # the soonest letters at once; the clock takes back the rest of a large one
    return await unit.tx.campagnes.get(campagne_id)
