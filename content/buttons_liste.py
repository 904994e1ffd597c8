"""The Tap codes of the list that the relais hands out. Their meaning never changes."""

from __future__ import annotations

TAPS_LISTE: dict[str, str] = {
    "an:li:<n>": "the list handed out: which commune, one page",
    "an:lit:<n>": "the same, communes without anybody included",
    "an:lic:<mot>:<mot>:<n>": "the list of a commune (INSEE code, « tout »), with an offer, one page",
    "an:lix:<mot>:<mot>:<mot>": "the same as a file, to my own chat (pdf, xlsx)",
    "an:lim:<mot>": "the text and the link for the mairie of that commune",
    "lis:<mot>:<mot>:<n>": "for a family: the list of a commune, with an offer, one page",
}
