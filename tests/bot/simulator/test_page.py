"""The page in a real browser: what a person sees, types and presses."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.simulator.group import Group
from bot.simulator.phone import Phone
from bot.simulator.server import Guide, Server, serve
from bot.simulator.telegram import Telegram
from tests.bot.simulator.echo import EchoBot

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
GUIDE = Guide(
    "À essayer en une minute",
    ["Sur le téléphone de Camille, pressez « Démarrer ».", "Avancez le temps d'un jour."],
    cast=[("Camille", "cherche un accueil pour le mois de mars")],
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: the page is not tested")


class Stage:
    """A page with three people, a group and a bot that answers."""

    def __init__(self, telegram: Telegram, server: Server, browser: Browser) -> None:
        self.telegram = telegram
        self.server = server
        self.browser = browser
        self.camille: Phone = telegram.person("Camille", role="Parent", phone="+33639980001", place=(50.53, 2.63))
        self.nadege: Phone = telegram.person("Nadège", role="Assistante maternelle", phone="+33639980002")
        self.sylvie: Phone = telegram.person("Sylvie", role="Animatrice")
        self.ines: Phone = telegram.person("Inès", role="Parent")
        self.group: Group = telegram.group("Équipe du relais", [self.sylvie], forum=True)
        self.group.promote_bot()
        self.bot = EchoBot(telegram)
        self.problems: list[str] = []

    async def open(self, width: int, height: int) -> Page:
        """The page, watched for errors and for anything fetched from elsewhere."""
        page = await self.browser.new_page(viewport={"width": width, "height": height})
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._watch(request.url))
        await page.goto(self.server.page_url)
        await expect(page.locator(".phone")).to_have_count(3)
        return page

    def _watch(self, url: str) -> None:
        if not url.startswith((self.server.page_url, "data:", "blob:")):
            self.problems.append(f"fetched from outside: {url}")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    clock = tmp_path / "clock"
    clock.write_text("2026-10-13T10:00:00+02:00")
    telegram = Telegram(now=clock)
    server = await serve(telegram, guide=GUIDE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        play = Stage(telegram, server, browser)
        yield play
        await browser.close()
        await play.bot.stop()
    await server.stop()
    assert play.problems == []
    assert telegram.violations == []


def phone(page: Page, name: str) -> Locator:
    return page.locator(f'.phone[aria-label="Téléphone de {name}"]')


async def test_a_parent_starts_presses_a_button_and_reads_the_answer(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    camille = phone(page, "Camille")
    await camille.get_by_role("button", name="Démarrer").click()
    await camille.get_by_role("button", name="Chercher un accueil").click()
    await expect(camille.locator(".toast")).to_have_text("C'est noté.")
    await expect(camille.locator("b", has_text="Dans quelle commune cherchez-vous ?")).to_be_visible()
    await expect(camille.get_by_text("modifié, 10 h 00")).to_be_visible()
    await expect(phone(page, "Nadège").locator(".toast")).to_be_hidden()


async def test_what_is_typed_with_the_keyboard_alone_reaches_the_bot(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    nadege = phone(page, "Nadège")
    await nadege.get_by_role("button", name="Démarrer").press("Enter")
    field = nadege.get_by_role("textbox", name="Écrire un message")
    await field.fill("Bonjour <b>& bonsoir</b>")
    await field.press("Enter")
    await expect(nadege.locator(".mine").last).to_contain_text("Bonjour <b>& bonsoir</b>")
    await expect(field).to_have_value("")
    assert stage.nadege.messages[-2].text == "Bonjour <b>& bonsoir</b>"


async def test_the_keyboard_stays_where_it_was_when_a_screen_changes(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    stage.camille.send("/start")
    camille = phone(page, "Camille")
    await camille.get_by_role("button", name="Chercher un accueil").press("Enter")
    await expect(camille.get_by_text("modifié")).to_be_visible()
    await expect(camille.get_by_role("log")).to_be_focused()


async def test_the_clock_is_read_in_french_and_moves_forward(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    await expect(page.locator("#clock")).to_have_text("mardi 13 octobre 2026, 10 h 00")
    await page.get_by_role("button", name="Avancer d'un jour").click()
    await expect(page.locator("#clock")).to_have_text("mercredi 14 octobre 2026, 10 h 00")
    await page.get_by_role("button", name="Avancer d'un mois").click()
    await expect(page.locator("#clock")).to_have_text("samedi 14 novembre 2026, 10 h 00")


async def test_a_file_given_to_the_bot_arrives_whole_and_one_of_the_bot_is_downloaded(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    stage.sylvie.send("/start")
    sylvie = phone(page, "Sylvie")
    await expect(sylvie.get_by_role("textbox")).to_be_visible()
    data = "nom;commune\nModèle;Béthune\n".encode()
    await sylvie.locator("input[type=file]").set_input_files(
        {"name": "annuaire.csv", "mimeType": "text/csv", "buffer": data}
    )
    sent = sylvie.locator(".mine", has_text="annuaire.csv")
    await expect(sent).to_be_visible()
    received = next(m for m in stage.sylvie.messages if m.kind == "document")
    assert received.file_bytes == data
    async with page.expect_download() as download:
        await sent.get_by_role("link").click()
    saved = Path(await (await download.value).path())
    assert saved.read_bytes() == data  # noqa: ASYNC240 - a few bytes, nobody waits


async def test_one_answers_a_message_by_replying_to_it_also_in_a_group(stage: Stage) -> None:
    topic = stage.bot.call("createForumTopic", chat_id=stage.group.id, name="Demande n° 214")["result"]
    thread = topic["message_thread_id"]
    stage.bot.call("sendMessage", chat_id=stage.group.id, text="Une famille écrit.", message_thread_id=thread)
    page = await stage.open(1280, 800)
    sylvie = phone(page, "Sylvie")
    await sylvie.get_by_role("button", name="Équipe du relais").click()
    await sylvie.get_by_role("button", name="Répondre à : Une famille écrit.").click()
    await sylvie.get_by_role("textbox").fill("Je l'appelle demain.")
    await sylvie.get_by_role("button", name="Envoyer").click()
    await expect(sylvie.locator(".mine .quoted")).to_contain_text("Une famille écrit.")
    answer = next(m for m in stage.group.messages if m.text == "Je l'appelle demain.")
    assert answer.raw["reply_to_message"]["text"] == "Une famille écrit."
    assert answer.topic == thread


async def test_a_contact_a_place_and_a_block_take_two_gestures(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    stage.camille.send("/start")
    camille = phone(page, "Camille")
    for choice in ("Partager mon numéro", "Partager ma position", "Bloquer le robot"):
        await camille.get_by_role("button", name="Joindre").click()
        await camille.get_by_role("button", name=choice).click()
    await expect(camille.get_by_role("button", name="Débloquer le robot")).to_be_visible()
    shared = [m.raw for m in stage.camille.messages]
    assert any(m.get("contact", {}).get("phone_number") == "+33639980001" for m in shared)
    assert any(m.get("location", {}).get("latitude") == 50.53 for m in shared)
    assert stage.camille.chat.blocked


async def test_a_link_of_the_bot_can_be_opened_on_another_phone(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    stage.sylvie.send("/start")
    await phone(page, "Sylvie").get_by_role("button", name="Le lien du relais").click()
    await page.get_by_role("button", name="Celui de Nadège").click()
    await expect(phone(page, "Nadège").locator(".mine")).to_contain_text("/start r_artois")


async def test_a_reply_keyboard_sends_its_label_and_another_person_can_hold_a_phone(stage: Stage) -> None:
    stage.ines.send("/start")
    await stage.telegram.quiet()
    keyboard = {"keyboard": [[{"text": "Mes demandes"}]], "resize_keyboard": True}
    stage.bot.call("sendMessage", chat_id=stage.ines.id, text="Que voulez-vous faire ?", reply_markup=keyboard)
    page = await stage.open(1280, 800)
    await page.locator(".phone select").first.select_option(label="Inès")
    await phone(page, "Inès").get_by_role("group", name="Clavier").get_by_role("button", name="Mes demandes").click()
    await expect(phone(page, "Inès").locator(".mine").last).to_contain_text("Mes demandes")


async def test_on_a_narrow_screen_one_phone_is_shown_and_nothing_overflows(stage: Stage) -> None:
    page = await stage.open(390, 844)
    await expect(phone(page, "Camille")).to_be_visible()
    await expect(phone(page, "Nadège")).to_be_hidden()
    await page.locator("#tabs").get_by_role("button", name="Nadège").click()
    await expect(phone(page, "Nadège")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    assert await page.evaluate("document.documentElement.scrollHeight") <= 844


async def test_every_button_has_a_name_and_every_field_a_label(stage: Stage) -> None:
    page = await stage.open(1280, 800)
    stage.camille.send("/start")
    await expect(phone(page, "Camille").get_by_role("button", name="Chercher un accueil")).to_be_visible()
    nameless = await page.evaluate(
        """[...document.querySelectorAll('button:not([hidden]), textarea, select')].filter((node) =>
             !(node.textContent.trim() || node.getAttribute('aria-label') || node.closest('label'))).length"""
    )
    assert nameless == 0
