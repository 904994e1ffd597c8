"""The Taps of families without Telegram: `an:nd…`, what an animatrice writes down and says for them."""

from __future__ import annotations

from typing import Final

TAPS_TELEPHONE: Final[dict[str, str]] = {
    "an:nd": "write down a family's request, on the phone or at the counter",
    "an:nd:neuve": "another one instead of the one that waits",
    "an:nd:r:<mot>:<mot>": "an answer of the family",
    "an:nd:v:<mot>:<mot>": "the same question with these choices",
    "an:nd:b:<mot>": "back from that question",
    "an:nd:a:<mot>": "to that question",
    "an:nd:reprendre": "take it up again",
    "an:nd:precisions": "add something to it",
    "an:nd:corriger": "what is to be corrected in it",
    "an:nd:annuler": "stop here: keep or erase it",
    "an:nd:garder": "keep it for later",
    "an:nd:effacer": "erase it",
    "an:nd:envoyer": "write it down for good",
    "an:nd:envoyer:autre": "write it down although it looks like another one",
    "an:ndm:<n>": "modify that request for its family",
    "an:ndm:r:<mot>:<mot>": "an answer, while modifying",
    "an:ndm:v:<mot>:<mot>": "the same question with these choices, while modifying",
    "an:ndm:b:<mot>": "back from that question, while modifying",
    "an:ndm:a:<mot>": "to that question, while modifying",
    "an:ndm:reprendre": "back to the request being modified",
    "an:ndm:precisions": "add something to the request",
    "an:ndm:corriger": "what is to be corrected in the request",
    "an:ndm:annuler": "stop modifying: asked first",
    "an:ndm:garder": "keep the modification for later",
    "an:ndm:effacer": "stop modifying",
    "an:ndm:envoyer": "save the modification",
    "an:ndf:<n>": "what the family of that request says of it",
    "an:ndf:<n>:<mot>": "still wanted (actu), found (trouve), withdrawn (retirer: asked first), over (ailleurs, arret)",
    "an:nds:<n>:<n>:<mot>": "a text for that family (sms, courriel); a message was left on its machine (message)",
    "an:ndt:<n>:<n>:<mot>": "that text was sent (sms, courriel)",
    "an:ndr:<n>": "link the family of that request to Telegram: a code",
    "an:ndr:<n>:<mot>": "it was not the right person: asked first (delier), sure (oui)",
    "an:ndp:<n>:<mot>": "the family and that professional: rdv, msg, pas, sans, or found together (trouve)",
}
