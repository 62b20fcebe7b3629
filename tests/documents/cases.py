"""Records of invented visits, one for each way to end, and the papers made of them."""

from functools import cache
from typing import Any

from kiosk.documents.papers import Paper, make
from tests.documents import lesson, reading
from tests.documents.reading import squeezed

WORDS = reading.words()
PACK = lesson.pack()
QUESTIONS = ("Can I still swim with my grandchildren?", "Who do I call at night?")
RICH: dict[str, Any] = {
    "start": lesson.opening(**lesson.FULL),
    "misses": ("refill", "battery"),
    "talk": ("scans",),
    "amounts": ("very_much", "a_bit", "skipped", "not_me", "very_much"),
    "marks": ("belt", "stoma"),
    "hears": ("as_now",),
    "own": QUESTIONS,
    "eventful": True,
}
DRAWN = {"kind": "drawn", "strokes": lesson.STROKES}
VISITS: dict[str, bytes] = {
    "drawn": lesson.kept(lesson.play(PACK, **RICH, sign=DRAWN)),
    "typed": lesson.kept(lesson.play(PACK, sign={"kind": "typed", "text": "Rosa M."})),
    "witnessed": lesson.kept(lesson.play(PACK, sign={"kind": "witnessed", "text": "I went through it", "staff": "Nurse Odile Park"})),
    "paper": lesson.kept(lesson.play(PACK, sign={"kind": "paper", "staff": "Nurse Odile Park"})),
    "talk first": lesson.kept(lesson.play(PACK, "talk_first", lean="talk", foggy=True)),
    "not today": lesson.kept(lesson.play(PACK, "not_today", way="short", lean="", sedated=True)),
    "no pump": lesson.kept(lesson.play(PACK, "no_pump", lean="no_pump", marks=("device",))),
    "stopped at once": lesson.kept(lesson.begun(PACK).stop()),
    "approved": lesson.kept(lesson.play(lesson.approved(PACK), **RICH, sign=DRAWN)),
}
PROVISIONAL = lesson.kept(lesson.play(PACK, start=lesson.opening(**lesson.FULL), talk=("scans",)))


def day(iso: str) -> str:
    """Write a date as the English words do."""
    year, month, number = (int(part) for part in iso[:10].split("-"))
    return f"{WORDS['months'][month - 1]} {number}, {year}"


@cache
def made(paper: Paper, stored: bytes) -> bytes:
    """Make a paper once for all the tests that read it."""
    return make(paper, stored, WORDS)


@cache
def pages_of(paper: Paper, stored: bytes) -> tuple[str, ...]:
    """Return the words of each page of a paper, squeezed."""
    return tuple(squeezed(page) for page in reading.pages(made(paper, stored)))


def text_of(paper: Paper, stored: bytes) -> str:
    """Return all the words of a paper, squeezed."""
    return "".join(pages_of(paper, stored))
