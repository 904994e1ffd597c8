"""Telegram's HTML, as its server reads it."""

import pytest

from bot.simulator.entities import found_in, parse_html, units, with_found
from bot.simulator.errors import ApiError


def test_visible_text_and_entities_are_counted_in_utf16_units() -> None:
    text, entities = parse_html("👶🏽 <b>Bonjour &amp; <i>bienvenue</i></b> &lt;3")
    assert text == "👶🏽 Bonjour & bienvenue <3"
    assert entities == [
        {"type": "bold", "offset": 5, "length": 19},
        {"type": "italic", "offset": 15, "length": 9},
    ]
    assert units("👶🏽") == 4


def test_links_quotes_code_and_spoilers_keep_their_attributes() -> None:
    _, entities = parse_html(
        '<a href="https://exemple.fr/?a=1&amp;b=2">lien</a><blockquote expandable>longue</blockquote>'
        '<pre><code class="language-sql">select</code></pre><span class="tg-spoiler">caché</span>'
    )
    assert [e["type"] for e in entities] == ["text_link", "expandable_blockquote", "pre", "spoiler"]
    assert entities[0]["url"] == "https://exemple.fr/?a=1&b=2"
    assert entities[2]["language"] == "sql"


def test_white_space_around_a_message_is_removed_and_entities_follow() -> None:
    assert parse_html("\n  <b> Oui </b>\n") == ("Oui", [{"type": "bold", "offset": 0, "length": 3}])


def test_a_lone_ampersand_is_shown_as_it_is() -> None:
    assert parse_html("Pierre & Marie")[0] == "Pierre & Marie"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>ouvert", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>croisé</b></i>", 'expected "</i>", found "</b>"'),
        ("seul</b>", "Unexpected end tag at byte offset 4"),
        ("é <div>boîte</div>", 'Unsupported start tag "div" at byte offset 3'),
        ("3 < 4", "Unsupported start tag"),
        ("un<br>deux", 'Unsupported start tag "br"'),
        ("caf&eacute;", 'Unsupported entity "&eacute;"'),
        ('<span class="rouge">x</span>', 'must have class "tg-spoiler"'),
    ],
)
def test_what_telegram_cannot_parse_is_refused_with_its_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.code == 400
    assert refusal.value.fault
    assert refusal.value.description.startswith("Bad Request: can't parse entities: ")
    assert words in refusal.value.description


def test_commands_links_and_addresses_are_recognised_but_not_inside_code() -> None:
    kinds = [
        e["type"] for e in found_in("/start puis https://t.me/relais_bot?start=a, ecrire@exemple.fr ou @relais_bot")
    ]
    assert kinds == ["bot_command", "url", "email", "mention"]
    text, entities = parse_html("<code>/start</code> et /aide")
    assert [e["type"] for e in with_found(text, entities)] == ["code", "bot_command"]
