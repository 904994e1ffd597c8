"""Who may do what: one table, and the gate that every update meets first. Knows no feature."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Literal

from telegram import Message, Update

from bot.domain.codes import CODE_SEUL
from bot.domain.personnes import Personne
from content.buttons import KEEP
from handlers.context import Turn


class Role(Enum):
    """For whom something is."""

    TOUS = auto()
    ASSISTANT = auto()
    PROFESSIONNELLE = auto()  # of any trade of the directory
    ANIMATRICE = auto()


# The first word of a Tap → for whom it is. A word that is not here is an old button.
TAPS: dict[str, Role] = {
    "menu": Role.TOUS,
    "rech": Role.TOUS,
    "re": Role.TOUS,
    "mo": Role.TOUS,
    "quest": Role.TOUS,
    "q": Role.TOUS,
    "dems": Role.TOUS,
    "dem": Role.TOUS,
    "su": Role.TOUS,
    "si": Role.TOUS,
    "parler": Role.TOUS,
    "rel": Role.TOUS,
    "lis": Role.TOUS,
    "data": Role.TOUS,
    "urg": Role.TOUS,
    "stop": Role.TOUS,
    "reprendre": Role.TOUS,
    "pro": Role.TOUS,
    "at": Role.TOUS,
    "pr": Role.PROFESSIONNELLE,
    "gd": Role.TOUS,
    "gp": Role.TOUS,
    "tr": Role.TOUS,
    "av": Role.TOUS,
    "pf": Role.ASSISTANT,
    "cp": Role.ASSISTANT,
    "ann": Role.TOUS,
    "suj": Role.TOUS,
    "so": Role.TOUS,
    "an": Role.ANIMATRICE,
    "cv": Role.ANIMATRICE,
    "imp": Role.ANIMATRICE,
    "rp": Role.ANIMATRICE,
}
# A command → for whom it is. One that is not here is an unknown word.
COMMANDS: dict[str, Role] = {
    "start": Role.TOUS,
    "menu": Role.TOUS,
    "question": Role.TOUS,
    "parler": Role.TOUS,
    "terminer": Role.TOUS,
    "stop": Role.TOUS,
    "disponibilites": Role.TOUS,
    "inscriptions": Role.TOUS,
    "donnees": Role.TOUS,
    "conversations": Role.ANIMATRICE,
    "relier": Role.ANIMATRICE,
}
# What the team's group is for; everything else happens in somebody's own chat.
IN_GROUP = frozenset({"an", "cv", "rp"})
# While a human is speaking with her, what she writes is for the human; what she taps or commands is for us. What would
# then wait for words of hers waits for the end of the conversation instead: a search, a question, a date to be typed.
WAITS_FOR_WORDS = re.compile(
    r"^(/question|rech$|re:|mo:|quest$|q:r:|q:pa:|dem:modif:|dem:voisin:|data:(?:corriger|numero)$"
    r"|pf:(ec:ecrire|d:|hd:|hf:|pe:[ard]|ag:(fin|num))|pro:jh:|so:idee:|gd:(moi|dire)$)"
)

Verdict = Literal["ignoree", "refusee", "perimee", "transmise", "anonyme", "plus_tard"]


def judge(turn: Turn, *, says_stop: bool = False) -> Verdict | None:
    """What becomes of an update before any feature sees it; None when it may go on."""
    update, personne = turn.update, turn.personne
    if update.my_chat_member or update.chat_member:
        return None
    if turn.chat_id < 0:
        return _in_group(turn)
    word = _word(update)
    role = needed_role(update)
    if role is None:
        return "perimee"
    if not has_role(personne, role):
        return "refusee"
    if personne.conversation_id is None or role is Role.ANIMATRICE or says_stop:
        return None
    return _while_speaking(update, word)


def _while_speaking(update: Update, word: str) -> Verdict | None:
    """Words go to the team, a word that looks like a command of nobody's too; a code just given opens its door."""
    is_command = (found := re.match(r"/(\w+)", word)) is not None and found[1] in COMMANDS
    if update.callback_query or (is_command and update.message):
        return "plus_tard" if WAITS_FOR_WORDS.match(word) else None
    return None if re.match(CODE_SEUL, word) else "transmise"


def has_role(personne: Personne, role: Role) -> bool:
    """A role ends with its access: it is read again at each update."""
    match role:
        case Role.TOUS:
            return True
        case Role.ASSISTANT:
            return personne.assistant_maternel_id is not None and not personne.is_garde_a_domicile
        case Role.PROFESSIONNELLE:
            return personne.assistant_maternel_id is not None
        case Role.ANIMATRICE:
            return personne.animateur_id is not None


def _in_group(turn: Turn) -> Verdict | None:
    """In a group only its team is heard, and only while nobody else is there; anybody else gets one refusal."""
    update, personne, equipe = turn.update, turn.personne, turn.equipe
    if update.message and _is_service(update.message):
        return None
    word = _word(update)
    if word.startswith("/relier"):
        return None if has_role(personne, Role.ANIMATRICE) else "refusee"
    if equipe is not None and update.message and update.message.sender_chat:
        return "anonyme" if update.message.reply_to_message else "ignoree"  # nobody knows which of them it is
    at_home = equipe is not None and not equipe.suspended and equipe.relais_id == personne.animateur_relais_id
    if update.callback_query:
        return None if at_home and word.partition(":")[0] in IN_GROUP else "refusee"
    return None if at_home else "ignoree"


def needed_role(update: Update) -> Role | None:
    """For whom this is; None when no Tap begins so any more."""
    word = _word(update)
    if update.callback_query:
        return TAPS.get(word.partition(":")[0])
    command = re.match(r"/(\w+)", word)
    return COMMANDS.get(command[1], Role.TOUS) if command else Role.TOUS


def _word(update: Update) -> str:
    """The Tap, or the text."""
    if update.callback_query:
        return (update.callback_query.data or "").removeprefix(KEEP)
    message = update.effective_message
    return (message.text or "") if message else ""


def _is_service(message: Message) -> bool:
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.migrate_to_chat_id
        or message.migrate_from_chat_id
    )
