"""How French people write names, brought to one spelling so that two can be compared; never shown to anybody."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "lez": "les", "s": "sur", "ss": "sous"}


def normalise(text: str) -> str:
    """« St-Venant » and « SAINT VENANT » become « saint venant », « Calonne/Lys » becomes « calonne sur lys »."""
    plain = text.lower() if text.isascii() else _without_accents(text)  # thousands of names are compared at once
    words = re.findall(r"[a-z]+|\d+", re.sub(r"\bs?/", " sur ", plain))
    return " ".join(_WORDS.get(word, word) for word in words)


def _without_accents(text: str) -> str:
    folded = text.casefold().translate(_LIGATURES)
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))


def compact(text: str) -> str:
    """The same without spaces, and without the articles that people forget: « calonnesurlys »."""
    return "".join(word for word in normalise(text).split() if word not in {"la", "le", "l", "d"})


def sounding(text: str) -> str:
    """Roughly how it sounds, for typing errors only: « robek » and « Robecq » are both « robec »."""
    sound = compact(text).replace("ph", "f").replace("y", "i").replace("h", "")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"qu|q|k", "c", sound))
