"""Teach-back: does the material explain well? Two tries, no score, no fail."""

from collections.abc import Sequence
from enum import StrEnum
from random import Random

from kiosk.core.pack import Question

UNSURE = -1
"""The answer "I am not sure, show me again"."""

TRIES = 2
"""After so many answers without the right one, it is explained again and becomes a point for a person to settle."""


class Understanding(StrEnum):
    """What the answers so far say about how well it was explained."""

    ASKED = "asked"
    EXPLAIN = "explain"
    CLEAR = "clear"
    TALK = "talk"


def understanding(answers: Sequence[int]) -> Understanding:
    """Tell where a question stands; 0 is the right answer, UNSURE and 1.. are not.

    The last answer counts, also when it was changed at review. A single miss that is put right is only recorded; two answers of which
    the last is not right become a point.
    """
    if answers and answers[-1] == 0:
        return Understanding.CLEAR
    if len(answers) >= TRIES:
        return Understanding.TALK
    return Understanding.EXPLAIN if answers else Understanding.ASKED


def answer_text(question: Question, answer: int) -> str:
    """Return the words of an answer; empty for UNSURE, which each language says in its own way."""
    return "" if answer == UNSURE else question.answers[answer]


def order(question: Question, seed: str) -> tuple[int, ...]:
    """Return the order in which this visit shows the answers, the same every time it is asked."""
    places = list(range(len(question.answers)))
    Random(f"{seed}/{question.id}").shuffle(places)  # noqa: S311 - an order on a screen, not a secret
    return tuple(places)
