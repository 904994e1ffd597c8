"""Every Tap code, and what it means. A code once shipped never changes meaning; a retired one stays in RETIRED."""

from __future__ import annotations

from content.buttons_annonces import TAPS_ANNONCES
from content.buttons_appels import TAPS_APPELS
from content.buttons_ateliers import TAPS_ATELIERS
from content.buttons_besoins import TAPS_BESOINS
from content.buttons_campagnes import TAPS_CAMPAGNES
from content.buttons_contacts import TAPS_CONTACTS
from content.buttons_equipe import TAPS_EQUIPE
from content.buttons_inscriptions import TAPS_INSCRIPTIONS
from content.buttons_liste import TAPS_LISTE
from content.buttons_messagerie import TAPS_MESSAGERIE
from content.buttons_metiers import TAPS_METIERS
from content.buttons_presences import TAPS_PRESENCES
from content.buttons_profil import TAPS_PROFIL
from content.buttons_reponses import TAPS_REPONSES
from content.buttons_ressources import TAPS_RESSOURCES
from content.buttons_situations import TAPS_SITUATIONS
from content.buttons_sondages import TAPS_SONDAGES
from content.buttons_telephone import TAPS_TELEPHONE
from content.buttons_urgences import TAPS_URGENCES
from content.buttons_vue import TAPS_VUE

# code (its numbers and words written <n>, <mot>) → what the person who taps it wants
TAPS: dict[str, str] = (
    {
        "menu": "back to the first screen",
        "rech": "search for care",
        "quest": "ask a question",
        "re:r:<mot>:<mot>": "an answer to a question of my search",
        "re:v:<mot>:<mot>": "the same question with these choices",
        "re:b:<mot>": "back from that question",
        "re:a:<mot>": "to that question of my search",
        "re:reprendre": "take up my search again",
        "re:precisions": "add something to my search",
        "re:corriger": "what I want to correct in my search",
        "re:annuler": "stop here: keep or erase my search",
        "re:garder": "keep my search for later",
        "re:effacer": "erase my half-filled search",
        "re:nouvelle": "begin another search instead",
        "re:envoyer": "send my search",
        "re:envoyer:autre": "send it although it looks like another one",
        "mo:r:<mot>:<mot>": "an answer, while modifying a request",
        "mo:v:<mot>:<mot>": "the same question with these choices, while modifying",
        "mo:b:<mot>": "back from that question, while modifying",
        "mo:a:<mot>": "to that question, while modifying",
        "mo:reprendre": "back to the request being modified",
        "mo:precisions": "add something to the request",
        "mo:corriger": "what I want to correct in the request",
        "mo:annuler": "stop modifying: asked first",
        "mo:garder": "keep the modification for later",
        "mo:effacer": "stop modifying",
        "mo:envoyer": "save the modification",
        "dems": "where are my requests",
        "dem:voir:<n>": "one of my requests",
        "dem:modif:<n>": "modify my request",
        "dem:retirer:<n>": "withdraw my request: asked first",
        "dem:retirer:<n>:oui": "withdraw my request: sure",
        "dem:trouve:<n>": "I have found: with whom?",
        "dem:trouve:<n>:ailleurs": "I have found elsewhere",
        "dem:voisin:<n>:<mot>": "ask the relais next door too",
        "dem:suivi:<n>": "I agree to hear from the relais in some months",
        "parler": "speak with the relais",
        "parler:d:<n>": "speak with the relais about that request",
        "parler:m:<n>": "give the relais what I had sent",
        "parler:fin": "end my conversation with the relais",
        "rel:<mot>": "my commune is this one (INSEE code)",
        "an": "the team's first screen",
        "an:pros": "the professionals: files, invitations, directory",
        "an:chi": "the figures of the relais",
        "an:org": "how the team works: its group, what is suspended",
        "an:decl": "how many declarations on monenfant.fr, a total",
        "an:db": "people who may be written twice",
        "an:db:<n>:<n>": "keep the first, add the second to it: preview",
        "an:db:<n>:<n>:<mot>": "the same: sure (oui), or they are two people (non)",
        "an:db:annuler:<n>": "undo that merge",
        "an:dp:<n>": "she stops working: why",
        "an:dp:<n>:<mot>": "for that reason: from when; or she works again (reprend)",
        "an:dp:<n>:<mot>:<n>": "for that reason, in that many days",
        "an:rj": "how many professionals have joined",
        "an:rj:<mot>": "letters for those without one (nouvelles), for all (toutes) or none (annuler): asked first",
        "an:rj:<mot>:oui": "the same: sure",
        "an:groupe": "how to link the team's group",
        "cv:voir:<n>": "bring a conversation back",
        "cv:clore:<n>": "close a conversation",
        "cv:clore:<n>:<mot>": "close it although something is still due (oui)",
        "cv:rouvrir:<n>": "take a conversation up again",
        "pro": "my availability, for a professional",
        "pro:ok": "nothing changed in my places",
        "pro:libre": "I have a place",
        "pro:r:<n>": "which of my places",
        "pro:q:<n>:<n>": "from which month (yyyymm, 0 = now)",
        "pro:a:<n>:<n>:<mot>": "for which ages (x: not said)",
        "pro:j:<n>:<n>:<mot>:<n>": "the days so far, as bits",
        "pro:jok:<n>:<n>:<mot>:<n>": "these days: declare the place",
        "pro:jh:<n>:<n>:<mot>:<n>": "these days: declare the place, then its exact hours",
        "pro:plein": "I have no place any more",
        "pro:pause": "pause: until when",
        "pro:pause:<n>": "pause for that many days",
        "pro:reprendre": "end of my pause",
        "pro:decl": "my declaration on monenfant.fr, ready to copy",
        "pro:decl:fait": "it is done",
        "pro:decl:aide": "help me with it: a conversation with the relais",
        "pro:bilan": "my own balance of twelve months",
        "pro:soir:<n>": "tell me also in the evening and at week-ends (1), or no longer (0)",
        "pro:recues:<n>": "requests that I received, page by page",
        "pr:int:<n>": "this request interests me",
        "pr:non:<n>": "not this time",
        "pr:motif:<n>:<mot>": "why not this time, for the relais only",
        "pr:suite:<n>:<mot>": "how the family and I will speak (f: it calls, a: I call, r: through the relais)",
        "pr:plus:<n>": "I am no longer available: asked first",
        "pr:plusok:<n>": "I am no longer available: sure",
        "pr:voir:<n>": "see one request that I received",
        "pr:prise:<n>": "the place that a family took is taken",
        "pr:reste:<n>": "that place stays free",
        "pr:attend:<n>": "nothing is decided yet about that place",
        "su:rdv:<n>": "the family will meet that professional",
        "su:msg:<n>": "the family left her a message",
        "su:pas:<n>": "the family and she have not spoken yet",
        "su:sans:<n>": "the family goes no further with her",
        "su:trouve:<n>": "the family found with her: asked first",
        "su:trouveok:<n>": "the family found with her: sure",
        "su:actu:<n>": "my request is still wanted",
        "su:ailleurs:<n>": "I found a solution for this request",
        "su:arret:<n>": "I no longer search",
        "data": "what is kept about me",
        "an:annuaire": "how to import the directory",
        "an:ls": "the lists of requests of my relais",
        "an:l:<mot>:<n>": "one list (a_valider, en_cours, sans_reponse, transmises, closes), one page",
        "an:d:<n>": "one request",
        "an:p:<n>:<n>": "who was asked for it, one page",
        "an:x:<n>": "why the others were not",
        "an:x:<n>:<mot>:<n>": "those whom one reason leaves aside, one page",
        "an:q:<n>:<n>": "one professional before one request",
        "an:j:<n>:<n>": "what happened to a request, one page",
        "an:ok:<n>": "let a first request leave",
        "an:okr:<n>:<mot>": "let it leave, with its remark (oui) or without (non)",
        "an:non:<n>": "a first request must not leave: what to say",
        "an:ref:<n>:<mot>": "do not let it leave, for that reason (appel: I phone the family first)",
        "an:rq:<n>": "read a remark",
        "an:rq:<n>:<mot>": "the remark leaves (oui), stays here (non), the family is told (dire)",
        "an:stop:<n>": "stop the relay: asked first",
        "an:stop:<n>:oui": "stop the relay: sure",
        "an:repr:<n>": "start the relay again",
        "an:suiv:<n>": "ask the next circle now: who that is",
        "an:suiv:<n>:oui": "ask the next circle now: sure",
        "an:su:<n>:<mot>": "the relais has phoned this family, or directed it",
        "an:clo:<n>": "close a request: how it ends",
        "an:clo:<n>:<mot>": "close a request with that outcome",
        "an:tel:<n>": "note the family's number",
        "an:ecr:<n>": "write to the family",
        "an:add:<n>": "find somebody to ask by hand",
        "an:add:<n>:<n>": "ask that professional by hand",
        "an:ec:<n>:<n>": "do not send this request to that professional",
        "an:re:<n>:<n>": "leave that professional out no more",
        "an:ann": "give up what I was asked to type",
        "an:am": "find a professional",
        "an:am:<n>": "the entry of a professional",
        "an:am:<n>:<mot>": "one thing of an entry (pl, pause, num, tel, ecrit, appels, masquer, montrer, delier…)",
        "an:am:<n>:delier:oui": "unlink the Telegram account: sure",
        "an:pl:<n>:<n>:<mot>": "a place is free (l), taken (o), free from a date to be typed (d)",
        "an:pa:<n>:<mot>": "a pause ends (fin), or lasts until a date to be typed (date)",
        "an:pa:<n>:<n>": "a pause of so many days",
        "imp:ok:<n>": "write the directory as the report says",
        "imp:non:<n>": "leave the directory as it is",
        "data:copie": "a copy of it, as a file",
        "data:corriger": "correct my first name or number",
        "data:accords": "what I agreed to, one by one",
        "data:retirer:<mot>": "take one agreement back: first what it changes (relayer, etre_appelee, suivi)",
        "data:retirer:<mot>:oui": "take it back, now",
        "data:numero": "change my number, shared by Telegram's own button",
        "data:effacer": "erase everything: first a warning",
        "data:effacer:oui": "erase everything, now",
        "stop": "no automatic message any more",
        "reprendre": "automatic messages again",
    }
    | TAPS_PROFIL
    | TAPS_CAMPAGNES
    | TAPS_APPELS
    | TAPS_LISTE
    | TAPS_RESSOURCES
    | TAPS_INSCRIPTIONS
    | TAPS_PRESENCES
    | TAPS_EQUIPE
    | TAPS_ANNONCES
    | TAPS_SONDAGES
    | TAPS_REPONSES
    | TAPS_SITUATIONS
    | TAPS_URGENCES
    | TAPS_VUE
    | TAPS_ATELIERS
    | TAPS_MESSAGERIE
    | TAPS_METIERS
    | TAPS_CONTACTS
    | TAPS_BESOINS
    | TAPS_TELEPHONE
)
RETIRED: frozenset[str] = frozenset()
# Before a code, under a message that must stay as it is: a telephone number, a date promised. The answer comes below.
KEEP = "+"
