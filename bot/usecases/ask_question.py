"""A question typed to the bot: one sure page, a few to choose from, or « je ne sais pas ». Never invents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.questions import AUTRES_MAX, TEXTE_MAX, Public, Question
from bot.usecases.choose_relais import relais_of
from bot.usecases.open_page import PageOuverte, answer_with
from bot.usecases.savoir import Connaissances
from bot.usecases.unit import Unit
from content.knowledge import Reponse
from content.reponses.pages import Page


@dataclass(frozen=True, slots=True)
class AChoisir:
    """Up to three pages may be meant."""

    question: Question
    pages: tuple[Page, ...]
    autres: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Inconnue:
    """Nothing answers it: a human may."""

    question: Question
    autres: tuple[Question, ...] = ()
    humaine: bool = False  # a matter for a person, whatever the pages say


@dataclass(frozen=True, slots=True)
class QuelleCommune:
    """The answer changes from one relais to the next, and hers is not known."""

    question: Question


@dataclass(frozen=True, slots=True)
class AutreLangue:
    """Not in French."""

    question: Question
    lang: str


@dataclass(frozen=True, slots=True)
class Recherche:
    """A search for care, told in a sentence."""

    question: Question


@dataclass(frozen=True, slots=True)
class Politesse:
    """Nothing is asked."""

    sorte: str


Issue = PageOuverte | AChoisir | Inconnue | QuelleCommune | AutreLangue | Recherche | Politesse


async def public_of(unit: Unit, personne: Personne) -> Public | None:
    """For whom the answer is; None for a professional who is also a family: she chooses."""
    if personne.assistant_maternel_id is None:
        return "parent"
    return None if await unit.tx.familles.list_of_compte(personne.compte_id) else "assistant_maternel"


def slug_of(unit: Unit, relais_id: int | None) -> str | None:
    """The name of a relais in its pages."""
    return None if relais_id is None else unit.territoire.get(relais_id).slug


async def ask_question(unit: Unit, personne: Personne, texte: str, message_id: int) -> Issue:
    """What she has just typed. The same message read again gives the same question."""
    relais_id, public = relais_of(unit, personne), await public_of(unit, personne)
    reponse, connues = await _think(unit, texte, relais_id, public)
    if reponse.kind == "smalltalk":
        return Politesse(reponse.sorte or "")
    question = await unit.tx.questions.add(
        personne.compte_id, relais_id, public, unit.now, texte=texte[:TEXTE_MAX], message_id=message_id
    )
    autres = [
        await unit.tx.questions.add(
            personne.compte_id, relais_id, public, unit.now, texte=other[:TEXTE_MAX], message_id=message_id, rang=rang
        )
        for rang, other in enumerate(reponse.autres[:AUTRES_MAX], 1)
    ]
    return await _settle(unit, personne, question, tuple(autres), reponse, connues)


async def ask_beside_form(unit: Unit, personne: Personne, texte: str, message_id: int) -> Issue | None:
    """What a form could not read may be a question: None when it looks like none, and nothing is written down."""
    relais_id, public = relais_of(unit, personne), await public_of(unit, personne)
    reponse, _ = await _think(unit, texte, relais_id, public)
    is_asked = reponse.kind in ("answer", "language") or (reponse.kind == "choices" and texte.rstrip().endswith("?"))
    is_rude = reponse.kind == "smalltalk" and reponse.sorte == "insulte"
    if not (is_asked or is_rude) or (reponse.local and relais_id is None):
        return None
    return await ask_question(unit, personne, texte, message_id)


async def ask_kept(unit: Unit, personne: Personne, question_id: int) -> Issue | None:
    """A question already written down: another one of her message, or one that waited for her commune."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None or question.texte is None:
        return None
    relais_id = question.relais_id or relais_of(unit, personne)
    if question.relais_id is None and relais_id is not None:
        await unit.tx.questions.save(question.id, relais_id=relais_id)
        question = await unit.tx.questions.find(personne.compte_id, question_id) or question
    reponse, connues = await _think(unit, question.texte or "", relais_id, question.public)
    return await _settle(unit, personne, question, (), reponse, connues)


async def _think(unit: Unit, texte: str, relais_id: int | None, public: Public | None) -> tuple[Reponse, Connaissances]:
    connues = await unit.savoir.current(unit)
    return connues.ask(texte[:TEXTE_MAX], slug_of(unit, relais_id), public, unit.today), connues


async def _settle(
    unit: Unit,
    personne: Personne,
    question: Question,
    autres: tuple[Question, ...],
    reponse: Reponse,
    connues: Connaissances,
) -> Issue:
    slug = slug_of(unit, question.relais_id)
    found = [page for one in reponse.pages if (page := connues.page(one.page_id, slug, unit.today))]
    match reponse.kind:
        case "search":
            return Recherche(question)
        case "language":
            return AutreLangue(question, reponse.lang or "")
        case _ if reponse.local and question.relais_id is None:
            return QuelleCommune(question)
        case "answer" if found and not _may_mean_both(question, found):
            return await answer_with(unit, personne, question, found[0], found[1:], autres)
        case "answer" | "choices" if found:
            await unit.tx.questions.save(question.id, etat="choix", montrees=[page.id for page in found])
            return AChoisir(question, tuple(found), autres)
        case _:
            await unit.tx.questions.save(question.id, etat="inconnue", raison="inconnue")
            return Inconnue(question, autres, humaine=reponse.sorte is not None)


def _may_mean_both(question: Question, found: Sequence[Page]) -> bool:
    """She is a professional and a parent, and each has a page of its own on this: she says which she is today."""
    publics = {page.public for page in found if page.sujet == found[0].sujet}
    return question.public is None and {"parent", "assistant_maternel"} <= publics


async def give_other(unit: Unit, personne: Personne, question_id: int) -> Inconnue | None:
    """« Autre chose »: none of the pages shown was meant. None for an old button."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None:
        return None
    if question.etat == "choix":
        await unit.tx.questions.save(question.id, etat="inconnue", raison="autre_chose")
    return Inconnue(question)
