"""The written format is what the program writes: the schema, the kinds of entries, and the members of each file."""

import json
import re
from base64 import b64decode
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiosk.core import answers
from kiosk.core.pack import BlockKind, ReviewState
from kiosk.core.points import PointKind, Rank
from kiosk.core.record import FORMAT, record
from kiosk.core.teachback import Understanding
from kiosk.storage.ledger import ActKind
from tests.documents.cases import PROVISIONAL, VISITS
from tests.making import PACKS, at, learning, visit
from tests.verifier import vectors

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "record-format.md").read_text("utf-8")
SCHEMA: dict[str, Any] = json.loads((DOCS / "record.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
CLOSED = "2026-11-22T09:40:00+00:00"
RECORDS: dict[str, dict[str, Any]] = {
    **{name: json.loads(stored) for name, stored in VISITS.items()},
    "provisional": json.loads(PROVISIONAL),
    "nothing shown": record(visit().stop(), PACKS, CLOSED),
    "a few pages": record(at(answers.Kind.QUESTION, "q1", start=learning()).stop(), PACKS, CLOSED),
}


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == FORMAT


@pytest.mark.parametrize("name", RECORDS)
def test_record_is_what_the_schema_says(name: str) -> None:
    assert [f"{list(one.absolute_path)}: {one.message}" for one in VALIDATOR.iter_errors(RECORDS[name])] == []


@pytest.mark.parametrize("name", SCHEMA["required"])
def test_schema_knows_every_part(name: str) -> None:
    rich = RECORDS["drawn"]
    assert set(rich) == set(SCHEMA["required"])
    for other in ({key: value for key, value in rich.items() if key != name}, rich | {name: 1.5}, rich | {name: [1]}):
        assert not VALIDATOR.is_valid(other)
    assert not VALIDATOR.is_valid(rich | {"more": ""})


def test_every_object_in_the_schema_is_closed() -> None:
    def walk(part: object) -> int:
        match part:
            case {"type": "object", "properties": properties}:
                assert isinstance(part, dict)
                assert part["additionalProperties"] is False
                assert part["required"] == sorted(properties)
                return 1 + sum(walk(one) for one in properties.values())
            case dict():
                return sum(walk(one) for one in part.values())
            case list():
                return sum(walk(one) for one in part)
            case _:
                return 0

    assert walk(SCHEMA) > 15


CHOICES: dict[str, type[StrEnum]] = {
    "properties/outcome": answers.Outcome,
    "$defs/kind": answers.Kind,
    "$defs/block/properties/kind": BlockKind,
    "properties/pack/properties/review/properties/state": ReviewState,
    "properties/questions/items/properties/stands": Understanding,
    "properties/lines/items/properties/answer": answers.LineAnswer,
    "properties/points/items/properties/kind": PointKind,
    "properties/stops/items/properties/kind": answers.Pause,
    "properties/signature/oneOf/1/properties/kind": answers.Signing,
}


@pytest.mark.parametrize("path", CHOICES)
def test_choices_are_those_of_the_program(path: str) -> None:
    part: Any = SCHEMA
    for step in path.split("/"):
        part = part[int(step)] if isinstance(part, list) else part[step]
    assert part["enum"] == [one.value for one in CHOICES[path]]


def test_ranks_and_amounts_are_those_of_the_program() -> None:
    ranks = SCHEMA["properties"]["points"]["items"]["properties"]["rank"]["enum"]
    amounts = SCHEMA["properties"]["place"]["oneOf"][1]["properties"]["values"]["items"]["properties"]["answer"]["enum"]
    assert ranks == [one.name.lower() for one in Rank]
    assert amounts == ["", *(one.value for one in answers.Amount)]


def table(heading: str, number: int = 0) -> list[str]:
    """Return the names in the first column of a table below a heading of the page."""
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    tables = re.split(r"\n\n", part)
    rows = [one for one in tables if one.lstrip().startswith("| ")][number]
    return re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)


def test_every_kind_of_entry_is_told() -> None:
    assert table("Entries", 1) == ["record", *(kind.value for kind in ActKind)]


def test_members_are_those_that_are_written() -> None:
    act = json.loads(b64decode(vectors.log(vectors.ENTRIES)[1]["entry"]))
    assert set(table("Entries")) == set(act)
    assert table("An export") == list(vectors.exports()["cases"][0]["proof"])
    assert table("A log file") == list(vectors.log(vectors.ENTRIES)[0])
