"""A group of people and the bot; it knows who is in it and says so, nothing more."""

from typing import TYPE_CHECKING

from bot.simulator.account import Account
from bot.simulator.api_chats import member_json
from bot.simulator.incoming import SimulatorError, say, tap, text_content
from bot.simulator.screen import Screen
from bot.simulator.view import Message
from bot.simulator.world import Chat, Json, User

if TYPE_CHECKING:
    from bot.simulator.phone import Phone


class Group(Screen):
    """One group, supergroup or forum."""

    def __init__(self, account: Account, chat: Chat) -> None:
        self.account = account
        self._chat = chat
        self.last_act = 0
        account.chats[chat.id] = chat

    def __repr__(self) -> str:
        return f"<groupe {self.chat.title}>"

    @property
    def chat(self) -> Chat:
        """The group's conversation."""
        return self._chat

    @property
    def id(self) -> int:
        """Negative, as all groups."""
        return self.chat.id

    @property
    def topics(self) -> dict[int, str]:
        """Names of the topics by their id."""
        return {topic.id: topic.name for topic in self.chat.topics.values()}

    # -- people

    def add(self, person: "Phone") -> None:
        """Somebody enters."""
        status = "member" if self.chat.members else "creator"
        self._move(person.user, "left", status)
        self._announce(person.user, {"new_chat_members": [person.user.json()]})

    def remove(self, person: "Phone") -> None:
        """Somebody leaves."""
        self._announce(person.user, {"left_chat_member": person.user.json()})
        self._move(person.user, self.chat.members.get(person.id, "left"), "left")

    def promote(self, person: "Phone") -> None:
        """Somebody becomes an administrator."""
        self._move(person.user, self.chat.members.get(person.id, "left"), "administrator")

    def _move(self, user: User, old: str, new: str) -> None:
        self.chat.members[user.id] = new
        self.account.world.touch()
        if self.chat.bot_status == "administrator":
            self.account.push("chat_member", self._changed(user, user.json(), old, new))

    def _announce(self, user: User, content: Json) -> None:
        say(self.account, self.chat, user, content)

    # -- the bot

    def add_bot(self, by: "Phone | None" = None) -> None:
        """The bot enters, put there by somebody (the creator by default)."""
        self._set_bot("member", by)

    def promote_bot(self, by: "Phone | None" = None) -> None:
        """The bot becomes an administrator, with all rights."""
        self._set_bot("administrator", by)

    def demote_bot(self, by: "Phone | None" = None) -> None:
        """The bot is a simple member again."""
        self._set_bot("member", by)

    def kick_bot(self, by: "Phone | None" = None) -> None:
        """The bot is sent away."""
        self._set_bot("kicked", by)

    def _set_bot(self, new: str, by: "Phone | None") -> None:
        old, self.chat.bot_status = self.chat.bot_status, new
        author = by.user if by else self._creator()
        self.account.world.touch()
        self.account.push("my_chat_member", self._changed(author, self.account.user.json(), old, new))
        if old in ("left", "kicked") and new == "member":
            self._announce(author, {"new_chat_members": [self.account.user.json()]})

    def _creator(self) -> User:
        first = next(iter(self.chat.members), None)
        if first is None:
            raise SimulatorError("an empty group cannot add a bot: say who does it")
        return self.account.world.users[first]

    def _changed(self, author: User, member: Json, old: str, new: str) -> Json:
        return {
            "chat": self.chat.json(),
            "from": author.json(),
            "date": self.account.world.timestamp(),
            "old_chat_member": member_json(self.chat, member, old),
            "new_chat_member": member_json(self.chat, member, new),
        }

    def migrate(self) -> "Group":
        """The basic group becomes a supergroup with another id; the old one refuses everything from then on."""
        old = self.chat
        number = -old.id % 1_000_000
        new = Chat(-(1_002_304_000_000 + number), "supergroup", title=old.title, bot_status=old.bot_status)
        new.members = dict(old.members)
        say(self.account, old, self._creator(), {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        group = Group(self.account, new)
        say(self.account, new, self._creator(), {"migrate_from_chat_id": old.id})
        return group

    # -- talking

    def send(self, person: "Phone", text: str, topic: int | None = None) -> Message:
        """A member writes."""
        return self._say(person, text_content(text), topic=topic)

    def reply(self, person: "Phone", message: Message, text: str) -> Message:
        """A member replies to a message."""
        return self._say(person, text_content(text), to=message)

    def press(self, person: "Phone", label: str, message: Message | None = None) -> None:
        """A member presses a button under a message of the bot."""
        self._check(person)
        self.last_act = self.account.world.touch()
        for exact in (True, False):
            for candidate in [message] if message else reversed(self.received):
                if button := candidate.button(label, exact=exact):
                    person.open(tap(self.account, self.chat, person.user, candidate.post, button))
                    return
        raise SimulatorError(f"no button « {label} » in the group:\n{self.screen()[-3000:]}")

    def _say(self, person: "Phone", content: Json, *, to: Message | None = None, topic: int | None = None) -> Message:
        self._check(person)
        message = say(self.account, self.chat, person.user, content, to=to, topic=topic)
        self.last_act = message.post.rev
        return message

    def _check(self, person: "Phone") -> None:
        if self.chat.members.get(person.id, "left") in ("left", "kicked"):
            raise SimulatorError(f"{person.name} is not in the group")
