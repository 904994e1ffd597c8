"""Amounts: « vérifié aujourd'hui sur … » in one tap, or corrected for a date. For the families of that relais only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.montants import read_montant
from bot.domain.personnes import Personne
from bot.domain.tableau import Page as Feuille
from bot.domain.tableau import page_of
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.page_du_relais import relais_of_team
from bot.usecases.unit import Unit
from content.reponses.baremes import Bareme, Baremes

PAR_ECRAN = 8
CORRIGER = "montant"


@dataclass(frozen=True, slots=True)
class MontantVu:
    """One amount: the line that is served, or the last one when none may be (`servi` False), and its history."""

    ligne: Bareme
    servi: bool
    histoire: tuple[Bareme, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What would be written, before it is."""

    vu: MontantVu
    valeur: str
    depuis: date


def count_unconfirmed(baremes: Baremes, today: date) -> int:
    """How many amounts nobody of that relais has read at their source, or are past their date."""
    return sum(not _is_sure(vu) for vu in _all(baremes, today))


async def list_montants(unit: Unit, qui: Personne, numero: int) -> Feuille[MontantVu] | None:
    """One screen: those to confirm first."""
    baremes = await _table(unit, qui)
    if baremes is None:
        return None
    return page_of(sorted(_all(baremes, unit.today), key=_is_sure), numero, PAR_ECRAN)


async def see_montant(unit: Unit, qui: Personne, nom: str) -> MontantVu | None:
    """One amount of her relais's table."""
    baremes = await _table(unit, qui)
    return None if baremes is None else _see(baremes, nom, unit.today)


async def confirm_montant(unit: Unit, qui: Personne, nom: str) -> MontantVu | None:
    """She has just read it at its source, and it is right."""
    vu = await see_montant(unit, qui, nom)
    if vu is None or not vu.servi:
        return vu
    if vu.ligne.verifie_le != unit.today:
        mine = await _own_value(unit, qui, vu.ligne)
        await _write(unit, qui, nom, vu.ligne.depuis, mine)
    return await see_montant(unit, qui, nom)


async def ask_correction(unit: Unit, qui: Personne, nom: str) -> MontantVu | None:
    """Her next text is the new value."""
    vu = await see_montant(unit, qui, nom)
    if vu is not None:
        await ask(unit, qui, f"{CORRIGER}:{nom}")
    return vu


async def read_correction(unit: Unit, qui: Personne, text: str) -> Correction | Literal["illisible"] | None:
    """What she typed, to be confirmed; nothing is written yet."""
    what, parts = asked_of(qui)
    vu = await see_montant(unit, qui, parts[0]) if what == CORRIGER and parts else None
    if vu is None:
        return None
    read = read_montant(text, unit.today, words=isinstance(vu.ligne.valeur, str))
    if read is None:
        return "illisible"
    depuis = read.depuis or vu.ligne.depuis
    await unit.tx.dialogues.save(
        qui.compte_id, "an", f"{CORRIGER}:{parts[0]}", {"valeur": read.valeur, "depuis": depuis.isoformat()}, unit.now
    )
    return Correction(vu, read.valeur, depuis)


async def save_correction(unit: Unit, qui: Personne) -> MontantVu | None:
    """« C'est bien cela »: served from that day on."""
    what, parts = asked_of(qui)
    said = qui.dialogue.reponses if qui.dialogue is not None else {}
    if what != CORRIGER or not parts or "valeur" not in said or await see_montant(unit, qui, parts[0]) is None:
        return None
    await _write(unit, qui, parts[0], date.fromisoformat(said["depuis"]), said["valeur"])
    await stop_asking(unit, qui)
    return await see_montant(unit, qui, parts[0])


async def _write(unit: Unit, qui: Personne, nom: str, depuis: date, valeur: str | None) -> None:
    assert qui.animateur_relais_id is not None
    unit.change_pages()
    await unit.tx.pages.add_montant(qui.animateur_relais_id, nom, depuis, valeur, qui.animateur_id, unit.now)


async def _own_value(unit: Unit, qui: Personne, ligne: Bareme) -> str | None:
    """A value that her relais corrected before stays its own when she confirms it."""
    connues = await unit.savoir.current(unit)
    shipped = {(one.nom, one.depuis): one.valeur for one in connues.shipped.baremes.lignes}
    return None if shipped.get((ligne.nom, ligne.depuis)) == ligne.valeur else str(ligne.valeur)


async def _table(unit: Unit, qui: Personne) -> Baremes | None:
    relais = relais_of_team(unit, qui)
    return None if relais is None else (await unit.savoir.current(unit)).baremes(relais.slug)


def _all(baremes: Baremes, today: date) -> list[MontantVu]:
    seen = (_see(baremes, nom, today) for nom in baremes.noms)
    return [vu for vu in seen if vu is not None]


def _see(baremes: Baremes, nom: str, today: date) -> MontantVu | None:
    served = baremes.current(nom, today)
    ligne = served or baremes.latest(nom, today)
    return None if ligne is None else MontantVu(ligne, served is not None, baremes.history(nom))


def _is_sure(vu: MontantVu) -> bool:
    return vu.servi and vu.ligne.is_confirmed
