"""Loads the territory files (`<slug>.toml`); a doubtful one is never half loaded, every mistake is told at once."""

import re
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from bot.domain.relais import Commune, Relais
from bot.domain.territoire import Territoire
from bot.fichier_relais import CLE, read_relais
from bot.table_toml import Table

EXEMPLES: Final = Path(__file__).parent / "exemples"
SLUG_MAX: Final = 40  # a start payload « r_<slug> » is at most 64 characters


class TerritoireInvalideError(Exception):
    """The territory files cannot be used; `problems` are sentences for the person who wrote them."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_relais(folder: Path) -> Territoire:
    """The relais of a folder of territory files; TerritoireInvalideError tells everything that is wrong with them."""
    territoire, problems = _read_folder(folder)
    if problems:
        raise TerritoireInvalideError(problems)
    return territoire


def check(folder: Path) -> tuple[str, ...]:
    """What is wrong with the territory files of a folder, one French sentence each; empty when all is well."""
    return _read_folder(folder)[1]


def _read_folder(folder: Path) -> tuple[Territoire, tuple[str, ...]]:
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    problems = [] if files else [f"{folder} : un dossier contenant au moins un fichier <slug>.toml était attendu"]
    found = [relais for file in files if (relais := _read_file(file, problems)) is not None]
    problems.extend(_communes_covered_twice(found))
    return Territoire(tuple(found)), tuple(problems)


def _read_file(file: Path, problems: list[str]) -> Relais | None:
    if not re.fullmatch(CLE, file.stem) or len(file.stem) > SLUG_MAX:
        problems.append(
            f"{file.name} : le nom du fichier doit être fait de minuscules sans accents, de chiffres et de tirets, "
            f"{SLUG_MAX} caractères au plus"
        )
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"{file.name} : {_unreadable(error)}")
        return None
    own: list[str] = []
    relais = read_relais(file.stem, Table(values, "", own))
    problems.extend(f"{file.name} : {problem}" for problem in own)
    return relais


def _unreadable(error: Exception) -> str:
    if isinstance(error, tomllib.TOMLDecodeError):
        where = re.search(r"line (\d+), column (\d+)", str(error))
        place = f"ligne {where[1]}, colonne {where[2]}" if where else "fin du fichier"
        return (
            f"{place} : ce n'est pas du TOML (un guillemet, un crochet ou un = manque, ou une clé est écrite deux fois)"
        )
    if isinstance(error, UnicodeDecodeError):
        return "le fichier doit être enregistré en UTF-8"
    return "le fichier ne peut pas être lu"


def _communes_covered_twice(relais: list[Relais]) -> Iterator[str]:
    for one, other in combinations(relais, 2):
        for commune in one.communes:
            twin = other.commune(commune.insee)
            if twin is not None and _overlap(commune, twin):
                yield (
                    f"{other.slug}.toml : communes : {twin.nom} ({twin.insee}) est déjà dans {one.slug}.toml aux mêmes "
                    f"dates ; précisez « jusqu_au » dans l'un et « depuis » dans l'autre"
                )


def _overlap(one: Commune, other: Commune) -> bool:
    """Whether some day belongs to both memberships."""
    starts = [commune.depuis for commune in (one, other) if commune.depuis is not None]
    return not starts or (one.is_member(max(starts)) and other.is_member(max(starts)))
