"""The Taps that change an entry: each exists for the professional herself (`pf…`) and for an animatrice (`an:pf…`).

In the second, the numbers are whose entry it is and how it was said: 1 phone, 2 visit, 3 e-mail.
"""

from __future__ import annotations

from typing import Final

SUFFIXES: Final[dict[str, str]] = {
    "": "everything beside the places",
    ":ok": "nothing changed in the places",
    ":plein": "no place any more",
    ":vu": "what families will see",
    ":pl": "the places, one by one",
    ":p:<n>": "one place",
    ":e:<n>:<mot>": "a place is free now (l), taken (o), frozen (g), nobody knows (i)",
    ":d:<n>:<mot>": "free from when (l), taken (o) or frozen (g) until when",
    ":dm:<n>:<mot>:<n>": "that month (yyyymm): its first day, or its last",
    ":a:<n>": "for which ages",
    ":a:<n>:<mot>": "for these ages (x: not said)",
    ":r:<n>": "for whom a place is kept",
    ":r:<n>:<mot>": "kept for part-time (t), before and after school (p), nobody in particular (n)",
    ":g:<n>": "the week of a place",
    ":g:<n>:<n>:<n>": "the week so far: the day in hand, the moments as bits",
    ":gok:<n>:<n>": "this week is right",
    ":gt:<n>:<n>": "this week for all the places",
    ":h:<n>": "exact hours: on which days",
    ":h:<n>:<n>": "the days so far, as bits",
    ":hd:<n>:<n>": "from what hour on these days",
    ":hf:<n>:<n>:<n>": "until what hour, from that one (hhmm)",
    ":hok:<n>:<n>:<n>:<n>": "these days, from that hour to that one",
    ":hx:<n>": "no exact hours any more",
    ":ac": "what is accepted",
    ":ac:<mot>:<n>": "school (p), atypical (a), unforeseen (i), adapted care (h), some days (d): 1 yes, 0 no",
    ":ec": "the schools served",
    ":ec:ecrire": "one more school, to be typed",
    ":ec:<mot>:<n>": "one more school (aj), one fewer (ot)",
    ":qu": "when to write to her",
    ":qu:<mot>": "in the morning (ma), at nap time (si), in the evening (so), at any hour (x)",
    ":soir:<n>": "also in the evening and at week-ends (1), or no longer (0)",
    ":tel:<n>": "she prefers the phone (1), or no longer (0)",
    ":ry": "how often places are asked about",
    ":ry:<n>": "every so many months, 0: at the legal dates only",
    ":ry:<mot>": "as the relais does (x)",
    ":plus:<mot>": "she would like more children (oui), no longer (non), the relais has spoken with her (fait)",
    ":li": "what the list that the relais hands out shows of her",
    ":li:<mot>:<n>": "one thing of it shown (1) or not (0): nom, telephone, email, adresse, places, accueils",
    ":pe": "absences, reductions, derogations",
    ":pe:<mot>": "one more: absence (a), reduction (r), derogation (d)",
    ":pe:<mot>:<n>": "for so many places (r, d); take that one away (ot)",
    ":pa": "pause: until when",
    ":pa:<n>": "pause for so many days",
    ":pa:<mot>": "why, for herself (conges, maladie, maternite, retraite, rien); the end of the pause (fin)",
    ":ag": "the agrément",
    ":ag:<mot>": "its end (fin) or its number (num), to be typed",
    ":ag:p:<n>": "its number of places",
}
TAPS_PROFIL: Final[dict[str, str]] = {
    f"{prefix}{suffix}": meaning for prefix in ("pf", "an:pf:<n>:<n>") for suffix, meaning in SUFFIXES.items()
}
