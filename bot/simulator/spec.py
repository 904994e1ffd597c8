"""The published description of the Bot API, compiled into checks; it never looks at the state of the world."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from bot.simulator.entities import units
from bot.simulator.files import Upload

Check = Callable[[Any], str | None]
Json = dict[str, Any]

_SIZE = re.compile(r"(?<![\w-])(\d+)-(\d+) (?:characters|bytes|Bytes)")
_COUNT = re.compile(r"(?<![\w-])(\d+)-(\d+) |[Aa]t most (\d+) |up to (\d+) ")
_RANGE = re.compile(r"[Bb]etween (\d+)(?:-| and )(\d+)")


@cache
def load_spec() -> "Spec":
    """The description lying beside this module; read once, when first needed."""
    return Spec(json.loads(Path(__file__).with_name("api.min.json").read_text(encoding="utf-8")))


class Spec:
    """Methods and types of the Bot API; checks are compiled when first used."""

    def __init__(self, data: Json) -> None:
        self.methods: Json = data["methods"]
        self.types: Json = data["types"]
        self.names: dict[str, str] = {name.lower(): name for name in self.methods}
        self._compiled: dict[str, Check] = {}
        self._parameters: dict[str, dict[str, tuple[Check, frozenset[str]]]] = {}

    def parameters(self, method: str) -> dict[str, tuple[Check, frozenset[str]]]:
        """Each parameter's check and types."""
        if method not in self._parameters:
            self._parameters[method] = {
                field["name"]: (self._field(field), frozenset(field["types"]))
                for field in self.methods[method].get("fields", [])
            }
        return self._parameters[method]

    @cache  # noqa: B019 - there is one Spec, for the life of the process
    def required(self, method: str) -> frozenset[str]:
        """Parameters that every call must give."""
        fields = self.methods[method].get("fields", [])
        return frozenset(field["name"] for field in fields if field["required"])

    def _field(self, field: Json) -> Check:
        branches = [self._type(name) for name in field["types"]]
        extent = _extent(field)

        def check(value: Any) -> str | None:
            return _best(branches, value) or (extent(value) if extent else None)

        return check

    def _type(self, name: str) -> Check:
        if name in _BASIC:
            return _BASIC[name]
        if name.startswith("Array of "):
            return _array(self._type(name.removeprefix("Array of ")))
        if name not in self._compiled:
            self._compiled[name] = lambda value: self._compiled[name](value)  # for types that contain themselves
            self._compiled[name] = self._object(name)
        return lambda value: self._compiled[name](value)

    def _object(self, name: str) -> Check:
        description = self.types[name]
        if "subtypes" in description:
            branches = [self._type(subtype) for subtype in description["subtypes"]]
            return lambda value: _best(branches, value)
        fields = {field["name"]: self._field(field) for field in description.get("fields", [])}
        required = [f["name"] for f in description.get("fields", []) if f["required"]]
        return lambda value: _check_object(name, fields, required, value)


def _check_object(name: str, fields: dict[str, Check], required: list[str], value: Any) -> str | None:
    if not isinstance(value, dict):
        return f"{name} expected, got {type(value).__name__}"
    for key in required:
        if key not in value:
            return f".{key}: missing in {name}"
    for key, item in value.items():
        if key not in fields:
            return f".{key}: unknown in {name}"
        if problem := fields[key](item):
            return f".{key}{_joined(problem)}"
    return None


def _array(check: Check) -> Check:
    def check_array(value: Any) -> str | None:
        if not isinstance(value, list):
            return f"array expected, got {type(value).__name__}"
        for index, item in enumerate(value):
            if problem := check(item):
                return f"[{index}]{_joined(problem)}"
        return None

    return check_array


def _best(branches: list[Check], value: Any) -> str | None:
    """No problem if one branch accepts; else the problem found deepest, which is the branch that was meant."""
    worst: str | None = None
    for branch in branches:
        problem = branch(value)
        if problem is None:
            return None
        if worst is None or _depth(problem) > _depth(worst):
            worst = problem
    return worst


def _depth(problem: str) -> tuple[int, bool]:
    path = problem.split(":", 1)[0]
    return path.count(".") + path.count("["), "unknown in" not in problem and "missing in" not in problem


def _joined(problem: str) -> str:
    return problem if problem[0] in ".[" else f": {problem}"


def _basic(name: str, *types: type) -> Check:
    def check(value: Any) -> str | None:
        if isinstance(value, types) and not (isinstance(value, bool) and bool not in types):
            return None
        return f"{name} expected, got {type(value).__name__}"

    return check


_BASIC: dict[str, Check] = {
    "String": _basic("String", str),
    "Integer": _basic("Integer", int),
    "Float": _basic("Float", int, float),
    "Boolean": _basic("Boolean", bool),
    "InputFile": _basic("InputFile", Upload),
}


def _extent(field: Json) -> Check | None:
    """The limit written in the prose of a field, if there is one and it holds before entities are parsed."""
    prose, types = field["description"], field["types"]
    if "after entit" in prose:
        return None
    if types == ["String"] and (found := _SIZE.search(prose)):
        low, high = int(found[1]), int(found[2])
        in_bytes = "ytes" in found[0]
        return lambda value: _within(len(value.encode()) if in_bytes else units(value), low, high)
    if types[0].startswith("Array of ") and (found := _COUNT.search(prose)):
        low, high = int(found[1] or 0), int(found[2] or found[3] or found[4])
        return lambda value: _within(len(value), low, high) if isinstance(value, list) else None
    if types == ["Integer"] and "0x7FFFFFFF" not in prose and (found := _RANGE.search(prose)):
        low, high = int(found[1]), int(found[2])
        return lambda value: _within(value, low, high)
    return None


def _within(size: int, low: int, high: int) -> str | None:
    return None if low <= size <= high else f"{size}, between {low} and {high} expected"
