"""The questions that the bot could not answer, as the team reads them: alike together, and what is done about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.questions import Question
from bot.domain.redaction import list_formulations
from bot.domain.regroupement import A_COMPARER, Dite, Groupe, group_alike
from bot.domain.tableau import Page as Feuille
from bot.domain.tableau import page_of
from bot.usecases.change_page import add_wordings
from bot.usecases.count_question import name_subject
from bot.usecases.page_du_relais import PageDuRelais, relais_of_team, see_page
from bot.usecases.tell_unanswered import tell_unanswered
from bot.usecases.unit import Unit
from content.racines import roots_of
from content.reponses.pages import Page

PAR_ECRAN = 8


@dataclass(frozen=True, slots=True)
class GroupeLu:
    """Questions alike, the oldest first. Nobody is named."""

    questions: tuple[Question, ...]

    @property
    def id(self) -> int:
        """Of its oldest question."""
        return self.questions[0].id

    @property
    def textes(self) -> list[str]:
        """Each wording once."""
        return list(dict.fromkeys(" ".join((q.texte or "").split()) for q in self.questions))

    @property
    def conversations(self) -> list[int]:
        """Those who agreed to hand it over: they can be answered."""
        return [q.conversation_id for q in self.questions if q.conversation_id is not None]

    def count(self, raison: str) -> int:
        """How many of them wait for that reason."""
        return sum(q.raison == raison for q in self.questions)


@dataclass(frozen=True, slots=True)
class GroupeOuvert:
    """One group, and the pages that may already answer it."""

    groupe: GroupeLu
    pages: tuple[Page, ...]
    notees: tuple[Page, ...]  # those that were shown and did not help


async def list_groups(unit: Unit, qui: Personne, numero: int) -> Feuille[GroupeLu] | None:
    """One screen of the list, what is asked most first; None for who is not of the team."""
    if relais_of_team(unit, qui) is None:
        return None
    return page_of(await _groups(unit, qui), numero, PAR_ECRAN)


async def open_group(unit: Unit, qui: Personne, question_id: int) -> GroupeOuvert | None:
    """The group of that question; None when it was dealt with, or is another relais's."""
    groupe = await find_group(unit, qui, question_id)
    relais = relais_of_team(unit, qui)
    if groupe is None or relais is None:
        return None
    connues = await unit.savoir.current(unit)
    found = connues.ask(groupe.textes[0], relais.slug, None, unit.today)
    names = dict.fromkeys([one.page_id for one in found.pages])
    shown = dict.fromkeys(q.page_id for q in groupe.questions if q.page_id and q.raison == "pas_utile")
    pages = [page for name in names if name not in shown and (page := connues.page(name, relais.slug, unit.today))]
    notees = [page for name in shown if name and (page := connues.page(name, relais.slug, unit.today))]
    return GroupeOuvert(groupe, tuple(pages[:3]), tuple(notees))


async def find_group(unit: Unit, qui: Personne, question_id: int) -> GroupeLu | None:
    """The waiting group that this question is in."""
    if relais_of_team(unit, qui) is None:
        return None
    groups = await _groups(unit, qui)
    return next((g for g in groups if any(q.id == question_id for q in g.questions)), None)


async def dismiss_group(unit: Unit, qui: Personne, question_id: int) -> bool:
    """« Ce n'est pas une question »: it leaves the list. Twice does it once."""
    groupe = await find_group(unit, qui, question_id)
    if groupe is None or qui.animateur_relais_id is None:
        return False
    await unit.tx.questions.treat(qui.animateur_relais_id, [q.id for q in groupe.questions], unit.now)
    return True


async def settle_group(unit: Unit, qui: Personne, question_id: int | None, page: Page) -> int:
    """A page answers them now: they leave the list, the Caf's figures learn what they were about.

    Whoever handed hers over and left without an answer is told, once.
    """
    groupe = await find_group(unit, qui, question_id) if question_id is not None else None
    if groupe is None or qui.animateur_relais_id is None:
        return 0
    await name_subject(unit, groupe.questions, page.sujet)
    await unit.tx.questions.treat(qui.animateur_relais_id, [q.id for q in groupe.questions], unit.now)
    await tell_unanswered(unit, groupe.questions, page)
    return len(groupe.questions)


@dataclass(frozen=True, slots=True)
class Rattachement:
    """That page may answer them. `formulations`: the words that it would learn."""

    vue: PageDuRelais
    groupe: GroupeLu
    formulations: tuple[str, ...]


async def consider_page(unit: Unit, qui: Personne, question_id: int, page_id: str) -> Rattachement | None:
    """What « Cette page y répond » would do, before it is done."""
    groupe, vue = await find_group(unit, qui, question_id), await see_page(unit, qui, page_id)
    if groupe is None or vue is None or vue.etat.retiree:
        return None
    known = set(vue.page.questions)
    words = [one for one in list_formulations(groupe.textes) if one not in known]
    return Rattachement(vue, groupe, tuple(words))


async def attach_page(unit: Unit, qui: Personne, question_id: int, page_id: str) -> Rattachement | None:
    """« Cette page y répond »: in her relais, the next one who asks so gets that page."""
    considered = await consider_page(unit, qui, question_id, page_id)
    if considered is None:
        return None
    if considered.formulations:
        await add_wordings(unit, qui, page_id, considered.formulations)
    await settle_group(unit, qui, question_id, considered.vue.page)
    return considered


async def _groups(unit: Unit, qui: Personne) -> list[GroupeLu]:
    assert qui.animateur_relais_id is not None
    waiting = await unit.tx.questions.list_waiting(qui.animateur_relais_id, A_COMPARER)
    by_id = {question.id: question for question in waiting}
    return [_read(groupe, by_id) for groupe in group_alike(_said(waiting))]


def _said(waiting: Sequence[Question]) -> list[Dite]:
    return [Dite(question.id, roots_of(question.texte or "")) for question in waiting]


def _read(groupe: Groupe, by_id: dict[int, Question]) -> GroupeLu:
    return GroupeLu(tuple(by_id[number] for number in groupe.ids))
