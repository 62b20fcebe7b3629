"""The way through a pack, as a table of contents."""

from collections.abc import Iterator

from kiosk.core.answers import Kind, Step, Way
from kiosk.core.pack import Chapter, Pack

VALUES_A_SCREEN = 2
"""How many values stand on one screen."""


def steps(pack: Pack, way: Way, extra: frozenset[str] = frozenset(), *, signing: bool = False) -> tuple[Step, ...]:
    """List every step in order; `extra` are pages a person on the short way asked to see after all."""
    before = (Step(Kind.YOU), Step(Kind.HANDS), Step(Kind.TODAY), Step(Kind.WAY))
    lesson = tuple(step for chapter in pack.chapters for step in _chapter(pack, chapter, way, extra))
    after = (Step(Kind.ASK), Step(Kind.REVIEW), Step(Kind.OUTCOME))
    return before + lesson + after + ((Step(Kind.SIGN),) if signing else ())


def _chapter(pack: Pack, chapter: Chapter, way: Way, extra: frozenset[str]) -> Iterator[Step]:
    full = way is Way.FULL
    pages = [page.id for page in chapter.pages if full or page.short or page.id in extra]
    if not pages:
        return
    for page in pages:
        yield Step(Kind.PAGE, page)
    if chapter.choice and pack.place:
        yield Step(Kind.COMPARE)
        for first in range(0, len(pack.place.values), VALUES_A_SCREEN):
            yield Step(Kind.VALUES, str(first))
        yield Step(Kind.MARKS)
        yield Step(Kind.LEAN)
    if chapter.choice and pack.options:
        yield Step(Kind.OPTIONS)
    for question in chapter.questions:
        if full or question.short or question.page in extra:
            yield Step(Kind.QUESTION, question.id)
    if chapter.lines:
        yield Step(Kind.LINES, chapter.id)
