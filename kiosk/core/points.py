"""Points: what a person still has to settle with this person, safety first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kiosk.core.answers import Amount, LineAnswer, Pause
from kiosk.core.teachback import Understanding
from kiosk.core.visit import Visit


class PointKind(StrEnum):
    """What a point is about."""

    UNWELL = "unwell"
    CALL = "call"
    TODAY = "today"
    QUESTION = "question"
    LINE_TALK = "line_talk"
    LINE_NOT_SEEN = "line_not_seen"
    LINE_OPEN = "line_open"
    OWN_QUESTION = "own_question"
    PLACE = "place"
    OPTION = "option"


class Rank(IntEnum):
    """The order in which points are settled."""

    SAFETY = 0
    TALK = 1
    OWN = 2
    PLACE = 3
    LATER = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to settle; `id` names the question, line, option or own question (by its place in the list)."""

    kind: PointKind
    id: str
    rank: Rank


def points(visit: Visit) -> tuple[Point, ...]:
    """List every point of a visit, safety first, each kind in the order of the lesson."""
    return tuple(sorted(_all(visit), key=lambda point: point.rank))


def _all(visit: Visit) -> Iterator[Point]:  # noqa: C901, PLR0912 - one branch for each kind of point
    if any(stop.kind is Pause.UNWELL for stop in visit.stops):
        yield Point(PointKind.UNWELL, "", Rank.SAFETY)
    for question in visit.pack.questions():
        if visit.understanding(question.id) in (Understanding.TALK, Understanding.EXPLAIN):
            yield Point(PointKind.QUESTION, question.id, Rank.SAFETY if question.safety else Rank.LATER)
    for line in visit.pack.lines():
        match visit.line(line):
            case LineAnswer.TALK:
                yield Point(PointKind.LINE_TALK, line.id, Rank.SAFETY if line.safety else Rank.TALK)
            case LineAnswer.NOT_SEEN:
                yield Point(PointKind.LINE_NOT_SEEN, line.id, Rank.SAFETY if line.safety else Rank.LATER)
            case LineAnswer.OPEN:
                yield Point(PointKind.LINE_OPEN, line.id, Rank.SAFETY if line.safety else Rank.LATER)
            case LineAnswer.YES:  # pragma: no branch - there is no other
                pass
    if visit.sedated or visit.foggy or visit.pain:
        yield Point(PointKind.TODAY, "", Rank.TALK)
    if any(stop.kind is Pause.HELP and not stop.staff for stop in visit.stops):
        yield Point(PointKind.CALL, "", Rank.TALK)
    for number, _ in enumerate(visit.own):
        yield Point(PointKind.OWN_QUESTION, str(number), Rank.OWN)
    told = {one for one in visit.values.values() if one not in (Amount.SKIPPED, Amount.NOT_ME)}
    if visit.lean or visit.marks or told:
        yield Point(PointKind.PLACE, visit.lean, Rank.TALK if visit.lean in ("talk", "no_pump") else Rank.PLACE)
    if visit.pack.options:
        for option in visit.pack.options.options:
            if option.id in visit.interests:
                yield Point(PointKind.OPTION, option.id, Rank.OWN)
