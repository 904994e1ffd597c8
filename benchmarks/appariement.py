"""Matching one request in a directory of 2,500, alone and among 250,000 of 1,300 relais."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from benchmarks.figures import Figure, p95
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from bot.domain.semaine import Moment, grille_of
from bot.relais import EXEMPLES, load_relais
from bot.usecases.choose_wave import choose_wave
from bot.usecases.situation import read_situation
from bot.usecases.unit import Service, Unit
from store.database import Database
from store.migrate import migrate

SLUG = "artois-lys-romane"
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
HOME, OTHERS, RELAIS = 2500, 247_500, 1300
REQUESTS = 200
SEMAINE = grille_of(range(5), [moment for moment in Moment if moment is not Moment.NUIT])


async def run() -> list[Figure]:
    """Reading the situation and choosing the wave, without writing it."""
    alone, among = await _measure(0), await _measure(OTHERS)
    note = f"{REQUESTS} requests, a third of the places known, as many siblings"
    return [
        Figure("matching one request, 2,500 professionals, p95", p95(alone) * 1000, "ms", 15, "low", note),
        Figure("the same among 250,000, beside it", p95(among) / p95(alone), "×", 1.5, "low", "1,300 relais"),
    ]


async def _measure(others: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "relais.db"
        migrate(path)
        database = Database(path)
        service = Service(database, lambda: NOW, load_relais(EXEMPLES))
        await service.open()
        try:
            _fill(path, service, others)
            async with service.unit() as unit:
                await _ask(unit, service.territoire.id_of(SLUG), 20, seed=1)  # warm
                return await _ask(unit, service.territoire.id_of(SLUG), REQUESTS, seed=2)
        finally:
            await database.close()


def _fill(path: Path, service: Service, others: int) -> None:
    rng, home = random.Random(7), service.territoire.id_of(SLUG)
    communes = [commune.insee for commune in service.territoire.get(home).communes]
    with closing(sqlite3.connect(path)) as connection, connection:
        strangers = [(n, f"autre-{n}") for n in range(100, 100 + RELAIS)]
        connection.executemany("INSERT INTO relais (id, slug) VALUES (?, ?)", strangers)
        people = [(n + 1, home, rng.choice(communes)) for n in range(HOME)]
        people += [(HOME + n + 1, 100 + n % RELAIS, rng.choice(communes)) for n in range(others)]
        connection.executemany(
            """INSERT INTO assistant_maternel
                 (id, relais_id, nom, prenom, commune, agrement_places, created_at, updated_at)
               VALUES (?, ?, 'Fictive', 'Iris', ?, 4, '2026-01-01', '2026-01-01')""",
            people,
        )
        connection.executemany(
            """INSERT INTO place (assistant_maternel_id, rang, etat, libre_le, age_min, age_max, confirmee_le, grille)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (_place(rng, person, rang) for person, *_ in people for rang in (1, 2, 3, 4)),
        )
        connection.execute("ANALYZE")


def _place(rng: random.Random, person: int, rang: int) -> tuple[object, ...]:
    if rng.random() > 0.35:
        return person, rang, "inconnue", None, 0, None, None, None
    etat = rng.choice(["libre", "occupee"])
    libre_le = (date(2026, 9, 1) + timedelta(days=rng.randrange(200))).isoformat() if etat == "libre" else None
    grille = rng.choice([None, SEMAINE]) if etat == "libre" else None
    news = (NOW - timedelta(days=rng.randrange(200))).strftime("%Y-%m-%dT%H:%M:%S.000000Z")
    return person, rang, etat, libre_le, 0, rng.choice([18, 36, 72]), news, grille


async def _ask(unit: Unit, relais_id: int, count: int, seed: int) -> list[float]:
    rng, times = random.Random(seed), []
    relais = unit.territoire.get(relais_id)
    famille = await unit.tx.familles.meet(relais_id, await _compte(unit, seed), "Camille", NOW)
    for n in range(count):
        mois = Mois(2026, 6)
        enfants = tuple(Enfant(mois.plus(-12 * k)) for k in range(1 + n % 3 // 2))
        besoin = Besoin(
            commune=rng.choice(relais.communes).insee, rayon_km=10, enfants=enfants, a_partir_du=date(2027, 1, 4),
            jours=frozenset(rng.sample(range(5), 4)),
            horaires=Horaires(time_of_day(7 + n % 3), time_of_day(17 + n % 3)),
        )  # fmt: skip
        demande = DemandeAccueil(1000 + n, relais_id, famille.id, "active", ("assistant_maternel",), besoin)
        began = time.perf_counter()
        situation = await read_situation(unit, demande)
        await choose_wave(unit, situation)
        times.append(time.perf_counter() - began)
    return times


async def _compte(unit: Unit, n: int) -> int:
    return (await unit.tx.personnes.meet(9_000_000 + n, "Camille", NOW)).compte_id
