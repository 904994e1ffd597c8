"""What a person can do with her phone, in her private chat with the bot; she never sees the bot's inside."""

from bot.simulator.account import Account
from bot.simulator.api_chats import member_json
from bot.simulator.incoming import SimulatorError, change, say, start_payload, tap, text_content
from bot.simulator.offerings import Offerings
from bot.simulator.screen import Screen
from bot.simulator.view import Message
from bot.simulator.world import Chat, Json, User


class Phone(Screen, Offerings):
    """One person and her phone."""

    def __init__(self, account: Account, user: User) -> None:
        self.account = account
        self.user = user
        self.last_act = 0
        self.opened: list[str] = []

    def __repr__(self) -> str:
        return f"<téléphone de {self.name}>"

    @property
    def id(self) -> int:
        """Telegram's id of the person, which is also that of the chat."""
        return self.user.id

    @property
    def name(self) -> str:
        """First name."""
        return self.user.first_name

    @property
    def chat(self) -> Chat:
        """Her private chat with the bot."""
        return self.account.private_chat(self.user)

    @property
    def toasts(self) -> list[str]:
        """Short words shown after a tap, oldest first."""
        return [toast.text for toast in self.user.toasts]

    # -- acting

    def send(self, text: str) -> Message:
        """Type and send a text."""
        return self.give(text_content(text))

    def give(self, content: Json, to: Message | None = None) -> Message:
        """Send any content to the bot."""
        if self.chat.blocked:
            raise SimulatorError(f"{self.name} has blocked the bot")
        self.chat.started = True
        message = say(self.account, self.chat, self.user, content, to=to)
        self.last_act = message.post.rev
        return message

    def reply(self, message: Message, text: str) -> Message:
        """Answer a message by replying to it."""
        return self.give(text_content(text), to=message)

    def edit(self, message: Message, text: str) -> None:
        """Correct one's own message."""
        change(self.account, self.chat, message, text)
        self.last_act = self.account.world.rev

    def press(self, label: str, message: Message | None = None) -> None:
        """Press the newest button with this label (exact, or unique beginning), under a message or on the keyboard."""
        where, button = self._find_button(label, message)
        self.last_act = self.account.world.touch()
        if where.raw.get("reply_markup"):
            self.open(tap(self.account, self.chat, self.user, where.post, button))
        else:
            self._press_key(button)

    def _find_button(self, label: str, message: Message | None) -> tuple[Message, Json]:
        candidates = [message] if message else [m for m in reversed(self.messages) if self._offers(m)]
        for exact in (True, False):
            for candidate in candidates:
                if button := candidate.button(label, exact=exact):
                    return candidate, button
        raise SimulatorError(f"{self.name} sees no button « {label} »; her screen:\n{self.screen()[-3000:]}")

    def _offers(self, message: Message) -> bool:
        return "reply_markup" in message.raw or message.id == self.chat.keyboard_of

    def _press_key(self, button: Json) -> None:
        post = self.chat.find(self.chat.keyboard_of)
        if post and (post.keyboard or {}).get("one_time_keyboard"):
            self.chat.keyboard_of = 0
        if button.get("request_contact"):
            self.share_contact()
        elif button.get("request_location"):
            self.share_location()
        else:
            self.send(button["text"])

    def open(self, url: str) -> None:
        """Follow a link: one to this bot sends /start, any other is only noted in `opened`."""
        if not url:
            return
        payload = start_payload(self.account, url)
        if payload is None:
            self.opened.append(url)
        else:
            self.send(f"/start {payload}".strip())

    def vote(self, message: Message, *options: str) -> None:
        """Vote in a poll of the bot."""
        poll: Json = message.raw["poll"]
        chosen = [i for i, option in enumerate(poll["options"]) if option["text"] in options]
        choices = [o | {"voter_count": o["voter_count"] + (i in chosen)} for i, o in enumerate(poll["options"])]
        new = poll | {"options": choices, "total_voter_count": poll["total_voter_count"] + 1}
        self.account.replace(message.post, message.raw | {"poll": new})
        self.account.push("poll", new)
        if not poll["is_anonymous"]:
            ids = [poll["options"][i]["persistent_id"] for i in chosen]
            vote = {"poll_id": poll["id"], "user": self.user.json(), "option_ids": chosen}
            self.account.push("poll_answer", vote | {"option_persistent_ids": ids})

    def block(self) -> None:
        """Block the bot."""
        self._set_blocked(blocked=True)

    def unblock(self) -> None:
        """Unblock the bot."""
        self._set_blocked(blocked=False)

    def deactivate(self) -> None:
        """Delete her Telegram account."""
        self.user.deactivated = True

    def _set_blocked(self, *, blocked: bool) -> None:
        chat = self.chat
        if chat.blocked is blocked:
            return
        chat.blocked = blocked
        self.last_act = self.account.world.touch()
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        me = self.account.user.json()
        self.account.push(
            "my_chat_member",
            {
                "chat": chat.json(),
                "from": self.user.json(),
                "date": self.account.world.timestamp(),
                "old_chat_member": member_json(chat, me, old),
                "new_chat_member": member_json(chat, me, new),
            },
        )
