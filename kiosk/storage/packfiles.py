"""What may stand in a pack's TOML files, exactly as `docs/pack-format.md` says."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StringConstraints, ValidationInfo, model_validator

from kiosk.core.pack import ReviewState
from kiosk.storage.toml import Strict


def _words(text: str, info: ValidationInfo) -> str:
    """Join the lines of a text and put the clinic's values in, which the reader gives as context."""
    joined = " ".join(text.split())
    if not joined:
        message = "is empty"
        raise ValueError(message)
    return joined.translate(info.context) if info.context else joined


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        message = "must be a day such as 2026-11-22"
        raise ValueError(message) from None
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Source = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]\w*$")]
Words = Annotated[str, AfterValidator(_words)]
"""Plain text that a person reads or hears."""
Markup = Annotated[str, StringConstraints(min_length=1)]
"""Markdown blocks, filled in after they are parsed."""
Day = Annotated[str, AfterValidator(_day)]
Fraction = Annotated[float, Field(ge=0, le=1)]


class ReviewFile(Strict):
    """Who approved the material."""

    state: ReviewState
    by: str = ""
    role: str = ""
    date: Day | Literal[""] = ""
    due: Day | Literal[""] = ""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.state is ReviewState.APPROVED and not (self.by and self.role and self.date and self.due):
            message = "is approved, so by, role, date and due are needed"
            raise ValueError(message)
        return self


class PageEntry(Strict):
    """A page in its chapter."""

    id: Id
    short: StrictBool = False
    dots: Annotated[StrictInt, Field(ge=0, le=100)] | None = None


class ChapterEntry(Strict):
    """A chapter: pages, then questions and lines."""

    id: Id
    pages: Annotated[tuple[PageEntry, ...], Field(min_length=1)]
    questions: tuple[Id, ...] = ()
    lines: tuple[Id, ...] = ()
    choice: StrictBool = False


class QuestionEntry(Strict):
    """A question without its words."""

    page: Id
    safety: StrictBool = False
    short: StrictBool = False
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class LineEntry(Strict):
    """A line without its words."""

    pages: Annotated[tuple[Id, ...], Field(min_length=1)]
    safety: StrictBool = False
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class PlaceEntry(Strict):
    """The choice of place without its words."""

    sites: tuple[Id, Id]
    rows: Annotated[tuple[Id, ...], Field(min_length=1)]
    values: tuple[Id, ...]
    marks: tuple[Id, ...]
    leanings: tuple[Id, ...]
    pictures: dict[Id, Id]
    sources: dict[Id, tuple[Source, ...]]


class OptionsEntry(Strict):
    """The second grid without its words."""

    columns: Annotated[tuple[Id, ...], Field(min_length=2)]
    rows: Annotated[tuple[Id, ...], Field(min_length=1)]
    sources: dict[Id, tuple[Source, ...]]


class LabelEntry(Strict):
    """Where a label stands and what it points at, as fractions of the picture."""

    id: Id
    x: Fraction
    y: Fraction
    to: tuple[Fraction, Fraction]


class ArtEntry(Strict):
    """A drawing that the pack uses."""

    labels: tuple[LabelEntry, ...] = ()


class PackFile(Strict):
    """pack.toml: nothing that is read by a person."""

    id: Id
    version: Annotated[str, StringConstraints(min_length=1)]
    languages: Annotated[tuple[Id, ...], Field(min_length=1)]
    updated: Day
    order: StrictInt
    review: ReviewFile
    chapters: Annotated[tuple[ChapterEntry, ...], Field(min_length=1)]
    questions: dict[Id, QuestionEntry] = Field(default_factory=dict)
    lines: dict[Id, LineEntry] = Field(default_factory=dict)
    place: PlaceEntry | None = None
    options: OptionsEntry | None = None
    art: dict[Id, ArtEntry] = Field(default_factory=dict)


class QuestionWords(Strict):
    """The words of a question."""

    ask: Words
    right: Words
    wrong: tuple[Words, ...]
    explain: Words
    say: Words


class RowWords(Strict):
    """The words of a grid's row."""

    title: Words
    cells: tuple[Words, ...]
    more: Markup = ""


class ValueWords(Strict):
    """The words of something that may matter to the person."""

    text: Words
    talk: Words


class PlaceWords(Strict):
    """The words of the choice of place."""

    intro: Markup
    sites: dict[Id, Words]
    captions: dict[Id, Words]
    descriptions: dict[Id, Words]
    rows: dict[Id, RowWords]
    values: dict[Id, ValueWords]
    marks: dict[Id, Words]
    leanings: dict[Id, Words]


class OptionsWords(Strict):
    """The words of the second grid."""

    intro: Markup
    columns: dict[Id, Words]
    rows: dict[Id, RowWords]


class TermWords(Strict):
    """A word of the glossary and its meaning."""

    word: Words
    meaning: Words


class WordsFile(Strict):
    """words.toml: everything that is read by a person and is not on a page."""

    title: Words
    meaning: Words
    update_policy: Words
    funding: Words
    suggested: tuple[Words, ...] = ()
    take_home: tuple[Id, ...] = ()
    owed: tuple[Words, ...] = ()
    next_steps: Markup = ""
    chapters: dict[Id, Words]
    questions: dict[Id, QuestionWords] = Field(default_factory=dict)
    lines: dict[Id, Words] = Field(default_factory=dict)
    place: PlaceWords | None = None
    options: OptionsWords | None = None
    labels: dict[Id, dict[Id, Words]] = Field(default_factory=dict)
    glossary: dict[Id, TermWords] = Field(default_factory=dict)


class DotsWords(Strict):
    """The words of a number shown as dots."""

    of: Words
    some: Words
    rest: Words
    source: Words


class FrontFile(Strict):
    """What may stand before a page, between two lines of +++."""

    dots: DotsWords | None = None


class FactEntry(Strict):
    """A fact, how sure it is, and where it comes from."""

    text: Words
    certainty: Literal["H", "M", "L", "GK"]
    references: tuple[Source, ...]

    @model_validator(mode="after")
    def _referred(self) -> Self:
        if not self.references and self.certainty != "GK":
            message = "needs a reference, or the certainty GK"
            raise ValueError(message)
        return self


class ReferenceEntry(Strict):
    """A published source."""

    title: Words
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class SourcesFile(Strict):
    """sources.toml: facts by id, and the references they come from."""

    facts: dict[Source, FactEntry]
    references: dict[Source, ReferenceEntry]
