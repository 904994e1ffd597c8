"""The people of a simulated year: each has her habit, and does with a letter as she does."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.mises_a_jour import Provenance
from bot.domain.personnes import Personne
from bot.usecases.answer_campaign import answer, remind_later, want_call
from bot.usecases.declare_places import PlaceLibre, confirm_places, declare_full, declare_place
from bot.usecases.pause import pause_until
from bot.usecases.stop_messages import stop_messages
from bot.usecases.unit import Unit

if TYPE_CHECKING:
    from tests.annee import Annee

HEURE = timedelta(hours=1)


@dataclass
class Personnage:
    """Somebody of the directory. `habitude`: what she does with a letter; `arrivees`: (key, instant) on her screen."""

    id: int
    chat_id: int
    habitude: str
    rythme: int | None
    is_gone: bool = False  # blocked, or a phone that is no more
    arrivees: list[tuple[str, datetime]] = field(default_factory=list)
    reponses: dict[int, datetime] = field(default_factory=dict)  # campaign → when she first answered
    demandes: dict[int, datetime] = field(default_factory=dict)  # campaign → when she asked for a call
    pauses: list[tuple[datetime, date]] = field(default_factory=list)


class Gens:
    """What everybody does, and when."""

    def __init__(self, annee: Annee) -> None:
        self.annee = annee
        self.rng = annee.rng
        annee.on_letter = self.react

    def react(self, person: Personnage, campagne_id: int) -> None:
        """What she does with the letter that has just arrived."""
        hours, rng = HEURE * self.rng.uniform(0.2, 9), self.rng
        match person.habitude:
            case "prompte" | "ailleurs":
                self.annee.after(hours, lambda: self._answer(person, campagne_id))
            case "deux fois":
                self.annee.after(hours, lambda: self._answer(person, campagne_id))
                self.annee.after(hours, lambda: self._answer(person, campagne_id))
                self.annee.after(hours + timedelta(days=1), lambda: self._answer(person, campagne_id))
            case "tardive":
                self.annee.after(timedelta(days=rng.uniform(2, 12)), lambda: self._answer(person, campagne_id))
            case "appel" if rng.random() < 0.5:
                self.annee.after(hours, lambda: self._want_call(person, campagne_id))
            case "plus tard" if campagne_id not in person.reponses:
                act = self._later if rng.random() < 0.6 else self._answer
                self.annee.after(hours, lambda: act(person, campagne_id))
            case "stop" if rng.random() < 0.4:
                self.annee.after(hours, lambda: self._stop(person))
            case "pause" if rng.random() < 0.5:
                self.annee.after(hours, lambda: self._pause(person))

    async def _as(self, unit: Unit, person: Personnage) -> Personne:
        return await unit.tx.personnes.meet(person.chat_id, "Iris", unit.now)

    async def _answer(self, person: Personnage, campagne_id: int) -> None:
        """With the letter's button, or in « Mes disponibilités »; it counts for every question that waits."""
        if person.is_gone:
            return
        async with self.annee.service.unit() as unit:
            waiting = await self.waiting(unit, person)
            entry, draw = await unit.tx.assistants.get(person.id), self.rng.random()
            if person.habitude == "ailleurs":
                await declare_full(unit, entry)
            elif draw < 0.15:
                await declare_place(unit, entry, PlaceLibre(1, None, frozenset(range(5))))
            else:
                await answer(unit, await self._as(unit, person), campagne_id, "inchange" if draw < 0.7 else "complet")
        for waited in waiting:
            person.reponses.setdefault(waited, self.annee.now)
        self.annee.faits["réponses"] += 1

    async def waiting(self, unit: Unit, person: Personnage) -> list[int]:
        """The campaigns that wait for her word, a call included."""
        rows = await unit.tx.sql.rows(
            """SELECT campagne_id FROM participation WHERE assistant_maternel_id = :id
               AND etat IN ('a_ecrire', 'ecrite', 'plus_tard', 'a_appeler')""",
            {"id": person.id},
        )
        return [row[0] for row in rows]

    async def _want_call(self, person: Personnage, campagne_id: int) -> None:
        async with self.annee.service.unit() as unit:
            question = await want_call(unit, await self._as(unit, person), campagne_id)
        if question is not None and question.is_open:
            person.demandes.setdefault(campagne_id, self.annee.now)
            self.annee.faits["appels demandés"] += 1

    async def _later(self, person: Personnage, campagne_id: int) -> None:
        async with self.annee.service.unit() as unit:
            await remind_later(unit, await self._as(unit, person), campagne_id, "trois")
        self.annee.faits["« plus tard »"] += 1

    async def _stop(self, person: Personnage) -> None:
        async with self.annee.service.unit() as unit:
            await stop_messages(unit, await self._as(unit, person))
        self.annee.faits["STOP"] += 1

    async def _pause(self, person: Personnage) -> None:
        async with self.annee.service.unit() as unit:
            until = unit.today + timedelta(days=25)
            await pause_until(unit, await unit.tx.assistants.get(person.id), until)
        person.pauses.append((self.annee.now, until))
        self.annee.faits["pauses"] += 1

    async def phone(self, person: Personnage) -> None:
        """An animatrice calls: what she hears is news, noted as heard on the phone."""
        async with self.annee.service.unit() as unit:
            waiting = await self.waiting(unit, person)
            entry = await unit.tx.assistants.get(person.id)
            await confirm_places(unit, entry, Provenance("telephone"))
        for campagne_id in waiting:
            person.reponses.setdefault(campagne_id, self.annee.now)
        self.annee.faits["appels passés"] += 1
