"""The buttons of particular situations: the animatrice first, tonight, a first meeting to prepare, two in one."""

TAPS_SITUATIONS: dict[str, str] = {
    "si:anim:<n>": "my request passes first by the animatrice: what it changes",
    "si:anim:<n>:oui": "my request passes first by the animatrice: sure",
    "si:part:<n>": "I can take a part of this request: which",
    "si:pj:<n>:<n>:<mot>:<n>": "the part so far: days as bits, half of the day (j, m, a), children as bits",
    "si:pjok:<n>:<n>:<mot>:<n>": "that is the part I can take",
    "si:duo:<n>:<n>": "we found with these two: asked first",
    "si:duo:<n>:<n>:oui": "we found with these two: sure",
    "si:prep:<n>": "prepare the first meeting: the list",
    "si:prep:<n>:<mot>": "one theme of that list",
    "si:coche:<n>:<mot>:<mot>:<mot>": "that point of the list was spoken of (oui), or not (non)",
    "si:papier:<n>": "that list, to print",
    "an:si:papier": "the list of a first meeting, to print and hand over",
    "si:soir": "what exists for tonight, a night or a week-end",
    "an:si:montre:<n>": "what professionals read of a request",
    "an:si:flou:<n>:<mot>": "keep the commune, the month or the hours of a request vague, or say them",
    "an:si:qui:<n>:<n>": "choose whom to ask for a request, one by one, page",
    "an:si:lui:<n>:<n>": "what that professional would read of a request",
}
