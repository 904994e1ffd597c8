"""Builds the parts and joins them: the only module, with __main__, that knows everybody. Decides nothing."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

from bot.config import Settings
from bot.domain.outbox import Pace
from bot.relais import EXEMPLES, load_relais
from bot.usecases.deliver_letters import Postman
from bot.usecases.remember_robot import remember_robot
from bot.usecases.unit import Service
from handlers.application import TASKS, build_application
from handlers.connection import answer_tap, connect, start_webhook, stop_webhook
from handlers.dispatcher import Dispatcher
from handlers.receiver import Receiver, Webhook
from handlers.sender import Sender
from handlers.tasks import Desk, Worker
from scheduler.clock import Clock
from scheduler.runner import Runner
from scheduler.ticks import TIMETABLE
from store.database import Database


class Assembly:
    """One running bot."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database)
        territoire = load_relais(settings.relais_dir or EXEMPLES)
        self.service = Service(self.database, clock.now, territoire)
        self.application = build_application(
            settings.token(), settings.telegram_api_url, settings.telegram_file_url, settings.http_client
        )
        sender = Sender(self.application.bot, settings.files)
        pace = Pace(rate=settings.letters_per_second, burst=int(max(settings.letters_per_second, 1)))
        self.postman = Postman(self.service, sender.carry, clock.monotonic, pace)
        self.service.on_letters = self.postman.offer
        self.worker = Worker(self.service, Desk(self.application.bot, settings.files, territoire), TASKS)
        self.service.on_tasks = self.worker.wake
        self.dispatcher = Dispatcher(self.service, self.application, self.postman, answer_tap(self.application.bot))
        self.receiver = Receiver(self.service, self.dispatcher.wake)
        self.runner = Runner(clock, self.service, TIMETABLE, self.is_quiet)

    async def run(self, stop: asyncio.Event) -> None:
        """Runs until `stop`; what breaks ends the run with its error."""
        tasks: list[asyncio.Task[Any]] = []
        try:
            await self.service.open()
            await self.service.prepare()
            tasks.append(asyncio.create_task(self._serve(), name="serve"))
            await _first(stop, tasks)
        finally:
            await _end(tasks)
            await self.application.shutdown()
            await self.application.bot.shutdown()
            await self.application.bot.request.shutdown()  # which a bot stopped while connecting leaves open
            await self.database.close()

    async def _serve(self) -> None:
        await remember_robot(self.service, await connect(self.application))
        webhook = self._webhook()
        try:
            await self._join(webhook)
            async with asyncio.TaskGroup() as group:
                group.create_task(self.postman.run())
                group.create_task(self.dispatcher.run())
                group.create_task(self.worker.run())
                if webhook is None:
                    group.create_task(self.receiver.poll(self.application.bot))
                await self.runner.start()
        finally:
            self.runner.stop()
            if webhook is not None:
                await webhook.stop()

    async def _join(self, webhook: Webhook | None) -> None:
        """Telegram knows whether it calls us or we call it."""
        if webhook is None:
            await stop_webhook(self.application.bot)
        else:
            await webhook.start()
            await start_webhook(self.application.bot, self.settings.webhook_url, self.settings.webhook_secret)

    async def is_quiet(self) -> bool:
        """Nothing to treat, nothing to send."""
        return self.dispatcher.idle and await self.worker.is_quiet() and await self.postman.is_quiet()

    def _webhook(self) -> Webhook | None:
        s = self.settings
        if not s.webhook_url:
            return None
        return Webhook(self.receiver, s.webhook_secret, s.webhook_port, urlsplit(s.webhook_url).path or "/")


async def _first(stop: asyncio.Event, tasks: list[asyncio.Task[Any]]) -> None:
    stopping = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    for task in done - {stopping}:
        task.result()


async def _end(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
