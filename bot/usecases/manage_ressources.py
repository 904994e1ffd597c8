"""The animatrice's malles and rooms: made with a name, changed by taps, out of service, loans given back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

from bot.domain.personnes import Personne
from bot.domain.ressources import CHOIX, Ressource, Sorte
from bot.usecases.unit import Unit
from content.charte_snoezelen import CHARTE_SNOEZELEN
from store.ressources import Pret as Pret

NOM_MAX, CHARTE_MAX = 60, 2000
DUREES: dict[Sorte, int] = {"malle": 14, "salle": 20}
Champ = Literal["duree", "adultes", "enfants", "de", "a", "charte", "lieu"]


@dataclass(frozen=True, slots=True)
class Parc:
    """What a relais lends and lets book, and what is out."""

    ressources: tuple[Ressource, ...]
    prets: tuple[Pret, ...]


async def list_parc(unit: Unit, qui: Personne) -> Parc | None:
    """None for who is not of the team."""
    home = _home(qui)
    if home is None:
        return None
    prets = await unit.tx.ressources.list_loans(home, unit.now)
    return Parc(tuple(await unit.tx.ressources.list_of(home)), tuple(prets))


async def find_ressource(unit: Unit, qui: Personne, ressource_id: int) -> Ressource | None:
    """One in service, of her relais."""
    home = _home(qui)
    found = None if home is None else await unit.tx.ressources.find(home, ressource_id)
    return found if found is not None and found.retiree_le is None else None


async def add_ressource(unit: Unit, qui: Personne, sorte: Sorte, nom: str) -> Ressource | None:
    """With a name alone; a room called Snoezelen comes with the usual rules, to be read again by the relais."""
    home, clean = _home(qui), " ".join(nom.split())[:NOM_MAX]
    if home is None or not clean:
        return None
    made = Ressource(0, home, sorte, clean, DUREES[sorte])
    if sorte == "salle" and "snoezelen" in clean.casefold():
        made = replace(made, enfants_par_adulte=3, charte=True, texte_charte=CHARTE_SNOEZELEN)
    return await unit.tx.ressources.add(made, unit.now)


async def change_next(unit: Unit, qui: Personne, ressource_id: int, champ: Champ) -> Ressource | None:
    """The next value of one thing; slots already booked stay as they were."""
    r = await find_ressource(unit, qui, ressource_id)
    if r is None:
        return None
    changed = _with_next(unit, r, champ)
    await unit.tx.ressources.save(changed)
    return changed


async def write_charte(unit: Unit, qui: Personne, ressource_id: int, texte: str) -> Ressource | None:
    """Its own charter; another text is accepted anew."""
    r = await find_ressource(unit, qui, ressource_id)
    if r is None:
        return None
    changed = replace(r, charte=True, texte_charte=texte.strip()[:CHARTE_MAX])
    await unit.tx.ressources.save(changed)
    return changed


async def retire_ressource(unit: Unit, qui: Personne, ressource_id: int) -> Ressource | None:
    """Nobody books it any more; what is booked stays, and is shown to the team."""
    r = await find_ressource(unit, qui, ressource_id)
    if r is not None:
        await unit.tx.ressources.retire(r.id, unit.now)
    return r


async def give_back(unit: Unit, qui: Personne, inscription_id: int) -> Pret | None:
    """« Rendue ». Twice is once."""
    home = _home(qui)
    pret = None if home is None else await unit.tx.ressources.find_loan(home, inscription_id)
    if pret is not None:
        await unit.tx.ressources.give_back(inscription_id, unit.now)
    return pret


def _with_next(unit: Unit, r: Ressource, champ: Champ) -> Ressource:
    match champ:
        case "charte":
            return replace(r, charte=not r.charte and bool(r.texte_charte))
        case "lieu":
            cles = [None, *(lieu.cle for lieu in unit.territoire.get(r.relais_id).lieux)]
            return replace(r, lieu=cles[(cles.index(r.lieu) + 1) % len(cles)] if r.lieu in cles else None)
        case "duree":
            return replace(r, duree=_next("jours" if r.sorte == "malle" else "minutes", r.duree) or r.duree)
        case "adultes":
            return replace(r, places_adultes=_next("adultes", r.places_adultes) or 1)
        case "enfants":
            return replace(r, enfants_par_adulte=_next("enfants", r.enfants_par_adulte))
        case "de":
            return replace(r, de=time(_next("de", r.de.hour) or 9))
        case "a":
            return replace(r, a=time(_next("a", r.a.hour) or 17))


def _next(what: str, now: int | None) -> int | None:
    choix = CHOIX[what]
    return choix[(choix.index(now) + 1) % len(choix)] if now in choix else choix[0]


def _home(qui: Personne) -> int | None:
    return qui.animateur_relais_id if qui.animateur_id is not None else None
