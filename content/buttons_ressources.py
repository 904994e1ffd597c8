"""The Tap codes of malles and rooms: lent, booked, given back. Their meaning never changes."""

from __future__ import annotations

TAPS_RESSOURCES: dict[str, str] = {
    "at:r": "what can be borrowed or booked",
    "at:r:<n>": "one malle or room: when it is free",
    "at:rj:<n>:<n>": "a room on that day (yyyymmdd)",
    "at:rc:<n>:<n>": "that slot (yyyymmddhhmm): who comes",
    "an:res": "the malles and rooms of my relais",
    "an:res:<n>": "one malle or room, to be changed",
    "an:res:<n>:<mot>": "the next value of one thing (duree, enfants, de, charte…); texte: its charter, to be typed",
    "an:res:<n>:retirer": "out of service: asked first",
    "an:res:<n>:retirer:oui": "out of service: sure",
    "an:resn:<mot>": "a new malle or salle: its name is to be typed",
    "an:resl": "the loans that are out",
    "an:resr:<n>": "that loan is back",
}
