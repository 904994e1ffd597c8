"""A complaint as the team follows it: who answers it, what is said of it, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.personnes import Personne
from bot.domain.reclamations import Reclamation
from bot.usecases.conversation_en_main import list_colleagues, name_of
from bot.usecases.unit import Unit
from store.animateurs import Animateur

PAR_PAGE: Final = 8
TEXTE_MAX: Final = 1500


@dataclass(frozen=True, slots=True)
class Liste:
    """One page. `annee` and `recues`: how many came this year; `ouvertes` of all years."""

    reclamations: tuple[Reclamation, ...]
    en_cours: bool
    page: int
    suite: bool
    annee: int
    recues: int
    ouvertes: int


async def list_reclamations(unit: Unit, qui: Personne, *, en_cours: bool, page: int) -> Liste | None:
    """Of her relais. Figures count all of them, as nobody is in a figure."""
    if qui.animateur_relais_id is None:
        return None
    found = await unit.tx.reclamations.list_of(
        qui.animateur_relais_id, ouvertes=en_cours, reservees=qui.is_responsable, limit=PAR_PAGE + 1,
        skip=page * PAR_PAGE,
    )  # fmt: skip
    recues, ouvertes = await unit.tx.reclamations.count(qui.animateur_relais_id, unit.today.year)
    return Liste(tuple(found[:PAR_PAGE]), en_cours, page, len(found) > PAR_PAGE, unit.today.year, recues, ouvertes)


async def find_reclamation(unit: Unit, qui: Personne, reclamation_id: int) -> Reclamation | None:
    """Of her relais, and for her eyes."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.reclamations.find(qui.animateur_relais_id, reclamation_id, reservees=qui.is_responsable)


async def list_owners(unit: Unit, qui: Personne, reclamation_id: int) -> tuple[Reclamation, list[Animateur]] | None:
    """To whom it may be given."""
    found = await find_reclamation(unit, qui, reclamation_id)
    if found is None:
        return None
    return found, await list_colleagues(unit, found.relais_id, reservee=found.reservee, but=found.a_qui)


async def give_reclamation(
    unit: Unit, qui: Personne, reclamation_id: int, animateur_id: int | None = None
) -> Reclamation | None:
    """« Je m'en occupe » (None), or « Confier à… »: she is told in her own chat. Nothing once it is over."""
    listed = await list_owners(unit, qui, reclamation_id)
    if listed is None:
        return None
    found, team = listed
    wanted = qui.animateur_id if animateur_id is None else animateur_id
    if not found.is_open or wanted not in [one.id for one in team]:
        return found
    await unit.tx.reclamations.give(found.id, wanted)
    given = await find_reclamation(unit, qui, reclamation_id)
    if given is not None:
        await tell_owner(unit, qui, given)
    return given


async def tell_owner(unit: Unit, qui: Personne, one: Reclamation) -> None:
    """Unless she did it herself."""
    if one.a_qui is None or one.a_qui == qui.animateur_id or one.a_qui_chat is None:
        return
    key = f"reclamation:{one.id}:confiee:{one.a_qui}:{unit.now.isoformat()}"
    data = {"r": one, "par": await name_of(unit, qui)}
    unit.write(key, one.a_qui_chat, "reclamations/confiee", relais_id=one.relais_id, data=data)


async def say_reclamation(
    unit: Unit, qui: Personne, reclamation_id: int, texte: str
) -> Reclamation | Literal["trop_long", "vide", "deja_close"] | None:
    """What the person complains of."""
    found = await find_reclamation(unit, qui, reclamation_id)
    if found is None:
        return None
    if not found.is_open:
        return "deja_close"
    if (said := _read(texte)) in ("vide", "trop_long"):
        return "vide" if said == "vide" else "trop_long"
    await unit.tx.reclamations.say(found.id, said)
    return await find_reclamation(unit, qui, reclamation_id)


async def close_reclamation(
    unit: Unit, qui: Personne, reclamation_id: int, texte: str
) -> Reclamation | Literal["trop_long", "vide", "deja_close"] | None:
    """Closed with what was answered: an answer without words is no answer."""
    found = await find_reclamation(unit, qui, reclamation_id)
    if found is None:
        return None
    if not found.is_open:
        return "deja_close"
    if (said := _read(texte)) in ("vide", "trop_long"):
        return "vide" if said == "vide" else "trop_long"
    await unit.tx.reclamations.close(found.id, said, unit.now)
    return await find_reclamation(unit, qui, reclamation_id)


def _read(texte: str) -> str:
    said = texte.strip()
    if not said:
        return "vide"
    return said if len(said) <= TEXTE_MAX else "trop_long"
