"""Somebody answers a survey, one question after the other. What is anonymous is never written beside who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.personnes import Personne
from bot.domain.sondages import REMARQUE_MAX, Question, Sondage
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Etape:
    """Where she is. `question` None: she has answered everything. `rang` None: she has not begun."""

    sondage: Sondage
    rang: int | None
    question: Question | None


Refus = Literal["pas_pour_elle", "fini"]


async def see_sondage(unit: Unit, qui: Personne, annonce_id: int) -> Etape | Refus:
    """« Répondre », under the invitation."""
    sondage = await unit.tx.sondages.find_of_annonce(annonce_id)
    return await _where(unit, qui, sondage)


async def begin(unit: Unit, qui: Personne, sondage_id: int, *, again: bool = False) -> Etape | Refus:
    """« Commencer »; `again`: from the first question, as long as answers carry names and may be changed."""
    etape = await _where(unit, qui, await unit.tx.sondages.find(sondage_id))
    if isinstance(etape, str):
        return etape
    if etape.rang is None or (again and not etape.sondage.anonyme):
        await unit.tx.reponses_sondage.move_to(sondage_id, qui.compte_id, 0)
        return Etape(etape.sondage, 0, etape.sondage.question_at(0))
    return etape


async def answer(
    unit: Unit, qui: Personne, question_id: int, choix: tuple[int, ...] = (), texte: str | None = None
) -> Etape | Refus:
    """Her answer, then the next question. An older button, tapped again, answers nothing twice."""
    sondage = await unit.tx.sondages.find_of_question(question_id)
    etape = await _where(unit, qui, sondage)
    if isinstance(etape, str):
        return etape
    question = etape.question
    if question is None or question.id != question_id or etape.rang is None:
        return etape
    if not _fits(question, choix, texte):
        return etape
    words = texte.strip()[:REMARQUE_MAX] if texte else None
    if etape.sondage.anonyme:
        await unit.tx.reponses_sondage.count(question, choix, words)
    else:
        await unit.tx.reponses_sondage.note(question, qui.compte_id, choix, words, unit.now)
    await unit.tx.reponses_sondage.move_to(etape.sondage.id, qui.compte_id, etape.rang + 1)
    return Etape(etape.sondage, etape.rang + 1, etape.sondage.question_at(etape.rang + 1))


def _fits(question: Question, choix: tuple[int, ...], texte: str | None) -> bool:
    """A button may be forged. No choice among several, and no word, are answers too: « je passe »."""
    if question.genre == "libre":
        return not choix
    known = all(0 <= one < len(question.choix) for one in choix)
    return known and texte is None and (question.genre == "plusieurs" or len(choix) <= 1)


async def _where(unit: Unit, qui: Personne, sondage: Sondage | None) -> Etape | Refus:
    if sondage is None or sondage.annonce_id is None or not sondage.is_sent:
        return "pas_pour_elle"
    if not await unit.tx.destinataires.is_of(sondage.annonce_id, qui.compte_id):
        return "pas_pour_elle"
    if not sondage.is_open(unit.today):
        return "fini"
    rang = await unit.tx.reponses_sondage.rang_of(sondage.id, qui.compte_id)
    return Etape(sondage, rang, sondage.question_at(rang or 0))
