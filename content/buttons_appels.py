"""The Taps of the call list: `an:ap…` for the list, `an:al…` for a professional in hand, `an:fa…` for a family.

The first number of most of them is the part of the list she works through (bot/domain/filtres_appels.py).
"""

from __future__ import annotations

from typing import Final

TAPS_APPELS: Final[dict[str, str]] = {
    "an:app:<n>": "today's calls, one page",
    "an:app:<n>:<n>": "a part of today's calls, one page",
    "an:apf:<n>": "which part of the calls: by reason",
    "an:apz:<n>": "which part of the calls: by commune or sector",
    "an:apx:<n>:<mot>": "the calls as a file, to my own chat (pdf, xlsx)",
    "an:apc:<n>": "begin the calls: the first one is mine",
    "an:aps:<n>:<n>": "the next call after this professional: mine",
    "an:apfs:<n>:<n>": "the next call after this family (number of its request): mine",
    "an:al:<n>:<n>": "one professional to phone",
    "an:al:<n>:<n>:<mot>": "I phone her (prendre), or not (lacher); what she says (ok, plein, place, faux, bon, rien…)",
    "an:al:<n>:<n>:m:<n>": "she has a place from that month (yyyymm, 0 = now): which days?",
    "an:al:<n>:<n>:j:<n>:<n>": "the days so far, as bits",
    "an:al:<n>:<n>:jok:<n>:<n>": "these days: note the place",
    "an:al:<n>:<n>:r:<mot>": "phone her again then (soir, demain, trois_jours, semaine)",
    "an:al:<n>:<n>:non:<mot>": "no more calls: what she prefers (familles, messages, masquer)",
    "an:fa:<n>:<n>": "one family to phone, by the number of its request",
    "an:fa:<n>:<n>:<mot>": "I phone it (prendre), or not (lacher); it is said (dit), nobody answered (rien)…",
    "an:fa:<n>:<n>:r:<mot>": "phone it again then (soir, demain, trois_jours, semaine)",
    "an:apd:<n>": "the calls of one request",
    "an:ap:<n>": "one call: the number and what to say",
    "an:ap:<n>:oui": "she is interested: how will they speak?",
    "an:ap:<n>:oui:<mot>": "she is interested, and they speak that way",
    "an:ap:<n>:non": "not this time: why?",
    "an:ap:<n>:non:<mot>": "not this time, for that reason",
    "an:ap:<n>:rien": "nobody answered: try again",
    "an:ap:<n>:faux": "the number is wrong",
}
