"""What changed in a week: what the database writes by itself, and what it counts of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.changements import CHANGEMENTS
from bot.domain.mises_a_jour import MiseAJour, Provenance
from store.changements import Fenetre
from store.database import Database
from store.unit import Tx

DU, AU = date(2026, 11, 9), date(2026, 11, 16)
MARDI = datetime(2026, 11, 10, 9, tzinfo=UTC)
AVANT = MARDI - timedelta(days=30)


@asynccontextmanager
async def relais(database: Database) -> AsyncIterator[tuple[Tx, int]]:
    async with database.writing() as sql:
        tx = Tx(sql)
        ids = await tx.relais.know(["ici", "ailleurs"])
        stranger = await add(tx, ids["ailleurs"], "Ailleurs", libre(1, MARDI))
        await tx.profils.report_sous_activite(ids["ailleurs"], stranger, Provenance("bot"), MARDI)
        yield tx, ids["ici"]


def libre(rang: int, le: datetime, **more: Any) -> Place:
    return replace(Place(rang, "libre", confirmee_le=le, source="bot"), **more)


def prise(rang: int, le: datetime) -> Place:
    return Place(rang, "occupee", confirmee_le=le, source="bot")


async def add(tx: Tx, relais_id: int, prenom: str, *places: Place, **changes: Any) -> int:
    base = AssistantMaternel(0, "Exemple", prenom, "62516", places=places)
    return await tx.assistants.add(relais_id, replace(base, **changes), AVANT)


async def seen(tx: Tx, home: int, du: date = DU, au: date = AU, now: datetime = MARDI) -> dict[str, list[str]]:
    """Who is in each list; the count says as many."""
    fenetre = Fenetre(home, du, au, now + timedelta(days=20), 120)
    counted = await tx.changements.count(fenetre)
    found: dict[str, list[str]] = {}
    for quoi in CHANGEMENTS:
        page = await tx.changements.page(fenetre, quoi, 0, 50)
        units = [one.places or 1 for one in page.lignes]
        assert getattr(counted, quoi) == sum(units), quoi
        if page.lignes:
            found[quoi] = [one.prenom for one in page.lignes]
    return found


async def test_places_opened_and_taken_are_counted_net(database: Database) -> None:
    async with relais(database) as (tx, home):
        anna = await add(tx, home, "Anna", prise(1, AVANT), prise(2, AVANT))
        bea = await add(tx, home, "Bea", libre(1, AVANT))
        cora = await add(tx, home, "Cora", libre(1, AVANT))
        dina = await add(tx, home, "Dina", prise(1, AVANT))
        await add(tx, home, "Eve", libre(1, MARDI))
        await tx.assistants.save_places(anna, [libre(1, MARDI), libre(2, MARDI)])
        await tx.assistants.save_places(bea, [prise(1, MARDI)])
        for n, place in enumerate((prise, libre, prise, libre)):  # she changes her mind: nothing changed in the end
            await tx.assistants.save_places(cora, [place(1, MARDI + timedelta(hours=n))])
        await tx.assistants.save_places(dina, [libre(1, MARDI, source="import")])
        assert await seen(tx, home) == {"ouvertes": ["Anna", "Eve"], "prises": ["Bea"]}
        assert await seen(tx, home, AU, AU + timedelta(days=7)) == {}
        page = await tx.changements.page(Fenetre(home, DU, AU, MARDI, 120), "ouvertes", 0, 10)
        assert [one.places for one in page.lignes] == [2, 1]


async def test_confirming_a_free_place_opens_nothing(database: Database) -> None:
    async with relais(database) as (tx, home):
        anna = await add(tx, home, "Anna", libre(1, AVANT))
        await tx.assistants.save_places(anna, [libre(1, MARDI)])
        await tx.assistants.save_places(anna, [libre(1, MARDI, libre_le=date(2027, 1, 4))])
        assert await seen(tx, home) == {}


async def test_pauses_and_returns(database: Database) -> None:
    async with relais(database) as (tx, home):
        people = {nom: await add(tx, home, nom) for nom in ("Anna", "Bea", "Cora", "Dina")}

        async def say(nom: str, genre: Any, le: datetime) -> None:
            await tx.mises_a_jour.add(home, MiseAJour(people[nom], le, genre, "bot"), le)

        await say("Anna", "pause", MARDI)
        await tx.profils.pause(people["Anna"], date(2026, 12, 1), MARDI)
        await say("Bea", "pause", MARDI)
        await say("Bea", "retour", MARDI + timedelta(days=1))
        await say("Cora", "pause", AVANT)
        await tx.profils.pause(people["Cora"], date(2026, 11, 11), AVANT)
        await say("Dina", "pause", MARDI)
        await tx.profils.pause(people["Dina"], date(2026, 11, 12), MARDI)
        assert await seen(tx, home) == {"pauses": ["Anna"], "retours": ["Bea", "Cora", "Dina"]}
        assert await seen(tx, home, date(2026, 11, 30), date(2026, 12, 7)) == {"retours": ["Anna"]}


async def test_who_joined_left_or_wants_more_children(database: Database) -> None:
    async with relais(database) as (tx, home):
        people = {nom: await add(tx, home, nom) for nom in ("Anna", "Bea", "Cora", "Dina")}
        for n, nom in enumerate(("Anna", "Bea")):
            known = await tx.personnes.meet(900 + n, nom, MARDI)
            await tx.rattachements.link(people[nom], known.compte_id, "code", MARDI)
        await tx.rattachements.unlink(people["Bea"], None, MARDI)
        await tx.fiches.leave(people["Cora"], "retraite", date(2026, 11, 15), AVANT)
        await tx.fiches.leave(people["Dina"], "cessation", date(2026, 11, 16), AVANT)
        await tx.profils.report_sous_activite(home, people["Anna"], Provenance("bot"), MARDI)
        await tx.profils.report_sous_activite(home, people["Bea"], Provenance("bot"), MARDI)
        await tx.profils.mark_sous_activite(people["Bea"], "retiree_le", MARDI)
        assert await seen(tx, home) == {"arrivees": ["Anna"], "departs": ["Cora"], "souhaits": ["Anna"]}


@pytest.mark.parametrize(("age", "counted"), [(119, []), (120, ["Anna"]), (126, ["Anna"]), (127, [])])
async def test_news_grow_old_on_one_day(database: Database, age: int, counted: list[str]) -> None:
    """Believed for 120 days: told in the week in which they are believed no longer."""
    async with relais(database) as (tx, home):
        await add(tx, home, "Anna", libre(1, datetime(2026, 11, 15, 12, tzinfo=UTC) - timedelta(days=age)))
        assert (await seen(tx, home)).get("perimees", []) == counted


async def test_what_was_told_is_remembered_and_forgotten_in_time(database: Database) -> None:
    async with relais(database) as (tx, home):
        assert await tx.changements.told_until(home) is None
        await tx.changements.mark_told(home, AU)
        assert await tx.changements.told_until(home) == AU
        await add(tx, home, "Anna", libre(1, MARDI))
        await tx.changements.forget(MARDI)
        assert await tx.sql.value("SELECT count(*) FROM place_changement") == 2
        await tx.changements.forget(MARDI + timedelta(seconds=1))
        assert await tx.sql.value("SELECT count(*) FROM place_changement") == 0
