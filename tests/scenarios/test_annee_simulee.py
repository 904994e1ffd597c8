"""A whole year of 1,000 assistants maternels: three campaigns, two legal dates, and everybody's caps and rhythms.

Run it alone with `-s` to read its story.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import pytest_asyncio

from bot.domain.calendrier import is_allowed, to_paris
from bot.domain.campagnes import Campagne, CampagnePrevue
from bot.domain.progression import Progression, total
from bot.relais import EXEMPLES, load_relais
from tests.annee import Annee
from tests.gens import Gens, Personnage

SEED, GENS = 2027, 1000
PLAFOND, SEMAINE = 3, timedelta(days=7)
HABITUDES = {
    "prompte": 40.0, "tardive": 18.0, "jamais": 12.0, "deux fois": 6.0, "ailleurs": 4.0, "bloque": 4.0,
    "change de téléphone": 3.0, "appel": 3.0, "plus tard": 3.0, "stop": 2.0, "pause": 2.0, "téléphone": 1.5,
    "papier": 1.5,
}  # fmt: skip
RYTHMES: dict[int | None, float] = {None: 60.0, 0: 8.0, 1: 8.0, 2: 8.0, 3: 8.0, 6: 8.0}
DEBUT, FIN = date(2027, 1, 1), date(2028, 1, 1)
ARRET = (date(2027, 9, 1), date(2027, 9, 4))  # three days, over the first day of a campaign
AUTRES_PAR_JOUR = 12  # of other features; enough of them fall in the same week for the cap to be felt
ARTOIS = load_relais(EXEMPLES).get("artois-lys-romane")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def vecue(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Annee]:
    """The year, lived once; every test reads it."""
    relais = replace(ARTOIS, campagnes=(CampagnePrevue(mois=(1, 4, 9)),))
    annee = Annee(tmp_path_factory.mktemp("annee"), relais, SEED)
    annee.now = datetime(2026, 12, 30, 9, tzinfo=UTC)
    gens = Gens(annee)
    await annee.open()
    await annee.settle_in(GENS, HABITUDES, RYTHMES)
    await _live(annee, gens)
    await _tell(annee)
    yield annee
    await annee.service.database.close()


async def _live(annee: Annee, gens: Gens) -> None:
    day, called = DEBUT, set[int]()
    accidents = _plan_accidents(annee)
    while day < FIN:
        for what, person in accidents.get(day, ()):
            await _befall(annee, what, person)
        await annee.live_day(day, asleep=ARRET[0] <= day < ARRET[1])
        if day.day == 2:
            await annee.restart()
        if day.weekday() < 5 and not ARRET[0] <= day < ARRET[1]:
            await annee.write_something_else(AUTRES_PAR_JOUR)
        for campagne in await _ended(annee):
            if campagne.id not in called:
                called.add(campagne.id)
                for ligne in (await _to_call(annee))[::2]:
                    await gens.phone(next(one for one in annee.gens.values() if one.id == ligne))
        day += timedelta(days=1)


def _plan_accidents(annee: Annee) -> dict[date, list[tuple[str, Personnage]]]:
    """Who blocks us or loses her phone, when, and when she is back if she is."""
    found: dict[date, list[tuple[str, Personnage]]] = {}
    for person in list(annee.gens.values()):
        if person.habitude in ("bloque", "change de téléphone"):
            day = DEBUT + timedelta(days=annee.rng.randrange(5, 330))
            found.setdefault(day, []).append(("perdue", person))
            back = "revient" if person.habitude == "bloque" else "nouveau"
            if annee.rng.random() < 0.6:
                found.setdefault(day + timedelta(days=30), []).append((back, person))
    return found


async def _befall(annee: Annee, what: str, person: Personnage) -> None:
    if what == "perdue":
        person.is_gone = True
    elif what == "revient":
        await annee.come_back(person)
    else:
        await annee.change_phone(person)


async def _ended(annee: Annee) -> list[Campagne]:
    async with annee.service.unit() as unit:
        found = await unit.tx.campagnes.list_of_relais(unit.territoire.id_of(annee.relais.slug), 20)
        return [one for one in found if one.etat == "terminee"]


async def _to_call(annee: Annee) -> list[int]:
    async with annee.service.unit() as unit:
        home = unit.territoire.id_of(annee.relais.slug)
        return [one.ligne.assistant for one in await unit.tx.progressions.list_to_call(home, date(2027, 1, 1))]


async def _rows(annee: Annee, sql: str) -> list[Any]:
    async with annee.service.unit() as unit:
        return await unit.tx.sql.rows(sql)


async def _tell(annee: Annee) -> None:
    """The story, for who reads it with `-s`."""
    say = sys.stdout.write
    say(f"\n\nL'année 2027 de {GENS} assistants maternels (graine {SEED})\n")
    for campagne in reversed(await _ended(annee)):
        async with annee.service.unit() as unit:
            bilan = await unit.tx.campagnes.read_bilan(campagne.id)
        assert bilan is not None
        p = Progression(**bilan["total"])
        say(
            f"  {campagne.nom}, du {campagne.debut} au {campagne.fin} : {p.concernees} concernées, {p.ecartees}"
            f" laissées tranquilles ; {p.repondues} réponses ({p.inchangees} inchangé, {p.changees} place,"
            f" {p.completes} complet), {p.relancees} relancées, {p.a_appeler} à appeler dont {p.injoignables}"
            " injoignables\n"
        )
    for what, n in sorted(annee.faits.items()):
        say(f"  {what} : {n}\n")
    letters = [when for person in _everybody(annee) for key, when in person.arrivees if key.startswith("campagne:")]
    say(f"  lettres de campagne arrivées : {len(letters)} ; mots à l'équipe : {len(annee.equipe)}\n")
    say(f"  habitudes : {dict(Counter(person.habitude for person in _everybody(annee)))}\n\n")


def _everybody(annee: Annee) -> list[Personnage]:
    return list({person.id: person for person in annee.gens.values()}.values())


def _of_campaign(person: Personnage) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = {}
    for key, when in person.arrivees:
        if key.startswith("campagne:"):
            found.setdefault(int(key.split(":")[1]), []).append(when)
    return found


@pytest.mark.asyncio(loop_scope="module")
class TestAnnee:
    """What must be true of everybody, after any year."""

    async def test_five_campaigns_each_looked_at_the_whole_directory(self, vecue: Annee) -> None:
        ended = await _ended(vecue)
        assert [one.debut for one in reversed(ended)] == [
            date(2027, 1, 4), date(2027, 4, 1), date(2027, 5, 15), date(2027, 9, 1), date(2027, 11, 15),
        ]  # fmt: skip
        rows = await _rows(vecue, "SELECT campagne_id, count(*) FROM participation GROUP BY campagne_id")
        assert {row[1] for row in rows} == {GENS}, "0 lost: everybody has a line in each campaign"
        assert len(rows) == 5

    async def test_nobody_gets_more_than_the_cap_in_any_seven_days_whatever_wrote(self, vecue: Annee) -> None:
        fullest: Counter[int] = Counter()
        for person in _everybody(vecue):
            times = sorted(when for _, when in person.arrivees)
            weeks = [sum(other < start + SEMAINE for other in times[n:]) for n, start in enumerate(times)]
            assert max(weeks, default=0) <= PLAFOND, person
            fullest.update([max(weeks, default=0)])
        assert fullest[PLAFOND] > GENS / 10, "many do reach it: the cap was felt"

    async def test_nothing_arrives_at_a_quiet_hour(self, vecue: Annee) -> None:
        for person in _everybody(vecue):
            assert all(is_allowed(when, vecue.relais.reglages) for _, when in person.arrivees), person

    async def test_nobody_is_asked_twice(self, vecue: Annee) -> None:
        """Each letter once; two reminders at most that she did not ask for, three days apart at least."""
        reminders = {
            (row["campagne_id"], row["assistant_maternel_id"]): row["relances"]
            for row in await _rows(vecue, "SELECT campagne_id, assistant_maternel_id, relances FROM participation")
        }
        for person in _everybody(vecue):
            keys = [key for key, _ in person.arrivees]
            assert len(keys) == len(set(keys))
            for campagne, times in _of_campaign(person).items():
                assert reminders[campagne, person.id] <= 2
                if person.habitude != "plus tard":  # who chose the moment herself
                    assert len(times) <= 3
                    gaps = [after - before for before, after in pairwise(times)]
                    assert all(gap >= timedelta(days=3) for gap in gaps), (person, gaps)

    async def test_nobody_is_written_to_after_her_answer_her_call_her_stop_or_during_her_pause(
        self, vecue: Annee
    ) -> None:
        for person in _everybody(vecue):
            for campagne, times in _of_campaign(person).items():
                for said in (person.reponses.get(campagne), person.demandes.get(campagne)):
                    assert said is None or all(when <= said for when in times), person
            for since, until in person.pauses:
                paused = [when for _, when in person.arrivees if since < when and to_paris(when).date() <= until]
                assert paused == [], person
        rows = await _rows(
            vecue,
            """SELECT c.telegram_id, c.stopped_at FROM compte c WHERE c.stopped_at IS NOT NULL""",
        )
        for chat_id, stopped in rows:
            after = [when for _, when in vecue.gens[chat_id].arrivees if when > datetime.fromisoformat(stopped)]
            assert after == []

    async def test_each_rhythm_is_kept(self, vecue: Annee) -> None:
        legales = {one.id for one in await _ended(vecue) if one.is_legale}
        for person in _everybody(vecue):
            asked = sorted((times[0], campagne) for campagne, times in _of_campaign(person).items())
            ordinary = [(when, campagne) for when, campagne in asked if campagne not in legales]
            if person.rythme == 0:
                assert ordinary == [], person
            for when, campagne in ordinary if person.rythme else ():
                before = [w for w, other in asked if w < when and other != campagne]
                least = timedelta(days=30 * (person.rythme or 0) - 15)
                assert all(when - w >= least for w in before), (person, asked)

    async def test_every_silent_one_is_on_the_call_list_or_was_phoned(self, vecue: Annee) -> None:
        """Whoever got the question of the last campaign, and never answered, is there; and nobody who answered."""
        last = (await _ended(vecue))[0]
        to_call = set(await _to_call(vecue))
        assert len(to_call) == len(await _to_call(vecue)), "once each"
        rows = await _rows(vecue, f"SELECT * FROM participation WHERE campagne_id = {last.id}")
        states = {row["assistant_maternel_id"]: row for row in rows}
        assert {row["etat"] for row in rows} <= {"repondue", "a_appeler", "ecartee", "close"}
        for person in _everybody(vecue):
            mine, answered = states[person.id], last.id in person.reponses
            if answered:
                assert mine["etat"] in ("repondue", "ecartee", "close"), person
                assert person.id not in to_call, person
            elif last.id in _of_campaign(person) and mine["etat"] not in ("ecartee", "close"):
                assert mine["etat"] == "a_appeler", person
                assert person.id in to_call, person

    async def test_no_answer_is_lost(self, vecue: Annee) -> None:
        rows = await _rows(
            vecue, "SELECT campagne_id, assistant_maternel_id FROM participation WHERE etat = 'repondue'"
        )
        kept = {(row[0], row[1]) for row in rows}
        given = {(campagne, person.id) for person in _everybody(vecue) for campagne in person.reponses}
        assert kept == given
        assert len(given) > 2000

    async def test_the_team_read_each_beginning_and_each_end_once(self, vecue: Annee) -> None:
        # The sixth that is announced begins in January of the next year.
        for words, times in (("Une campagne commence", 6), ("a commencé", 5), ("est terminée", 5)):
            assert sum(words in text for text in vecue.equipe) == times, words


def test_the_whole_is_the_sum_of_the_communes() -> None:
    lines = [Progression("a", 3, 1, 1), Progression("b", 4, 2, 0, 2)]
    assert total(lines) == Progression("", 7, 3, 1, 2)
