"""« Boîte à idées »: always open, with one's name or without; the team reads it at once."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.sondages import IDEE_MAX
from bot.usecases.choose_relais import relais_of
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from store.idees import Idee

PAR_PAGE = 6


@dataclass(frozen=True, slots=True)
class Idees:
    """One page of what was suggested to a relais."""

    idees: tuple[Idee, ...]
    numero: int
    suite: bool


async def suggest(unit: Unit, qui: Personne, texte: str, *, nommee: bool) -> bool:
    """Her idea; False when it is not known to which relais it goes. Without her name, nothing says whose it is."""
    relais_id = relais_of(unit, qui)
    if relais_id is None:
        return False
    idea = texte.strip()[:IDEE_MAX]
    idee_id = await unit.tx.idees.add(relais_id, qui.compte_id if nommee else None, idea, unit.today)
    data = {"texte": idea, "prenom": qui.prenom if nommee else None}
    await tell_staff(unit, relais_id, f"idee:{idee_id}", "sondages/equipe_idee", **data)
    return True


async def list_idees(unit: Unit, qui: Personne, numero: int) -> Idees | None:
    """Those of her relais."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    found = await unit.tx.idees.list_of_relais(qui.animateur_relais_id, PAR_PAGE + 1, numero * PAR_PAGE)
    return Idees(tuple(found[:PAR_PAGE]), numero, len(found) > PAR_PAGE)
