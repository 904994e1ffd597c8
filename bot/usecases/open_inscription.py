"""« Je m'inscris »: who comes with her, what must be read first, or why not. Registers nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from hashlib import sha256

from bot.domain.ateliers import Atelier, Places, places_of
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.droit_inscription import Histoire, Refus, month_of, why_not
from bot.domain.inscriptions import Inscrite, capacite_of, most_children
from bot.domain.personnes import Personne
from bot.domain.regles_ateliers import ABSENCES_MOIS, Regles, regles_of
from bot.domain.ressources import overlaps
from bot.domain.tranches import Compte, Tranche, count_of, grown, only, welcomed
from bot.usecases.participant import Participant, find_atelier, participant_of, publics_of
from bot.usecases.unit import Unit

MOIS = timedelta(days=31)
CHARTE = "ateliers"


@dataclass(frozen=True, slots=True)
class Refuse:
    """Not by herself, or not now."""

    atelier: Atelier
    pourquoi: Refus


@dataclass(frozen=True, slots=True)
class CharteALire:
    """The relais's charter is accepted first; the proof is dated."""

    atelier: Atelier
    texte: str


@dataclass(frozen=True, slots=True)
class Choix:
    """Who comes? `derniere`: the children of last time, when they may all come to this one; `most`: how many at most.

    `deja`: her registration, when she has one. Its children are being changed, or she is only shown it.
    """

    atelier: Atelier
    qui: Participant
    places: Places
    most: int
    tranches: tuple[Tranche, ...]
    derniere: Compte | None
    regles: Regles
    histoire: Histoire
    deja: Inscrite | None = None


async def open_inscription(
    unit: Unit, personne: Personne, atelier_id: int, *, remember: bool = True
) -> Choix | CharteALire | Refuse | None:
    """What stands between her and a place; None when there is no such atelier for her.

    `remember`: with the children of last time, which only the screen needs.
    """
    atelier = await find_atelier(unit, personne, atelier_id)
    if atelier is None:
        return None
    qui = await participant_of(unit, personne, atelier)
    if qui is None:
        return Refuse(atelier, "public")
    relais = unit.territoire.get(atelier.relais_id)
    regles = regles_of(relais.reglages, atelier)
    deja = await _find_hers(unit, personne, atelier, qui)
    histoire = await _histoire(unit, atelier, qui, regles)
    refus = why_not(atelier, publics_of(personne, atelier.relais_id), histoire, regles, unit.now)
    refus = refus or await _slot_taken(unit, atelier)
    if refus is not None and deja is None:
        return Refuse(atelier, refus)
    if deja is None and await must_read_charte(unit, personne, atelier, regles):
        return CharteALire(atelier, (await charte_of(unit, atelier, regles))[1])
    places = places_of(atelier, (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id])
    most, tranches = most_children(capacite_of(atelier)), welcomed(atelier.age_min_mois, atelier.age_max_mois)
    derniere = await _last(unit, qui, most, tranches) if remember else None
    return Choix(atelier, qui, places, most, tranches, derniere, regles, histoire, deja)


async def charte_of(unit: Unit, atelier: Atelier, regles: Regles) -> tuple[str, str]:
    """Under which name its charter is accepted, and its text: a room has its own. No text: there is none to accept."""
    if atelier.ressource_id is not None:
        ressource = await unit.tx.ressources.find(atelier.relais_id, atelier.ressource_id)
        wanted = ressource is not None and ressource.charte
        return (ressource.cle_charte, ressource.texte_charte or "") if ressource and wanted else (CHARTE, "")
    texte = unit.territoire.get(atelier.relais_id).charte_ateliers
    return CHARTE, (texte or "") if atelier.charte or regles.charte else ""


async def must_read_charte(unit: Unit, personne: Personne, atelier: Atelier, regles: Regles) -> bool:
    """Whether this very text was not accepted within the last year, or what the relais says."""
    cle, texte = await charte_of(unit, atelier, regles)
    if not texte:
        return False
    since = unit.now - regles.charte_mois * MOIS
    return not await unit.tx.avis.accepted(personne.compte_id, atelier.relais_id, cle, empreinte(texte), since)


async def accept_charte(unit: Unit, personne: Personne, atelier_id: int) -> None:
    """« J'accepte »: the dated proof of the text that was shown. Twice accepts once."""
    atelier = await find_atelier(unit, personne, atelier_id)
    if atelier is None:
        return
    regles = regles_of(unit.territoire.get(atelier.relais_id).reglages, atelier)
    if await must_read_charte(unit, personne, atelier, regles):
        cle, texte = await charte_of(unit, atelier, regles)
        await unit.tx.avis.accept(personne.compte_id, atelier.relais_id, cle, empreinte(texte), unit.now)


def empreinte(texte: str) -> str:
    """What tells one version of a text from another."""
    return sha256(texte.encode()).hexdigest()[:16]


async def _find_hers(unit: Unit, personne: Personne, atelier: Atelier, qui: Participant) -> Inscrite | None:
    """Her registration, also the one that she took as a parent before she was known as a professional."""
    hers = await unit.tx.inscriptions.find_live(atelier.id, qui.assistant_id, qui.famille_id)
    if hers is not None or qui.assistant_id is None:
        return hers
    famille = await unit.tx.familles.find_of_compte(atelier.relais_id, personne.compte_id)
    return await unit.tx.inscriptions.find_live(atelier.id, None, famille.id) if famille else None


async def _slot_taken(unit: Unit, atelier: Atelier) -> Refus | None:
    """A malle or a room that somebody took for other hours of the same days, or that is not lent any more."""
    if atelier.ressource_id is None:
        return None
    ressource = await unit.tx.ressources.find(atelier.relais_id, atelier.ressource_id)
    this = (atelier.debut, atelier.fin)
    others = [one for one in await unit.tx.ressources.list_taken(atelier.ressource_id, unit.now) if one != this]
    retired = ressource is None or ressource.retiree_le is not None
    return "prise" if retired or any(overlaps(this, one) for one in others) else None


async def _histoire(unit: Unit, atelier: Atelier, qui: Participant, regles: Regles) -> Histoire:
    """Read only as far as some rule asks for it."""
    asked = regles.max_par_mois or regles.absences_max or regles.priorite_nouvelles or regles.priorite_commune
    if not asked:
        return Histoire()
    first, after = month_of(atelier.debut)
    found = await unit.tx.inscriptions.read_histoire(
        qui.assistant_id, qui.famille_id, (to_utc(first, time()), to_utc(after, time())), _months_ago(unit.now),
        but=atelier.id,
    )  # fmt: skip
    if qui.assistant_id is None:
        return found
    return replace(found, commune=(await unit.tx.assistants.get(qui.assistant_id)).commune)


def _months_ago(now: datetime) -> datetime:
    return now - ABSENCES_MOIS * MOIS


async def _last(unit: Unit, qui: Participant, most: int, tranches: tuple[Tranche, ...]) -> Compte | None:
    said = await unit.tx.inscriptions.last_children(qui.assistant_id, qui.famille_id)
    if said is None:
        return None
    ages, when = said
    compte = count_of(grown(ages, to_paris(when).date(), unit.today))
    return compte if sum(compte) <= most and only(compte, tranches) else None
