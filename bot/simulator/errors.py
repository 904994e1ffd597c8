"""The refusals of the Bot API; never raised for a fault of the simulator itself."""

from typing import Any


class ApiError(Exception):
    """One refused call: HTTP status, Telegram's own words, and `fault` when only a bug of the bot explains it."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None, *, fault: bool = False
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.fault = fault


def bad_request(words: str) -> ApiError:
    """What the state of the world refuses: a correct bot may meet it."""
    return ApiError(400, f"Bad Request: {words}")


def bot_fault(words: str) -> ApiError:
    """What no correct bot ever sends."""
    return ApiError(400, f"Bad Request: {words}", fault=True)


def forbidden(words: str) -> ApiError:
    """The person or the group does not want this bot."""
    return ApiError(403, f"Forbidden: {words}")


def conflict(words: str) -> ApiError:
    """Two ways of taking updates at the same time."""
    return ApiError(409, f"Conflict: {words}")


def too_many_requests(retry_after: int) -> ApiError:
    """Flood control."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
