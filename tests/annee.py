"""A year in one relais without a network: a clock that is set, a carrier that delivers, accidents."""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from bot.domain.assistants import Agrement, AssistantMaternel, Place
from bot.domain.calendrier import to_utc
from bot.domain.outbox import Delivered, Lane, Letter, Result, Unreachable
from bot.domain.relais import Relais
from bot.domain.territoire import Territoire
from bot.usecases.mark_reachable import mark_reachable
from bot.usecases.plan_campaigns import plan_campaigns
from bot.usecases.put_off_late import put_off_late
from bot.usecases.run_campaigns import run_campaigns
from bot.usecases.settle_letters import Settlements
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic
from store.database import Database
from store.migrate import migrate
from tests.gens import Personnage

T = TypeVar("T")
AT_ONCE = 500
CHAQUE_DEMI_HEURE = range(2 * 7, 2 * 21)
QUATRE_FOIS = (2 * 7, 2 * 9, 2 * 13, 2 * 19)
EQUIPE = 1  # the chat of the animatrice


class Annee:
    """The relais, its people, and what is about to happen to them."""

    def __init__(self, folder: Path, relais: Relais, seed: int) -> None:
        self.path = folder / "relais.db"
        self.relais = relais
        self.rng = random.Random(seed)
        self.now = datetime.min
        self.gens: dict[int, Personnage] = {}  # by chat
        self.equipe: list[str] = []
        self.faits: Counter[str] = Counter()
        self._heap: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = []
        self._n = 0
        self.service: Service
        self.on_letter: Callable[[Personnage, int], None] = lambda person, campagne_id: None

    async def open(self) -> None:
        """Starts the bot, or starts it again: nothing but the database is remembered."""
        migrate(self.path)
        self.service = Service(Database(self.path), lambda: self.now, Territoire((self.relais,)))
        await self.service.open()

    async def restart(self) -> None:
        """Killed and started."""
        await self.service.database.close()
        await self.open()
        self.faits["redémarrages"] += 1

    async def settle_in(self, count: int, habitudes: dict[str, float], rythmes: dict[int | None, float]) -> None:
        """So many people in the directory; those of « papier » have no Telegram."""
        communes = [commune.insee for commune in self.relais.communes_at(self.now.date())]
        async with self.service.unit() as unit:
            home = unit.territoire.id_of(self.relais.slug)
            team = await unit.tx.personnes.meet(EQUIPE, "Nadia", unit.now)
            await unit.tx.animateurs.add(home, team.compte_id, "Nadia", "animatrice", unit.now)
            for n in range(count):
                habitude = self._draw(habitudes)
                places = tuple(
                    Place(rang, self.rng.choice(("occupee", "libre")), confirmee_le=unit.now - timedelta(days=90))
                    for rang in range(1, self.rng.randint(2, 4))
                )
                entry = AssistantMaternel(
                    id=0, nom=f"Fictive{n}", prenom="Iris", commune=self.rng.choice(communes),
                    telephone=f"+3363998{n:04d}", agrement=Agrement(places=len(places)), places=places,
                )  # fmt: skip
                entry_id = await unit.tx.assistants.add(home, entry, unit.now)
                person = Personnage(entry_id, 10_000 + n, habitude, self._draw(rythmes))
                self.gens[person.chat_id] = person
                await self._join(unit, person)

    async def _join(self, unit: Unit, person: Personnage) -> None:
        if person.habitude != "papier":
            compte = (await unit.tx.personnes.meet(person.chat_id, "Iris", unit.now)).compte_id
            await unit.tx.sql.run(
                "UPDATE assistant_maternel SET compte_id = :compte WHERE id = :id", {"compte": compte, "id": person.id}
            )
        await unit.tx.profils.set_rythme(person.id, person.rythme, unit.now)
        await unit.tx.profils.set_moment(person.id, self.rng.choice((None, None, "matin", "sieste", "soir")), unit.now)
        await unit.tx.profils.set_phone(person.id, person.habitude == "téléphone", unit.now)

    def _draw(self, weights: Mapping[T, float]) -> T:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def after(self, delay: timedelta, do: Callable[[], Awaitable[None]]) -> None:
        """Something that somebody will do."""
        self._n += 1
        heapq.heappush(self._heap, (self.now + delay, self._n, do))

    async def live_day(self, day: date, *, asleep: bool = False) -> None:
        """Half-hour after half-hour, fewer on days without a campaign; `asleep`: the bot is stopped."""
        self.now = to_utc(day, time(7))
        for half in CHAQUE_DEMI_HEURE if await self._is_busy() else QUATRE_FOIS:
            self.now = to_utc(day, time(half // 2, 30 * (half % 2)))
            if not asleep:
                await self._beat(new_day=half == CHAQUE_DEMI_HEURE[0])

    async def _is_busy(self) -> bool:
        async with self.service.unit() as unit:
            alive = "SELECT count(*) FROM campagne WHERE etat = 'en_cours' OR etat = 'programmee' AND debut <= :today"
            return bool(await unit.tx.sql.value(alive, {"today": unit.today.isoformat()}))

    async def _beat(self, *, new_day: bool) -> None:
        if new_day:
            await plan_campaigns(self.service)
        while self._heap and self._heap[0][0] <= self.now:
            await heapq.heappop(self._heap)[2]()
        await run_campaigns(self.service)
        await self._deliver()

    async def _deliver(self) -> None:
        """As the postman does: what may leave, put off at the last moment or claimed, carried, written down."""
        while True:
            settlements = Settlements(lambda _: None)
            async with self.service.unit() as unit:
                due = [one for lane in Lane for one in await unit.tx.letters.list_due(lane, unit.now, AT_ONCE)]
                if not due:
                    return
                late = await put_off_late(unit, due)
                mine = await unit.tx.letters.claim([one.id for one in due if one.id not in late])
            for letter in due:
                if letter.id in mine:
                    settlements.note(letter, self._carry(letter), self.now)
            async with self.service.unit() as unit:
                await settlements.settle(unit)

    def _carry(self, letter: Letter) -> Result:
        if letter.until is not None and letter.until <= self.now:
            return "expired"
        if letter.chat_id == EQUIPE:
            self.equipe.append(str(letter.body["text"]))
            return Delivered(len(self.equipe))
        person = self.gens[letter.chat_id]
        if person.is_gone:
            self.faits["lettres refusées par Telegram"] += 1
            return Unreachable("bloqué")
        person.arrivees.append((letter.key, self.now))
        if letter.key.startswith("campagne:"):
            self.on_letter(person, int(letter.key.split(":")[1]))
        return Delivered(len(person.arrivees))

    async def come_back(self, person: Personnage) -> None:
        """She unblocks us, or her new phone has her account again."""
        person.is_gone = False
        async with self.service.unit() as unit:
            await mark_reachable(unit, person.chat_id)

    async def change_phone(self, person: Personnage) -> None:
        """Her old account is dead; with the new phone she is linked to her entry again."""
        person.chat_id += 100_000
        self.gens[person.chat_id] = person
        person.is_gone = False
        async with self.service.unit() as unit:
            compte = (await unit.tx.personnes.meet(person.chat_id, "Iris", unit.now)).compte_id
            await unit.tx.sql.run(
                "UPDATE assistant_maternel SET compte_id = :compte WHERE id = :id", {"compte": compte, "id": person.id}
            )
        self.faits["téléphones changés"] += 1

    async def write_something_else(self, people: int) -> None:
        """Other features write too, to people drawn by lot."""
        everybody = list({person.id: person for person in self.gens.values()}.values())
        for person in self.rng.sample(everybody, people):
            async with self.service.unit() as unit:
                key = f"autre:{person.id}:{self._n}:{unit.now.isoformat()}"
                written = await write_automatic(
                    unit, key, person.chat_id, "arret/repris", relais_id=unit.territoire.id_of(self.relais.slug)
                )
                self.faits["autres messages automatiques"] += written
