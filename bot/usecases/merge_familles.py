"""One family written twice: the pairs, the preview, the merge, and its undoing for a day. Never across relais."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.annuaire.doublons import REGRET
from bot.domain.evenements import Quoi
from bot.domain.familles_en_double import FamilleVue, PaireFamilles, are_two_people, find_pairs
from bot.domain.personnes import Personne
from bot.usecases.each_due import each_due
from bot.usecases.hand_over_words import send_waiting, take_back
from bot.usecases.situation import daytime
from bot.usecases.tableau_du_relais import note
from bot.usecases.unit import Service, Unit
from store.fusions_familles import FusionFamilles


@dataclass(frozen=True, slots=True)
class FamillesEnDouble:
    """The pairs to look at, and the merges that can still be undone."""

    paires: list[PaireFamilles]
    fusions: list[FusionFamilles]


@dataclass(frozen=True, slots=True)
class ApercuFamilles:
    """What becomes of requests, agreements, account and conversation; `deux_comptes`: two people, refused."""

    gardee: FamilleVue
    retiree: FamilleVue
    accords: tuple[str, ...]
    compte_suit: bool
    deux_comptes: bool
    mots: int  # words that wait for the family, which its Telegram then gets


async def list_familles_en_double(unit: Unit, qui: Personne) -> FamillesEnDouble | None:
    """For the team; None for somebody else."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    seen = await unit.tx.familles.list_seen(qui.animateur_relais_id)
    distinct = await unit.tx.fusions_familles.list_distinct(qui.animateur_relais_id)
    fusions = await unit.tx.fusions_familles.list_live(qui.animateur_relais_id)
    return FamillesEnDouble(find_pairs(seen, distinct), fusions)


async def preview_famille_merge(unit: Unit, qui: Personne, one: int, other: int) -> ApercuFamilles | None:
    """Nothing is changed; None when one of them is not hers, or is already gone. Who has Telegram is kept."""
    found = await _two(unit, qui, one, other)
    if found is None:
        return None
    gardee, retiree = found
    if gardee.famille.telegram_id is None and retiree.famille.telegram_id is not None:
        gardee, retiree = retiree, gardee
    accords = [*await unit.tx.familles.list_agreed(gardee.famille.id)]
    accords += [a for a in await unit.tx.familles.list_agreed(retiree.famille.id) if a not in accords]
    words = [await unit.tx.a_dire.list_words(numero) for numero in retiree.demandes]
    return ApercuFamilles(
        gardee,
        retiree,
        tuple(accords),
        compte_suit=gardee.famille.telegram_id is not None,
        deux_comptes=are_two_people(gardee.famille, retiree.famille),
        mots=sum(map(len, words)) if gardee.famille.telegram_id is not None else 0,
    )


async def merge_familles(unit: Unit, qui: Personne, one: int, other: int) -> ApercuFamilles | None:
    """Done, and undone for a day; nothing is done for two people (`deux_comptes`)."""
    apercu = await preview_famille_merge(unit, qui, one, other)
    if apercu is None or apercu.deux_comptes or qui.animateur_relais_id is None:
        return apercu
    relais_id, kept = qui.animateur_relais_id, apercu.gardee.famille
    await unit.tx.fusions_familles.begin(
        relais_id, kept.id, apercu.retiree.famille.id, qui.animateur_id, unit.now, unit.now + REGRET
    )
    await _note(unit, qui, apercu.retiree.demandes, "reunie")
    leaves = daytime(unit, unit.territoire.get(relais_id))
    await send_waiting(unit, await unit.tx.familles.get(kept.id), apercu.retiree.demandes, leaves)
    return apercu


async def mark_two_familles(unit: Unit, qui: Personne, one: int, other: int) -> bool:
    """« Ce sont deux familles »: not asked again."""
    if await _two(unit, qui, one, other) is None:
        return False
    await unit.tx.fusions_familles.mark_distinct(one, other)
    return True


async def undo_famille_merge(unit: Unit, qui: Personne, fusion_id: int) -> FusionFamilles | None:
    """Both as they were; None when it is too late or not hers."""
    if qui.animateur_relais_id is None or qui.animateur_id is None:
        return None
    fusion = await unit.tx.fusions_familles.find(qui.animateur_relais_id, fusion_id)
    if fusion is not None:
        kept = await unit.tx.familles.get(fusion.gardee)
        await unit.tx.fusions_familles.undo(fusion, unit.now)
        if kept.telegram_id is not None:
            await take_back(unit, kept.telegram_id, fusion.demandes, fusion.le)
        await _note(unit, qui, fusion.demandes, "separee")
    return fusion


async def finish_famille_merges(service: Service) -> None:
    """A day later, for ever."""

    async def due(unit: Unit) -> list[FusionFamilles]:
        return await unit.tx.fusions_familles.list_due(unit.now)

    async def finish(unit: Unit, fusion: FusionFamilles) -> None:
        await unit.tx.fusions_familles.finish(fusion, unit.now)

    await each_due(service, due, finish)


async def _two(unit: Unit, qui: Personne, one: int, other: int) -> tuple[FamilleVue, FamilleVue] | None:
    """Two families of her relais: a Tap is untrusted."""
    if qui.animateur_id is None or qui.animateur_relais_id is None or one == other:
        return None
    found = [*await unit.tx.familles.list_seen(qui.animateur_relais_id, one)]
    found += await unit.tx.familles.list_seen(qui.animateur_relais_id, other)
    return (found[0], found[1]) if len(found) == 2 else None


async def _note(unit: Unit, qui: Personne, demandes: tuple[int, ...], quoi: Quoi) -> None:
    for numero in demandes:
        demande = await unit.tx.demandes.find(numero)
        if demande is not None:
            await note(unit, qui, demande, quoi)
