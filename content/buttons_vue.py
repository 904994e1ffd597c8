"""The Taps of « Disponibilités du relais »: `an:v…`, for the team.

A scope is a word: « tout », « moi », a sector of the territory file (s0), an animatrice's (a12), an INSEE code.
"""

from __future__ import annotations

from typing import Final

TAPS_VUE: Final[dict[str, str]] = {
    "an:vu": "where everything stands: places, campaign, changes, under-activity",
    "an:vp:<mot>:<mot>": "free places cut one way (mois, communes, moments, ages), in a scope",
    "an:vp:<mot>:<mot>:image": "the same as a picture",
    "an:vp:<mot>:<mot>:<n>": "who has the places of one count, in a scope, one page; or one page of the communes",
    "an:vx:<mot>": "the free places of a scope as a sheet",
    "an:vz:<n>": "which part of the relais: of its places (0), of that campaign",
    "an:vm:<n>": "the communes that I follow, one page",
    "an:vm:<n>:<mot>": "I follow that commune (INSEE code), or no longer",
    "an:vc": "the campaign in progress, else the last one, by sector or commune",
    "an:vc:<n>:<mot>": "that campaign in a scope; « communes »: commune by commune, although there are sectors",
    "an:vc:<n>:<mot>:image": "the same as a picture",
    "an:vc:<n>:<mot>:<n>": "the same, one page of its communes",
    "an:vc:<n>:<mot>:<mot>:<n>": "the people behind a figure, or a reason, in a scope, one page",
    "an:vs": "what changed in seven days",
    "an:vs:<n>:<n>": "what changed from that day to the day before that one (yyyymmdd)",
    "an:vs:<n>:<n>:<mot>:<n>": "who is behind one of these changes, one page",
    "an:va:<n>": "under-activity reported in that year (0: this one)",
    "an:va:<n>:<mot>:<n>": "the people behind a figure of that year, one page",
    "an:va:<n>:<mot>:<n>:<n>": "the same list, after noting that she was supported, or was not after all",
}
