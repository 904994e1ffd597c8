"""The Taps of the team's messages: `an:conv…` conversations, `an:pr…` ready replies, `an:rec…` complaints."""

from __future__ import annotations

from typing import Final

TAPS_MESSAGERIE: Final[dict[str, str]] = {
    "an:conv:<n>:<n>": "conversations in progress: without an answer for so many days (0: all), page",
    "an:conv:<mot>:<n>": "conversations that I have (moi), that nobody has (libres), page",
    "an:convj": "who waits for an answer: since how many days?",
    "an:convp:<n>": "this conversation is mine",
    "an:convq:<n>": "this conversation is mine no more",
    "an:convc:<n>": "hand this conversation to: whom?",
    "an:convc:<n>:<n>": "hand it to that colleague",
    "an:convr:<n>": "keep this conversation for the responsable: asked first",
    "an:convr:<n>:<mot>": "keep it for her: sure (oui); give it back to the team (non)",
    "an:convn:<n>": "write an internal note on this conversation",
    "an:convm:<n>": "under which of the Caf's labels this conversation is counted",
    "an:convm:<n>:<n>": "under that one (its rank for her kind of person)",
    "an:conva": "give up what I was asked to type about messages",
    "an:pr:<n>": "a ready reply for this conversation: which?",
    "an:pr:<n>:<mot>": "that one, as it would leave",
    "an:pre:<n>:<mot>:<n>": "send it, as I saw it when the conversation was in that state",
    "an:pra:<n>:<mot>": "adapt it before it leaves",
    "an:prm": "the ready replies of my relais",
    "an:prm:<mot>": "one of them",
    "an:prn": "write a new one",
    "an:prc:<mot>": "write it otherwise",
    "an:prx:<mot>": "withdraw it: asked first",
    "an:prx:<mot>:oui": "withdraw it: sure",
    "an:prl": "the shipped ones as they came",
    "an:rec:<n>": "complaints that wait for an answer, one page",
    "an:recf:<n>": "complaints that got one, one page",
    "an:recv:<n>": "one complaint",
    "an:recm:<n>": "this conversation is a complaint: asked first",
    "an:recm:<n>:oui": "this conversation is a complaint: sure",
    "an:recn": "write down a complaint made on the phone",
    "an:reco:<n>": "write what the person complains of",
    "an:recp:<n>": "I answer this complaint",
    "an:recc:<n>": "hand this complaint to: whom?",
    "an:recc:<n>:<n>": "hand it to that colleague",
    "an:rect:<n>": "it is answered: write what was said",
}
