"""The Taps of the trades: MAM (`an:mam…`), carers at home (`an:gd…`, `gd:…`), shared (`gp:…`), moves (`an:tr…`)."""

from __future__ import annotations

from typing import Final

TAPS_METIERS: Final[dict[str, str]] = {
    "an:mams:<n>": "the MAM of my relais, one page",
    "an:mam:<n>": "one MAM",
    "an:mam:nouvelle": "a new MAM: its name and commune are to be typed",
    "an:mam:<n>:<mot>": "change its name, address or places, add somebody (typed), or erase it (effacer)",
    "an:mam:<n>:<mot>:<n>": "that professional works there (entre), or no longer (sort)",
    "gd": "I look after children at their home: my screen, or how to be known",
    "gd:moi": "put me in the directory: my commune is to be typed",
    "gd:ici:<mot>": "I live in that commune (INSEE code)",
    "gd:libre": "I am available",
    "gd:plein": "I am no longer available",
    "gd:dire": "my days and hours are to be typed, in one message",
    "gd:co:<n>": "the communes where I go, one page",
    "gd:co:<n>:<mot>": "that commune (INSEE code) more, or less",
    "gd:accord:<n>": "I receive families' requests (1), or no longer (0)",
    "gd:pause": "pause: until when",
    "gd:pause:<n>": "pause for that many days",
    "gd:reprendre": "end of my pause",
    "gp:<n>": "share a carer with another family, for that request",
    "gp:<n>:<mot>": "look for a second family (chercher), or no longer (fin)",
    "gp:r:<n>:<mot>": "I agree to speak with that family (oui), or not (non)",
    "an:gd:p": "the families who look for a second one",
    "an:gds:<n>": "the carers at home of my relais, one page",
    "an:gd:nouvelle": "a new one: her name, commune and number are to be typed",
    "an:gd:<n>": "one of them",
    "an:gd:<n>:<mot>": "list her (ok) or not (non), she wants requests (accord, desaccord), note her words (dire)",
    "an:gd:<n>:co:<n>": "the communes where she goes, one page",
    "an:gd:<n>:co:<n>:<mot>": "that commune (INSEE code) more, or less",
    "an:gd:m:<n>": "who may answer that request for care at home",
    "an:gd:m:<n>:<mot>": "put it before all of them (tous)",
    "an:gd:m:<n>:<n>": "put it before that one",
}
