"""A handler that raised: the error goes back to the dispatcher, which undoes and apologises. Hides nothing."""

from __future__ import annotations

from telegram.ext import ApplicationHandlerStop

from handlers.context import Context


async def on_error(update: object, context: Context) -> None:
    """Keeps the error for the dispatcher, and stops every other handler."""
    error = context.error
    context.turn.error = error if isinstance(error, Exception) else RuntimeError(str(error))
    raise ApplicationHandlerStop
