"""The Taps of surveys (`an:so…` for the team, `so:…` for who answers) and of « Boîte à idées »."""

from __future__ import annotations

from typing import Final

TAPS_SONDAGES: Final[dict[str, str]] = {
    "an:so:<n>": "the surveys of my relais, one page",
    "an:son": "a new survey",
    "an:soa:<n>": "the survey to which that announcement invites",
    "an:sov:<n>": "one survey: to be made, or its answers",
    "an:sov:<n>:<mot>": "one thing of it (question, oter, anonyme, fin, jour, jeter, clore, image, tableur)",
    "an:sov:<n>:clore:oui": "nobody answers any more: sure",
    "an:sop:<n>:<n>": "one answer to that question, or several",
    "an:sof:<n>:<n>": "it ends in so many days",
    "an:soi:<n>": "what was suggested, one page",
    "so:ann:<n>": "I am invited to a survey by that announcement",
    "so:go:<n>": "begin, or take up, that survey",
    "so:re:<n>": "change my answers from the first one on",
    "so:r:<n>:<n>": "my answer to that question",
    "so:v:<n>:<n>": "these answers so far, as bits",
    "so:ok:<n>:<n>": "these answers, as bits: go on",
    "so:passe:<n>": "no answer to that question",
    "so:idee": "I have an idea for the relais",
    "so:idee:<n>": "with my name (1), or without (0)",
}
