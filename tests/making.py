"""Small real things for tests: a pack, an opening, a visit part of the way through."""

from dataclasses import replace

from kiosk.core.answers import Kind, Opening
from kiosk.core.pack import (
    Block,
    BlockKind,
    Chapter,
    Choice,
    Line,
    OptionGrid,
    Pack,
    Page,
    Picture,
    PlaceChoice,
    Question,
    Review,
    ReviewState,
    Row,
    Run,
    Sentence,
    Site,
    Value,
)
from kiosk.core.visit import Visit, begin


def words(text: str) -> tuple[Block, ...]:
    """Return one paragraph of one sentence."""
    return (Block(BlockKind.PARAGRAPH, (Sentence((Run(text),)),), ("own",)),)


def page(page_id: str, *, short: bool = False) -> Page:
    """Return a page that says which it is."""
    return Page(page_id, page_id.title(), words(f"This is {page_id}."), words(f"More of {page_id}."), short=short)


def question(question_id: str, on: str, *, short: bool = False, safety: bool = False) -> Question:
    """Return a question with three wrong answers."""
    wrong = (f"{question_id} wrong 1", f"{question_id} wrong 2", f"{question_id} wrong 3")
    return Question(question_id, f"{question_id}?", f"{question_id} right", wrong, "In other words.", on, "Say this.", safety, short)


def pack(language: str = "en") -> Pack:
    """Return a pack with everything a pack can have, small."""
    why = Chapter("why", "Why", (page("w1", short=True), page("w2")), (question("q1", "w2"),), (Line("l1", "I saw why.", ("w1", "w2")),))
    sites = tuple(Site(one, one.title(), Picture("art/p.svg", one, one, 400, 640)) for one in ("belly", "back"))
    place = PlaceChoice(
        sites=(sites[0], sites[1]),
        intro=words("Two places."),
        rows=(Row("usual", "Usual", ("a", "b"), words("More of the row.")),),
        values=tuple(Value(f"v{n}", f"Value {n}.", "Talk about it.") for n in range(3)),
        marks=(Choice("belt", "Belt line"), Choice("skin", "Sore skin")),
        leanings=tuple(Choice(one, one) for one in ("belly", "back", "none", "talk", "no_pump")),
    )
    options = OptionGrid(tuple(Choice(one, one) for one in ("pump", "as_now")), words("Choices."), (Row("what", "What", ("a", "b")),))
    where = Chapter("place", "Place", (page("p1", short=True),), (), (Line("l2", "I saw the places.", ("p1",)),), choice=True)
    skipped = Chapter("trial", "Trial", (page("t1"),), (), (Line("l3", "I saw the trial.", ("t1",)),))
    safety = (Line("l4", "I saw when to call.", ("c1",), safety=True),)
    call = Chapter("call", "Call", (page("c1", short=True),), (question("q2", "c1", short=True, safety=True),), safety)
    return Pack(
        id="small",
        version="1.0.0",
        language=language,
        title="Small",
        meaning="I went through this lesson.",
        chapters=(why, where, skipped, call),
        review=Review(ReviewState.DRAFT),
        sha256="0" * 64,
        updated="2026-11-22",
        update_policy="When it changes.",
        funding="Nobody.",
        place=place,
        options=options,
        suggested=("May I swim?",),
        take_home=("c1",),
    )


def opening(name: str = "Sample Person", salt: str = "01" * 16) -> Opening:
    """Return an opening by staff."""
    return Opening(
        id="11111111-2222-4333-8444-555555555555",
        salt=salt,
        opened="2026-11-22T09:00:00+00:00",
        pack="small",
        version="1.0.0",
        sha256="0" * 64,
        language="en",
        name=name,
        born="1961-05-04",
    )


PACKS = {"en": pack()}


def visit(salt: str = "01" * 16) -> Visit:
    """Return a visit that was just opened."""
    return begin(opening(salt=salt), PACKS)


def learning(way: str = "full") -> Visit:
    """Return a visit at the first page of the lesson."""
    return visit().confirm().touch_as("me").feel(sedated=False, foggy=False).forward().take(way)


def at(kind: Kind, step_id: str = "", way: str = "full", start: Visit | None = None) -> Visit:
    """Return a visit that went forward to a step and answered nothing on the way."""
    here = start or learning(way)
    while (here.step.kind, here.step.id) != (kind, step_id):
        here = here.forward()
    return here


def unanswered(here: Visit) -> Visit:
    """Return a visit as if today's questions had not been asked."""
    return replace(here, sedated=None, foggy=None)
