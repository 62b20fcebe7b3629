"""What a person can answer, choose and do, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a step is; the screen table has one component for each."""

    YOU = "you"
    HANDS = "hands"
    TODAY = "today"
    WAY = "way"
    PAGE = "page"
    QUESTION = "question"
    COMPARE = "compare"
    VALUES = "values"
    MARKS = "marks"
    LEAN = "lean"
    OPTIONS = "options"
    LINES = "lines"
    ASK = "ask"
    REVIEW = "review"
    OUTCOME = "outcome"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the way; `id` tells pages, questions, chapters' lines and value screens apart."""

    kind: Kind
    id: str = ""


class Way(StrEnum):
    """The full way, or the short one that says what it skipped."""

    FULL = "full"
    SHORT = "short"


class Outcome(StrEnum):
    """How a visit ended; all are equal, and only the first needs a signature."""

    ACKNOWLEDGED = "acknowledged"
    TALK_FIRST = "talk_first"
    NOT_TODAY = "not_today"
    NO_PUMP = "no_pump"


class LineAnswer(StrEnum):
    """Where a line stands."""

    YES = "yes"
    TALK = "talk"
    NOT_SEEN = "not_seen"
    OPEN = "open"


class Amount(StrEnum):
    """How much a value is like the person."""

    NOT_ME = "not_me"
    A_BIT = "a_bit"
    VERY_MUCH = "very_much"
    SKIPPED = "skipped"


class Pause(StrEnum):
    """Why the lesson stands still."""

    REST = "rest"
    HELP = "help"
    UNWELL = "unwell"
    PAIN = "pain"


class Signing(StrEnum):
    """How the person signed."""

    DRAWN = "drawn"
    TYPED = "typed"
    WITNESSED = "witnessed"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Opening:
    """What staff (or the person) entered when the visit was opened; dates YYYY-MM-DD, times ISO 8601 with offset.

    `offers` are the places that the surgeon offered then; `clock` is "ok", or "unsure" if it cannot have been right.
    """

    id: str
    salt: str
    opened: str
    pack: str
    version: str
    sha256: str
    language: str
    name: str
    born: str = ""
    number: str = ""
    surgeon: str = ""
    surgery_day: str = ""
    interpreter: str = ""
    interpreter_id: str = ""
    interpreter_how: str = ""
    companion: str = ""
    representative: str = ""
    relationship: str = ""
    checked_by: str = "staff"
    staff: str = ""
    tablet: str = ""
    app_version: str = ""
    clock: str = "ok"
    offers: tuple[str, ...] = ()

    @property
    def swapped(self) -> bool:
        """Whether the lower back stands on the left, so that neither place is always first."""
        return int(self.salt[:2], 16) % 2 == 1


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the person set the screen; `size` in per cent."""

    size: int = 100
    theme: str = "calm"
    motion: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """A step that was on the screen, in which language, for how many milliseconds."""

    step: Step
    language: str
    ms: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A time the lesson stood still; `staff` is who answered a call, `ms` how long it lasted."""

    kind: Pause
    step: Step
    ms: int
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer the person changed at review, or about today at any time."""

    what: str
    id: str
    before: str
    after: str
    ms: int


@dataclass(frozen=True, slots=True)
class Signature:
    """How the person signed: strokes of (x, y, ms, pressure) in 1/10000 of the pad's width, typed name, or spoken words."""

    kind: Signing
    text: str = ""
    staff: str = ""
    strokes: tuple[tuple[tuple[int, ...], ...], ...] = ()
    at: str = ""
