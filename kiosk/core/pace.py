"""How long a lesson takes: an estimate in minutes, never a clock that presses."""

from kiosk.core.answers import Kind, Step, Way
from kiosk.core.pack import WORDS_A_MINUTE, Pack
from kiosk.core.visit import Visit
from kiosk.core.way import steps

_SECONDS = {
    Kind.PAGE: 8.0,
    Kind.QUESTION: 20.0,
    Kind.COMPARE: 60.0,
    Kind.VALUES: 12.0,
    Kind.MARKS: 15.0,
    Kind.LEAN: 15.0,
    Kind.OPTIONS: 40.0,
    Kind.LINES: 8.0,
    Kind.ASK: 40.0,
    Kind.REVIEW: 30.0,
    Kind.OUTCOME: 10.0,
    Kind.SIGN: 20.0,
}
"""Seconds beside reading, our own estimate: looking at the picture, choosing, touching."""

_A_LINE = 9.0


def _seconds(pack: Pack, step: Step) -> float:
    seconds = _SECONDS.get(step.kind, 0.0)
    if step.kind is Kind.PAGE:
        seconds += pack.page(step.id).words * 60 / WORDS_A_MINUTE
    if step.kind is Kind.LINES:
        seconds += _A_LINE * next(len(one.lines) for one in pack.chapters if one.id == step.id)
    return seconds


def minutes_of(pack: Pack, way: Way) -> int:
    """Estimate the whole way, in whole minutes."""
    return max(1, round(sum(_seconds(pack, step) for step in steps(pack, way)) / 60))


def minutes_left(visit: Visit) -> int:
    """Estimate what is left from the step on the screen, in whole minutes; 0 when it is nearly over."""
    way = visit.steps()
    here = way.index(visit.step) if visit.step in way else len(way)
    return round(sum(_seconds(visit.pack, step) for step in way[here:]) / 60)
