"""Reads one table of a territory file key by key; what is wrong becomes a French sentence, never an exception."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Final, TypeVar

import phonenumbers
from rapidfuzz import fuzz, process

from bot.domain.relais import Telephone

T = TypeVar("T")
HEURE: Final = re.compile(r"(\d{1,2}) ?[h:] ?(\d{2})?", re.IGNORECASE)


class Table:
    """A table under its path (« communes[3] »). A reading that fails notes a problem and gives an empty value.

    Call `done` at the end: a key that nobody asked for is a typing error.
    """

    def __init__(self, values: Mapping[str, object], path: str, problems: list[str]) -> None:
        self._values = values
        self._path = path
        self._problems = problems
        self._known: dict[str, None] = {}

    def problem(self, key: str, sentence: str) -> None:
        """Notes what is wrong with one key."""
        self._problems.append(f"{self._path}.{key} : {sentence}" if self._path else f"{key} : {sentence}")

    def expected(self, key: str, what: str, found: object) -> None:
        """Notes that something else was expected under this key."""
        attendu = "attendue" if what.startswith("une ") else "attendu"
        self.problem(key, f"{what} était {attendu}, « {_shown(found)} » trouvé")

    def has(self, key: str) -> bool:
        """Whether the file says anything under this key."""
        self._known[key] = None
        return key in self._values

    def require(self, *keys: str) -> None:
        """Notes each of these keys that is missing."""
        for key in keys:
            if not self.has(key):
                self.problem(key, "cette clé manque")

    def raw(self, key: str) -> object:
        """What stands under this key, whatever it is; None when it is absent."""
        return self._values.get(key) if self.has(key) else None

    def text(self, key: str, *, what: str = "un texte", pattern: str = r".*\S.*", longest: int = 200) -> str | None:
        """A text that matches the pattern; None when it is absent or wrong."""
        if not self.has(key):
            return None
        found = self._values[key]
        if isinstance(found, str) and len(found) <= longest and re.fullmatch(pattern, found.strip(), re.DOTALL):
            return found.strip()
        if not isinstance(found, str):
            what = f"{what}, entre guillemets,"
        elif len(found) > longest:
            what = f"{what} de {longest} caractères au plus"
        self.expected(key, what, found)
        return None

    def choice(self, key: str, allowed: Mapping[str, T]) -> T | None:
        """One of these words."""
        word = self.text(key, what="un mot parmi " + ", ".join(allowed), pattern="|".join(map(re.escape, allowed)))
        return allowed[word] if word is not None else None

    def integer(self, key: str, least: int, most: int) -> int | None:
        """A whole number between these two, both allowed."""
        found = self._values.get(key)
        if self.has(key) and type(found) is int and least <= found <= most:
            return found
        if self.has(key):
            self.expected(key, f"un nombre entier de {least} à {most}", found)
        return None

    def number(self, key: str, least: float, most: float) -> float | None:
        """A number with decimals between these two."""
        found = self._values.get(key)
        if self.has(key) and type(found) in (int, float) and isinstance(found, int | float) and least <= found <= most:
            return float(found)
        if self.has(key):
            self.expected(key, f"un nombre entre {least:g} et {most:g}", found)
        return None

    def boolean(self, key: str) -> bool | None:
        """true or false."""
        found = self._values.get(key)
        if self.has(key) and not isinstance(found, bool):
            self.expected(key, "true (oui) ou false (non)", found)
        return found if isinstance(found, bool) else None

    def day(self, key: str) -> date | None:
        """A date, written without quotes."""
        found = self._values.get(key)
        if self.has(key) and type(found) is not date:
            self.expected(key, "un jour écrit sans guillemets, par exemple 2026-01-31,", found)
        return found if type(found) is date else None

    def heure(self, key: str) -> time | None:
        """An hour of the day: « 13 h 30 », « 13:30 » or TOML's own 13:30:00."""
        if not self.has(key):
            return None
        found = self._values[key]
        if isinstance(found, time):
            return found
        matched = HEURE.fullmatch(found.strip()) if isinstance(found, str) else None
        hour, minute = (int(matched[1]), int(matched[2] or 0)) if matched else (24, 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
        self.expected(key, 'une heure entre guillemets, par exemple "13 h 30",', found)
        return None

    def texts(self, key: str, *, what: str, pattern: str = r".*\S.*") -> tuple[str, ...]:
        """A list of texts that match the pattern."""
        found = self._values.get(key, [])
        self.has(key)
        if not isinstance(found, list):
            self.expected(key, f"une liste entre crochets ({what})", found)
            return ()
        return tuple(word for n, word in enumerate(found, 1) if self._matches(f"{key}[{n}]", word, what, pattern))

    def _matches(self, key: str, found: object, what: str, pattern: str) -> bool:
        fits = isinstance(found, str) and re.fullmatch(pattern, found) is not None
        if not fits:
            self.expected(key, what, found)
        return fits

    def telephones(self, key: str) -> tuple[Telephone, ...]:
        """French phone numbers, kept as they are written and as they are dialled."""
        numbers = []
        for n, written in enumerate(self.texts(key, what="un numéro de téléphone entre guillemets"), 1):
            e164 = _e164(written)
            if e164 is None:
                self.expected(f"{key}[{n}]", "un numéro de téléphone français", written)
            else:
                numbers.append(Telephone(e164, written.strip()))
        return tuple(numbers)

    def table(self, key: str) -> "Table":
        """A table inside this one; an empty one when it is absent."""
        found = self._values.get(key, {})
        self.has(key)
        if not isinstance(found, dict):
            self.expected(key, f"une partie [{key}]", found)
            found = {}
        return Table(found, self._under(key), self._problems)

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of a list, numbered from 1 as people count."""
        found = self._values.get(key, [])
        self.has(key)
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.expected(key, f"une ou plusieurs parties [[{key}]]", found)
            return
        for n, values in enumerate(found, 1):
            yield Table(values, f"{self._under(key)}[{n}]", self._problems)

    def done(self) -> None:
        """Notes every key that nobody asked for, with the known one it resembles."""
        for key in self._values:
            if key not in self._known:
                self.problem(key, _unknown(key, list(self._known)))

    def _under(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


def _unknown(key: str, known: Sequence[str]) -> str:
    close = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=60)
    hint = f"vouliez-vous écrire « {close[0]} » ?" if close else f"les clés permises ici sont {', '.join(known)}"
    return f"clé inconnue ; {hint}"


def _e164(written: str) -> str | None:
    try:
        number = phonenumbers.parse(written, "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _shown(found: object) -> str:
    """A value as it stands in the file, shortened."""
    text = {True: "true", False: "false"}.get(found, str(found)) if isinstance(found, bool) else str(found)
    return text if len(text) <= 40 else f"{text[:39]}…"
