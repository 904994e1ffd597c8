"""The methods that write, edit, copy and delete messages; each refuses what Telegram refuses."""

from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.markup import check_inline
from bot.simulator.outgoing import (
    Call,
    content_of_caption,
    content_of_text,
    edit,
    own_post,
    send,
    without_reply,
)
from bot.simulator.world import Chat, Json, Post

DELETABLE_SECONDS = 48 * 3600
_NOT_COPIED = {
    "message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message", "media_group_id",
    "message_thread_id", "is_topic_message", "forward_origin",
}  # fmt: skip
_SERVICE = ("new_chat_members", "left_chat_member", "forum_topic_created", "forum_topic_closed", "pinned_message")


def send_message(call: Call) -> Json:
    return send(call, content_of_text(call))


def edit_message_text(call: Call) -> Json:
    _, post = own_post(call, "edit")
    if "text" not in post.message:
        raise bad_request("there is no text in the message to edit")
    return edit(call, post, content_of_text(call), without=("text", "entities"))


def edit_message_caption(call: Call) -> Json:
    _, post = own_post(call, "edit")
    if "text" in post.message:
        raise bad_request("there is no caption in the message to edit")
    return edit(call, post, content_of_caption(call), without=("caption", "caption_entities"))


def edit_message_reply_markup(call: Call) -> Json:
    _, post = own_post(call, "edit")
    return edit(call, post, {})


def delete_message(call: Call) -> bool:
    chat = call.account.writable_chat(call.params["chat_id"])
    post = chat.find(call.params["message_id"])
    if post is None:
        raise bad_request("message to delete not found")
    may_delete = post.from_bot or chat.type == "private" or chat.bot_status == "administrator"
    too_old = call.world.timestamp() - post.message["date"] > DELETABLE_SECONDS
    if not may_delete or too_old:
        raise bad_request("message can't be deleted for everyone" if may_delete else "message can't be deleted")
    _delete(call, post)
    return True


def delete_messages(call: Call) -> bool:
    chat = call.account.writable_chat(call.params["chat_id"])
    for message_id in call.params["message_ids"]:
        if post := chat.find(message_id):
            _delete(call, post)
    return True


def _delete(call: Call, post: Post) -> None:
    post.deleted = True
    post.rev = call.world.touch()


def _source(call: Call, what: str) -> tuple[Chat, Post]:
    chat = call.account.known_chat(call.params["from_chat_id"])
    post = chat.find(call.params["message_id"])
    if post is None:
        raise bad_request(f"message to {what} not found")
    if any(name in post.message for name in _SERVICE):
        raise bad_request("message can't be copied" if what == "copy" else "message can't be forwarded")
    return chat, post


def copy_message(call: Call) -> Json:
    _, post = _source(call, "copy")
    content = {k: v for k, v in post.message.items() if k not in _NOT_COPIED}
    if "caption" in call.params and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | content_of_caption(call)
    return {"message_id": send(call, content)["message_id"]}


def forward_message(call: Call) -> Json:
    _, post = _source(call, "forward")
    content = {k: v for k, v in post.message.items() if k not in _NOT_COPIED}
    origin = {"type": "user", "sender_user": post.message["from"], "date": post.message["date"]}
    return send(call, content | {"forward_origin": post.message.get("forward_origin", origin)})


def pin_chat_message(call: Call) -> bool:
    chat = call.account.writable_chat(call.params["chat_id"])
    post = chat.find(call.params["message_id"])
    if post is None:
        raise bad_request("message to pin not found")
    if chat.type != "private" and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned = call.params["message_id"]
    call.world.touch()
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = call.account.writable_chat(call.params["chat_id"])
    chat.pinned = 0
    call.world.touch()
    return True


def set_message_reaction(call: Call) -> bool:
    chat = call.account.writable_chat(call.params["chat_id"])
    post = chat.find(call.params["message_id"])
    if post is None:
        raise bad_request("message to react not found")
    post.rev = call.world.touch()
    return True


def send_poll(call: Call) -> Json:
    question = call.params["question"].strip()
    options = [option["text"] for option in call.params["options"]]
    account = call.account
    poll = poll_json(account.new_id(), question, options, call.params)
    message = send(call, {"poll": poll})
    account.polls[poll["id"]] = (account.chats[message["chat"]["id"]], message["message_id"])
    return message


def poll_json(number: int, question: str, options: list[str], params: Json) -> Json:
    """The Bot API's `Poll`, before anybody votes."""
    choices = [{"persistent_id": f"{i}", "text": text, "voter_count": 0} for i, text in enumerate(options)]
    return {
        "id": f"{5_100_000_000_000 + number}", "question": question, "options": choices,
        "total_voter_count": 0, "is_closed": False, "is_anonymous": params.get("is_anonymous", True),
        "type": params.get("type", "regular"), "allows_revoting": params.get("allows_revoting", True),
        "allows_multiple_answers": params.get("allows_multiple_answers", False), "members_only": False,
    }  # fmt: skip


def stop_poll(call: Call) -> Json:
    _, post = own_post(call, "stop")
    poll: Any = post.message.get("poll")
    if poll is None:
        raise bad_request("message with poll to stop not found")
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    if markup := call.get("reply_markup"):
        check_inline(markup)
    closed: Json = poll | {"is_closed": True}
    call.account.replace(post, without_reply(post.message) | {"poll": closed})
    return closed


METHODS = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
    "sendPoll": send_poll,
    "stopPoll": stop_poll,
}
