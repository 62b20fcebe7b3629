"""A pack: one versioned set of teaching material, in one language, with the clinic's own values filled in.

Words are parsed once into blocks, sentences and runs; screen, paper and voice all read those, so that what is shown,
printed and said is the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

WORDS_A_MINUTE = 130
"""Reading pace used for every estimate of time."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; `term` is the glossary id a touch explains."""

    text: str
    strong: bool = False
    term: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the unit that is read aloud."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.runs)


class BlockKind(StrEnum):
    """How a block stands on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or note, with the ids of the facts it rests on."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    sources: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The block as plain text."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Label:
    """Words over a picture: `x`, `y` is where the words stand, `to_x`, `to_y` what they point at, each 0 to 1."""

    text: str
    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing; `file` is relative to the pack, width and height are its own units."""

    file: str
    caption: str
    description: str
    width: float
    height: float
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Dots:
    """A number as a picture of 100 dots, with both sides in words."""

    count: int
    of: str
    some: str
    rest: str
    source: str


@dataclass(frozen=True, slots=True)
class Page:
    """One idea on one screen; `more` is the second layer, behind "Tell me more"."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    more: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    dots: Dots | None = None
    short: bool = False

    @property
    def words(self) -> int:
        """How many words the main layer has, title apart."""
        return sum(len(block.text.split()) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Question:
    """A teach-back question: one right answer, the wrong ones, and another way to say it."""

    id: str
    ask: str
    right: str
    wrong: tuple[str, ...]
    explain: str
    page: str
    say: str
    safety: bool = False
    short: bool = False
    sources: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer, the right one first; the screen shows them in the visit's own order."""
        return (self.right, *self.wrong)


@dataclass(frozen=True, slots=True)
class Line:
    """One acknowledgement sentence and the pages it rests on."""

    id: str
    text: str
    pages: tuple[str, ...]
    safety: bool = False
    sources: tuple[str, ...] = ()


_Item = TypeVar("_Item", Page, Question, Line)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages, then the choice of place where it belongs, then questions and lines."""

    id: str
    title: str
    pages: tuple[Page, ...]
    questions: tuple[Question, ...] = ()
    lines: tuple[Line, ...] = ()
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the pump."""

    id: str
    title: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid: a cell for each column, in the columns' order."""

    id: str
    title: str
    cells: tuple[str, ...]
    more: tuple[Block, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """Something that may matter to the person: not me, a bit, very much, or skipped."""

    id: str
    text: str
    talk: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A named choice: a mark, a leaning or an option."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """Belly or lower back: two sites of the same size and rows, the values, the marks and the leanings."""

    sites: tuple[Site, Site]
    intro: tuple[Block, ...]
    rows: tuple[Row, ...]
    values: tuple[Value, ...]
    marks: tuple[Choice, ...]
    leanings: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class OptionGrid:
    """The second grid: pump, carry on as now, other choices."""

    options: tuple[Choice, ...]
    intro: tuple[Block, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary in plain words."""

    id: str
    word: str
    meaning: str


class ReviewState(StrEnum):
    """Whether a clinician has approved the material."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Review:
    """Who approved the material and when it is due again; dates as YYYY-MM-DD, empty while a draft."""

    state: ReviewState
    by: str = ""
    role: str = ""
    date: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A published source."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact a page may state, how sure it is, and the references it comes from."""

    id: str
    text: str
    certainty: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One versioned set of teaching material in one language, with the clinic's values filled in.

    `meaning` is the sentence that the signature affirms; `sha256` is over the pack's files as they lie on disk;
    `clinic` holds the clinic values that were filled in, by name.
    """

    id: str
    version: str
    language: str
    title: str
    meaning: str
    chapters: tuple[Chapter, ...]
    review: Review
    sha256: str
    updated: str
    update_policy: str
    funding: str
    place: PlaceChoice | None = None
    options: OptionGrid | None = None
    next_steps: tuple[Block, ...] = ()
    take_home: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    glossary: Mapping[str, Term] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    clinic: Mapping[str, str] = field(default_factory=dict)

    @property
    def draft(self) -> bool:
        """Whether every page and paper must say *Draft*."""
        return self.review.state is not ReviewState.APPROVED

    def pages(self) -> Iterator[Page]:
        """Every main page, in order."""
        for chapter in self.chapters:
            yield from chapter.pages

    def questions(self) -> Iterator[Question]:
        """Every question, in order."""
        for chapter in self.chapters:
            yield from chapter.questions

    def lines(self) -> Iterator[Line]:
        """Every acknowledgement line, in order."""
        for chapter in self.chapters:
            yield from chapter.lines

    def page(self, page_id: str) -> Page:
        """Return the page of that id; raise KeyError if there is none."""
        return _find(self.pages(), page_id)

    def question(self, question_id: str) -> Question:
        """Return the question of that id; raise KeyError if there is none."""
        return _find(self.questions(), question_id)

    def line(self, line_id: str) -> Line:
        """Return the line of that id; raise KeyError if there is none."""
        return _find(self.lines(), line_id)


def _find(items: Iterator[_Item], wanted: str) -> _Item:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
