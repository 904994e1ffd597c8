"""The Bot API's counter: takes calls of bots, answers as Telegram does, and keeps a record of both."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.simulator import api_bot, api_chats, api_media, api_messages
from bot.simulator.account import Account
from bot.simulator.checks import checked, method_name
from bot.simulator.errors import ApiError, too_many_requests
from bot.simulator.faults import Fault, Faults, LostAnswer
from bot.simulator.files import Upload
from bot.simulator.limits import FloodLimits
from bot.simulator.outgoing import Call
from bot.simulator.spec import load_spec
from bot.simulator.world import Json, User, World

TOKEN = re.compile(r"\d+:[\w-]+")
METHODS: dict[str, Callable[[Call], Any]] = {
    **api_bot.METHODS,
    **api_messages.METHODS,
    **api_media.METHODS,
    **api_chats.METHODS,
}
Answer = tuple[int, Json]


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One call of a bot: what it asked, what it got (`result` or `error`), when (machine's clock, in seconds)."""

    method: str
    params: Json
    result: Any
    error: str
    at: float

    def __repr__(self) -> str:
        outcome = self.error or "ok"
        return f"<{self.method} {str(self.params)[:300]} -> {outcome}>"


class Gateway:
    """Bots and their calls."""

    def __init__(self, world: World, bot: User, token: str | None) -> None:
        self.world = world
        self.spec = load_spec()
        self.limits: FloodLimits | None = None
        self.latency = 0.0
        self.faults = Faults()
        self.record = True
        self.calls: list[CallRecord] = []
        self.violations: list[CallRecord] = []
        self.fixed_token = token
        self.bot = Account(world, bot, token or "")
        self.accounts: dict[str, Account] = {token: self.bot} if token else {}

    def account(self, token: str) -> Account:
        """The bot of a token: the first one seen is that of the phones, others live beside it."""
        if token in self.accounts:
            return self.accounts[token]
        if self.fixed_token is not None or not TOKEN.fullmatch(token):
            raise ApiError(401, "Unauthorized")
        user_id = int(token.split(":")[0])
        if not self.accounts:
            self.bot.user.id, self.bot.token = user_id, token
            account = self.bot
        else:
            name = f"Robot {user_id}"
            account = Account(self.world, User(user_id, name, username=f"b{user_id}_bot", is_bot=True), token)
        self.accounts[token] = account
        return account

    def call(
        self, token: str, method: str, params: Json | None = None, files: dict[str, Upload] | None = None
    ) -> Answer:
        """Any method but a waiting getUpdates: HTTP status and body. Raises LostAnswer when a fault says so."""
        given = params or {}
        fault: Fault | None = None
        name, attached = method, files or {}
        try:
            account = self.account(token)
            name = method_name(self.spec, method)
            fault = self.faults.next_for(name, _number(given.get("chat_id")))
            if fault and not fault.done:
                _befall(fault)
            given = checked(self.spec, name, given, attached)
            result = self._carry_out(account, name, given, attached)
            if fault:
                _befall(fault)
        except ApiError as error:
            return self._refused(name, given, error)
        except LostAnswer as lost:
            self._note(name, given, None, lost.kind)
            raise
        self._note(name, given, result, "")
        return 200, {"ok": True, "result": result}

    async def request(
        self, token: str, method: str, params: Json | None = None, files: dict[str, Upload] | None = None
    ) -> Answer:
        """Any method, with long polling and the latency."""
        if method.lower() == "getupdates":
            answer = await self._get_updates(token, params or {})
        else:
            answer = self.call(token, method, params, files)
        if self.latency:
            await asyncio.sleep(self.latency)
        return answer

    def _carry_out(self, account: Account, name: str, params: Json, files: dict[str, Upload]) -> Any:
        if name == "getUpdates":
            account.choose(params.get("allowed_updates"))
            return account.take(params.get("offset"), params.get("limit", 100))
        if name not in METHODS:
            raise ApiError(404, f"Not Found: {name} is not part of the simulator", fault=True)
        if self.limits:
            self.limits.accept(name, params.get("chat_id"), time.monotonic())
        return METHODS[name](Call(account, params, files))

    async def _get_updates(self, token: str, given: Json) -> Answer:
        try:
            account = self.account(token)
            if fault := self.faults.next_for("getUpdates", None):
                _befall(fault)
            result = await account.poll(checked(self.spec, "getUpdates", given, {}))
        except ApiError as error:
            return self._refused("getUpdates", given, error)
        return 200, {"ok": True, "result": result}

    def _refused(self, method: str, params: Json, error: ApiError) -> Answer:
        self._note(method, params, None, error.description)
        if error.fault:
            self.violations.append(CallRecord(method, params, None, error.description, time.monotonic()))
        body: Json = {"ok": False, "error_code": error.code, "description": error.description}
        return error.code, body | ({"parameters": error.parameters} if error.parameters else {})

    def _note(self, method: str, params: Json, result: Any, error: str) -> None:
        if self.record:
            self.calls.append(CallRecord(method, params, result, error, time.monotonic()))


def _number(chat_id: Any) -> Any:
    return int(chat_id) if isinstance(chat_id, str) and chat_id.lstrip("-").isdecimal() else chat_id


def _befall(fault: Fault) -> None:
    if fault.kind == "429":
        raise too_many_requests(fault.retry_after)
    if fault.kind in ("500", "502"):
        raise ApiError(int(fault.kind), "Internal Server Error" if fault.kind == "500" else "Bad Gateway")
    raise LostAnswer(fault.kind)
