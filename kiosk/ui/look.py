"""What a screen needs beside the visit, and the plain values that every screen is made of: no Qt here, and nothing is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.pack import Block, Picture

Values = dict[str, Any]
Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """What a screen needs beside the visit: the kiosk's words, where pictures lie, and the clinic's own facts."""

    words: Words
    pictures: Path
    body: Path
    emergency: str = ""
    crisis: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen: its name in the screen table, the key of its page, and its values."""

    screen: str
    key: str
    page: Values


def day(words: Words, written: str) -> str:
    """Write an ISO date in words; anything else stays as it was written."""
    parts = written[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:  # noqa: PLR2004 - a date's parts
        return written
    year, month, number = (int(part) for part in parts)
    return str(words["date"]).format(day=number, month=words["months"][month - 1], year=year)


def minutes(words: Words, number: int) -> str:
    """Say how many minutes are left."""
    if number < 1:
        return str(words["common"]["almost_done"])
    return str(words["common"]["minute"] if number == 1 else words["common"]["minutes"].format(n=number))


def blocks(parsed: Iterable[Block]) -> list[Values]:
    """Turn blocks into plain values; the screen escapes them where it marks the strong words."""
    return [
        {
            "kind": block.kind.value,
            "sentences": [
                {"runs": [{"text": run.text, "strong": run.strong, "term": run.term} for run in one.runs]} for one in block.sentences
            ],
        }
        for block in parsed
    ]


def picture(picture: Picture, look: Look) -> Values:
    """Return a picture with its labels, as plain values."""
    return {
        "source": (look.pictures / picture.file).as_uri(),
        "caption": picture.caption,
        "description": picture.description,
        "width": picture.width,
        "height": picture.height,
        "labels": [{"text": one.text, "x": one.x, "y": one.y, "toX": one.to_x, "toY": one.to_y} for one in picture.labels],
    }
