"""The Taps of announcements (`an:ann…` for the team, `ann:…` for who reads one) and of what people choose (`suj`)."""

from __future__ import annotations

from typing import Final

TAPS_ANNONCES: Final[dict[str, str]] = {
    "an:anns:<n>": "the announcements of my relais, one page",
    "an:annn:<mot>": "a new one (annonce, alerte)",
    "an:anno:<n>": "one announcement: to be written, or as it goes",
    "an:anno:<n>:<mot>": "one thing of it (texte, oter, qui, quand, sujet, exclus, essai, envoyer…)",
    "an:anno:<n>:<mot>:oui": "send it, stop it or correct it: sure",
    "an:annp:<n>:<mot>": "for whom: a role, or what is accepted, more or less",
    "an:anni:<n>:<n>": "for those registered for that atelier, more or less",
    "an:annc:<n>:<n>": "which communes, one page",
    "an:annc:<n>:<n>:<mot>": "one commune more or less (INSEE code)",
    "an:annz:<n>:<n>": "one sector more or less (its place in the file, from 0)",
    "an:annz:<n>:<mot>": "my own sector (moi) more or less",
    "an:annd:<n>:<mot>": "when it leaves (maintenant, soir, demain, apres_midi, lundi)",
    "an:anng:<n>:<mot>": "what it is about (a subject), or why it is urgent",
    "an:annx:<n>:<mot>:<n>": "who would not get it for that reason, or who would (ecrites), one page",
    "an:annr:<n>:<mot>:<n>": "the people behind a figure, one page",
    "an:annf:<n>:<mot>": "the same on paper",
    "an:anne:<n>:<mot>": "the same as a sheet",
    "an:annj:<n>:<n>": "that person was told on the phone",
    "ann:ok:<n>": "I have read this alert",
    "suj": "what I receive",
    "suj:<mot>:<n>": "hear of that subject (1), or no longer (0)",
}
