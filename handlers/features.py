"""The shape of a feature: a function that gives its handlers. Holds none."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers.context import Context

Handlers = list[BaseHandler[Update, Context, Any]]


def tap(code: str, callback: Any) -> CallbackQueryHandler[Context, Any]:
    """A button: `code` is its whole pattern, e.g. « menu » or « pr:int:(\\d+) »."""
    return CallbackQueryHandler(callback, pattern=f"^{code}$")
