"""The consult page: what a surgeon needs, on one page, safety first."""

import json
from typing import Any

import pytest
import rfc8785

from kiosk.documents.papers import Paper, make
from tests.documents import lesson, reading
from tests.documents.cases import PACK, VISITS, WORDS, made, pages_of, text_of
from tests.documents.reading import squeezed


@pytest.mark.parametrize("name", VISITS)
def test_the_surgeon_gets_one_page_with_every_safety_point(name: str) -> None:
    record = json.loads(VISITS[name])
    (page,) = pages_of(Paper.CONSULT, VISITS[name])
    shown = [
        WORDS["outcomes"][record["outcome"]],
        record["person"]["name"],
        record["with"]["surgeon"],
        *record["owed"],
        *record["own_questions"],
    ]
    shown += [point["text"] for point in record["points"]] + [point["say"] for point in record["points"]]
    shown += [one["right"] for one in record["questions"] if one["stands"] == "talk"]
    shown += [mark["text"] for mark in record["place"]["marks"]]
    shown += [value["text"] for value in record["place"]["values"] if value["answer"] in ("very_much", "a_bit")]
    shown += [record["place"]["lean"]["text"]] if record["place"]["lean"] else [WORDS["consult"]["no_lean"]]
    assert [one for one in shown if squeezed(one) not in page] == []


def many(own: int, **changed: Any) -> bytes:
    """Return a record with that many own questions, more than any screen takes."""
    record = json.loads(VISITS["drawn"])
    record["own_questions"] = [f"Question number {n:02} of mine, in my own words?" for n in range(own)]
    points = [point for point in record["points"] if point["kind"] != "own_question"]
    extra = [
        {"kind": "own_question", "id": str(n), "rank": "own", "text": text, "say": ""} for n, text in enumerate(record["own_questions"])
    ]
    record["points"] = sorted(points + extra, key=lambda point: ("safety", "talk", "own", "place", "later").index(point["rank"]))
    return rfc8785.dumps(record | changed)


def test_what_does_not_fit_goes_to_page_two_with_its_number() -> None:
    stored = many(40)
    first, second = pages_of(Paper.CONSULT, stored)
    own = [squeezed(one) for one in json.loads(stored)["own_questions"]]
    shown = [one for one in own if one in first]
    assert 1 <= len(shown) < len(own)
    assert f"+{len(own) - len(shown)}onpage2" in first
    assert [one for one in own if (one in first) == (one in second)] == []
    for point in json.loads(stored)["points"]:
        if point["rank"] == "safety":
            assert squeezed(point["text"]) in first
    assert all(squeezed(one) in first for one in json.loads(stored)["owed"])


def test_too_many_safety_points_keep_the_first_of_every_other_kind_on_page_one() -> None:
    record = json.loads(many(3))
    talk = [
        {
            "kind": "line_not_seen",
            "id": f"l{n}",
            "rank": "safety",
            "text": f"I saw safety line {n:02}, which is long enough for two lines on the page.",
            "say": "",
        }
        for n in range(60)
    ]
    record["points"] = talk + record["points"]
    pages = pages_of(Paper.CONSULT, rfc8785.dumps(record))
    whole = "".join(pages)
    for rank in ("safety", "own", "later"):
        assert squeezed(next(point["text"] for point in record["points"] if point["rank"] == rank)) in pages[0]
    assert "Isawsafetyline00" in pages[0]
    assert "onpage2" in pages[0]
    assert all(squeezed(point["text"]) in whole for point in record["points"])


@pytest.mark.parametrize(
    ("surgery", "note"),
    [
        ("2026-03-14", "same_day"),
        ("2026-03-15", "day_before"),
        ("2026-03-01", "passed"),
        ("2026-03-26", "days_after"),
        ("", "no_day"),
        ("2026-02-31", "passed"),
        ("in spring", None),
    ],
)
def test_the_days_until_surgery_are_counted(surgery: str, note: str | None) -> None:
    page = text_of(Paper.CONSULT, lesson.kept(lesson.play(PACK, start=lesson.opening(surgery_day=surgery))))
    said = WORDS["consult"][note].format(n=12) if note else surgery
    assert squeezed(said) in page


def test_how_they_were_that_day_is_told() -> None:
    talk, calm = text_of(Paper.CONSULT, VISITS["talk first"]), text_of(Paper.CONSULT, VISITS["typed"])
    assert squeezed(WORDS["consult"]["foggy"]) in talk
    assert squeezed(WORDS["consult"]["clear_today"]) in calm
    assert squeezed(WORDS["consult"]["not_asked"]) in text_of(Paper.CONSULT, VISITS["stopped at once"])


def test_a_question_about_today_that_was_left_open_is_not_told_as_a_no() -> None:
    half = lesson.begun(PACK).confirm().touch_as("me").feel(sedated=False).stop()
    page = text_of(Paper.CONSULT, lesson.kept(half))
    assert squeezed(WORDS["consult"]["clear_today"]) not in page
    assert squeezed(WORDS["consult"]["today_missing"].format(what=WORDS["consult"]["foggy"])) in page


def test_what_is_far_too_long_is_cut_nowhere() -> None:
    record = json.loads(many(2))
    record["person"]["name"] = "Maximiliana " * 60
    long = "Why does it have to be so long, and who reads all of it? " * 60
    for point in record["points"]:
        if point["kind"] == "own_question":
            point["text"] = long + point["text"]
    pdf = made(Paper.CONSULT, rfc8785.dumps(record))
    text = text_of(Paper.CONSULT, rfc8785.dumps(record))
    assert [point["text"] for point in record["points"] if squeezed(point["text"][-200:]) not in text] == []
    assert text.count("Whydoesithavetobesolong") >= 118
    assert squeezed(record["person"]["name"]) in text
    assert reading.outside(pdf) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_front_and_back_stand_under_their_own_figure_in_either_direction(language: str) -> None:
    pdf = make(Paper.CONSULT, VISITS["drawn"], {**WORDS, "language": language})
    front, back = (reading.left_of(pdf, WORDS["consult"][side]) for side in ("front", "back"))
    assert 0 < front < back
