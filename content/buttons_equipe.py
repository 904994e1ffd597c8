"""The Tap codes of the team's own affairs: who has an access, and the journal. Their meaning never changes."""

from __future__ import annotations

TAPS_EQUIPE: dict[str, str] = {
    "an:eq": "who has an access, and until when",
    "an:eq:<n>": "one access",
    "an:eq:<n>:role:<mot>": "from now on she is that (animatrice, responsable)",
    "an:eq:<n>:jours:<n>": "her access lasts so many days more (0: without an end)",
    "an:eq:<n>:fin": "end an access: asked first",
    "an:eq:<n>:fin:oui": "end an access: sure",
    "an:eq:inv": "invite somebody: as what?",
    "an:eq:inv:<mot>:<n>": "invite her as that, for so many days (0: without an end): her name?",
    "an:eq:partir": "give up my own access: asked first",
    "an:eq:partir:oui": "give up my own access: sure",
    "an:jo:<n>": "the journal, one page",
    "an:jo:q:<n>:<n>": "what one person of the team did, one page",
    "an:jo:o:<mot>:<n>:<n>": "who read or changed that object, one page",
    "an:jo:x": "the journal as a sheet, to my own chat",
}
