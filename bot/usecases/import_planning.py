"""A planning sent as a file: it is read outside, its report comes first, and drafts are made only on her word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.annuaire.tableau import FichierRefuse
from bot.domain.atelier_ecrit import of_plain, to_plain
from bot.domain.ateliers import Atelier
from bot.domain.conflits import Conflit, find_conflits
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.planning_ecrit import PlanningLu
from bot.domain.porte_atelier import find_refus
from bot.usecases.unit import Unit
from store.imports_planning import ImportPlanning

READ = "lire_planning"


@dataclass(frozen=True, slots=True)
class Rapport:
    """What the file would do. `deja`: lines that the planning holds already, at the same hour under the same title."""

    lu: PlanningLu
    nouveaux: tuple[tuple[int, Atelier], ...]
    deja: tuple[int, ...]
    conflits: tuple[tuple[int, Atelier, Conflit], ...]


async def receive_planning(unit: Unit, qui: Personne, file_id: str, nom: str) -> bool:
    """Keeps Telegram's reference of the file and asks for it to be read."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return False
    relais_id = qui.animateur_relais_id
    import_id = await unit.tx.imports_planning.add(relais_id, qui.animateur_id, qui.telegram_id, file_id, nom, unit.now)
    slug = unit.territoire.get(relais_id).slug
    unit.ask(
        f"planning:{import_id}:{READ}", READ, import_id=import_id, file_id=file_id, relais=slug, relais_id=relais_id,
        animateur_id=qui.animateur_id, now=unit.now.isoformat(), today=unit.today.isoformat(),
    )  # fmt: skip
    return True


async def report_planning(unit: Unit, import_id: int, lu: PlanningLu | FichierRefuse) -> None:
    """The report, with its two buttons when something would be made."""
    this = await unit.tx.imports_planning.find(import_id)
    if this is None:
        return
    if isinstance(lu, FichierRefuse):
        await unit.tx.imports_planning.move(import_id, "a_lire", "abandonne")
        _tell(unit, this, "refus", "ateliers/fichier_refuse", fichier=lu)
        return
    rapport = await _compare(unit, this.relais_id, lu)
    lignes = [to_plain(atelier) for _, atelier in rapport.nouveaux]
    await unit.tx.imports_planning.move(import_id, "a_lire", "a_confirmer" if lignes else "abandonne", lignes)
    _tell(
        unit, this, "rapport", "ateliers/rapport", r=rapport, id=import_id, relais=unit.territoire.get(this.relais_id)
    )


async def decide_planning(unit: Unit, qui: Personne, import_id: int, *, accepted: bool) -> list[Atelier] | None:
    """Her answer: the drafts that were made; None when it is not hers to give, or was given already."""
    this = await unit.tx.imports_planning.find(import_id)
    if this is None or qui.animateur_id is None or this.relais_id != qui.animateur_relais_id:
        return None
    if not await unit.tx.imports_planning.move(import_id, "a_confirmer", "enregistre" if accepted else "abandonne"):
        return None
    wanted = [of_plain(one) for one in this.lignes] if accepted else []
    return await unit.tx.ateliers.add_all([one for one in wanted if find_refus(one, unit.now) is None], unit.now)


async def give_up_planning(unit: Unit, import_id: int) -> None:
    """The file could not be fetched: she is asked to send it again."""
    this = await unit.tx.imports_planning.find(import_id)
    if this is not None and await unit.tx.imports_planning.move(import_id, "a_lire", "abandonne"):
        _tell(unit, this, "illisible", "ateliers/fichier_perdu", nom=this.nom)


async def _compare(unit: Unit, relais_id: int, lu: PlanningLu) -> Rapport:
    if not lu.ateliers:
        return Rapport(lu, (), (), ())
    first = min(one.debut for _, one in lu.ateliers) - timedelta(days=1)
    last = max(one.fin for _, one in lu.ateliers) + timedelta(days=1)
    known = await unit.tx.ateliers.list_between(relais_id, first, last)
    seen = {_mark(one) for one in known}
    new: list[tuple[int, Atelier]] = []
    again: list[int] = []
    for numero, one in lu.ateliers:
        if _mark(one) in seen:
            again.append(numero)
        else:
            seen.add(_mark(one))
            new.append((numero, one))
    return Rapport(lu, tuple(new), tuple(again), tuple(_conflits(unit, relais_id, known, new)))


def _conflits(
    unit: Unit, relais_id: int, known: Sequence[Atelier], new: Sequence[tuple[int, Atelier]]
) -> list[tuple[int, Atelier, Conflit]]:
    """With the planning, and with the other lines of the file: each pair once."""
    relais = unit.territoire.get(relais_id)
    found, before = [], list(known)
    for numero, one in new:
        found += [(numero, one, c) for c in find_conflits(one, before, relais)]
        before.append(one)
    return found


def _mark(atelier: Atelier) -> tuple[datetime, str, str | None, str | None]:
    return atelier.debut, atelier.titre.casefold(), atelier.lieu, atelier.lieu_dit


def _tell(unit: Unit, this: ImportPlanning, event: str, template: str, **data: Any) -> None:
    key = f"planning:{this.id}:{event}:{this.chat_id}"
    unit.write(key, this.chat_id, template, lane=Lane.ALERT, relais_id=this.relais_id, data=data)
