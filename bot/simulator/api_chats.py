"""The methods about chats, their members and their topics; rights are those of the bot in each chat."""

from collections.abc import Callable
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.outgoing import Call
from bot.simulator.world import Chat, Json, Topic

_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_promote_members", "can_manage_video_chats", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
_GRANTED = (
    "can_manage_chat", "can_delete_messages", "can_restrict_members", "can_change_info", "can_invite_users",
    "can_pin_messages",
)  # fmt: skip


def member_json(chat: Chat, user: Json, status: str) -> Json:
    """The Bot API's `ChatMember` for each status."""
    if status == "administrator":
        topics = {"can_manage_topics": True} if chat.type == "supergroup" else {}
        rights = dict.fromkeys(_RIGHTS, False) | dict.fromkeys(_GRANTED, True) | topics
        return {"status": status, "user": user} | rights
    if status == "creator":
        return {"status": status, "user": user, "is_anonymous": False}
    extra = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": user} | extra


def get_chat(call: Call) -> Json:
    chat = call.account.known_chat(call.params["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full = {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }
    if chat.pinned and (post := chat.find(chat.pinned)):
        full["pinned_message"] = post.message
    return chat.json() | full


def get_chat_member(call: Call) -> Json:
    chat = call.account.known_chat(call.params["chat_id"])
    user_id = call.params["user_id"]
    if user_id == call.account.user.id:
        return member_json(chat, call.account.user.json(), chat.bot_status)
    user = call.world.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    default = "member" if chat.id == user_id else "left"
    return member_json(chat, user.json(), chat.members.get(user_id, default))


def get_chat_member_count(call: Call) -> int:
    chat = call.account.known_chat(call.params["chat_id"])
    if chat.type == "private":
        return 2
    return 1 + sum(status not in ("left", "kicked") for status in chat.members.values())


def get_chat_administrators(call: Call) -> list[Json]:
    chat = call.account.known_chat(call.params["chat_id"])
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    users = call.world.users
    admins = [
        member_json(chat, users[user_id].json(), status)
        for user_id, status in chat.members.items()
        if status in ("creator", "administrator")
    ]
    if chat.bot_status == "administrator":
        admins.append(member_json(chat, call.account.user.json(), "administrator"))
    return admins


def ban_chat_member(call: Call) -> bool:
    chat = call.account.known_chat(call.params["chat_id"])
    user_id = call.params["user_id"]
    if chat.type == "private":
        raise bad_request("can't ban members in private chats")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    if chat.members.get(user_id) in ("creator", "administrator"):
        raise bad_request("user is an administrator of the chat")
    old = chat.members.get(user_id, "left")
    chat.members[user_id] = "kicked"
    call.world.touch()
    user = call.world.users[user_id].json()
    call.account.push(
        "chat_member",
        {
            "chat": chat.json(),
            "from": call.account.user.json(),
            "date": call.world.timestamp(),
            "old_chat_member": member_json(chat, user, old),
            "new_chat_member": member_json(chat, user, "kicked"),
        },
    )
    return True


def leave_chat(call: Call) -> bool:
    chat = call.account.known_chat(call.params["chat_id"])
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    call.world.touch()
    return True


def _forum(call: Call) -> Chat:
    chat = call.account.writable_chat(call.params["chat_id"])
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to create a topic")
    return chat


def create_forum_topic(call: Call) -> Json:
    chat = _forum(call)
    colour = call.get("icon_color") or 7_322_096
    name = call.params["name"]
    message: Json = {
        "message_id": call.account.next_message_id(chat),
        "from": call.account.user.json(),
        "chat": chat.json(),
        "date": call.world.timestamp(),
        "is_topic_message": True,
        "forum_topic_created": {"name": name, "icon_color": colour},
    }
    message["message_thread_id"] = message["message_id"]
    chat.topics[message["message_id"]] = Topic(message["message_id"], name)
    call.account.store(chat, message, from_bot=True)
    return {"message_thread_id": message["message_id"], "name": name, "icon_color": colour}


def _topic(call: Call) -> Topic:
    topic = _forum(call).topics.get(call.params["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def close_forum_topic(call: Call) -> bool:
    return _set_closed(call, closed=True)


def reopen_forum_topic(call: Call) -> bool:
    return _set_closed(call, closed=False)


def _set_closed(call: Call, *, closed: bool) -> bool:
    topic = _topic(call)
    if topic.closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    call.world.touch()
    return True


def edit_forum_topic(call: Call) -> bool:
    topic = _topic(call)
    topic.name = call.get("name") or topic.name
    call.world.touch()
    return True


def delete_forum_topic(call: Call) -> bool:
    topic = _topic(call)
    chat = call.account.known_chat(call.params["chat_id"])
    del chat.topics[topic.id]
    for post in chat.posts.values():
        if post.message.get("message_thread_id") == topic.id:
            post.deleted = True
            post.rev = call.world.touch()
    return True


def send_chat_action(call: Call) -> bool:
    call.account.writable_chat(call.params["chat_id"])
    actions = {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }  # fmt: skip
    if call.params["action"] not in actions:
        raise bad_request("wrong parameter action in request")
    return True


METHODS: dict[str, Callable[[Call], Any]] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatAdministrators": get_chat_administrators,
    "banChatMember": ban_chat_member,
    "leaveChat": leave_chat,
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "sendChatAction": send_chat_action,
}
