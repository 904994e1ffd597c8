"""python-telegram-bot really talking to the local Telegram, over HTTP."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import telegram as ptb
from telegram.constants import ChatMemberStatus, ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.simulator.offerings import PIXEL
from bot.simulator.phone import Phone
from bot.simulator.server import Server
from bot.simulator.telegram import Telegram
from tests.bot.simulator.echo import TOKEN


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[ptb.Bot]:
    async with ptb.Bot(TOKEN, base_url=server.api_url, base_file_url=server.file_url) as bot:
        yield bot


@pytest.fixture
def camille(telegram: Telegram) -> Phone:
    phone = telegram.person("Camille", last_name="Modèle", phone="+33639980001")
    phone.send("/start r_artois")
    return phone


KEYBOARD = ptb.InlineKeyboardMarkup([[ptb.InlineKeyboardButton("Mes demandes", callback_data="dm")]])


async def test_it_reads_updates_of_every_kind(bot: ptb.Bot, telegram: Telegram, camille: Phone) -> None:
    camille.share_contact()
    camille.share_location(50.53, 2.63)
    camille.send_document("annuaire.csv", b"a;b")
    camille.edit(camille.send("faute"), "juste")
    camille.block()
    updates = await bot.get_updates()
    command, contact, place, file, _, edited, blocked = updates
    assert command.message
    assert command.message.entities[0].type == "bot_command"
    assert contact.message
    assert contact.message.contact
    assert contact.message.contact.user_id == camille.id
    assert place.message
    assert place.message.location
    assert file.message
    assert file.message.document
    assert edited.edited_message
    assert edited.edited_message.text == "juste"
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == ChatMemberStatus.BANNED


async def test_it_sends_edits_and_answers_a_tap(bot: ptb.Bot, telegram: Telegram, camille: Phone) -> None:
    sent = await bot.send_message(camille.id, "<b>Bonjour</b>", ParseMode.HTML, reply_markup=KEYBOARD)
    assert sent.text_html == "<b>Bonjour</b>"
    camille.press("Mes demandes")
    query = (await bot.get_updates())[-1].callback_query
    assert query
    assert query.data == "dm"
    await query.answer("Un instant")
    edited = await query.edit_message_text("Aucune demande.")
    assert isinstance(edited, ptb.Message)
    assert edited.edit_date
    assert camille.toasts == ["Un instant"]
    assert camille.last.text == "Aucune demande."
    assert camille.last.buttons == []
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("Aucune demande.", camille.id, sent.message_id)
    await bot.delete_message(camille.id, sent.message_id)
    assert camille.received == []
    assert telegram.violations == []


async def test_it_uploads_and_downloads_files(bot: ptb.Bot, telegram: Telegram, camille: Phone) -> None:
    sent = await bot.send_document(
        camille.id, b"a;b;c", caption="<i>liste</i>", parse_mode="HTML", filename="liste.csv"
    )
    assert sent.document
    assert sent.document.file_size == 5
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"a;b;c"
    photo = await bot.send_photo(camille.id, PIXEL, reply_markup=KEYBOARD)
    assert photo.photo[-1].width == 1
    album = await bot.send_media_group(
        camille.id, [ptb.InputMediaDocument(b"un", filename="1.txt"), ptb.InputMediaDocument(b"deux", filename="2.txt")]
    )
    assert album[0].media_group_id == album[1].media_group_id
    assert camille.last.file_bytes == b"deux"


async def test_it_knows_its_group_its_members_and_its_topics(bot: ptb.Bot, telegram: Telegram, camille: Phone) -> None:
    group = telegram.group("Équipe", [camille], forum=True)
    group.promote_bot()
    await bot.get_updates()
    assert (await bot.get_chat(group.id)).is_forum
    assert (await bot.get_chat_member(group.id, camille.id)).status == ChatMemberStatus.OWNER
    assert len(await bot.get_chat_administrators(group.id)) == 2
    topic = await bot.create_forum_topic(group.id, "n° 214")
    await bot.send_message(group.id, "Une demande", message_thread_id=topic.message_thread_id)
    group.reply(camille, group.last, "Je l'appelle")
    reply = (await bot.get_updates())[-1].message
    assert reply
    assert reply.message_thread_id == topic.message_thread_id
    assert reply.reply_to_message
    assert reply.reply_to_message.text == "Une demande"


async def test_it_meets_the_rest_of_the_methods(bot: ptb.Bot, telegram: Telegram, camille: Phone) -> None:
    assert (await bot.get_me()).username == "relais_demo_bot"
    poll = await bot.send_poll(camille.id, "Quel jour ?", ["Mardi", "Jeudi"], is_anonymous=False)
    camille.vote(camille.last, "Jeudi")
    votes = [u.poll_answer for u in await bot.get_updates() if u.poll_answer]
    assert votes[0].option_ids == (1,)
    assert (await bot.stop_poll(camille.id, poll.message_id)).options[1].voter_count == 1
    await bot.send_venue(camille.id, 50.53, 2.63, "Maison du relais", "1 place du Marché")
    await bot.send_contact(camille.id, "+33321000000", "Relais")
    await bot.send_chat_action(camille.id, "typing")
    copied = await bot.copy_message(camille.id, camille.id, camille.messages[0].id)
    assert camille.last.id == copied.message_id
    forwarded = await bot.forward_message(camille.id, camille.id, camille.messages[0].id)
    assert forwarded.forward_origin
    await bot.pin_chat_message(camille.id, forwarded.message_id)
    await bot.set_message_reaction(camille.id, forwarded.message_id, "👍")
    await bot.set_my_commands([("aide", "De l'aide")], scope=ptb.BotCommandScopeChat(camille.id))
    assert (await bot.get_my_commands(scope=ptb.BotCommandScopeChat(camille.id)))[0].command == "aide"
    assert await bot.get_my_commands() == ()
    await bot.set_my_description("Le relais", language_code="fr")
    await bot.set_my_short_description("Le relais")
    await bot.set_chat_menu_button(menu_button=ptb.MenuButtonCommands())
    await bot.set_webhook("https://exemple.fr/hook", secret_token="abc")
    assert (await bot.get_webhook_info()).url == "https://exemple.fr/hook"
    await bot.delete_webhook()
    assert telegram.violations == []


async def test_refusals_become_its_own_exceptions(
    bot: ptb.Bot, telegram: Telegram, camille: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    telegram.faults.add("429", "sendMessage", retry_after=3)
    with pytest.raises(RetryAfter) as limited:
        await bot.send_message(camille.id, "x")
    assert limited.value.retry_after == timedelta(seconds=3)
    camille.block()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(camille.id, "x")
    with pytest.raises(BadRequest, match="not found"):
        await bot.send_message(12, "x")
