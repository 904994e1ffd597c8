"""The smallest bot that shows what a page must draw; it speaks to the local Telegram without HTTP."""

import asyncio
import contextlib

from bot.simulator.telegram import Telegram
from bot.simulator.world import Json

TOKEN = "7000000001:essai"
MENU = {
    "inline_keyboard": [
        [{"text": "🔎 Chercher un accueil", "callback_data": "chercher"}],
        [
            {"text": "Mes demandes", "callback_data": "demandes"},
            {"text": "Parler au relais", "callback_data": "relais"},
        ],
    ]
}


class EchoBot:
    """Takes updates without HTTP and answers at once."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _run(self) -> None:
        offset = 0
        while True:
            _, body = await self.telegram.request(TOKEN, "getUpdates", {"offset": offset, "timeout": 5})
            for update in body["result"]:
                offset = update["update_id"] + 1
                self._answer(update)

    def call(self, method: str, **params: object) -> Json:
        status, body = self.telegram.call(TOKEN, method, params)
        assert status == 200, body
        return body

    def _answer(self, update: Json) -> None:
        if query := update.get("callback_query"):
            self.call("answerCallbackQuery", callback_query_id=query["id"], text="C'est noté.")
            place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
            text = "<b>Dans quelle commune cherchez-vous ?</b>\n\nÉcrivez son nom, par exemple « Béthune »."
            self.call("editMessageText", text=text, parse_mode="HTML", **place)
        elif message := update.get("message"):
            self._say_hello(message)

    def _say_hello(self, message: Json) -> None:
        text = (
            "Bonjour, je suis l'assistant du <b>Relais Petite Enfance</b>.\n\n"
            "Je suis une machine ; <i>une animatrice</i> lit ce qui me dépasse. 👶🏽\n"
            '<a href="https://t.me/relais_demo_bot?start=r_artois">Le lien du relais</a>\n\n'
            f"Vous avez écrit : <code>{message.get('text', 'autre chose')}</code>"
        )
        self.call("sendMessage", chat_id=message["chat"]["id"], text=text, parse_mode="HTML", reply_markup=MENU)
