"""The bare echo bot of python-telegram-bot, with its defaults: what ours is measured beside."""

from __future__ import annotations

import logging
import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Says it again."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


if __name__ == "__main__":
    logging.getLogger("httpx").setLevel(logging.WARNING)
    builder = Application.builder().token(os.environ["TELEGRAM_TOKEN"])
    application = (
        builder.base_url(os.environ["TELEGRAM_API_URL"]).base_file_url(os.environ["TELEGRAM_FILE_URL"]).build()
    )
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()
