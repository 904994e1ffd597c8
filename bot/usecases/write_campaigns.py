"""Whose hour has come in a campaign: her letter, a reminder, a call, or nothing more. Some hundreds a transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.agenda_campagne import Agenda
from bot.domain.campagnes import Campagne
from bot.domain.participations import ECARTS, UN_JOUR, Appeler, Attendre, Due, Ecarter, Ecrire, Suite, decide
from bot.domain.participations import relance_after as delay_of
from bot.domain.plafond import SEMAINE
from bot.domain.publics import repos_depuis
from bot.usecases.letter_of_campaign import end_of, question_letter
from bot.usecases.unit import Service, Unit
from store.participations import Change

PAR_BLOC = 300  # people a transaction: the answers of others wait for no longer than that takes
BLOCS = 20  # transactions a beat: the other rhythms have their turn


async def write_campaigns(service: Service) -> None:
    """Everybody whose hour has come, as many as one beat may treat; the rest at the next one."""
    for _ in range(BLOCS):
        async with service.unit() as unit:
            treated = await _write_some(unit)
        if treated < PAR_BLOC:
            return


async def _write_some(unit: Unit) -> int:
    due = await unit.tx.participations.list_due(unit.now, unit.today, PAR_BLOC)
    if not due:
        return 0
    desk = await Pupitre.open(unit, {campagne_id for campagne_id, _, _ in due})
    chats = [one.chat_id for _, _, one in due if one.chat_id is not None]
    others = await unit.tx.departs.list_times(chats, "automatique", unit.now - SEMAINE)
    decided = []
    for campagne_id, news, one in due:
        known = desk.judge(campagne_id, one, news, others)
        decided.append((campagne_id, known, desk.decide(campagne_id, known)))
    asked = [(desk.campagnes[campagne_id], one, s) for campagne_id, one, s in decided if isinstance(s, Ecrire)]
    resumes = await unit.tx.resumes.list_of([one.assistant for _, one, _ in asked], unit.today)
    unit.letters += [question_letter(campagne, one, s, resumes[one.assistant]) for campagne, one, s in asked]
    await unit.tx.participations.change([desk.change(campagne_id, one, s) for campagne_id, one, s in decided])
    return len(due)


@dataclass(frozen=True, slots=True)
class Pupitre:
    """The campaigns of some people, each with its days. A relais whose file has gone is looked at again tomorrow."""

    now: datetime
    campagnes: dict[int, Campagne]
    agendas: dict[int, Agenda]

    @classmethod
    async def open(cls, unit: Unit, ids: Collection[int]) -> Pupitre:
        """Reads them."""
        campagnes = await unit.tx.campagnes.list_some(list(ids))
        relais = {one.id: unit.territoire.find(one.relais_id) for one in campagnes.values()}
        return cls(unit.now, campagnes, {id_: Agenda.of(found, unit.now) for id_, found in relais.items() if found})

    def judge(self, campagne_id: int, due: Due, news: datetime | None, others: Mapping[int, Sequence[datetime]]) -> Due:
        """With what was read beside her: her other messages, and whether her news are young for a legal date."""
        campagne, agenda = self.campagnes[campagne_id], self.agendas.get(campagne_id)
        if campagne.is_legale and news is not None and agenda is not None:
            due = replace(due, is_a_jour=news >= repos_depuis(campagne, agenda.relais.reglages))
        written = others.get(due.chat_id) if due.chat_id is not None else None
        return replace(due, autres=tuple(written)) if written else due

    def decide(self, campagne_id: int, due: Due) -> Suite:
        """What her hour brings."""
        agenda = self.agendas.get(campagne_id)
        if agenda is None:
            return Attendre(self.now + UN_JOUR)
        campagne = self.campagnes[campagne_id]
        return decide(due, campagne, agenda, end_of(campagne), self.now)

    def change(self, campagne_id: int, due: Due, suite: Suite) -> Change:
        """The same, as it is written down."""
        match suite:
            case Ecrire(le, relances):
                delay = delay_of(self.agendas[campagne_id])
                return Change(due.id, "ecrite", du_le=le + delay, relances=relances, envoyee_le=le)
            case Attendre(jusqu_a):
                return Change(due.id, due.etat, du_le=jusqu_a, relances=due.relances)
            case Appeler(motif):
                return Change(due.id, "a_appeler", motif, relances=due.relances)
            case Ecarter(motif):
                return Change(due.id, "ecartee" if motif in ECARTS else "close", motif, relances=due.relances)
