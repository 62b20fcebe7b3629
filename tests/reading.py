"""Read a paper back as a person would: its text, in order."""

from typing import Any

import rfc8785

from kiosk.documents.papers import Paper, make


def text_of(paper: str, record: dict[str, Any], said: dict[str, Any]) -> str:
    """Make a paper from a record and return its text."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    document = PdfDocument(make(Paper(paper), rfc8785.dumps(record), said))
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
