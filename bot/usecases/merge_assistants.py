"""One person written twice: the pairs, the preview, the merge, and its undoing for a day. Never across relais."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.annuaire.doublons import REGRET, Paire, find_doublons, merge_entries, pair_of
from bot.domain.annuaire.fusion import changes_between
from bot.domain.annuaire.rapport import Changement
from bot.domain.assistants import AssistantMaternel
from bot.domain.personnes import Personne
from bot.usecases.each_due import each_due
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Service, Unit
from store.fusions import Fusion


@dataclass(frozen=True, slots=True)
class Doublons:
    """The pairs to look at, and the merges that can still be undone."""

    paires: list[Paire]
    fusions: list[Fusion]


@dataclass(frozen=True, slots=True)
class Apercu:
    """What the entry kept would become."""

    gardee: AssistantMaternel
    retiree: AssistantMaternel
    changements: tuple[Changement, ...]
    compte_suit: bool  # the Telegram account of the entry that goes follows
    deux_comptes: bool  # both have one: that of the entry that goes is detached


async def list_doublons(unit: Unit, qui: Personne) -> Doublons | None:
    """For the team; None for somebody else."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    entries = await unit.tx.assistants.list_of_relais(qui.animateur_relais_id)
    distinct = await unit.tx.fusions.list_distinct(qui.animateur_relais_id)
    return Doublons(find_doublons(entries, distinct), await unit.tx.fusions.list_live(qui.animateur_relais_id))


async def preview_merge(unit: Unit, qui: Personne, gardee_id: int, retiree_id: int) -> Apercu | None:
    """Nothing is changed; None when one of them is not hers, or is already gone."""
    gardee, retiree = await find_fiche(unit, qui, gardee_id), await find_fiche(unit, qui, retiree_id)
    if gardee is None or retiree is None or gardee_id == retiree_id:
        return None
    kept, gone = gardee.assistant, retiree.assistant
    return Apercu(
        kept,
        gone,
        changes_between(kept, merge_entries(kept, gone)),
        compte_suit=kept.telegram_id is None and gone.telegram_id is not None,
        deux_comptes=kept.telegram_id is not None and gone.telegram_id is not None,
    )


async def merge_assistants(unit: Unit, qui: Personne, gardee_id: int, retiree_id: int) -> Apercu | None:
    """Done, and undone for a day."""
    apercu = await preview_merge(unit, qui, gardee_id, retiree_id)
    if apercu is None or qui.animateur_relais_id is None:
        return None
    until = unit.now + REGRET
    await unit.tx.fusions.begin(qui.animateur_relais_id, gardee_id, retiree_id, qui.animateur_id, unit.now, until)
    kept = await unit.tx.assistants.get(gardee_id)
    await unit.tx.assistants.save(merge_entries(kept, apercu.retiree), unit.now)
    return apercu


async def mark_distinct(unit: Unit, qui: Personne, one: int, other: int) -> bool:
    """« Ce sont deux personnes »: not asked again."""
    if await find_fiche(unit, qui, one) is None or await find_fiche(unit, qui, other) is None or one == other:
        return False
    await unit.tx.fusions.mark_distinct(pair_of(one, other))
    return True


async def undo_merge(unit: Unit, qui: Personne, fusion_id: int) -> Fusion | None:
    """Both entries as they were; None when it is too late or not hers."""
    if qui.animateur_relais_id is None or qui.animateur_id is None:
        return None
    fusion = await unit.tx.fusions.find(qui.animateur_relais_id, fusion_id)
    if fusion is not None:
        await unit.tx.fusions.undo(fusion, unit.now)
    return fusion


async def finish_merges(service: Service) -> None:
    """A day later, for ever."""

    async def due(unit: Unit) -> list[Fusion]:
        return await unit.tx.fusions.list_due(unit.now)

    async def finish(unit: Unit, fusion: Fusion) -> None:
        await unit.tx.fusions.finish(fusion, unit.now)

    await each_due(service, due, finish)
