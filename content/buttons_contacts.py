"""The Taps of the register of contacts: `an:ct…`, for the team.

Publics: f (famille), a (assistant maternel), g (garde à domicile), c (candidat), p (partenaire). The last number of
what notes a contact is the update that drew the screen: tapped twice, one screen notes one contact.
"""

from __future__ import annotations

from typing import Final

TAPS_CONTACTS: Final[dict[str, str]] = {
    "an:ct": "note a contact of today",
    "an:ct:<n>": "note a contact of that day (yyyymmdd)",
    "an:ctj": "note a contact of another day: which one",
    "an:ctj:autre": "note a contact of a day to be typed",
    "an:ctp:<mot>:<n>": "a contact with that public, that day: why",
    "an:ctn:<mot>:<mot>:<n>:<n>": "note it: public, motif, day, screen",
    "an:cte:<n>": "note an interview of that day: its theme",
    "an:cte:<mot>:<n>:<n>": "note an interview: theme, day, screen",
    "an:cta:<mot>:<n>": "a contact with that professional (a), or with the family of that request (d): why",
    "an:cta:<mot>:<n>:<mot>:<n>": "note it: motif, screen",
    "an:ctl:<n>": "what I noted today, one page",
    "an:ctu:<n>": "conversations without a motif, one page",
    "an:ctk:<n>": "one contact",
    "an:ctk:<n>:<mot>": "correct it: its channel (tel, place…); what to change (motif, jour…); undo it (annuler)",
    "an:ctk:<n>:p:<mot>": "it was with that public: why",
    "an:ctk:<n>:m:<mot>:<mot>": "it was with that public, for that motif",
    "an:ctk:<n>:j:<n>": "it was that day (yyyymmdd)",
    "an:ctk:<n>:t:<n>": "it lasted that many minutes (0: not said)",
    "an:ctk:<n>:s:<mot>": "what the family searches: one label more, or less",
    "an:ctk:<n>:a:<n>": "it was with that professional (0: with nobody in particular)",
    "an:ctf": "the figures of contacts, this month",
    "an:ctf:<mot>": "the figures of a period (s, m or a, then its first day; « annees »: which civil year)",
    "an:ctf:<mot>:<mot>": "the same for one public (f, a…), by channel, the interviews; as a picture, as a sheet",
    "an:ctf:<mot>:<mot>:<n>": "the contacts behind one figure (public_motif), one page",
}
