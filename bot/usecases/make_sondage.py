"""An animatrice makes a survey: questions typed one a message, with names or not, until which day. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.domain.annonces import Annonce
from bot.domain.personnes import Personne
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.domain.sondages import QUESTIONS_MAX, Illisible, Sondage, parse_question
from bot.usecases.make_annonce import begin_annonce
from bot.usecases.unit import Unit
from content.text_files import render_text

DUREES = (7, 14, 30)
PAR_PAGE = 8
LOIN = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Liste:
    """One page of the surveys of a relais, the newest first."""

    sondages: tuple[Sondage, ...]
    numero: int
    suite: bool


async def list_sondages(unit: Unit, qui: Personne, numero: int) -> Liste | None:
    """Those of her relais."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    found = await unit.tx.sondages.list_of_relais(qui.animateur_relais_id, PAR_PAGE + 1, numero * PAR_PAGE)
    return Liste(tuple(found[:PAR_PAGE]), numero, len(found) > PAR_PAGE)


async def find_sondage(unit: Unit, qui: Personne, sondage_id: int) -> Sondage | None:
    """That one if it is her relais's: a Tap is untrusted."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.sondages.find(sondage_id, qui.animateur_relais_id)


async def begin_sondage(unit: Unit, qui: Personne) -> Sondage | None:
    """A new one: anonymous, for a fortnight, with an invitation that may leave as it is."""
    annonce = await begin_annonce(unit, qui, "sondage")
    if annonce is None:
        return None
    invitation: Annonce = annonce.say(0, render_text("sondages/invitation").strip())
    await unit.tx.annonces.save(invitation)
    fin = unit.today + timedelta(days=DUREES[1])
    sondage_id = await unit.tx.sondages.add(annonce.relais_id, annonce.id, fin, unit.now)
    return await unit.tx.sondages.find(sondage_id)


async def add_question(
    unit: Unit, qui: Personne, sondage_id: int, text: str
) -> Sondage | Illisible | Literal["trop_de_questions"] | None:
    """One message is one question; its other lines are what one may answer."""
    sondage = await _changeable(unit, qui, sondage_id)
    if sondage is None:
        return None
    if len(sondage.questions) >= QUESTIONS_MAX:
        return "trop_de_questions"
    read = parse_question(text)
    if isinstance(read, str):
        return read
    texte, choix = read
    await unit.tx.sondages.add_question(sondage_id, texte, "un" if choix else "libre", choix)
    return await unit.tx.sondages.find(sondage_id)


async def drop_question(unit: Unit, qui: Personne, sondage_id: int) -> None:
    """Without the last one."""
    if await _changeable(unit, qui, sondage_id) is not None:
        await unit.tx.sondages.drop_question(sondage_id)


async def toggle_plusieurs(unit: Unit, qui: Personne, sondage_id: int, rang: int) -> None:
    """One answer to that question, or several."""
    sondage = await _changeable(unit, qui, sondage_id)
    question = None if sondage is None else sondage.question_at(rang)
    if question is not None and question.genre != "libre":
        await unit.tx.sondages.set_genre(question.id, "un" if question.genre == "plusieurs" else "plusieurs")


async def toggle_anonyme(unit: Unit, qui: Personne, sondage_id: int) -> None:
    """With names, or without; never once somebody may have answered."""
    sondage = await _changeable(unit, qui, sondage_id)
    if sondage is not None:
        await unit.tx.sondages.save(replace(sondage, anonyme=not sondage.anonyme))


async def end_in(unit: Unit, qui: Personne, sondage_id: int, days: int) -> Sondage | None:
    """Its last day, also while it goes."""
    return await _end_on(unit, qui, sondage_id, unit.today + timedelta(days=days)) if days in DUREES else None


async def end_typed(unit: Unit, qui: Personne, sondage_id: int, text: str) -> Sondage | None:
    """The same, as she typed it; None when it is not understood, or too far."""
    read = parse_date(text, unit.today)
    return await _end_on(unit, qui, sondage_id, read.valeur) if isinstance(read, Lu) else None


async def throw_away(unit: Unit, qui: Personne, sondage_id: int) -> bool:
    """A draft that nobody wants."""
    sondage = await _changeable(unit, qui, sondage_id)
    if sondage is not None:
        await unit.tx.sondages.forget(sondage_id)
    return sondage is not None


async def _end_on(unit: Unit, qui: Personne, sondage_id: int, day: date) -> Sondage | None:
    sondage = await find_sondage(unit, qui, sondage_id)
    if sondage is None or sondage.clos_le is not None or not unit.today <= day <= unit.today + LOIN:
        return None
    changed = replace(sondage, fin=day)
    await unit.tx.sondages.save(changed)
    return changed


async def _changeable(unit: Unit, qui: Personne, sondage_id: int) -> Sondage | None:
    sondage = await find_sondage(unit, qui, sondage_id)
    return None if sondage is None or sondage.is_sent else sondage
