"""Reading a PDF back: its pages' words, its attachments, how large its letters are."""

import tomllib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from unicodedata import category, normalize

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from kiosk import ASSETS


def words() -> dict[str, Any]:
    """Return the papers' English words."""
    tables = (tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted((ASSETS / "words").glob("*en.toml")))
    found: dict[str, Any] = next(table["paper"] for table in tables if "paper" in table)
    return found


def pages(pdf: bytes) -> list[str]:
    """Return the words of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def squeezed(text: str) -> str:
    """Leave out spaces and marks of direction, which a PDF need not keep."""
    return normalize("NFC", "".join(letter for letter in text if not letter.isspace() and category(letter) != "Cf"))


def attachments(pdf: bytes) -> dict[str, tuple[bytes, str]]:
    """Return each associated file's bytes and relationship, by name."""
    with pikepdf.open(BytesIO(pdf)) as document:
        files: Any = document.Root.get("/AF", [])
        return {str(one.UF): (one.EF.F.read_bytes(), str(one.AFRelationship)) for one in files}


def letter_sizes(pdf: bytes, above: float, below: float) -> Iterator[float]:
    """Yield the size in points of every letter between two heights of the page, without header and footer."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                _, bottom, _, top = text.get_charbox(index)
                if above < bottom and top < below and top > bottom:
                    yield pdfium.FPDFText_GetFontSize(text.raw, index)


def body(pdf: bytes, above: float, below: float) -> list[str]:
    """Return the words of each page that stand between two heights, in points from the foot."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded(bottom=above, top=below) for page in document]


def outside(pdf: bytes, margin: float = 20) -> list[str]:
    """Return every letter that stands nearer than `margin` points to the edge of its page, or beyond it."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if top > bottom and not (margin < left and right < width - margin and margin < bottom and top < height - margin):
                    found.append(text.get_text_range(index, 1))
    return found


def left_of(pdf: bytes, word: str) -> float:
    """Return how far from the left edge of the first page a word begins, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = text.search(word, match_case=True, match_whole_word=True).get_next()
        assert found
        return float(text.get_charbox(found[0])[0])


def tags(pdf: bytes) -> list[str]:
    """Return every structure type in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node.S))
            walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found
