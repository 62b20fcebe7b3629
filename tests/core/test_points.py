"""What is left for a person to settle, and in which order."""

from dataclasses import replace

import pytest

from kiosk.core.answers import Kind
from kiosk.core.points import Point, PointKind, Rank, points
from kiosk.core.visit import Visit
from tests.making import at, learning, unanswered


def kinds(here: Visit) -> set[PointKind]:
    return {point.kind for point in points(here)}


def whole(lines: str = "yes") -> Visit:
    """Return a visit at its review where every line was answered and every question was right."""
    here = learning()
    while here.step.kind is not Kind.REVIEW:
        if here.step.kind is Kind.QUESTION:
            here = here.answer(here.step.id, 0)
        if here.step.kind is Kind.LINES:
            chapter = next(one for one in here.pack.chapters if one.id == here.step.id)
            for line in chapter.lines:
                here = here.answer_line(line.id, lines)
        here = here.forward()
    return here


def test_a_visit_where_all_is_clear_has_no_points() -> None:
    assert points(whole()) == ()


def test_a_single_miss_is_only_recorded() -> None:
    here = at(Kind.QUESTION, "q1").answer("q1", 3).answer("q1", 0)
    assert PointKind.QUESTION not in kinds(here)


@pytest.mark.parametrize("given", [(3,), (-1,), (3, 2), (-1, -1)])
def test_a_question_left_unclear_is_a_point(given: tuple[int, ...]) -> None:
    here = at(Kind.QUESTION, "q1")
    for choice in given:
        here = here.answer("q1", choice)
    assert Point(PointKind.QUESTION, "q1", Rank.LATER) in points(here)


def test_safety_comes_first() -> None:
    here = whole("talk")
    here = replace(here, answers={**here.answers, "q2": (1, 2), "q1": (1, 2)}, own=("May I swim?",), lean="talk", marks=frozenset({"belt"}))
    found = points(here)
    assert [point.rank for point in found] == sorted(point.rank for point in found)
    assert [(point.kind, point.id) for point in found[:2]] == [(PointKind.QUESTION, "q2"), (PointKind.LINE_TALK, "l4")]
    assert Point(PointKind.PLACE, "talk", Rank.TALK) in found
    assert found[-1] == Point(PointKind.QUESTION, "q1", Rank.LATER)


def test_lines_not_seen_and_not_answered() -> None:
    here = at(Kind.REVIEW, way="short")
    found = {(point.kind, point.id) for point in points(here)}
    assert (PointKind.LINE_NOT_SEEN, "l3") in found
    assert (PointKind.LINE_OPEN, "l4") in found
    assert Point(PointKind.LINE_NOT_SEEN, "l4", Rank.SAFETY) in points(learning())


@pytest.mark.parametrize("change", [{"sedated": True}, {"foggy": True}, {"pain": True}])
def test_how_the_person_was_is_a_point(change: dict[str, bool]) -> None:
    assert PointKind.TODAY in kinds(replace(learning(), **change))  # type: ignore[arg-type]
    assert PointKind.TODAY not in kinds(unanswered(learning()))


def test_unwell_is_safety_and_an_unanswered_call_is_a_point() -> None:
    unwell = learning().rest("unwell").answer_call("N. Example").go_on()
    assert points(unwell)[0] == Point(PointKind.UNWELL, "", Rank.SAFETY)
    assert PointKind.CALL in kinds(learning().rest("help").go_on())
    assert PointKind.CALL not in kinds(learning().rest("help").answer_call("N.").go_on())


def test_values_marks_and_leaning_are_one_point() -> None:
    here = at(Kind.VALUES, "0").weigh("v0", "very_much").weigh("v1", "not_me").forward().forward().mark("belt").forward().lean_to("belly")
    assert [point for point in points(here) if point.kind is PointKind.PLACE] == [Point(PointKind.PLACE, "belly", Rank.PLACE)]
    assert PointKind.PLACE not in kinds(at(Kind.VALUES, "0").weigh("v0", "skipped").weigh("v1", "not_me"))


def test_an_option_the_person_wonders_about() -> None:
    assert Point(PointKind.OPTION, "as_now", Rank.OWN) in points(at(Kind.OPTIONS).wonder("as_now"))
