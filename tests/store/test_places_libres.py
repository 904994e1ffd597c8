"""The free places of a relais, counted: by hand first, then against the rule told place by place."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.assistants import Agrement, AssistantMaternel, EtatPlace, Place
from bot.domain.mois import Mois
from bot.domain.places_libres import CRENEAUX, TRANCHES, Compte, Ensemble, Photo, is_filtre, month_of
from bot.domain.semaine import JOURS, Moment, grille_of
from bot.domain.semaine_offerte import JOURNEES, is_atypique, moments_of, with_hours
from store.database import Database
from store.unit import Tx

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PHOTO = Photo(NOW, TODAY, 120)
LILLERS, BURBURE = "62516", "62188"


def days(ago: int) -> datetime:
    return NOW - timedelta(days=ago)


def libre(rang: int = 1, le: date | None = None, **more: Any) -> Place:
    return replace(Place(rang, "libre", le, grille=JOURNEES, confirmee_le=days(10), source="bot"), **more)


@asynccontextmanager
async def relais(database: Database) -> AsyncIterator[tuple[Tx, int]]:
    """Two relais: the one looked at, and another one, with a free place that nobody here may see."""
    async with database.writing() as sql:
        tx = Tx(sql)
        ids = await tx.relais.know(["ici", "ailleurs"])
        await add(tx, ids["ailleurs"], "Ailleurs", libre())
        yield tx, ids["ici"]


async def add(tx: Tx, relais_id: int, prenom: str, *places: Place, **changes: Any) -> int:
    base = AssistantMaternel(0, "Exemple", prenom, LILLERS, agrement=Agrement(places=4), places=places)
    return await tx.assistants.add(relais_id, replace(base, **changes), NOW)


async def count(tx: Tx, relais_id: int, communes: set[str] | None = None) -> Ensemble:
    return await tx.places_libres.count(relais_id, PHOTO, communes)


async def names(tx: Tx, relais_id: int, code: str, communes: set[str] | None = None) -> list[str]:
    page, _ = await tx.places_libres.page(relais_id, PHOTO, communes, code, 0, 50)
    return [one.prenom for one in page.lignes]


async def test_what_is_free_now_later_said_long_ago_or_perhaps(database: Database) -> None:
    async with relais(database) as (tx, home):
        await add(tx, home, "Anna", libre(1), libre(2, date(2026, 12, 5)), Place(3, "occupee", confirmee_le=days(1)))
        await add(tx, home, "Bea", libre(1, date(2026, 11, 1)), statut="mam")
        await add(tx, home, "Cora", libre(1, confirmee_le=days(121)), libre(2, confirmee_le=days(120)))
        await add(tx, home, "Dina", libre(1, confirmee_le=days(241)), Place(2, "libre"), Place(3))
        await add(tx, home, "Eve", Place(1, "occupee", jusqu_au=date(2026, 8, 31), confirmee_le=days(3)))
        await add(tx, home, "Fay", Place(1, "gelee", jusqu_au=date(2027, 6, 1), confirmee_le=days(3)))
        assert await count(tx, home) == Ensemble(
            maintenant=3, ensuite=1, anciennes=1, peut_etre=1, professionnelles=3, en_mam=1
        )
        assert await names(tx, home, "libres") == ["Anna", "Bea", "Cora"]
        assert await names(tx, home, "toutes") == ["Anna", "Bea", "Cora"]
        assert await names(tx, home, "202612") == ["Anna"]
        assert await names(tx, home, "anciennes") == ["Cora"]
        assert await names(tx, home, "peut_etre") == ["Eve"]


async def test_who_is_not_shown_is_not_counted(database: Database) -> None:
    async with relais(database) as (tx, home):
        await add(tx, home, "Anna", libre(), ne_plus_diffuser=True)
        await add(tx, home, "Bea", libre(), statut="creche_familiale")
        await add(tx, home, "Cora", libre(), agrement=Agrement(places=1, fin=date(2026, 11, 20)))
        dina = await add(tx, home, "Dina", libre(1), libre(2, date(2027, 1, 4)))
        await tx.fiches.leave(dina, "retraite", date(2027, 1, 1), NOW)
        kept, gone = await add(tx, home, "Eve", libre()), await add(tx, home, "Eve bis", libre())
        await tx.sql.run("UPDATE assistant_maternel SET fusionnee_dans = :a WHERE id = :b", {"a": kept, "b": gone})
        assert await names(tx, home, "toutes") == ["Dina", "Eve"]
        assert await count(tx, home) == Ensemble(maintenant=2, professionnelles=2)


async def test_a_pause_moves_the_day_and_is_no_loss(database: Database) -> None:
    async with relais(database) as (tx, home):
        await add(tx, home, "Anna", libre(), en_pause_jusqu_au=date(2026, 12, 31))
        await add(tx, home, "Bea", libre(), en_pause_jusqu_au=date(2026, 11, 20))
        page, places = await tx.places_libres.page(home, PHOTO, None, "toutes", 0, 10)
        assert places == 2
        assert [one.places[0].des for one in page.lignes] == [date(2027, 1, 1), TODAY]
        assert await names(tx, home, "202701") == ["Anna"]


async def test_months_add_up_to_what_is_free_later(database: Database) -> None:
    async with relais(database) as (tx, home):
        for n, le in enumerate(
            [date(2026, 11, 22), date(2026, 11, 30), date(2026, 12, 1), date(2027, 5, 31), date(2027, 6, 1)]
        ):
            await add(tx, home, f"Pro {n}", libre(1, le))
        counts = {c.code: c.sures for c in await tx.places_libres.count_by_month(home, PHOTO, None)}
        assert counts == {
            "202611": 2, "202612": 1, "202701": 0, "202702": 0, "202703": 0, "202704": 0, "202705": 1, "plus_tard": 1,
        }  # fmt: skip
        assert sum(counts.values()) == (await count(tx, home)).ensuite


async def test_communes_are_those_of_the_scope(database: Database) -> None:
    async with relais(database) as (tx, home):
        await add(tx, home, "Anna", libre(1), libre(2, date(2027, 1, 1)), libre(3, confirmee_le=days(200)))
        await add(tx, home, "Bea", libre(), commune=BURBURE)
        by_commune = {c.code: c for c in await tx.places_libres.count_by_commune(home, PHOTO, None)}
        assert by_commune == {LILLERS: Compte(LILLERS, 1, 1, 1), BURBURE: Compte(BURBURE, 1, 0, 0)}
        assert (await count(tx, home, {BURBURE})).maintenant == 1
        assert await count(tx, home, set()) == Ensemble()
        assert await names(tx, home, "toutes", {BURBURE}) == ["Bea"]


async def test_moments_of_the_week(database: Database) -> None:
    mercredi = grille_of((2,), (Moment.MATIN,))
    samedi = with_hours(Place(1), (5,), time(8), time(13))
    tot = with_hours(Place(1), (0,), time(5, 30), time(17))
    nuit = with_hours(Place(1), (3,), time(19), time(7))
    async with relais(database) as (tx, home):
        await add(tx, home, "Avant", libre(grille=grille_of((0,), (Moment.AVANT_ECOLE,))))
        await add(tx, home, "Mercredi", libre(grille=mercredi))
        await add(tx, home, "Samedi", libre(grille=samedi.grille, horaires=samedi.horaires))
        await add(tx, home, "Tot", libre(grille=tot.grille, horaires=tot.horaires))
        await add(tx, home, "Nuit", libre(grille=nuit.grille, horaires=nuit.horaires))
        await add(tx, home, "Veille", libre(grille=grille_of((1,), (Moment.NUIT,))))
        await add(tx, home, "Rien dit", libre(grille=None))
        found = {code: await names(tx, home, code) for code in CRENEAUX}
        assert found["avant_ecole"] == ["Avant", "Nuit", "Tot"]
        assert found["mercredi"] == ["Mercredi"]
        assert found["week_end"] == ["Samedi"]
        assert found["atypique"] == ["Nuit", "Samedi", "Tot", "Veille"]
        assert found["nuit"] == ["Nuit", "Veille"]
        assert found["jours_inconnus"] == ["Rien dit"]
        counted = {c.code: c.sures for c in await tx.places_libres.count_by_creneau(home, PHOTO, None)}
        assert counted == {code: len(people) for code, people in found.items()}


async def test_ages_of_the_child(database: Database) -> None:
    async with relais(database) as (tx, home):
        await add(tx, home, "Tout petits", libre(age_max=17))
        await add(tx, home, "Jusqu'à 3 ans", libre(age_min=0, age_max=36))
        await add(tx, home, "Dès 18 mois", libre(age_min=18))
        await add(tx, home, "Rien dit", libre())
        found = {code: await names(tx, home, code) for code in (*TRANCHES, "ages_inconnus")}
        assert found == {
            "a0": ["Jusqu'à 3 ans", "Tout petits"],
            "a18": ["Dès 18 mois", "Jusqu'à 3 ans"],
            "a36": ["Dès 18 mois"],
            "a72": ["Dès 18 mois"],
            "ages_inconnus": ["Rien dit"],
        }
        counted = {c.code: c.sures for c in await tx.places_libres.count_by_age(home, PHOTO, None)}
        assert counted == {code: len(people) for code, people in found.items()}


async def test_pages_are_of_people_and_hold_each_of_their_places(database: Database) -> None:
    async with relais(database) as (tx, home):
        for n in range(9):
            await add(tx, home, f"Pro {n}", libre(1), libre(2, date(2027, 1, n + 1)), Place(3, "occupee"))
        pages = [await tx.places_libres.page(home, PHOTO, None, "toutes", n, 4) for n in range(4)]
        assert [[one.prenom for one in page.lignes] for page, _ in pages[:3]] == [
            ["Pro 0", "Pro 1", "Pro 2", "Pro 3"], ["Pro 4", "Pro 5", "Pro 6", "Pro 7"], ["Pro 8"],
        ]  # fmt: skip
        assert pages[3][0].numero == 2
        assert {places for _, places in pages} == {18}
        assert [vue.place.rang for vue in pages[0][0].lignes[0].places] == [1, 2]


@pytest.mark.parametrize("seed", range(3))
async def test_the_database_and_the_rule_agree(database: Database, seed: int) -> None:
    rng = random.Random(seed)
    async with relais(database) as (tx, home):
        told: list[tuple[AssistantMaternel, Place]] = []
        for n in range(120):
            places = tuple(_random_place(rng, rang) for rang in range(1, rng.randint(2, 4)))
            pause = TODAY + timedelta(days=rng.randint(-20, 60)) if rng.random() < 0.2 else None
            fin = TODAY + timedelta(days=rng.randint(-20, 300)) if rng.random() < 0.2 else None
            entry = AssistantMaternel(
                0, "Exemple", f"Pro {n}", LILLERS, places=places, en_pause_jusqu_au=pause, agrement=Agrement(fin=fin)
            )
            await tx.assistants.add(home, entry, NOW)
            told += [(entry, place) for place in places]
        offered = [(a, p, _free_from(a, p)) for a, p in told if p.etat == "libre" and _is_fresh(p)]
        counted = [(a, p, des) for a, p, des in offered if a.agrement.fin is None or a.agrement.fin >= des]
        seen = await count(tx, home)
        assert seen.maintenant == sum(des == TODAY for *_, des in counted)
        assert seen.ensuite == sum(des > TODAY for *_, des in counted)
        assert seen.professionnelles == len({a.prenom for a, _, des in counted if des == TODAY})
        creneaux = {c.code: c.sures for c in await tx.places_libres.count_by_creneau(home, PHOTO, None)}
        assert creneaux["atypique"] == sum(is_atypique(p) for _, p, _ in counted)
        assert creneaux["mercredi"] == sum(_by_day(p) for _, p, _ in counted)
        total, text = await tx.places_libres.read_sheet(home, PHOTO, None)
        assert total == len(json.loads(text)) == seen.maintenant + seen.ensuite + seen.anciennes + seen.peut_etre


def _random_place(rng: random.Random, rang: int) -> Place:
    etat: EtatPlace = rng.choice(["libre", "libre", "occupee", "inconnue"])
    place = Place(
        rang, etat, TODAY + timedelta(days=rng.randint(-60, 300)) if etat == "libre" and rng.random() < 0.6 else None,
        grille=rng.choice([None, JOURNEES, grille_of(rng.sample(JOURS, 2), rng.sample(list(Moment), 2))]),
        confirmee_le=days(rng.randint(0, 260)) if etat != "inconnue" else None,
        jusqu_au=TODAY + timedelta(days=rng.randint(-10, 300)) if etat == "occupee" and rng.random() < 0.5 else None,
    )  # fmt: skip
    if rng.random() < 0.3:
        de, a = time(rng.randint(4, 20), 30), time(rng.randint(4, 22))
        place = with_hours(place, rng.sample(JOURS, 2), de, a)
    return place


def _is_fresh(place: Place) -> bool:
    return place.is_fresh(NOW, PHOTO.fraicheur_jours)


def _free_from(assistant: AssistantMaternel, place: Place) -> date:
    after_pause = assistant.en_pause_jusqu_au + timedelta(days=1) if assistant.en_pause_jusqu_au else TODAY
    return max(TODAY, place.libre_le or TODAY, after_pause)


def _by_day(place: Place) -> bool:
    return any(moment is not Moment.NUIT for moment in moments_of(place.grille or 0, 2))


def test_a_code_of_a_button_is_a_list_or_nothing() -> None:
    assert month_of("202612") == Mois(2026, 12)
    assert [is_filtre(code) for code in ("202613", "20261", "toutes", "a18", "nuit", "communes", "'; DROP")] == [
        False, False, True, True, True, False, False,
    ]  # fmt: skip
