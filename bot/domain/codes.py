"""One-time codes: easy to read aloud on the phone, impossible to guess. Never kept, only their imprint."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta
from typing import Final, Literal

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: 30 signs, twelve of them are 58 bits
LONGUEUR: Final = 12
# A message that is a code and nothing else. In capitals, because « appartements » has twelve of those letters; with
# hyphens or a figure, small letters and slips of the finger are a code too, and the person is told what is wrong.
CODE_SEUL: Final = (
    r"^\s*((?:[2-9A-HJKMNP-TV-Z]{4}[ –—-]?){2}[2-9A-HJKMNP-TV-Z]{4}"
    r"|(?:[0-9A-Za-z]{4} ?[–—-] ?){2}[0-9A-Za-z]{4}"
    r"|(?=\D*\d)(?:[2-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4} ?){2}[2-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4})\s*$"
)
ESSAIS_MAX: Final = 5
ATTENTE: Final = timedelta(minutes=15)

Pour = Literal["animateur", "assistant_maternel", "equipe", "famille"]
VALIDITE: Final[dict[Pour, timedelta]] = {
    "animateur": timedelta(days=7),
    "assistant_maternel": timedelta(days=60),
    "equipe": timedelta(days=1),
    "famille": timedelta(days=60),
}


def affiche(code: str) -> str:
    """« KM7P-2QXA-9TRD »: four by four, which is also how a link carries it."""
    return "-".join(code[i : i + 4] for i in range(0, LONGUEUR, 4))


def read_code(typed: str) -> str | None:
    """The code in what somebody typed (spaces, hyphens and small letters are forgiven), None when it is none."""
    code = re.sub(r"[\s–—-]", "", typed).upper()
    return code if len(code) == LONGUEUR and set(code) <= set(ALPHABET) else None


def imprint(code: str) -> str:
    """SHA-256: enough for a secret that nobody can guess."""
    return hashlib.sha256(code.encode()).hexdigest()


def wait_until(wrong_tries: int, now: datetime) -> datetime | None:
    """When the next try is allowed after that many wrong ones in a row."""
    return now + ATTENTE if wrong_tries % ESSAIS_MAX == 0 else None
