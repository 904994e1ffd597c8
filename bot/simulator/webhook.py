"""Carries updates to a bot that has set a webhook; an update is forgotten only once the bot said 2xx."""

import asyncio
import contextlib
import json

import aiohttp

from bot.simulator.account import Account
from bot.simulator.telegram import Telegram
from bot.simulator.world import Json

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
TIMEOUT = aiohttp.ClientTimeout(total=30)


class Courier:
    """Delivers the updates of every bot that asked for it, one at a time and in order."""

    def __init__(self, telegram: Telegram, first_wait: float = FIRST_WAIT) -> None:
        self.telegram = telegram
        self.first_wait = first_wait
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def look_after(self, account: Account) -> None:
        """Begin to deliver for this bot, if it is not done already."""
        if id(account) not in self._tasks:
            self._tasks[id(account)] = asyncio.create_task(self._deliver(account))

    async def stop(self) -> None:
        """Deliver no more."""
        for task in self._tasks.values():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks.clear()

    async def _deliver(self, account: Account) -> None:
        wait = self.first_wait
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            while True:
                if not account.webhook or not account.updates:
                    account.arrived.clear()
                    await account.arrived.wait()
                    continue
                update = account.updates[0]
                problem = await self._post(session, account, update)
                if problem is None:
                    account.acknowledge(update["update_id"] + 1)
                    wait = self.first_wait
                    continue
                account.webhook_error = (account.world.timestamp(), problem)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    async def _post(self, session: aiohttp.ClientSession, account: Account, update: Json) -> str | None:
        """One attempt: None when the bot took it, else what went wrong."""
        secret = account.webhook.get("secret")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(account.webhook["url"], json=update, headers=headers) as answer:
                body = await answer.read()
                if not 200 <= answer.status < 300:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return f"Connection failed: {type(error).__name__}"
        self._call_in_answer(account, body)
        return None

    def _call_in_answer(self, account: Account, body: bytes) -> None:
        """A bot may put one call into its answer; nobody tells it what became of it."""
        with contextlib.suppress(ValueError):
            call = json.loads(body)
            if isinstance(call, dict) and "method" in call:
                self.telegram.call(account.token, str(call.pop("method")), call)
