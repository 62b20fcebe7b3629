"""Papers: a kept record as a PDF for the file, the surgeon, the person, or a pen.

Every paper is PDF/A-3a and PDF/UA-1 in one file, and the same record gives the same bytes.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import typst

from kiosk import ASSETS
from kiosk.core.errors import PaperError
from kiosk.core.record import FORMAT
from kiosk.documents.fonts import TEXT, folders, in_text_font, order, printable


class Paper(StrEnum):
    """Which paper; each has a template of its name in `assets/print`."""

    RECORD = "record"
    CONSULT = "consult"
    TAKE_HOME = "take-home"
    SIGNING_SHEET = "signing-sheet"


_LONG = ("pages", "steps", "salt")
"""What only the record prints; leaving it out makes the other papers in half the time."""


def make(paper: Paper, stored: bytes, words: Mapping[str, Any]) -> bytes:
    """Make a paper from the stored bytes of a record, in the language of `words`, the `[paper]` table of the kiosk's words.

    Only the record carries the stored bytes, as an associated file. Raise PaperError.
    """
    record = read(stored)
    shown = {key: value for key, value in record.items() if paper is Paper.RECORD or key not in _LONG}
    table = json.dumps({"record": _printable(shown), "words": words}, ensure_ascii=False)
    fonts = _fonts()
    families = [TEXT] if in_text_font(table) else order(fonts.families(), words["language"])
    inputs = {"paper": table, "fonts": json.dumps(families)}
    if paper is Paper.RECORD:
        inputs["stored"] = stored.decode()
    folder = ASSETS / "print"
    try:
        return typst.compile(
            folder / f"{paper.value}.typ",
            root=folder,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["a-3a", "ua-1"],
            timestamp=_closed(record),
        )
    except typst.TypstError as error:
        place = re.search(r"[\w-]+\.typ:\d+", error.diagnostic)
        where = place[0] if place else "no place named"
        raise PaperError(f"The {paper.value} paper could not be made ({where}); the record itself is kept.") from None


def read(stored: bytes) -> dict[str, Any]:
    """Return a record's fields; raise PaperError when it is none that this program wrote."""
    try:
        record = json.loads(stored)
    except ValueError:
        record = None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise PaperError("This record cannot be read by this version of the kiosk, so no paper was made.")
    return record


def _closed(record: Mapping[str, Any]) -> datetime:
    try:
        closed = datetime.fromisoformat(record["closed"])
    except (KeyError, TypeError, ValueError):
        closed = None
    if closed is None or closed.tzinfo is None:
        raise PaperError("This record does not say when the visit ended, so no paper was made.")
    return closed


def _printable(value: object) -> object:
    match value:
        case str():
            return printable(value)
        case list():
            return [_printable(one) for one in value]
        case dict():
            return {key: _printable(one) for key, one in value.items()}
        case _:
            return value


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders())
