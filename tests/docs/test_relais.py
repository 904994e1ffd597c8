"""docs/relais.md says what the program does: its example loads, its table of settings is the one of the code."""

import re
from datetime import time
from pathlib import Path

import pytest

from bot.domain.reglages import BORNES, PLAGES, Reglages
from bot.fichier_relais import GENRES
from bot.relais import check

PAGE = (Path(__file__).parents[2] / "docs" / "relais.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| ([^|]+ \| [^|]+) \|", PAGE.split("### `[reglages]`")[1], re.MULTILINE))


def shown(value: object) -> str:
    return f"{value.hour} h" if isinstance(value, time) else str(value).lower()


def test_the_complete_example_is_a_valid_file(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "exemple.toml").write_text(example, encoding="utf-8")
    assert check(tmp_path) == ()


@pytest.mark.parametrize("name", Reglages.__slots__)
def test_every_setting_is_in_the_table_with_its_default_and_its_bounds(name: str) -> None:
    default = getattr(Reglages(), name)
    bounds = {**BORNES, **PLAGES}.get(name)
    allowed = f"{shown(bounds[0])} à {shown(bounds[1])}" if bounds else "true, false"
    assert ROWS[name] == f"{shown(default)} | {allowed}"


def test_the_table_names_no_setting_that_does_not_exist() -> None:
    assert set(ROWS) == set(Reglages.__slots__)


def test_every_kind_of_structure_is_named() -> None:
    assert all(f"`{genre}`" in PAGE for genre in GENRES)
