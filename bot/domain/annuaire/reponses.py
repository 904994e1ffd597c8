"""Short answers of a cell: yes or no, statut, e-mail, name. Never a judgement on them."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.annuaire.texte import fold, one_line, plain
from bot.domain.assistants import Statut

_OUI: Final = {
    "oui", "o", "x", "xx", "1", "vrai", "true", "yes", "y", "ok", "accepte", "acceptee", "possible", "✓", "✔", "☑",
    "actif", "active", "en activite",
}  # fmt: skip
_NON: Final = {
    "non", "n", "0", "faux", "false", "no", "refuse", "aucun", "pas", "✗", "✘", "☐", "inactif", "inactive",
}  # fmt: skip
_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}", re.IGNORECASE)
_MAM = re.compile(r"\bMAM\b|\bmaisons? d.assistant\S* maternel\S*", re.IGNORECASE)
_CIVILITE = re.compile(r"^(?:mme|mlle|mr|m|madame|mademoiselle|monsieur)\b\.? +", re.IGNORECASE)


def parse_oui_non(text: str) -> tuple[bool | None, bool]:
    """The answer, and whether the cell said more than that (« oui, sauf le mercredi »)."""
    written = plain(text).strip(" .!")
    if written in _OUI:
        return True, False
    if written in _NON or written.startswith(("sans activite", "plus en activite", "cess")):
        return False, False
    first = re.match(r"(oui|non)\b", written)
    return (first[1] == "oui", True) if first else (None, False)


def parse_statut(text: str) -> Statut | None:
    """« MAM Les Coquelicots », « crèche familiale », « à domicile »; None when it is none of them."""
    words = fold(text)
    if re.search(r"\bmam\b|\bmaisons? (?:d )?assistant", words):
        return "mam"
    if re.search(r"\bcreche familiale\b|\bfamiliale\b|\bsaf\b|\bcf\b", words):
        return "creche_familiale"
    if re.search(r"\bindependante?s?\b|\bdomicile\b|\bliberale?\b|\bind\b|\bindep\b|\bparticuliers?\b", words):
        return "independant"
    return None


def says_garde_a_domicile(text: str) -> bool:
    """« garde d'enfants à domicile », « auxiliaire parentale »: another trade than assistant maternel."""
    return (
        re.search(r"\bgardes? (?:d )?(?:enfants? )?a (?:leur )?domicile\b|\bauxiliaires? parental", fold(text))
        is not None
    )


def mam_name(text: str) -> str | None:
    """« MAM Les Lilas » and « Les Lilas (MAM) » are « Les Lilas »; None when the cell does not name it."""
    before, *after = _MAM.split(one_line(text), maxsplit=1)
    named = " ".join(after) if any(letter.isalpha() for letter in "".join(after)) else before
    words = named.strip(" -:«»()\"'")
    return None if plain(words) in {"", "en", "a la", "oui"} else words


def parse_email(text: str) -> str | None:
    """The first address of the cell, in lower case."""
    found = _EMAIL.search(text)
    return found[0].casefold() if found else None


def split_nom(text: str) -> tuple[str, str]:
    """Name and first name from one cell: capitals are the name, on either side; else the name comes first."""
    words = _CIVILITE.sub("", one_line(text)).replace(",", " ").split()
    capitals = [len(word) > 1 and word == word.upper() and word != word.lower() for word in words]
    if any(capitals) and not all(capitals):
        names = [word for word, capital in zip(words, capitals, strict=True) if capital]
        firsts = [word for word, capital in zip(words, capitals, strict=True) if not capital]
        return tidy_name(" ".join(names)), tidy_name(" ".join(firsts))
    return tidy_name(" ".join(words[:-1] or words)), tidy_name(words[-1] if len(words) > 1 else "")


def tidy_name(text: str) -> str:
    """« CAPUCINE » and « capucine » are « Capucine »; what is written in both cases stays as it is."""
    name = _CIVILITE.sub("", one_line(text))
    return name.title() if name in (name.upper(), name.lower()) else name
