"""The record on paper: every field of it, in words, and the stored bytes beside them."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import rfc8785

from kiosk.documents.fonts import printable
from kiosk.documents.papers import Paper
from tests.documents import lesson, reading
from tests.documents.cases import PACK, VISITS, WORDS, day, made, text_of
from tests.documents.reading import squeezed

TERMS = {
    "outcome": "outcomes",
    "clock": "clocks",
    "person.checked_by": "checked",
    "person.hands": "hands",
    "with.interpreter.how": "hows",
    "screen.theme": "themes",
    "screen.inputs": "inputs",
    "pack.review.state": "review",
    "way": "ways",
    "steps.kind": "kinds",
    "questions.stands": "stands",
    "lines.answer": "line_answers",
    "place.values.answer": "amounts",
    "points.kind": "points",
    "points.rank": "ranks",
    "changes.what": "changed",
    "stops.kind": "pauses",
    "stops.step": "kinds",
    "signature.kind": "signings",
}
MOMENTS = {"opened", "closed", "put_away.from", "put_away.to", "signature.at"}
DAYS = {"person.born", "with.surgery_day", "pack.updated", "pack.review.date", "pack.review.due"}
SPANS = {"steps.ms", "pages.ms", "stops.ms", "changes.at_ms"}
SHOWN_AS_WORDS = re.compile(
    r"(place|options|points|questions|rows)(\.\w+)*\.id$|(place\.order|options\.wants_to_hear|blocks\.kind|more\.kind|intro\.kind|next_steps\.kind)$"
    r"|take_home\.id$|changes\.(before|after)$"
)
"""Ids and kinds whose words are printed in their place; the words are fields of their own and are looked for."""
DRAWN_NOT_WRITTEN = re.compile(r"signature\.strokes")


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a record with its path, lists left out of the path."""
    match value:
        case dict():
            for key, one in value.items():
                yield from leaves(one, f"{path}.{key}" if path else key)
        case list():
            for one in value:
                yield from leaves(one, path)
        case _:
            yield path, value


def printed(path: str, value: Any) -> str:
    """Return what the record's paper prints for a value."""
    said = str(value)
    if path in TERMS and value != "":
        said = WORDS[TERMS[path]][value]
    elif path in MOMENTS:
        said = f"{day(value)}, {value[11:19]} (UTC{value[19:]})".replace("UTC-", "UTC\u2212")
    elif path in DAYS and value:
        said = day(value)
    elif path in SPANS:
        minutes, tenths = divmod(round(value / 100), 600)
        said = f"{minutes}:{tenths // 10:02}" + (f".{tenths % 10}" if tenths % 10 else "")
    elif value is None or isinstance(value, bool):
        said = {None: "", True: WORDS["yes"], False: WORDS["no"]}[value]
    elif path == "questions.given" and value == "":
        said = WORDS["unsure"]
    return printable(said)


@pytest.mark.parametrize("name", VISITS)
def test_every_field_of_a_record_is_printed(name: str) -> None:
    text = text_of(Paper.RECORD, VISITS[name])
    pairs = [
        (path, printed(path, value))
        for path, value in leaves(json.loads(VISITS[name]))
        if not SHOWN_AS_WORDS.search(path) and not DRAWN_NOT_WRITTEN.match(path)
    ]
    assert len({path for path, _ in pairs}) > 70
    assert [(path, said) for path, said in pairs if squeezed(said) not in text] == []


def test_a_change_says_both_answers_in_words() -> None:
    text = text_of(Paper.RECORD, VISITS["drawn"])
    for said in ("My surgeon and I talk about it before surgery", WORDS["line_answers"]["talk"], "I want to talk first"):
        assert squeezed(said) in text


def test_a_field_that_is_not_in_the_table_of_terms_would_be_noticed() -> None:
    changed = json.loads(VISITS["typed"])
    changed["person"]["number"] = "no paper has this"
    assert squeezed("no paper has this") in text_of(Paper.RECORD, rfc8785.dumps(changed))
    assert squeezed("no paper has this") not in text_of(Paper.RECORD, VISITS["typed"])


@pytest.mark.parametrize("name", VISITS)
def test_the_record_carries_the_stored_bytes_and_no_other_paper_does(name: str) -> None:
    for paper in Paper:
        found = reading.attachments(made(paper, VISITS[name]))
        assert found == ({"record.json": (VISITS[name], "/Source")} if paper is Paper.RECORD else {})


def test_a_drawn_signature_is_a_figure_of_lines_and_the_others_are_words() -> None:
    drawn, typed = (made(Paper.RECORD, VISITS[name]) for name in ("drawn", "typed"))
    assert reading.tags(drawn).count("/Figure") == 1
    assert reading.tags(typed).count("/Figure") == 0
    with pikepdf.open(BytesIO(drawn)) as document:
        assert not any(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in document.objects)


@pytest.mark.parametrize(
    "strokes", [(((0, 0, 0, 0), (9999, 9999, 8, 1)),), (((5, 5, 0, 0),), ((5, 5, 9, 0),)), (((-40, 7, 0, 0), (3, -9, 8, 1)),)]
)
def test_a_signature_of_any_extent_is_drawn(strokes: Any) -> None:
    stored = lesson.kept(lesson.play(PACK, sign={"kind": "drawn", "strokes": strokes}))
    assert "/Figure" in reading.tags(made(Paper.RECORD, stored))


def test_a_changed_answer_about_today_is_printed_in_words() -> None:
    changed = json.loads(VISITS["typed"])
    changed["changes"] = [{"what": "today", "id": "foggy", "before": "yes", "after": "no", "at_ms": 9000}]
    text = text_of(Paper.RECORD, rfc8785.dumps(changed))
    at = text.index(squeezed(WORDS["record"]["changes"]))
    assert squeezed(WORDS["record"]["foggy"]) in text[at:]
