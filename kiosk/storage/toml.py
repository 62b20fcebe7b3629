"""TOML read strictly: a model says what may stand in a file, and every fault names its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

_PART = r"""[\w-]+|"[^"]*"|'[^']*'"""
_KEY = re.compile(rf"\s*((?:{_PART})(?:\s*\.\s*(?:{_PART}))*)\s*=\s*")
_HEADER = re.compile(rf"\s*(\[\[?)\s*((?:{_PART})(?:\s*\.\s*(?:{_PART}))*)\s*\]")
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TRIPLE = re.compile(r'"""|' + "'''")

_PLAIN = {
    "string_type": "must be words in quotes",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "list_type": "must be a list in square brackets",
    "dict_type": "must be a table of its own",
    "model_type": "must be a table of its own",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "may hold only letters, digits, - and _",
}


class Strict(BaseModel):
    """A table of a file in which an unknown key is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


M = TypeVar("M", bound=Strict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and on which line, counted from 1; 0 when the whole file is meant."""

    cause: str
    line: int


class BadToml(Exception):
    """The file cannot be used; `faults` is never empty, and unknown names come first, since a misspelt one is also missing."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults; none holds a value of the file."""
        self.faults = faults
        super().__init__(faults[0].cause)


@dataclass(frozen=True, slots=True)
class Document(Generic[M]):
    """A file that fits its model, and where each key stands; `first` is the number of its first line."""

    model: M
    text: str
    first: int

    def line(self, *path: str | int) -> int:
        """Return the line of a key, or of the nearest table around it."""
        return _nearest(_lines(self.text, self.first), path)[0]

    def text_line(self, *path: str | int) -> int:
        """Return the line on which a key's text begins, which is the next one after an opening triple quote."""
        return _nearest(_lines(self.text, self.first), path)[1]


def read(text: str, model: type[M], context: object = None, first: int = 1) -> Document[M]:
    """Parse `text`, whose first line has the number `first`; raise BadToml."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        cause = _AT.sub("", str(error))
        raise BadToml((Fault(f"this is not TOML: {cause[:1].lower()}{cause[1:]}", line + first - 1),)) from None
    try:
        return Document(model.model_validate(data, context=context), text, first)
    except ValidationError as error:
        lines = _lines(text, first)
        details = sorted(error.errors(include_url=False, include_input=False), key=lambda one: one["type"] != "extra_forbidden")
        raise BadToml(tuple(Fault(_sentence(one), _nearest(lines, one["loc"])[0]) for one in details)) from None


def _sentence(detail: ErrorDetails) -> str:
    """Say a validation error in plain words, without the value."""
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"] if part != "[key]")
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f'"{name}" is not a known name'
    if kind == "missing":
        return f'"{name}" is missing'
    if kind in {"literal_error", "enum"}:
        return f'"{name}" must be {context["expected"]}'
    if kind == "value_error":
        return f'"{name}" {context["error"]}'
    message = detail["msg"]
    return f'"{name}" {_PLAIN.get(kind) or "is wrong: " + message[:1].lower() + message[1:]}'


def _nearest(lines: Mapping[tuple[str | int, ...], tuple[int, int]], path: tuple[str | int, ...]) -> tuple[int, int]:
    for end in range(len(path), 0, -1):
        if (found := lines.get(path[:end])) is not None:
            return found
    return (0, 0)


@lru_cache(maxsize=4)
def _lines(text: str, first: int) -> Mapping[tuple[str | int, ...], tuple[int, int]]:
    """Find where each table and key stands; keys inside an inline table or a list count as the key that holds them."""
    found: dict[tuple[str | int, ...], tuple[int, int]] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), first):
        if not inside:
            if header := _HEADER.match(line):
                table = _table(header, counts)
                for end in range(1, len(table) + 1):
                    found.setdefault(table[:end], (number, number))
            elif key := _KEY.match(line):
                begins = number + (line[key.end() :].strip() in {'"""', "'''"})
                path = (*table, *_parts(key[1]))
                for end in range(len(table) + 1, len(path) + 1):
                    found.setdefault(path[:end], (number, begins))
        for quote in _TRIPLE.findall(line):
            inside = "" if inside == quote else inside or quote
    return found


def _table(header: re.Match[str], counts: dict[tuple[str | int, ...], int]) -> tuple[str | int, ...]:
    """Return a header's path with the index of every list of tables in it."""
    path: tuple[str | int, ...] = ()
    parts = _parts(header[2])
    for depth, part in enumerate(parts, 1):
        path = (*path, part)
        if depth == len(parts) and header[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(dotted: str) -> list[Any]:
    return [part.strip("\"'") for part in re.findall(_PART, dotted)]
