"""Telegram's HTML: visible text and entities counted in UTF-16 units; it never lets a wrong tag through."""

import re
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import ApiError, bot_fault

Json = dict[str, Any]

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_OTHER = {"a", "span", "tg-emoji", "tg-time"}
_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[^\s<>/]*)(?P<attributes>[^<>]*)>|<|&(?P<entity>#?\w+);")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_FOUND = re.compile(
    r"(?P<url>(?:https?://|\bt\.me/)[^\s<>«»\"]+[^\s<>«».,;:!?)\"'’])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w{5,32})?)(?!\w)"
    r"|(?<![\w@])(?P<mention>@[A-Za-z]\w{4,31})"
)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    entity: Json
    nested: bool = False


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Visible text and entities of one HTML message, or a refusal in Telegram's words."""
    if "<" not in source and "&" not in source:
        return _trimmed(source, [])
    reader = _Reader(source)
    reader.read()
    return _trimmed("".join(reader.pieces), reader.entities)


class _Reader:
    """Reads the source once, from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.entities: list[Json] = []
        self.length = 0
        self.stack: list[_Open] = []

    def read(self) -> None:
        position = 0
        for token in _TOKEN.finditer(self.source):
            self.add(self.source[position : token.start()])
            position = token.end()
            if token["entity"] is not None:
                self.add(self.character(token))
            elif token["name"]:
                self.close(token) if token["close"] else self.open(token)
            else:
                raise self.refusal(f'Unsupported start tag "{token["name"] or ""}"', token.start())
        self.add(self.source[position:])
        if self.stack:
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += units(piece)

    def character(self, token: re.Match[str]) -> str:
        name = token["entity"]
        if name in _NAMED:
            return _NAMED[name]
        if re.fullmatch(r"#(\d+|x[0-9a-fA-F]+)", name):
            return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
        raise self.refusal(f'Unsupported entity "&{name};" (Telegram would show it as it is)', token.start())

    def open(self, token: re.Match[str]) -> None:
        tag = token["name"].lower()
        if tag not in _SIMPLE and tag not in _OTHER:
            raise self.refusal(f'Unsupported start tag "{tag}"', token.start())
        attributes = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(token["attributes"])}
        entity = self.entity(tag, {k: _unescaped(v) for k, v in attributes.items()}, token.start())
        self.stack.append(_Open(tag, {"type": entity.pop("type"), "offset": self.length, "length": 0} | entity))

    def entity(self, tag: str, attributes: dict[str, str], at: int) -> Json:
        if tag == "a":
            return _link(attributes.get("href", ""))
        if tag == "span":
            if attributes.get("class") != "tg-spoiler":
                raise self.refusal('Tag "span" must have class "tg-spoiler"', at)
            return {"type": "spoiler"}
        if tag == "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
        if tag == "tg-time":
            return {"type": "date_time", "unix_time": int(attributes.get("unix", "0"))}
        if tag == "blockquote" and "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        if tag == "code" and self.stack and self.stack[-1].tag == "pre":
            language = attributes.get("class", "").removeprefix("language-")
            self.stack[-1].entity |= {"language": language} if language else {}
            return {"type": "nothing"}
        return {"type": _SIMPLE[tag]}

    def close(self, token: re.Match[str]) -> None:
        tag = token["name"].lower()
        if not self.stack:
            raise self.refusal("Unexpected end tag", token.start())
        opened = self.stack.pop()
        if opened.tag != tag:
            words = f"Unmatched end tag at byte offset {self.byte(token.start())}, "
            raise _cannot_parse(words + f'expected "</{opened.tag}>", found "</{tag}>"')
        opened.entity["length"] = self.length - opened.entity["offset"]
        if opened.entity["type"] != "nothing":
            self.entities.append(opened.entity)

    def refusal(self, words: str, at: int) -> ApiError:
        return _cannot_parse(f"{words} at byte offset {self.byte(at)}")

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode())


def found_in(text: str) -> list[Json]:
    """What Telegram recognises by itself: links, addresses, commands, mentions."""
    if "/" not in text and "@" not in text:
        return []
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in _FOUND.finditer(text)
    ]


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """Entities of the author, and those recognised outside of links and code."""
    taken = [e for e in entities if e["type"] in ("text_link", "code", "pre")]
    extra = [f for f in found_in(text) if not any(_overlap(f, e) for e in taken)]
    return sorted(entities + extra, key=lambda e: (e["offset"], -e["length"])) if extra else entities


def _overlap(one: Json, other: Json) -> bool:
    before = one["offset"] + one["length"] <= other["offset"]
    after = other["offset"] + other["length"] <= one["offset"]
    return not (before or after)


def _link(href: str) -> Json:
    """A link without a usable address is plain text for Telegram."""
    if user := re.fullmatch(r"tg://user\?id=(\d+)", href):
        return {"type": "text_mention", "user": {"id": int(user[1]), "is_bot": False, "first_name": "?"}}
    usable = re.match(r"(?:https?|tg|mailto|tel|ton):", href) or re.match(r"[\w-]+(\.[\w-]+)+(/|$)", href)
    return {"type": "text_link", "url": href} if usable else {"type": "nothing"}


def _unescaped(value: str) -> str:
    return re.sub(r"&(lt|gt|amp|quot);", lambda m: _NAMED[m[1]], value)


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram removes the white space around a message, and the entities that cover nothing."""
    stripped = text.rstrip()
    shift = units(stripped) - units(stripped.lstrip())
    stripped = stripped.lstrip()
    length = units(stripped)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return stripped, sorted(kept, key=lambda e: (e["offset"], -e["length"]))


def _cannot_parse(words: str) -> ApiError:
    return bot_fault(f"can't parse entities: {words}")
